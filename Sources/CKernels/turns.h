// How threads compute a convolution together: each works on a share of its own, part by part of the places and panel by
// panel of the output's blocks, and who is done takes panels of the others' last parts. Cores that other programs use as
// well are not equally fast, and all wait for the last.
#ifndef CONVSCOPE_CKERNELS_TURNS_H
#define CONVSCOPE_CKERNELS_TURNS_H

#include "wide.h"

typedef struct work work;
struct work {
  const ck_convolution *task;
  const ck_maps *maps;
  // The thread's own.
  float *memory;
  // Brings a part's inputs into the part's memory.
  void (*begin)(const work *work, const ck_part *part);
  // Computes the panel that begins with a block, with inputs from the part's memory; panels behind it end at `end_block`.
  void (*panel)(const work *work, const ck_part *part, long block, long end_block);
};

// Takes panels of a turn, one after the other, until all are taken.
//
// Returns how many places it has computed, one for each block.
static long take_panels(const work *work, ck_turn *turn) {
  if (!__atomic_load_n(&turn->is_open, __ATOMIC_ACQUIRE)) return 0;
  const long places = turn->part.end_place - turn->part.first_place;
  long done = 0;
  while (true) {
    const long block = __atomic_fetch_add(&turn->next_block, panel_blocks, __ATOMIC_RELAXED);
    if (block >= turn->end_block) return done;
    work->panel(work, &turn->part, block, turn->end_block);
    done += places * smaller(panel_blocks, turn->end_block - block);
  }
}

// Computes a part alone, or with all who have nothing else to do.
static long compute_part(
    const work *work, ck_part part, ck_share share, bool is_last, ck_turn *turn) {
  // Of a turn that is not open nobody else takes panels.
  ck_turn alone = {.is_open = true, .end_block = share.end_block, .next_block = share.first_block};
  work->begin(work, &part);
  alone.part = part;
  if (!is_last) return take_panels(work, &alone);
  turn->part = part;
  turn->end_block = share.end_block;
  turn->next_block = share.first_block;
  __atomic_store_n(&turn->is_open, true, __ATOMIC_RELEASE);
  return take_panels(work, turn);
}

// Computes a share, at most so many places at once, then helps the others.
static long take_turns(const work *work, ck_share share, long most_places, ck_thread thread) {
  const long places = share.end_place - share.first_place, parts = rounded_up(places, most_places);
  long done = 0;
  for (long i = 0; i < parts; i++) {
    const ck_part part = {
        .first_place = share.first_place + places * i / parts,
        .end_place = share.first_place + places * (i + 1) / parts,
        .is_first = i == 0,
        .memory = thread.memory,
    };
    done += compute_part(work, part, share, i + 1 == parts, &thread.turns[thread.place]);
  }
  for (long i = 1; i < thread.count; i++)
    done += take_panels(work, &thread.turns[(thread.place + i) % thread.count]);
  return done;
}

#endif
