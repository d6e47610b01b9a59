// A way of filtering for each window: how its tiles and weights are transformed.
#ifndef CONVSCOPE_CKERNELS_FORMS_H
#define CONVSCOPE_CKERNELS_FORMS_H

#include "tiles.h"

// Where a slice of weights comes from and goes to, transformed.
typedef struct {
  // The first block of filters, [channels][height][width][lanes].
  const float *from;
  // From one block of filters to the next.
  long block_step;
  long blocks;
  long channels;
  // Point by point: [channels][blocks][lanes].
  float *to;
  // From one point to the next.
  long point_step;
} weight_slice;

// From one point to the next of the transformed weights of so many channels and blocks: a line more than they take, so
// that points do not all fall into the same sets of the caches, and two blocks stay in one line.
INLINE long weight_step(long channels, long blocks) { return channels * blocks * lanes + cache_line; }

// Where the sums of a panel of the output's blocks lie, and where the outputs go.
typedef struct {
  // Point by point: [tiles][blocks][lanes].
  const float *sums;
  long point_step;
  tile_range tiles;
  long first_block;
  long blocks;
  const float *addend;
  float *destination;
} output_panel;

typedef struct {
  // The outputs of a tile.
  long tile_height;
  long tile_width;
  long points;
  // The numbers of a window.
  long taps;
  // The points lie, and may be transformed, in groups of as many each.
  long groups;
  // Which of the transformed weights each point takes, where some take the same; null where all have their own.
  const unsigned char *weights_of;
  // How many transformed weights there are.
  long weight_points;
  // Transforms the channels of the slices from `first` to before `end`.
  void (*input)(
      const ck_convolution *task, tile_range tiles, long first, long end, const float *source,
      float *input);
  // Transforms the points of the groups from `first` to before `end`.
  void (*weights)(const weight_slice *slice, long first, long end);
  void (*output)(const ck_convolution *task, const output_panel *panel);
  // What a point is needed for.
  int (*needs)(long point);
} form;

// The form for a window.
static const form *form_of(ck_window window);

// How the transformed input of some tiles lies: slice by slice of the channels, point by point, tile by tile.
static long input_point_step(const ck_convolution *task, long tiles);
// From one tile to the next: 16, 32 or 64 numbers, so that few channels do not use a few sets of the caches only.
static long input_tile_step(const ck_convolution *task);
// How many slices of channels there are, all of about as many blocks.
static long slice_count(long channels);
// The first channel of a slice; the end of the one before.
static long slice_start(long channels, long slice);

#endif
