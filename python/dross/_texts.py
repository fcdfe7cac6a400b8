"""Texts as people have them, brought to the library without copying any of them more than once.

- a list of ``str``: text of ASCII is read where it stands, other text is encoded once;
- a list of ``bytes``: read where they stand;
- Arrow arrays, tables and what is made of them (Polars, pandas with Arrow types): read where they stand;
  several chunks are put together once.

They go back as what they came as. Only a type that lists the texts there are (``category`` of pandas,
``Enum`` of Polars, an ordered dictionary of Arrow) has no place for others, and becomes one of plain texts.
"""

from __future__ import annotations

import array
import bisect
import ctypes
from collections.abc import Mapping
from typing import Any, Callable, Hashable, List, Optional

from . import _library
from ._errors import OptionError, TextError

#: The name of a column; in pandas it need not be a string.
Column = Optional[Hashable]

_MOST_BYTES = (1 << 31) - 1

_utf8 = ctypes.pythonapi.PyUnicode_AsUTF8AndSize
_utf8.restype = ctypes.c_void_p
_utf8.argtypes = [ctypes.py_object, ctypes.c_void_p]
_bytes = ctypes.pythonapi.PyBytes_AsString
_bytes.restype = ctypes.c_void_p
_bytes.argtypes = [ctypes.py_object]


class Batch:
    """Texts as the library takes them, and the way back to what they came as."""

    def __init__(self, texts: _library.Texts, kept: Any, back: Callable[[Any, Any], Any]):
        self.texts = texts
        #: What the pointers point into.
        self.kept = kept
        #: Makes of a `_library.Strings` and its owner what the texts came as.
        self.back = back


def batch(texts: Any, column: Column = None) -> Batch:
    """Takes texts of any kind."""
    if isinstance(texts, (str, bytes, bytearray)):
        raise TypeError("a list of texts is wanted; for one text write [text]")
    # A class made of one of theirs is one of theirs.
    modules = {kind.__module__.partition(".")[0] for kind in type(texts).__mro__}
    if "pyarrow" in modules:
        return _of_arrow_things(texts, column)
    if "polars" in modules:
        return _of_polars(texts, column)
    if "pandas" in modules:
        return _of_pandas(texts, column)
    if hasattr(texts, "__arrow_c_array__") or hasattr(texts, "__arrow_c_stream__"):
        import pyarrow

        if hasattr(texts, "__arrow_c_array__"):
            return _of_arrow_things(pyarrow.array(texts), column)
        return _of_arrow_things(pyarrow.chunked_array(texts), column)
    if isinstance(texts, Mapping):
        raise TypeError(
            "a list of texts is wanted, and a dict would give its keys; for columns write "
            "pyarrow.table(columns) or pandas.DataFrame(columns), for the values list(texts.values())"
        )
    return _of_list(texts if isinstance(texts, list) else list(texts))


def _name(column: Column) -> Any:
    return "text" if column is None else column


def place_of(name: Any, names: Any) -> int:
    """Where the one column of that name stands."""
    if not isinstance(name, Hashable):
        raise OptionError(f"column is the name of one column, not {name!r}")
    places = [place for place, known in enumerate(names) if name in {known}]
    if not places:
        raise KeyError(name)
    if len(places) > 1:
        raise OptionError(f"{len(places)} columns are named {name!r}; column is the name of one")
    return places[0]


def _address(buffer: Any) -> int:
    return ctypes.addressof(ctypes.c_char.from_buffer(buffer)) if len(buffer) else 0


def _of_list(texts: List[Any]) -> Batch:
    count = len(texts)
    pointers = array.array("Q", bytes(8 * count))
    lengths = array.array("q", bytes(8 * count))
    kept: List[Any] = [texts, pointers, lengths]
    nulls: List[int] = []
    kind: Optional[type] = None
    for row, text in enumerate(texts):
        if text is None:
            nulls.append(row)
            continue
        if isinstance(text, str):
            found: type = str
            if text.isascii():
                pointers[row] = _utf8(text, None)
                lengths[row] = len(text)
            else:
                try:
                    text = text.encode()
                except UnicodeEncodeError as error:
                    byte = len(text[: error.start].encode())
                    raise TextError("half of a surrogate pair is no text", row, byte) from None
        elif isinstance(text, (bytes, bytearray)):
            found = bytes
            text = bytes(text)
        else:
            raise TextError(f"a text is wanted, not {type(text).__name__}", row)
        if isinstance(text, bytes):
            kept.append(text)
            pointers[row] = _bytes(text)
            lengths[row] = len(text)
        if kind is not None and kind is not found:
            raise TextError(f"{found.__name__} among {kind.__name__}", row)
        kind = found
    return Batch(
        _library.Texts(count=count, pointers=_address(pointers), lengths=_address(lengths)),
        kept,
        lambda strings, owner: to_list(strings, is_bytes=kind is bytes, nulls=nulls),
    )


