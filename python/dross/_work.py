"""The work: cleaning, checking, repair of characters, fingerprints and duplicates."""

from __future__ import annotations

import ctypes
import functools
from collections.abc import Iterable, Mapping
from typing import Any, Optional

from . import _library, _options
from ._options import Names, Path, Paths
from ._results import Duplicates, Result, Sketches, duplicates, result
from ._texts import Column, batch

_WANT_TEXTS, _WANT_FINDINGS, _WANT_EDITS, _IS_MARKDOWN, _READ_COMMENTS = 1, 2, 4, 8, 16
_FIXES = {"none": 0, "unsafe": 1, "safe": 2, None: -1}
_ENTITIES = {"auto": 0, "always": 1, "never": 2}


def _reading(markdown: bool, comments: bool) -> int:
    """How texts are read, as flags."""
    return (_IS_MARKDOWN if markdown else 0) | (_READ_COMMENTS if comments else 0)


class Cleaner:
    """Cleans texts with one choice of rules; may be used by many threads at once.

    Args:
        fix: how safe a fix must be to be made: ``"safe"``, ``"unsafe"``, or ``"none"`` for none.
        max_removed: the greatest share of the words of a text that may be removed, from 0 to 1; by
            default what the configuration says, or else 0.6.
        select: the only rules or families to use.
        ignore: rules or families not to use.
        languages: the languages of the texts, as BCP 47 tags; rules for others are not used.
        rules: a folder with more rules, or several.
        config: a configuration file; none is looked for.

    Raises:
        OptionError: there is no such rule, the configuration cannot be used, or an option is out of range.
    """

    def __init__(
        self,
        *,
        fix: Optional[str] = None,
        max_removed: Optional[float] = None,
        select: Names = None,
        ignore: Names = None,
        languages: Names = None,
        rules: Paths = None,
        config: Optional[Path] = None,
    ):
        options = _library.CleanerOptions(
            fix=_options.choice(_FIXES, fix, "fix"),
            max_removed=-1 if max_removed is None else _options.share(max_removed, "max_removed"),
            select=_options.names(select, "select"),
            ignore=_options.names(ignore, "ignore"),
            languages=_options.names(languages, "languages"),
            rules=_options.paths(rules, "rules"),
            configuration=_options.path(config, "config"),
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
            fix=_options.choice(_FIXES, fix, "fix"),
            entities=_options.choice(_ENTITIES, entities, "entities"),
            profile=_options.name(profile, "profile"),
            select=_options.names(select, "select"),
            ignore=_options.names(ignore, "ignore"),
            fold=_options.names(fold, "fold"),
            encoding=_options.name(encoding, "encoding"),
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
        _options.jobs(jobs),
        flags,
        ctypes.byref(pointer),
    )
    return result(pointer, taken, bool(flags & _WANT_TEXTS))


@functools.lru_cache(maxsize=32)
def _made(kind: Any, options: Any) -> Any:
    return kind(**{name: value for name, _, value in options})


def _kept(kind: Any, options: Any) -> Any:
    """A cleaner or normalizer that was made before with the same options, or else is made now."""
    # By their types too: True is equal to 1, but no number.
    key = tuple(sorted((name, type(value), _fixed(value)) for name, value in options.items()))
    try:
        hash(key)
    except TypeError:
        # Nothing that changes is an option; the class says which one it is.
        return _made.__wrapped__(kind, key)
    return _made(kind, key)


def _fixed(value: Any) -> Any:
    """A list of names as one that never changes."""
    is_list = isinstance(value, Iterable) and not isinstance(value, (str, bytes, Mapping))
    return tuple(value) if is_list else value


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
        jobs: how many threads work, at least 1; one for each core by default. Other Python threads run
            meanwhile.
        options: those of `Cleaner`. Cleaners are kept: the rules are read once for the same options.

    Raises:
        TextError: a row is no text.
        OptionError: there is no such rule, an option is out of range, or several columns have that name.
    """
    cleaner: Cleaner = _kept(Cleaner, options)
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
    cleaner: Cleaner = _kept(Cleaner, options)
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
    normalizer: Normalizer = _kept(Normalizer, options)
    return normalizer.normalize(texts, column=column, findings=findings, jobs=jobs)


def sketch(texts: Any, *, column: Column = None, jobs: Optional[int] = None) -> Sketches:
    """The fingerprints of texts, to find duplicates by elsewhere."""
    taken = batch(texts, column)
    pointer = ctypes.POINTER(_library.SketchColumns)()
    _library.call(
        _library.sketch, ctypes.byref(taken.texts), _options.jobs(jobs), ctypes.byref(pointer)
    )
    return Sketches(pointer)


class Deduplicator:
    """Takes texts batch by batch and says what they have in common; for one thread at a time.

    Args:
        min_words: the fewest words of a passage, at least 1.
        min_similarity: the least share of a passage that is equal on both sides, from 0 to 1.
        memory: about how many bytes of texts may stay in memory, 16 MiB by default; the rest goes to
            temporary files.

    Raises:
        OptionError: an option is out of range.
    """

    def __init__(
        self,
        *,
        min_words: int = 12,
        min_similarity: float = 0.6,
        memory: Optional[int] = None,
    ):
        options = _options.dedup(min_words, min_similarity, memory)
        self._handle = _library.Handle(
            _library.dedup_create, _library.dedup_free, ctypes.byref(options)
        )

    def add(self, texts: Any, *, column: Column = None, jobs: Optional[int] = None) -> None:
        """Adds texts; they are numbered through all batches, from 0."""
        taken = batch(texts, column)
        _library.call(
            _library.dedup_add, self._handle.pointer, ctypes.byref(taken.texts), _options.jobs(jobs)
        )

    def find(self, *, jobs: Optional[int] = None) -> Duplicates:
        """What all texts have in common; there are no texts afterwards."""
        pointer = ctypes.POINTER(_library.DuplicateColumns)()
        _library.call(
            _library.dedup_find, self._handle.pointer, _options.jobs(jobs), ctypes.byref(pointer)
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
