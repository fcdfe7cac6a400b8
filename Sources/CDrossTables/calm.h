// What 64 bytes of text hold, found out all at once: the masks by which whole blocks are passed.
//
// Bytes are told apart by their halves, as Keiser and Lemire do in "Validating UTF-8 in less than one instruction
// per byte": each of eight groups of characters has a bit, each half byte names the groups that it may belong to,
// and what all halves of a character name is a group that it belongs to. Groups may hold more than what they are
// there for, never less; a test holds them against the tables.
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "characters.h"

enum {
  block_size = 64,
  // Bytes that have to be there behind the first one of a block.
  block_reach = 66,
};

#if defined(__x86_64__)
#include <immintrin.h>

#define WIDE __attribute__((target("avx2,bmi")))
#define WIDE_INLINE __attribute__((target("avx2,bmi"), always_inline)) static inline

static inline bool has_wide(void) {
  return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi");
}

// 32 characters that begin at a byte each, as far as their first three bytes.
typedef struct {
  __m256i first, second, third;
} triple_bytes;

// A table by half bytes.
WIDE_INLINE __m256i table(const uint8_t *bytes) {
  return _mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)bytes));
}

WIDE_INLINE __m256i look_up(const uint8_t *bytes, __m256i halves) {
  return _mm256_shuffle_epi8(table(bytes), halves);
}

WIDE_INLINE __m256i high_half(__m256i bytes) {
  return _mm256_and_si256(_mm256_srli_epi16(bytes, 4), _mm256_set1_epi8(15));
}

WIDE_INLINE __m256i low_half(__m256i bytes) { return _mm256_and_si256(bytes, _mm256_set1_epi8(15)); }

WIDE_INLINE __m256i equals(__m256i bytes, uint8_t byte) {
  return _mm256_cmpeq_epi8(bytes, _mm256_set1_epi8((char)byte));
}

WIDE_INLINE __m256i is_at_most(__m256i bytes, uint8_t byte) {
  return _mm256_cmpeq_epi8(_mm256_min_epu8(bytes, _mm256_set1_epi8((char)byte)), bytes);
}

// Whether byte - low, modulo 256, is at most `width`.
WIDE_INLINE __m256i is_within(__m256i bytes, uint8_t low, uint8_t width) {
  return is_at_most(_mm256_sub_epi8(bytes, _mm256_set1_epi8((char)low)), width);
}

WIDE_INLINE __m256i is_tail_byte(__m256i bytes) {
  return _mm256_cmpgt_epi8(_mm256_set1_epi8(-64), bytes);
}

WIDE_INLINE __m256i load(const uint8_t *text) { return _mm256_loadu_si256((const __m256i *)text); }

WIDE_INLINE uint64_t mask(__m256i low, __m256i high) {
  return (uint32_t)_mm256_movemask_epi8(low) | (uint64_t)(uint32_t)_mm256_movemask_epi8(high) << 32;
}

WIDE_INLINE triple_bytes load_triples(const uint8_t *text) {
  return (triple_bytes){load(text), load(text + 1), load(text + 2)};
}

// All bits of the bytes that are above ASCII or that the scan stops at.
WIDE_INLINE __m256i notable(__m256i bytes) {
  // The bytes that are taken for the contrary of what their half bytes say: tab, line feed, ampersand, delete. A
  // shuffle gives nothing for a byte above ASCII, which is below zero.
  static const int8_t exceptions[16] = {-1, -1, -1, -1, -1, -1, 0x26, -1, -1, 0x09, 0x0A, -1, -1, -1, -1, 0x7F};
  __m256i is_low = _mm256_cmpgt_epi8(_mm256_set1_epi8(0x20), bytes);
  __m256i is_exception = _mm256_cmpeq_epi8(look_up((const uint8_t *)exceptions, bytes), bytes);
  return _mm256_xor_si256(is_low, is_exception);
}

