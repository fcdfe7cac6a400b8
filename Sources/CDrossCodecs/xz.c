#include <lzma.h>
#include <stdlib.h>

#include "codecs.h"

// Four times what `xz -9` needs to be read.
static const uint64_t memory_limit = 256 << 20;

static int is_ready(lzma_stream *stream) {
  return lzma_stream_decoder(stream, memory_limit, 0) == LZMA_OK;
}

void *dross_xz_start(void) {
  lzma_stream *stream = malloc(sizeof *stream);
  if (stream == NULL) return NULL;
  *stream = (lzma_stream)LZMA_STREAM_INIT;
  if (!is_ready(stream)) {
    free(stream);
    return NULL;
  }
  return stream;
}

int dross_xz_restart(void *state) { return is_ready(state); }

int dross_xz_step(
  void *state, const uint8_t *input, size_t input_count, size_t *used, uint8_t *output,
  size_t output_count, size_t *made) {
  lzma_stream *stream = state;
  stream->next_in = input;
  stream->avail_in = input_count;
  stream->next_out = output;
  stream->avail_out = output_count;
  lzma_ret code = lzma_code(stream, LZMA_RUN);
  *used = input_count - stream->avail_in;
  *made = output_count - stream->avail_out;
  switch (code) {
    case LZMA_OK:
    case LZMA_BUF_ERROR: return DROSS_CODEC_MORE;
    case LZMA_STREAM_END: return DROSS_CODEC_END;
    case LZMA_MEM_ERROR:
    case LZMA_MEMLIMIT_ERROR: return DROSS_CODEC_MEMORY;
    default: return DROSS_CODEC_CORRUPT;
  }
}

void dross_xz_end(void *state) {
  lzma_end(state);
  free(state);
}

size_t dross_xz_bound(size_t count) { return lzma_stream_buffer_bound(count); }

size_t dross_xz_encode(
  const uint8_t *input, size_t input_count, uint8_t *output, size_t output_count) {
  lzma_options_lzma options;
  if (lzma_lzma_preset(&options, LZMA_PRESET_DEFAULT)) return 0;
  // A dictionary beyond the input would only cost memory, ten times its size.
  if (input_count < options.dict_size) {
    options.dict_size =
      input_count < LZMA_DICT_SIZE_MIN ? LZMA_DICT_SIZE_MIN : (uint32_t)input_count;
  }
  lzma_filter filters[] = {
    {.id = LZMA_FILTER_LZMA2, .options = &options}, {.id = LZMA_VLI_UNKNOWN, .options = NULL}};
  size_t made = 0;
  lzma_ret code = lzma_stream_buffer_encode(
    filters, LZMA_CHECK_CRC64, NULL, input, input_count, output, &made, output_count);
  return code == LZMA_OK ? made : 0;
}
