"""The steps that Spark shares out, put together on one machine: they say what `dedup` says."""

import random

import pytest

import dross

numpy = pytest.importorskip("numpy")

from dross import _shared  # noqa: E402


def corpus(count):
    seeded = random.Random(5)
    lexicon = ["w%d" % number for number in range(400)]
    texts = []
    for _ in range(count):
        if len(texts) > 3 and seeded.random() < 0.4:
            words = seeded.choice(texts).split()
            for _ in range(len(words) // 12):
                words[seeded.randrange(len(words))] = seeded.choice(lexicon)
            texts.append(" ".join(words[: seeded.randint(len(words) // 2, len(words))]))
        else:
            texts.append(" ".join(seeded.choices(lexicon, k=seeded.randint(5, 120))))
    # More copies than are paired with each other.
    common = " ".join(lexicon[:30])
    return [text + " " + common if number % 3 == 0 else text for number, text in enumerate(texts)]


def test_links_and_alignments_are_those_of_dedup():
    texts = corpus(180)
    sketches = dross.sketch(texts)
    assert len(set(sketches.whole)) == len(texts)
    # Any numbers do that keep the order.
    numbers = [7 + 1_000_000_007 * row for row in range(len(texts))]
    prints = [(numbers[row], found) for row in range(len(texts)) for found in sketches.fingerprints(row)]
    links = {name: [] for name in ("first", "second", "first_place", "second_place")}
    for part in range(3):
        chosen = [one for one in prints if (one[1].hash >> _shared.KEY_SHIFT) % 3 == part]
        random.Random(part).shuffle(chosen)
        found = _shared.link(
            [one[1].hash for one in chosen], [one[0] for one in chosen], [one[1].place for one in chosen]
        )
        for name, column in found.items():
            links[name] += column.tolist()
    rows = {number: row for row, number in enumerate(numbers)}
    links["first"] = [rows[number] for number in links["first"]]
    links["second"] = [rows[number] for number in links["second"]]
    elements = [numpy.array(sketches.elements(row), "u4").tobytes() for row in range(len(texts))]
    found = _shared.align(links, elements, 12, 0.6)
    pairs = sorted(zip(*(found[name].tolist() for name in found)))
    expected = dross.dedup(texts)
    assert len(expected.pairs) > 20
    assert pairs == [
        (*pair[:5], 1 if pair.reason == "jaccard" else 0) for pair in sorted(expected.pairs)
    ]


def test_jaccard_is_that_of_pairs():
    texts = corpus(60)
    sketches = dross.sketch(texts)
    found = dross.dedup(texts)
    elements = [
        numpy.array(sketches.elements(row), "u4").tobytes()
        for pair in found.pairs
        for row in (pair.first, pair.second)
    ]
    assert _shared.jaccard(elements).tolist() == [pair.jaccard for pair in found.pairs]


def test_links_that_lead_nowhere_are_faults():
    links = {"first": [0], "second": [1], "first_place": [0], "second_place": [3]}
    with pytest.raises(dross.OptionError, match="leads to no document"):
        _shared.align(links, [b"\0" * 8, b"\0" * 8], 12, 0.6)


def test_numbers_are_in_range():
    links = {name: [] for name in ("first", "second", "first_place", "second_place")}
    with pytest.raises(dross.OptionError, match="min_words"):
        _shared.align(links, [], (1 << 64) + 12, 0.6)
    with pytest.raises(dross.OptionError, match="min_similarity"):
        _shared.align(links, [], 12, -1)


def test_nothing_to_do():
    assert len(_shared.link([], [], [])["first"]) == 0
    links = {name: [] for name in ("first", "second", "first_place", "second_place")}
    assert len(_shared.align(links, [], 12, 0.6)["first"]) == 0
    assert len(_shared.jaccard([])) == 0
