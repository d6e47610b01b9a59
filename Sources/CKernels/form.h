// The functions of one form, made anew wherever this is included: NAME(part) names them, POINTS_HIGH and POINTS_WIDE
// are the points of a tile's sides, WINDOW_HEIGHT and WINDOW_WIDTH the window's, STRIDE is how far it moves: 1, or 2 for
// one of 3×3, whose factors are called points too.

#define TILE_HEIGHT ((POINTS_HIGH - WINDOW_HEIGHT) / STRIDE + 1)
#define TILE_WIDTH ((POINTS_WIDE - WINDOW_WIDTH) / STRIDE + 1)
// With points on both sides, a group are the rows of 0 and ∞, or those of ±p.
#define IS_SQUARE (POINTS_HIGH > 1 && POINTS_WIDE > 1)
#define GROUPS (IS_SQUARE && STRIDE == 1 ? POINTS_HIGH / 2 : 1)
// Points lie group by group.
#define PLACE(y, x) \
  ((GROUPS == 1 || (y) == 0 ? (y) : (y) == POINTS_HIGH - 1 ? 1 : (y) + 1) * POINTS_WIDE + (x))

#define POINTS_OF_ANY(count) ((count) == 10 ? ten_points : six_points)
#define POINTS_OF_COLUMN POINTS_OF_ANY(POINTS_HIGH)
#define POINTS_OF_ROW POINTS_OF_ANY(POINTS_WIDE)

#if STRIDE == 1
#define INPUT_OF(points, d, step) transform_input(points, d, step)
#define OUTPUT_OF(points, count, x, from, y, to) transform_output(points, count, x, from, y, to)
#else
#define INPUT_OF(points, d, step) transform_strided_input(d, step)
#define OUTPUT_OF(points, count, x, from, y, to) transform_strided_output(x, from, y, to)
#endif

static void NAME(input)(
    const ck_convolution *task, tile_range tiles, long first_slice, long end_slice, const float *source,
    float *input) {
  const long tile_rows = rounded_up(task->output_height, TILE_HEIGHT);
  const long tile_columns = rounded_up(task->output_width, TILE_WIDTH);
  const long step = input_point_step(tiles.count);
  const ck_order order = task->source;
  for (long i = 0; i < tiles.count; i++) {
    const long tile = tiles.first + i;
    const long top = tile / tile_columns % tile_rows * TILE_HEIGHT * STRIDE - task->padding_top;
    const long left = tile % tile_columns * TILE_WIDTH * STRIDE - task->padding_left;
    const float *corner = source + tile / tile_columns / tile_rows * order.example +
                          top * order.row + left * order.column;
    presence inside[POINTS_HIGH][POINTS_WIDE];
    for (int y = 0; y < POINTS_HIGH; y++)
      for (int x = 0; x < POINTS_WIDE; x++)
        inside[y][x] = top + y >= 0 && top + y < task->height && left + x >= 0 &&
                               left + x < task->width
                           ? present
                           : absent;
    for (long slice = first_slice; slice < end_slice; slice++) {
      const long first = slice_start(task->channels, slice);
      const long end = slice_start(task->channels, slice + 1);
      float *to =
          input + (slice - first_slice) * POINTS_HIGH * POINTS_WIDE * step + i * slice_channels;
      for (long channel = first; channel < end; channel += lanes, to += lanes) {
        const float *from = corner + channel / lanes * order.block;
        // Another core may have written them, and then they take long to come.
        UNROLLED for (int y = 0; y < POINTS_HIGH; y++)
          UNROLLED for (int x = 0; x < POINTS_WIDE; x++)
            _mm_prefetch(from + 2 * order.block + y * order.row + x * order.column, _MM_HINT_T0);
        vector d[POINTS_HIGH][POINTS_WIDE];
        UNROLLED for (int y = 0; y < POINTS_HIGH; y++) {
          UNROLLED for (int x = 0; x < POINTS_WIDE; x++)
            d[y][x] = load_if(inside[y][x], from + y * order.row + x * order.column);
#if POINTS_WIDE > 1
          INPUT_OF(POINTS_OF_ROW, d[y], 1);
#endif
        }
        UNROLLED for (int x = 0; x < POINTS_WIDE; x++) {
#if POINTS_HIGH > 1
          INPUT_OF(POINTS_OF_COLUMN, &d[0][x], POINTS_WIDE);
#endif
          UNROLLED for (int y = 0; y < POINTS_HIGH; y++)
            store(to + PLACE(y, x) * step, d[y][x]);
        }
      }
    }
  }
}

