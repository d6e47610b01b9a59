// libpng's simplified interface, whose errors come back as values instead of long jumps.
#ifndef CONVSCOPE_CPNG_SHIM_H
#define CONVSCOPE_CPNG_SHIM_H

#include <png.h>

#endif
