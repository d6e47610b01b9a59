#include "include/CKernels.h"

#if defined(__x86_64__)

#include "rows.h"

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
  // What to fetch from memory meanwhile: a line at each channel, so many bytes apart.
  const char *ahead;
  long ahead_step;
} strip_task;

typedef void strip_function(const strip_task *task);

WIDE_BEGIN

INLINE void multiply_strip(
    const int outputs, const int vectors, const int stride, const strip_task *task) {
  vector sums[most_rows * panel_blocks];
  const long channels = task->channels, vector_step = channels * lanes;
  const float *w = task->weights;
  const char *ahead = task->ahead;
  const long ahead_step = task->ahead_step;
  UNROLLED for (int i = 0; i < outputs * vectors; i++)
    sums[i] = load(task->bias + i % vectors * lanes);
  const float *block = task->source;
  for (long first = 0; first < channels; first += lanes, block += task->block_step) {
    const float *end = block + smaller(lanes, channels - first);
    for (const float *x = block; x < end; x++) {
      _mm_prefetch(ahead, _MM_HINT_T1);
      multiply_channel(outputs, vectors, x, stride * lanes, w, vector_step, sums);
      w += lanes;
      ahead += ahead_step;
    }
  }
  const vector least = all(task->clips ? 0 : -__builtin_inff());
  float *destination = task->destination;
  const float *addend = task->addend;
  UNROLLED for (int v = 0; v < vectors; v++) {
    UNROLLED for (int i = 0; i < outputs; i++) {
      vector result = sums[i * vectors + v];
      if (addend) result = plus(result, load(addend + v * task->output_step + i * lanes));
      // In this order what is not a number stays so.
      store(destination + v * task->output_step + i * lanes, _mm512_max_ps(least, result));
    }
  }
}

#define STRIP(outputs, vectors, stride)                                                \
  static void strip_##outputs##_##vectors##_##stride(const strip_task *task) {         \
    multiply_strip(outputs, vectors, stride, task);                                    \
  }
#define STRIPS(vectors, stride)                                                        \
  STRIP(1, vectors, stride) STRIP(2, vectors, stride) STRIP(3, vectors, stride)        \
  STRIP(4, vectors, stride) STRIP(5, vectors, stride) STRIP(6, vectors, stride)        \
  STRIP(7, vectors, stride) STRIP(8, vectors, stride) STRIP(9, vectors, stride)        \
  STRIP(10, vectors, stride) STRIP(11, vectors, stride) STRIP(12, vectors, stride)     \
  STRIP(13, vectors, stride) STRIP(14, vectors, stride)

STRIPS(1, 1)
STRIPS(2, 1)
STRIPS(1, 2)
STRIPS(2, 2)

WIDE_END

#define LIST(v, s)                                                                            \
  {strip_1_##v##_##s,  strip_2_##v##_##s,  strip_3_##v##_##s,  strip_4_##v##_##s,             \
   strip_5_##v##_##s,  strip_6_##v##_##s,  strip_7_##v##_##s,  strip_8_##v##_##s,             \
   strip_9_##v##_##s,  strip_10_##v##_##s, strip_11_##v##_##s, strip_12_##v##_##s,            \
   strip_13_##v##_##s, strip_14_##v##_##s}

static strip_function *strip_function_of(long outputs, long vectors, long stride) {
  static strip_function *const functions[2][2][most_rows] = {
      {LIST(1, 1), LIST(1, 2)}, {LIST(2, 1), LIST(2, 2)}};
  return functions[vectors - 1][stride - 1][outputs - 1];
}

// Where windows move by one, the rows of a map are one.
typedef struct {
  long rows;
  long columns;
  long strips;
} strip_layout;

static long stride_of(const ck_convolution *task) { return task->window == CK_1X1_BY_2 ? 2 : 1; }

static strip_layout layout_of(const ck_convolution *task) {
  strip_layout layout = {task->output_height, task->output_width, 0};
  if (stride_of(task) == 1) layout = (strip_layout){1, task->output_height * task->output_width, 0};
  layout.strips = rounded_up(layout.columns, most_rows);
  return layout;
}

long ck_strip_count(const ck_convolution *task) {
  const strip_layout layout = layout_of(task);
  return task->examples * layout.rows * layout.strips;
}

// As many strips are worked on at once: their inputs stay in the second-level cache.
static long strips_at_once(const ck_convolution *task) {
  const long most = 128 * 1024;
  return larger(1, most / (task->channels * most_rows));
}

static void multiply_panel(
    const ck_convolution *task, long first_strip, long end_strip, long block, long blocks,
    const float *ahead, const float *source, const float *addend, float *destination) {
  const strip_layout layout = layout_of(task);
  const long stride = stride_of(task), width = task->width * lanes;
  const long places = task->output_height * task->output_width;
  const long strips = end_strip - first_strip;
  strip_task strip = {
      .block_step = task->height * width,
      .weights = task->weights + block * task->channels * lanes,
      .channels = task->channels,
      .bias = task->bias + block * lanes,
      .output_step = places * lanes,
      .clips = task->clips,
      .ahead_step = ahead ? rounded_up(blocks * lanes * (long)sizeof(float), strips) : 0,
  };
  const char *next = (const char *)(ahead ? ahead : strip.weights);
  for (long i = first_strip; i < end_strip; i++) {
    const long row = i / layout.strips, part = i % layout.strips;
    const long example = row / layout.rows, y = row % layout.rows;
    const long first = layout.columns * part / layout.strips;
    const long end = layout.columns * (part + 1) / layout.strips;
    strip.source = source + example * rounded_up(task->channels, lanes) * strip.block_step +
                   stride * (y * width + first * lanes);
    const long place = (example * task->output_blocks + block) * strip.output_step +
                       (y * layout.columns + first) * lanes;
    strip.destination = destination + place;
    strip.addend = addend ? addend + place : 0;
    strip.ahead = next;
    next += strip.ahead_step * task->channels;
    strip_function_of(end - first, blocks, stride)(&strip);
  }
}

void ck_multiply(
    const ck_convolution *task, long first_strip, long end_strip, long first_block, long end_block,
    const float *source, const float *addend, float *destination) {
  const long parts = rounded_up(end_strip - first_strip, strips_at_once(task));
  for (long part = 0; part < parts; part++) {
    const long first = first_strip + (end_strip - first_strip) * part / parts;
    const long end = first_strip + (end_strip - first_strip) * (part + 1) / parts;
    for (long block = first_block; block < end_block; block += panel_blocks) {
      const long next = block + panel_blocks;
      const float *ahead =
          part == 0 && next < end_block ? task->weights + next * task->channels * lanes : 0;
      multiply_panel(
          task, first, end, block, smaller(panel_blocks, end_block - block), ahead, source, addend,
          destination);
    }
  }
}

#else

long ck_strip_count(const ck_convolution *task) { return 0; }
void ck_multiply(
    const ck_convolution *task, long first_strip, long end_strip, long first_block, long end_block,
    const float *source, const float *addend, float *destination) {}

#endif
