/*
 * The C interface of dross: batches of texts in; texts, findings, edits, fingerprints and duplicates out.
 *
 * Columns are laid out as Apache Arrow lays them out, so that Arrow's buffers can be passed and taken without
 * a copy. There is no call for a single row.
 *
 * - Functions that can fail return a status, DROSS_OK or another one; they tell more in *error, unless that is
 *   NULL. The pointer behind the last but one argument is set only when the status is DROSS_OK.
 * - Handles (dross_cleaner, dross_normalizer) never change once they are made: any number of threads may use
 *   one at the same time. A dross_dedup is used by one thread at a time.
 * - Input is read only while a call lasts. Results belong to the caller, who gives each back to the function
 *   whose name ends in _free; NULL may be given back too.
 * - With jobs = 1 everything is done on the calling thread; with more, threads are started for the call and
 *   have ended when it returns. 0 means one for each core. Results are the same for any number. Only
 *   dross_dedup_find keeps threads of the Swift runtime: do not fork after it.
 * - All ranges are half open and count bytes of the text as it was given.
 * - The version below grows by one whenever a function or struct changes in a way that a program compiled
 *   before would notice. New functions, flags and struct members at the end of results do not count.
 */
#ifndef DROSS_H
#define DROSS_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define DROSS_ABI_VERSION 1

/* The version that the library was built with; a program compares it with DROSS_ABI_VERSION. */
uint32_t dross_abi_version(void);

/* The version of dross, such as "0.1.0"; never freed. */
const char *dross_version(void);

/* ---- Errors ---- */

enum {
  DROSS_OK = 0,
  /* A pointer that must not be NULL is, or a number is out of range. */
  DROSS_BAD_ARGUMENT = 1,
  /* Offsets fall, leave the bytes, or a text is not UTF-8 where that was asked for. */
  DROSS_BAD_TEXT = 2,
  /* A text has more than 2 GiB. */
  DROSS_TOO_LARGE = 3,
  /* A rule, family, encoding or configuration cannot be used. */
  DROSS_BAD_RULES = 4,
  /* A temporary file cannot be written or read. */
  DROSS_NO_ROOM = 5
};

typedef struct dross_error {
  /* One of the numbers above. */
  int32_t status;
  int32_t reserved;
  /* The row in question, from 0; -1 when it is about no row. */
  int64_t row;
  /* The byte in that row's text; -1 when it is about no byte. */
  int64_t byte;
  /* What happened: one line, no full stop, ends in NUL. */
  char message[488];
} dross_error;

/* ---- Input ---- */

/* A column of texts. Texts may be any bytes. Set what is not used to 0. */
typedef struct dross_texts {
  int64_t count;
  /* As in Arrow: text i is the bytes from offsets[i] to offsets[i + 1]; count + 1 offsets of offset_width
   * bytes, which is 4 or 8. */
  const void *offsets;
  int64_t offset_width;
  const uint8_t *bytes;
  /* The size of `bytes`; no offset may be greater. */
  int64_t byte_count;
  /* Otherwise, with offsets = NULL: text i is lengths[i] bytes at pointers[i]. */
  const uint8_t *const *pointers;
  const int64_t *lengths;
  /* As in Arrow: bit validity_offset + i is 0 when row i is null; NULL when no row is. */
  const uint8_t *validity;
  int64_t validity_offset;
} dross_texts;

/* ---- Output ---- */

/* Text i is the bytes from offsets[i] to offsets[i + 1]; with count = 0 the pointers are not NULL either. */
typedef struct dross_strings {
  int64_t count;
  const int64_t *offsets;
  const uint8_t *bytes;
} dross_strings;

enum { DROSS_REMOVE = 0, DROSS_REPLACE = 1, DROSS_FLAG = 2 };
enum { DROSS_FIX_NONE = 0, DROSS_FIX_UNSAFE = 1, DROSS_FIX_SAFE = 2 };
enum { DROSS_NOTE = 0, DROSS_WARNING = 1, DROSS_FAILURE = 2 };

