#include "rows.h"

#if defined(__x86_64__)

WIDE_BEGIN

// In assembly since a compiler moves the loads ahead and then has too few registers.
INLINE void multiply_rows(const int rows, const int vectors, const row_task *task) {
  vector sums[most_rows * 2];
  const float *x = task->rows, *w = task->weights, *end = x + task->channels;
  float *results = task->sums;
  const char *ahead = task->ahead;
  const long ahead_step = task->ahead_step;
  UNROLLED for (int i = 0; i < rows * vectors; i++)
    sums[i] = task->begins ? _mm512_setzero_ps() : load(results + i * lanes);
  for (; x < end; x++) {
    _mm_prefetch(ahead, _MM_HINT_T1);
    vector weights[4];
    UNROLLED for (int v = 0; v < vectors; v++)
      asm volatile("vmovups %1, %0" : "=v"(weights[v]) : "m"(*(const vector *)(w + v * lanes)));
    UNROLLED for (int row = 0; row < rows; row++) {
      vector number;
      asm volatile("vbroadcastss %1, %0" : "=v"(number) : "m"(x[row * slice_channels]));
      UNROLLED for (int v = 0; v < vectors; v++)
        asm volatile("vfmadd231ps %1, %2, %0"
                     : "+v"(sums[row * vectors + v])
                     : "v"(number), "v"(weights[v]));
    }
    w += vectors * lanes;
    ahead += ahead_step;
  }
  UNROLLED for (int i = 0; i < rows * vectors; i++) store(results + i * lanes, sums[i]);
}

#define ROWS(rows, vectors) \
  static void rows_##rows##_##vectors(const row_task *task) { multiply_rows(rows, vectors, task); }
#define FEW_ROWS(vectors)                                       \
  ROWS(1, vectors) ROWS(2, vectors) ROWS(3, vectors) ROWS(4, vectors) \
  ROWS(5, vectors) ROWS(6, vectors)
#define MANY_ROWS(vectors)                                         \
  ROWS(7, vectors) ROWS(8, vectors) ROWS(9, vectors) ROWS(10, vectors) \
  ROWS(11, vectors) ROWS(12, vectors) ROWS(13, vectors) ROWS(14, vectors)

FEW_ROWS(1)
MANY_ROWS(1)
FEW_ROWS(2)
MANY_ROWS(2)
FEW_ROWS(4)

WIDE_END

#define FEW(v) rows_1_##v, rows_2_##v, rows_3_##v, rows_4_##v, rows_5_##v, rows_6_##v
#define MANY(v) \
  rows_7_##v, rows_8_##v, rows_9_##v, rows_10_##v, rows_11_##v, rows_12_##v, rows_13_##v, rows_14_##v

row_function *row_function_of(long rows, long vectors) {
  static row_function *const functions[][most_rows] = {
      [1] = {FEW(1), MANY(1)}, [2] = {FEW(2), MANY(2)}, [4] = {FEW(4)}};
  return functions[vectors][rows - 1];
}

#endif
