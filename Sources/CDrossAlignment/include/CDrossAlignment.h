// The innermost loops of comparing texts.
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

// The length of the longest common subsequence of `left_count` elements and at most 64 others.
int64_t dross_common_elements(const uint32_t *_Nonnull left, int64_t left_count,
                              const uint32_t *_Nonnull right, int64_t right_count);

// Adds the places in start..<end of `text` where words of ASCII letters and digits start and end to the `count` ones in
// `borders`, and returns how many there are then; up to 7 places more are written.
//
// carry is 1 when a word goes on at `start`, and then the same for `end`.
int64_t dross_word_borders(const uint8_t *_Nonnull text, int64_t start, int64_t end, uint64_t *_Nonnull carry,
                           uint32_t *_Nonnull borders, int64_t count);

enum {
  DROSS_PRINT_GRAM = 5,    // elements in a run
  DROSS_PRINT_WINDOW = 4,  // neighbouring runs of which one is taken
};

// The fingerprints of a text from the hashes of its elements: of every four neighbouring runs of five elements the one
// with the least hash, of equal ones the last.
//
// Writes the lower half of each element's hash, one of all elements together, and the hashes and places of the
// fingerprints, for which there is room for as many as there are runs; returns how many there are.
int64_t dross_winnow(const uint64_t *_Nonnull elements, int64_t count, uint32_t *_Nonnull halves,
                     uint64_t *_Nonnull whole, uint64_t *_Nonnull hashes, uint32_t *_Nonnull places);

// The same for all runs whose hash, turned left by 40 bits, is at most `limit`. Returns how many there are, also when
// there is room for fewer; those are written then.
int64_t dross_sample(const uint64_t *_Nonnull elements, int64_t count, uint32_t *_Nonnull halves,
                     uint64_t *_Nonnull whole, uint64_t limit, uint64_t *_Nonnull hashes,
                     uint32_t *_Nonnull places, int64_t room);
