// How threads compute a convolution together: each works on a share of its own, part by part of the places and panel by
// panel of the output's blocks. Who is done takes parts of the others' shares, and when no parts are left, panels of the
// parts that they are at. Cores that other programs use as well are not equally fast, and all wait for the last.
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
  long done = 0;
  while (__atomic_load_n(&turn->panels_left, __ATOMIC_RELAXED) > 0) {
    const long left = __atomic_fetch_sub(&turn->panels_left, 1, __ATOMIC_ACQUIRE);
    if (left <= 0) break;
    const long end = turn->end_block, panels = rounded_up(end - turn->first_block, panel_blocks);
    const long block = turn->first_block + (panels - left) * panel_blocks;
    work->panel(work, &turn->part, block, end);
    done += (turn->part.end_place - turn->part.first_place) * smaller(panel_blocks, end - block);
  }
  return done;
}

// Whether a part of a share, of so many, was left; then it is taken, the one behind the last that was.
static bool take_part(ck_turn *turn, long parts, long *part) {
  if (__atomic_load_n(&turn->parts_taken, __ATOMIC_ACQUIRE) >= parts) return false;
  *part = __atomic_fetch_add(&turn->parts_taken, 1, __ATOMIC_ACQ_REL);
  return *part < parts;
}

// Takes parts of the share of a thread, which may be another, at most so many places each, until all are taken.
//
// Others help with a part only when no parts are left at all: the thread's memory is then its last part's for good.
static long take_parts(const work *work, long owner, long most_places, ck_thread thread) {
  const ck_share share = thread.shares[owner];
  const long places = share.end_place - share.first_place, parts = rounded_up(places, most_places);
  if (share.first_block == share.end_block) return 0;
  ck_turn *turn = &thread.turns[thread.place];
  long done = 0;
  for (long i = 0; take_part(&thread.turns[owner], parts, &i);) {
    turn->part = (ck_part){
        .first_place = share.first_place + places * i / parts,
        .end_place = share.first_place + places * (i + 1) / parts,
        .is_first = i == 0,
        .memory = thread.memory,
    };
    turn->first_block = share.first_block;
    turn->end_block = share.end_block;
    work->begin(work, &turn->part);
    __atomic_store_n(
        &turn->panels_left, rounded_up(share.end_block - share.first_block, panel_blocks),
        __ATOMIC_RELEASE);
    done += take_panels(work, turn);
  }
  return done;
}

// Computes the thread's share, at most so many places at once, then helps the others.
static long take_turns(const work *work, long most_places, ck_thread thread) {
  long done = 0;
  for (long i = 0; i < thread.count; i++)
    done += take_parts(work, (thread.place + i) % thread.count, most_places, thread);
  for (long i = 1; i < thread.count; i++)
    done += take_panels(work, &thread.turns[(thread.place + i) % thread.count]);
  return done;
}

#endif
