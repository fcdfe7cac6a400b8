#include <string.h>

#include "CDrossTables.h"
#include "calm.h"
#include "characters.h"
#include "honest_words.h"

enum {
  scripts = DROSS_CONTEXT_LATIN | DROSS_CONTEXT_CYRILLIC | DROSS_CONTEXT_GREEK,
  others = DROSS_CONTEXT_CYRILLIC | DROSS_CONTEXT_GREEK,
  word_bits = scripts | DROSS_CONTEXT_MARK,
  // Marks in a row that are no writing any more; Hebrew with vowels and accents has up to four.
  stack_size = 5,
};

// The number of bytes of the character above ASCII at `text`, of which `left` are there, and which one it is; 1
// and U+FFFD for a byte that belongs to none.
static inline int64_t read_long(const uint8_t *text, int64_t left, uint32_t *scalar) {
  *scalar = 0xFFFD;
  uint8_t first = text[0];
  if (first < 0xC2 || first > 0xF4) return 1;
  int64_t count = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
  if (left < count) return 1;
  for (int64_t index = 1; index < count; index += 1) {
    if (!is_tail(text[index])) return 1;
  }
  uint32_t value = decode(text);
  if (count == 3 && (value < 0x800 || (value >= 0xD800 && value < 0xE000))) return 1;
  if (count == 4 && (value < 0x10000 || value > 0x10FFFF)) return 1;
  *scalar = value;
  return count;
}

bool dross_is_latin_twin(uint32_t scalar) {
  switch (scalar) {
    // аеорсухіјѕһӏԁԛԝү
    case 0x430: case 0x435: case 0x43E: case 0x440: case 0x441: case 0x443: case 0x445: case 0x456:
    case 0x458: case 0x455: case 0x4BB: case 0x4CF: case 0x501: case 0x51B: case 0x51D: case 0x4AF:
    // АВЕКМНОРСТХІЈЅҺӀԌԚԜ
    case 0x410: case 0x412: case 0x415: case 0x41A: case 0x41C: case 0x41D: case 0x41E: case 0x420:
    case 0x421: case 0x422: case 0x425: case 0x406: case 0x408: case 0x405: case 0x4BA: case 0x4C0:
    case 0x50C: case 0x51A: case 0x51C:
    // οιναυ
    case 0x3BF: case 0x3B9: case 0x3BD: case 0x3B1: case 0x3C5:
    // ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ
    case 0x391: case 0x392: case 0x395: case 0x396: case 0x397: case 0x399: case 0x39A: case 0x39C:
    case 0x39D: case 0x39F: case 0x3A1: case 0x3A4: case 0x3A5: case 0x3A7:
      return true;
    default:
      return false;
  }
}

// What is known of the word that is being read.
typedef struct {
  uint16_t scripts;
  int32_t letters;
  bool has_only_twins;
  // The first letter of it that is Cyrillic or Greek.
  int64_t odd;
} word;

static const word no_word = {0, 0, true, -1};

static inline bool is_suspicious(const word *word) {
  if (word->odd < 0) return false;
  uint16_t found = word->scripts & scripts;
  bool is_mixed = (found & (found - 1)) != 0;
  return is_mixed || (word->has_only_twins && word->letters >= 4);
}

// Passes characters that are neither Cyrillic nor Greek nor marks, nor in a word with such.
//
// Returns the number of their bytes.
static inline int64_t skip_plain(const uint8_t *text, int64_t left, word *word) {
  int64_t position = 0;
  while (position + 3 <= left) {
    uint8_t first = text[position];
    uint8_t second = text[position + 1];
    if (first >= 0xC3 && first <= 0xCB && is_tail(second)) {
      // U+00C0 to U+02FF.
      word->scripts = DROSS_CONTEXT_LATIN;
      position += 2;
      continue;
    }
    // Scripts of Asia; the marks of kana stand below U+30C0.
    bool is_asian = (first >= 0xE4 && first <= 0xEC && first != 0xEA) ||
                    (first == 0xE3 && second >= 0x83);
    if (!is_asian || !is_tail(second) || !is_tail(text[position + 2])) break;
    word->scripts = 0;
    position += 3;
  }
  return position;
}