// The bytes that are not zero.
WIDE_INLINE uint64_t nonzero(__m256i low, __m256i high) {
  __m256i zero = _mm256_setzero_si256();
  return ~mask(_mm256_cmpeq_epi8(low, zero), _mm256_cmpeq_epi8(high, zero));
}

// Dashes, quotation marks, the bullet and the ellipsis, U+2010 to U+2027: what text in English has beyond ASCII.
WIDE_INLINE uint64_t read_quotes(triple_bytes low, triple_bytes high) {
  __m256i low_80 = _mm256_and_si256(equals(low.second, 0x80), is_within(low.third, 0x90, 0x17));
  __m256i high_80 = _mm256_and_si256(equals(high.second, 0x80), is_within(high.third, 0x90, 0x17));
  return mask(_mm256_and_si256(equals(low.first, 0xE2), low_80),
              _mm256_and_si256(equals(high.first, 0xE2), high_80));
}

// Zero for the first byte of a character that surely has no flags of dross_scan_pair from 64 up, is well-formed
// if its length is right, and is neither a letter nor a mark that may be odd; not for such from F0 up.
WIDE_INLINE __m256i suspects(triple_bytes bytes) {
  // Not ASCII, tails or what begins four bytes.
  static const uint8_t eighths_c[16] = {255, 255, 15, 0, 0, 0, 0, 0, 0, 0, 0, 9, 255, 255, 1, 0};
  static const uint8_t eighths_d[16] = {0, 0, 5, 0, 0, 0, 252, 1, 12, 78, 0, 60, 196, 3, 0, 224};
  static const uint8_t eighths_e[16] = {127, 123, 114, 0, 0, 0, 0, 0, 0, 0, 56, 0, 0, 240, 255, 63};
  static const uint8_t eighths[16] = {1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128};
  // Whole characters: 1 Â Ã (C3 82 83), 2 Œ œ ƒ (C5 and C6, 92 93), 4 Г (D0 93), 8 Ђ (D0 82), 16 the soft hyphen
  // (C2 AD). The beginnings of three bytes: 32 E1 BC-BF, 64 E2 81 83 84, 128 EF B8 BB BE BF.
  static const uint8_t pairs_first_low[16] = {12, 32, 80, 1, 0, 2, 2, 0, 0, 0, 0, 0, 0, 0, 0, 128};
  static const uint8_t pairs_first_high[16] = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 19, 12, 224, 0};
  static const uint8_t pairs_second_high[16] = {0, 0, 0, 0, 0, 0, 0, 0, 73, 6, 16, 160, 0, 0, 0, 0};
  static const uint8_t pairs_second_low[16] = {0,   64, 11, 71,  64, 0,  0,   0,
                                               128, 0,  0,  128, 32, 48, 160, 160};
  // 1 E2 80 80 81 8B-8F, 2 E2 80 A8-AE, 4 E3 80 AA-AF, 8 E3 82 99 9A, 16 E3 85 A4, 32 E0 B8 B8-BA,
  // 64 E0 B9 88-8B, 128 E0 BA-BF.
  static const uint8_t first_high[16] = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 255, 0};
  static const uint8_t first_low[16] = {224, 0, 3, 28, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};
  static const uint8_t second_high[16] = {0, 0, 0, 0, 0, 0, 0, 0, 31, 0, 0, 224, 0, 0, 0, 0};
  static const uint8_t second_low[16] = {7,  0,  8,   0,   0,   16,  0,   0,
                                         32, 64, 128, 128, 128, 128, 128, 128};
  static const uint8_t third_high[16] = {0, 0, 0, 0, 0, 0, 0, 0, 193, 136, 150, 160, 0, 0, 0, 0};
  static const uint8_t third_low[16] = {129, 129, 128, 128, 144, 128, 128, 128,
                                        226, 234, 238, 199, 135, 135, 135, 133};
  __m256i high_1 = high_half(bytes.first), low_1 = low_half(bytes.first);
  __m256i high_2 = high_half(bytes.second), low_2 = low_half(bytes.second);

  // Indices of another row get their highest bit, for which a shuffle gives nothing.
  __m256i limit = _mm256_set1_epi8(0x70);
  __m256i row_c = _mm256_adds_epu8(_mm256_xor_si256(bytes.first, _mm256_set1_epi8((char)0xC0)), limit);
  __m256i row_d = _mm256_adds_epu8(_mm256_xor_si256(bytes.first, _mm256_set1_epi8((char)0xD0)), limit);
  __m256i row_e = _mm256_adds_epu8(_mm256_xor_si256(bytes.first, _mm256_set1_epi8((char)0xE0)), limit);
  __m256i rows = _mm256_or_si256(
      _mm256_or_si256(look_up(eighths_c, row_c), look_up(eighths_d, row_d)), look_up(eighths_e, row_e));
  __m256i eighth = _mm256_and_si256(_mm256_srli_epi16(bytes.second, 3), _mm256_set1_epi8(15));
  __m256i found = _mm256_and_si256(rows, look_up(eighths, eighth));

  __m256i first = _mm256_and_si256(look_up(pairs_first_low, low_1), look_up(pairs_first_high, high_1));
  __m256i second = _mm256_and_si256(look_up(pairs_second_low, low_2), look_up(pairs_second_high, high_2));
  found = _mm256_or_si256(found, _mm256_and_si256(first, second));

  first = _mm256_and_si256(look_up(first_low, low_1), look_up(first_high, high_1));
  second = _mm256_and_si256(look_up(second_low, low_2), look_up(second_high, high_2));
  __m256i third = _mm256_and_si256(
      look_up(third_low, low_half(bytes.third)), look_up(third_high, high_half(bytes.third)));
  return _mm256_or_si256(found, _mm256_and_si256(_mm256_and_si256(first, second), third));
}

