#!/usr/bin/env python3
"""Compares the filter packs of dross with datatrove, test by test and document by document.

Every rule of a pack is asked for alone: dross with --select, datatrove with all other tests of the
filter switched off. So a difference in one test cannot hide behind another one. Last, each filter is
asked as a whole. RefinedWeb and CCNet have no filter in datatrove; plain ones are written down
here, from what was published.

  differential.py --dross .build/release/dross [--text-field text] [-v] [FILE.jsonl[.gz] ...]

Without files, on texts of the project and on odd ones that a seeded generator makes. The exit status
is 1 when a decision differs.
"""

import argparse
import collections
import gzip
import json
import pathlib
import random
import re
import subprocess
import sys
import tempfile
import warnings

from datatrove.data import Document
from datatrove.pipeline.filters import (
    C4QualityFilter,
    FineWebQualityFilter,
    GopherQualityFilter,
    GopherRepetitionFilter,
)

ROOT = pathlib.Path(__file__).resolve().parents[2]

# ---- The tests of datatrove, each alone -------------------------------------------------------------

C4_OFF = dict(
    remove_citations=False,
    filter_no_terminal_punct=False,
    min_num_sentences=-1,
    min_words_per_line=-1,
    max_word_length=-1,
    filter_lorem_ipsum=False,
    filter_javascript=False,
    filter_curly_bracket=False,
    filter_policy=False,
)
C4_LINES = {
    "c4/long-word": dict(max_word_length=1000),
    "c4/end-mark": dict(filter_no_terminal_punct=True),
    "c4/few-words": dict(min_words_per_line=3),
    "c4/javascript": dict(filter_javascript=True),
    "c4/policy": dict(filter_policy=True),
}
C4_DOCUMENTS = {
    "c4/lorem-ipsum": dict(filter_lorem_ipsum=True),
    "c4/curly-bracket": dict(filter_curly_bracket=True),
    "c4/few-sentences": dict(min_num_sentences=5),
}

