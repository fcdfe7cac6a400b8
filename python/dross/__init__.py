"""Cleans scraped articles: every removal an exact range, with a rule, a reason and an undo.

>>> import dross
>>> dross.clean(["The bridge opened on Monday.\\n\\nPhoto: A. Person / Agency\\n"]).texts
['The bridge opened on Monday.\\n']

Texts come as lists, or as what pandas, Polars and Arrow make of them, and go back as the same. All work is
done on batches by a library of its own, on all cores, while other Python threads run. Ranges count bytes of
UTF-8.
"""

from ._errors import DrossError, NoRoomError, OptionError, TextError
from ._library import version as _version
from ._results import (
    Cluster,
    Dropped,
    Duplicates,
    Edit,
    Finding,
    Fingerprint,
    Note,
    Pair,
    Passage,
    Repeated,
    Result,
    Sketches,
    excerpt,
)
from ._tables import Table
from ._work import Cleaner, Deduplicator, Normalizer, check, clean, dedup, normalize, sketch

__version__: str = _version().decode()

__all__ = [
    "Cleaner",
    "Cluster",
    "Deduplicator",
    "DrossError",
    "Dropped",
    "Duplicates",
    "Edit",
    "Finding",
    "Fingerprint",
    "NoRoomError",
    "Normalizer",
    "Note",
    "OptionError",
    "Pair",
    "Passage",
    "Repeated",
    "Result",
    "Sketches",
    "Table",
    "TextError",
    "check",
    "clean",
    "dedup",
    "excerpt",
    "normalize",
    "sketch",
]
