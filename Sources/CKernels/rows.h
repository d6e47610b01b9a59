// The innermost loop: a few rows of numbers times a few vectors of weights, the sums in registers.
#ifndef CONVSCOPE_CKERNELS_ROWS_H
#define CONVSCOPE_CKERNELS_ROWS_H

#include "wide.h"

// Calls a macro with every number of rows, and whatever else.
#if LANES == 16
#define FOR_ALL_ROWS(call, ...)                                                                  \
  call(1, __VA_ARGS__) call(2, __VA_ARGS__) call(3, __VA_ARGS__) call(4, __VA_ARGS__)            \
  call(5, __VA_ARGS__) call(6, __VA_ARGS__) call(7, __VA_ARGS__) call(8, __VA_ARGS__)            \
  call(9, __VA_ARGS__) call(10, __VA_ARGS__) call(11, __VA_ARGS__) call(12, __VA_ARGS__)         \
  call(13, __VA_ARGS__) call(14, __VA_ARGS__)
#else
#define FOR_ALL_ROWS(call, ...)                                                                  \
  call(1, __VA_ARGS__) call(2, __VA_ARGS__) call(3, __VA_ARGS__) call(4, __VA_ARGS__)            \
  call(5, __VA_ARGS__) call(6, __VA_ARGS__)
#endif

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

// What to fetch from memory meanwhile: so many bytes further at each channel.
typedef struct {
  const char *next;
  long step;
} fetch_ahead;

// Adds the products of some channels beside each other: weights lie `channel_step` and `vector_step` apart.
//
// As many channels at once as keep the loop's own instructions few: where two programs share a core they have half
// of its decoders each.
INLINE void multiply_channels(
    const int rows, const int vectors, long channels, const float *x, const int row_step,
    const float *w, const int channel_step, const long vector_step, fetch_ahead *ahead,
    vector *sums) {
  // A line of the caches is enough for two channels of eight numbers' vectors, not for two of sixteen's.
  enum { fetched_at_once = LANES == 16 ? 1 : 2 };
  long channel = 0;
  ALIGNED for (; channel + channels_at_once <= channels; channel += channels_at_once) {
    UNROLLED for (int i = 0; i < channels_at_once; i++) {
      if (i % fetched_at_once == 0) {
        _mm_prefetch(ahead->next, _MM_HINT_T1);
        ahead->next += fetched_at_once * ahead->step;
      }
      multiply_channel(rows, vectors, x + i, row_step, w + i * channel_step, vector_step, sums);
    }
    x += channels_at_once;
    w += channels_at_once * channel_step;
  }
  for (; channel < channels; channel++, x++, w += channel_step)
    multiply_channel(rows, vectors, x, row_step, w, vector_step, sums);
}

WIDE_END

// Adds to the sums of each row and vector, or sets them: sum[row][vector] = Σ x[row][channel] · w[channel][vector].
typedef struct {
  // Rows beside each other, as far apart as the function says.
  const float *rows;
  // Channel by channel, the vectors side by side.
  const float *weights;
  // Row by row, the vectors side by side.
  float *sums;
  long channels;
  bool begins;
  fetch_ahead ahead;
} row_task;

typedef void row_function(const row_task *task);

// The function for so many rows, at most `most_rows`, 16, 32 or 64 numbers apart, and 1 or 2 vectors.
static row_function *row_function_of(long rows, long vectors, long row_step);

#endif
