"""The shared library and its structs, as dross.h describes them."""

from __future__ import annotations

import ctypes
import os
import pathlib
import weakref
from ctypes import POINTER, c_char, c_char_p, c_double, c_int32, c_int64, c_uint32, c_void_p
from typing import Any, Callable

from ._errors import error_of

ABI_VERSION = 1


class Error(ctypes.Structure):
    _fields_ = [
        ("status", c_int32),
        ("reserved", c_int32),
        ("row", c_int64),
        ("byte", c_int64),
        ("message", c_char * 488),
    ]


class Texts(ctypes.Structure):
    _fields_ = [
        ("count", c_int64),
        ("offsets", c_void_p),
        ("offset_width", c_int64),
        ("bytes", c_void_p),
        ("byte_count", c_int64),
        ("pointers", c_void_p),
        ("lengths", c_void_p),
        ("validity", c_void_p),
        ("validity_offset", c_int64),
    ]


def _columns(*names: str) -> list[tuple[str, Any]]:
    return [(name, c_void_p) for name in names]


class Strings(ctypes.Structure):
    _fields_ = [("count", c_int64), *_columns("offsets", "bytes")]


class FindingColumns(ctypes.Structure):
    _fields_ = [
        ("count", c_int64),
        *_columns("row_offsets", "row", "start", "end", "rule", "kind", "message"),
        *_columns("action", "fix", "score", "confidence"),
        ("replacement", Strings),
        ("rules", Strings),
        ("kinds", Strings),
        ("messages", Strings),
    ]


class EditColumns(ctypes.Structure):
    _fields_ = [
        ("count", c_int64),
        *_columns("row_offsets", "row", "start", "end", "rule"),
        ("replacement", Strings),
        ("rules", Strings),
    ]


class NoteColumns(ctypes.Structure):
    _fields_ = [("count", c_int64), *_columns("row", "severity"), ("messages", Strings)]


class Result(ctypes.Structure):
    _fields_ = [
        ("texts", Strings),
        ("findings", FindingColumns),
        ("edits", EditColumns),
        ("notes", NoteColumns),
        ("owner", c_void_p),
    ]


class CleanerOptions(ctypes.Structure):
    _fields_ = [
        ("fix", c_int32),
        ("reserved", c_int32),
        ("max_removed", c_double),
        ("select", c_char_p),
        ("ignore", c_char_p),
        ("languages", c_char_p),
        ("rules", c_char_p),
        ("configuration", c_char_p),
    ]


class NormalizerOptions(ctypes.Structure):
    _fields_ = [
        ("fix", c_int32),
        ("entities", c_int32),
        ("profile", c_char_p),
        ("select", c_char_p),
        ("ignore", c_char_p),
        ("fold", c_char_p),
        ("encoding", c_char_p),
    ]


class SketchColumns(ctypes.Structure):
    _fields_ = [
        ("count", c_int64),
        *_columns("whole", "element_offsets", "elements"),
        *_columns("fingerprint_offsets", "hashes", "places", "owner"),
    ]


class DedupOptions(ctypes.Structure):
    _fields_ = [("min_words", c_int64), ("min_similarity", c_double), ("memory", c_int64)]


class PassageColumns(ctypes.Structure):
    _fields_ = [
        ("count", c_int64),
        *_columns("first", "second", "first_start", "first_end", "second_start", "second_end"),
        *_columns("similarity", "words"),
    ]


class PairColumns(ctypes.Structure):
    _fields_ = [
        ("count", c_int64),
        *_columns("first", "second", "jaccard", "first_share", "second_share", "by_jaccard"),
    ]


class ClusterColumns(ctypes.Structure):
    _fields_ = [
        ("count", c_int64),
        *_columns("representative", "offsets", "members", "similarity"),
    ]


class DroppedColumns(ctypes.Structure):
    _fields_ = [("count", c_int64), *_columns("document", "kept", "jaccard", "share")]


class RepeatedColumns(ctypes.Structure):
    _fields_ = [("count", c_int64), *_columns("documents"), ("texts", Strings)]


class DuplicateColumns(ctypes.Structure):
    _fields_ = [
        ("documents", c_int64),
        ("passages", PassageColumns),
        ("pairs", PairColumns),
        ("clusters", ClusterColumns),
        ("dropped", DroppedColumns),
        ("repeated", RepeatedColumns),
        ("owner", c_void_p),
    ]


class Postings(ctypes.Structure):
    _fields_ = [("count", c_int64), *_columns("hash", "document", "place")]


