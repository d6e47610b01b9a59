// The forms for all windows.
#ifndef CONVSCOPE_CKERNELS_WINDOW_FORMS_H
#define CONVSCOPE_CKERNELS_WINDOW_FORMS_H

#include "forms.h"
#include "points.h"
#include "strided.h"

static long input_tile_step(const ck_convolution *task) {
  const long blocks = rounded_up(task->channels, lanes);
  const long channels = rounded_up(blocks, slice_count(task->channels)) * lanes;
  return channels <= 16 ? 16 : channels <= 32 ? 32 : slice_channels;
}

static long input_point_step(const ck_convolution *task, long tiles) {
  // A line more, so that the points of a tile do not all fall into the same sets of the caches. Few tiles fill the sets
  // evenly with a vector more.
  return tiles * input_tile_step(task) + (tiles > few_tiles ? cache_line : lanes);
}

static long slice_count(long channels) {
  return rounded_up(rounded_up(channels, lanes), slice_channels / lanes);
}

static long slice_start(long channels, long slice) {
  const long blocks = rounded_up(channels, lanes);
  return smaller(channels, blocks * slice / slice_count(channels) * lanes);
}

WIDE_BEGIN

// 3×3, sixteen outputs at 36 points.
#define NAME(part) square_3_##part
#define STRIDE 1
#define POINTS_HIGH 6
#define POINTS_WIDE 6
#define WINDOW_HEIGHT 3
#define WINDOW_WIDTH 3
#include "form.h"

// 4×4, nine outputs at 36 points: phases of 7×7 moving by two.
#define NAME(part) square_4_##part
#define STRIDE 1
#define POINTS_HIGH 6
#define POINTS_WIDE 6
#define WINDOW_HEIGHT 4
#define WINDOW_WIDTH 4
#include "form.h"

// 5×5, four outputs at 36 points.
#define NAME(part) square_5_##part
#define STRIDE 1
#define POINTS_HIGH 6
#define POINTS_WIDE 6
#define WINDOW_HEIGHT 5
#define WINDOW_WIDTH 5
#include "form.h"

// 3×3 moving by two, four outputs at 25 points.
#define NAME(part) strided_3_##part
#define STRIDE 2
#define POINTS_HIGH 5
#define POINTS_WIDE 5
#define WINDOW_HEIGHT 3
#define WINDOW_WIDTH 3
#include "form.h"

// 1×7, four outputs at ten points.
#define NAME(part) row_7_##part
#define STRIDE 1
#define POINTS_HIGH 1
#define POINTS_WIDE 10
#define WINDOW_HEIGHT 1
#define WINDOW_WIDTH 7
#include "form.h"

#define NAME(part) column_7_##part
#define STRIDE 1
#define POINTS_HIGH 10
#define POINTS_WIDE 1
#define WINDOW_HEIGHT 7
#define WINDOW_WIDTH 1
#include "form.h"

// 1×3, four outputs at six points.
#define NAME(part) row_3_##part
#define STRIDE 1
#define POINTS_HIGH 1
#define POINTS_WIDE 6
#define WINDOW_HEIGHT 1
#define WINDOW_WIDTH 3
#include "form.h"

#define NAME(part) column_3_##part
#define STRIDE 1
#define POINTS_HIGH 6
#define POINTS_WIDE 1
#define WINDOW_HEIGHT 3
#define WINDOW_WIDTH 1
#include "form.h"

WIDE_END

static const form *form_of(ck_window window) {
  static const form *const forms[] = {
      [CK_3X3] = &square_3_form, [CK_3X3_BY_2] = &strided_3_form, [CK_4X4] = &square_4_form,
      [CK_5X5] = &square_5_form, [CK_1X7] = &row_7_form,          [CK_7X1] = &column_7_form,
      [CK_1X3] = &row_3_form,    [CK_3X1] = &column_3_form,
  };
  return forms[window];
}

#endif
