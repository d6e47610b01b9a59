// The largest number of a window, or the mean.
#ifndef CONVSCOPE_CKERNELS_POOLING_H
#define CONVSCOPE_CKERNELS_POOLING_H

#include "wide.h"

// Rows or columns from `first` to before `end`.
typedef struct {
  long first;
  long end;
} span;

// What of a window's side lies inside the map.
static span inside(long start, long size, long extent) {
  return (span){.first = larger(0, start), .end = smaller(extent, start + size)};
}

WIDE_BEGIN

INLINE vector sum_of(const float *plane, ck_order order, span rows, span columns) {
  vector result = nothing();
  for (long y = rows.first; y < rows.end; y++)
    for (long x = columns.first; x < columns.end; x++)
      result = plus(result, load(plane + y * order.row + x * order.column));
  return result;
}

// The largest number, or what is not a number where there is any.
INLINE vector largest(const float *plane, ck_order order, span rows, span columns) {
  vector result = all(-__builtin_inff());
  marks places = no_marks();
  for (long y = rows.first; y < rows.end; y++) {
    for (long x = columns.first; x < columns.end; x++) {
      const vector number = load(plane + y * order.row + x * order.column);
      result = maximum(result, number);
      places = joined(places, marks_of_either(number, number));
    }
  }
  return marked(result, places);
}

// The numbers of a window of 3×3 that lies inside.
INLINE void load_three(const float *corner, ck_order order, vector *numbers) {
  UNROLLED for (int y = 0; y < 3; y++)
    UNROLLED for (int x = 0; x < 3; x++)
      numbers[3 * y + x] = load(corner + y * order.row + x * order.column);
}

INLINE vector sum_of_three(const float *corner, ck_order order) {
  vector x[9];
  load_three(corner, order, x);
  UNROLLED for (int i = 1; i < 9; i++) x[0] = plus(x[0], x[i]);
  return x[0];
}

INLINE vector largest_of_three(const float *corner, ck_order order) {
  vector x[9];
  load_three(corner, order, x);
  marks places = marks_of_either(x[8], x[8]);
  UNROLLED for (int i = 0; i < 8; i += 2) {
    places = joined(places, marks_of_either(x[i], x[i + 1]));
    x[8] = maximum(x[8], maximum(x[i], x[i + 1]));
  }
  return marked(x[8], places);
}

INLINE void pool_row(
    const bool averages, const ck_pooling *task, long row, const float *source, float *destination) {
  const long plane = row / task->output_height, y = row % task->output_height;
  const long example = plane / task->blocks, block = plane % task->blocks;
  const ck_order order = task->source;
  const long top = y * task->stride_vertical - task->padding_top;
  const span rows = inside(top, task->window_height, task->height);
  const bool is_three = task->window_height == 3 && task->window_width == 3 &&
                        rows.end - rows.first == 3;
  const float *from = source + example * order.example + block * order.block;
  float *to = destination + example * task->destination.example + block * task->destination.block +
              y * task->destination.row;
  for (long column = 0; column < task->output_width; column++, to += task->destination.column) {
    const long left = column * task->stride_horizontal - task->padding_left;
    const span columns = inside(left, task->window_width, task->width);
    vector result;
    if (is_three && columns.end - columns.first == 3) {
      const float *corner = from + top * order.row + left * order.column;
      result = averages ? sum_of_three(corner, order) : largest_of_three(corner, order);
    } else {
      result = averages ? sum_of(from, order, rows, columns) : largest(from, order, rows, columns);
    }
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
