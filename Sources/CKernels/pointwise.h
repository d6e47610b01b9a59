// Windows of 1×1: strip by strip of the output's places, without transforms.
#ifndef CONVSCOPE_CKERNELS_POINTWISE_H
#define CONVSCOPE_CKERNELS_POINTWISE_H

#include "rows.h"
#include "turns.h"

// A strip of outputs beside each other and a panel of the output's blocks.
typedef struct {
  // The first output's input, first channel.
  const float *source;
  // From one block of channels to the next.
  long block_step;
  const float *weights;
  long channels;
  const float *bias;
  // Null for none.
  const float *addend;
  float *destination;
  // From one block of the output's channels to the next.
  long output_step;
  bool clips;
  fetch_ahead ahead;
} strip_task;

typedef void strip_function(const strip_task *task);

WIDE_BEGIN

INLINE void multiply_strip(
    const int outputs, const int vectors, const strip_task *task) {
  vector sums[most_rows * panel_blocks];
  const long channels = task->channels, vector_step = channels * lanes;
  const float *w = task->weights;
  fetch_ahead ahead = task->ahead;
  UNROLLED for (int v = 0; v < vectors; v++)
    UNROLLED for (int i = 0; i < outputs; i += cache_line / lanes)
      fetch_to_write(task->destination + v * task->output_step + i * lanes);
  UNROLLED for (int i = 0; i < outputs * vectors; i++)
    sums[i] = load(task->bias + i % vectors * lanes);
  const float *block = task->source;
  for (long first = 0; first < channels; first += lanes, block += task->block_step) {
    multiply_channels(
        outputs, vectors, smaller(lanes, channels - first), block, lanes, w, lanes, vector_step,
        &ahead, sums);
    w += lanes * lanes;
  }
  const vector least = all(task->clips ? 0 : -__builtin_inff());
  float *destination = task->destination;
  const float *addend = task->addend;
  UNROLLED for (int v = 0; v < vectors; v++) {
    UNROLLED for (int i = 0; i < outputs; i++) {
      vector result = sums[i * vectors + v];
      if (addend) result = plus(result, load(addend + v * task->output_step + i * lanes));
      // In this order what is not a number stays so.
      store(destination + v * task->output_step + i * lanes, maximum(least, result));
    }
  }
}

#define FUNCTION(outputs, vectors)                                   \
  static void strip_##outputs##_##vectors(const strip_task *task) { \
    multiply_strip(outputs, vectors, task);                          \
  }
FOR_ALL_ROWS(FUNCTION, 1)
FOR_ALL_ROWS(FUNCTION, 2)
#undef FUNCTION

WIDE_END

static strip_function *strip_function_of(long outputs, long vectors) {
#define NAME(outputs, vectors) strip_##outputs##_##vectors,
  static strip_function *const functions[panel_blocks][most_rows] = {
      {FOR_ALL_ROWS(NAME, 1)}, {FOR_ALL_ROWS(NAME, 2)}};
#undef NAME
  return functions[vectors - 1][outputs - 1];
}

static long stride_of(const ck_convolution *task) { return task->window == CK_1X1_BY_2 ? 2 : 1; }

static long places_of(const ck_convolution *task) {
  return task->output_height * task->output_width;
}

// A strip of the output's places, beside each other as if its rows were one.
typedef struct {
  long example;
  long first;
  long count;
} strip_places;

// How an example's places are divided into strips: the first `longer` of them have a place more.
typedef struct {
  long strips;
  long length;
  long longer;
} strip_grid;

static long strips_of_example(const ck_convolution *task) {
  return rounded_up(places_of(task), most_rows);
}

static strip_grid grid_of(const ck_convolution *task) {
  const long strips = strips_of_example(task), places = places_of(task);
  return (strip_grid){.strips = strips, .length = places / strips, .longer = places % strips};
}

static strip_places strip_at(strip_grid grid, long index) {
  const long example = index < grid.strips ? 0 : index / grid.strips;
  const long part = index - example * grid.strips;
  return (strip_places){
      .example = example,
      .first = part * grid.length + smaller(part, grid.longer),
      .count = grid.length + (part < grid.longer),
  };
}

static long strip_count(const ck_convolution *task) {
  return task->examples * strips_of_example(task);
}

// Whether inputs are brought beside each other before they are multiplied: where they do not lie so, and where so
// many filters read them that it pays.
static bool gathers(const ck_convolution *task) {
  const long many = 128 * 1024;
  return stride_of(task) != 1 ||
         (lanes == 8 && task->channels * task->output_blocks * lanes >= many);
}

