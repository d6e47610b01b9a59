// Vectors of as many numbers as LANES says, 16 or 8, and what all kernels share.
//
// wide_16.c and wide_8.c each include all kernels, for vectors of their own.
#ifndef CONVSCOPE_CKERNELS_WIDE_H
#define CONVSCOPE_CKERNELS_WIDE_H

#include <immintrin.h>

#include "include/CKernels.h"

// Every function between these two may use the vectors.
#if LANES == 16
#define WIDE_BEGIN \
  _Pragma("clang attribute push(__attribute__((target(\"avx512f,prfchw\"))), apply_to = function)")
#define WIDE(name) _mm512_##name
typedef __m512 vector;
#else
#define WIDE_BEGIN \
  _Pragma("clang attribute push(__attribute__((target(\"avx2,fma,prfchw\"))), apply_to = function)")
#define WIDE(name) _mm256_##name
typedef __m256 vector;
#endif
#define WIDE_END _Pragma("clang attribute pop")

#define INLINE static inline __attribute__((always_inline))
#define UNROLLED _Pragma("clang loop unroll(full)")
// A loop at the start of a line of the caches, wherever the linker puts its function.
#define ALIGNED [[clang::code_align(64)]]

enum {
  lanes = LANES,
  // The numbers of a line of the caches.
  cache_line = 16,
  // The most channels that are multiplied before the next: what the first-level cache holds of them.
  slice_channels = 64,
  // The most tiles whose sums fit into the registers beside each other.
  most_rows = LANES == 16 ? 14 : 6,
  // The channels that are multiplied without a branch between them.
  channels_at_once = LANES == 16 ? 2 : 8,
  // The output's blocks that are multiplied beside each other.
  panel_blocks = 2,
  // The most tiles that are worked on at once: of more, the transformed numbers would leave the caches.
  most_tiles = LANES == 16 ? 98 : 48,
  // At most so many tiles are few: more time goes into transforming weights than into multiplying.
  few_tiles = 6,
  // The channels whose weights are transformed before they are multiplied, where tiles are few.
  few_channels = LANES == 16 ? 16 : 32,
};

WIDE_BEGIN

INLINE vector load(const float *from) { return WIDE(loadu_ps)(from); }
INLINE void store(float *to, vector x) { WIDE(storeu_ps)(to, x); }
INLINE vector all(float x) { return WIDE(set1_ps)(x); }
INLINE vector plus(vector a, vector b) { return WIDE(add_ps)(a, b); }
INLINE vector minus(vector a, vector b) { return WIDE(sub_ps)(a, b); }
INLINE vector times(float a, vector b) { return WIDE(mul_ps)(all(a), b); }
// a·b + c
INLINE vector plus_times(float a, vector b, vector c) { return WIDE(fmadd_ps)(all(a), b, c); }

// Fetches a line that will be written: another core may have it, and writes would wait for it one by one. Processors that
// do not know the instruction skip it.
INLINE void fetch_to_write(const float *to) { __builtin_prefetch(to, 1); }

// Which of a tile's numbers are there and which are padding.
#if LANES == 16
typedef __mmask16 presence;
enum { present = 0xffff, absent = 0 };
INLINE vector load_if(presence x, const float *from) { return _mm512_maskz_loadu_ps(x, from); }
#else
typedef bool presence;
enum { present = true, absent = false };
INLINE vector load_if(presence x, const float *from) {
  static const float zeros[lanes];
  return load(x ? from : zeros);
}
#endif

// Which places hold what is not a number.
#if LANES == 16
typedef __mmask16 marks;
INLINE marks no_marks(void) { return 0; }
INLINE marks marks_of_either(vector a, vector b) { return _mm512_cmp_ps_mask(a, b, _CMP_UNORD_Q); }
INLINE marks joined(marks a, marks b) { return a | b; }
INLINE vector marked(vector x, marks places) {
  return _mm512_mask_mov_ps(x, places, all(__builtin_nanf("")));
}
#else
typedef vector marks;
INLINE marks no_marks(void) { return _mm256_setzero_ps(); }
INLINE marks marks_of_either(vector a, vector b) { return _mm256_cmp_ps(a, b, _CMP_UNORD_Q); }
INLINE marks joined(marks a, marks b) { return _mm256_or_ps(a, b); }
// All bits of a place are what is not a number, too.
INLINE vector marked(vector x, marks places) { return _mm256_or_ps(x, places); }
#endif

// The larger of each two numbers; b where one is not a number.
INLINE vector maximum(vector a, vector b) { return WIDE(max_ps)(a, b); }
INLINE vector nothing(void) { return WIDE(setzero_ps)(); }

WIDE_END

INLINE long smaller(long a, long b) { return a < b ? a : b; }
INLINE long larger(long a, long b) { return a > b ? a : b; }
INLINE long rounded_up(long a, long b) { return (a + b - 1) / b; }

#endif