// Writes the points of a group for one block of filters and one channel.
INLINE void NAME(weight_group)(const int group, const float *from, float *to, long step) {
#if STRIDE == 2
  vector g[WINDOW_HEIGHT][WINDOW_WIDTH], rows[strided_weights][WINDOW_WIDTH], u[strided_weights];
  UNROLLED for (int y = 0; y < WINDOW_HEIGHT; y++)
    UNROLLED for (int x = 0; x < WINDOW_WIDTH; x++)
      g[y][x] = load(from + (y * WINDOW_WIDTH + x) * lanes);
  UNROLLED for (int x = 0; x < WINDOW_WIDTH; x++)
    transform_strided_weights(&g[0][x], WINDOW_WIDTH, &rows[0][x], WINDOW_WIDTH);
  UNROLLED for (int y = 0; y < strided_weights; y++) {
    transform_strided_weights(rows[y], 1, u, 1);
    UNROLLED for (int x = 0; x < strided_weights; x++)
      store(to + (y * strided_weights + x) * step, u[x]);
  }
#elif IS_SQUARE
  vector g[WINDOW_HEIGHT][WINDOW_WIDTH], rows[2][WINDOW_WIDTH];
  UNROLLED for (int y = 0; y < WINDOW_HEIGHT; y++)
    UNROLLED for (int x = 0; x < WINDOW_WIDTH; x++)
      g[y][x] = load(from + (y * WINDOW_WIDTH + x) * lanes);
  UNROLLED for (int x = 0; x < WINDOW_WIDTH; x++) {
    if (group == 0) {
      rows[0][x] = g[0][x];
      rows[1][x] = g[WINDOW_HEIGHT - 1][x];
    } else {
      transform_pair(
          POINTS_OF_COLUMN.p[group - 1], WINDOW_HEIGHT, &g[0][x], WINDOW_WIDTH, &rows[0][x],
          &rows[1][x]);
    }
  }
  UNROLLED for (int row = 0; row < 2; row++) {
    vector u[POINTS_WIDE];
    transform_weights(POINTS_OF_ROW, WINDOW_WIDTH, rows[row], u);
    UNROLLED for (int x = 0; x < POINTS_WIDE; x++) store(to + (row * POINTS_WIDE + x) * step, u[x]);
  }
#else
  enum { length = WINDOW_HEIGHT * WINDOW_WIDTH, count = POINTS_HIGH * POINTS_WIDE };
  vector g[length], u[count];
  UNROLLED for (int i = 0; i < length; i++) g[i] = load(from + i * lanes);
  transform_weights(POINTS_OF_ANY(count), length, g, u);
  UNROLLED for (int i = 0; i < count; i++) store(to + i * step, u[i]);
#endif
}

static void NAME(weights)(const weight_slice *slice, long first, long end) {
  const long group_step = POINTS_HIGH * POINTS_WIDE / GROUPS * slice->point_step;
  for (long channel = 0; channel < slice->channels; channel++) {
    // Block by block, so that lines of the caches that two of them share are written at once.
    for (long block = 0; block < slice->blocks; block++) {
      const float *from = slice->from + block * slice->block_step +
                          channel * WINDOW_HEIGHT * WINDOW_WIDTH * lanes;
      float *to = slice->to + (channel * slice->blocks + block) * lanes;
      for (long group = first; group < end; group++, to += group_step) {
        if (group == 0) NAME(weight_group)(0, from, to, slice->point_step);
        if (group == 1) NAME(weight_group)(1, from, to, slice->point_step);
        if (group == 2) NAME(weight_group)(2, from, to, slice->point_step);
      }
    }
  }
}

