// The wide step of the search for words of look-alike letters.
#pragma once

#include <stdbool.h>
#include <stdint.h>

// Passes text without odd words, 64 bytes at a time, from `start` on, where no word goes on.
//
// Returns an offset where no word goes on either, as near as it could come to the next odd word; `next` is from
// where on it is worth trying again.
int64_t skip_honest(const uint8_t *text, int64_t start, int64_t end, int64_t *next);
