#if defined(__x86_64__)

#define LANES 16
#define KERNELS kernels_16
#include "all_kernels.h"

#endif
