// Where words of ASCII start and end: the comparison of 64 bytes is one number, whose changes are the borders.

#include "include/CDrossAlignment.h"

#include <string.h>

#define inner static inline __attribute__((always_inline))

#if defined(__SSE2__)
#include <emmintrin.h>

// Bytes from `first` on, at most `count` of them; there is no comparison of numbers without sign.
inner __m128i among(__m128i bytes, char first, char count) {
  const __m128i numbers = _mm_sub_epi8(bytes, _mm_set1_epi8(first));
  return _mm_cmpeq_epi8(_mm_min_epu8(numbers, _mm_set1_epi8(count - 1)), numbers);
}

inner uint64_t word_bits(const uint8_t *text) {
  uint64_t bits = 0;
  for (int part = 0; part < 4; part++) {
    const __m128i bytes = _mm_loadu_si128((const __m128i *)(text + 16 * part));
    const __m128i small = _mm_or_si128(bytes, _mm_set1_epi8(0x20));
    const __m128i words = _mm_or_si128(among(small, 'a', 26), among(bytes, '0', 10));
    bits |= (uint64_t)(uint32_t)_mm_movemask_epi8(words) << (16 * part);
  }
  return bits;
}
#else
// Eight bytes at a time; bit 7 of each says what it is.
inner uint64_t word_bits(const uint8_t *text) {
  const uint64_t ones = 0x0101010101010101, highs = 0x8080808080808080;
  uint64_t bits = 0;
  for (int part = 0; part < 8; part++) {
    uint64_t word = 0;
    for (int index = 0; index < 8; index++) word |= (uint64_t)text[8 * part + index] << (8 * index);
    const uint64_t low = word & ~highs, small = low | ones * 0x20;
    const uint64_t letters = (small + ones * 0x1F) & ~(small + ones * 0x05);
    const uint64_t digits = (low + ones * 0x50) & ~(low + ones * 0x46);
    const uint64_t both = (letters | digits) & ~word & highs;
    bits |= (((both >> 7) * 0x0102040810204080) >> 56) << (8 * part);
  }
  return bits;
}
#endif

int64_t dross_word_borders(const uint8_t *text, int64_t start, int64_t end, uint64_t *carry,
                           uint32_t *borders, int64_t count) {
  uint64_t before = *carry;
  for (int64_t place = start; place < end; place += 64) {
    const int64_t left = end - place;
    uint64_t word;
    if (left >= 64) {
      word = word_bits(text + place);
    } else {
      uint8_t last[64] = {0};
      memcpy(last, text + place, (size_t)left);
      word = word_bits(last);
    }
    uint64_t changes = word ^ (word << 1 | before);
    before = word >> ((left < 64 ? left : 64) - 1) & 1;
    // A word that ends with the bytes is ended by whoever knows what follows.
    if (left < 64) changes &= ((uint64_t)1 << left) - 1;
    const int64_t next = count + __builtin_popcountll(changes);
    // More than there are may be written; the next ones go over them.
    while (count < next) {
      for (int index = 0; index < 8; index++) {
        borders[count + index] = (uint32_t)(place + __builtin_ctzll(changes | (uint64_t)1 << 63));
        changes &= changes - 1;
      }
      count += 8;
    }
    count = next;
  }
  *carry = before;
  return count;
}
