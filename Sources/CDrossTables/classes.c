#include <stdbool.h>
#include <string.h>

#include "CDrossTables.h"

typedef uint8_t bytes64 __attribute__((ext_vector_type(64)));
typedef bool bits64 __attribute__((ext_vector_type(64)));

// The bits of a comparison; a macro, for a vector of this width is no argument on every processor.
#define BITS(comparison) __builtin_bit_cast(uint64_t, __builtin_convertvector(comparison, bits64))

#define DEFINE_CLASSIFY(NAME, ATTRIBUTE)                                         \
  ATTRIBUTE static void NAME(const uint8_t *text, dross_classes *classes) {      \
    bytes64 bytes;                                                               \
    memcpy(&bytes, text, sizeof bytes);                                          \
    classes->letters = BITS((bytes | 0x20) - 'a' < 26);                          \
    classes->capitals = BITS(bytes - 'A' < 26);                                  \
    classes->digits = BITS(bytes - '0' < 10);                                    \
    classes->spaces = BITS(bytes == ' ');                                        \
    classes->stops = BITS((bytes == '.') | (bytes == '!') | (bytes == '?'));     \
    classes->joiners = BITS((bytes == '\'') | (bytes == '-'));                   \
    classes->highs = BITS(bytes > 0x7F);                                         \
    classes->leads = BITS(bytes > 0xBF);                                         \
    classes->slashes = BITS(bytes == '/');                                       \
    classes->controls = BITS((bytes < 0x20) | (bytes == 0x7F));                  \
  }

// Every function is there twice: for every processor, and for those with wide registers.
#if defined(__x86_64__)
#define WIDE __attribute__((target("avx2")))
#define IS_WIDE __builtin_cpu_supports("avx2")
#else
#define WIDE
#define IS_WIDE false
#endif

DEFINE_CLASSIFY(classify, )
DEFINE_CLASSIFY(classify_wide, WIDE)

// The last bytes of a text, with spaces behind them so that 64 can be read.
static const uint8_t *padded(const uint8_t *text, int64_t count, uint8_t *room) {
  memset(room, ' ', 64);
  memcpy(room, text, (size_t)count);
  return room;
}

void dross_classify(const uint8_t *text, int64_t count, dross_classes *classes) {
  uint8_t room[64];
  const uint8_t *bytes = count < 64 ? padded(text, count, room) : text;
  if (IS_WIDE) {
    classify_wide(bytes, classes);
  } else {
    classify(bytes, classes);
  }
  if (count < 64) classes->spaces &= ((uint64_t)1 << count) - 1;
}

#define DEFINE_BITS(NAME, ATTRIBUTE, TEST)        \
  ATTRIBUTE static uint64_t NAME(const uint8_t *text) { \
    bytes64 bytes;                                \
    memcpy(&bytes, text, sizeof bytes);           \
    return BITS(TEST);                            \
  }

#define IS_CLOSING \
  (bytes == '"') | (bytes == '\'') | (bytes == ')') | (bytes == ']') | (bytes == '}')
DEFINE_BITS(closing_marks, , IS_CLOSING)
DEFINE_BITS(closing_marks_wide, WIDE, IS_CLOSING)

uint64_t dross_closing_marks(const uint8_t *text, int64_t count) {
  uint8_t room[64];
  const uint8_t *bytes = count < 64 ? padded(text, count, room) : text;
  return IS_WIDE ? closing_marks_wide(bytes) : closing_marks(bytes);
}

#define IS_OF_WORD (bytes - 'a' < 26) | (bytes - '0' < 10) | (bytes > 0x7F)
DEFINE_BITS(word_bytes, , IS_OF_WORD)
DEFINE_BITS(word_bytes_wide, WIDE, IS_OF_WORD)

uint64_t dross_word_bytes(const uint8_t *text, int64_t count) {
  uint8_t room[64];
  const uint8_t *bytes = count < 64 ? padded(text, count, room) : text;
  return IS_WIDE ? word_bytes_wide(bytes) : word_bytes(bytes);
}

bool dross_has_separator(const uint8_t *text, int64_t count) {
  return memchr(text, ':', (size_t)count) || memchr(text, '|', (size_t)count);
}