QUALITY_OFF = dict(
    min_doc_words=None,
    max_doc_words=None,
    min_avg_word_length=None,
    max_avg_word_length=None,
    max_symbol_word_ratio=None,
    max_bullet_lines_ratio=None,
    max_ellipsis_lines_ratio=None,
    max_non_alpha_words_ratio=None,
    min_stop_words=None,
)
QUALITY = {
    "gopher/short-document": dict(min_doc_words=50),
    "gopher/long-document": dict(max_doc_words=100000),
    "gopher/short-words": dict(min_avg_word_length=3),
    "gopher/long-words": dict(max_avg_word_length=10),
    # One switch for both; the reason tells them apart, but for a document with too many of both.
    "gopher/hashes": dict(max_symbol_word_ratio=0.1),
    "gopher/ellipses": dict(max_symbol_word_ratio=0.1),
    "gopher/bullets": dict(max_bullet_lines_ratio=0.9),
    "gopher/ellipsis-lines": dict(max_ellipsis_lines_ratio=0.3),
    "gopher/few-letters": dict(max_non_alpha_words_ratio=0.8),
    "gopher/stop-words": dict(min_stop_words=2),
}
REPETITION_OFF = dict(
    dup_line_frac=None,
    dup_para_frac=None,
    dup_line_char_frac=None,
    dup_para_char_frac=None,
    top_n_grams=(),
    dup_n_grams=(),
)
REPETITION = {
    "gopher/duplicate-paragraphs": dict(dup_para_frac=0.3),
    "gopher/duplicate-paragraph-text": dict(dup_para_char_frac=0.2),
    "gopher/duplicate-lines": dict(dup_line_frac=0.3),
    "gopher/duplicate-line-text": dict(dup_line_char_frac=0.2),
    "gopher/top-2-gram": dict(top_n_grams=((2, 0.2),)),
    "gopher/top-3-gram": dict(top_n_grams=((3, 0.18),)),
    "gopher/top-4-gram": dict(top_n_grams=((4, 0.16),)),
    **{
        f"gopher/duplicate-{n}-grams": dict(dup_n_grams=((n, share),))
        for n, share in ((5, 0.15), (6, 0.14), (7, 0.13), (8, 0.12), (9, 0.11), (10, 0.10))
    },
}
FINEWEB_OFF = dict(
    line_punct_thr=-1, short_line_thr=2, char_duplicates_ratio=2, new_line_ratio=float("inf")
)
FINEWEB = {
    "fineweb/empty": {},
    "fineweb/end-marks": dict(line_punct_thr=0.12),
    "fineweb/short-lines": dict(short_line_thr=0.67),
    "fineweb/duplicate-text": dict(char_duplicates_ratio=0.01),
    "fineweb/line-feeds": dict(new_line_ratio=0.3),
}
# What the whole filter says first, and the rule that stands for it.
REASONS = {
    "lorem_ipsum": "c4/lorem-ipsum",
    "curly_bracket": "c4/curly-bracket",
    "too_few_sentences": "c4/few-sentences",
    "gopher_short_doc": "gopher/short-document",
    "gopher_long_doc": "gopher/long-document",
    "gopher_below_avg_threshold": "gopher/short-words",
    "gopher_above_avg_threshold": "gopher/long-words",
    "gopher_too_many_hashes": "gopher/hashes",
    "gopher_too_many_ellipsis": "gopher/ellipses",
    "gopher_too_many_bullets": "gopher/bullets",
    "gopher_too_many_end_ellipsis": "gopher/ellipsis-lines",
    "gopher_below_alpha_threshold": "gopher/few-letters",
    "gopher_enough_stop_words": "gopher/stop-words",
    "dup_para_frac": "gopher/duplicate-paragraphs",
    "dup_para_char_frac": "gopher/duplicate-paragraph-text",
    "dup_line_frac": "gopher/duplicate-lines",
    "dup_line_char_frac": "gopher/duplicate-line-text",
    **{f"top_{n}_gram": f"gopher/top-{n}-gram" for n in (2, 3, 4)},
    **{f"duplicated_{n}_n_grams": f"gopher/duplicate-{n}-grams" for n in range(5, 11)},
    "line_punct_ratio": "fineweb/end-marks",
    "short_line_ratio": "fineweb/short-lines",
    "char_dup_ratio": "fineweb/duplicate-text",
    "list_ratio": "fineweb/line-feeds",
    "empty": "fineweb/empty",
}


def ask(one_filter, text):
    """Why the filter drops the text; `None` when it keeps it.

    A text without words ends some tests of datatrove in a division by zero, if the test of the number of
    words is off; no document is dropped then.
    """
    try:
        result = one_filter.filter(Document(text=text, id="0"))
    except ZeroDivisionError:
        return None
    if isinstance(result, tuple):
        return result[1]
    return None if result else "dropped"


def line_ranges(text):
    """The lines as datatrove's C4 filter has them, stripped, with their ranges of code points."""
    start = 0
    for line in text.splitlines(keepends=True):
        body = line.splitlines()[0]
        stripped = body.strip()
        at = start + (len(body) - len(body.lstrip()))
        yield stripped, at, at + len(stripped)
        start += len(line)


def c4_lines(rule, text):
    """The ranges of the lines that one test of C4 takes out."""
    one_filter = C4QualityFilter(**{**C4_OFF, **C4_LINES[rule]})
    out = set()
    for line, start, end in line_ranges(text):
        if not line:
            continue
        document = Document(text=line, id="0")
        assert one_filter.filter(document) is True
        if not document.text:
            out.add((start, end))
    return out


# ---- RefinedWeb, from its numbers -------------------------------------------------------------------

COUNTER = re.compile(
    r"^\W*\d(?:,|\.|\d)*(?:K|k|M|m|B|b)?\s+(?:likes|shares|comments|retweets|reposts|quotes|bookmarks"
    r"|upvotes|downvotes|downloads|views|followers)\W*$"
)


