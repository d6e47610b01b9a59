// The largest number of a window, or the mean.
#ifndef CONVSCOPE_CKERNELS_POOLING_H
#define CONVSCOPE_CKERNELS_POOLING_H

#include "wide.h"

// Numbers from `first` to before `end`.
typedef struct {
  long first;
  long end;
} span;

// What of a window's side lies inside the map.
static span inside(long start, long size, long extent) {
  return (span){.first = larger(0, start), .end = smaller(extent, start + size)};
}

WIDE_BEGIN

INLINE vector combined(const bool averages, vector a, vector b) {
  return averages ? plus(a, b) : maximum(a, b);
}

INLINE vector pooled(
    const bool averages, const float *plane, long row_step, span rows, span columns) {
  vector result = all(averages ? 0 : -__builtin_inff());
  for (long y = rows.first; y < rows.end; y++)
    for (long x = columns.first; x < columns.end; x++)
      result = combined(averages, result, load(plane + y * row_step + x * lanes));
  return result;
}

// A window of 3×3 that lies inside.
INLINE vector pooled_three(const bool averages, const float *corner, long row_step) {
  vector rows[3];
  UNROLLED for (int y = 0; y < 3; y++) {
    const float *from = corner + y * row_step;
    rows[y] = combined(averages, load(from), load(from + lanes));
    rows[y] = combined(averages, rows[y], load(from + 2 * lanes));
  }
  return combined(averages, combined(averages, rows[0], rows[1]), rows[2]);
}

INLINE void pool_row(
    const bool averages, const ck_pooling *task, long row, const float *source, float *destination) {
  const long plane = row / task->output_height, row_step = task->width * lanes;
  const long top = row % task->output_height * task->stride_vertical - task->padding_top;
  const span rows = inside(top, task->window_height, task->height);
  const bool is_three = task->window_height == 3 && task->window_width == 3 &&
                        rows.end - rows.first == 3;
  const float *from = source + plane * task->height * row_step;
  float *to = destination + row * task->output_width * lanes;
  for (long column = 0; column < task->output_width; column++, to += lanes) {
    const long left = column * task->stride_horizontal - task->padding_left;
    const span columns = inside(left, task->window_width, task->width);
    const vector result =
        is_three && columns.end - columns.first == 3
            ? pooled_three(averages, from + top * row_step + left * lanes, row_step)
            : pooled(averages, from, row_step, rows, columns);
    const long counted = task->counts_padding
                             ? task->window_height * task->window_width
                             : (rows.end - rows.first) * (columns.end - columns.first);
    store(to, averages ? times(1 / (float)counted, result) : result);
  }
}

static void pool(
    const ck_pooling *task, long first_row, long end_row, const float *source, float *destination) {
  for (long row = first_row; row < end_row; row++) {
    if (task->averages) {
      pool_row(true, task, row, source, destination);
    } else {
      pool_row(false, task, row, source, destination);
    }
  }
}

WIDE_END

#endif
