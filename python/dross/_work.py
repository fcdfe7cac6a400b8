"""The work: cleaning, checking, repair of characters, fingerprints and duplicates."""

from __future__ import annotations

import ctypes
import functools
import os
from typing import Any, Iterable, Optional, Union

from . import _library
from ._errors import OptionError
from ._results import Duplicates, Result, Sketches, duplicates, result
from ._texts import Column, batch

_WANT_TEXTS, _WANT_FINDINGS, _WANT_EDITS, _IS_MARKDOWN, _READ_COMMENTS = 1, 2, 4, 8, 16
_FIXES = {"none": 0, "unsafe": 1, "safe": 2, None: -1}
_ENTITIES = {"auto": 0, "always": 1, "never": 2}

#: One name, or several.
Names = Union[str, Iterable[str], None]


def _names(names: Names) -> Optional[bytes]:
    if names is None:
        return None
    return "\n".join([names] if isinstance(names, str) else [os.fspath(name) for name in names]).encode()


def _choice(choices: Any, value: Any, name: str) -> int:
    try:
        return int(choices[value])
    except (KeyError, TypeError):
        known = ", ".join(repr(choice) for choice in choices if choice is not None)
        raise OptionError(f"{name} is one of {known}, not {value!r}") from None


def _jobs(jobs: Optional[int]) -> int:
    if jobs is not None and jobs < 1:
        raise OptionError("jobs is at least 1")
    return jobs or 0


def _reading(markdown: bool, comments: bool) -> int:
    """How texts are read, as flags."""
    return (_IS_MARKDOWN if markdown else 0) | (_READ_COMMENTS if comments else 0)


class Cleaner:
    """Cleans texts with one choice of rules; may be used by many threads at once.

    Args:
        fix: how safe a fix must be to be made: ``"safe"``, ``"unsafe"``, or ``"none"`` for none.
        max_removed: the greatest share of the words of a text that may be removed, 0.6 by default.
        select: the only rules or families to use.
        ignore: rules or families not to use.
        languages: the languages of the texts, as BCP 47 tags; rules for others are not used.
        rules: folders with more rules.
        config: a configuration file; none is looked for.

    Raises:
        OptionError: there is no such rule, or the configuration cannot be used.
    """

    def __init__(
        self,
        *,
        fix: Optional[str] = None,
        max_removed: Optional[float] = None,
        select: Names = None,
        ignore: Names = None,
        languages: Names = None,
        rules: Names = None,
        config: Optional[str] = None,
    ):
        options = _library.CleanerOptions(
            fix=_choice(_FIXES, fix, "fix"),
            max_removed=-1 if max_removed is None else max_removed,
            select=_names(select),
            ignore=_names(ignore),
            languages=_names(languages),
            rules=_names(rules),
            configuration=_names(config),
        )
        self._handle = _library.Handle(
            _library.cleaner_create, _library.cleaner_free, ctypes.byref(options)
        )

    def clean(
        self,
        texts: Any,
        *,
        column: Column = None,
        markdown: bool = False,
        comments: bool = False,
        jobs: Optional[int] = None,
    ) -> Result:
        """Cleans texts; see `dross.clean`."""
        flags = _WANT_TEXTS | _WANT_FINDINGS | _WANT_EDITS | _reading(markdown, comments)
        return _run(_library.clean, self._handle, texts, column, flags, jobs)

    def check(
        self,
        texts: Any,
        *,
        column: Column = None,
        markdown: bool = False,
        comments: bool = False,
        jobs: Optional[int] = None,
    ) -> Result:
        """Says what was found, and makes no texts; see `dross.check`."""
        flags = _WANT_FINDINGS | _reading(markdown, comments)
        return _run(_library.check, self._handle, texts, column, flags, jobs)


