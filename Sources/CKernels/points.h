// The transforms of Winograd's filtering along one side of a tile.
//
// A tile yields m outputs of a window of r at n = m + r − 1 points: y = Aᵀ [(G g) ⊙ (Bᵀ d)]. The points are 0, ±p for
// some p, and ∞ (Toom and Cook's construction). What points of one p share is computed once: sums of the even terms
// and of the odd ones. The factors 1/N of the points are applied to the input.
//
// The p are those with the smallest errors on average among multiples of 1/16 and 1/8: 1e-6 for six points in two
// dimensions and 2e-6 for ten in one, where results are about 1, and at most 8e-6; with 1 and 2 at most 3e-5 for six.
#ifndef CONVSCOPE_CKERNELS_POINTS_H
#define CONVSCOPE_CKERNELS_POINTS_H

#include "wide.h"

enum { most_pairs = 4, most_points = 2 * most_pairs + 2 };

typedef struct {
  // How many p there are.
  int pairs;
  float p[most_pairs];
  // The coefficients of Π (x² − q²) over the other points q, the lowest first.
  float others[most_pairs][most_pairs];
  // 1/N = 1 / (2p² Π (p² − q²)).
  float factor[most_pairs];
  // The coefficients of Π (x² − p²) over all points, the lowest first.
  float all[most_pairs + 1];
} points;

#define SQUARE(x) ((x) * (x))

// 0, ±5/8, ±3/2, ∞
#define P 0.625
#define Q 1.5
static const points six_points = {
    2,
    {P, Q},
    {{-SQUARE(Q), 1}, {-SQUARE(P), 1}},
    {1 / (2 * SQUARE(P) * (SQUARE(P) - SQUARE(Q))), 1 / (2 * SQUARE(Q) * (SQUARE(Q) - SQUARE(P)))},
    {SQUARE(P) * SQUARE(Q), -(SQUARE(P) + SQUARE(Q)), 1},
};
#undef P
#undef Q

// 0, ±3/8, ±3/4, ±5/4, ±2, ∞
#define P 0.375
#define Q 0.75
#define R 1.25
#define S 2.0
// The elementary symmetric polynomials of three squares.
#define SUM(x, y, z) (SQUARE(x) + SQUARE(y) + SQUARE(z))
#define PAIRS(x, y, z) \
  (SQUARE(x) * SQUARE(y) + SQUARE(x) * SQUARE(z) + SQUARE(y) * SQUARE(z))
#define PRODUCT(x, y, z) (SQUARE(x) * SQUARE(y) * SQUARE(z))
#define OTHERS(x, y, z) {-PRODUCT(x, y, z), PAIRS(x, y, z), -SUM(x, y, z), 1}
#define FACTOR(p, x, y, z)                                                         \
  (1 / (2 * SQUARE(p) * (SQUARE(p) - SQUARE(x)) * (SQUARE(p) - SQUARE(y)) * \
        (SQUARE(p) - SQUARE(z))))
static const points ten_points = {
    4,
    {P, Q, R, S},
    {OTHERS(Q, R, S), OTHERS(P, R, S), OTHERS(P, Q, S), OTHERS(P, Q, R)},
    {FACTOR(P, Q, R, S), FACTOR(Q, P, R, S), FACTOR(R, P, Q, S), FACTOR(S, P, Q, R)},
    {SQUARE(P) * PRODUCT(Q, R, S), -(PRODUCT(Q, R, S) + SQUARE(P) * PAIRS(Q, R, S)),
     PAIRS(Q, R, S) + SQUARE(P) * SUM(Q, R, S), -(SQUARE(P) + SUM(Q, R, S)), 1},
};
#undef P
#undef Q
#undef R
#undef S

WIDE_BEGIN

INLINE float power(float x, int exponent) {
  float result = 1;
  UNROLLED for (int i = 0; i < exponent; i++) result *= x;
  return result;
}

// Bᵀ d in place of d, whose elements lie `step` apart.
INLINE void transform_input(const points t, vector *d, int step) {
  const int last = 2 * t.pairs + 1;
  vector x[most_points];
  UNROLLED for (int i = 0; i <= last; i++) x[i] = d[i * step];
  vector zero = x[0], infinity = x[last];
  UNROLLED for (int i = 1; i <= t.pairs; i++) {
    zero = plus_times(t.all[i] / t.all[0], x[2 * i], zero);
    infinity = plus_times(t.all[i - 1], x[2 * i - 1], infinity);
  }
  d[0] = zero;
  d[last * step] = infinity;
  UNROLLED for (int k = 0; k < t.pairs; k++) {
    const float even_factor = t.factor[k], odd_factor = t.factor[k] * t.p[k];
    vector even = times(t.others[k][0] * even_factor, x[2]);
    vector odd = times(t.others[k][0] * odd_factor, x[1]);
    UNROLLED for (int i = 1; i < t.pairs; i++) {
      even = plus_times(t.others[k][i] * even_factor, x[2 * i + 2], even);
      odd = plus_times(t.others[k][i] * odd_factor, x[2 * i + 1], odd);
    }
    d[(2 * k + 1) * step] = plus(even, odd);
    d[(2 * k + 2) * step] = minus(even, odd);
  }
}

// The two rows of G g that belong to ±p, of r elements g that lie `step` apart.
INLINE void transform_pair(float p, int r, const vector *g, int step, vector *above, vector *below) {
  vector even = g[0], odd = times(p, g[step]);
  UNROLLED for (int i = 2; i < r; i += 2) even = plus_times(power(p, i), g[i * step], even);
  UNROLLED for (int i = 3; i < r; i += 2) odd = plus_times(power(p, i), g[i * step], odd);
  *above = plus(even, odd);
  *below = minus(even, odd);
}

// G g of r elements.
INLINE void transform_weights(const points t, int r, const vector *g, vector *u) {
  u[0] = g[0];
  u[2 * t.pairs + 1] = g[r - 1];
  UNROLLED for (int k = 0; k < t.pairs; k++)
    transform_pair(t.p[k], r, g, 1, &u[2 * k + 1], &u[2 * k + 2]);
}

// y = Aᵀ x: m outputs, `to` apart, of the sums at the points, `from` apart.
INLINE void transform_output(const points t, int m, const vector *x, int from, vector *y, int to) {
  vector sum[most_pairs], difference[most_pairs];
  UNROLLED for (int k = 0; k < t.pairs; k++) {
    sum[k] = plus(x[(2 * k + 1) * from], x[(2 * k + 2) * from]);
    difference[k] = minus(x[(2 * k + 1) * from], x[(2 * k + 2) * from]);
  }
  UNROLLED for (int i = 0; i < m; i++) {
    const vector *terms = i % 2 ? difference : sum;
    vector result = i ? times(power(t.p[0], i), terms[0]) : plus(x[0], terms[0]);
    UNROLLED for (int k = 1; k < t.pairs; k++)
      result = plus_times(power(t.p[k], i), terms[k], result);
    y[i * to] = i == m - 1 ? plus(result, x[(2 * t.pairs + 1) * from]) : result;
  }
}

WIDE_END

#endif
