// The kernels for vectors of one width, to choose from when the program runs.
#ifndef CONVSCOPE_CKERNELS_KERNELS_H
#define CONVSCOPE_CKERNELS_KERNELS_H

#include "include/CKernels.h"

typedef struct {
  long most_tiles;
  long (*tile_side)(ck_window window);
  long (*point_count)(ck_window window);
  long (*tile_count)(const ck_convolution *task);
  long (*memory_count)(const ck_convolution *task, long tiles, long blocks);
  void (*filter)(
      const ck_convolution *task, ck_tiles tiles, long first_block, long end_block,
      const float *source, const float *addend, float *destination, float *memory);
  long (*strip_count)(const ck_convolution *task);
  long (*strip_memory_count)(const ck_convolution *task);
  void (*multiply)(
      const ck_convolution *task, long first_strip, long end_strip, long first_block, long end_block,
      const float *source, const float *addend, float *destination, float *memory);
  void (*pool)(
      const ck_pooling *task, long first_row, long end_row, const float *source, float *destination);
} kernels;

extern const kernels kernels_16;
extern const kernels kernels_8;

#endif
