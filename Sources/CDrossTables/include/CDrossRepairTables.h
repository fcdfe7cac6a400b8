// Tables for the repair of text, looked up like those of CDrossTables.h.
//
// repair_tables.c is written by `dross-dev tables` from ICU; entities.c by scripts/entity-table.py.
#pragma once

#include <stdint.h>

// Code points stand in blocks of 128; equal blocks are stored once.
extern const uint8_t dross_mojibake_index[];
extern const uint8_t dross_mojibake_blocks[];
extern const uint8_t dross_page_index[];
extern const uint16_t dross_page_blocks[];
extern const uint16_t dross_context_index[];
extern const uint16_t dross_context_blocks[];

// For each row ten bytes, one a code page, 0 where the page has not the character; then what byte the
// character stands for in pages like Latin-1, see dross_page_clue.
extern const uint8_t dross_page_bytes[];

// The rules of badness: how many classes in a row each has, and 6 sets of 128 classes, low half first.
extern const uint8_t dross_bad_rule_count;
extern const uint8_t dross_bad_rule_lengths[];
extern const uint64_t dross_bad_rule_sets[];

// What the scan looks at; see dross_scan_pair.
extern const uint64_t dross_scan_rows[64];
extern const uint64_t dross_scan_edges;
extern const uint8_t dross_scan_pairs[2048];
extern const uint8_t dross_scan_triples[1024];
extern const uint8_t dross_scan_triple_blocks[];

// Windows-1252 for the bytes 80 to 9F; the byte itself where it has none.
extern const uint16_t dross_windows_1252[32];
// NFKC of U+FF01 to U+FFEF, one code point each; 0 for none.
extern const uint16_t dross_widths[239];

// Names of HTML character references, sorted, each `name` and a zero byte; where each name starts; and
// the one to three code points of each, 0 for none.
extern const uint32_t dross_entity_count;
extern const char dross_entity_names[];
extern const uint16_t dross_entity_offsets[];
extern const uint32_t dross_entity_values[];

// The class of a code point in the rules of badness.
static inline uint8_t dross_mojibake_class(uint32_t scalar) {
  if (scalar > 0x10FFFF) return 0;
  return dross_mojibake_blocks[(uint32_t)dross_mojibake_index[scalar >> 7] << 7 | (scalar & 127)];
}

// How many classes in a row the rule has.
static inline uint8_t dross_bad_rule_length(uint32_t rule) { return dross_bad_rule_lengths[rule]; }

// Whether the class may stand at a place of a rule.
static inline uint64_t dross_bad_rule_holds(uint32_t rule, uint32_t place, uint8_t mojibake_class) {
  return dross_bad_rule_sets[(rule * 6 + place) * 2 + (mojibake_class >> 6)] >> (mojibake_class & 63) & 1;
}

// The row of a character above ASCII that some code page has; 0 for none.
static inline uint16_t dross_page_row(uint32_t scalar) {
  if (scalar > 0xFFFF) return 0;
  return dross_page_blocks[(uint32_t)dross_page_index[scalar >> 7] << 7 | (scalar & 127)];
}

// The byte of the character in a code page: 0 Latin-1, then Windows-1252, -1251, -1250, -1253, -1254,
// -1257, ISO-8859-2, MacRoman, code page 437; 0 where the page has it not.
static inline uint8_t dross_page_byte(uint16_t row, uint32_t page) {
  return dross_page_bytes[(uint32_t)row * 12 + page];
}

// What the character could be a byte of, in pages like Latin-1: bit 0 first byte of two, bit 1 of three,
// bit 2 of four, bit 3 continuation, bit 4 continuation that seldom stands for itself.
static inline uint8_t dross_page_clue(uint16_t row) { return dross_page_bytes[(uint32_t)row * 12 + 10]; }

// The byte that a page says at `byte`, or rather the character.
extern const uint16_t dross_page_characters[10 * 128];
static inline uint16_t dross_page_character(uint32_t page, uint8_t byte) {
  return dross_page_characters[page * 128 + (byte & 127)];
}

// What stands around an invisible character decides whether it is kept. DROSS_CONTEXT_ bits.
static inline uint16_t dross_context(uint32_t scalar) {
  if (scalar > 0x10FFFF) return 0;
  return dross_context_blocks[(uint32_t)dross_context_index[scalar >> 7] << 7 | (scalar & 127)];
}

typedef enum {
  DROSS_CONTEXT_PICTOGRAPH = 1,       // Extended_Pictographic, or an emoji modifier
  DROSS_CONTEXT_EMOJI = 2,            // Emoji, the digits of keycaps included
  DROSS_CONTEXT_HYPHENATED = 4,       // a letter of a script that hyphenates words
  DROSS_CONTEXT_JOINED = 8,           // of a script that joiners belong to
  DROSS_CONTEXT_UNSPACED = 16,        // of a script written without spaces
  DROSS_CONTEXT_IDEOGRAPH = 32,       // Unified_Ideograph or Ideographic
  DROSS_CONTEXT_RIGHT_TO_LEFT = 64,   // strong right to left
  DROSS_CONTEXT_MARK = 128,           // Mn, Mc, Me
  DROSS_CONTEXT_WORD = 256,           // a letter or a number
  DROSS_CONTEXT_PRIVATE = 512,        // private use
  DROSS_CONTEXT_UNASSIGNED = 1024,    // not assigned in this version of Unicode
  DROSS_CONTEXT_VARIATION_BASE = 2048,  // may stand before a variation selector, as a symbol
  DROSS_CONTEXT_STACKING = 4096,      // a mark of script Inherited, as those piled up for show
  DROSS_CONTEXT_LATIN = 8192,
  DROSS_CONTEXT_CYRILLIC = 16384,
  DROSS_CONTEXT_GREEK = 32768,
} dross_context_bit;

// What the scan has to know of the two bytes of a code point: bits 0-5 class of the rows, bit 6 suspicious
// for NFC, bit 7 to be looked at.
static inline uint8_t dross_scan_pair(uint32_t index) { return dross_scan_pairs[index & 2047]; }
// For the first two bytes of three: 0 when none of the 64 code points matters, 255 when they begin no
// well-formed code point, else the number of a block.
static inline uint8_t dross_scan_triple(uint32_t index) { return dross_scan_triples[index & 1023]; }
static inline uint8_t dross_scan_triple_block(uint8_t block, uint8_t third) {
  return dross_scan_triple_blocks[(uint32_t)block << 6 | (third & 63)];
}
// Bit n: class n behind this class may be mojibake.
static inline uint64_t dross_scan_row(uint8_t scan_class) { return dross_scan_rows[scan_class & 63]; }

static inline uint16_t dross_windows_1252_character(uint8_t byte) { return dross_windows_1252[byte & 31]; }
static inline uint16_t dross_width(uint32_t scalar) {
  return scalar >= 0xFF01 && scalar <= 0xFFEF ? dross_widths[scalar - 0xFF01] : 0;
}

static inline uint8_t dross_entity_name_byte(uint32_t entity, uint32_t place) {
  return (uint8_t)dross_entity_names[dross_entity_offsets[entity] + place];
}
static inline uint32_t dross_entity_value(uint32_t entity, uint32_t place) {
  return dross_entity_values[entity * 3 + place];
}
