"""What comes back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, List, NamedTuple, Optional, Union

from . import _library
from ._tables import Names, Numbers, Table, Texts
from ._texts import Batch, buffer, to_list, view


class Finding(NamedTuple):
    """One thing that a rule found in a text."""

    #: The number of the text, from 0.
    row: int
    #: The first byte in question, in UTF-8.
    start: int
    #: The byte after the last one.
    end: int
    #: The rule, such as ``caption/photo-credit``.
    rule: str
    #: The kind of dross, such as ``caption``.
    kind: str
    #: ``remove``, ``replace`` or ``flag``.
    action: str
    #: How safe that is: ``safe``, ``unsafe`` or ``none``.
    fix: str
    #: What stands there afterwards.
    replacement: str
    #: The sum of the rule's score card, if it scores.
    score: Optional[float]
    #: The measured precision of the rule, if it was measured.
    confidence: Optional[float]
    #: What it is, in a few words.
    message: str


class Edit(NamedTuple):
    """One change: the bytes from ``start`` to ``end`` of the text became ``replacement``."""

    row: int
    start: int
    end: int
    rule: str
    replacement: str


class Note(NamedTuple):
    """What is to be known about a text beside findings."""

    row: int
    #: ``note``, ``warning`` or ``error``; an error was not done.
    severity: str
    message: str


@dataclass(frozen=True)
class Result:
    """What came of a batch of texts."""

    #: The cleaned texts, as what they came as: a list, a Series, an array or a whole table. ``None`` after
    #: ``check``.
    texts: Any
    #: What was found.
    findings: "Table[Finding]"
    #: What was changed.
    edits: "Table[Edit]"
    #: What could not be done, or was done otherwise than asked.
    notes: "Table[Note]"


_FIXES = ["none", "unsafe", "safe"]
_ACTIONS = ["remove", "replace", "flag"]
_SEVERITIES = ["note", "warning", "error"]


def result(pointer: Any, batch: Batch, wants_texts: bool) -> Result:
    owner = _library.Owner(pointer, _library.result_free)
    columns = owner.columns
    count = batch.texts.count
    found, edits, notes = columns.findings, columns.edits, columns.notes
    return Result(
        texts=batch.back(columns.texts, owner) if wants_texts else None,
        findings=Table(
            Finding,
            found.count,
            {
                "row": Numbers(found.row, "q"),
                "start": Numbers(found.start, "q"),
                "end": Numbers(found.end, "q"),
                "rule": Names(found.rule, "i", to_list(found.rules)),
                "kind": Names(found.kind, "i", to_list(found.kinds)),
                "action": Names(found.action, "B", _ACTIONS),
                "fix": Names(found.fix, "B", _FIXES),
                "replacement": Texts(found.replacement),
                "score": Numbers(found.score, "d"),
                "confidence": Numbers(found.confidence, "d"),
                "message": Names(found.message, "i", to_list(found.messages)),
            },
            owner,
            found.row_offsets,
            count,
        ),
        edits=Table(
            Edit,
            edits.count,
            {
                "row": Numbers(edits.row, "q"),
                "start": Numbers(edits.start, "q"),
                "end": Numbers(edits.end, "q"),
                "rule": Names(edits.rule, "i", to_list(edits.rules)),
                "replacement": Texts(edits.replacement),
            },
            owner,
            edits.row_offsets,
            count,
        ),
        notes=Table(
            Note,
            notes.count,
            {
                "row": Numbers(notes.row, "q"),
                "severity": Names(notes.severity, "B", _SEVERITIES),
                "message": Texts(notes.messages),
            },
            owner,
            None,
            count,
        ),
    )


class Fingerprint(NamedTuple):
    """A winnowed run of five words."""

    hash: int
    #: The word that it starts at, from 0.
    place: int


class Sketches:
    """The fingerprints of a batch of texts: what duplicates are found by."""

    def __init__(self, pointer: Any):
        self._owner = _library.Owner(pointer, _library.sketches_free)
        self._columns = self._owner.columns

    def __len__(self) -> int:
        return int(self._columns.count)

    @property
    def whole(self) -> List[int]:
        """A hash of each text; texts that differ in layout, case or typography alone have the same."""
        whole: List[int] = view(self._columns.whole, "Q", len(self)).tolist()
        return whole

    def elements(self, row: int) -> List[int]:
        """32 bits of the hash of each word of a text."""
        start, end = self._range(self._columns.element_offsets, row)
        elements: List[int] = view(self._columns.elements + 4 * start, "I", end - start).tolist()
        return elements

    def fingerprints(self, row: int) -> List[Fingerprint]:
        """The fingerprints of a text, in order of their places."""
        start, end = self._range(self._columns.fingerprint_offsets, row)
        hashes = view(self._columns.hashes + 8 * start, "Q", end - start)
        places = view(self._columns.places + 4 * start, "I", end - start)
        return list(map(Fingerprint, hashes, places))

    def to_arrow(self) -> Any:
        """A ``pyarrow.Table`` of ``whole``, ``elements``, ``hashes`` and ``places``, not copied."""
        import pyarrow

        columns = self._columns

        def lists(offsets: int, values: int, kind: Any) -> Any:
            count = len(self)
            starts = buffer(offsets, 8 * (count + 1), self._owner)
            size = view(offsets, "q", count + 1)[count]
            data = buffer(values, size * kind.bit_width // 8, self._owner)
            inner = pyarrow.Array.from_buffers(kind, size, [None, data])
            offset_array = pyarrow.Array.from_buffers(pyarrow.int64(), count + 1, [None, starts])
            return pyarrow.LargeListArray.from_arrays(offset_array, inner)

        return pyarrow.table(
            {
                "whole": Numbers(columns.whole, "Q").arrow(len(self), self._owner),
                "elements": lists(columns.element_offsets, columns.elements, pyarrow.uint32()),
                "hashes": lists(columns.fingerprint_offsets, columns.hashes, pyarrow.uint64()),
                "places": lists(columns.fingerprint_offsets, columns.places, pyarrow.uint32()),
            }
        )

    def _range(self, offsets: int, row: int) -> "tuple[int, int]":
        if not 0 <= row < len(self):
            raise IndexError(row)
        start, end = view(offsets + 8 * row, "q", 2)
        return start, end


class Passage(NamedTuple):
    """What two texts share, with its bytes on both sides."""

    first: int
    second: int
    first_start: int
    first_end: int
    second_start: int
    second_end: int
    #: The share of both sides that is equal and in order.
    similarity: float
    #: The words of the longer side.
    words: int


class Pair(NamedTuple):
    """Two texts that are nearly the same, or of which one holds much of the other."""

    first: int
    second: int
    #: Exact Jaccard similarity of the runs of five words.
    jaccard: float
    #: The share of the first text that stands in the second.
    first_share: float
    second_share: float
    #: Why it is told: ``jaccard`` or ``alignment``.
    reason: str


class Cluster(NamedTuple):
    """Texts that hang together by pairs."""

    #: The longest one.
    representative: int
    members: List[int]
    #: Exact Jaccard similarity of each member with the representative.
    similarity: List[float]


class Dropped(NamedTuple):
    """A text that may go, since one that stays says nearly the same."""

    document: int
    kept: int
    jaccard: float
    share: float


class Repeated(NamedTuple):
    """A passage that stands in too many texts to pair them."""

    documents: int
    text: str


@dataclass(frozen=True)
class Duplicates:
    """What the texts have in common; texts are told by their numbers, from 0."""

    documents: int
    passages: "Table[Passage]"
    pairs: "Table[Pair]"
    clusters: List[Cluster]
    dropped: "Table[Dropped]"
    repeated: "Table[Repeated]"


def duplicates(pointer: Any) -> Duplicates:
    owner = _library.Owner(pointer, _library.duplicates_free)
    columns = owner.columns

    def numbers(part: Any, **codes: str) -> Any:
        return {name: Numbers(getattr(part, name), code) for name, code in codes.items()}

    passages, pairs, dropped = columns.passages, columns.pairs, columns.dropped
    places = ("first", "second", "first_start", "first_end", "second_start", "second_end")
    repeated = columns.repeated
    return Duplicates(
        documents=columns.documents,
        passages=Table(
            Passage,
            passages.count,
            numbers(passages, **dict.fromkeys(places, "q"), similarity="d", words="q"),
            owner,
        ),
        pairs=Table(
            Pair,
            pairs.count,
            {
                **numbers(pairs, first="q", second="q", jaccard="d", first_share="d", second_share="d"),
                "reason": Names(pairs.by_jaccard, "B", ["alignment", "jaccard"]),
            },
            owner,
        ),
        clusters=_clusters(columns.clusters),
        dropped=Table(
            Dropped,
            dropped.count,
            numbers(dropped, document="q", kept="q", jaccard="d", share="d"),
            owner,
        ),
        repeated=Table(
            Repeated,
            repeated.count,
            {"documents": Numbers(repeated.documents, "q"), "text": Texts(repeated.texts)},
            owner,
        ),
    )


def _clusters(columns: Any) -> List[Cluster]:
    offsets = view(columns.offsets, "q", columns.count + 1)
    members = view(columns.members, "q", offsets[columns.count]).tolist()
    similarity = view(columns.similarity, "d", offsets[columns.count]).tolist()
    chosen = view(columns.representative, "q", columns.count)
    return [
        Cluster(chosen[index], members[start:end], similarity[start:end])
        for index, (start, end) in enumerate(zip(offsets, offsets[1:]))
    ]


def excerpt(text: Union[str, bytes], start: int, end: int) -> Union[str, bytes]:
    """The bytes from ``start`` to ``end`` of a text, as findings count them.

    >>> excerpt("Zürich", 0, 3)
    'Zü'
    """
    if isinstance(text, bytes):
        return text[start:end]
    if text.isascii():
        return text[start:end]
    return text.encode("utf-8", "replace")[start:end].decode("utf-8", "replace")
