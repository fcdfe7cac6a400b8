"""Lists of str and bytes."""

import doctest
import gc
import pathlib
import tempfile
import threading
import types

import pytest

import dross
from dross import _results, _work


def test_examples_of_the_documentation():
    for module in (dross, _results, _work):
        outcome = doctest.testmod(module)
        assert outcome.failed == 0 and outcome.attempted > 0, module


def test_clean_gives_texts_findings_and_edits(texts, cleaned):
    result = dross.clean(texts)
    assert result.texts == cleaned
    credits = [found for found in result.findings if found.rule == "caption/photo-credit"]
    assert [found.row for found in credits] == [0, 3]
    for found in credits:
        words = dross.excerpt(texts[found.row], found.start, found.end)
        assert words in ("Photo: A. Person / Agency", "Foto: Agentur / B. Mensch")
        assert (found.kind, found.action, found.fix) == ("caption", "remove", "safe")
        assert 0.9 < found.confidence <= 1 and found.score is None
    assert [edit.row for edit in result.edits] == [0, 3]
    assert result.edits.of(1) == [] and len(result.edits.of(3)) == 1
    assert result.findings.of(3) == [found for found in result.findings if found.row == 3]


def test_edits_made_in_the_source_give_the_text(texts):
    result = dross.clean(texts)
    for row, text in enumerate(texts):
        if text is None:
            continue
        source, made, position = text.encode(), b"", 0
        for edit in result.edits.of(row):
            made += source[position : edit.start] + edit.replacement.encode()
            position = edit.end
        assert made + source[position:] == result.texts[row].encode()


def test_bytes_stay_bytes_and_may_be_anything():
    texts = [b"Photo: A. Person / Agency\n\nThe bridge \xff opened on Monday.\n", b"\xfe\xff", None]
    result = dross.clean(texts)
    assert result.texts == [b"The bridge \xff opened on Monday.\n", b"\xfe\xff", None]


def test_texts_are_told_apart_by_length_alone():
    texts = ["a\x00b\n", "𝔘𝔫𝔦 😀\n", "é" * 1000]
    assert dross.clean(texts, fix="none").texts == texts
    assert dross.clean(texts).texts == ["ab\n"] + texts[1:]
    found = dross.check(texts).findings[0]
    assert (found.rule, found.start, found.end) == ("unicode/control", 1, 2)


def test_no_texts():
    assert dross.clean([]).texts == []
    assert list(dross.check([]).findings) == []
    assert dross.dedup([]).documents == 0
    assert len(dross.sketch([])) == 0


def test_check_finds_the_same_and_makes_no_texts(texts):
    checked = dross.check(texts)
    assert checked.texts is None and len(checked.edits) == 0
    assert list(checked.findings) == list(dross.clean(texts).findings)


def test_options(texts):
    assert dross.clean(texts, fix="none").texts == texts
    assert dross.clean(texts, ignore="caption").texts == texts
    assert {found.kind for found in dross.check(texts, select=["caption"]).findings} == {"caption"}
    with pytest.raises(dross.OptionError, match="captoin"):
        dross.clean(texts, select="captoin")
    with pytest.raises(dross.OptionError, match="fix is one of"):
        dross.clean(texts, fix="most")
    with pytest.raises(dross.OptionError, match="max_removed"):
        dross.clean(texts, max_removed=2)
    with pytest.raises(dross.OptionError, match="jobs"):
        dross.clean(texts, jobs=0)


def test_counts_are_whole_numbers_in_range(texts):
    deduplicator = dross.Deduplicator()
    takers = {
        "jobs": [
            lambda jobs: dross.clean(texts, jobs=jobs),
            lambda jobs: dross.check(texts, jobs=jobs),
            lambda jobs: dross.normalize(texts, jobs=jobs),
            lambda jobs: dross.sketch(texts, jobs=jobs),
            lambda jobs: deduplicator.add(texts, jobs=jobs),
            lambda jobs: deduplicator.find(jobs=jobs),
        ],
        "min_words": [lambda count: dross.dedup(texts, min_words=count)],
        "memory": [lambda count: dross.dedup(texts, memory=count)],
    }
    for name, functions in takers.items():
        most = (1 << (31 if name == "jobs" else 63)) - 1
        for function in functions:
            # The bits of the last two that fit are 1 and a number below 0.
            for wrong in (0, -1, True, 1.5, 2.0, "2", [2], 2 * most + 3, most + 1):
                with pytest.raises(dross.OptionError) as caught:
                    function(wrong)
                assert str(caught.value) == f"{name} is a whole number from 1 to {most}, not {wrong!r}"
            function(None if name != "min_words" else 12)
            function(2)
    assert deduplicator.find().documents == 0


