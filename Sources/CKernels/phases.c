#include "include/CKernels.h"

// Writes one row of the destination's maps: all blocks of channels of one example.
static void write_row(const ck_phases *task, long y, const float *source, float *destination) {
  const long phases = task->stride_vertical * task->stride_horizontal;
  const long blocks = (task->channels * phases + task->block - 1) / task->block;
  const long row_step = task->phase_width * task->block;
  const long block_step = task->phase_height * row_step;
  for (long i = task->channels * phases; i < blocks * task->block; i++)
    for (long x = 0; x < task->phase_width; x++)
      destination[i / task->block * block_step + x * task->block + i % task->block] = 0;
  for (long i = 0; i < task->channels * phases; i++) {
    const long channel = i / phases, vertical = i % phases / task->stride_horizontal;
    const long horizontal = i % task->stride_horizontal;
    const long row = y * task->stride_vertical + vertical - task->padding_top;
    const bool is_there = row >= 0 && row < task->height;
    const float *from = source + (channel * task->height + (is_there ? row : 0)) * task->width;
    float *to = destination + i / task->block * block_step + i % task->block;
    for (long x = 0; x < task->phase_width; x++) {
      const long column = x * task->stride_horizontal + horizontal - task->padding_left;
      to[x * task->block] = is_there && column >= 0 && column < task->width ? from[column] : 0;
    }
  }
}

void ck_separate_phases(
    const ck_phases *task, long first_row, long end_row, const float *source, float *destination) {
  const long phases = task->stride_vertical * task->stride_horizontal;
  const long blocks = (task->channels * phases + task->block - 1) / task->block;
  const long input_step = task->channels * task->height * task->width;
  const long output_step = blocks * task->phase_height * task->phase_width * task->block;
  for (long row = first_row; row < end_row; row++) {
    const long example = row / task->phase_height, y = row % task->phase_height;
    write_row(
        task, y, source + example * input_step,
        destination + example * output_step + y * task->phase_width * task->block);
  }
}
