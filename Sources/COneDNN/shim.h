// oneDNN's C interface for Swift: the header, and what Swift's importer cannot see.
#ifndef CONVSCOPE_CONEDNN_SHIM_H
#define CONVSCOPE_CONEDNN_SHIM_H

#include <oneapi/dnnl/dnnl.h>
#include <oneapi/dnnl/dnnl_version.h>

// Version 3 has other calls to describe operations.
#if DNNL_VERSION_MAJOR != 2
#error "convscope needs oneDNN 2.x (Debian 12: libdnnl-dev), this system has another version"
#endif

#endif
