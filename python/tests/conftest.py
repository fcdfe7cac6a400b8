"""Texts that all tests use, written for them."""

import pathlib
import sys

import pytest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))

CREDIT = "The bridge opened on Monday.\n\nPhoto: A. Person / Agency\n"
PLAIN = "The mill has stood empty since the flood.\n"
GERMAN = "Die Brücke ist seit Montag offen.\n\nFoto: Agentur / B. Mensch\n"


@pytest.fixture
def texts():
    return [CREDIT, PLAIN, None, GERMAN, ""]


@pytest.fixture
def cleaned():
    return [
        "The bridge opened on Monday.\n",
        PLAIN,
        None,
        "Die Brücke ist seit Montag offen.\n",
        "",
    ]
