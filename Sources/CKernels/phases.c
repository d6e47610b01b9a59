#include "include/CKernels.h"

static long rounded_up(long a, long b) { return (a + b - 1) / b; }
static long between(long least, long x, long most) {
  return x < least ? least : x > most ? most : x;
}

// Writes one row of one phase, whose first number lies `offset` behind the padding's; null for a row of zeros.
static void write_phase(const ck_phases *task, long offset, const float *from, float *to) {
  const long stride = task->stride_horizontal, block = task->block, width = task->phase_width;
  const long start = offset - task->padding_left;
  const long first = from ? between(0, rounded_up(-start, stride), width) : width;
  const long end = from ? between(first, rounded_up(task->width - start, stride), width) : width;
  for (long x = 0; x < first; x++) to[x * block] = 0;
  for (long x = first; x < end; x++) to[x * block] = from[x * stride + start];
  for (long x = end; x < width; x++) to[x * block] = 0;
}

// Writes one row of the destination's maps: all blocks of channels of one example.
static void write_row(const ck_phases *task, long y, const float *source, float *destination) {
  const long phases = task->stride_vertical * task->stride_horizontal;
  const long blocks = rounded_up(task->channels * phases, task->block);
  const long row_step = task->phase_width * task->block;
  const long block_step = task->phase_height * row_step;
  for (long i = task->channels * phases; i < blocks * task->block; i++)
    for (long x = 0; x < task->phase_width; x++)
      destination[i / task->block * block_step + x * task->block + i % task->block] = 0;
  for (long i = 0; i < task->channels * phases; i++) {
    const long channel = i / phases, vertical = i % phases / task->stride_horizontal;
    const long row = y * task->stride_vertical + vertical - task->padding_top;
    const bool is_there = row >= 0 && row < task->height;
    const float *from = source + (channel * task->height + (is_there ? row : 0)) * task->width;
    float *to = destination + i / task->block * block_step + i % task->block;
    write_phase(task, i % task->stride_horizontal, is_there ? from : 0, to);
  }
}

void ck_separate_phases(
    const ck_phases *task, long first_row, long end_row, const float *source, float *destination) {
  const long phases = task->stride_vertical * task->stride_horizontal;
  const long blocks = rounded_up(task->channels * phases, task->block);
  const long input_step = task->channels * task->height * task->width;
  const long output_step = blocks * task->phase_height * task->phase_width * task->block;
  for (long row = first_row; row < end_row; row++) {
    const long example = row / task->phase_height, y = row % task->phase_height;
    write_row(
        task, y, source + example * input_step,
        destination + example * output_step + y * task->phase_width * task->block);
  }
}
