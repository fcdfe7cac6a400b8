"""Options as the library takes them, and errors that say what may stand there."""

from __future__ import annotations

import numbers
import os
from collections.abc import Iterable, Mapping
from typing import Any, Optional, Union

from . import _library
from ._errors import OptionError

#: One name, or several.
Names = Union[str, Iterable[str], None]
#: One file or folder.
Path = Union[str, "os.PathLike[str]"]
#: One folder, or several.
Paths = Union[Path, Iterable[Path], None]

#: The greatest numbers that the library and Spark take.
MOST_OF_32_BITS = (1 << 31) - 1
MOST_OF_64_BITS = (1 << 63) - 1


def choice(choices: Any, value: Any, option: str) -> int:
    """The number of one of few words."""
    try:
        return int(choices[value])
    except (KeyError, TypeError):
        known = ", ".join(repr(known) for known in choices if known is not None)
        raise OptionError(f"{option} is one of {known}, not {value!r}") from None


def names(value: Names, option: str) -> Optional[bytes]:
    """Names, one a line."""
    return _lines(value, option, "a name or a list of names", str)


def name(value: Optional[str], option: str) -> Optional[bytes]:
    """One name."""
    if value is not None and not isinstance(value, str):
        raise OptionError(f"{option} is a name, not {value!r}")
    return names(value, option)


def paths(value: Paths, option: str) -> Optional[bytes]:
    """Files or folders, one a line."""
    return _lines(value, option, "a path or a list of paths", (str, os.PathLike))


def path(value: Optional[Path], option: str) -> Optional[bytes]:
    """One file or folder."""
    if value is not None and not isinstance(value, (str, os.PathLike)):
        raise OptionError(f"{option} is a path, not {value!r}")
    return paths(value, option)


def _lines(value: Any, option: str, wanted: str, kinds: Any) -> Optional[bytes]:
    if value is None:
        return None
    if isinstance(value, kinds):
        value = [value]
    # Neither the keys of a dict nor the numbers of bytes are names.
    if isinstance(value, (bytes, bytearray, Mapping)) or not isinstance(value, Iterable):
        raise OptionError(f"{option} is {wanted}, not {value!r}")
    lines = []
    for one in value:
        if not isinstance(one, kinds):
            raise OptionError(f"{option} is {wanted}; {one!r} is none")
        line = os.fsdecode(one)
        # The library ends a list at a NUL and a name at a line break.
        if "\0" in line or "\n" in line or "\r" in line:
            raise OptionError(f"{option} has names without NUL and line breaks, not {line!r}")
        try:
            lines.append(line.encode("utf-8", "surrogateescape"))
        except UnicodeEncodeError:
            raise OptionError(f"{option} has half of a surrogate pair in {line!r}") from None
    return b"\n".join(lines)


def jobs(value: Optional[int]) -> int:
    """How many threads work; 0 for one on each core."""
    return 0 if value is None else count(value, "jobs", MOST_OF_32_BITS)


def count(value: Any, option: str, most: int = MOST_OF_64_BITS) -> int:
    """A whole number from 1 on."""
    is_whole = isinstance(value, numbers.Integral) and not isinstance(value, bool)
    if not is_whole or not 1 <= value <= most:
        raise OptionError(f"{option} is a whole number from 1 to {most}, not {value!r}")
    return int(value)


def share(value: Any, option: str) -> float:
    """A number from 0 to 1."""
    is_real = isinstance(value, numbers.Real) and not isinstance(value, bool)
    if not is_real or not 0 <= value <= 1:
        raise OptionError(f"{option} is a number from 0 to 1, not {value!r}")
    return float(value)


def dedup(min_words: Any, min_similarity: Any, memory: Any = None) -> _library.DedupOptions:
    """What is a passage, and how much of the texts stays in memory."""
    return _library.DedupOptions(
        count(min_words, "min_words"),
        share(min_similarity, "min_similarity"),
        0 if memory is None else count(memory, "memory"),
    )
