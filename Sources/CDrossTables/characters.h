// What the loops over texts ask of single bytes and characters.
#pragma once

#include <stdbool.h>
#include <stdint.h>

static inline bool is_letter(uint8_t byte) { return (uint8_t)((byte | 0x20) - 0x61) < 26; }

static inline bool is_tail(uint8_t byte) { return (byte & 0xC0) == 0x80; }

// The code point that starts at `text`, which is well-formed.
static inline uint32_t decode(const uint8_t *text) {
  if (text[0] < 0x80) return text[0];
  if (text[0] < 0xE0) return (uint32_t)(text[0] & 31) << 6 | (text[1] & 63);
  if (text[0] < 0xF0) {
    return (uint32_t)(text[0] & 15) << 12 | (uint32_t)(text[1] & 63) << 6 | (text[2] & 63);
  }
  return (uint32_t)(text[0] & 7) << 18 | (uint32_t)(text[1] & 63) << 12 |
         (uint32_t)(text[2] & 63) << 6 | (text[3] & 63);
}
