#include <string.h>

#include "calm.h"
#include "scan_step.h"

#if defined(__x86_64__)

// Blocks are sieved many at a time, for what one of them holds says little of the next, so that to branch for each is
// to be wrong often: first those of ASCII fall through, then those that have nothing beyond it but quotes. What is
// left over is judged. Each sieve looks at a block by itself, and at the three bytes before it.
enum {
  // Blocks that are sieved together at most, and so many that they are judged without the second sieve.
  most_blocks = 64,
  few_blocks = 4,
};

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
  if (first < 0x80) {
    return is_odd(text, position, end) || ((dross_scan_edges >> previous & 1) && !is_letter(first));
  }
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

// What of the text before a block reaches into it: tails of its last character, and places behind characters that
// may be mojibake with the next one.
typedef struct {
  uint64_t tails;
  uint64_t classes;
} block_before;

enum {
  tails_1 = 1,
  tails_2 = 3,
  tails_3 = 7,
  class_2 = 2 << 8,
  class_3 = 4 << 8,
};

// By the first byte of a character that is the last byte of a block: how it reaches into the next one.
static const uint16_t reaches[256] = {
    [0xC0 ... 0xC1] = tails_1,           [0xC2 ... 0xC5] = tails_1 | class_2, [0xC6 ... 0xCD] = tails_1,
    [0xCE ... 0xD1] = tails_1 | class_2, [0xD2 ... 0xDF] = tails_1,           [0xE0 ... 0xE1] = tails_2,
    [0xE2] = tails_2 | class_3,          [0xE3 ... 0xEF] = tails_2,           [0xF0 ... 0xFF] = tails_3,
};

// `is_first`: whether nothing stands before `block`; else at least three bytes do.
static inline block_before before_block(const uint8_t *block, bool is_first) {
  if (is_first) return (block_before){0, 0};
  uint32_t reach = reaches[block[-1]] | reaches[block[-2]] >> 1 | reaches[block[-3]] >> 2;
  return (block_before){reach & 7, reach >> 8 & 7};
}

// The blocks among `count` from `text` on that have notable bytes, or stand behind a byte above ASCII.
//
// Returns their number.
WIDE static int32_t sieve_ascii(const uint8_t *text, bool is_behind, int32_t count, uint8_t *blocks) {
  int32_t found = 0;
  uint8_t last = (uint8_t)is_behind << 7;
  for (int32_t block = 0; block < count; block += 1) {
    const uint8_t *bytes = text + block * block_size;
    __m256i any = _mm256_or_si256(notable(load(bytes)), notable(load(bytes + 32)));
    blocks[found] = (uint8_t)block;
    found += !_mm256_testz_si256(any, any) | last >> 7;
    last = bytes[block_size - 1];
  }
  return found;
}

// Those of the `count` blocks that have more that is notable than quotes that stand alone.
WIDE static int32_t sieve_quotes(const uint8_t *text, bool is_first, int32_t count, uint8_t *blocks) {
  int32_t found = 0;
  for (int32_t index = 0; index < count; index += 1) {
    uint8_t block = blocks[index];
    const uint8_t *bytes = text + block * block_size;
    triple_bytes low = load_triples(bytes);
    triple_bytes high = load_triples(bytes + 32);
    uint64_t quotes = read_quotes(low, high);
    block_before before = before_block(bytes, is_first && block == 0);
    uint64_t pairs = quotes & (quotes << 3 | before.classes);
    uint64_t expected = quotes << 1 | quotes << 2 | before.tails;
    uint64_t tails = mask(is_tail_byte(low.first), is_tail_byte(high.first));
    uint64_t notables = mask(notable(low.first), notable(high.first));
    blocks[found] = block;
    found += tails != expected || notables != (quotes | expected) || pairs != 0;
  }
  return found;
}

// What is told of a block at once.
typedef struct {
  // Places that have to be looked at, and places behind the block.
  uint64_t looks, looks_behind;
  bool is_whole;
} block_verdict;

WIDE_INLINE block_verdict judge(const uint8_t *block, bool is_first, __m256i *letters) {
  triple_bytes low = load_triples(block);
  triple_bytes high = load_triples(block + 32);
  block_before before = before_block(block, is_first);
  uint64_t notables = mask(notable(low.first), notable(high.first));
  if ((mask(low.first, high.first) | before.tails) == 0) return (block_verdict){notables, 0, true};
  block_carry carry = {before.tails};
  block_shape shape = read_shape(low, high, &carry);
  block_classes classes = read_classes(low, high);
  // Letters of Cyrillic and Greek up to U+052F; others are suspects.
  *letters = _mm256_or_si256(
      *letters, _mm256_or_si256(is_within(low.first, 0xCE, 6), is_within(high.first, 0xCE, 6)));
  uint64_t pairs = classes.pairs | classes.others;
  uint64_t suspects2 = shape.suspects & ~shape.long3;
  uint64_t suspects3 = shape.suspects & shape.long3 & ~shape.long4;
  uint64_t neighbours =
      (classes.pairs | classes.triples) & (pairs << 2 | classes.triples << 3 | before.classes);
  return (block_verdict){
      (notables & ~shape.high) | shape.suspects | neighbours | suspects2 << 2 | suspects3 << 3 | shape.long4 << 4,
      suspects2 >> 62 | suspects3 >> 61 | shape.long4 >> 60, shape.is_whole};
}

