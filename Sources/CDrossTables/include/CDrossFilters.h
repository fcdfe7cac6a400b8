// What the filter packs know about characters and English words.
//
// filters.c is written by scripts/filters/make-tables.py; the numbers below are agreed with it and with
// Sources/DrossFilters. The answers are those of Python, spaCy and datatrove, so that filters decide
// as they do; for all else the answers of CDrossTables.h hold.
#pragma once

#include <stdint.h>

// Code points stand in blocks of 128; equal blocks are stored once. The first block comes first.
extern const uint8_t dross_filter_index[];
extern const uint16_t dross_filter_blocks[];

// Pairs of a code point above ASCII and its small letter, in order of the first; U+0130 is not there.
extern const uint32_t dross_filter_lower[];
extern const uint32_t dross_filter_lower_count;

// Lines of UTF-8: the patterns for prefixes, suffixes, infixes and addresses.
extern const uint8_t dross_filter_patterns[];
extern const uint32_t dross_filter_patterns_count;

// Lines of UTF-8: a word and, behind tabs, the parts that it falls into.
extern const uint8_t dross_filter_words[];
extern const uint32_t dross_filter_words_count;

// The bits of CharacterBits.
static inline uint16_t dross_filter_bits(uint32_t scalar) {
  if (scalar < 0x80) return dross_filter_blocks[scalar];
  if (scalar > 0x10FFFF) return 0;
  return dross_filter_blocks[(uint32_t)dross_filter_index[scalar >> 7] << 7 | (scalar & 127)];
}

// The small letter of a code point above ASCII, or the code point itself.
static inline uint32_t dross_filter_lowered(uint32_t scalar) {
  uint32_t low = 0;
  uint32_t high = dross_filter_lower_count;
  while (low < high) {
    uint32_t middle = (low + high) / 2;
    if (dross_filter_lower[2 * middle] < scalar) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  if (low < dross_filter_lower_count && dross_filter_lower[2 * low] == scalar) {
    return dross_filter_lower[2 * low + 1];
  }
  return scalar;
}

static inline uint8_t dross_filter_patterns_byte(uint32_t offset) {
  return dross_filter_patterns[offset];
}

static inline uint8_t dross_filter_words_byte(uint32_t offset) {
  return dross_filter_words[offset];
}
