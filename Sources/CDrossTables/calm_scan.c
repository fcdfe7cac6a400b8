#include "calm.h"
#include "scan_step.h"

#if defined(__x86_64__)

// The scan class of the character that ends before `position`, not before `start`; the text between is well-formed.
static uint8_t class_before(const uint8_t *text, int64_t start, int64_t position) {
  if (position == start || text[position - 1] < 0x80) return 0;
  int64_t first = position - 1;
  while (first > start && is_tail(text[first])) first -= 1;
  uint8_t flags = 0;
  read_flags(text + first, position - first, &flags);
  return flags & 63;
}

// Whether the scan stops at the character at `position`.
static bool is_stop(const uint8_t *text, int64_t position, int64_t end, uint8_t previous) {
  uint8_t first = text[position];
  if (first < 0x80) return is_odd(first) || ((dross_scan_edges >> previous & 1) && !is_letter(first));
  uint8_t flags = 0;
  if (read_flags(text + position, end - position, &flags) == 0) return true;
  if (dross_scan_rows[previous] >> (flags & 63) & 1) return true;
  if (flags < 64) return false;
  return (flags & 192) != DROSS_SCAN_NFC || !is_in_order(text, position);
}

// What may be mojibake with a neighbour, Cyrillic and Greek aside, which never are with each other.
typedef struct {
  uint64_t pairs;    // characters of two bytes: Latin letters and symbols up to U+017F
  uint64_t triples;  // of three: punctuation and symbols up to U+25FF
  uint64_t others;   // Cyrillic and Greek, of two bytes, up to U+047F
} block_classes;

WIDE_INLINE block_classes read_classes(triple_bytes low, triple_bytes high) {
  __m256i low_e2 = _mm256_and_si256(equals(low.first, 0xE2), is_at_most(low.second, 0x9F));
  __m256i high_e2 = _mm256_and_si256(equals(high.first, 0xE2), is_at_most(high.second, 0x9F));
  return (block_classes){
      mask(is_within(low.first, 0xC2, 3), is_within(high.first, 0xC2, 3)),
      mask(low_e2, high_e2),
      mask(is_within(low.first, 0xCE, 3), is_within(high.first, 0xCE, 3)),
  };
}

// Dashes, quotation marks, the bullet and the ellipsis, U+2010 to U+2027: what text in English has beyond ASCII.
WIDE_INLINE uint64_t read_quotes(triple_bytes low, triple_bytes high) {
  __m256i low_80 = _mm256_and_si256(equals(low.second, 0x80), is_within(low.third, 0x90, 0x17));
  __m256i high_80 = _mm256_and_si256(equals(high.second, 0x80), is_within(high.third, 0x90, 0x17));
  return mask(_mm256_and_si256(equals(low.first, 0xE2), low_80),
              _mm256_and_si256(equals(high.first, 0xE2), high_80));
}

WIDE int64_t skip_calm(dross_scan *scan, const uint8_t *text, int64_t start, int64_t end, int64_t *next) {
  int64_t position = start;
  block_carry carry = {0};
  // Characters behind suspects, and behind such as may be mojibake with them, at the beginning of a block.
  uint64_t behind_suspects = 0;
  uint64_t behind_classes = 0;
  int64_t blind_end = start;
  uint64_t others = 0;
  __m256i letters = _mm256_setzero_si256();
  // Whether the block before had nothing beyond ASCII but quotes: another one is likely.
  bool was_plain = true;
  // Whether the tails that reach into a block are known to be there.
  bool was_quoted = false;
  while (position + block_reach <= end) {
    __m256i first_low = load(text + position);
    __m256i first_high = load(text + position + 32);
    __m256i odd_low = odd_ascii(first_low);
    __m256i odd_high = odd_ascii(first_high);
    if ((behind_suspects | carry.tails) == 0 && is_plain(first_low, first_high, odd_low, odd_high)) {
      behind_classes = 0;
      was_plain = true;
      position += block_size;
      continue;
    }
    uint64_t looks = behind_suspects | nonzero(odd_low, odd_high);
    triple_bytes low = load_triples(text + position);
    triple_bytes high = load_triples(text + position + 32);
    uint64_t quotes = was_plain || was_quoted ? read_quotes(low, high) : 0;
    bool is_quoted = (was_quoted || carry.tails == 0) && (quotes & (quotes << 3 | behind_classes)) == 0 &&
                     (quotes | quotes << 1 | quotes << 2 | carry.tails) == mask(first_low, first_high);
    if (is_quoted) {
      carry.tails = quotes >> 63 | quotes >> 62;
      behind_classes = quotes >> 61;
      behind_suspects = 0;
    } else {
      block_carry before = carry;
      block_shape shape = read_shape(low, high, &carry);
      if (!shape.is_whole) {
        carry = before;
        blind_end = position + block_size;
        break;
      }
      block_classes classes = read_classes(low, high);
      // Letters of Cyrillic and Greek up to U+052F, and other suspects than Latin ones; see is_other.
      letters = _mm256_or_si256(
          letters, _mm256_or_si256(is_within(low.first, 0xCE, 6), is_within(high.first, 0xCE, 6)));
      if (shape.suspects != 0) {
        others |= shape.suspects & mask(is_at_least(low.first, 0xCC), is_at_least(high.first, 0xCC));
      }
      uint64_t pairs = classes.pairs | classes.others;
      looks |= shape.suspects;
      looks |= (classes.pairs | classes.triples) & (pairs << 2 | classes.triples << 3 | behind_classes);
      behind_classes = pairs >> 62 | classes.triples >> 61;
      uint64_t suspects2 = shape.suspects & ~shape.long3;
      uint64_t suspects3 = shape.suspects & shape.long3 & ~shape.long4;
      looks |= suspects2 << 2 | suspects3 << 3 | shape.long4 << 4;
      behind_suspects = suspects2 >> 62 | suspects3 >> 61 | shape.long4 >> 60;
    }
    was_quoted = is_quoted;
    was_plain = false;
    while (looks != 0) {
      int64_t place = position + __builtin_ctzll(looks);
      uint8_t class = class_before(text, start, place);
      if (is_stop(text, place, end, class)) {
        scan->previous = class;
        scan->has_others |= others != 0 || !_mm256_testz_si256(letters, letters);
        *next = place + 1;
        return place;
      }
      looks &= looks - 1;
    }
    position += block_size;
  }
  position = whole_end(text, start, position, carry);
  scan->previous = class_before(text, start, position);
  scan->has_others |= others != 0 || !_mm256_testz_si256(letters, letters);
  *next = blind_end > position ? blind_end : position + 1;
  return position;
}

#else

int64_t skip_calm(dross_scan *scan, const uint8_t *text, int64_t start, int64_t end, int64_t *next) {
  (void)scan;
  (void)text;
  *next = end;
  return start;
}

#endif