class Normalizer:
    """Repairs characters with one choice of rules; may be used by many threads at once.

    Args:
        fix: how safe a repair must be to be made: ``"safe"``, ``"unsafe"``, or ``"none"`` for none.
        entities: when references such as ``&amp;`` are resolved: ``"auto"`` (in texts without tags),
            ``"always"`` or ``"never"``.
        profile: ``"default"``, or ``"ftfy"`` for what ftfy does by default.
        select: the only rules to use, such as ``"nfc"``.
        ignore: rules not to use.
        fold: ``"quotes"``, ``"dashes"``, ``"ellipsis"``, ``"ligatures"``, ``"width"``, ``"spaces"``.
        encoding: the encoding of texts given as bytes, such as ``"latin1"``; ``"auto"`` to guess it.
    """

    def __init__(
        self,
        *,
        fix: Optional[str] = None,
        entities: str = "auto",
        profile: str = "default",
        select: Names = None,
        ignore: Names = None,
        fold: Names = None,
        encoding: Optional[str] = None,
    ):
        options = _library.NormalizerOptions(
            fix=_choice(_FIXES, fix, "fix"),
            entities=_choice(_ENTITIES, entities, "entities"),
            profile=_names(profile),
            select=_names(select),
            ignore=_names(ignore),
            fold=_names(fold),
            encoding=_names(encoding),
        )
        self._handle = _library.Handle(
            _library.normalizer_create, _library.normalizer_free, ctypes.byref(options)
        )

    def normalize(
        self,
        texts: Any,
        *,
        column: Column = None,
        findings: bool = True,
        jobs: Optional[int] = None,
    ) -> Result:
        """Repairs the characters of texts; see `dross.normalize`."""
        flags = _WANT_TEXTS | _WANT_EDITS | (_WANT_FINDINGS if findings else 0)
        return _run(_library.normalize, self._handle, texts, column, flags, jobs)


def _run(
    function: Any,
    handle: _library.Handle,
    texts: Any,
    column: Column,
    flags: int,
    jobs: Optional[int],
) -> Result:
    taken = batch(texts, column)
    pointer = ctypes.POINTER(_library.Result)()
    _library.call(
        function,
        handle.pointer,
        ctypes.byref(taken.texts),
        _jobs(jobs),
        flags,
        ctypes.byref(pointer),
    )
    return result(pointer, taken, bool(flags & _WANT_TEXTS))


@functools.lru_cache(maxsize=16)
def _cleaner(options: Any) -> Cleaner:
    return Cleaner(**dict(options))


@functools.lru_cache(maxsize=16)
def _normalizer(options: Any) -> Normalizer:
    return Normalizer(**dict(options))


def _key(options: Any) -> Any:
    """Options as something to find a cleaner by that was made before."""
    return tuple(
        sorted(
            (name, value if value is None or isinstance(value, (str, float, int)) else tuple(value))
            for name, value in options.items()
        )
    )


def clean(
    texts: Any,
    *,
    column: Column = None,
    markdown: bool = False,
    comments: bool = False,
    jobs: Optional[int] = None,
    **options: Any,
) -> Result:
    """Cleans texts: takes out what does not belong to them, and says what and why.

    >>> result = clean(["The bridge opened on Monday.\\n\\nPhoto: A. Person / Agency\\n"])
    >>> result.texts
    ['The bridge opened on Monday.\\n']
    >>> result.findings[0].rule
    'caption/photo-credit'

    Args:
        texts: a list of ``str`` or ``bytes`` (``None`` for no text), or a Series, array or table of
            pandas, Polars or Arrow. A type that lists the texts there are, such as ``category`` of
            pandas or ``Enum`` of Polars, comes back as plain texts; any other comes back as it was.
        column: the column of a table that the texts are in; ``"text"`` by default. In pandas any name
            that one column has, such as a number or, of several levels, a tuple.
        markdown: whether code, links and front matter stay as they are.
        comments: whether comments such as ``<!-- dross: ignore caption -->`` hide findings.
        jobs: how many threads work; one for each core by default. Other Python threads run meanwhile.
        options: those of `Cleaner`. Cleaners are kept: the rules are read once for the same options.

    Raises:
        TextError: a row is no text.
        OptionError: there is no such rule.
    """
    cleaner = _cleaner(_key(options))
    return cleaner.clean(texts, column=column, markdown=markdown, comments=comments, jobs=jobs)


