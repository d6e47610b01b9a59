// zlib, for files that were packed by gzip.
#ifndef CONVSCOPE_CZLIB_SHIM_H
#define CONVSCOPE_CZLIB_SHIM_H

#include <zlib.h>

#endif
