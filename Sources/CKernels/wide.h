// Vectors of sixteen numbers, and what all files of this target share.
#ifndef CONVSCOPE_CKERNELS_WIDE_H
#define CONVSCOPE_CKERNELS_WIDE_H

#include <immintrin.h>

#include "include/CKernels.h"

// Every function between these two may use AVX-512.
#define WIDE_BEGIN \
  _Pragma("clang attribute push(__attribute__((target(\"avx512f\"))), apply_to = function)")
#define WIDE_END _Pragma("clang attribute pop")

#define INLINE static inline __attribute__((always_inline))
#define UNROLLED _Pragma("clang loop unroll(full)")

enum {
  lanes = CK_BLOCK,
  // The most channels that are multiplied before the next: what the first-level cache holds of them.
  slice_channels = 64,
  // The most tiles whose sums fit into the registers beside each other.
  most_rows = 14,
  // The output's blocks that are multiplied beside each other.
  panel_blocks = 2,
};

typedef __m512 vector;

WIDE_BEGIN

INLINE vector load(const float *from) { return _mm512_loadu_ps(from); }
INLINE void store(float *to, vector x) { _mm512_storeu_ps(to, x); }
INLINE vector all(float x) { return _mm512_set1_ps(x); }
INLINE vector plus(vector a, vector b) { return _mm512_add_ps(a, b); }
INLINE vector minus(vector a, vector b) { return _mm512_sub_ps(a, b); }
INLINE vector times(float a, vector b) { return _mm512_mul_ps(all(a), b); }
// a·b + c
INLINE vector plus_times(float a, vector b, vector c) { return _mm512_fmadd_ps(all(a), b, c); }

WIDE_END

INLINE long smaller(long a, long b) { return a < b ? a : b; }
INLINE long larger(long a, long b) { return a > b ? a : b; }
INLINE long rounded_up(long a, long b) { return (a + b - 1) / b; }

#endif
