#include <zstd.h>
#include <zstd_errors.h>

#include "codecs.h"

void *dross_zstd_start(void) { return ZSTD_createDCtx(); }

int dross_zstd_restart(void *state) {
  return !ZSTD_isError(ZSTD_DCtx_reset(state, ZSTD_reset_session_only));
}

int dross_zstd_step(
  void *state, const uint8_t *input, size_t input_count, size_t *used, uint8_t *output,
  size_t output_count, size_t *made) {
  ZSTD_inBuffer in = {input, input_count, 0};
  ZSTD_outBuffer out = {output, output_count, 0};
  size_t code = ZSTD_decompressStream(state, &out, &in);
  *used = in.pos;
  *made = out.pos;
  if (!ZSTD_isError(code)) return code == 0 ? DROSS_CODEC_END : DROSS_CODEC_MORE;
  switch (ZSTD_getErrorCode(code)) {
    case ZSTD_error_memory_allocation:
    case ZSTD_error_frameParameter_windowTooLarge: return DROSS_CODEC_MEMORY;
    default: return DROSS_CODEC_CORRUPT;
  }
}

void dross_zstd_end(void *state) { ZSTD_freeDCtx(state); }

size_t dross_zstd_bound(size_t count) { return ZSTD_compressBound(count); }

size_t dross_zstd_encode(
  const uint8_t *input, size_t input_count, uint8_t *output, size_t output_count) {
  ZSTD_CCtx *context = ZSTD_createCCtx();
  if (context == NULL) return 0;
  ZSTD_CCtx_setParameter(context, ZSTD_c_compressionLevel, 3);
  ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 1);
  size_t made = ZSTD_compress2(context, output, output_count, input, input_count);
  ZSTD_freeCCtx(context);
  return ZSTD_isError(made) ? 0 : made;
}
