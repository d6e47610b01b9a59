#if defined(__x86_64__)

#define LANES 8
#define KERNELS kernels_8
#include "all_kernels.h"

#endif
