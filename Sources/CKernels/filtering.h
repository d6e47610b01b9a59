// Winograd's filtering: tiles are brought into the transformed domain, multiplied and brought back.
#ifndef CONVSCOPE_CKERNELS_FILTERING_H
#define CONVSCOPE_CKERNELS_FILTERING_H

#include "forms.h"
#include "rows.h"
#include "turns.h"

static long tile_side(ck_window window) {
  const form *form = form_of(window);
  return larger(form->tile_height, form->tile_width);
}

static long point_count(ck_window window) { return form_of(window)->points; }

static tile_grid grid_of_tiles(const ck_convolution *task) {
  const form *form = form_of(task->window);
  return tile_grid_of(task, form->tile_height, form->tile_width);
}

static long tile_count(const ck_convolution *task) { return grid_of_tiles(task).count; }

// How a panel is multiplied; depends on the number of tiles.
typedef struct {
  // The most channels whose weights are transformed before they are multiplied.
  long channels;
  // Whether each group of points is multiplied before the next is transformed.
  bool by_group;
} schedule;

static schedule schedule_of(long tiles) {
  // With few tiles the time goes into transforming weights, and they stay in the first-level cache. With more it goes
  // into multiplying, in longer runs.
  if (tiles <= few_tiles) return (schedule){.channels = few_channels, .by_group = true};
  return (schedule){.channels = slice_channels, .by_group = false};
}

// A vector more from point to point, so that they do not all fall into the same sets of the caches.
static long sum_step(long tiles, long blocks) { return tiles * blocks * lanes + lanes; }

// The numbers of a slice of the transformed input.
static long slice_size(const ck_convolution *task, long tiles) {
  return form_of(task->window)->points * input_point_step(task, tiles);
}

// The most tiles that are worked on at once.
static long tiles_at_once(const ck_convolution *task) {
  return smaller(tile_count(task), most_tiles);
}

// The numbers of a thread's memory: transformed input of all slices, transformed weights of a chunk of channels, sums of
// a panel.
static long input_size(const ck_convolution *task) {
  const long size = slice_count(task->channels) * slice_size(task, tiles_at_once(task));
  return rounded_up(size, cache_line) * cache_line;
}
static long weights_size(const ck_convolution *task) {
  return form_of(task->window)->weight_points * weight_step(slice_channels, panel_blocks);
}
static long sums_size(const ck_convolution *task) {
  return form_of(task->window)->points * sum_step(tiles_at_once(task), panel_blocks);
}

static long memory_count(const ck_convolution *task) {
  return input_size(task) + weights_size(task) + sums_size(task);
}

// Tiles that are multiplied at once.
typedef struct {
  long first;
  row_function *multiply;
} tile_round;

enum { most_rounds = (most_tiles + most_rows - 1) / most_rows };

// The rounds of the tiles that a point is needed for.
typedef struct {
  long count;
  tile_round rounds[most_rounds];
} tile_rounds;

// Weights that are needed next, to be fetched from memory meanwhile, line by line.
typedef struct {
  const float *next;
  long lines_left;
  long lines;
  // From the last line of a block of filters to the first of the next.
  long gap;
  long lines_at_once;
} fetching;

// A panel of the output's blocks, slice by slice of the channels.
typedef struct {
  const ck_convolution *task;
  const form *form;
  schedule schedule;
  tile_range tiles;
  // By what a point is needed for; the first are of all tiles.
  tile_rounds rounds[all_needs];
  // Whether all points are needed for all tiles.
  bool all_alike;
  // Of all points.
  long round_count;
  // The slice's, and how it lies.
  const float *input;
  long input_point_step;
  long input_tile_step;
  long first_block;
  long blocks;
  long slice;
  // Transformed weights, and sums: point by point.
  float *weights;
  float *sums;
  fetching fetching;
} panel;

static const float *weights_at(const ck_convolution *task, long block, long channel) {
  return task->weights + (block * task->channels + channel) * form_of(task->window)->taps * lanes;
}

// Divides a part's tiles that a point is needed for; they are counted from the part's first.
static tile_rounds rounds_of(const panel *panel, tile_range needed) {
  const tile_range tiles = panel->tiles;
  const long start = larger(0, needed.first - tiles.first);
  const long count = smaller(tiles.count, needed.first + needed.count - tiles.first) - start;
  tile_rounds result = {.count = count > 0 ? rounded_up(count, most_rows) : 0};
  for (long round = 0; round < result.count; round++) {
    const long first = count * round / result.count, end = count * (round + 1) / result.count;
    result.rounds[round] = (tile_round){
        .first = start + first,
        .multiply = row_function_of(end - first, panel->blocks, panel->input_tile_step),
    };
  }
  return result;
}

static void settle_rounds(panel *panel) {
  const tile_grid grid = grid_of_tiles(panel->task);
  panel->rounds[0] = rounds_of(panel, tiles_with(&grid, 0));
  panel->round_count = panel->form->points * panel->rounds[0].count;
  panel->all_alike = are_alike(&grid);
  if (panel->all_alike) return;
  for (int needs = 1; needs < all_needs; needs++)
    panel->rounds[needs] = rounds_of(panel, tiles_with(&grid, needs));
  panel->round_count = 0;
  for (long point = 0; point < panel->form->points; point++)
    panel->round_count += panel->rounds[panel->form->needs(point)].count;
}

// Settles what to fetch during so many calls: the next slice's weights, as many channels as this one has.
static void settle_fetching(panel *panel, long channels, long calls, const float *next) {
  const long lines = channels * panel->form->taps;
  panel->fetching = (fetching){
      .next = next,
      .lines_left = lines,
      .lines = lines,
      .gap = (panel->task->channels - channels) * panel->form->taps * lanes,
      .lines_at_once = next ? rounded_up(lines * panel->blocks, calls) : 0,
  };
}

