// oneDNN's C interface for Swift: the header, and what Swift's importer cannot see.
#ifndef CONVSCOPE_CONEDNN_SHIM_H
#define CONVSCOPE_CONEDNN_SHIM_H

#include <oneapi/dnnl/dnnl.h>

#endif