def check(
    texts: Any,
    *,
    column: Column = None,
    markdown: bool = False,
    comments: bool = False,
    jobs: Optional[int] = None,
    **options: Any,
) -> Result:
    """Says what does not belong to texts; the arguments are those of `clean`."""
    cleaner = _cleaner(_key(options))
    return cleaner.check(texts, column=column, markdown=markdown, comments=comments, jobs=jobs)


def normalize(
    texts: Any,
    *,
    column: Column = None,
    findings: bool = True,
    jobs: Optional[int] = None,
    **options: Any,
) -> Result:
    """Repairs the characters of texts: encoding faults, references, invisible characters, NFC.

    >>> normalize(["HÃ´tel de Police &amp; CafÃ©"]).texts
    ['Hôtel de Police & Café']

    Args:
        texts: as for `clean`.
        column: as for `clean`.
        findings: whether findings are wanted; without them it is faster.
        jobs: as for `clean`.
        options: those of `Normalizer`.
    """
    normalizer = _normalizer(_key(options))
    return normalizer.normalize(texts, column=column, findings=findings, jobs=jobs)


def sketch(texts: Any, *, column: Column = None, jobs: Optional[int] = None) -> Sketches:
    """The fingerprints of texts, to find duplicates by elsewhere."""
    taken = batch(texts, column)
    pointer = ctypes.POINTER(_library.SketchColumns)()
    _library.call(
        _library.sketch, ctypes.byref(taken.texts), _jobs(jobs), ctypes.byref(pointer)
    )
    return Sketches(pointer)


class Deduplicator:
    """Takes texts batch by batch and says what they have in common; for one thread at a time.

    Args:
        min_words: the fewest words of a passage.
        min_similarity: the least share of a passage that is equal on both sides.
        memory: about how many bytes of texts may stay in memory; the rest goes to temporary files.
    """

    def __init__(
        self,
        *,
        min_words: int = 12,
        min_similarity: float = 0.6,
        memory: Optional[int] = None,
    ):
        if min_words < 1 or not 0 <= min_similarity <= 1 or (memory is not None and memory < 1):
            raise OptionError("min_words, min_similarity or memory is out of range")
        options = _library.DedupOptions(min_words, min_similarity, memory or 0)
        self._handle = _library.Handle(
            _library.dedup_create, _library.dedup_free, ctypes.byref(options)
        )

    def add(self, texts: Any, *, column: Column = None, jobs: Optional[int] = None) -> None:
        """Adds texts; they are numbered through all batches, from 0."""
        taken = batch(texts, column)
        _library.call(
            _library.dedup_add, self._handle.pointer, ctypes.byref(taken.texts), _jobs(jobs)
        )

    def find(self, *, jobs: Optional[int] = None) -> Duplicates:
        """What all texts have in common; there are no texts afterwards."""
        pointer = ctypes.POINTER(_library.DuplicateColumns)()
        _library.call(
            _library.dedup_find, self._handle.pointer, _jobs(jobs), ctypes.byref(pointer)
        )
        return duplicates(pointer)


def dedup(
    texts: Any, *, column: Column = None, jobs: Optional[int] = None, **options: Any
) -> Duplicates:
    """Finds passages that several texts share, and texts that are nearly the same.

    Args:
        texts: as for `clean`.
        column: as for `clean`.
        jobs: as for `clean`.
        options: those of `Deduplicator`.
    """
    deduplicator = Deduplicator(**options)
    deduplicator.add(texts, column=column, jobs=jobs)
    return deduplicator.find(jobs=jobs)
