// The innermost loop of comparing texts.
//
// In C, because Swift (6.3) makes no vector instructions of comparisons and choices among lanes.
#pragma once

#include <stdint.h>

enum {
  DROSS_ALIGNMENT_ROWS = 256,     // rows of one call, at most
  DROSS_ALIGNMENT_HALF_BAND = 8,  // how far a path may stray from the diagonal
  DROSS_ALIGNMENT_DROP = 8,       // how far below the best score a path is given up
};

// How far two texts run along together, and how many of their elements are equal.
typedef struct {
  int32_t first;
  int32_t second;
  int32_t matches;
} dross_run;

// Follows two texts for as long as they say the same: a match scores 1, every other step -1.
//
// The elements are left[0], left[sign], left[2 * sign] and so on, `left_count` of them; likewise `right`.
// sign is 1 or -1.
dross_run dross_run_along(const uint32_t *_Nonnull left, int64_t left_count,
                          const uint32_t *_Nonnull right, int64_t right_count, int sign);
