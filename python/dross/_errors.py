"""What can go wrong. The classes name the module from which people import them, which is what tracebacks show."""

from __future__ import annotations

from typing import Optional


class DrossError(Exception):
    """Something that dross could not do.

    Attributes:
        row: the row in question, from 0, if it is about one.
        byte: the byte in the text of that row (in UTF-8), if it is about one.
    """

    __module__ = "dross"

    def __init__(self, message: str, row: Optional[int] = None, byte: Optional[int] = None):
        place = "" if row is None else f"row {row}: " if byte is None else f"row {row}, byte {byte}: "
        super().__init__(place + message)
        self.row = row
        self.byte = byte


class TextError(DrossError, ValueError):
    """A text that cannot be taken: no text at all, not well formed, or larger than 2 GiB."""

    __module__ = "dross"


class OptionError(DrossError, ValueError):
    """An option, rule, language, encoding or configuration that cannot be used."""

    __module__ = "dross"


class NoRoomError(DrossError, OSError):
    """A temporary file that cannot be written or read."""

    __module__ = "dross"


def error_of(status: int, message: str, row: Optional[int], byte: Optional[int]) -> DrossError:
    """The exception for a status of dross.h."""
    kinds = {1: OptionError, 2: TextError, 3: TextError, 4: OptionError, 5: NoRoomError}
    return kinds.get(status, DrossError)(message, row, byte)
