// The innermost loops for all numbers of rows.
#ifndef CONVSCOPE_CKERNELS_ROW_FUNCTIONS_H
#define CONVSCOPE_CKERNELS_ROW_FUNCTIONS_H

#include "rows.h"

WIDE_BEGIN

INLINE void multiply_rows(
    const int rows, const int vectors, const int row_step, const row_task *task) {
  vector sums[most_rows * panel_blocks];
  float *results = task->sums;
  fetch_ahead ahead = task->ahead;
  UNROLLED for (int i = 0; i < rows * vectors; i++)
    sums[i] = task->begins ? nothing() : load(results + i * lanes);
  multiply_channels(
      rows, vectors, task->channels, task->rows, row_step, task->weights, vectors * lanes, lanes,
      &ahead, sums);
  UNROLLED for (int i = 0; i < rows * vectors; i++) store(results + i * lanes, sums[i]);
}

#define FUNCTION(rows, vectors, row_step)                                  \
  static void rows_##rows##_##vectors##_##row_step(const row_task *task) { \
    multiply_rows(rows, vectors, row_step, task);                          \
  }
#define FUNCTIONS(row_step) FOR_ALL_ROWS(FUNCTION, 1, row_step) FOR_ALL_ROWS(FUNCTION, 2, row_step)
FUNCTIONS(16)
FUNCTIONS(32)
FUNCTIONS(64)
#undef FUNCTIONS
#undef FUNCTION

WIDE_END

static row_function *row_function_of(long rows, long vectors, long row_step) {
#define NAME(rows, vectors, row_step) rows_##rows##_##vectors##_##row_step,
#define NAMES(row_step) {{FOR_ALL_ROWS(NAME, 1, row_step)}, {FOR_ALL_ROWS(NAME, 2, row_step)}}
  static row_function *const functions[][panel_blocks][most_rows] = {
      NAMES(16), NAMES(32), NAMES(64)};
#undef NAMES
#undef NAME
  return functions[row_step / 32][vectors - 1][rows - 1];
}

#endif
