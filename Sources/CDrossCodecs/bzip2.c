#include <bzlib.h>
#include <stdlib.h>

#include "codecs.h"

void *dross_bzip2_start(void) {
  bz_stream *stream = calloc(1, sizeof *stream);
  if (stream != NULL && BZ2_bzDecompressInit(stream, 0, 0) != BZ_OK) {
    free(stream);
    return NULL;
  }
  return stream;
}

int dross_bzip2_restart(void *state) {
  bz_stream *stream = state;
  BZ2_bzDecompressEnd(stream);
  *stream = (bz_stream){0};
  return BZ2_bzDecompressInit(stream, 0, 0) == BZ_OK;
}

int dross_bzip2_step(
  void *state, const uint8_t *input, size_t input_count, size_t *used, uint8_t *output,
  size_t output_count, size_t *made) {
  bz_stream *stream = state;
  unsigned in = (unsigned)dross_at_most_1g(input_count);
  unsigned out = (unsigned)dross_at_most_1g(output_count);
  stream->next_in = (char *)input;
  stream->avail_in = in;
  stream->next_out = (char *)output;
  stream->avail_out = out;
  int code = BZ2_bzDecompress(stream);
  *used = in - stream->avail_in;
  *made = out - stream->avail_out;
  switch (code) {
    case BZ_OK: return DROSS_CODEC_MORE;
    case BZ_STREAM_END: return DROSS_CODEC_END;
    case BZ_MEM_ERROR: return DROSS_CODEC_MEMORY;
    default: return DROSS_CODEC_CORRUPT;
  }
}

void dross_bzip2_end(void *state) {
  BZ2_bzDecompressEnd(state);
  free(state);
}

// What the library's manual says: 1 % more, and 600 bytes.
size_t dross_bzip2_bound(size_t count) { return count + count / 100 + 601; }

size_t dross_bzip2_encode(
  const uint8_t *input, size_t input_count, uint8_t *output, size_t output_count) {
  bz_stream stream = {0};
  if (BZ2_bzCompressInit(&stream, 9, 0, 0) != BZ_OK) return 0;
  size_t taken = 0;
  size_t made = 0;
  int code = BZ_RUN_OK;
  while (code == BZ_RUN_OK || code == BZ_FINISH_OK) {
    unsigned in = (unsigned)dross_at_most_1g(input_count - taken);
    unsigned out = (unsigned)dross_at_most_1g(output_count - made);
    if (out == 0) break;
    stream.next_in = (char *)(input + taken);
    stream.avail_in = in;
    stream.next_out = (char *)(output + made);
    stream.avail_out = out;
    code = BZ2_bzCompress(&stream, taken + in == input_count ? BZ_FINISH : BZ_RUN);
    taken += in - stream.avail_in;
    made += out - stream.avail_out;
  }
  BZ2_bzCompressEnd(&stream);
  return code == BZ_STREAM_END ? made : 0;
}
