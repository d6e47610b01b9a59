#include "kernels.h"

#if defined(__x86_64__)

bool ck_exists(long block) { return block == 16 || block == 8; }

static const kernels *kernels_for(long block) { return block == 16 ? &kernels_16 : &kernels_8; }

long ck_tile_side(ck_window window) { return kernels_16.tile_side(window); }

long ck_point_count(ck_window window) { return kernels_16.point_count(window); }

long ck_tile_count(const ck_convolution *task) { return kernels_for(task->block)->tile_count(task); }

long ck_memory_count(const ck_convolution *task) {
  return kernels_for(task->block)->memory_count(task);
}

long ck_filter(const ck_convolution *task, const ck_maps *maps, ck_thread thread) {
  return kernels_for(task->block)->filter(task, maps, thread);
}

long ck_strip_count(const ck_convolution *task) {
  return kernels_for(task->block)->strip_count(task);
}

long ck_strip_memory_count(const ck_convolution *task) {
  return kernels_for(task->block)->strip_memory_count(task);
}

long ck_multiply(const ck_convolution *task, const ck_maps *maps, ck_thread thread) {
  return kernels_for(task->block)->multiply(task, maps, thread);
}

void ck_pool(
    const ck_pooling *task, long first_row, long end_row, const float *source, float *destination) {
  kernels_for(task->block)->pool(task, first_row, end_row, source, destination);
}

#else

bool ck_exists(long block) { return false; }
long ck_tile_side(ck_window window) { return 0; }
long ck_point_count(ck_window window) { return 0; }
long ck_tile_count(const ck_convolution *task) { return 0; }
long ck_memory_count(const ck_convolution *task) { return 0; }
long ck_filter(const ck_convolution *task, const ck_maps *maps, ck_thread thread) {
  return 0;
}
long ck_strip_count(const ck_convolution *task) { return 0; }
long ck_strip_memory_count(const ck_convolution *task) { return 0; }
long ck_multiply(const ck_convolution *task, const ck_maps *maps, ck_thread thread) {
  return 0;
}
void ck_pool(
    const ck_pooling *task, long first_row, long end_row, const float *source, float *destination) {
}

#endif
