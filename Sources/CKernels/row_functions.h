// The innermost loops for all numbers of rows.
#ifndef CONVSCOPE_CKERNELS_ROW_FUNCTIONS_H
#define CONVSCOPE_CKERNELS_ROW_FUNCTIONS_H

#include "rows.h"

WIDE_BEGIN

INLINE void multiply_rows(const int rows, const int vectors, const row_task *task) {
  vector sums[most_rows * panel_blocks];
  float *results = task->sums;
  fetch_ahead ahead = task->ahead;
  UNROLLED for (int i = 0; i < rows * vectors; i++)
    sums[i] = task->begins ? nothing() : load(results + i * lanes);
  multiply_channels(
      rows, vectors, task->channels, task->rows, slice_channels, task->weights, vectors * lanes,
      lanes, &ahead, sums);
  UNROLLED for (int i = 0; i < rows * vectors; i++) store(results + i * lanes, sums[i]);
}

#define FUNCTION(rows, vectors) \
  static void rows_##rows##_##vectors(const row_task *task) { multiply_rows(rows, vectors, task); }
FOR_ALL_ROWS(FUNCTION, 1)
FOR_ALL_ROWS(FUNCTION, 2)
#undef FUNCTION

WIDE_END

static row_function *row_function_of(long rows, long vectors) {
#define NAME(rows, vectors) rows_##rows##_##vectors,
  static row_function *const functions[panel_blocks][most_rows] = {
      {FOR_ALL_ROWS(NAME, 1)}, {FOR_ALL_ROWS(NAME, 2)}};
#undef NAME
  return functions[vectors - 1][rows - 1];
}

#endif
