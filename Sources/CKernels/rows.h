// The innermost loop: a few rows of numbers times a few vectors of weights, the sums in registers.
#ifndef CONVSCOPE_CKERNELS_ROWS_H
#define CONVSCOPE_CKERNELS_ROWS_H

#include "wide.h"

WIDE_BEGIN

// Adds the products of one channel: a number a row, `row_step` apart, and some vectors of weights, `vector_step` apart.
//
// In assembly since a compiler moves the loads ahead and then has too few registers.
INLINE void multiply_channel(
    const int rows, const int vectors, const float *x, const int row_step, const float *w,
    const long vector_step, vector *sums) {
  vector weights[panel_blocks];
  UNROLLED for (int v = 0; v < vectors; v++)
    asm volatile("vmovups %1, %0"
                 : "=v"(weights[v])
                 : "m"(*(const vector *)(w + v * vector_step)));
  UNROLLED for (int row = 0; row < rows; row++) {
    vector number;
    asm volatile("vbroadcastss %1, %0" : "=v"(number) : "m"(x[row * row_step]));
    UNROLLED for (int v = 0; v < vectors; v++)
      asm volatile("vfmadd231ps %1, %2, %0"
                   : "+v"(sums[row * vectors + v])
                   : "v"(number), "v"(weights[v]));
  }
}

WIDE_END

// Adds to the sums of each row and vector, or sets them: sum[row][vector] = Σ x[row][channel] · w[channel][vector].
typedef struct {
  // Rows of `slice_channels` numbers.
  const float *rows;
  // Channel by channel, the vectors side by side.
  const float *weights;
  // Row by row, the vectors side by side.
  float *sums;
  long channels;
  bool begins;
  // What to fetch from memory meanwhile: a line at each channel, so many bytes apart.
  const char *ahead;
  long ahead_step;
} row_task;

typedef void row_function(const row_task *task);

// The function for so many rows, at most `most_rows`, and 1 or 2 vectors.
row_function *row_function_of(long rows, long vectors);

#endif
