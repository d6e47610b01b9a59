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

// Transforms the channels of some slices of one tile, whose first input lies at `corner`; of a tile that is whole all lie
// inside, of others those that `inside` says.
INLINE void NAME(tile_input)(
    const ck_convolution *task, const bool is_whole, presence inside[POINTS_HIGH][POINTS_WIDE],
    long first_slice, long end_slice, const float *corner, float *input, long step) {
  const ck_order order = task->source;
  const long ahead = 2 * order.block, last = slice_start(task->channels, end_slice) - 2 * lanes;
  // The tile behind this one lies beside it, but for the last of a row.
  const long behind = ahead - rounded_up(task->channels, lanes) * order.block +
                      TILE_WIDTH * STRIDE * order.column;
  for (long slice = first_slice; slice < end_slice; slice++) {
    const long first = slice_start(task->channels, slice);
    const long end = slice_start(task->channels, slice + 1);
    float *to = input + (slice - first_slice) * POINTS_HIGH * POINTS_WIDE * step;
    for (long channel = first; channel < end; channel += lanes, to += lanes) {
      const float *from = corner + channel / lanes * order.block;
      // Another core may have written what comes next, and then it takes long to come.
      const float *next = from + (channel < last ? ahead : behind);
      UNROLLED for (int y = 0; y < POINTS_HIGH; y++)
        UNROLLED for (int x = 0; x < POINTS_WIDE; x++)
          _mm_prefetch(next + y * order.row + x * order.column, _MM_HINT_T0);
      vector d[POINTS_HIGH][POINTS_WIDE];
      UNROLLED for (int y = 0; y < POINTS_HIGH; y++) {
        UNROLLED for (int x = 0; x < POINTS_WIDE; x++) {
          const float *number = from + y * order.row + x * order.column;
          d[y][x] = is_whole ? load(number) : load_if(inside[y][x], number);
        }
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

static void NAME(input)(
    const ck_convolution *task, tile_range tiles, long first_slice, long end_slice, const float *source,
    float *input) {
  const tile_grid grid = tile_grid_of(task, TILE_HEIGHT, TILE_WIDTH);
  const long step = input_point_step(task, tiles.count), tile_step = input_tile_step(task);
  const ck_order order = task->source;
  for (long i = 0; i < tiles.count; i++) {
    const tile_place tile = tile_at(&grid, tiles.first + i);
    const long top = tile.top * STRIDE - task->padding_top;
    const long left = tile.left * STRIDE - task->padding_left;
    const float *corner =
        source + tile.example * order.example + top * order.row + left * order.column;
    float *to = input + i * tile_step;
    presence inside[POINTS_HIGH][POINTS_WIDE];
    if (top >= 0 && left >= 0 && top + POINTS_HIGH <= task->height &&
        left + POINTS_WIDE <= task->width) {
      NAME(tile_input)(task, true, inside, first_slice, end_slice, corner, to, step);
      continue;
    }
    for (int y = 0; y < POINTS_HIGH; y++)
      for (int x = 0; x < POINTS_WIDE; x++)
        inside[y][x] = top + y >= 0 && top + y < task->height && left + x >= 0 &&
                               left + x < task->width
                           ? present
                           : absent;
    NAME(tile_input)(task, false, inside, first_slice, end_slice, corner, to, step);
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

// Writes the points of some groups for a panel of blocks. The compiler knows the offsets from point to point.
INLINE void NAME(panel_weights)(
    const weight_slice *slice, const int first, const int end, const long step) {
  const long group_step = POINTS_HIGH * POINTS_WIDE / GROUPS * step;
  const float *from = slice->from;
  float *to = slice->to;
  for (long channel = 0; channel < slice->channels; channel++) {
    // Block by block, so that lines of the caches that two of them share are written at once.
    UNROLLED for (int block = 0; block < panel_blocks; block++, to += lanes)
      UNROLLED for (int group = first; group < end; group++)
        NAME(weight_group)(
            group, from + block * slice->block_step, to + (group - first) * group_step, step);
    from += WINDOW_HEIGHT * WINDOW_WIDTH * lanes;
  }
}

// The same for any number of blocks.
static void NAME(any_weights)(const weight_slice *slice, long first, long end) {
  const long group_step = POINTS_HIGH * POINTS_WIDE / GROUPS * slice->point_step;
  for (long channel = 0; channel < slice->channels; channel++) {
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

static void NAME(weights)(const weight_slice *slice, long first, long end) {
  const long few = weight_step(few_channels, panel_blocks);
  const long many = weight_step(slice_channels, panel_blocks);
  const long step = slice->blocks == panel_blocks ? slice->point_step : 0;
  if (step == many && end - first == GROUPS) NAME(panel_weights)(slice, 0, GROUPS, many);
  else if (step == few && end - first == 1 && first == 0) NAME(panel_weights)(slice, 0, 1, few);
  else if (step == few && end - first == 1 && first == 1) NAME(panel_weights)(slice, 1, 2, few);
  else if (step == few && end - first == 1 && first == 2) NAME(panel_weights)(slice, 2, 3, few);
  else NAME(any_weights)(slice, first, end);
}

// Brings the sums of one tile and one block of channels back. Those at points that are needed for the last row or column
// alone may be anything where there is none.
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

// Writes some rows and columns of a tile's outputs to `to`, with what lies at `addend` unless it is null.
INLINE void NAME(write_tile)(
    vector y[TILE_HEIGHT][TILE_WIDTH], const bool is_whole, const tile_place *tile, ck_order order,
    vector bias, vector least, const float *addend, float *to) {
  UNROLLED for (int row = 0; row < TILE_HEIGHT; row++) {
    UNROLLED for (int column = 0; column < TILE_WIDTH; column++) {
      if (!is_whole && (row >= tile->height || column >= tile->width)) continue;
      const long place = row * order.row + column * order.column;
      vector result = plus(y[row][column], bias);
      if (addend) result = plus(result, load(addend + place));
      // In this order what is not a number stays so.
      store(to + place, maximum(least, result));
    }
  }
}

// From the destination's start to the first output of a tile and block.
INLINE long NAME(corner)(ck_order order, const tile_place *tile, long block) {
  return tile->example * order.example + block * order.block + tile->top * order.row +
         tile->left * order.column;
}

// Fetches the lines that a tile's outputs go to.
INLINE void NAME(fetch_outputs)(
    const output_panel *panel, ck_order order, const tile_place *tile) {
  for (long b = 0; b < panel->blocks; b++) {
    const float *to = panel->destination + NAME(corner)(order, tile, panel->first_block + b);
    UNROLLED for (int row = 0; row < TILE_HEIGHT; row++)
      UNROLLED for (int column = 0; column < TILE_WIDTH; column += cache_line / lanes)
        fetch_to_write(to + row * order.row + column * order.column);
  }
}

static void NAME(output)(const ck_convolution *task, const output_panel *panel) {
  const tile_grid grid = tile_grid_of(task, TILE_HEIGHT, TILE_WIDTH);
  const ck_order order = task->destination;
  const vector least = all(task->clips ? 0 : -__builtin_inff());
  const tile_range tiles = panel->tiles;
  tile_place next = tile_at(&grid, tiles.first);
  for (long i = 0; i < tiles.count; i++) {
    const tile_place tile = next;
    if (i + 1 < tiles.count) {
      next = tile_at(&grid, tiles.first + i + 1);
      NAME(fetch_outputs)(panel, order, &next);
    }
    const bool is_whole = tile.height == TILE_HEIGHT && tile.width == TILE_WIDTH;
    for (long b = 0; b < panel->blocks; b++) {
      vector y[TILE_HEIGHT][TILE_WIDTH];
      NAME(tile_output)(panel->sums + (i * panel->blocks + b) * lanes, panel->point_step, y);
      const long block = panel->first_block + b;
      const vector bias = load(task->bias + block * lanes);
      const long corner = NAME(corner)(order, &tile, block);
      const float *addend = panel->addend ? panel->addend + corner : 0;
      float *to = panel->destination + corner;
      if (!is_whole) NAME(write_tile)(y, false, &tile, order, bias, least, addend, to);
      else if (addend) NAME(write_tile)(y, true, &tile, order, bias, least, addend, to);
      else NAME(write_tile)(y, true, &tile, order, bias, least, 0, to);
    }
  }
}

#if STRIDE == 2
static const unsigned char NAME(weights_of)[POINTS_HIGH * POINTS_WIDE] = {
    0, 1, 2, 3, 3, 4, 5, 6, 7, 7, 8, 9, 10, 11, 11, 12, 13, 14, 15, 15, 12, 13, 14, 15, 15,
};
#endif

// Whether a row or column of points is needed for a tile's last row or column alone.
#if STRIDE == 1
#define IS_LAST(point, points, size) ((point) == (points) - 1 && (size) > 1)
#else
#define IS_LAST(point, points, size) ((point) == 2 || (point) == 4)
#endif

static int NAME(needs)(long point) {
  const long row = point / POINTS_WIDE, x = point % POINTS_WIDE;
  const long y = GROUPS == 1 || row == 0 ? row : row == 1 ? POINTS_HIGH - 1 : row - 1;
  return (IS_LAST(y, POINTS_HIGH, TILE_HEIGHT) ? last_row : 0) |
         (IS_LAST(x, POINTS_WIDE, TILE_WIDTH) ? last_column : 0);
}

#undef IS_LAST

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
    .needs = NAME(needs),
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
