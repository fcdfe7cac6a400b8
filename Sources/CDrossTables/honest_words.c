#include "honest_words.h"

#include "CDrossTables.h"
#include "calm.h"

#if defined(__x86_64__)

enum {
  word_bits = DROSS_CONTEXT_LATIN | DROSS_CONTEXT_CYRILLIC | DROSS_CONTEXT_GREEK | DROSS_CONTEXT_MARK,
};

// Where the word starts that goes on at `position`, not before `start`; the text between is well-formed.
static int64_t word_start(const uint8_t *text, int64_t start, int64_t position) {
  while (position > start) {
    int64_t first = position - 1;
    while (first > start && is_tail(text[first])) first -= 1;
    if ((dross_context(decode(text + first)) & word_bits) == 0) break;
    position = first;
  }
  return position;
}

// Letters of Cyrillic and Greek among the first bytes of characters that cannot be told from Latin ones, and
// some that can: 1 D0 and D1, 85 86 88 95 96 98; 2 D0 90-9E, 4 D0 A0-A5, 8 D0 B0-BE, 16 D1 80-85, 32 CE and CF,
// 81-87 and A1-A7; 64 D2 to D4, all; 128 CE, 91-9F and B1-BF.
WIDE_INLINE __m256i twins(__m256i first, __m256i second) {
  static const uint8_t first_high[16] = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 160, 95, 0, 0};
  static const uint8_t first_low[16] = {15, 17, 64, 64, 64, 0, 0, 0, 0, 0, 0, 0, 0, 0, 160, 32};
  static const uint8_t second_high[16] = {0, 0, 0, 0, 0, 0, 0, 0, 113, 195, 100, 200, 0, 0, 0, 0};
  static const uint8_t second_low[16] = {94, 244, 198, 84, 96, 255, 193, 224,
                                         65, 192, 194, 64, 194, 194, 74, 192};
  __m256i is_first = _mm256_and_si256(
      look_up(first_low, low_half(first)), look_up(first_high, high_half(first)));
  __m256i is_second = _mm256_and_si256(
      look_up(second_low, low_half(second)), look_up(second_high, high_half(second)));
  return _mm256_and_si256(is_first, is_second);
}

// What of the block before matters to words.
typedef struct {
  // Places at the beginning of a block behind letters of ASCII or other characters of words, Cyrillic or Greek.
  uint64_t behind_others, behind_cyrillic, behind_greek;
  // Twins, and whether a word of nothing else reaches to the end.
  uint64_t twins, letters;
  unsigned char is_twin_word;
} word_carry;

// Whether a word with letters of Cyrillic or Greek among others, or of twins alone, ends in the block, or begins
// to be one.
WIDE_INLINE bool has_odd_word(
    triple_bytes low, triple_bytes high, const block_shape *shape, uint64_t cyrillic, uint64_t greek,
    word_carry *carry) {
  __m256i small = _mm256_set1_epi8(0x20);
  uint64_t ascii = mask(is_within(_mm256_or_si256(low.first, small), 0x61, 25),
                        is_within(_mm256_or_si256(high.first, small), 0x61, 25));
  // Symbols of two bytes, ª and º aside, and punctuation of three.
  uint64_t latin_1 = mask(equals(low.first, 0xC2), equals(high.first, 0xC2));
  __m256i ordinal = _mm256_set1_epi8((char)0xEF);
  uint64_t ordinals = mask(equals(_mm256_and_si256(low.second, ordinal), 0xAA),
                           equals(_mm256_and_si256(high.second, ordinal), 0xAA));
  __m256i low_e2 = _mm256_and_si256(equals(low.first, 0xE2), equals(low.second, 0x80));
  __m256i high_e2 = _mm256_and_si256(equals(high.first, 0xE2), equals(high.second, 0x80));
  uint64_t others = shape->leads & ~(latin_1 & ~ordinals) & ~mask(low_e2, high_e2) & ~(cyrillic | greek);
  uint64_t others2 = others & ~shape->long3;
  uint64_t others3 = others & shape->long3;

  uint64_t both = cyrillic | greek;
  uint64_t any = ascii | others;
  bool is_mixed = (both & (ascii << 1 | others2 << 2 | others3 << 3 | carry->behind_others)) != 0;
  is_mixed |= ((cyrillic << 2 | carry->behind_cyrillic) & (any | greek)) != 0;
  is_mixed |= ((greek << 2 | carry->behind_greek) & (any | cyrillic)) != 0;
  carry->behind_others = ascii >> 63 | others2 >> 62 | others3 >> 61;

  // Adding the starts of words to the bytes of twins carries a bit behind each word that begins with a twin
  // and has nothing but twins up to there.
  uint64_t alike = nonzero(twins(low.first, low.second), twins(high.first, high.second));
  uint64_t bytes = alike | alike << 1 | carry->twins >> 63;
  uint64_t starts = alike & ~(both << 2 | carry->behind_cyrillic | carry->behind_greek);
  unsigned long long sum;
  bool first = __builtin_add_overflow((unsigned long long)bytes, (unsigned long long)starts, &sum);
  bool second = __builtin_add_overflow(sum, (unsigned long long)carry->is_twin_word, &sum);
  uint64_t ends = sum & ~bytes & ~both;
  uint64_t fours = (alike << 2 | carry->twins >> 62) & (alike << 4 | carry->twins >> 60) &
                   (alike << 6 | carry->twins >> 58) & (alike << 8 | carry->twins >> 56);
  carry->is_twin_word = first | second;
  carry->twins = alike;
  carry->behind_cyrillic = cyrillic >> 62;
  carry->behind_greek = greek >> 62;
  return is_mixed || (ends & fours) != 0;
}

