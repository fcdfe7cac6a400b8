// The print of a text in one pass over the hashes of its elements.
//
// Each of the numbers that are carried along waits for the one before it; in one loop they wait together.

#include "include/CDrossAlignment.h"

#define inner static inline __attribute__((always_inline))

enum { gram = DROSS_PRINT_GRAM, window = DROSS_PRINT_WINDOW };

static const uint64_t factor = 0x9FB21C651E98DF25;

// Spreads every bit over all bits: the end of MurmurHash3 (Appleby, public domain).
inner uint64_t mix(uint64_t hash) {
  hash = (hash ^ hash >> 33) * 0xFF51AFD7ED558CCD;
  hash = (hash ^ hash >> 33) * 0xC4CEB9FE1A85EC53;
  return hash ^ hash >> 33;
}

// What goes on from one element to the next.
typedef struct {
  uint64_t whole;
  uint64_t rolling;
} state;

inner void take(state *s, uint64_t element, uint32_t *half) {
  *half = (uint32_t)element;
  s->whole = (s->whole ^ element) * factor;
  s->whole ^= s->whole >> 29;
}

// Takes the elements before the end of the first run; returns whether there is a run.
inner int begin(state *s, const uint64_t *elements, int64_t count, uint32_t *halves) {
  *s = (state){.whole = (uint64_t)count};
  for (int64_t index = 0; index < count && index < gram - 1; index++) {
    take(s, elements[index], halves + index);
    s->rolling = s->rolling * factor + elements[index];
  }
  return count >= gram;
}

// The hash of the run that starts at `place`.
inner uint64_t next(state *s, const uint64_t *elements, int64_t place, uint32_t *halves) {
  const uint64_t oldest = factor * factor * factor * factor;
  const int64_t last = place + gram - 1;
  take(s, elements[last], halves + last);
  const uint64_t run = s->rolling * factor + elements[last];
  s->rolling = run - elements[place] * oldest;
  return mix(run);
}

int64_t dross_winnow(const uint64_t *elements, int64_t count, uint32_t *halves, uint64_t *whole,
                     uint64_t *hashes, uint32_t *places) {
  state s;
  int64_t taken = 0;
  if (begin(&s, elements, count, halves)) {
    // The least of two neighbouring runs and its place, of equal ones the last; that of the two before and of the
    // ones before those.
    uint64_t before = UINT64_MAX, one = UINT64_MAX, two = UINT64_MAX;
    int64_t place_one = 0, place_two = 0, last = -1;
    const int64_t runs = count - gram + 1;
    // A text with fewer runs than a window has one window.
    const int64_t first = runs < window ? runs - 1 : window - 1;
    // Which run is taken cannot be foreseen, so nothing branches on it: each step writes the least run of the
    // window, and the next one writes over it unless it was taken.
    for (int64_t index = 0; index < runs; index++) {
      const uint64_t hash = next(&s, elements, index, halves);
      const int is_before = before < hash;
      const uint64_t pair = is_before ? before : hash;
      const int64_t place = index - is_before;
      const int is_older = two < pair;
      const uint64_t best = is_older ? two : pair;
      const int64_t best_place = is_older ? place_two : place;
      hashes[taken] = best;
      places[taken] = (uint32_t)best_place;
      const int is_full = index >= first;
      taken += (best_place != last) & is_full;
      last = is_full ? best_place : last;
      before = hash;
      two = one;
      place_two = place_one;
      one = pair;
      place_one = place;
    }
  }
  *whole = s.whole;
  return taken;
}

int64_t dross_sample(const uint64_t *elements, int64_t count, uint32_t *halves, uint64_t *whole,
                     uint64_t limit, uint64_t *hashes, uint32_t *places, int64_t room) {
  state s;
  int64_t taken = 0;
  if (begin(&s, elements, count, halves)) {
    for (int64_t index = 0; index <= count - gram; index++) {
      const uint64_t hash = next(&s, elements, index, halves);
      // The upper bits are those that neither the bucket nor the key takes.
      const int is_taken = (hash << 40 | hash >> 24) <= limit;
      if (taken < room) {
        hashes[taken] = hash;
        places[taken] = (uint32_t)index;
      }
      taken += is_taken;
    }
  }
  *whole = s.whole;
  return taken;
}