// Brings the sums of one tile and one block of channels back.
INLINE void NAME(tile_output)(const float *sums, long step, vector y[TILE_HEIGHT][TILE_WIDTH]) {
  vector m[POINTS_HIGH][POINTS_WIDE], rows[POINTS_HIGH][TILE_WIDTH];
  UNROLLED for (int row = 0; row < POINTS_HIGH; row++) {
    UNROLLED for (int x = 0; x < POINTS_WIDE; x++)
      m[row][x] = load(sums + PLACE(row, x) * step);
#if POINTS_WIDE > 1
    OUTPUT_OF(POINTS_OF_ROW, TILE_WIDTH, m[row], 1, rows[row], 1);
#else
    rows[row][0] = m[row][0];
#endif
  }
  UNROLLED for (int x = 0; x < TILE_WIDTH; x++) {
#if POINTS_HIGH > 1
    OUTPUT_OF(POINTS_OF_COLUMN, TILE_HEIGHT, &rows[0][x], TILE_WIDTH, &y[0][x], TILE_WIDTH);
#else
    y[0][x] = rows[0][x];
#endif
  }
}

static void NAME(output)(const ck_convolution *task, const output_panel *panel) {
  const long tile_rows = rounded_up(task->output_height, TILE_HEIGHT);
  const long tile_columns = rounded_up(task->output_width, TILE_WIDTH);
  const ck_order order = task->destination;
  const vector least = all(task->clips ? 0 : -__builtin_inff());
  for (long i = 0; i < panel->tiles.count; i++) {
    const long tile = panel->tiles.first + i;
    const long top = tile / tile_columns % tile_rows * TILE_HEIGHT;
    const long left = tile % tile_columns * TILE_WIDTH;
    const long height = smaller(TILE_HEIGHT, task->output_height - top);
    const long width = smaller(TILE_WIDTH, task->output_width - left);
    for (long b = 0; b < panel->blocks; b++) {
      vector y[TILE_HEIGHT][TILE_WIDTH];
      NAME(tile_output)(panel->sums + (i * panel->blocks + b) * lanes, panel->point_step, y);
      const long block = panel->first_block + b;
      const vector bias = load(task->bias + block * lanes);
      const long corner = tile / tile_columns / tile_rows * order.example + block * order.block +
                          top * order.row + left * order.column;
      UNROLLED for (int row = 0; row < TILE_HEIGHT; row++) {
        UNROLLED for (int column = 0; column < TILE_WIDTH; column++) {
          if (row >= height || column >= width) continue;
          const long place = corner + row * order.row + column * order.column;
          vector result = plus(y[row][column], bias);
          if (panel->addend) result = plus(result, load(panel->addend + place));
          // In this order what is not a number stays so.
          store(panel->destination + place, maximum(least, result));
        }
      }
    }
  }
}

#if STRIDE == 2
static const unsigned char NAME(weights_of)[POINTS_HIGH * POINTS_WIDE] = {
    0, 1, 2, 3, 3, 4, 5, 6, 7, 7, 8, 9, 10, 11, 11, 12, 13, 14, 15, 15, 12, 13, 14, 15, 15,
};
#endif

static const form NAME(form) = {
    .tile_height = TILE_HEIGHT,
    .tile_width = TILE_WIDTH,
    .points = POINTS_HIGH * POINTS_WIDE,
    .taps = WINDOW_HEIGHT * WINDOW_WIDTH,
    .groups = GROUPS,
#if STRIDE == 2
    .weights_of = NAME(weights_of),
    .weight_points = strided_weights * strided_weights,
#else
    .weight_points = POINTS_HIGH * POINTS_WIDE,
#endif
    .input = NAME(input),
    .weights = NAME(weights),
    .output = NAME(output),
};

#undef OUTPUT_OF
#undef INPUT_OF
#undef POINTS_OF_ROW
#undef POINTS_OF_COLUMN
#undef POINTS_OF_ANY
#undef PLACE
#undef GROUPS
#undef IS_SQUARE
#undef TILE_WIDTH
#undef TILE_HEIGHT
#undef WINDOW_WIDTH
#undef WINDOW_HEIGHT
#undef POINTS_WIDE
#undef POINTS_HIGH
#undef STRIDE
#undef NAME
