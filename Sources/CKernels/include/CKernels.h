// Kernels that oneDNN lacks or has slow ones for, for processors with AVX-512 or AVX2: convolutions by Winograd's minimal
// filtering and with windows of 1×1, pooling.
//
// Filtering: tiles of the input are brought into the transformed domain, multiplied by the weights there, and the sums are
// brought back. The weights are transformed while they are multiplied, from the cache, so that memory delivers them
// once and as they are. Threads divide the tiles between them or the channels of the output, and share nothing else, since
// what one core has written reaches another slowly, until one of them has nothing left to do.
//
// Lavin, Gray 2015, "Fast Algorithms for Convolutional Neural Networks", arXiv:1509.09308.
#ifndef CONVSCOPE_CKERNELS_H
#define CONVSCOPE_CKERNELS_H

#include <stdbool.h>

// How feature maps lie: the steps, in numbers, to the next example, block of channels, row and column.
typedef struct {
  long example;
  long block;
  long row;
  long column;
} ck_order;

// The windows for which there are kernels, height before width, and how far they move where that is not by one. Those of
// 1×1 are ck_multiply's, for maps with their channels in blocks and without padding; the others are ck_filter's.
typedef enum {
  CK_3X3 = 0,
  CK_3X3_BY_2,
  CK_4X4,
  CK_5X5,
  CK_1X7,
  CK_7X1,
  CK_1X3,
  CK_3X1,
  CK_1X1,
  CK_1X1_BY_2,
} ck_window;

// A convolution with its parameters and the order of its maps.
typedef struct {
  // The channels of a block, the numbers of a vector: 16 with AVX-512, 8 with AVX2.
  long block;
  ck_window window;
  long examples;
  // Of the input. Where they fill no block, there is memory for all of the input's last block.
  long channels;
  // Of the output, in blocks.
  long output_blocks;
  long height;
  long width;
  long output_height;
  long output_width;
  // Zeros in front of the input.
  long padding_top;
  long padding_left;
  ck_order source;
  ck_order destination;
  // Block of filters by block: [blocks][channels][height][width][block].
  const float *weights;
  // A number for each channel of the output's blocks.
  const float *bias;
  // Whether negative results become zero.
  bool clips;
} ck_convolution;

// What a convolution reads and writes. What lies at `addend`, in the destination's order, is added unless it is null; it may
// be the destination itself.
typedef struct {
  const float *source;
  const float *addend;
  float *destination;
} ck_maps;

// Some of a convolution's places, tiles or strips, and blocks of the output's channels.
typedef struct {
  long first_place;
  long end_place;
  long first_block;
  long end_block;
} ck_share;

// Places that are worked on at once.
typedef struct {
  long first_place;
  long end_place;
  // Whether they are the first of a share, so that weights come from memory.
  bool is_first;
  // Their inputs, as they are multiplied.
  float *memory;
} ck_part;

// What a thread is at: which parts of its share are taken, by itself or by threads that are done with theirs, and which
// panels of the part that it works on, panel by panel of the output's blocks. All zeros at first; two lines of the caches.
typedef struct {
  long parts_taken;
  // None where this is not above zero.
  long panels_left;
  ck_part part;
  long first_block;
  long end_block;
  long padding[8];
} ck_turn;

// A thread of those that compute a convolution together, `count` at most. All are given the same shares and turns, one
// each, and memory of their own, which stays theirs until all have returned.
typedef struct {
  long place;
  long count;
  const ck_share *shares;
  ck_turn *turns;
  float *memory;
} ck_thread;

// Whether this was built for a processor that can have vectors of so many numbers; whether it has is for the caller to
// find out.
bool ck_exists(long block);

// The side of the square, or the length of the row or column, of outputs that a tile yields.
long ck_tile_side(ck_window window);

// The numbers of a transformed tile.
long ck_point_count(ck_window window);

// All tiles of a convolution.
long ck_tile_count(const ck_convolution *task);

// How many numbers of memory of its own a thread needs for tiles.
long ck_memory_count(const ck_convolution *task);

// Computes the thread's share of the tiles, then helps the others with theirs.
//
// Returns how many tiles this thread has multiplied, one for each block.
long ck_filter(const ck_convolution *task, const ck_maps *maps, ck_thread thread);

// The strips that the output's places are divided into, of a few neighbours each.
long ck_strip_count(const ck_convolution *task);

// How many numbers of memory of its own a thread needs for strips.
long ck_strip_memory_count(const ck_convolution *task);

// Computes the thread's share of the strips, then helps the others with theirs.
//
// Returns how many strips this thread has multiplied, one for each block.
long ck_multiply(const ck_convolution *task, const ck_maps *maps, ck_thread thread);

// Maps taken apart into phases: of windows that move by several places each phase is what every so manyth row and column
// hold, and becomes a channel; behind them windows move by one. Channel by channel, the phases row by row.
typedef struct {
  // The channels of a block.
  long block;
  long channels;
  long height;
  long width;
  long stride_vertical;
  long stride_horizontal;
  // Zeros in front of the input.
  long padding_top;
  long padding_left;
  // What a phase has of rows and columns; those behind the input are zeros.
  long phase_height;
  long phase_width;
} ck_phases;

// Brings some rows of all examples' phases, numbered example by example, from maps that lie one after the other into
// blocks of channels; channels that fill the last block are zeros.
void ck_separate_phases(
    const ck_phases *task, long first_row, long end_row, const float *source, float *destination);

// A pooling of maps with their channels in blocks, or all channels of a place side by side, if they fill blocks.
typedef struct {
  // The channels of a block.
  long block;
  // Blocks of an example.
  long blocks;
  ck_order source;
  ck_order destination;
  long height;
  long width;
  long output_height;
  long output_width;
  long window_height;
  long window_width;
  long stride_vertical;
  long stride_horizontal;
  // Zeros, or nothing, in front of the input.
  long padding_top;
  long padding_left;
  // Whether it takes the mean of a window's numbers, or the largest.
  bool averages;
  // Whether the padding counts in the mean.
  bool counts_padding;
} ck_pooling;

// Computes some of the output's rows, numbered block by block of all examples. Each window covers some of the input.
void ck_pool(
    const ck_pooling *task, long first_row, long end_row, const float *source, float *destination);

// A rectifier: negative numbers become zero; what is not a number stays, which oneDNN's makes zero. In place where both are
// the same.
void ck_rectify(long count, const float *source, float *destination);

// The same of sums of two.
void ck_add_rectified(long count, const float *a, const float *b, float *destination);

#endif
