// The few ICU calls that dross makes, as plain C.
//
// Text is UTF-8. Buffers belong to the caller. A status is ICU's UErrorCode as a number: above zero is
// an error, and 15 (U_BUFFER_OVERFLOW_ERROR) says that the returned size is the one to come back with.
#pragma once

#include <stdbool.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

// One change that a normalizer makes: bytes [start, end) of the text become bytes
// [replacement_start, replacement_end) of the output.
typedef struct {
  int32_t start;
  int32_t end;
  int32_t replacement_start;
  int32_t replacement_end;
} dross_change;

// Versions and errors.

// The version of Unicode that ICU knows, as major * 100 + minor.
int32_t dross_icu_unicode_version(void);
// ICU's name of a status; a constant string.
const char *dross_icu_error_name(int32_t status);

// Normal forms. Each returns the number of bytes of the whole output, also when it does not fit.

int32_t dross_nfc(const uint8_t *text, int32_t count, uint8_t *output, int32_t capacity,
                  int32_t *status);
int32_t dross_nfkc_casefold(const uint8_t *text, int32_t count, uint8_t *output, int32_t capacity,
                            int32_t *status);
// NFC with the changes that make it. `change_count` is the number of all changes, also when only
// `change_capacity` of them fit.
int32_t dross_nfc_changes(const uint8_t *text, int32_t count, uint8_t *output, int32_t capacity,
                          dross_change *changes, int32_t change_capacity, int32_t *change_count,
                          int32_t *status);
bool dross_is_nfc(const uint8_t *text, int32_t count, int32_t *status);

// Other encodings.

// The text in UTF-16, with the offset in `text` that each unit comes from. `encoding` is one of ICU's names.
// What is not right in that encoding becomes U+FFFD. Returns the number of units, also when they do not fit.
int32_t dross_decode(const char *encoding, const uint8_t *text, int32_t count, uint16_t *output,
                     int32_t *offsets, int32_t capacity, int32_t *status);
// What encoding the text is most likely in: its name, at most `capacity` bytes with the closing NUL, and how
// sure that is, from 0 (nothing known, and no name) to 100.
int32_t dross_guess_encoding(const uint8_t *text, int32_t count, char *name, int32_t capacity,
                             int32_t *status);
// NFKC in UTF-16 of one code point; the number of units.
int32_t dross_icu_nfkc(uint32_t scalar, uint16_t *output, int32_t capacity);

// Properties of a code point, for the program that makes the tables.

// UCharCategory.
int32_t dross_icu_category(uint32_t scalar);
// The four letters of the script, the first one in the highest byte: 'Latn' is 0x4C61746E.
uint32_t dross_icu_script(uint32_t scalar);
// Whether the script, given likewise, uses the code point (Script_Extensions).
bool dross_icu_is_used_in(uint32_t scalar, uint32_t script);
int32_t dross_icu_combining_class(uint32_t scalar);
bool dross_icu_is_white_space(uint32_t scalar);
bool dross_icu_is_default_ignorable(uint32_t scalar);
bool dross_icu_is_pictographic(uint32_t scalar);
bool dross_icu_is_emoji(uint32_t scalar);
bool dross_icu_is_right_to_left(uint32_t scalar);
// UJoiningType.
int32_t dross_icu_joining_type(uint32_t scalar);
bool dross_icu_is_sentence_terminal(uint32_t scalar);
bool dross_icu_is_ideographic(uint32_t scalar);
bool dross_icu_is_lowercase(uint32_t scalar);
bool dross_icu_is_uppercase(uint32_t scalar);
// Whether NFC_Quick_Check is Yes.
bool dross_icu_is_nfc_yes(uint32_t scalar);
bool dross_icu_nfc_has_boundary_before(uint32_t scalar);
bool dross_icu_nfkc_casefold_has_boundary_before(uint32_t scalar);
// Whether NFKC_Casefold leaves the code point alone, whatever stands before it.
bool dross_icu_is_nfkc_casefold_yes(uint32_t scalar);

#ifdef __cplusplus
}
#endif
