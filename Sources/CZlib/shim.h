#pragma once

#include <limits.h>
#include <zlib.h>

// Writes the gzip form of `source` to `target`, which has room for `capacity` bytes.
// Returns the number of bytes written, or 0 when there is no room or no memory.
//
// zlib's own entry points are macros, which Swift does not see.
static inline size_t dross_gzip(const unsigned char *source, size_t count,
                                unsigned char *target, size_t capacity, int level) {
  z_stream stream = {0};
  if (count > UINT_MAX || capacity > UINT_MAX) return 0;
  // 15 bits of window; 16 asks for a gzip header, which then holds no time and no name.
  if (deflateInit2(&stream, level, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) != Z_OK) return 0;
  stream.next_in = (unsigned char *)source;
  stream.avail_in = (unsigned int)count;
  stream.next_out = target;
  stream.avail_out = (unsigned int)capacity;
  int status = deflate(&stream, Z_FINISH);
  size_t written = stream.total_out;
  deflateEnd(&stream);
  return status == Z_STREAM_END ? written : 0;
}
