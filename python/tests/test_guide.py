"""What the guide shows is what comes out."""

import doctest
import pathlib

import pytest


def test_guide():
    pytest.importorskip("pyarrow")
    guide = pathlib.Path(__file__).resolve().parents[2] / "docs" / "guides" / "python.md"
    outcome = doctest.testfile(
        str(guide), module_relative=False, optionflags=doctest.ELLIPSIS | doctest.IGNORE_EXCEPTION_DETAIL
    )
    assert outcome.failed == 0 and outcome.attempted > 15
