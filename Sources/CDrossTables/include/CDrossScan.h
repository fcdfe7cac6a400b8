// The innermost loop of the scan over a text.
//
// In C, because Swift (6.3) makes no vector instructions of comparisons and choices among lanes, and
// because it runs over every byte of every text.
#pragma once

#include <stdbool.h>
#include <stdint.h>

// Why the scan stopped; DROSS_SCAN_NFC and DROSS_SCAN_SPECIAL are the bits of dross_scan_pair.
enum {
  DROSS_SCAN_END = 0,
  DROSS_SCAN_ASCII = 1,       // an ampersand that may begin a reference, or a control character
  DROSS_SCAN_ILL_FORMED = 2,  // a byte that belongs to no well-formed character
  DROSS_SCAN_MOJIBAKE = 4,    // a character that may be mojibake with the one before
  DROSS_SCAN_NFC = 64,        // a character that may not be in NFC
  DROSS_SCAN_SPECIAL = 128,   // an invisible or otherwise odd character
};

// Where a scan is: the offset to go on from, and the scan class of the character before, 0 for none; and whether
// it may have passed something that dross_next_odd_word finds.
typedef struct {
  int64_t position;
  uint8_t previous;
  bool has_others;
  // How many blocks it is worth while to look at together, by how far the scan came the last time; 0 at first.
  uint8_t blocks;
} dross_scan;

// The reasons to stop at the next suspicious character of `text`, which ends before `end`; and that
// character: bytes [offset, offset + byte_count).
int32_t dross_scan_next(dross_scan *_Nonnull scan, const uint8_t *_Nonnull text, int64_t end,
                        int64_t *_Nonnull offset, int64_t *_Nonnull byte_count);

// The same, a character at a time, as it is done where the processor has no wide registers.
int32_t dross_scan_next_slowly(dross_scan *_Nonnull scan, const uint8_t *_Nonnull text, int64_t end,
                               int64_t *_Nonnull offset, int64_t *_Nonnull byte_count);

// The offset from `start` on where ASCII without odd characters ends.
int64_t dross_scan_plain(const uint8_t *_Nonnull text, int64_t start, int64_t end);

// The offset of the first `byte` from `start` on, or `end`.
int64_t dross_scan_byte(const uint8_t *_Nonnull text, int64_t start, int64_t end, uint8_t byte);

// Where from `start` on something stands that may be no honest writing; `end` when nothing does. That is a stack
// of five marks or more, or the first letter of Cyrillic or Greek of a word that has letters of another script
// too, or only such as look Latin; right behind what was found before, a word may be named that is neither.
int64_t dross_next_odd_word(const uint8_t *_Nonnull text, int64_t start, int64_t end);

// The same, a character at a time.
int64_t dross_next_odd_word_slowly(const uint8_t *_Nonnull text, int64_t start, int64_t end);

// Whether a letter of Cyrillic or Greek cannot be told from a Latin one by its shape.
//
// Those that only come close, such as м and т, make up many honest words.
bool dross_is_latin_twin(uint32_t scalar);