static void fetch(fetching *fetching, row_task *rows) {
  if (!fetching->next) {
    rows->ahead = (fetch_ahead){(const char *)rows->weights, 0};
    return;
  }
  rows->ahead.next = (const char *)fetching->next;
  fetching->next += fetching->lines_at_once * lanes;
  fetching->lines_left -= fetching->lines_at_once;
  if (fetching->lines_left <= 0) {
    fetching->next += fetching->lines_left * lanes + fetching->gap;
    fetching->lines_left = fetching->lines;
  }
}

// Multiplies transformed weights of some channels, from the slice's channel `first` on, at some points by all tiles.
static void multiply_points(
    panel *panel, long first_point, long end_point, long first, row_task rows) {
  const float *input = panel->input + first_point * panel->input_point_step + first;
  float *sums = panel->sums + first_point * sum_step(panel->tiles.count, panel->blocks);
  const long weight_point_step = weight_step(panel->schedule.channels, panel->blocks);
  const unsigned char *weights_of = panel->form->weights_of;
  for (long point = first_point; point < end_point; point++) {
    const long place = weights_of ? weights_of[point] : point - first_point;
    rows.weights = panel->weights + place * weight_point_step;
    const tile_rounds *rounds = &panel->rounds[panel->all_alike ? 0 : panel->form->needs(point)];
    for (long i = 0; i < rounds->count; i++) {
      const tile_round round = rounds->rounds[i];
      rows.rows = input + round.first * panel->input_tile_step;
      rows.sums = sums + round.first * panel->blocks * lanes;
      fetch(&panel->fetching, &rows);
      round.multiply(&rows);
    }
    input += panel->input_point_step;
    sums += sum_step(panel->tiles.count, panel->blocks);
  }
}

// Multiplies a slice and fetches the weights at `next` meanwhile; null for none.
static void multiply_slice(panel *panel, const float *next) {
  const ck_convolution *task = panel->task;
  const form *form = panel->form;
  const long start = slice_start(task->channels, panel->slice);
  const long channels = slice_start(task->channels, panel->slice + 1) - start;
  const long chunks = rounded_up(channels, panel->schedule.channels);
  const long pass = panel->schedule.by_group ? 1 : form->groups;
  const long points = form->points / form->groups;
  settle_fetching(panel, channels, chunks * panel->round_count, next);
  for (long chunk = 0; chunk < chunks; chunk++) {
    const long first = channels * chunk / chunks;
    const long end = channels * (chunk + 1) / chunks;
    const weight_slice weights = {
        .from = weights_at(task, panel->first_block, start + first),
        .block_step = task->channels * form->taps * lanes,
        .blocks = panel->blocks,
        .channels = end - first,
        .to = panel->weights,
        .point_step = weight_step(panel->schedule.channels, panel->blocks),
    };
    const row_task rows = {
        .channels = end - first,
        .begins = panel->slice == 0 && chunk == 0,
        .ahead.step = panel->fetching.lines_at_once * lanes * (long)sizeof(float) / (end - first),
    };
    for (long group = 0; group < form->groups; group += pass) {
      form->weights(&weights, group, group + pass);
      multiply_points(panel, group * points, (group + pass) * points, first, rows);
    }
  }
}

static void settle_panel(panel *panel, long block, long end_block) {
  panel->first_block = block;
  panel->blocks = smaller(panel_blocks, end_block - block);
  settle_rounds(panel);
}

static tile_range tiles_of(const ck_part *part) {
  return (tile_range){.first = part->first_place, .count = part->end_place - part->first_place};
}

static void write_output(const panel *panel, const ck_maps *maps) {
  const output_panel output = {
      .sums = panel->sums,
      .point_step = sum_step(panel->tiles.count, panel->blocks),
      .tiles = panel->tiles,
      .first_block = panel->first_block,
      .blocks = panel->blocks,
      .addend = maps->addend,
      .destination = maps->destination,
  };
  panel->form->output(panel->task, &output);
}

static void transform_part(const work *work, const ck_part *part) {
  const ck_convolution *task = work->task;
  form_of(task->window)
      ->input(
          task, tiles_of(part), 0, slice_count(task->channels), work->maps->source, part->memory);
}

// Fetches the weights of the panel behind it meanwhile.
static void filter_panel(const work *work, const ck_part *part, long block, long end_block) {
  const ck_convolution *task = work->task;
  const form *form = form_of(task->window);
  const tile_range tiles = tiles_of(part);
  const long slices = slice_count(task->channels), step = slice_size(task, tiles.count);
  float *weights = work->memory + input_size(task);
  panel panel = {
      .task = task,
      .form = form,
      .schedule = schedule_of(tiles.count),
      .tiles = tiles,
      .input_point_step = input_point_step(task, tiles.count),
      .input_tile_step = input_tile_step(task),
      .weights = weights,
      .sums = weights + weights_size(task),
  };
  settle_panel(&panel, block, end_block);
  const long next_block = block + panel.blocks;
  const float *behind = next_block < end_block ? weights_at(task, next_block, 0) : 0;
  for (panel.slice = 0; panel.slice < slices; panel.slice++) {
    const long next_slice = panel.slice + 1;
    panel.input = part->memory + panel.slice * step;
    multiply_slice(
        &panel, next_slice < slices
                    ? weights_at(task, block, slice_start(task->channels, next_slice))
                    : behind);
  }
  write_output(&panel, work->maps);
}

static long filter(const ck_convolution *task, const ck_maps *maps, ck_thread thread) {
  const work work = {task, maps, thread.memory, transform_part, filter_panel};
  return take_turns(&work, tiles_at_once(task), thread);
}

#endif