class Links(ctypes.Structure):
    _fields_ = [
        ("count", c_int64),
        *_columns("first", "second", "first_place", "second_place", "owner"),
    ]


class Elements(ctypes.Structure):
    _fields_ = [("count", c_int64), *_columns("offsets", "elements")]


class Alignments(ctypes.Structure):
    _fields_ = [("pairs", PairColumns), ("passages", PassageColumns), ("owner", c_void_p)]


def _load() -> ctypes.CDLL:
    own = pathlib.Path(__file__).with_name("libdross.so")
    path = os.environ.get("DROSS_LIBRARY") or str(own)
    try:
        library = ctypes.CDLL(path)
    except OSError as error:
        raise ImportError(
            f"the library of dross cannot be loaded: {error}; "
            "DROSS_LIBRARY names one that was built elsewhere"
        ) from error
    library.dross_abi_version.restype = c_uint32
    library.dross_abi_version.argtypes = []
    found = library.dross_abi_version()
    if found != ABI_VERSION:
        raise ImportError(f"{path} has version {found} of the interface, not {ABI_VERSION}")
    return library


LIBRARY = _load()


def _declare(name: str, *arguments: Any, result: Any = c_int32) -> Callable[..., Any]:
    function = getattr(LIBRARY, name)
    function.argtypes = list(arguments)
    function.restype = result
    return function  # type: ignore[no-any-return]


_HANDLE = POINTER(c_void_p)
_TEXTS = POINTER(Texts)
_ERROR = POINTER(Error)

version = _declare("dross_version", result=c_char_p)
cleaner_create = _declare("dross_cleaner_create", POINTER(CleanerOptions), _HANDLE, _ERROR)
cleaner_free = _declare("dross_cleaner_free", c_void_p, result=None)
_work = (c_void_p, _TEXTS, c_int32, c_uint32, POINTER(POINTER(Result)), _ERROR)
clean = _declare("dross_clean", *_work)
check = _declare("dross_check", *_work)
normalizer_create = _declare(
    "dross_normalizer_create", POINTER(NormalizerOptions), _HANDLE, _ERROR
)
normalizer_free = _declare("dross_normalizer_free", c_void_p, result=None)
normalize = _declare("dross_normalize", *_work)
result_free = _declare("dross_result_free", c_void_p, result=None)
sketch = _declare("dross_sketch", _TEXTS, c_int32, POINTER(POINTER(SketchColumns)), _ERROR)
sketches_free = _declare("dross_sketches_free", c_void_p, result=None)
dedup_create = _declare("dross_dedup_create", POINTER(DedupOptions), _HANDLE, _ERROR)
dedup_free = _declare("dross_dedup_free", c_void_p, result=None)
dedup_add = _declare("dross_dedup_add", c_void_p, _TEXTS, c_int32, _ERROR)
dedup_find = _declare("dross_dedup_find", c_void_p, c_int32, POINTER(POINTER(DuplicateColumns)), _ERROR)
duplicates_free = _declare("dross_duplicates_free", c_void_p, result=None)

link = _declare("dross_link", POINTER(Postings), POINTER(POINTER(Links)), _ERROR)
links_free = _declare("dross_links_free", c_void_p, result=None)
align = _declare(
    "dross_align",
    POINTER(Links),
    POINTER(Elements),
    POINTER(DedupOptions),
    POINTER(POINTER(Alignments)),
    _ERROR,
)
alignments_free = _declare("dross_alignments_free", c_void_p, result=None)
jaccard = _declare("dross_jaccard", POINTER(Elements), c_void_p, _ERROR)


def call(function: Callable[..., int], *arguments: Any) -> None:
    """Calls a function that returns a status, with room for its error.

    ctypes lets other Python threads run meanwhile.
    """
    error = Error()
    status = function(*arguments, ctypes.byref(error))
    if status:
        row = None if error.row < 0 else error.row
        byte = None if error.byte < 0 else error.byte
        raise error_of(status, error.message.decode("utf-8", "replace"), row, byte)


class Handle:
    """Something that the library made and takes back."""

    def __init__(self, create: Callable[..., int], free: Callable[..., None], *arguments: Any):
        pointer = c_void_p()
        call(create, *arguments, ctypes.byref(pointer))
        self.pointer = pointer
        weakref.finalize(self, free, pointer)


class Owner:
    """A result of the library; its columns are there as long as this is."""

    def __init__(self, pointer: Any, free: Callable[..., None]):
        self.columns = pointer.contents
        weakref.finalize(self, free, ctypes.cast(pointer, c_void_p))