// Reads letters from U+0400 to U+047F, of which there is at least one at `position`.
static inline int64_t read_cyrillic(const uint8_t *text, int64_t position, int64_t end, word *word) {
  if (word->odd < 0) word->odd = position;
  word->scripts |= DROSS_CONTEXT_CYRILLIC;
  while (position + 1 < end && (text[position] & 0xFE) == 0xD0 && is_tail(text[position + 1])) {
    word->letters += 1;
    if (word->has_only_twins) {
      uint32_t scalar = (uint32_t)(text[position] & 31) << 6 | (text[position + 1] & 63);
      word->has_only_twins = dross_is_latin_twin(scalar);
    }
    position += 2;
  }
  return position;
}

// `is_wide`: whether 64 bytes are read at once where they are there and honest.
static inline int64_t next_odd_word(const uint8_t *text, int64_t start, int64_t end, bool is_wide) {
  word current = no_word;
  // What stands before may belong to the same word; who asked will see.
  if (start > 0 && (text[start - 1] >= 0x80 || is_letter(text[start - 1]))) {
    current.scripts = DROSS_CONTEXT_LATIN;
  }
  int64_t position = start;
  int64_t stack_start = start;
  int32_t marks = 0;
  int64_t honest_start = start;
  while (position < end) {
    if (is_wide && position >= honest_start && current.scripts == 0 && marks == 0 &&
        end - position >= block_reach) {
      position = skip_honest(text, position, end, &honest_start);
    }
    uint8_t first = text[position];
    if (first < 0x80) {
      if (is_letter(first) && current.scripts != 0) {
        current.scripts |= DROSS_CONTEXT_LATIN;
        position += 1;
        continue;
      }
      if (is_suspicious(&current)) return current.odd;
      current = no_word;
      marks = 0;
      position += 1;
      while (position + 8 <= end) {
        uint64_t bytes;
        memcpy(&bytes, text + position, 8);
        uint64_t high = bytes & 0x8080808080808080u;
        if (high) {
          position += __builtin_ctzll(high) >> 3;
          break;
        }
        position += 8;
      }
      while (position < end && text[position] < 0x80) position += 1;
      if (position < end && is_letter(text[position - 1])) current.scripts = DROSS_CONTEXT_LATIN;
      continue;
    }
    if (current.odd < 0) {
      int64_t skipped = skip_plain(text + position, end - position, &current);
      if (skipped > 0) {
        position += skipped;
        marks = 0;
        continue;
      }
    }
    if ((first & 0xFE) == 0xD0 && position + 1 < end && is_tail(text[position + 1])) {
      position = read_cyrillic(text, position, end, &current);
      marks = 0;
      continue;
    }
    uint32_t scalar;
    int64_t count = read_long(text + position, end - position, &scalar);
    uint16_t context = dross_context(scalar);
    if (context & DROSS_CONTEXT_STACKING) {
      if (marks == 0) stack_start = position;
      marks += 1;
      if (marks >= stack_size) return stack_start;
    } else {
      marks = 0;
    }
    if ((context & word_bits) == 0) {
      if (is_suspicious(&current)) return current.odd;
      current = no_word;
    } else {
      current.scripts |= context & word_bits;
      if (context & scripts) {
        current.letters += 1;
        current.has_only_twins = current.has_only_twins && dross_is_latin_twin(scalar);
      }
      if ((context & others) && current.odd < 0) current.odd = position;
    }
    position += count;
  }
  return is_suspicious(&current) ? current.odd : end;
}

int64_t dross_next_odd_word(const uint8_t *text, int64_t start, int64_t end) {
#if defined(__x86_64__)
  if (has_wide()) return next_odd_word(text, start, end, true);
#endif
  return next_odd_word(text, start, end, false);
}

int64_t dross_next_odd_word_slowly(const uint8_t *text, int64_t start, int64_t end) {
  return next_odd_word(text, start, end, false);
}
