// Banded alignment with a drop, a row at a time.
//
// The vectors are those of the language extension that clang has for every processor; with them a row of 17
// cells takes no branch for a cell. Swift's own are taken apart into single numbers where scores are compared.

#include "include/CDrossAlignment.h"

#include <string.h>

// Into the loop, which is made for more than one kind of processor.
#define inner static inline __attribute__((always_inline))

enum {
  half = DROSS_ALIGNMENT_HALF_BAND,
  width = 2 * half + 1,
  // Cells of three vectors.
  room = 24,
  // Elements that are put into the window at a time.
  fill = 64,
  // The score stands in the upper bits and the number of matches below, so that one number carries both.
  // Scores are told from the best one so far: 16 bits are enough.
  unit = 512,
  // A score that nothing leads to.
  nothing = -12000,
  lowest = -32768,
};

typedef int16_t part __attribute__((vector_size(16)));
typedef int32_t wide __attribute__((vector_size(32)));
typedef uint32_t elements __attribute__((vector_size(32)));
typedef int64_t pair __attribute__((vector_size(16)));

typedef struct {
  part one, two, three;
} band;

inner part all(int16_t value) {
  return (part){value, value, value, value, value, value, value, value};
}

inner part highest(part a, part b) { return __builtin_elementwise_max(a, b); }

inner part either(part mask, part a, part b) { return (a & mask) | (b & ~mask); }

inner part equal(const uint32_t *numbers, uint32_t number) {
  elements found;
  memcpy(&found, numbers, sizeof found);
  return __builtin_convertvector((wide)(found == (elements){} + number), part);
}

// Each cell with the one `n` before it; those of `a` stand before those of `b`.
#define BEFORE(a, b, n) \
  __builtin_shufflevector(a, b, 8 - n, 9 - n, 10 - n, 11 - n, 12 - n, 13 - n, 14 - n, 15 - n)

#define CLIMB(n)                                     \
  do {                                               \
    part two = highest(b.two, BEFORE(b.one, b.two, n));       \
    part three = highest(b.three, BEFORE(b.two, b.three, n)); \
    b.one = highest(b.one, BEFORE(none, b.one, n));           \
    b.two = two;                                     \
    b.three = three;                                 \
  } while (0)

// Each cell with the highest score of those up to it, of at least the last 15: no path goes further along a
// row before it has dropped.
inner band highest_so_far(band b) {
  const part none = all(lowest);
  CLIMB(1);
  CLIMB(2);
  CLIMB(4);
  return (band){b.one, highest(b.two, b.one), highest(b.three, b.two)};
}

inner int is_zero(band b) {
  pair words = (pair)(b.one | b.two | b.three);
  return (words[0] | words[1]) == 0;
}

inner int16_t highest_score(band b) {
  return __builtin_reduce_max(highest(highest(b.one, b.two), b.three));
}

inner int first_with(band b, int16_t score) {
  int16_t scores[room];
  memcpy(scores, &b, sizeof scores);
  int cell = 0;
  while (cell < width - 1 && scores[cell] != score) cell++;
  return cell;
}

// All bits of the cells with numbers below `count`.
inner band below(int64_t count) {
  const part one = {0, 1, 2, 3, 4, 5, 6, 7};
  part limit = all((int16_t)(count < 0 ? 0 : count));
  return (band){one < limit, one + all(8) < limit, one + all(16) < limit};
}

inner int64_t least(int64_t a, int64_t b) { return a < b ? a : b; }

