// Where a convolution's tiles lie.
//
// Where the outputs are not a multiple of a tile's, some tiles yield a row or column less: these take fewer points, since
// the last output alone needs what ∞ gives. They are numbered so that all that need a point lie beside each other: first
// those with all rows and a column less, then those with all, those with a row less, and those with less of both.
#ifndef CONVSCOPE_CKERNELS_TILES_H
#define CONVSCOPE_CKERNELS_TILES_H

#include "wide.h"

// Tiles beside each other along one side of the output: `full` ones with `size` outputs, then some with one less.
typedef struct {
  long outputs;
  long size;
  long full;
  long count;
} tile_line;

INLINE tile_line tile_line_of(long outputs, long size, bool saves) {
  const long count = rounded_up(outputs, size);
  const long missing = count * size - outputs;
  return (tile_line){outputs, size, saves ? count - smaller(missing, count) : count, count};
}

INLINE long tile_start(tile_line line, long tile) {
  return tile * line.size - larger(0, tile - line.full);
}

// Tiles of as many outputs each, of all examples, in their order; the first rows and columns of all tiles.
typedef struct {
  long first_tile;
  long first_row;
  long rows;
  long first_column;
  long columns;
} tile_group;

// A convolution's tiles.
typedef struct {
  tile_line rows;
  tile_line columns;
  // With a column less, with all rows and columns, with a row less, with less of both.
  tile_group groups[4];
  long count;
} tile_grid;

INLINE tile_grid tile_grid_of(const ck_convolution *task, long tile_height, long tile_width) {
  const long high = rounded_up(task->output_height, tile_height);
  const long wide = rounded_up(task->output_width, tile_width);
  const long count = task->examples * high * wide;
  // With fewer tiles the time does not go into multiplying.
  const bool saves = count > few_tiles;
  const tile_line rows = tile_line_of(task->output_height, tile_height, saves);
  const tile_line columns = tile_line_of(task->output_width, tile_width, saves);
  const long less_high = high - rows.full, less_wide = wide - columns.full;
  const long full = task->examples * rows.full, less = task->examples * less_high;
  return (tile_grid){
      .rows = rows,
      .columns = columns,
      .groups =
          {
              {0, 0, rows.full, columns.full, less_wide},
              {full * less_wide, 0, rows.full, 0, columns.full},
              {full * wide, rows.full, less_high, 0, columns.full},
              {full * wide + less * columns.full, rows.full, less_high, columns.full, less_wide},
          },
      .count = count,
  };
}

// What a point is needed for, as bits: a tile's last row alone, its last column alone.
enum { last_row = 1, last_column = 2, all_needs = 4 };

// Some tiles, beside each other in their order.
typedef struct {
  long first;
  long count;
} tile_range;

// The tiles that a point is needed for.
INLINE tile_range tiles_with(const tile_grid *grid, int needs) {
  const long first = needs & last_column ? grid->groups[1].first_tile : 0;
  const long end = needs & last_row      ? grid->groups[2].first_tile
                   : needs & last_column ? grid->groups[3].first_tile
                                         : grid->count;
  return (tile_range){first, end - first};
}

// Whether all tiles yield the same number of outputs.
INLINE bool are_alike(const tile_grid *grid) {
  return tiles_with(grid, last_row | last_column).count == grid->count;
}

// One tile's outputs.
typedef struct {
  long example;
  long top;
  long left;
  long height;
  long width;
} tile_place;

INLINE tile_place tile_at(const tile_grid *grid, long tile) {
  const tile_group *groups = grid->groups;
  const int number = (tile >= groups[1].first_tile) + (tile >= groups[2].first_tile) +
                     (tile >= groups[3].first_tile);
  const tile_group group = groups[number];
  const long index = tile - group.first_tile, line = index / group.columns;
  const long top = tile_start(grid->rows, group.first_row + line % group.rows);
  const long left = tile_start(grid->columns, group.first_column + index % group.columns);
  return (tile_place){
      .example = line / group.rows,
      .top = top,
      .left = left,
      .height = smaller(grid->rows.size - (number >= 2), grid->rows.outputs - top),
      .width = smaller(
          grid->columns.size - (number == 0 || number == 3), grid->columns.outputs - left),
  };
}

#endif