// The blocks that are sieved together: of a text or, where it ends, copied from it with spaces behind.
typedef struct {
  const uint8_t *text;
  int32_t count;
  // Whether nothing stands before the first one.
  bool is_first;
  uint8_t room[3 + 2 * block_size + block_reach - block_size];
} block_window;

static inline void open_window(block_window *window, const uint8_t *text, int64_t start, int64_t position,
                               int64_t end, int32_t most) {
  int64_t left = end - position;
  window->is_first = position == start;
  if (left >= block_reach) {
    int64_t count = (left - (block_reach - block_size)) / block_size;
    window->text = text + position;
    window->count = count < most ? (int32_t)count : most;
    return;
  }
  int64_t before = window->is_first ? 0 : 3;
  memset(window->room, 0x20, sizeof window->room);
  memcpy(window->room + 3 - before, text + position - before, (size_t)(left + before));
  window->text = window->room + 3;
  window->count = left > block_size ? 2 : 1;
}

// Sieves the blocks of a window, which begins at `position`.
//
// Returns how many are left.
static inline int32_t sieve(const block_window *window, int32_t *passes, uint8_t *blocks) {
  bool is_behind = !window->is_first && window->text[-1] >= 0x80;
  int32_t found = sieve_ascii(window->text, is_behind, window->count, blocks);
  if (window->count < few_blocks) return found;
  if (*passes > 0) {
    *passes -= 1;
    return found;
  }
  found = sieve_quotes(window->text, window->is_first, found, blocks);
  // In text that is not English there is little in this sieve.
  if (found > most_blocks / 4) *passes = 8;
  return found;
}

// The first place at which the scan stops among `looks`, the places from `first` on that have to be looked at; -1 for
// none. `has_others` is for the characters that are passed.
static int64_t first_stop(const uint8_t *text, int64_t start, int64_t end, int64_t first, uint64_t looks,
                          bool *has_others) {
  for (; looks != 0; looks &= looks - 1) {
    int64_t place = first + __builtin_ctzll(looks);
    if (place >= end) break;
    if (is_stop(text, place, end, class_before(text, start, place))) return place;
    *has_others |= text[place] >= 0x80 && is_of_odd_word(text + place);
  }
  return -1;
}

WIDE int64_t skip_calm(dross_scan *scan, const uint8_t *text, int64_t start, int64_t end, int64_t *next) {
  int64_t position = start;
  int64_t blind_end = start;
  int64_t stop = -1;
  bool has_others = false;
  __m256i letters = _mm256_setzero_si256();
  int32_t most = scan->blocks == 0 ? first_blocks : scan->blocks;
  // Windows that are not sieved for quotes.
  int32_t passes = 0;
  while (position < end && blind_end == start && stop < 0) {
    block_window window;
    uint8_t blocks[most_blocks];
    open_window(&window, text, start, position, end, most);
    int32_t found = sieve(&window, &passes, blocks);
    int64_t next_position = position + window.count * block_size;
    for (int32_t index = 0; index < found && stop < 0; index += 1) {
      int32_t offset = blocks[index] * block_size;
      int64_t block = position + offset;
      block_verdict verdict = judge(window.text + offset, block == start, &letters);
      if (!verdict.is_whole) {
        next_position = block;
        blind_end = block + block_size;
        break;
      }
      if ((verdict.looks | verdict.looks_behind) == 0) continue;
      stop = first_stop(text, start, end, block, verdict.looks, &has_others);
      if (stop < 0) {
        stop = first_stop(text, start, end, block + block_size, verdict.looks_behind, &has_others);
      }
    }
    position = next_position < end ? next_position : end;
    if (most < most_blocks) most *= 2;
  }
  if (stop < 0) {
    position = whole_end(text, start, position);
    *next = blind_end > position ? blind_end : position + 1;
  } else {
    position = stop;
    *next = stop + 1;
  }
  scan->previous = class_before(text, start, position);
  scan->has_others |= has_others || !_mm256_testz_si256(letters, letters);
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
