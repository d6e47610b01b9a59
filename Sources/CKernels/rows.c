#include "rows.h"

#if defined(__x86_64__)

WIDE_BEGIN

INLINE void multiply_rows(const int rows, const int vectors, const row_task *task) {
  vector sums[most_rows * panel_blocks];
  const float *x = task->rows, *w = task->weights, *end = x + task->channels;
  float *results = task->sums;
  const char *ahead = task->ahead;
  const long ahead_step = task->ahead_step;
  UNROLLED for (int i = 0; i < rows * vectors; i++)
    sums[i] = task->begins ? _mm512_setzero_ps() : load(results + i * lanes);
  for (; x < end; x++) {
    _mm_prefetch(ahead, _MM_HINT_T1);
    multiply_channel(rows, vectors, x, slice_channels, w, lanes, sums);
    w += vectors * lanes;
    ahead += ahead_step;
  }
  UNROLLED for (int i = 0; i < rows * vectors; i++) store(results + i * lanes, sums[i]);
}

#define ROWS(rows, vectors) \
  static void rows_##rows##_##vectors(const row_task *task) { multiply_rows(rows, vectors, task); }
#define ALL_ROWS(vectors)                                                 \
  ROWS(1, vectors) ROWS(2, vectors) ROWS(3, vectors) ROWS(4, vectors)     \
  ROWS(5, vectors) ROWS(6, vectors) ROWS(7, vectors) ROWS(8, vectors)     \
  ROWS(9, vectors) ROWS(10, vectors) ROWS(11, vectors) ROWS(12, vectors)  \
  ROWS(13, vectors) ROWS(14, vectors)

ALL_ROWS(1)
ALL_ROWS(2)

WIDE_END

#define LIST(v)                                                                                 \
  {rows_1_##v, rows_2_##v, rows_3_##v,  rows_4_##v,  rows_5_##v,  rows_6_##v,  rows_7_##v,      \
   rows_8_##v, rows_9_##v, rows_10_##v, rows_11_##v, rows_12_##v, rows_13_##v, rows_14_##v}

row_function *row_function_of(long rows, long vectors) {
  static row_function *const functions[2][most_rows] = {LIST(1), LIST(2)};
  return functions[vectors - 1][rows - 1];
}

#endif