def view(address: int, code: Any, count: int) -> Any:
    """A column of the library, without a copy; valid as long as its owner."""
    if count == 0:
        return memoryview(b"").cast(code)
    size = array.array(code).itemsize
    return memoryview((ctypes.c_char * (size * count)).from_address(address)).cast("B").cast(code)


def to_list(
    strings: _library.Strings, is_bytes: bool = False, nulls: Optional[List[int]] = None
) -> List[Any]:
    """A column of strings as a list."""
    offsets = view(strings.offsets, "q", strings.count + 1)
    data = view(strings.bytes, "B", offsets[strings.count])
    if is_bytes:
        texts: List[Any] = [bytes(data[a:b]) for a, b in zip(offsets, offsets[1:])]
    else:
        texts = [str(data[a:b], "utf-8", "replace") for a, b in zip(offsets, offsets[1:])]
    for row in nulls or ():
        texts[row] = None
    return texts


# ---- Arrow ----


def _of_arrow_things(texts: Any, column: Column) -> Batch:
    import pyarrow

    if isinstance(texts, (pyarrow.Table, pyarrow.RecordBatch)):
        place = place_of(_name(column), texts.schema.names)
        table = texts
        inner = _of_arrow(table.column(place))

        def back(strings: Any, owner: Any) -> Any:
            cleaned = inner.back(strings, owner)
            field = table.schema.field(place).with_type(cleaned.type).with_nullable(True)
            return table.set_column(place, field, cleaned)

        return Batch(inner.texts, inner.kept, back)
    if not isinstance(texts, (pyarrow.Array, pyarrow.ChunkedArray)):
        raise TypeError(f"an array or table is wanted, not {type(texts).__name__}")
    return _of_arrow(texts)


def _of_arrow(texts: Any) -> Batch:
    import pyarrow

    wanted = texts.type
    is_dictionary = pyarrow.types.is_dictionary(wanted)
    kind = wanted.value_type if is_dictionary else wanted
    is_binary = "binary" in str(kind)
    is_chunked = isinstance(texts, pyarrow.ChunkedArray)
    kinds = (pyarrow.string(), pyarrow.large_string(), pyarrow.binary(), pyarrow.large_binary())
    if wanted not in kinds:
        is_view = str(wanted) in ("string_view", "binary_view")
        if not (is_dictionary and kind in kinds or is_view or pyarrow.types.is_null(wanted)):
            raise TypeError(f"a column of texts is wanted, not of {wanted}")
        texts = texts.cast(pyarrow.large_binary() if is_binary else pyarrow.large_string())
    if isinstance(texts, pyarrow.ChunkedArray):
        if texts.num_chunks == 1:
            texts = texts.chunk(0)
        else:
            if texts.nbytes >= 1 << 31:
                large = {pyarrow.string(): pyarrow.large_string(), pyarrow.binary(): pyarrow.large_binary()}
                texts = texts.cast(large.get(texts.type, texts.type))
            texts = texts.combine_chunks()
            if isinstance(texts, pyarrow.ChunkedArray):
                texts = texts.chunk(0) if texts.num_chunks else pyarrow.array([], texts.type)
    validity, offsets, data = texts.buffers()
    width = 8 if str(texts.type).startswith("large") else 4
    has_nulls = texts.null_count > 0 and validity is not None
    native = _library.Texts(
        count=len(texts),
        offsets=(offsets.address + texts.offset * width) if offsets is not None else None,
        offset_width=width,
        bytes=data.address if data is not None else None,
        byte_count=data.size if data is not None else 0,
        validity=validity.address if has_nulls else None,
        validity_offset=texts.offset,
    )

    def back(strings: Any, owner: Any) -> Any:
        cleaned = to_arrow(strings, owner, is_binary, texts if has_nulls else None)
        if not is_chunked:
            return _with_type(cleaned, wanted)
        parts = [cleaned] if str(kind).startswith("large") else _parts(cleaned, strings)
        return pyarrow.chunked_array([_with_type(part, wanted) for part in parts])

    return Batch(native, texts, back)


def _parts(texts: Any, strings: _library.Strings) -> List[Any]:
    """Texts in arrays whose bytes offsets of 32 bits can count."""
    import pyarrow

    offsets = view(strings.offsets, "q", strings.count + 1)
    if offsets[strings.count] <= _MOST_BYTES:
        return [texts]
    parts = []
    start = 0
    while start < strings.count:
        end = max(start + 1, bisect.bisect_right(offsets, offsets[start] + _MOST_BYTES) - 1)
        # Put together alone, a part has offsets of its own, from 0.
        parts.append(pyarrow.concat_arrays([texts.slice(start, end - start)]))
        start = end
    return parts