/* What rules found: by row, then by place. */
typedef struct dross_findings {
  int64_t count;
  /* One more than there are texts: the findings of row i are those from row_offsets[i] to row_offsets[i + 1]. */
  const int64_t *row_offsets;
  const int64_t *row;
  const int64_t *start;
  const int64_t *end;
  /* Indices into rules, kinds and messages. */
  const int32_t *rule;
  const int32_t *kind;
  const int32_t *message;
  /* DROSS_REMOVE, DROSS_REPLACE or DROSS_FLAG. */
  const uint8_t *action;
  /* How safe that is: DROSS_FIX_... */
  const uint8_t *fix;
  /* The sum of the rule's score card, and its measured precision; NaN where there is none. */
  const double *score;
  const double *confidence;
  /* What stands there afterwards. */
  dross_strings replacement;
  /* Each one once: ids of rules, classes of dross, sentences for people. */
  dross_strings rules;
  dross_strings kinds;
  dross_strings messages;
} dross_findings;

/* What was changed: by row, then by place; the edits of a row do not overlap. Made in the source they give the
 * cleaned text. */
typedef struct dross_edits {
  int64_t count;
  const int64_t *row_offsets;
  const int64_t *row;
  const int64_t *start;
  const int64_t *end;
  /* Index into rules. */
  const int32_t *rule;
  dross_strings replacement;
  dross_strings rules;
} dross_edits;

/* What is to be known about rows beside findings, such as that removing all would be too much. */
typedef struct dross_notes {
  int64_t count;
  const int64_t *row;
  /* DROSS_NOTE, DROSS_WARNING or DROSS_FAILURE. */
  const uint8_t *severity;
  dross_strings messages;
} dross_notes;

typedef struct dross_result {
  /* One for each row; empty for null, and none at all when they were not asked for. */
  dross_strings texts;
  dross_findings findings;
  dross_edits edits;
  dross_notes notes;
  /* Belongs to the library. */
  void *owner;
} dross_result;

void dross_result_free(dross_result *result);

/* ---- Cleaning ---- */

typedef struct dross_cleaner dross_cleaner;

/* Lists are names with newlines or commas between, paths with newlines; NULL is an empty one. */
typedef struct dross_cleaner_options {
  /* How safe a fix must be to be made: DROSS_FIX_SAFE, DROSS_FIX_UNSAFE, or DROSS_FIX_NONE for none;
   * -1 for what the configuration says, or else DROSS_FIX_SAFE. */
  int32_t fix;
  int32_t reserved;
  /* The greatest share of the words of a text that may be removed, from 0 to 1; below 0 for what the
   * configuration says, or else 0.6. */
  double max_removed;
  /* The only rules or families to use, and those not to use. */
  const char *select;
  const char *ignore;
  /* The languages of the texts, as BCP 47 tags. */
  const char *languages;
  /* Folders with more rules. */
  const char *rules;
  /* A configuration file; none is looked for. */
  const char *configuration;
} dross_cleaner_options;

/* options may be NULL for { -1, 0, -1, NULL, ... }. Takes some milliseconds: make one and keep it. */
int32_t dross_cleaner_create(
    const dross_cleaner_options *options, dross_cleaner **cleaner, dross_error *error);
void dross_cleaner_free(dross_cleaner *cleaner);

enum {
  /* Which parts of the result are wanted; the others are empty. */
  DROSS_WANT_TEXTS = 1,
  DROSS_WANT_FINDINGS = 2,
  DROSS_WANT_EDITS = 4,
  /* Code, links and front matter of Markdown stay as they are. */
  DROSS_IS_MARKDOWN = 8,
  /* Comments such as <!-- dross: ignore caption/photo-credit --> hide findings. */
  DROSS_READ_COMMENTS = 16,
  /* A text that is not UTF-8 is an error with its row and byte; otherwise such bytes stay as they are. */
  DROSS_REQUIRE_UTF8 = 32
};

