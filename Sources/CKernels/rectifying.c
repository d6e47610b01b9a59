#include "include/CKernels.h"

// The comparison fails for what is not a number, which so stays.
static float rectified(float x) { return x < 0 ? 0 : x; }

void ck_rectify(long count, const float *source, float *destination) {
  for (long i = 0; i < count; i++) destination[i] = rectified(source[i]);
}

void ck_add_rectified(long count, const float *a, const float *b, float *destination) {
  for (long i = 0; i < count; i++) destination[i] = rectified(a[i] + b[i]);
}
