#include <unicode/bytestream.h>
#include <unicode/edits.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>
#include <unicode/uchar.h>
#include <unicode/uversion.h>

#include "CDrossICU.h"

using icu::ByteSink;
using icu::CheckedArrayByteSink;
using icu::Edits;
using icu::Normalizer2;
using icu::StringPiece;

namespace {

StringPiece piece(const uint8_t *text, int32_t count) {
  return StringPiece(reinterpret_cast<const char *>(text), count);
}

// The UTF-8 entry points of Normalizer2 have no C twin; they are several times as fast as the way
// through UTF-16.
int32_t normalize(const Normalizer2 *normalizer, const uint8_t *text, int32_t count,
                  uint8_t *output, int32_t capacity, Edits *edits, UErrorCode &error) {
  if (U_FAILURE(error)) return 0;
  CheckedArrayByteSink sink(reinterpret_cast<char *>(output), capacity);
  normalizer->normalizeUTF8(0, piece(text, count), sink, edits, error);
  if (U_SUCCESS(error) && sink.Overflowed()) error = U_BUFFER_OVERFLOW_ERROR;
  return sink.NumberOfBytesAppended();
}

}  // namespace

extern "C" {

int32_t dross_icu_unicode_version(void) {
  UVersionInfo version;
  u_getUnicodeVersion(version);
  return version[0] * 100 + version[1];
}

const char *dross_icu_error_name(int32_t status) {
  return u_errorName(static_cast<UErrorCode>(status));
}

int32_t dross_nfc(const uint8_t *text, int32_t count, uint8_t *output, int32_t capacity,
                  int32_t *status) {
  UErrorCode error = U_ZERO_ERROR;
  const Normalizer2 *nfc = Normalizer2::getNFCInstance(error);
  int32_t size = normalize(nfc, text, count, output, capacity, nullptr, error);
  *status = error;
  return size;
}

int32_t dross_nfkc_casefold(const uint8_t *text, int32_t count, uint8_t *output, int32_t capacity,
                            int32_t *status) {
  UErrorCode error = U_ZERO_ERROR;
  const Normalizer2 *fold = Normalizer2::getNFKCCasefoldInstance(error);
  int32_t size = normalize(fold, text, count, output, capacity, nullptr, error);
  *status = error;
  return size;
}

int32_t dross_nfc_changes(const uint8_t *text, int32_t count, uint8_t *output, int32_t capacity,
                          dross_change *changes, int32_t change_capacity, int32_t *change_count,
                          int32_t *status) {
  UErrorCode error = U_ZERO_ERROR;
  const Normalizer2 *nfc = Normalizer2::getNFCInstance(error);
  Edits edits;
  int32_t size = normalize(nfc, text, count, output, capacity, &edits, error);
  int32_t found = 0;
  if (U_SUCCESS(error)) {
    // The coarse iterator would merge neighbouring changes.
    Edits::Iterator change = edits.getFineChangesIterator();
    while (change.next(error)) {
      if (found < change_capacity) {
        changes[found].start = change.sourceIndex();
        changes[found].end = change.sourceIndex() + change.oldLength();
        changes[found].replacement_start = change.destinationIndex();
        changes[found].replacement_end = change.destinationIndex() + change.newLength();
      }
      found += 1;
    }
    if (U_SUCCESS(error) && found > change_capacity) error = U_BUFFER_OVERFLOW_ERROR;
  }
  *change_count = found;
  *status = error;
  return size;
}

bool dross_is_nfc(const uint8_t *text, int32_t count, int32_t *status) {
  UErrorCode error = U_ZERO_ERROR;
  const Normalizer2 *nfc = Normalizer2::getNFCInstance(error);
  bool answer = U_SUCCESS(error) && nfc->isNormalizedUTF8(piece(text, count), error);
  *status = error;
  return answer;
}

}  // extern "C"
