// Kinds of the bytes of a text, 64 at a time: what counts words and what looks for them asks nothing else.
//
// In C for the reason given in CDrossScan.h.
#pragma once

#include <stdbool.h>
#include <stdint.h>

// The lowest bit stands for the first byte.
typedef struct {
  uint64_t letters;  // of ASCII, small or capital
  uint64_t capitals;
  uint64_t digits;
  uint64_t spaces;   // U+0020 alone
  uint64_t stops;    // . ! ?
  uint64_t joiners;  // ' -
  uint64_t highs;    // bytes beyond ASCII
  uint64_t leads;    // those that begin a character
  uint64_t slashes;
  uint64_t controls; // U+007F too
} dross_classes;

// The kinds of the `count` bytes at `text`, at most 64; no bits for bytes behind them.
void dross_classify(const uint8_t *_Nonnull text, int64_t count, dross_classes *_Nonnull classes);

// The bytes among the `count` at `text` that close a bracket or are a straight quotation mark.
uint64_t dross_closing_marks(const uint8_t *_Nonnull text, int64_t count);

// The bytes among the `count` at `text`, at most 64, that belong to words of folded text: small letters
// and digits of ASCII, and all bytes beyond it.
uint64_t dross_word_bytes(const uint8_t *_Nonnull text, int64_t count);

// Whether a colon or a bar is among the `count` bytes at `text`, at most 64.
bool dross_has_separator(const uint8_t *_Nonnull text, int64_t count);
