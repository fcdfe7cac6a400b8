#include <stdlib.h>
#include <zlib.h>

#include "codecs.h"

// 15 bits of window, and 16 for a gzip header instead of zlib's own.
enum { GZIP_WINDOW = 15 + 16 };

void *dross_gzip_start(void) {
  z_stream *stream = calloc(1, sizeof *stream);
  if (stream != NULL && inflateInit2(stream, GZIP_WINDOW) != Z_OK) {
    free(stream);
    return NULL;
  }
  return stream;
}

int dross_gzip_restart(void *state) { return inflateReset(state) == Z_OK; }

int dross_gzip_step(
  void *state, const uint8_t *input, size_t input_count, size_t *used, uint8_t *output,
  size_t output_count, size_t *made) {
  z_stream *stream = state;
  uInt in = (uInt)dross_at_most_1g(input_count);
  uInt out = (uInt)dross_at_most_1g(output_count);
  stream->next_in = (Bytef *)input;
  stream->avail_in = in;
  stream->next_out = output;
  stream->avail_out = out;
  int code = inflate(stream, Z_NO_FLUSH);
  *used = in - stream->avail_in;
  *made = out - stream->avail_out;
  switch (code) {
    case Z_OK:
    case Z_BUF_ERROR: return DROSS_CODEC_MORE;
    case Z_STREAM_END: return DROSS_CODEC_END;
    case Z_MEM_ERROR: return DROSS_CODEC_MEMORY;
    default: return DROSS_CODEC_CORRUPT;
  }
}

void dross_gzip_end(void *state) {
  inflateEnd(state);
  free(state);
}

// Above what `deflateBound` says of the default settings, and of stored blocks.
size_t dross_gzip_bound(size_t count) { return count + (count >> 8) + 1024; }

size_t dross_gzip_encode(
  const uint8_t *input, size_t input_count, uint8_t *output, size_t output_count) {
  z_stream stream = {0};
  if (deflateInit2(&stream, 6, Z_DEFLATED, GZIP_WINDOW, 8, Z_DEFAULT_STRATEGY) != Z_OK) return 0;
  size_t taken = 0;
  size_t made = 0;
  int code = Z_OK;
  while (code == Z_OK) {
    uInt in = (uInt)dross_at_most_1g(input_count - taken);
    uInt out = (uInt)dross_at_most_1g(output_count - made);
    stream.next_in = (Bytef *)(input + taken);
    stream.avail_in = in;
    stream.next_out = output + made;
    stream.avail_out = out;
    code = deflate(&stream, taken + in == input_count ? Z_FINISH : Z_NO_FLUSH);
    taken += in - stream.avail_in;
    made += out - stream.avail_out;
  }
  deflateEnd(&stream);
  return code == Z_STREAM_END ? made : 0;
}
