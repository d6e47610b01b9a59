#include "include/CKernels.h"

#if defined(__x86_64__)

#include "forms.h"
#include "rows.h"

bool ck_exists(void) { return true; }

long ck_tile_side(ck_window window) {
  const form *form = form_of(window);
  return larger(form->tile_height, form->tile_width);
}

long ck_point_count(ck_window window) { return form_of(window)->points; }

long ck_tile_count(const ck_filtering *task) {
  const form *form = form_of(task->window);
  return task->examples * rounded_up(task->output_height, form->tile_height) *
         rounded_up(task->output_width, form->tile_width);
}

// The output's blocks that are multiplied beside each other.
enum { panel_blocks = 2 };

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
  const long few = 6;
  if (tiles <= few) return (schedule){.channels = lanes, .by_group = true};
  return (schedule){.channels = slice_channels, .by_group = false};
}

// A line more from point to point, so that they do not all fall into the same sets of the caches.
static long weight_step(long channels, long blocks) { return channels * blocks * lanes + lanes; }
static long sum_step(long tiles, long blocks) { return tiles * blocks * lanes + lanes; }

// The numbers of the transformed input.
static long input_count(const ck_filtering *task, long tiles) {
  return slice_count(task->channels) * form_of(task->window)->points * input_point_step(tiles);
}

long ck_memory_count(const ck_filtering *task, long tiles) {
  const schedule schedule = schedule_of(tiles);
  const form *form = form_of(task->window);
  return input_count(task, tiles) +
         form->weight_points * weight_step(schedule.channels, panel_blocks) +
         form->points * sum_step(tiles, panel_blocks);
}

// Tiles that are multiplied at once.
typedef struct {
  long first;
  row_function *multiply;
} tile_round;

enum { most_rounds = (CK_MOST_TILES + most_rows - 1) / most_rows };

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
  const ck_filtering *task;
  const form *form;
  schedule schedule;
  long tiles;
  tile_round rounds[most_rounds];
  long round_count;
  const float *input;
  long first_block;
  long blocks;
  long slice;
  // Transformed weights, and sums: point by point.
  float *weights;
  float *sums;
  fetching fetching;
} panel;

static const float *weights_at(const ck_filtering *task, long block, long channel) {
  return task->weights + (block * task->channels + channel) * form_of(task->window)->taps * lanes;
}

static void settle_rounds(panel *panel) {
  panel->round_count = rounded_up(panel->tiles, most_rows);
  for (long round = 0; round < panel->round_count; round++) {
    const long first = panel->tiles * round / panel->round_count;
    const long end = panel->tiles * (round + 1) / panel->round_count;
    panel->rounds[round] = (tile_round){first, row_function_of(end - first, panel->blocks)};
  }
}

// Settles what to fetch during so many calls: the weights of as many channels as the panel's slice has now.
static void settle_fetching(panel *panel, long channels, long calls, long end_block) {
  const ck_filtering *task = panel->task;
  const long next = panel->slice + 1;
  const bool ends = next == slice_count(task->channels);
  panel->fetching = (fetching){0};
  if (ends && panel->first_block + panel->blocks >= end_block) return;
  const long lines = channels * panel->form->taps;
  panel->fetching = (fetching){
      .next = ends ? weights_at(task, panel->first_block + panel->blocks, 0)
                   : weights_at(task, panel->first_block, slice_start(task->channels, next)),
      .lines_left = lines,
      .lines = lines,
      .gap = (task->channels - channels) * panel->form->taps * lanes,
      .lines_at_once = rounded_up(lines * panel->blocks, calls),
  };
}

static void fetch(fetching *fetching, row_task *rows) {
  if (!fetching->next) {
    rows->ahead = (const char *)rows->weights;
    rows->ahead_step = 0;
    return;
  }
  rows->ahead = (const char *)fetching->next;
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
  const long input_step = input_point_step(panel->tiles);
  const float *input =
      panel->input + (panel->slice * panel->form->points + first_point) * input_step + first;
  float *sums = panel->sums + first_point * sum_step(panel->tiles, panel->blocks);
  const long weight_point_step = weight_step(panel->schedule.channels, panel->blocks);
  const unsigned char *weights_of = panel->form->weights_of;
  for (long point = first_point; point < end_point; point++) {
    const long place = weights_of ? weights_of[point] : point - first_point;
    rows.weights = panel->weights + place * weight_point_step;
    for (long i = 0; i < panel->round_count; i++) {
      const tile_round round = panel->rounds[i];
      rows.rows = input + round.first * slice_channels;
      rows.sums = sums + round.first * panel->blocks * lanes;
      fetch(&panel->fetching, &rows);
      round.multiply(&rows);
    }
    input += input_step;
    sums += sum_step(panel->tiles, panel->blocks);
  }
}

static void multiply_slice(panel *panel, long end_block) {
  const ck_filtering *task = panel->task;
  const form *form = panel->form;
  const long start = slice_start(task->channels, panel->slice);
  const long channels = slice_start(task->channels, panel->slice + 1) - start;
  const long chunks = rounded_up(channels, panel->schedule.channels);
  const long pass = panel->schedule.by_group ? 1 : form->groups;
  const long points = form->points / form->groups;
  settle_fetching(panel, channels, chunks * form->points * panel->round_count, end_block);
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
        .ahead_step = panel->fetching.lines_at_once * lanes * (long)sizeof(float) / (end - first),
    };
    for (long group = 0; group < form->groups; group += pass) {
      form->weights(&weights, group, group + pass);
      multiply_points(panel, group * points, (group + pass) * points, first, rows);
    }
  }
}

void ck_filter(
    const ck_filtering *task, ck_tiles tiles, long first_block, long end_block, const float *source,
    const float *addend, float *destination, float *memory) {
  const form *form = form_of(task->window);
  const schedule schedule = schedule_of(tiles.count);
  const long slices = slice_count(task->channels);
  float *weights = memory + input_count(task, tiles.count);
  panel panel = {
      .task = task,
      .form = form,
      .schedule = schedule,
      .tiles = tiles.count,
      .input = memory,
      .weights = weights,
      .sums = weights + form->weight_points * weight_step(schedule.channels, panel_blocks),
  };
  form->input(task, tiles, source, memory);
  for (long block = first_block; block < end_block; block += panel.blocks) {
    panel.first_block = block;
    panel.blocks = smaller(panel_blocks, end_block - block);
    settle_rounds(&panel);
    for (panel.slice = 0; panel.slice < slices; panel.slice++) multiply_slice(&panel, end_block);
    const output_panel output = {
        .sums = panel.sums,
        .point_step = sum_step(tiles.count, panel.blocks),
        .tiles = tiles,
        .first_block = block,
        .blocks = panel.blocks,
        .addend = addend,
        .destination = destination,
    };
    form->output(task, &output);
  }
}

#else

bool ck_exists(void) { return false; }
long ck_tile_side(ck_window window) { return 0; }
long ck_point_count(ck_window window) { return 0; }
long ck_tile_count(const ck_filtering *task) { return 0; }
long ck_memory_count(const ck_filtering *task, long tiles) { return 0; }
void ck_filter(
    const ck_filtering *task, ck_tiles tiles, long first_block, long end_block, const float *source,
    const float *addend, float *destination, float *memory) {}

#endif