def refinedweb(text):
    """The lines left after the four line tests, by test, and whether too many words went."""
    taken = collections.defaultdict(list)
    tests = [
        ("refinedweb/capitals", lambda l: sum(c.isupper() for c in l) / len(l) > 0.5),
        ("refinedweb/digits", lambda l: sum(c.isdigit() for c in l) / len(l) > 0.999999),
        ("refinedweb/counter", lambda l: COUNTER.search(l.lower()) is not None),
        ("refinedweb/one-word", lambda l: len(l.split()) < 2),
    ]
    before = len(text.split())
    text = text.strip()
    for rule, is_out in tests:
        kept = []
        for line in text.split("\n"):
            if line and is_out(line):
                if line.strip():
                    taken[rule].append(line.strip())
            else:
                kept.append(line)
        text = "\n".join(kept)
        if rule != "refinedweb/one-word":
            text = text.strip()
    for pattern in (r"\s?items in cart", r"\s?read more\.\.\.$", r"^sign-in\s?"):
        pattern = re.compile(pattern, re.I)
        lines = []
        for line in text.split("\n"):
            lines.append(pattern.sub("", line) if len(line.split()) <= 10 else line)
        text = "\n".join(lines).strip()
    after = len(text.split())
    return taken, before > 0 and (before - after) / before > 0.05


# ---- CCNet, from its description --------------------------------------------------------------------

CCNET_PUNCTUATION = "，。、„”“«»１」「《》´∶：？！（）；–—．～’…━〈〉【】％►"
CCNET_REMOVED = re.compile(f"[{CCNET_PUNCTUATION}\x00-\x1f\x7f-\x9f]")


def ccnet_key(line):
    return CCNET_REMOVED.sub("", re.sub(r"\d", "0", line.strip().lower()))


def ccnet(records):
    """The lines that go: those of several documents, and in a document all copies but the first."""
    documents = collections.Counter()
    for text in records.values():
        documents.update({ccnet_key(line) for line in text.split("\n")})
    for name, text in records.items():
        seen = set()
        out = []
        for line in text.split("\n"):
            key = ccnet_key(line)
            if line.strip() and (documents[key] > 1 or key in seen):
                out.append(line.strip())
            seen.add(key)
        yield name, out


# ---- dross ------------------------------------------------------------------------------------------


