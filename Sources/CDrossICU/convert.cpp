// Text in other encodings than UTF-8.

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

#include <cstring>

#include "CDrossICU.h"

extern "C" {

int32_t dross_decode(const char *encoding, const uint8_t *text, int32_t count, uint16_t *output,
                     int32_t *offsets, int32_t capacity, int32_t *status) {
  UErrorCode error = U_ZERO_ERROR;
  UConverter *converter = ucnv_open(encoding, &error);
  if (U_FAILURE(error)) {
    *status = error;
    return 0;
  }
  const char *source = reinterpret_cast<const char *>(text);
  const char *end = source + count;
  UChar *start = reinterpret_cast<UChar *>(output);
  UChar *target = start;
  ucnv_toUnicode(converter, &target, start + capacity, &source, end, offsets, true, &error);
  int32_t written = static_cast<int32_t>(target - start);
  ucnv_close(converter);
  *status = error;
  return written;
}

int32_t dross_guess_encoding(const uint8_t *text, int32_t count, char *name, int32_t capacity,
                             int32_t *status) {
  UErrorCode error = U_ZERO_ERROR;
  UCharsetDetector *detector = ucsdet_open(&error);
  ucsdet_setText(detector, reinterpret_cast<const char *>(text), count, &error);
  const UCharsetMatch *match = ucsdet_detect(detector, &error);
  int32_t confidence = 0;
  if (U_SUCCESS(error) && match != nullptr) {
    const char *found = ucsdet_getName(match, &error);
    if (U_SUCCESS(error) && static_cast<int32_t>(std::strlen(found)) < capacity) {
      std::strcpy(name, found);
      confidence = ucsdet_getConfidence(match, &error);
    }
  }
  if (detector != nullptr) ucsdet_close(detector);
  *status = error;
  return confidence;
}

}  // extern "C"
