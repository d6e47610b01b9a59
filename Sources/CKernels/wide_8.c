#if defined(__x86_64__)

#define LANES 8

#include "kernels.h"
#include "window_forms.h"
#include "row_functions.h"
#include "filtering.h"
#include "pointwise.h"
#include "pooling.h"

const kernels kernels_8 = {
    .most_tiles = most_tiles,
    .tile_side = tile_side,
    .point_count = point_count,
    .tile_count = tile_count,
    .memory_count = memory_count,
    .filter = filter,
    .strip_count = strip_count,
    .strip_memory_count = strip_memory_count,
    .multiply = multiply,
    .pool = pool,
};

#endif
