"""The steps of finding duplicates that look at more than one document, over columns of numpy."""

from __future__ import annotations

import ctypes
from typing import Any, Dict, List, Tuple

import numpy

from . import _library, _options

#: Places of fingerprints are the same when these bits are.
KEY_SHIFT = 24


def _column(array: Any, kind: str) -> Any:
    return numpy.ascontiguousarray(array, dtype=kind)


def _taken(address: int, kind: str, count: int) -> Any:
    """A copy of a column of the library."""
    if count == 0:
        return numpy.empty(0, kind)
    size = count * numpy.dtype(kind).itemsize
    memory = memoryview((ctypes.c_char * size).from_address(address))
    return numpy.frombuffer(memory.cast("B"), kind).copy()


def link(hashes: Any, documents: Any, places: Any) -> Dict[str, Any]:
    """The places that share a fingerprint, in columns."""
    hashes, documents = _column(hashes, "u8"), _column(documents, "i8")
    places = _column(places, "u4")
    postings = _library.Postings(
        len(hashes), hashes.ctypes.data, documents.ctypes.data, places.ctypes.data
    )
    pointer = ctypes.POINTER(_library.Links)()
    _library.call(_library.link, ctypes.byref(postings), ctypes.byref(pointer))
    found = pointer.contents
    kinds = {"first": "i8", "second": "i8", "first_place": "u4", "second_place": "u4"}
    columns = {name: _taken(getattr(found, name), kind, found.count) for name, kind in kinds.items()}
    _library.links_free(ctypes.cast(pointer, ctypes.c_void_p))
    return columns


def _elements(documents: List[bytes]) -> Tuple[_library.Elements, Any]:
    """Documents as the library takes them, and what their memory belongs to."""
    offsets = numpy.zeros(len(documents) + 1, "i8")
    numpy.cumsum([len(document) // 4 for document in documents], out=offsets[1:])
    elements = numpy.frombuffer(b"".join(documents), "u4")
    native = _library.Elements(len(documents), offsets.ctypes.data, elements.ctypes.data)
    return native, (offsets, elements)


def align(
    links: Dict[str, Any], documents: List[bytes], min_words: int, min_similarity: float
) -> Dict[str, Any]:
    """Aligns pairs; links tell documents by their place in `documents`, the elements of each."""
    columns = {
        name: _column(links[name], kind)
        for name, kind in (("first", "i8"), ("second", "i8"), ("first_place", "u4"), ("second_place", "u4"))
    }
    native = _library.Links(
        len(columns["first"]), *(columns[name].ctypes.data for name in columns), None
    )
    elements, kept = _elements(documents)
    options = _options.dedup(min_words, min_similarity)
    pointer = ctypes.POINTER(_library.Alignments)()
    _library.call(
        _library.align,
        ctypes.byref(native),
        ctypes.byref(elements),
        ctypes.byref(options),
        ctypes.byref(pointer),
    )
    del kept
    pairs = pointer.contents.pairs
    kinds = {
        "first": "i8",
        "second": "i8",
        "jaccard": "f8",
        "first_share": "f8",
        "second_share": "f8",
        "by_jaccard": "u1",
    }
    found = {name: _taken(getattr(pairs, name), kind, pairs.count) for name, kind in kinds.items()}
    _library.alignments_free(ctypes.cast(pointer, ctypes.c_void_p))
    return found


def jaccard(documents: List[bytes]) -> Any:
    """Exact Jaccard similarity of documents 0 and 1, 2 and 3, and so on."""
    elements, kept = _elements(documents)
    found = numpy.zeros(len(documents) // 2, "f8")
    _library.call(_library.jaccard, ctypes.byref(elements), found.ctypes.data)
    del kept
    return found