def run_dross(dross, records, select):
    """What dross finds, by document: rule to ranges of bytes."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        for name, text in records.items():
            file.write(json.dumps({"id": name, "text": text}, ensure_ascii=False) + "\n")
        file.flush()
        command = [
            dross, "check", file.name, "--no-config", "--output-format", "jsonl", "--id-field", "id",
            "--no-progress", "--pack", "c4,gopher,fineweb,refinedweb,ccnet", "--select", select,
        ]
        result = subprocess.run(command, capture_output=True, text=True)
    if result.returncode not in (0, 1):
        sys.exit(f"{' '.join(command)}\n{result.stderr}")
    found = collections.defaultdict(lambda: collections.defaultdict(list))
    for line in filter(None, result.stdout.split("\n")):
        finding = json.loads(line)
        if "rule" in finding:
            found[finding["id"]][finding["rule"]].append((finding["start"], finding["end"]))
    return found


# ---- Texts ------------------------------------------------------------------------------------------


def odd_texts(count, seed):
    """Documents near every threshold, and in every odd form that the tests look at."""
    rng = random.Random(seed)
    words = (
        "the be to of and that have with bridge river council opened monday report people after city "
        "said year new work U.S. e.g. don't can't I'm we've it's O'Neill state-of-the-art 3.5 10km "
        "$5 £20 50% (see) [1] [edit] [citation needed] #tag ## ... … – — “quoted” 'single' a.m. 10a.m. "
        "Mr. Dr. Ph.D. www.example.org http://a.example/b?c=d mail@example.org javascript JavaScript "
        "cookie policy terms of use privacy policy uses cookies lorem ipsum naïve Straße Москва река "
        "東京 ありがとう。 مرحبا؟ नमस्ते। ½ ² Ⅷ x² km² 5km² °C. 20°C :-) :) <3 ;-) \\o/ ಠ_ಠ (ಠ_ಠ) "
        "and/or he/she 1,000 1.000,5 well-known -dash dash- *bold* _under_ & < > = + 1+1 2*3 a=b a:b "
        "wasn’t o’clock 'tis 'Cause c'mon y'all gonna cannot dont im Ill US$5 C$ A$20 100kg, 5'11\" "
        "\u00a0 \u3000 \u200b \ufeff e\u0301 \U0001f600 \U0001f1e9\U0001f1ea ™ © ® § ¶ 'n' ''s 's S' "
        "co-op re-do ... .... ?! !? !!! ??? ,,, ;; :: ((( ))) [[ ]] {x} a.b a..b A.B. a.B Abc.Def "
        "v1.2.3 C++ C# .NET node.js @user 12:30 12:30pm 1990s 90's 1st 2nd dog's dogs' Kelvin \u212a"
    ).split(" ")
    plain = words[:24]
    ends = [".", "!", "?", '"', "'", "...", "…", "", "", ":", ";", "。", "؟", "।", ".”", ".)", " .", "."]
    starts = ["• ", "- ", "* ", "– ", "", "", "", "", "  ", "\t", "1. ", "# "]
    breaks = ["\n"] * 12 + ["\n\n"] * 5 + ["\r\n", "\n\n\n", "\u2028", "\x0b", "\x0c", "\x85", "\r", "\x1c"]
    counters = ["3 likes", "1,200 Shares", "5.4K views", " 12 comments ", "7 bookmarks!", "x 3 likes"]
    phrases = [
        "Sign-in", "Sign-in to go on", "Read more...", "The whole story Read more...", "2 items in cart",
        "READ MORE...", "read more…", "No items in cart yet", "SIGN-IN NOW", "12345", "12 345", "ALL CAPS HERE",
        "A", "one", "Two words", "ⅧⅨ", "１２３", "ÄÖÜ", "x" * 1001 + " word here.", "{", "}", "a { b } c. d e.",
    ]
    for number in range(count):
        style = rng.random()
        vocabulary = plain if style < 0.35 else words
        lines = []
        target = rng.choice([1, 3, 8, 20, 45, 52, 60, 120] * 5 + [0])
        pool = []
        while sum(len(line.split()) for line in lines) < target:
            kind = rng.random()
            if pool and kind < rng.choice([0.02, 0.2, 0.5]):
                lines.append(rng.choice(pool))
                continue
            if kind > 0.97:
                line = rng.choice(counters + phrases)
            else:
                length = rng.choice([1, 2, 3, 4, 8, 15, 30])
                line = rng.choice(starts if style < 0.7 else [""])
                chosen = [rng.choice(vocabulary) for _ in range(length)]
                if rng.random() < 0.15:
                    chosen = chosen[: rng.choice([2, 3, 5])] * rng.choice([2, 4, 8])
                if rng.random() < 0.05:
                    chosen = [word.upper() for word in chosen]
                line += rng.choice([" "] * 9 + ["  "]).join(chosen)
                line += rng.choice(ends if style < 0.8 else ["."])
            lines.append(line)
            pool.append(line)
        text = "".join(line + rng.choice(breaks if style < 0.6 else ["\n", "\n\n"]) for line in lines)
        if rng.random() < 0.3:
            text = text.strip()
        if rng.random() < 0.3:
            text = rng.choice(["\n", " ", "\n\n", "\t"]) + text
        yield f"odd-{seed}-{number}", text


def project_texts():
    for path in sorted(ROOT.glob("testdata/**/*")):
        if path.is_dir():
            continue
        if path.suffix in (".txt", ".md"):
            text = path.read_bytes().decode("utf-8", "replace")
            if text:
                yield str(path.relative_to(ROOT)), text
        elif path.suffix == ".jsonl" and "quality" in path.parts:
            for number, line in enumerate(path.read_text("utf-8").splitlines()):
                record = json.loads(line)
                text = record.get("text") or "\n".join(part["text"] for part in record.get("lines", []))
                if text:
                    yield f"{path.relative_to(ROOT)}:{number}", text


def file_texts(path, field):
    opened = gzip.open(path, "rt", encoding="utf-8") if path.endswith(".gz") else open(path, encoding="utf-8")
    with opened as file:
        for number, line in enumerate(file):
            record = json.loads(line)
            text = record.get(field)
            if text is None and "lines" in record:
                text = "\n".join(part["text"] for part in record["lines"])
            if text:
                # dross does not read half a surrogate pair.
                text = text.encode("utf-8", "replace").decode("utf-8")
                yield f"{pathlib.Path(path).name}:{number}", text


# ---- The comparison ---------------------------------------------------------------------------------


class Table:
    def __init__(self, verbose):
        self.rows = {}
        self.verbose = verbose

    def row(self, rule):
        return self.rows.setdefault(rule, [0, 0, 0])

    def add(self, rule, name, ours, theirs, text):
        row = self.row(rule)
        row[2] += bool(theirs)
        if ours == theirs:
            row[0] += 1
            return
        row[1] += 1
        if self.verbose:
            print(f"{rule}\t{name}\tdross {ours}\tdatatrove {theirs}\t{text[:300]!r}")

    def write(self, title):
        print(f"\n{title}")
        print(f"{'rule':34}{'decisions':>10}{'out':>8}{'equal':>8}{'unequal':>9}")
        for rule, (equal, unequal, out) in self.rows.items():
            print(f"{rule:34}{equal + unequal:>10}{out:>8}{equal:>8}{unequal:>9}")
        sums = [sum(row[index] for row in self.rows.values()) for index in (0, 1)]
        print(f"{'all':34}{sum(sums):>10}{'':>8}{sums[0]:>8}{sums[1]:>9}")
        return sums[1]


def byte_ranges(text, ranges):
    """Ranges of code points as ranges of bytes."""
    return sorted(
        (len(text[:start].encode()), len(text[:end].encode())) for start, end in ranges
    )


def compare(dross, records, verbose):
    table = Table(verbose)
    # The tests of lines, each alone.
    for rule in C4_LINES:
        found = run_dross(dross, records, rule)
        for name, text in records.items():
            theirs = byte_ranges(text, c4_lines(rule, text))
            table.add(rule, name, sorted(found[name][rule]), theirs, text)
    # The tests of documents, each alone.
    alone = [
        (C4_DOCUMENTS, C4QualityFilter, C4_OFF),
        (QUALITY, GopherQualityFilter, QUALITY_OFF),
        (REPETITION, GopherRepetitionFilter, REPETITION_OFF),
        (FINEWEB, FineWebQualityFilter, FINEWEB_OFF),
    ]
    for tests, kind, off in alone:
        selected = run_dross_each(dross, records, tests)
        filters = {rule: kind(**{**off, **switches}) for rule, switches in tests.items()}
        for rule in tests:
            table.row(rule)
        # Text by text, for datatrove keeps the words of the last few.
        for name, text in records.items():
            for rule, one_filter in filters.items():
                reason = ask(one_filter, text)
                ours = rule in selected[rule][name]
                if reason == "empty" and rule != "fineweb/empty":
                    reason = None
                if reason in ("gopher_too_many_hashes", "gopher_too_many_ellipsis"):
                    # The first of the two hides the other one.
                    if rule == "gopher/ellipses" and REASONS[reason] != rule:
                        reason = "hidden" if ours else None
                    elif REASONS[reason] != rule:
                        reason = None
                table.add(rule, name, ours, reason is not None, text)
    # Whole filters: whether the document is dropped, and whether the reason is among ours.
    wholes = [
        ("c4", C4QualityFilter()),
        ("gopher", GopherQualityFilter()),
        ("gopher", GopherRepetitionFilter()),
        ("fineweb", FineWebQualityFilter()),
    ]
    for pack, one_filter in wholes:
        found = run_dross(dross, records, pack)
        tests = {
            "C4QualityFilter": C4_DOCUMENTS,
            "GopherQualityFilter": QUALITY,
            "GopherRepetitionFilter": REPETITION,
            "FineWebQualityFilter": FINEWEB,
        }[type(one_filter).__name__]
        for name, text in records.items():
            ours = {rule for rule in found[name] if rule in tests}
            theirs = ask(one_filter, text)
            if theirs == "empty" and pack == "gopher" and "gopher/short-document" in found[name]:
                continue
            same = bool(ours) == bool(theirs) and (theirs is None or REASONS[theirs] in ours)
            table.add(
                type(one_filter).__name__, name, bool(theirs) if same else sorted(ours),
                bool(theirs) if same else theirs, text,
            )
    # The text that C4 leaves, of documents that it keeps.
    cleaned = run_clean(dross, records)
    for name, text in records.items():
        document = Document(text=text, id="0")
        if C4QualityFilter().filter(document) is True:
            table.add("c4, text that is left", name, cleaned[name], document.text, text)
    # RefinedWeb.
    found = run_dross(dross, records, "refinedweb")
    for name, text in records.items():
        taken, is_dropped = refinedweb(text)
        data = text.encode()
        for rule in ("capitals", "digits", "counter", "one-word"):
            rule = f"refinedweb/{rule}"
            ours = [data[start:end].decode() for start, end in found[name][rule]]
            table.add(rule, name, ours, taken[rule], text)
        rule = "refinedweb/removed-words"
        table.add(rule, name, rule in found[name], is_dropped, text)
    # CCNet.
    found = run_dross(dross, records, "ccnet")
    rule = "ccnet/duplicate-line"
    for name, lines in ccnet(records):
        data = records[name].encode()
        ours = [data[start:end].decode() for start, end in found[name][rule]]
        table.add(rule, name, ours, lines, records[name])
    return table


def run_dross_each(dross, records, tests):
    """What dross finds with each of the tests alone; one that stands alone does not see the others, but
    only C4's tests look at what others left."""
    if "c4/few-sentences" not in tests:
        found = run_dross(dross, records, ",".join(tests))
        return {rule: found for rule in tests}
    return {rule: run_dross(dross, records, rule) for rule in tests}


