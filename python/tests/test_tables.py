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


def test_arrow_chunks_of_more_than_offsets_count(texts, cleaned, monkeypatch):
    # As if offsets had six bits: a text may have more, and stands alone then.
    monkeypatch.setattr(dross._texts, "_MOST_BYTES", 63)
    long = "The mill has stood empty since the flood and will be sold in May, says the owner.\n"
    many = [*texts, *texts, long, ""]
    expected = [*cleaned, *cleaned, *many[-2:]]
    for kind in (pa.string(), pa.binary(), pa.string_view(), pa.dictionary(pa.int8(), pa.string())):
        given = pa.chunked_array([pa.array(many).cast(kind)])
        made = dross.clean(given).texts
        made.validate(full=True)
        assert made.type == kind and made.num_chunks > 2
        assert made.to_pylist() == pa.array(expected).cast(kind).to_pylist()
        assert dross.clean(pa.table({"text": given})).texts.column("text").equals(made)
    whole = dross.clean(pa.chunked_array([pa.array(many, pa.large_string())])).texts
    assert whole.num_chunks == 1 and whole.to_pylist() == expected


def test_arrow_types_stay(texts, cleaned):
    plain = pa.array(texts)
    kinds = [pa.string_view(), pa.dictionary(pa.int8(), pa.large_string())]
    for kind in kinds:
        for given in (plain.cast(kind), pa.chunked_array([plain.cast(kind), plain.cast(kind)[1:]])):
            expected = dross.clean(given.to_pylist()).texts
            made = dross.clean(given).texts
            assert made.type == kind and made.to_pylist() == expected
            made.validate(full=True)
            table = dross.clean(pa.table({"text": given})).texts
            assert table.schema.field("text").type == kind
            assert table.column("text").to_pylist() == expected
    # All that an index of 8 bits can tell apart, and nothing of it twice.
    many = [f"text {number}\n\nPhoto: A. Person / Agency\n" for number in range(128)]
    made = dross.clean(pa.array(many).cast(pa.dictionary(pa.int8(), pa.string()))).texts
    assert made.to_pylist() == [f"text {number}\n" for number in range(128)]
    ordered = pa.DictionaryArray.from_arrays(pa.array([1, 0, None]), pa.array(texts[:2]), ordered=True)
    made = dross.clean(pa.table({"text": ordered})).texts.column("text")
    assert made.type == pa.string() and made.to_pylist() == [cleaned[1], cleaned[0], None]
    assert dross.clean(pa.table({"text": pa.nulls(2)})).texts.equals(pa.table({"text": pa.nulls(2)}))
    raw = pa.array([b"\xff", None]).dictionary_encode()
    assert dross.clean(raw).texts.to_pylist() == [b"\xff", None]
    with pytest.raises(TypeError, match="int64"):
        dross.clean(pa.array([1, 2]).dictionary_encode())
    with pytest.raises(TypeError, match="RecordBatchReader"):
        dross.clean(pa.table({"text": plain}).to_reader())


def test_arrow_tables(texts, cleaned):
    table = pa.table({"id": range(5), "text": texts})
    assert dross.clean(table).texts.equals(pa.table({"id": range(5), "text": cleaned}))
    body = table.rename_columns(["id", "body"])
    assert dross.clean(body, column="body").texts.column("body").to_pylist() == cleaned
    with pytest.raises(KeyError):
        dross.clean(body)
    with pytest.raises(KeyError):
        dross.clean(table, column="")
    with pytest.raises(dross.OptionError, match="2 columns are named 'text'"):
        dross.clean(table.rename_columns(["text", "text"]))


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


def test_pandas_categories(texts, cleaned):
    pandas = pytest.importorskip("pandas")
    for kind in (object, "string", "string[pyarrow]", pandas.ArrowDtype(pa.string())):
        plain = pandas.Series(texts, index=list("abcde"), dtype=kind, name="body")
        for series in (plain.astype("category"), plain.astype("category").cat.as_ordered()):
            for result in (
                dross.clean(series).texts,
                dross.clean(series.to_frame(), column="body").texts["body"],
            ):
                assert result.dtype == series.dtype.categories.dtype
                assert list(result.index) == list("abcde") and result.name == "body"
                assert [None if pandas.isna(text) else text for text in result] == cleaned
    assert dross.clean(pandas.Series([None, None], dtype="category")).texts.isna().all()
    with pytest.raises(dross.TextError, match="row 0"):
        dross.clean(pandas.Series([1, 2], dtype="category"))


def test_what_pandas_loses_is_told(monkeypatch):
    pandas = pytest.importorskip("pandas")
    # As if the type had no place for the last one.
    monkeypatch.setattr(dross._texts, "to_list", lambda strings, **_: ["one", None, None])
    with pytest.raises(dross.TextError, match="row 2: a Series of object has no place") as caught:
        dross.clean(pandas.Series(["one", None, "two"], dtype=object))
    assert caught.value.row == 2


def test_pandas_types_of_arrow_stay(texts, cleaned):
    pandas = pytest.importorskip("pandas")
    for kind in (pa.string_view(), pa.large_string(), pa.dictionary(pa.int32(), pa.string())):
        series = pandas.Series(pa.array(texts).cast(kind), dtype=pandas.ArrowDtype(kind))
        result = dross.clean(series).texts
        assert result.dtype == series.dtype
        assert [None if pandas.isna(text) else text for text in result] == cleaned


def test_pandas_columns_have_any_name(texts, cleaned):
    pandas = pytest.importorskip("pandas")
    levels = pandas.MultiIndex.from_tuples([("a", "text"), ("b", "text")])
    for names in ([0, 1], ["", "text"], [None, "text"], [("a", 1), "text"], [pandas.NA, 1.5], levels):
        frame = pandas.DataFrame({0: texts, 1: texts}, index=[7, 7, 8, 9, 9], dtype=object)
        frame.columns = names
        for place, name in enumerate(frame.columns):
            if name is None:
                continue
            made = dross.clean(frame, column=name).texts
            assert made.columns.equals(frame.columns) and made.index.equals(frame.index)
            assert made.iloc[:, place].tolist() == cleaned
            assert made.iloc[:, 1 - place].tolist() == frame.iloc[:, place].tolist() == texts
    with pytest.raises(KeyError):
        dross.clean(frame, column="a")
    with pytest.raises(dross.OptionError, match="name of one column"):
        dross.clean(frame, column=[("a", "text")])
    frame.columns = ["text", "text"]
    with pytest.raises(dross.OptionError, match="2 columns are named 'text'"):
        dross.clean(frame)
    frame.columns = ["text", 0]
    assert dross.clean(frame).texts["text"].tolist() == cleaned


def test_classes_made_of_those_of_pandas(texts, cleaned):
    pandas = pytest.importorskip("pandas")

    class Frame(pandas.DataFrame):
        pass

    made = dross.clean(Frame({"text": texts}, dtype=object)).texts
    assert isinstance(made, pandas.DataFrame) and made["text"].tolist() == cleaned


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
    assert dross.clean(polars.Series([None, None])).texts.dtype == polars.Null


def test_polars_categories(texts, cleaned):
    polars = pytest.importorskip("polars")
    known = polars.Enum([text for text in texts if text is not None])
    for kind, wanted in ((polars.Categorical, polars.Categorical), (known, polars.String)):
        series = polars.Series("text", texts, dtype=kind)
        result = dross.clean(series).texts
        assert result.dtype == wanted and result.name == "text" and result.to_list() == cleaned
        assert dross.clean(series.to_frame()).texts["text"].to_list() == cleaned
