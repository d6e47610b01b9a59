// The transforms along one side of a tile for windows of three that move by two.
//
// Two outputs take six products directly and five this way. Where d are the five inputs, the even ones belong to g₀ and
// g₂, a window of two that moves by one, F(2, 2) at the points 0, 1 and ∞; the odd ones to g₁ alone:
//   y₀ = g₀·(d₀ − d₂) + (g₀ + g₂)·d₂ + g₁·d₁
//   y₁ = (g₀ + g₂)·d₂ + g₂·(d₄ − d₂) + g₁·d₃
#ifndef CONVSCOPE_CKERNELS_STRIDED_H
#define CONVSCOPE_CKERNELS_STRIDED_H

#include "wide.h"

WIDE_BEGIN

// The five factors of the input in place of d, whose elements lie `step` apart.
INLINE void transform_strided_input(vector *d, int step) {
  const vector middle = d[2 * step], first = minus(d[0], middle), last = minus(d[4 * step], middle);
  const vector odd = d[step];
  d[0] = first;
  d[step] = middle;
  d[2 * step] = last;
  d[4 * step] = d[3 * step];
  d[3 * step] = odd;
}

// The weights of the last two factors are the same.
enum { strided_weights = 4 };

// The weights of the factors, `to` apart, of a window of three, `from` apart.
INLINE void transform_strided_weights(const vector *g, int from, vector *u, int to) {
  u[0] = g[0];
  u[to] = plus(g[0], g[2 * from]);
  u[2 * to] = g[2 * from];
  u[3 * to] = g[from];
}

// Two outputs, `to` apart, of five sums, `from` apart.
INLINE void transform_strided_output(const vector *x, int from, vector *y, int to) {
  y[0] = plus(plus(x[0], x[from]), x[3 * from]);
  y[to] = plus(plus(x[from], x[2 * from]), x[4 * from]);
}

WIDE_END

#endif
