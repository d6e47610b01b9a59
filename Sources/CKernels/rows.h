// The innermost loop: a few rows of numbers times a few vectors of weights, the sums in registers.
#ifndef CONVSCOPE_CKERNELS_ROWS_H
#define CONVSCOPE_CKERNELS_ROWS_H

#include "wide.h"

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

// The function for so many rows, at most `most_rows`, or `few_rows` where there are 4 vectors, and 1, 2 or 4 vectors.
row_function *row_function_of(long rows, long vectors);

#endif