def _with_type(texts: Any, wanted: Any) -> Any:
    """Texts as an array of the type that they came with, if that has a place for any text."""
    import pyarrow

    if pyarrow.types.is_null(wanted):
        return pyarrow.nulls(len(texts))
    if not pyarrow.types.is_dictionary(wanted):
        return texts if texts.type == wanted else texts.cast(wanted)
    if wanted.ordered:
        return texts.cast(wanted.value_type)
    encoded = texts.dictionary_encode()
    # Equal texts stay equal, so there are no more than before and their numbers fit.
    return pyarrow.DictionaryArray.from_arrays(
        encoded.indices.cast(wanted.index_type), encoded.dictionary.cast(wanted.value_type)
    )


def buffer(address: int, size: int, owner: Any) -> Any:
    """Memory of the library as a buffer of Arrow that keeps it alive."""
    import pyarrow

    return pyarrow.foreign_buffer(address, size, base=owner) if size else pyarrow.py_buffer(b"")


def to_arrow(strings: Any, owner: Any, is_binary: bool = False, like: Any = None) -> Any:
    """A column of strings as an Arrow array over the same memory; null where `like` is."""
    import pyarrow

    count = strings.count
    size = view(strings.offsets, "q", count + 1)[count]
    validity = None
    if like is not None:
        validity = like.is_valid().buffers()[1]
    return pyarrow.Array.from_buffers(
        pyarrow.large_binary() if is_binary else pyarrow.large_string(),
        count,
        [validity, buffer(strings.offsets, 8 * (count + 1), owner), buffer(strings.bytes, size, owner)],
    )


# ---- Polars and pandas ----


def _of_polars(texts: Any, column: Column) -> Batch:
    import polars

    if isinstance(texts, polars.DataFrame):
        frame = texts
        inner = _of_polars(frame.get_column(_name(column)), None)

        def with_column(strings: Any, owner: Any) -> Any:
            return frame.with_columns(inner.back(strings, owner))

        return Batch(inner.texts, inner.kept, with_column)
    if not isinstance(texts, polars.Series):
        raise TypeError(f"a Series or DataFrame is wanted, not {type(texts).__name__}")
    is_listed = texts.dtype in (polars.Categorical, polars.Enum)
    inner = _of_arrow((texts.cast(polars.String) if is_listed else texts).to_arrow())

    def back(strings: Any, owner: Any) -> Any:
        cleaned = polars.Series(texts.name, inner.back(strings, owner))
        return cleaned.cast(texts.dtype) if texts.dtype == polars.Categorical else cleaned

    return Batch(inner.texts, inner.kept, back)


def _of_pandas(texts: Any, column: Column) -> Batch:
    import pandas

    if isinstance(texts, pandas.DataFrame):
        frame = texts
        place = place_of(_name(column), frame.columns)
        inner = _of_pandas(frame.iloc[:, place], None)

        def with_column(strings: Any, owner: Any) -> Any:
            cleaned = frame.assign()
            cleaned.isetitem(place, inner.back(strings, owner))
            return cleaned

        return Batch(inner.texts, inner.kept, with_column)
    if not isinstance(texts, pandas.Series):
        raise TypeError(f"a Series or DataFrame is wanted, not {type(texts).__name__}")
    if isinstance(texts.dtype, pandas.CategoricalDtype):
        kind = texts.dtype.categories.dtype
        return _of_pandas(texts.astype(kind if pandas.api.types.is_string_dtype(kind) else object), None)
    if isinstance(texts.dtype, pandas.ArrowDtype) or getattr(texts.dtype, "storage", "") == "pyarrow":
        inner = _of_arrow(texts.array.__arrow_array__())

        def back(strings: Any, owner: Any) -> Any:
            cleaned = inner.back(strings, owner)
            is_arrow = isinstance(texts.dtype, pandas.ArrowDtype)
            dtype = pandas.ArrowDtype(cleaned.type) if is_arrow else texts.dtype
            array = type(texts.array)._from_sequence(cleaned, dtype=dtype)
            return pandas.Series(array, index=texts.index, name=texts.name)

        return Batch(inner.texts, inner.kept, back)
    nulls = texts.isna().tolist()
    inner = _of_list([None if is_null else text for text, is_null in zip(texts, nulls)])

    def as_series(strings: Any, owner: Any) -> Any:
        cleaned = pandas.Series(
            inner.back(strings, owner), index=texts.index, name=texts.name, dtype=texts.dtype
        )
        for row, (is_lost, was_null) in enumerate(zip(cleaned.isna().tolist(), nulls)):
            if is_lost and not was_null:
                raise TextError(f"a Series of {texts.dtype} has no place for what it became", row)
        return cleaned

    return Batch(inner.texts, inner.kept, as_series)