WIDE_INLINE uint64_t cyrillic_leads(triple_bytes low, triple_bytes high) {
  return mask(is_within(low.first, 0xD0, 4), is_within(high.first, 0xD0, 4));
}

WIDE_INLINE uint64_t greek_leads(triple_bytes low, triple_bytes high) {
  return mask(is_within(low.first, 0xCE, 1), is_within(high.first, 0xCE, 1));
}

WIDE int64_t skip_honest(const uint8_t *text, int64_t start, int64_t end, int64_t *next) {
  int64_t position = start;
  block_carry carry = {0};
  word_carry words = {0};
  // Whether the block before had neither Cyrillic nor Greek letters, so that nothing is known of its words, nor
  // had the one before that.
  bool is_new = true;
  // Whether it had nothing beyond ASCII but quotes: another such one is likely. Then it has no such letters either.
  bool was_plain = true;
  *next = end;
  while (position + block_reach <= end) {
    triple_bytes low = load_triples(text + position);
    triple_bytes high = load_triples(text + position + 32);
    uint64_t above = mask(low.first, high.first);
    if (is_new && (above | carry.tails) == 0) {
      was_plain = true;
      position += block_size;
      continue;
    }
    if (was_plain) {
      uint64_t quotes = read_quotes(low, high);
      uint64_t tails = mask(is_tail_byte(low.first), is_tail_byte(high.first));
      if (above == (quotes | tails) && tails == (quotes << 1 | quotes << 2 | carry.tails)) {
        carry.tails = quotes >> 63 | quotes >> 62;
        position += block_size;
        continue;
      }
      was_plain = false;
    }
    block_shape shape = read_shape(low, high, &carry);
    bool is_odd = !shape.is_whole || shape.suspects != 0;
    if (!is_odd) {
      uint64_t cyrillic = cyrillic_leads(low, high);
      uint64_t greek = greek_leads(low, high);
      bool has_letters = (cyrillic | greek) != 0;
      if (has_letters || !is_new) {
        if (is_new && position > start) {
          const uint8_t *last = text + position - block_size;
          triple_bytes last_low = load_triples(last);
          triple_bytes last_high = load_triples(last + 32);
          // Where the first character there begins does not matter to the last one.
          block_carry none = {0};
          block_shape last_shape = read_shape(last_low, last_high, &none);
          words = (word_carry){0};
          has_odd_word(last_low, last_high, &last_shape, 0, 0, &words);
        }
        is_odd = has_odd_word(low, high, &shape, cyrillic, greek, &words);
        is_new = !has_letters;
      }
    }
    if (is_odd) {
      *next = position + block_size;
      break;
    }
    position += block_size;
  }
  return word_start(text, start, whole_end(text, start, position));
}

#else

int64_t skip_honest(const uint8_t *text, int64_t start, int64_t end, int64_t *next) {
  (void)text;
  *next = end;
  return start;
}

#endif
