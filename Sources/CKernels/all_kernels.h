// All kernels for vectors of LANES numbers, and the table of them that KERNELS names.
#ifndef CONVSCOPE_CKERNELS_ALL_KERNELS_H
#define CONVSCOPE_CKERNELS_ALL_KERNELS_H

#include "kernels.h"
#include "window_forms.h"
#include "row_functions.h"
#include "filtering.h"
#include "pointwise.h"
#include "pooling.h"

const kernels KERNELS = {
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
