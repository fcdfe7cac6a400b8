#include <stdbool.h>
#include <string.h>

#include "CDrossTables.h"
#include "calm.h"
#include "characters.h"
#include "scan_step.h"

enum {
  // Bytes for which it is worth while to look at 64 at once.
  least_bytes = 24,
};

static const uint64_t ones = 0x0101010101010101u;
static const uint64_t highs = 0x8080808080808080u;

// The highest bit of each byte that is above ASCII, an ampersand or a control character other than tab and
// line feed. Bytes are compared in seven bits, so nothing is carried from one to the next.
static inline uint64_t odd_bytes(uint64_t word) {
  uint64_t low = word & ~highs;
  uint64_t no_control = low + ones * 0x60;
  uint64_t no_and = ((word ^ ones * 0x26) & ~highs) + ones * 0x7F;
  uint64_t odd = (word | (low + ones) | ~no_control | ~no_and) & highs;
  if (~no_control & highs) {
    uint64_t no_feed = ((word ^ ones * 0x0A) & ~highs) + ones * 0x7F;
    uint64_t no_tab = ((word ^ ones * 0x09) & ~highs) + ones * 0x7F;
    odd &= word | (no_feed & no_tab);
  }
  return odd;
}

typedef signed char lanes __attribute__((vector_size(16)));
typedef uint64_t words __attribute__((vector_size(16)));

// Passes whole steps of 64 bytes without odd ones, where there are no wide registers.
static int64_t skip_plain(const uint8_t *text, int64_t start, int64_t end) {
  int64_t position = start;
  while (position + 64 <= end) {
    lanes odd = {0};
    for (int step = 0; step < 64; step += 16) {
      lanes bytes;
      memcpy(&bytes, text + position + step, 16);
      // Above ASCII is below zero.
      odd |= ((bytes < 0x20) & (bytes != 0x0A) & (bytes != 0x09)) | (bytes == 0x26) | (bytes == 0x7F);
    }
    words any = (words)odd;
    if (any[0] | any[1]) break;
    position += 64;
  }
  return position;
}

#if defined(__x86_64__)
// The same; if there is an odd one, up to it.
WIDE static int64_t skip_plain_wide(const uint8_t *text, int64_t start, int64_t end) {
  int64_t position = start;
  while (position + block_size <= end) {
    uint64_t notables = mask(notable(load(text + position)), notable(load(text + position + 32)));
    if (notables != 0) return position + __builtin_ctzll(notables);
    position += block_size;
  }
  return position;
}
#endif

static inline int64_t skip(const uint8_t *text, int64_t start, int64_t end) {
#if defined(__x86_64__)
  if (has_wide()) return skip_plain_wide(text, start, end);
#endif
  return skip_plain(text, start, end);
}

int64_t dross_scan_plain(const uint8_t *text, int64_t start, int64_t end) {
  int64_t position = skip(text, start, end);
  while (position + 8 <= end) {
    uint64_t word;
    memcpy(&word, text + position, 8);
    uint64_t odd = odd_bytes(word);
    // The first byte is the lowest one on the machines that Swift runs on.
    if (odd) return position + (__builtin_ctzll(odd) >> 3);
    position += 8;
  }
  return position;
}

int64_t dross_scan_byte(const uint8_t *text, int64_t start, int64_t end, uint8_t byte) {
  const uint8_t *found = memchr(text + start, byte, (size_t)(end - start));
  return found == NULL ? end : found - text;
}

