/*
 * A program as others may write it: calls every function of the C interface, from several threads, and looks at
 * what comes back. scripts/c-interface/test.sh compiles and runs it, under valgrind if that is there.
 */
#include <dross.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define EXPECT(condition)                                             \
  do {                                                                \
    if (!(condition)) {                                               \
      fprintf(stderr, "%s:%d: %s\n", __FILE__, __LINE__, #condition); \
      exit(1);                                                        \
    }                                                                 \
  } while (0)

static const char bytes[] =
    "The bridge opened on Monday.\n\nPhoto: A. Person / Agency\n"
    "The mill has stood empty since the flood.\n";
static const int32_t offsets[] = {0, 56, 56, 98};

static dross_texts three_texts(void) {
  dross_texts texts = {.count = 3,
                       .offsets = offsets,
                       .offset_width = 4,
                       .bytes = (const uint8_t *)bytes,
                       .byte_count = sizeof bytes - 1};
  return texts;
}

static int is(dross_strings strings, int64_t row, const char *text) {
  int64_t start = strings.offsets[row], size = strings.offsets[row + 1] - start;
  return size == (int64_t)strlen(text) && memcmp(strings.bytes + start, text, (size_t)size) == 0;
}

static void test_cleaning(const dross_cleaner *cleaner, int32_t jobs) {
  dross_texts texts = three_texts();
  dross_error error;
  dross_result *result = NULL;
  uint32_t wish = DROSS_WANT_TEXTS | DROSS_WANT_FINDINGS | DROSS_WANT_EDITS;
  EXPECT(dross_clean(cleaner, &texts, jobs, wish, &result, &error) == DROSS_OK);
  EXPECT(result->texts.count == 3);
  EXPECT(is(result->texts, 0, "The bridge opened on Monday.\n"));
  EXPECT(is(result->texts, 1, ""));
  EXPECT(is(result->texts, 2, "The mill has stood empty since the flood.\n"));
  int64_t found = -1;
  for (int64_t index = 0; index < result->findings.count; index++)
    if (is(result->findings.rules, result->findings.rule[index], "caption/photo-credit")) found = index;
  EXPECT(found >= 0);
  EXPECT(result->findings.row[found] == 0);
  EXPECT(result->findings.start[found] == 30 && result->findings.end[found] == 55);
  EXPECT(result->findings.action[found] == DROSS_REMOVE);
  EXPECT(result->findings.fix[found] == DROSS_FIX_SAFE);
  EXPECT(is(result->findings.kinds, result->findings.kind[found], "caption"));
  EXPECT(result->findings.row_offsets[3] == result->findings.count);
  EXPECT(result->edits.count == 1 && result->edits.start[0] == 29 && result->edits.end[0] == 56);
  dross_result_free(result);

  EXPECT(dross_check(cleaner, &texts, jobs, 0, &result, &error) == DROSS_OK);
  EXPECT(result->texts.count == 0 && result->edits.count == 0 && result->findings.count > 0);
  dross_result_free(result);
}

static void test_faults(const dross_cleaner *cleaner) {
  dross_error error;
  dross_result *result = NULL;
  dross_texts texts = three_texts();
  EXPECT(dross_clean(NULL, &texts, 1, 0, &result, &error) == DROSS_BAD_ARGUMENT);
  EXPECT(strcmp(error.message, "cleaner is NULL") == 0 && error.row == -1);
  EXPECT(dross_clean(cleaner, NULL, 1, 0, &result, &error) == DROSS_BAD_ARGUMENT);
  EXPECT(dross_clean(cleaner, &texts, -1, 0, &result, &error) == DROSS_BAD_ARGUMENT);
  EXPECT(dross_clean(cleaner, &texts, 1, 1u << 30, &result, &error) == DROSS_BAD_ARGUMENT);
  const int64_t falling[] = {0, 9, 5};
  texts.count = 2;
  texts.offsets = falling;
  texts.offset_width = 8;
  EXPECT(dross_clean(cleaner, &texts, 1, 0, &result, &error) == DROSS_BAD_TEXT);
  EXPECT(error.status == DROSS_BAD_TEXT && error.row == 1);
  const int64_t beyond[] = {0, 5, 5000};
  texts.offsets = beyond;
  EXPECT(dross_clean(cleaner, &texts, 1, 0, &result, NULL) == DROSS_BAD_TEXT);
  const uint8_t odd[] = "good\xC3(";
  const uint8_t *pointers[] = {odd, odd};
  const int64_t lengths[] = {4, 6};
  dross_texts pointed = {.count = 2, .pointers = pointers, .lengths = lengths};
  EXPECT(dross_clean(cleaner, &pointed, 1, DROSS_REQUIRE_UTF8, &result, &error) == DROSS_BAD_TEXT);
  EXPECT(error.row == 1 && error.byte == 4 && strcmp(error.message, "it is not UTF-8") == 0);
  EXPECT(dross_clean(cleaner, &pointed, 1, DROSS_WANT_TEXTS, &result, &error) == DROSS_OK);
  EXPECT(is(result->texts, 0, "good") && is(result->texts, 1, "good\xC3("));
  dross_result_free(result);

  dross_cleaner *none = NULL;
  dross_cleaner_options options = {.fix = -1, .max_removed = -1, .select = "captoin"};
  EXPECT(dross_cleaner_create(&options, &none, &error) == DROSS_BAD_RULES && none == NULL);
  EXPECT(strstr(error.message, "captoin"));
  options.select = NULL;
  options.configuration = "/nowhere/dross.yaml";
  EXPECT(dross_cleaner_create(&options, &none, &error) == DROSS_BAD_RULES);
}

static void test_normalizing(void) {
  dross_normalizer *normalizer = NULL;
  dross_normalizer_options options = {.fix = -1, .encoding = "shift_jis"};
  const uint8_t japanese[] = "\x93\xFA\x96\x7B";
  const uint8_t *pointers[] = {japanese};
  const int64_t lengths[] = {4};
  dross_texts texts = {.count = 1, .pointers = pointers, .lengths = lengths};
  dross_result *result = NULL;
  EXPECT(dross_normalizer_create(&options, &normalizer, NULL) == DROSS_OK);
  EXPECT(dross_normalize(normalizer, &texts, 1, DROSS_WANT_TEXTS, &result, NULL) == DROSS_OK);
  EXPECT(is(result->texts, 0, "\xE6\x97\xA5\xE6\x9C\xAC"));
  dross_result_free(result);
  dross_normalizer_free(normalizer);
}

static void test_duplicates(void) {
  static const char story[] =
      "the ferry between the harbour and the island will be replaced in spring because the old boat has been "
      "repaired eleven times and the last repair cost more than the boat is worth";
  static const char other[] = "a vote on the library is planned for the end of may";
  const uint8_t *pointers[] = {(const uint8_t *)story, (const uint8_t *)other, (const uint8_t *)story};
  const int64_t lengths[] = {sizeof story - 1, sizeof other - 1, sizeof story - 9};
  dross_texts texts = {.count = 3, .pointers = pointers, .lengths = lengths};
  dross_sketches *sketches = NULL;
  EXPECT(dross_sketch(&texts, 2, &sketches, NULL) == DROSS_OK);
  EXPECT(sketches->count == 3 && sketches->whole[0] != sketches->whole[1]);
  EXPECT(sketches->hashes[0] == sketches->hashes[sketches->fingerprint_offsets[2]]);
  dross_sketches_free(sketches);

  dross_dedup *dedup = NULL;
  dross_duplicates *found = NULL;
  EXPECT(dross_dedup_create(NULL, &dedup, NULL) == DROSS_OK);
  EXPECT(dross_dedup_add(dedup, &texts, 2, NULL) == DROSS_OK);
  EXPECT(dross_dedup_add(dedup, &texts, 1, NULL) == DROSS_OK);
  EXPECT(dross_dedup_find(dedup, 2, &found, NULL) == DROSS_OK);
  EXPECT(found->documents == 6);
  EXPECT(found->passages.count > 0 && found->passages.first[0] == 0 && found->passages.second[0] == 2);
  EXPECT(found->passages.second_end[0] <= (int64_t)sizeof story - 9);
  EXPECT(found->clusters.count == 2 && found->clusters.offsets[1] == 4);
  EXPECT(found->dropped.count == 4);
  dross_duplicates_free(found);
  dross_dedup_free(dedup);
}

static void test_sharing_out(void) {
  const uint64_t hashes[] = {7ull << 24, 7ull << 24, 9ull << 24};
  const int64_t documents[] = {40, 3, 3};
  const uint32_t places[] = {1, 0, 2};
  dross_postings postings = {.count = 3, .hash = hashes, .document = documents, .place = places};
  dross_links *links = NULL;
  dross_error error;
  EXPECT(dross_link(&postings, &links, &error) == DROSS_OK);
  EXPECT(links->count == 1 && links->first[0] == 3 && links->second[0] == 40);
  EXPECT(links->first_place[0] == 0 && links->second_place[0] == 1);
  dross_links_free(links);

  uint32_t same[64];
  for (uint32_t index = 0; index < 64; index++) same[index] = index % 32 * 77;
  const int64_t offsets[] = {0, 32, 64};
  dross_elements elements = {.count = 2, .offsets = offsets, .elements = same};
  const int64_t first[] = {0}, second[] = {1};
  const uint32_t place[] = {4};
  dross_links link = {.count = 1, .first = first, .second = second, .first_place = place, .second_place = place};
  dross_alignments *alignments = NULL;
  EXPECT(dross_align(&link, &elements, NULL, &alignments, &error) == DROSS_OK);
  EXPECT(alignments->pairs.count == 1 && alignments->pairs.jaccard[0] == 1);
  EXPECT(alignments->passages.count == 1 && alignments->passages.first_end[0] == 32);
  dross_alignments_free(alignments);
  double jaccard = 0;
  EXPECT(dross_jaccard(&elements, &jaccard, &error) == DROSS_OK && jaccard == 1);
  link.second = first;
  EXPECT(dross_align(&link, &elements, NULL, &alignments, &error) == DROSS_BAD_ARGUMENT && error.row == 0);
}

static void *work(void *cleaner) {
  for (int round = 0; round < 4; round++) test_cleaning(cleaner, 1 + round % 2);
  return NULL;
}

int main(void) {
  EXPECT(dross_abi_version() == DROSS_ABI_VERSION);
  EXPECT(strchr(dross_version(), '.'));
  dross_cleaner *cleaner = NULL;
  dross_error error;
  EXPECT(dross_cleaner_create(NULL, &cleaner, &error) == DROSS_OK);
  pthread_t threads[4];
  for (int index = 0; index < 4; index++) pthread_create(&threads[index], NULL, work, cleaner);
  for (int index = 0; index < 4; index++) pthread_join(threads[index], NULL);
  test_faults(cleaner);
  dross_cleaner_free(cleaner);
  test_normalizing();
  test_duplicates();
  test_sharing_out();
  dross_result_free(NULL);
  dross_cleaner_free(NULL);
  puts("the C interface does what its header says");
}
