// What each library brings: one function of each kind.

#ifndef CODECS_H
#define CODECS_H

#include "CDrossCodecs.h"

#define DROSS_DECLARE_CODEC(name)                                                        \
  void *dross_##name##_start(void);                                                      \
  int dross_##name##_restart(void *state);                                               \
  int dross_##name##_step(                                                               \
    void *state, const uint8_t *input, size_t input_count, size_t *used, uint8_t *output, \
    size_t output_count, size_t *made);                                                  \
  void dross_##name##_end(void *state);                                                  \
  size_t dross_##name##_bound(size_t count);                                             \
  size_t dross_##name##_encode(                                                          \
    const uint8_t *input, size_t input_count, uint8_t *output, size_t output_count);

DROSS_DECLARE_CODEC(gzip)
DROSS_DECLARE_CODEC(zstd)
DROSS_DECLARE_CODEC(xz)
DROSS_DECLARE_CODEC(bzip2)

/// The libraries of older days count in 32 bits: one step never takes more.
static inline size_t dross_at_most_1g(size_t count) {
  return count < ((size_t)1 << 30) ? count : (size_t)1 << 30;
}

#endif
