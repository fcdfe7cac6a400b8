#include "codecs.h"

#define DROSS_CHOOSE(codec, call, otherwise) \
  switch (codec) {                           \
    case DROSS_CODEC_GZIP: return dross_gzip_##call; \
    case DROSS_CODEC_ZSTD: return dross_zstd_##call; \
    case DROSS_CODEC_XZ: return dross_xz_##call;     \
    case DROSS_CODEC_BZIP2: return dross_bzip2_##call; \
    default: return otherwise;               \
  }

static void *start(int codec) { DROSS_CHOOSE(codec, start(), NULL) }

int dross_decoder_start(dross_decoder *decoder, int codec) {
  decoder->codec = codec;
  decoder->state = start(codec);
  return decoder->state != NULL;
}

int dross_decoder_restart(dross_decoder *decoder) {
  DROSS_CHOOSE(decoder->codec, restart(decoder->state), 0)
}

int dross_decoder_step(
  dross_decoder *decoder, const uint8_t *input, size_t input_count, size_t *used,
  uint8_t *output, size_t output_count, size_t *made) {
  *used = 0;
  *made = 0;
  DROSS_CHOOSE(
    decoder->codec,
    step(decoder->state, input, input_count, used, output, output_count, made),
    DROSS_CODEC_CORRUPT)
}

static void end(int codec, void *state) {
  switch (codec) {
    case DROSS_CODEC_GZIP: dross_gzip_end(state); break;
    case DROSS_CODEC_ZSTD: dross_zstd_end(state); break;
    case DROSS_CODEC_XZ: dross_xz_end(state); break;
    case DROSS_CODEC_BZIP2: dross_bzip2_end(state); break;
    default: break;
  }
}

void dross_decoder_end(dross_decoder *decoder) {
  if (decoder->state != NULL) end(decoder->codec, decoder->state);
  decoder->state = NULL;
}

size_t dross_codec_bound(int codec, size_t count) { DROSS_CHOOSE(codec, bound(count), 0) }

size_t dross_codec_encode(
  int codec, const uint8_t *input, size_t input_count, uint8_t *output, size_t output_count) {
  DROSS_CHOOSE(codec, encode(input, input_count, output, output_count), 0)
}
