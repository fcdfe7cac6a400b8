"""Arrow, pandas and Polars: what comes in comes out, and nothing is copied that need not be."""

import gc

import pytest

import dross

pa = pytest.importorskip("pyarrow")


def test_arrow_arrays(texts, cleaned):
    for kind in (pa.string(), pa.large_string()):
        result = dross.clean(pa.array(texts, kind))
        assert result.texts.type == kind
        assert result.texts.to_pylist() == cleaned
        result.texts.validate(full=True)
    raw = dross.clean(pa.array([text and text.encode() for text in texts], pa.binary()))
    assert raw.texts.to_pylist() == [text if text is None else text.encode() for text in cleaned]


def test_arrow_slices(texts, cleaned):
    for kind in (pa.string(), pa.large_string()):
        whole = pa.array(["x"] + texts * 5 + ["y"], kind)
        for start in range(9):
            part = whole.slice(start, 11)
            assert dross.clean(part).texts.to_pylist() == dross.clean(part.to_pylist()).texts
    assert dross.clean(pa.array(texts).slice(1, 0)).texts.to_pylist() == []


def test_arrow_chunks_and_views(texts, cleaned):
    chunks = pa.chunked_array([texts[:2], texts[2:], []], pa.string())
    result = dross.clean(chunks)
    assert isinstance(result.texts, pa.ChunkedArray) and result.texts.to_pylist() == cleaned
    assert dross.clean(pa.array(texts, pa.string_view())).texts.to_pylist() == cleaned
    assert dross.clean(pa.array(texts).dictionary_encode()).texts.to_pylist() == cleaned
    assert dross.clean(pa.chunked_array([], pa.string())).texts.to_pylist() == []
    assert dross.clean(pa.nulls(2)).texts.to_pylist() == [None, None]
    with pytest.raises(TypeError, match="int64"):
        dross.clean(pa.array([1, 2]))


def test_arrow_tables(texts, cleaned):
    table = pa.table({"id": range(5), "text": texts})
    assert dross.clean(table).texts.equals(pa.table({"id": range(5), "text": cleaned}))
    body = table.rename_columns(["id", "body"])
    assert dross.clean(body, column="body").texts.column("body").to_pylist() == cleaned
    with pytest.raises(KeyError):
        dross.clean(body)


def test_arrow_input_is_not_copied():
    texts = pa.array(["The mill has stood empty since the flood.\n"] * 200_000)
    before = pa.total_allocated_bytes()
    taken = dross._texts.batch(texts)
    assert pa.total_allocated_bytes() == before
    assert taken.texts.bytes == texts.buffers()[2].address


def test_results_as_arrow(texts):
    result = dross.clean(texts)
    table = result.findings.to_arrow()
    assert table.num_rows == len(result.findings)
    assert table.column("rule").to_pylist() == [found.rule for found in result.findings]
    assert table.column("score").to_pylist() == [found.score for found in result.findings]
    edits = result.edits.to_arrow()
    del result
    gc.collect()
    assert edits.column("row").to_pylist() == [0, 3]
    assert dross.check([]).findings.to_arrow().num_rows == 0


def test_sketches_as_arrow():
    texts = ["one two three four five six seven eight nine ten eleven", "", "a b c d e"]
    sketches = dross.sketch(texts)
    table = sketches.to_arrow()
    assert table.column("whole").to_pylist() == sketches.whole
    for row in range(3):
        assert table.column("elements")[row].as_py() == sketches.elements(row)
        hashes = [found.hash for found in sketches.fingerprints(row)]
        assert table.column("hashes")[row].as_py() == hashes


def test_pandas(texts, cleaned):
    pandas = pytest.importorskip("pandas")
    kinds = ["object", "string", pandas.ArrowDtype(pa.string()), "string[pyarrow]"]
    for kind in kinds:
        series = pandas.Series(texts, index=list("abcde"), dtype=kind, name="body")
        result = dross.clean(series).texts
        assert list(result.index) == list("abcde") and result.name == "body"
        assert result.dtype == series.dtype
        assert [None if pandas.isna(text) else text for text in result] == cleaned
    frame = pandas.DataFrame({"id": range(5), "text": texts})
    result = dross.clean(frame)
    assert list(result.texts.columns) == ["id", "text"]
    assert result.texts["text"][0] == cleaned[0] and frame["text"][0] == texts[0]
    assert list(result.findings.to_pandas()["rule"]) == [found.rule for found in result.findings]


def test_polars(texts, cleaned):
    polars = pytest.importorskip("polars")
    series = polars.Series("body", texts)
    result = dross.clean(series).texts
    assert result.name == "body" and result.to_list() == cleaned
    frame = polars.DataFrame({"id": range(5), "text": texts})
    result = dross.clean(frame)
    assert result.texts["text"].to_list() == cleaned
    assert result.findings.to_polars().height == len(result.findings)
    assert dross.dedup(series).documents == 5