// `is_wide`: whether 64 bytes are read at once where they are there and calm.
static inline int32_t scan_next(dross_scan *scan, const uint8_t *text, int64_t end, int64_t *offset,
                                int64_t *byte_count, bool is_wide) {
  int64_t position = scan->position;
  // Where one stop is near the other, the search for the next odd byte finds it sooner.
  int64_t calm_start = scan->blocks == 1 ? position + block_size : position;
  uint8_t previous = scan->previous;
  int32_t why = DROSS_SCAN_END;
  *byte_count = 1;
  while (position < end) {
    if (is_wide && position >= calm_start && previous == 0 && end - position >= least_bytes) {
      scan->previous = 0;
      position = skip_calm(scan, text, position, end, &calm_start);
      previous = scan->previous;
      if (position == end) break;
    }
    uint8_t first = text[position];
    if (first < 0x80) {
      if (previous != 0) {
        bool is_edge = dross_scan_edges >> previous & 1;
        previous = 0;
        if (is_edge && !is_letter(first)) {
          why = DROSS_SCAN_MOJIBAKE;
          break;
        }
      }
      if (is_odd(text, position, end)) {
        why = DROSS_SCAN_ASCII;
        break;
      }
      position += 1;
      // In most scripts a single space stands between two words.
      if (position < end && text[position] >= 0x80) continue;
      position = dross_scan_plain(text, position, end);
      continue;
    }
    uint8_t flags = 0;
    int64_t count;
    // Two characters of the same length at once, as most text above ASCII has them, where neither matters.
    if (position + 8 <= end) {
      uint64_t word;
      memcpy(&word, text + position, 8);
      if ((word & 0xC0E0C0E0u) == 0x80C080C0u) {
        uint8_t left = dross_scan_pair((uint32_t)(word << 6 & 0x7C0) | (word >> 8 & 63));
        uint8_t right = dross_scan_pair((uint32_t)(word >> 10 & 0x7C0) | (word >> 24 & 63));
        uint64_t hits = dross_scan_rows[previous] >> (left & 63) | dross_scan_rows[left & 63] >> (right & 63);
        // C0 and C1 begin no character; their flags say so.
        if (((left | right) & 192) == 0 && (hits & 1) == 0) {
          scan->has_others |= is_other(first, 0) || is_other(text[position + 2], 0);
          previous = right;
          position += 4;
          continue;
        }
      } else if ((word & 0xC0C0F0C0C0F0u) == 0x8080E08080E0u && previous == 0) {
        uint8_t left = dross_scan_triple((uint32_t)(word << 6 & 0x3C0) | (word >> 8 & 63));
        uint8_t right = dross_scan_triple((uint32_t)(word >> 18 & 0x3C0) | (word >> 32 & 63));
        if ((left | right) == 0) {
          scan->has_others |= is_other(first, text[position + 1]);
          scan->has_others |= is_other(text[position + 3], text[position + 4]);
          position += 6;
          continue;
        }
      }
    }
    count = read_flags(text + position, end - position, &flags);
    if (count == 0) {
      previous = 0;
      why = DROSS_SCAN_ILL_FORMED;
      break;
    }
    scan->has_others |=
        flags >= 64 ? is_of_odd_word(text + position) : is_other(first, text[position + 1]);
    bool is_pair = dross_scan_rows[previous] >> (flags & 63) & 1;
    previous = flags & 63;
    if (flags >= 64 || is_pair) {
      why = (flags & 192) | (is_pair ? DROSS_SCAN_MOJIBAKE : 0);
      if (why == DROSS_SCAN_NFC && is_in_order(text, position)) {
        why = DROSS_SCAN_END;
      } else {
        *byte_count = count;
        break;
      }
    }
    position += count;
  }
  int64_t passed = 1 + (position - scan->position) / block_size;
  scan->blocks = passed < first_blocks ? (uint8_t)passed : first_blocks;
  *offset = position;
  // The ASCII character behind an edge is itself still to be looked at.
  bool is_behind_edge = why == DROSS_SCAN_MOJIBAKE && position < end && text[position] < 0x80;
  scan->position = why == DROSS_SCAN_END || is_behind_edge ? position : position + *byte_count;
  scan->previous = previous;
  return why;
}

int32_t dross_scan_next(dross_scan *scan, const uint8_t *text, int64_t end, int64_t *offset,
                        int64_t *byte_count) {
#if defined(__x86_64__)
  if (has_wide()) return scan_next(scan, text, end, offset, byte_count, true);
#endif
  return scan_next(scan, text, end, offset, byte_count, false);
}

int32_t dross_scan_next_slowly(dross_scan *scan, const uint8_t *text, int64_t end, int64_t *offset,
                               int64_t *byte_count) {
  return scan_next(scan, text, end, offset, byte_count, false);
}
