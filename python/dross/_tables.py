"""Columns of the library as sequences of named tuples, and as tables of other libraries."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Dict, Generic, Iterator, List, NamedTuple, Optional, Type, TypeVar, Union

from ._texts import buffer, to_arrow, to_list, view

Row = TypeVar("Row", bound=tuple)  # type: ignore[type-arg]

#: The numbers of a column by the codes of `array`, and what Arrow calls them.
_ARROW = {"q": "int64", "i": "int32", "d": "float64", "B": "uint8", "Q": "uint64", "I": "uint32"}


class Numbers(NamedTuple):
    """A column of numbers."""

    address: int
    code: str

    def values(self, count: int) -> List[Any]:
        values: List[Any] = view(self.address, self.code, count).tolist()
        if self.code != "d":
            return values
        # NaN stands for nothing.
        return [None if value != value else value for value in values]

    def arrow(self, count: int, owner: Any) -> Any:
        import pyarrow
        import pyarrow.compute

        kind = getattr(pyarrow, _ARROW[self.code])()
        size = count * kind.bit_width // 8
        array = pyarrow.Array.from_buffers(kind, count, [None, buffer(self.address, size, owner)])
        if self.code != "d":
            return array
        missing = pyarrow.scalar(None, kind)
        return pyarrow.compute.if_else(pyarrow.compute.is_nan(array), missing, array)


class Names(NamedTuple):
    """A column of numbers that stand for names."""

    address: int
    code: str
    names: List[Any]

    def values(self, count: int) -> List[Any]:
        names = self.names
        return [names[number] for number in view(self.address, self.code, count)]

    def arrow(self, count: int, owner: Any) -> Any:
        import pyarrow

        numbers = Numbers(self.address, self.code).arrow(count, owner).cast(pyarrow.int32())
        return pyarrow.DictionaryArray.from_arrays(numbers, pyarrow.array(self.names, pyarrow.string()))


class Texts(NamedTuple):
    """A column of strings."""

    strings: Any

    def values(self, count: int) -> List[Any]:
        return to_list(self.strings)

    def arrow(self, count: int, owner: Any) -> Any:
        return to_arrow(self.strings, owner)


class Table(Sequence, Generic[Row]):  # type: ignore[type-arg]
    """Rows that the library made.

    A sequence of named tuples, which are made when they are first asked for; ``to_arrow``, ``to_pandas`` and
    ``to_polars`` take the columns as they are.
    """

    def __init__(
        self,
        row: Type[Row],
        count: int,
        columns: Dict[str, Union[Numbers, Names, Texts]],
        owner: Any,
        row_offsets: Optional[int] = None,
        texts: int = 0,
    ):
        self._row = row
        self._count = count
        self._columns = columns
        self._owner = owner
        self._offsets = row_offsets
        self._texts = texts
        self._rows: Optional[List[Row]] = None

    def __len__(self) -> int:
        return self._count

    def __getitem__(self, index: Any) -> Any:
        return self._made()[index]

    def __iter__(self) -> Iterator[Row]:
        return iter(self._made())

    def __eq__(self, other: object) -> bool:
        if isinstance(other, (Table, list)):
            return list(self) == list(other)
        return NotImplemented

    def __repr__(self) -> str:
        return f"<{self._count} of {self._row.__name__}>"

    def _made(self) -> List[Row]:
        if self._rows is None:
            columns = [column.values(self._count) for column in self._columns.values()]
            self._rows = list(map(self._row._make, zip(*columns)))  # type: ignore[attr-defined]
        return self._rows

    def of(self, text: int) -> List[Row]:
        """The rows about the text with that number."""
        if not 0 <= text < self._texts:
            raise IndexError(text)
        if self._offsets is None:
            return [row for row in self if row[0] == text]
        offsets = view(self._offsets, "q", self._texts + 1)
        return self._made()[offsets[text] : offsets[text + 1]]

    def to_arrow(self) -> Any:
        """A ``pyarrow.Table``; numbers and strings are not copied."""
        import pyarrow

        return pyarrow.table(
            {name: column.arrow(self._count, self._owner) for name, column in self._columns.items()}
        )

    def to_pandas(self) -> Any:
        """A ``pandas.DataFrame``."""
        return self.to_arrow().to_pandas()

    def to_polars(self) -> Any:
        """A ``polars.DataFrame``."""
        import polars

        return polars.from_arrow(self.to_arrow())
