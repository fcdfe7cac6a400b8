// What the scan asks of single characters.
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "CDrossTables.h"
#include "characters.h"

// Whether the scan stops at the character of ASCII at `position`: at controls other than tab and line feed, and at
// an ampersand that may begin a reference.
static inline bool is_odd(const uint8_t *text, int64_t position, int64_t end) {
  uint8_t byte = text[position];
  if (byte != 0x26) return (byte < 0x20 && byte != 0x0A && byte != 0x09) || byte == 0x7F;
  if (position + 1 >= end) return false;
  uint8_t next = text[position + 1];
  return is_letter(next) || next == 0x23 || (uint8_t)(next - 0x30) < 10;
}

// Whether the mark at `offset` never composes and stands in order behind what is before it.
static bool is_in_order(const uint8_t *text, int64_t offset) {
  uint16_t flags = dross_nfc_flags(decode(text + offset));
  if (flags & 4) return false;
  int64_t start = offset - 1;
  while (start > 0 && offset - start < 4 && is_tail(text[start])) start -= 1;
  // Ill-formed bytes before it have no combining class.
  bool is_whole = start >= 0 && text[start] >= 0xC2 &&
                  offset - start == (text[start] < 0xE0 ? 2 : text[start] < 0xF0 ? 3 : 4);
  return !is_whole || dross_nfc_flags(decode(text + start)) >> 8 <= flags >> 8;
}

// The number of bytes of the character of three or four bytes at `text`, of which `left` are there; 0 for an
// ill-formed one. `flags` are those of dross_scan_pair.
static inline int64_t long_flags(const uint8_t *text, int64_t left, uint8_t *flags) {
  if (left < 3 || !is_tail(text[1]) || !is_tail(text[2])) return 0;
  if (text[0] < 0xF0) {
    uint8_t block = dross_scan_triple((uint32_t)(text[0] & 15) << 6 | (text[1] & 63));
    *flags = block == 0 ? 0 : dross_scan_triple_block(block, text[2]);
    return block == 255 ? 0 : 3;
  }
  if (left < 4 || text[0] > 0xF4 || !is_tail(text[3])) return 0;
  uint32_t scalar = decode(text);
  if (scalar < 0x10000 || scalar > 0x10FFFF) return 0;
  *flags = (uint8_t)((dross_nfc_flags(scalar) & 1) << 6 | (scalar >= 0xE0000) << 7);
  return 4;
}

// The number of bytes of the character above ASCII at `text`, of which `left` are there; 0 for an ill-formed one.
// `flags` are those of dross_scan_pair.
static inline int64_t read_flags(const uint8_t *text, int64_t left, uint8_t *flags) {
  if (text[0] >= 0xE0) return long_flags(text, left, flags);
  if (text[0] < 0xC2 || left < 2 || !is_tail(text[1])) return 0;
  *flags = dross_scan_pair((uint32_t)(text[0] & 31) << 6 | (text[1] & 63));
  return 2;
}

// Whether words of look-alike letters or stacks of marks may have the character at `text`, which is well-formed and
// above ASCII.
static inline bool is_of_odd_word(const uint8_t *text) {
  enum { others = DROSS_CONTEXT_CYRILLIC | DROSS_CONTEXT_GREEK | DROSS_CONTEXT_STACKING };
  return (dross_context(decode(text)) & others) != 0;
}

// Whether a character above ASCII that has no flags from 64 up may be a letter of Cyrillic or Greek, by its first
// two bytes. Marks that may be piled up have such flags.
static inline bool is_other(uint8_t first, uint8_t second) {
  if (first < 0xE1) return first >= 0xCC && first <= 0xD4;
  return first == 0xE1 || (first == 0xE2 && second != 0x80) || first == 0xEA || first >= 0xEE;
}

enum {
  // Blocks that are looked at together when nothing says that there is a stop among them.
  first_blocks = 16,
};

// Passes calm characters, 64 bytes at a time, from `start` on, where a character begins that none stands before
// that could be mojibake with it.
//
// Returns where a character begins at which the scan stops, or as near to the end as it came, with the scan
// class of what stands before in `scan`; `next` is from where on it is worth trying again.
int64_t skip_calm(dross_scan *scan, const uint8_t *text, int64_t start, int64_t end, int64_t *next);