def test_shares_are_numbers_from_0_to_1(texts):
    takers = {
        "max_removed": lambda share: dross.clean(texts, max_removed=share),
        "min_similarity": lambda share: dross.dedup(texts, min_similarity=share),
    }
    for name, function in takers.items():
        # True is equal to 1, whose cleaner is kept.
        for right in (0, 1, 1.0, 0.5):
            function(right)
        for wrong in (-1, -0.01, 1.01, 2, True, "0.5", float("nan"), 1j):
            with pytest.raises(dross.OptionError) as caught:
                function(wrong)
            assert str(caught.value) == f"{name} is a number from 0 to 1, not {wrong!r}"


def test_names_are_whole_and_are_names(texts):
    lists = ("select", "ignore", "languages", "rules")
    for name in lists:
        for wrong in (5, b"caption", {"caption": True}, ["caption", 5], ["caption", ["byline"]]):
            with pytest.raises(dross.OptionError, match=name + " is a "):
                dross.clean(texts, **{name: wrong})
    for name in (*lists, "config"):
        for wrong in ("caption\0zzz", "caption\nbyline", "caption\r"):
            with pytest.raises(dross.OptionError, match=name + " has names without NUL"):
                dross.check(texts, **{name: wrong})
        with pytest.raises(dross.OptionError, match=name + " has half of a surrogate pair"):
            dross.check(texts, **{name: "\ud800"})
    for name in ("fold", "encoding", "profile", "select", "ignore"):
        for wrong in ("quotes\0zzz", 5, {"quotes": True}):
            with pytest.raises(dross.OptionError, match=name):
                dross.normalize(texts, **{name: wrong})
    with pytest.raises(dross.OptionError, match="config is a path"):
        dross.clean(texts, config=["a.yaml", "b.yaml"])
    names = (name for name in ("caption", "byline"))
    assert {found.kind for found in dross.check(texts, select=names).findings} == {"caption"}


def test_paths_are_strings_or_what_has_one(texts):
    with tempfile.TemporaryDirectory() as folder:
        config = pathlib.Path(folder) / "dross.yaml"
        config.write_text("ignore: [caption]\n")
        rules = pathlib.Path(folder) / "rules"
        rules.mkdir()
        for kind in (str, pathlib.Path):
            assert dross.clean(texts, config=kind(config)).texts == texts
            assert dross.Cleaner(config=kind(config)).clean(texts).texts == texts
            for several in (kind(rules), [kind(rules)]):
                assert dross.clean(texts, rules=several, ignore="caption").texts == texts
        for name in ("config", "rules"):
            with pytest.raises(dross.OptionError, match="nowhere"):
                dross.clean(texts, **{name: pathlib.Path(folder) / "nowhere"})


def test_code_in_markdown_stays():
    text = "Text.\n\n```\nPhoto: A. Person / Agency\n```\n"
    assert dross.clean([text], markdown=True).texts == [text]


def test_comments_hide_findings_when_asked():
    text = "<!-- dross: ignore caption -->\nPhoto: A. Person / Agency\n\nThe bridge opened.\n"
    hidden = dross.check([text], comments=True, select="caption")
    assert len(hidden.findings) == 0
    assert len(dross.check([text], select="caption").findings) == 1


