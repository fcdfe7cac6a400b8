// The longest common subsequence of two short stretches, all columns of a row at once.
//
// Hyyrö 2004: a bit for each column, of which the zeros are the steps of the row.

#include "include/CDrossAlignment.h"

int64_t dross_common_elements(const uint32_t *left, int64_t left_count, const uint32_t *right,
                              int64_t right_count) {
  uint64_t row = ~(uint64_t)0;
  for (int64_t index = 0; index < left_count; index++) {
    const uint32_t element = left[index];
    uint64_t equal = 0;
    for (int64_t column = 0; column < right_count; column++) {
      equal |= (uint64_t)(right[column] == element) << column;
    }
    const uint64_t steps = row & equal;
    row = (row + steps) | (row & ~equal);
  }
  const uint64_t beyond = right_count < 64 ? ~(uint64_t)0 << right_count : 0;
  return __builtin_popcountll(~(row | beyond));
}
