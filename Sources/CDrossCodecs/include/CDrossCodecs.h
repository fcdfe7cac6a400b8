// Compressed streams: the few calls of zlib, libzstd, liblzma and libbz2 that are used, behind one face.
//
// A compressed file is a row of members (gzip members, zstd frames, xz and bzip2 streams). A decoder
// reads one member; what comes after it is for the caller to look at.

#ifndef CDROSSCODECS_H
#define CDROSSCODECS_H

#include <stddef.h>
#include <stdint.h>

enum {
  DROSS_CODEC_GZIP = 1,
  DROSS_CODEC_ZSTD = 2,
  DROSS_CODEC_XZ = 3,
  DROSS_CODEC_BZIP2 = 4,
};

enum {
  /// There is more to read, or more room needed.
  DROSS_CODEC_MORE = 0,
  /// The member is whole; the next one needs `dross_decoder_restart`.
  DROSS_CODEC_END = 1,
  /// The bytes are not what the format says.
  DROSS_CODEC_CORRUPT = 2,
  /// No memory, or the stream asks for more than it may have.
  DROSS_CODEC_MEMORY = 3,
};

/// What reads one member. Only one thread at a time may use it.
typedef struct dross_decoder {
  int codec;
  void *state;
} dross_decoder;

/// Makes a decoder ready; 0 when there is no memory.
int dross_decoder_start(dross_decoder *decoder, int codec);

/// Makes it ready for the next member; 0 when there is no memory.
int dross_decoder_restart(dross_decoder *decoder);

/// Reads some of `input` and writes some of `output`; says how much of both, and how it stands.
int dross_decoder_step(
  dross_decoder *decoder, const uint8_t *input, size_t input_count, size_t *used,
  uint8_t *output, size_t output_count, size_t *made);

void dross_decoder_end(dross_decoder *decoder);

/// The most bytes that a member of `count` bytes can take.
size_t dross_codec_bound(int codec, size_t count);

/// Writes `input` as one member; returns its size, or 0 when there is no memory or no room.
///
/// The same input gives the same member: no names, no times.
size_t dross_codec_encode(
  int codec, const uint8_t *input, size_t input_count, uint8_t *output, size_t output_count);

#endif
