// The kernels for vectors of one width, to choose from when the program runs.
#ifndef CONVSCOPE_CKERNELS_KERNELS_H
#define CONVSCOPE_CKERNELS_KERNELS_H

#include "include/CKernels.h"

typedef struct {
  long (*tile_side)(ck_window window);
  long (*point_count)(ck_window window);
  long (*tile_count)(const ck_convolution *task);
  long (*memory_count)(const ck_convolution *task);
  long (*filter)(const ck_convolution *task, const ck_maps *maps, ck_thread thread);
  long (*strip_count)(const ck_convolution *task);
  long (*strip_memory_count)(const ck_convolution *task);
  long (*multiply)(const ck_convolution *task, const ck_maps *maps, ck_thread thread);
  void (*pool)(
      const ck_pooling *task, long first_row, long end_row, const float *source, float *destination);
} kernels;

extern const kernels kernels_16;
extern const kernels kernels_8;

#endif