// Where in a block characters begin, by their length, and which of them are suspects.
typedef struct {
  uint64_t high;   // bytes above ASCII
  uint64_t leads;  // first bytes of characters above ASCII
  uint64_t long3;  // of three bytes or more
  uint64_t long4;  // of four bytes or more
  uint64_t suspects;
  // Whether the lengths of characters are right, as far as they begin in this block or the one before.
  bool is_whole;
} block_shape;

// What of the block before reaches into a block: bytes of its last character.
typedef struct {
  uint64_t tails;
} block_carry;

WIDE_INLINE block_shape read_shape(triple_bytes low, triple_bytes high, block_carry *carry) {
  block_shape shape;
  shape.high = mask(low.first, high.first);
  uint64_t tails = mask(is_tail_byte(low.first), is_tail_byte(high.first));
  shape.leads = shape.high & ~tails;
  // Bytes above ASCII are below zero.
  __m256i two = _mm256_set1_epi8((char)0xDF);
  __m256i three = _mm256_set1_epi8((char)0xEF);
  shape.long3 =
      shape.high & mask(_mm256_cmpgt_epi8(low.first, two), _mm256_cmpgt_epi8(high.first, two));
  shape.long4 =
      shape.high & mask(_mm256_cmpgt_epi8(low.first, three), _mm256_cmpgt_epi8(high.first, three));
  uint64_t expected = shape.leads << 1 | shape.long3 << 2 | shape.long4 << 3 | carry->tails;
  shape.is_whole = expected == tails;
  carry->tails = shape.leads >> 63 | shape.long3 >> 62 | shape.long4 >> 61;
  shape.suspects = shape.long4 | nonzero(suspects(low), suspects(high));
  return shape;
}

// Where the last character before `position` begins, if it reaches behind it; else `position`. The text from `start`
// on is well-formed.
static inline int64_t whole_end(const uint8_t *text, int64_t start, int64_t position) {
  int64_t first = position;
  while (first > start && is_tail(text[first - 1])) first -= 1;
  if (first == start || text[first - 1] < 0xC0) return position;
  first -= 1;
  int64_t count = text[first] < 0xE0 ? 2 : text[first] < 0xF0 ? 3 : 4;
  return first + count > position ? first : position;
}

#endif