// As many strips are worked on at once: their inputs stay in the second-level cache, unless so few strips would read
// all weights over and over.
static long strips_at_once(const ck_convolution *task) {
  const long most = LANES == 16 || gathers(task) ? 128 * 1024 : 32 * 1024;
  const long least = LANES == 16 ? 1 : 5;
  return larger(least, most / (task->channels * most_rows));
}

// The numbers of a strip's gathered inputs.
static long gathered_size(const ck_convolution *task) {
  return rounded_up(task->channels, lanes) * lanes * most_rows;
}

static long strip_memory_count(const ck_convolution *task) {
  return gathers(task) ? strips_at_once(task) * gathered_size(task) : 0;
}

// The numbers from one block of the input to the next.
static long input_step(const ck_convolution *task) { return task->height * task->width * lanes; }

static const float *example_at(const ck_convolution *task, long example, const float *source) {
  return source + example * rounded_up(task->channels, lanes) * input_step(task);
}

WIDE_BEGIN

// Brings a strip's inputs beside each other: [blocks][most_rows][lanes].
//
// Another core may have written them, and then they take long to come.
static void gather(
    const ck_convolution *task, strip_places strip, const float *source, float *memory) {
  const long stride = stride_of(task), blocks = rounded_up(task->channels, lanes);
  const float *from[most_rows];
  const float *example = example_at(task, strip.example, source);
  const long step = input_step(task), ahead = 8 * step;
  for (long i = 0; i < strip.count; i++) {
    const long y = (strip.first + i) / task->output_width, x = (strip.first + i) % task->output_width;
    from[i] = example + stride * (y * task->width + x) * lanes;
  }
  for (long block = 0; block < blocks; block++, memory += most_rows * lanes) {
    for (long i = 0; i < strip.count; i++) {
      _mm_prefetch(from[i] + ahead, _MM_HINT_T0);
      store(memory + i * lanes, load(from[i]));
      from[i] += step;
    }
  }
}

WIDE_END

static void gather_part(const work *work, const ck_part *part) {
  if (!gathers(work->task)) return;
  const strip_grid grid = grid_of(work->task);
  const long step = gathered_size(work->task);
  for (long i = part->first_place; i < part->end_place; i++) {
    float *memory = part->memory + (i - part->first_place) * step;
    gather(work->task, strip_at(grid, i), work->maps->source, memory);
  }
}

// Fetches the weights of the panel behind it meanwhile, the first time.
static void multiply_panel(const work *work, const ck_part *part, long block, long end_block) {
  const ck_convolution *task = work->task;
  const ck_maps *maps = work->maps;
  const long blocks = smaller(panel_blocks, end_block - block);
  const long output_step = places_of(task) * lanes, weight_step = task->channels * lanes;
  const strip_grid grid = grid_of(task);
  const bool is_gathered = gathers(task), fetches = part->is_first && block + blocks < end_block;
  strip_task strip = {
      .block_step = is_gathered ? most_rows * lanes : input_step(task),
      .weights = task->weights + block * weight_step,
      .channels = task->channels,
      .bias = task->bias + block * lanes,
      .output_step = output_step,
      .clips = task->clips,
      .ahead.step = fetches ? rounded_up(
                                  blocks * lanes * (long)sizeof(float),
                                  part->end_place - part->first_place)
                            : 0,
  };
  const char *next = (const char *)(strip.weights + (fetches ? blocks * weight_step : 0));
  for (long i = part->first_place; i < part->end_place; i++) {
    const strip_places places = strip_at(grid, i);
    const long place =
        (places.example * task->output_blocks + block) * output_step + places.first * lanes;
    strip.source =
        is_gathered ? part->memory + (i - part->first_place) * gathered_size(task)
                    : example_at(task, places.example, maps->source) + places.first * lanes;
    strip.destination = maps->destination + place;
    strip.addend = maps->addend ? maps->addend + place : 0;
    strip.ahead.next = next;
    next += strip.ahead.step * task->channels;
    strip_function_of(places.count, blocks)(&strip);
  }
}

static long multiply(const ck_convolution *task, const ck_maps *maps, ck_thread thread) {
  const work work = {task, maps, thread.memory, gather_part, multiply_panel};
  return take_turns(&work, strips_at_once(task), thread);
}

#endif