def run_clean(dross, records):
    """The lines that are left with all line tests of C4 and its citations taken out, as its filter joins
    them."""
    found = run_dross(dross, records, "c4")
    left = {}
    for name, text in records.items():
        data = text.encode()
        gone = {range for rule in C4_LINES for range in found[name][rule]}
        citations = sorted(found[name]["c4/citation"])
        kept = []
        for line, start, end in line_ranges(text):
            first, last = byte_ranges(text, [(start, end)])[0]
            if not line or (first, last) in gone:
                continue
            for one, two in reversed([place for place in citations if first <= place[0] < last]):
                line_bytes = line.encode()
                line = (line_bytes[: one - first] + line_bytes[two - first :]).decode()
            kept.append(line)
        left[name] = "\n".join(kept).strip()
    return left


def main():
    # numpy's mean of no words.
    warnings.simplefilter("ignore")
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--dross", default=".build/release/dross")
    parser.add_argument("--text-field", default="text")
    parser.add_argument("--odd", type=int, default=1500, help="the number of odd texts")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("-v", "--verbose", action="store_true", help="print each unequal decision")
    parser.add_argument("files", nargs="*")
    options = parser.parse_args()
    sources = [(path, dict(file_texts(path, options.text_field))) for path in options.files]
    if not sources:
        sources = [
            ("texts of the project", dict(project_texts())),
            (f"{options.odd} odd texts, seed {options.seed}", dict(odd_texts(options.odd, options.seed))),
        ]
    unequal = 0
    for title, records in sources:
        table = compare(options.dross, records, options.verbose)
        unequal += table.write(f"{title}: {len(records)} documents")
    sys.exit(1 if unequal else 0)


if __name__ == "__main__":
    main()
