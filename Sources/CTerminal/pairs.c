// curses colour pairs, made as they are needed; when they run out, the nearest existing one.
#include "internal.h"
#include "include/CTerminal.h"

#include <curses.h>
#include <stdlib.h>

typedef struct {
  int32_t foreground;
  int32_t background;
} colors_of_pair;

// Open addressing: a slot holds the colours and the pair, 0 where empty.
typedef struct {
  colors_of_pair colors;
  int32_t pair;
} slot;

static slot *slots = NULL;
static uint32_t slot_count = 0;
static uint32_t slots_used = 0;
static colors_of_pair *pairs = NULL;
static int32_t pair_limit = 0;
static int32_t pair_count = 0;
static int32_t color_limit = 0;

void ct_pairs_close(void) {
  free(slots);
  free(pairs);
  slots = NULL;
  pairs = NULL;
  slot_count = slots_used = 0;
  pair_limit = pair_count = color_limit = 0;
}

void ct_pairs_open(int32_t colors, int32_t limit) {
  ct_pairs_close();
  if (limit > 65536) limit = 65536;
  if (limit < 2) return;
  slot_count = 256;
  while (slot_count < 2 * (uint32_t)limit) slot_count *= 2;
  slots = calloc(slot_count, sizeof *slots);
  pairs = calloc((size_t)limit, sizeof *pairs);
  if (!slots || !pairs) {
    ct_pairs_close();
    return;
  }
  pair_limit = limit;
  pair_count = 1;  // Pair 0 is the terminal's own colours.
  pairs[0] = (colors_of_pair){-1, -1};
  color_limit = colors;
}

// Our colour number as curses wants it. Terminals with direct colour still index the first eight.
static int32_t native(int32_t color) {
  if (color < 0) return -1;
  if (color < CT_TRUE_COLOR) return color < color_limit ? color : color % 8;
  int32_t rgb = color & 0xFFFFFF;
  return rgb < 8 ? 8 : rgb;
}

static uint32_t first_slot(int32_t foreground, int32_t background) {
  uint64_t key = (uint64_t)(uint32_t)foreground << 32 | (uint32_t)background;
  key *= 0x9E3779B97F4A7C15u;
  return (uint32_t)(key >> 40) & (slot_count - 1);
}

static slot *find(int32_t foreground, int32_t background) {
  uint32_t i = first_slot(foreground, background);
  while (slots[i].pair != 0 && (slots[i].colors.foreground != foreground ||
                                slots[i].colors.background != background)) {
    i = (i + 1) & (slot_count - 1);
  }
  return &slots[i];
}

static void components(int32_t color, int rgb[3]) {
  static const int steps[6] = {0, 95, 135, 175, 215, 255};
  if (color >= CT_TRUE_COLOR) {
    for (int i = 0; i < 3; i++) rgb[i] = color >> (16 - 8 * i) & 255;
  } else if (color >= 232) {
    rgb[0] = rgb[1] = rgb[2] = 8 + 10 * (color - 232);
  } else if (color >= 16) {
    rgb[0] = steps[(color - 16) / 36];
    rgb[1] = steps[(color - 16) / 6 % 6];
    rgb[2] = steps[(color - 16) % 6];
  } else {
    int high = color & 8 ? 255 : 205;
    for (int i = 0; i < 3; i++) rgb[i] = color >> i & 1 ? high : 0;
  }
}

static int64_t distance(int32_t a, int32_t b) {
  if (a == b) return 0;
  if (a < 0 || b < 0) return 3 * 256 * 256;
  int left[3], right[3];
  int64_t sum = 0;
  components(a, left);
  components(b, right);
  for (int i = 0; i < 3; i++) sum += (int64_t)(left[i] - right[i]) * (left[i] - right[i]);
  return sum;
}

// The background fills the cell, so it weighs more.
static int nearest(int32_t foreground, int32_t background) {
  int best = 0;
  int64_t least = INT64_MAX;
  for (int i = 0; i < pair_count; i++) {
    int64_t cost = distance(foreground, pairs[i].foreground) +
                   2 * distance(background, pairs[i].background);
    if (cost < least) {
      least = cost;
      best = i;
    }
  }
  return best;
}

static bool define(int pair, int32_t foreground, int32_t background) {
#if NCURSES_EXT_COLORS
  return init_extended_pair(pair, native(foreground), native(background)) == OK;
#else
  return pair < 256 &&
         init_pair((short)pair, (short)native(foreground), (short)native(background)) == OK;
#endif
}

int ct_pair(int32_t foreground, int32_t background) {
  if (!slots || (foreground < 0 && background < 0)) return 0;
  slot *place = find(foreground, background);
  if (place->pair != 0) return place->pair;
  int pair = 0;
  if (pair_count < pair_limit && define(pair_count, foreground, background)) {
    pair = pair_count++;
    pairs[pair] = (colors_of_pair){foreground, background};
  } else {
    pair_limit = pair_count;
    pair = nearest(foreground, background);
  }
  if (pair != 0 && slots_used < slot_count / 4 * 3) {
    *place = (slot){{foreground, background}, pair};
    slots_used++;
  }
  return pair;
}
