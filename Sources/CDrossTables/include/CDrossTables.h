// Properties of code points, looked up in two steps.
//
// tables.c is written by `dross-dev tables` from ICU; the numbers below are agreed with
// Sources/dross-dev. The functions are inline and take numbers only, so a look-up costs two loads.
#pragma once

#include <stdint.h>

#include "CDrossAhead.h"
#include "CDrossClasses.h"
#include "CDrossFilters.h"
#include "CDrossRepairTables.h"
#include "CDrossScan.h"

// Unicode's version, as major * 100 + minor, from which tables.c was made.
extern const int32_t dross_tables_unicode_version;

// Code points stand in blocks of 128; equal blocks are stored once. The first block comes first.
extern const uint16_t dross_kind_index[];
extern const uint8_t dross_kind_blocks[];
extern const uint16_t dross_script_index[];
extern const uint8_t dross_script_blocks[];
extern const uint16_t dross_nfc_index[];
extern const uint16_t dross_nfc_blocks[];
extern const uint16_t dross_fold_index[];
extern const uint32_t dross_fold_blocks[];

// Bit n: a code point whose first byte of two is 0xC0 + n has NFC flags.
extern const uint32_t dross_nfc_pair_leads;
// Whether a code point of three bytes has NFC flags, by the low 4 bits of the first and the low 6 bits of
// the second byte.
extern const uint8_t dross_nfc_triple_leads[1024];

// For two bytes of UTF-8: the two folded bytes, the first one lowest; in bits 16-18 the class; for a
// mark that never combines, bit 19 and from bit 20 its combining class. 0 where the fold is not two bytes
// or depends on what stands around.
extern const uint32_t dross_fold_pairs[2048];
// The UTF-8 of all folds to several code points.
extern const uint8_t dross_fold_expansions[];

// Look-alikes of the letters up to U+00FF, and Latin look-alikes of U+0370 to U+052F; 0 for none.
extern const uint16_t dross_cyrillic_like[256];
extern const uint16_t dross_greek_like[256];
extern const uint16_t dross_latin_like[448];

// ScalarKind.
static inline uint8_t dross_scalar_kind(uint32_t scalar) {
  if (scalar < 0x80) return dross_kind_blocks[scalar];
  if (scalar > 0x10FFFF) return 0;
  return dross_kind_blocks[(uint32_t)dross_kind_index[scalar >> 7] << 7 | (scalar & 127)];
}

// Script.
static inline uint8_t dross_scalar_script(uint32_t scalar) {
  if (scalar < 0x80) return dross_script_blocks[scalar];
  if (scalar > 0x10FFFF) return 0;
  return dross_script_blocks[(uint32_t)dross_script_index[scalar >> 7] << 7 | (scalar & 127)];
}

// How a code point behaves in NFC; 0 for one that never matters.
//
// bit 0      suspicious: NFC_Quick_Check is not Yes, or the combining class is not 0
// bit 1      may combine with the code point before it
// bit 2      NFC_Quick_Check is No or Maybe
// bits 8-15  combining class
static inline uint16_t dross_nfc_flags(uint32_t scalar) {
  if (scalar < 0x80 || scalar > 0x10FFFF) return 0;
  return dross_nfc_blocks[(uint32_t)dross_nfc_index[scalar >> 7] << 7 | (scalar & 127)];
}

// Whether a code point that starts with these bytes, from 0xC2 up, may have NFC flags.
static inline uint8_t dross_nfc_may_matter(uint8_t first, uint8_t second) {
  if (first < 0xE0) return dross_nfc_pair_leads >> (first & 31) & 1;
  if (first < 0xF0) return dross_nfc_triple_leads[(uint32_t)(first & 15) << 6 | (second & 63)];
  return 1;
}

// How one code point is folded.
//
// bits 0-2   DROSS_FOLD_KEEP, _REPLACE, _DROP, _SPACE or _EXPAND
// bits 3-5   class of the folded code point: 1 Latin, 2 Cyrillic, 3 Greek letter, 4 mark, 0 other
// bit 6      joins: may combine with the code point before it
// bit 7      plain: a mark that never combines, or one starter that marks may follow
// bits 8-31  KEEP: combining class; REPLACE: the code point; EXPAND: offset * 64 + number of bytes
//            in dross_fold_expansions
static inline uint32_t dross_fold(uint32_t scalar) {
  if (scalar > 0x10FFFF) return 0;
  return dross_fold_blocks[(uint32_t)dross_fold_index[scalar >> 7] << 7 | (scalar & 127)];
}

enum {
  DROSS_FOLD_KEEP = 0,
  DROSS_FOLD_REPLACE = 1,
  DROSS_FOLD_DROP = 2,
  DROSS_FOLD_SPACE = 3,
  DROSS_FOLD_EXPAND = 4,
};

static inline uint8_t dross_fold_expansion(uint32_t offset) {
  return dross_fold_expansions[offset];
}

// The fold of the two bytes of a code point from U+0080 to U+07FF.
static inline uint32_t dross_fold_pair(uint8_t first, uint8_t second) {
  return dross_fold_pairs[(uint32_t)(first & 31) << 6 | (second & 63)];
}

// The letter of class `letter_class` (1 Latin, 2 Cyrillic, 3 Greek) that looks like the folded letter
// `scalar`, or 0.
static inline uint32_t dross_look_alike(uint32_t scalar, uint8_t letter_class) {
  uint32_t latin = scalar;
  if (scalar >= 0x370) {
    if (scalar >= 0x530) return 0;
    latin = dross_latin_like[scalar - 0x370];
  }
  if (latin == 0 || latin > 0xFF) return 0;
  switch (letter_class) {
    case 1: return latin == scalar ? 0 : latin;
    case 2: return dross_cyrillic_like[latin] == scalar ? 0 : dross_cyrillic_like[latin];
    case 3: return dross_greek_like[latin] == scalar ? 0 : dross_greek_like[latin];
    default: return 0;
  }
}