int32_t dross_clean(
    const dross_cleaner *cleaner, const dross_texts *texts, int32_t jobs, uint32_t flags,
    dross_result **result, dross_error *error);

/* The same without texts and edits: only what was found. */
int32_t dross_check(
    const dross_cleaner *cleaner, const dross_texts *texts, int32_t jobs, uint32_t flags,
    dross_result **result, dross_error *error);

/* ---- Repair of characters ---- */

typedef struct dross_normalizer dross_normalizer;

typedef struct dross_normalizer_options {
  /* DROSS_FIX_SAFE, DROSS_FIX_UNSAFE or DROSS_FIX_NONE; -1 for DROSS_FIX_SAFE. */
  int32_t fix;
  /* References of HTML such as &amp; are resolved in texts without tags (0), always (1) or never (2). */
  int32_t entities;
  /* "default" or "ftfy"; NULL for the first. */
  const char *profile;
  const char *select;
  const char *ignore;
  /* quotes, dashes, ellipsis, ligatures, width, spaces. */
  const char *fold;
  /* The encoding of the texts, such as "latin1"; "auto" to guess it; NULL for UTF-8 or what a byte order mark
   * says. */
  const char *encoding;
} dross_normalizer_options;

/* options may be NULL. */
int32_t dross_normalizer_create(
    const dross_normalizer_options *options, dross_normalizer **normalizer, dross_error *error);
void dross_normalizer_free(dross_normalizer *normalizer);

int32_t dross_normalize(
    const dross_normalizer *normalizer, const dross_texts *texts, int32_t jobs, uint32_t flags,
    dross_result **result, dross_error *error);

/* ---- Fingerprints ---- */

/* The fingerprints of texts: what duplicates are found by. The same text gives the same numbers in every
 * version with the same DROSS_SKETCH_SCHEMA. */
#define DROSS_SKETCH_SCHEMA 1

typedef struct dross_sketches {
  int64_t count;
  /* A hash of all elements; two texts that differ in layout, case or typography alone have the same. */
  const uint64_t *whole;
  /* The elements (words, or letters where words are not told apart) of each text: the lower 32 bits of their
   * hashes; count + 1 offsets in elements. */
  const int64_t *element_offsets;
  const uint32_t *elements;
  /* The winnowed fingerprints (runs of five elements, one of four neighbours; a run of eight that two texts
   * share is always found): hashes, and the element that each one starts at; count + 1 offsets. */
  const int64_t *fingerprint_offsets;
  const uint64_t *hashes;
  const uint32_t *places;
  void *owner;
} dross_sketches;

int32_t dross_sketch(
    const dross_texts *texts, int32_t jobs, dross_sketches **sketches, dross_error *error);
void dross_sketches_free(dross_sketches *sketches);

/* ---- Duplicates ---- */

typedef struct dross_dedup dross_dedup;

typedef struct dross_dedup_options {
  /* The fewest words of a passage; 0 for 12. */
  int64_t min_words;
  /* The least share of a passage that is equal on both sides, from 0 to 1; below 0 for 0.6. */
  double min_similarity;
  /* About how many bytes of texts may stay in memory; 0 for 16 MiB. The rest goes to temporary files. */
  int64_t memory;
} dross_dedup_options;

/* options may be NULL. */
int32_t dross_dedup_create(
    const dross_dedup_options *options, dross_dedup **dedup, dross_error *error);
void dross_dedup_free(dross_dedup *dedup);

/* Adds a batch; documents are numbered through all batches, from 0. A null row is an empty document. */
int32_t dross_dedup_add(
    dross_dedup *dedup, const dross_texts *texts, int32_t jobs, dross_error *error);