inner dross_run run_along(
    const uint32_t *left, int64_t left_count, const uint32_t *right, int64_t right_count, int sign) {
  // In each row, the cell with the number n stands for row + n - half elements of the right text; the next one
  // ends a row above, the one before it a step before. The window holds the elements of the right text next to
  // the band.
  uint32_t window[half + 1 + DROSS_ALIGNMENT_ROWS + fill + room];
  memset(window, 0, (half + 1) * sizeof *window);
  const part step = all(unit);
  const part empty = all(nothing);
  // A step along the row costs as much as the slope rises.
  const part numbers = {0, 1, 2, 3, 4, 5, 6, 7};
  const band slope = {numbers * unit, (numbers + 8) * unit, (numbers + 16) * unit};

  const part origin = all(half * unit);
  const band most = below(least(2 * half, half + right_count) + 1);
  const band fewest = below(half);
  band b = {
      either(most.one & ~fewest.one, origin - slope.one, empty),
      either(most.two & ~fewest.two, origin - slope.two, empty),
      either(most.three & ~fewest.three, origin - slope.three, empty),
  };

  // The best row and its scores: which of its cells it was is asked once, at the end.
  int64_t reached = 0;
  band last = {empty, empty, empty};
  int16_t last_best = nothing;
  int16_t best = 0;
  int64_t filled = 0;
  const int64_t rows = least(left_count, DROSS_ALIGNMENT_ROWS);
  for (int64_t row = 1; row <= rows; row++) {
    if (filled < least(row + half, right_count)) {
      int64_t end = least(filled + fill, right_count);
      if (sign > 0) {
        memcpy(window + half + 1 + filled, right + filled, (size_t)(end - filled) * sizeof *window);
      } else {
        for (int64_t column = filled; column < end; column++)
          window[half + 1 + column] = right[-column];
      }
      // Cells beyond the end count for nothing, whatever they are compared with.
      memset(window + half + 1 + end, 0, room * sizeof *window);
      filled = end;
    }
    const uint32_t element = left[sign * (row - 1)];
    const band match = {equal(window + row, element), equal(window + row + 8, element),
                        equal(window + row + 16, element)};
    const part gain = all(2 * unit + 1);
    const part none = all(lowest);
    // From the diagonal, from above, and then along the row.
    band next = {
        highest(b.one + (match.one & gain), BEFORE(b.one, b.two, 7)),
        highest(b.two + (match.two & gain), BEFORE(b.two, b.three, 7)),
        highest(b.three + (match.three & gain), BEFORE(b.three, none, 7)),
    };
    next.one += slope.one - step;
    next.two += slope.two - step;
    next.three += slope.three - step;
    next = highest_so_far(next);
    next.one -= slope.one;
    next.two -= slope.two;
    next.three -= slope.three;

    const part floor = all((int16_t)(best - DROSS_ALIGNMENT_DROP * unit - 1));
    const band inside = below(least(right_count - row + half + 1, width));
    const band alive = {
        (next.one > floor) & inside.one,
        (next.two > floor) & inside.two,
        (next.three > floor) & inside.three,
    };
    if (is_zero(alive)) break;
    b.one = either(alive.one, next.one, empty);
    b.two = either(alive.two, next.two, empty);
    b.three = either(alive.three, next.three, empty);

    const part record = all(best);
    const band better = {
        (b.one > record) & match.one,
        (b.two > record) & match.two,
        (b.three > record) & match.three,
    };
    if (!is_zero(better)) {
      const band found = {
          either(better.one, b.one, empty),
          either(better.two, b.two, empty),
          either(better.three, b.three, empty),
      };
      best = highest_score(found);
      reached = row;
      last = found;
      last_best = best;
      if (best >= unit) {
        best -= unit;
        b.one = highest(b.one - step, empty);
        b.two = highest(b.two - step, empty);
        b.three = highest(b.three - step, empty);
      }
    }
  }
  if (reached == 0) return (dross_run){0, 0, 0};
  const int cell = first_with(last, last_best);
  return (dross_run){(int32_t)reached, (int32_t)(reached + cell - half), best};
}

#if defined(__x86_64__)
__attribute__((target("avx2"))) static dross_run run_along_wide(
    const uint32_t *left, int64_t left_count, const uint32_t *right, int64_t right_count, int sign) {
  return run_along(left, left_count, right, right_count, sign);
}
#endif

dross_run dross_run_along(const uint32_t *left, int64_t left_count, const uint32_t *right,
                          int64_t right_count, int sign) {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx2")) {
    return run_along_wide(left, left_count, right, right_count, sign);
  }
#endif
  return run_along(left, left_count, right, right_count, sign);
}