def test_errors_name_row_and_byte():
    with pytest.raises(dross.TextError) as caught:
        dross.clean(["good", "zü\ud800"])
    assert (caught.value.row, caught.value.byte) == (1, 3)
    assert str(caught.value) == "row 1, byte 3: half of a surrogate pair is no text"
    with pytest.raises(dross.TextError) as caught:
        dross.clean(["good", 7])
    assert caught.value.row == 1
    with pytest.raises(dross.TextError, match="bytes among str"):
        dross.clean(["good", b"bad"])
    with pytest.raises(TypeError, match="a list of texts"):
        dross.clean("one text")
    for columns in ({"text": ["one text"]}, types.MappingProxyType({"text": ["one text"]})):
        with pytest.raises(TypeError, match="a dict would give its keys; for columns write pyarrow.table"):
            dross.clean(columns)
    assert dross.clean({"a": "one text"}.values()).texts == ["one text"]


def test_any_number_of_jobs_gives_the_same(texts):
    many = texts * 2000
    one = dross.clean(many, jobs=1)
    for jobs in (2, 5):
        other = dross.clean(many, jobs=jobs)
        assert other.texts == one.texts
        assert list(other.findings) == list(one.findings)
        assert list(other.edits) == list(one.edits)


def test_results_outlive_their_batch(texts):
    findings = dross.clean(texts).findings
    gc.collect()
    assert findings[0].row == 0


def test_one_cleaner_serves_many_threads(texts, cleaned):
    cleaner = dross.Cleaner()
    wrong = []

    def work():
        for _ in range(20):
            if cleaner.clean(texts, jobs=1).texts != cleaned:
                wrong.append(1)

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong


def test_normalize():
    result = dross.normalize(["HÃ´tel de Police &amp; CafÃ©", "e\u0301", None])
    assert result.texts == ["Hôtel de Police & Café", "é", None]
    assert {found.rule for found in result.findings} >= {"unicode/mojibake", "unicode/nfc"}
    assert dross.normalize([b"caf\xe9"], encoding="latin1").texts == ["café".encode()]
    assert dross.normalize(["“x”"], fold="quotes").texts == ['"x"']
    assert dross.normalize(["a &lt; b"], entities="never").texts == ["a &lt; b"]
    assert dross.normalize([b"\x93\xfa\x96{"], encoding="shift_jis").texts == ["日本".encode()]
    with pytest.raises(dross.OptionError, match="no encoding"):
        dross.normalize([b""], encoding="latin99")
    with pytest.raises(dross.OptionError, match="no rule 'nfx'"):
        dross.normalize([""], select="nfx")


STORY = (
    "the ferry between the harbour and the island will be replaced in spring because the old boat "
    "has been repaired eleven times and the last repair cost more than the boat is worth"
)


def test_sketch():
    sketches = dross.sketch([STORY, STORY.upper(), "", None])
    whole = sketches.whole
    assert whole[0] == whole[1] != whole[2] == whole[3]
    assert len(sketches.elements(0)) == len(STORY.split())
    assert sketches.fingerprints(0) == sketches.fingerprints(1)
    for row in (-1, 4, 1 << 40):
        with pytest.raises(IndexError):
            sketches.elements(row)
        with pytest.raises(IndexError):
            sketches.fingerprints(row)
    places = [found.place for found in sketches.fingerprints(0)]
    assert places == sorted(places) and max(b - a for a, b in zip(places, places[1:])) <= 4


def test_dedup_says_where():
    other = "in other news " + STORY + " as the board said"
    found = dross.dedup([PLAIN_NEWS, STORY, other])
    assert [(pair.first, pair.second) for pair in found.pairs] == [(1, 2)]
    passage = found.passages[0]
    assert dross.excerpt(STORY, passage.first_start, passage.first_end) == STORY
    assert dross.excerpt(other, passage.second_start, passage.second_end) == STORY
    assert found.clusters[0].members == [1, 2] and found.clusters[0].representative == 2
    assert [(gone.document, gone.kept) for gone in found.dropped] == [(1, 2)]


PLAIN_NEWS = "a vote on the library is planned for the end of may, and nobody expects it to be close"


def test_dedup_by_batches_is_dedup_of_all():
    other = "in other news " + STORY
    deduplicator = dross.Deduplicator(memory=1 << 20)
    deduplicator.add([PLAIN_NEWS, STORY])
    deduplicator.add([other])
    found = deduplicator.find(jobs=2)
    assert found.documents == 3
    assert list(found.pairs) == list(dross.dedup([PLAIN_NEWS, STORY, other], jobs=1).pairs)
    assert deduplicator.find().documents == 0