/* Passages that two documents share, in order of first, second and place. */
typedef struct dross_passages {
  int64_t count;
  const int64_t *first;
  const int64_t *second;
  const int64_t *first_start;
  const int64_t *first_end;
  const int64_t *second_start;
  const int64_t *second_end;
  /* The share of both sides that is equal and in order. */
  const double *similarity;
  /* The words of the longer side. */
  const int64_t *words;
} dross_passages;

/* Documents that are nearly the same, or of which one holds much of the other. */
typedef struct dross_pairs {
  int64_t count;
  const int64_t *first;
  const int64_t *second;
  /* Exact Jaccard similarity of the runs of five words, and the share of each that stands in the other. */
  const double *jaccard;
  const double *first_share;
  const double *second_share;
  /* 1 when they are told for their Jaccard similarity, 0 when for their share. */
  const uint8_t *by_jaccard;
} dross_pairs;

/* Documents that hang together by pairs: cluster i has the members from offsets[i] to offsets[i + 1]. */
typedef struct dross_clusters {
  int64_t count;
  const int64_t *representative;
  const int64_t *offsets;
  const int64_t *members;
  /* Exact Jaccard similarity of each member with the representative. */
  const double *similarity;
} dross_clusters;

/* Documents that may go, and the one that stays for each. */
typedef struct dross_dropped {
  int64_t count;
  const int64_t *document;
  const int64_t *kept;
  const double *jaccard;
  const double *share;
} dross_dropped;

/* Passages that stand in too many documents to pair them. */
typedef struct dross_repeated {
  int64_t count;
  const int64_t *documents;
  dross_strings texts;
} dross_repeated;

typedef struct dross_duplicates {
  int64_t documents;
  dross_passages passages;
  dross_pairs pairs;
  dross_clusters clusters;
  dross_dropped dropped;
  dross_repeated repeated;
  void *owner;
} dross_duplicates;

/* Compares all documents; the handle is empty afterwards. */
int32_t dross_dedup_find(
    dross_dedup *dedup, int32_t jobs, dross_duplicates **duplicates, dross_error *error);
void dross_duplicates_free(dross_duplicates *duplicates);

/* ---- Duplicates over many machines ---- */

/* The two steps that look at more than one document, for work that is shared out elsewhere. Documents have any
 * numbers that keep their order; copies of other documents (the same elements) are left out before. */

/* Places that share a fingerprint, or are to be looked at for one. */
typedef struct dross_postings {
  int64_t count;
  /* Fingerprints are the same when these are, without the lowest 24 bits: all of them must be in one call. */
  const uint64_t *hash;
  const int64_t *document;
  const uint32_t *place;
} dross_postings;

typedef struct dross_links {
  int64_t count;
  const int64_t *first;
  const int64_t *second;
  const uint32_t *first_place;
  const uint32_t *second_place;
  /* Belongs to the library in results. */
  void *owner;
} dross_links;

int32_t dross_link(const dross_postings *postings, dross_links **links, dross_error *error);
void dross_links_free(dross_links *links);

/* The elements of some documents, as dross_sketch gives them; count + 1 offsets in elements. */
typedef struct dross_elements {
  int64_t count;
  const int64_t *offsets;
  const uint32_t *elements;
} dross_elements;

typedef struct dross_alignments {
  dross_pairs pairs;
  /* Ranges in elements, not in bytes. */
  dross_passages passages;
  void *owner;
} dross_alignments;

/* Aligns pairs; documents in links are told by their place in elements. options may be NULL. */
int32_t dross_align(
    const dross_links *links, const dross_elements *elements, const dross_dedup_options *options,
    dross_alignments **alignments, dross_error *error);
void dross_alignments_free(dross_alignments *alignments);

/* Exact Jaccard similarity of documents 0 and 1, 2 and 3, and so on: count / 2 numbers into jaccard. */
int32_t dross_jaccard(const dross_elements *elements, double *jaccard, dross_error *error);

#ifdef __cplusplus
}
#endif
#endif
