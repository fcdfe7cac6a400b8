// Properties of code points, for the program that makes the tables.

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include "CDrossICU.h"

using icu::Normalizer2;

namespace {

bool has(uint32_t scalar, UProperty property) {
  return u_hasBinaryProperty(static_cast<UChar32>(scalar), property);
}

}  // namespace

extern "C" {

int32_t dross_icu_category(uint32_t scalar) { return u_charType(static_cast<UChar32>(scalar)); }

uint32_t dross_icu_script(uint32_t scalar) {
  UErrorCode error = U_ZERO_ERROR;
  UScriptCode script = uscript_getScript(static_cast<UChar32>(scalar), &error);
  const char *name = U_SUCCESS(error) ? uscript_getShortName(script) : nullptr;
  if (name == nullptr) return 0;
  uint32_t letters = 0;
  for (int index = 0; index < 4 && name[index] != 0; index += 1) {
    letters = letters << 8 | static_cast<uint8_t>(name[index]);
  }
  return letters;
}

bool dross_icu_is_used_in(uint32_t scalar, uint32_t script) {
  const char name[5] = {static_cast<char>(script >> 24), static_cast<char>(script >> 16),
                        static_cast<char>(script >> 8), static_cast<char>(script), 0};
  int32_t code = u_getPropertyValueEnum(UCHAR_SCRIPT, name);
  return code >= 0 && uscript_hasScript(static_cast<UChar32>(scalar), static_cast<UScriptCode>(code));
}

int32_t dross_icu_combining_class(uint32_t scalar) {
  return u_getCombiningClass(static_cast<UChar32>(scalar));
}

bool dross_icu_is_white_space(uint32_t scalar) { return has(scalar, UCHAR_WHITE_SPACE); }

bool dross_icu_is_default_ignorable(uint32_t scalar) {
  return has(scalar, UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
}

bool dross_icu_is_pictographic(uint32_t scalar) {
  return has(scalar, UCHAR_EXTENDED_PICTOGRAPHIC) || has(scalar, UCHAR_EMOJI_MODIFIER);
}

bool dross_icu_is_emoji(uint32_t scalar) { return has(scalar, UCHAR_EMOJI); }

bool dross_icu_is_right_to_left(uint32_t scalar) {
  UCharDirection direction = u_charDirection(static_cast<UChar32>(scalar));
  return direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC;
}

int32_t dross_icu_joining_type(uint32_t scalar) {
  return u_getIntPropertyValue(static_cast<UChar32>(scalar), UCHAR_JOINING_TYPE);
}

int32_t dross_icu_nfkc(uint32_t scalar, uint16_t *output, int32_t capacity) {
  UErrorCode error = U_ZERO_ERROR;
  const Normalizer2 *nfkc = Normalizer2::getNFKCInstance(error);
  if (U_FAILURE(error)) return 0;
  icu::UnicodeString text = nfkc->normalize(icu::UnicodeString(static_cast<UChar32>(scalar)), error);
  return text.extract(reinterpret_cast<char16_t *>(output), capacity, error);
}

bool dross_icu_is_sentence_terminal(uint32_t scalar) { return has(scalar, UCHAR_S_TERM); }

bool dross_icu_is_ideographic(uint32_t scalar) { return has(scalar, UCHAR_IDEOGRAPHIC); }

bool dross_icu_is_lowercase(uint32_t scalar) { return has(scalar, UCHAR_LOWERCASE); }

bool dross_icu_is_uppercase(uint32_t scalar) { return has(scalar, UCHAR_UPPERCASE); }

bool dross_icu_is_nfc_yes(uint32_t scalar) {
  return u_getIntPropertyValue(static_cast<UChar32>(scalar), UCHAR_NFC_QUICK_CHECK) == UNORM_YES;
}

bool dross_icu_nfc_has_boundary_before(uint32_t scalar) {
  UErrorCode error = U_ZERO_ERROR;
  const Normalizer2 *nfc = Normalizer2::getNFCInstance(error);
  return U_SUCCESS(error) && nfc->hasBoundaryBefore(static_cast<UChar32>(scalar));
}

bool dross_icu_nfkc_casefold_has_boundary_before(uint32_t scalar) {
  UErrorCode error = U_ZERO_ERROR;
  const Normalizer2 *fold = Normalizer2::getNFKCCasefoldInstance(error);
  return U_SUCCESS(error) && fold->hasBoundaryBefore(static_cast<UChar32>(scalar));
}

bool dross_icu_is_nfkc_casefold_yes(uint32_t scalar) {
  UErrorCode error = U_ZERO_ERROR;
  const Normalizer2 *fold = Normalizer2::getNFKCCasefoldInstance(error);
  return U_SUCCESS(error) && fold->quickCheck(icu::UnicodeString(static_cast<UChar32>(scalar)), error) == UNORM_YES;
}

}  // extern "C"
