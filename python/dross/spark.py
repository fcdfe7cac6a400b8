"""dross on Apache Spark: cleaning, findings and near duplicates of DataFrames.

>>> from dross import spark as dross_spark            # doctest: +SKIP
>>> cleaned = dross_spark.clean(articles)             # doctest: +SKIP
>>> found = dross_spark.findings(articles)            # doctest: +SKIP
>>> duplicates = dross_spark.near_duplicates(articles)  # doctest: +SKIP

Texts are cleaned, taken apart, linked and aligned by the library, batch by batch of Arrow (``mapInArrow``);
Spark does the shuffle, the joins and the connected components. The results are those of one machine, for any
number of executors and whatever becomes of them. Every executor needs this package, pyarrow and numpy.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Callable, Dict, Iterator, List, Optional

from . import _options
from ._texts import place_of

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

__all__ = ["NearDuplicates", "clean", "findings", "near_duplicates"]

#: Called with the seconds of each batch inside the library; for measuring.
Meter = Optional[Callable[[float], Any]]


class _Timed:
    """Adds the time of a block to a meter."""

    def __init__(self, meter: Meter):
        self.meter = meter

    def __enter__(self) -> None:
        self.start = time.perf_counter()

    def __exit__(self, *_: Any) -> None:
        if self.meter is not None:
            self.meter(time.perf_counter() - self.start)


def clean(
    frame: "DataFrame", column: str = "text", *, meter: Meter = None, **options: Any
) -> "DataFrame":
    """The same rows with cleaned texts.

    Args:
        frame: any rows with a column of strings.
        column: the column of texts; other columns pass through.
        meter: called on executors with the seconds of each batch; an accumulator's ``add``, say.
        options: those of `dross.clean`.
    """
    place = place_of(column, frame.columns)

    def work(batches: Iterator[Any]) -> Iterator[Any]:
        import pyarrow

        import dross

        for batch in batches:
            with _Timed(meter):
                texts = dross.clean(batch.column(place), jobs=1, **options).texts
            columns = list(batch.columns)
            columns[place] = texts.cast(batch.schema.field(place).type)
            yield pyarrow.RecordBatch.from_arrays(columns, batch.schema.names)

    return frame.mapInArrow(work, frame.schema)


_FINDINGS = (
    "start long, end long, rule string, kind string, action string, fix string, replacement string, "
    "score double, confidence double, message string"
)


def findings(
    frame: "DataFrame",
    column: str = "text",
    id: str = "id",
    *,
    meter: Meter = None,
    **options: Any,
) -> "DataFrame":
    """One row for each finding: the id of the text, and the fields of `dross.Finding`.

    Args:
        frame: rows with a column of strings and a column that tells them apart.
        column: the column of texts.
        id: the column that tells rows apart.
        meter: as for `clean`.
        options: those of `dross.check`.
    """
    from pyspark.sql.types import StructType, _parse_datatype_string

    fields = _parse_datatype_string(_FINDINGS)
    schema = StructType([frame.schema[id], *fields.fields])  # type: ignore[attr-defined]

    def work(batches: Iterator[Any]) -> Iterator[Any]:
        import pyarrow

        import dross

        for batch in batches:
            with _Timed(meter):
                result = dross.check(batch.column(1), jobs=1, **options)
            table = result.findings.to_arrow()
            ids = batch.column(0).take(table.column("row").combine_chunks())
            columns: List[Any] = [ids]
            for name in table.column_names[1:]:
                values = table.column(name).combine_chunks()
                if isinstance(values, pyarrow.ChunkedArray):
                    values = pyarrow.concat_arrays(values.chunks)
                if pyarrow.types.is_dictionary(values.type) or pyarrow.types.is_large_string(values.type):
                    values = values.cast(pyarrow.string())
                columns.append(values)
            yield pyarrow.RecordBatch.from_arrays(columns, [id, *table.column_names[1:]])

    return frame.select(id, column).mapInArrow(work, schema)


@dataclass
class NearDuplicates:
    """What near duplicates there are."""

    #: ``first``, ``second`` (ids, the one that sorts first first), ``jaccard``, ``first_share``,
    #: ``second_share``, ``reason``: the pairs of `dross.Duplicates`.
    pairs: "DataFrame"
    #: ``representative``, ``member`` (ids), ``similarity``: one row for each member of a cluster.
    clusters: "DataFrame"
    _kept: List["DataFrame"] = field(default_factory=list)

    def unpersist(self) -> None:
        """Gives back what is kept on the executors; the frames cannot be used cheaply afterwards."""
        for frame in self._kept:
            frame.unpersist()


def near_duplicates(
    frame: "DataFrame",
    column: str = "text",
    id: str = "id",
    *,
    min_words: int = 12,
    min_similarity: float = 0.6,
    partitions: Optional[int] = None,
    meter: Meter = None,
) -> NearDuplicates:
    """The texts that are nearly the same, or of which one holds much of the other.

    The pairs and clusters are those that `dross.dedup` gives for the texts in order of their ids.

    Args:
        frame: rows with a column of strings and a column of ids, no two of them the same.
        column: the column of texts.
        id: the column of ids.
        min_words: the fewest words of a passage, at least 1.
        min_similarity: the least share of a passage that is equal on both sides, from 0 to 1.
        partitions: into how many parts fingerprints and pairs go, at least 1; by default as many as Spark
            shuffles into. A part of fingerprints takes about 100 bytes of memory for each of them while it is
            linked.
        meter: as for `clean`.
    """
    from pyspark.sql import DataFrame
    from pyspark.sql import functions as F
    from pyspark.storagelevel import StorageLevel

    _options.dedup(min_words, min_similarity)
    session = frame.sparkSession
    if partitions is None:
        count = int(session.conf.get("spark.sql.shuffle.partitions") or 200)
    else:
        count = _options.count(partitions, "partitions", _options.MOST_OF_32_BITS)
    kept: List["DataFrame"] = []

    def keep(made: "DataFrame") -> "DataFrame":
        # Where rows stand must not change when a part is made again; persisted plans keep their borders.
        made = made.persist(StorageLevel.MEMORY_AND_DISK)
        kept.append(made)
        # What is built upon it sees rows instead of a plan, which would double with every round of stars;
        # lost rows are made again all the same.
        java = session._jsparkSession.createDataFrame(made._jdf.toJavaRDD(), made._jdf.schema())
        return DataFrame(java, session)

    # Numbers in order of the ids.
    ranged = frame.select(F.col(id).alias("id"), F.col(column).alias("text"))
    ranged = ranged.repartitionByRange(count, "id").sortWithinPartitions("id")
    numbered = ranged.select(F.monotonically_increasing_id().alias("number"), "id", "text")
    id_type = frame.schema[id].dataType.simpleString()
    prints = keep(
        numbered.mapInArrow(
            _sketches(meter),
            f"number long, id {id_type}, whole long, elements binary, hashes binary, places binary",
        )
    )

    # Copies stand for the first of their kind and take no further part.
    twice = prints.groupBy("whole").count().where("count > 1").select("whole")
    copies = keep(
        prints.join(twice, "whole", "left_semi")
        .groupBy("elements")
        .agg(F.min("number").alias("first"), F.collect_list("number").alias("numbers"))
        .select("first", F.explode("numbers").alias("number"), F.length("elements").alias("size"))
        .where("number != first")
    )
    live = prints.join(copies.select("number"), "number", "left_anti")

    postings = live.select("number", "hashes", "places").mapInArrow(
        _postings, "key long, number long, place int"
    )
    links = postings.repartition(count, "key").mapInArrow(
        _links(meter), "first long, second long, first_place int, second_place int"
    )
    grouped = links.repartition(count, "first", "second").mapInArrow(
        _grouped, "first long, second long, places binary"
    )
    elements = prints.select("number", "elements")
    pairs_of_texts = grouped.join(
        elements.select(F.col("number").alias("first"), F.col("elements").alias("left")), "first"
    ).join(
        elements.select(F.col("number").alias("second"), F.col("elements").alias("right")), "second"
    )
    aligned = pairs_of_texts.select("first", "second", "places", "left", "right").mapInArrow(
        _aligned(min_words, min_similarity, meter), _PAIRS
    )
    equal = copies.where("size > 0").select(
        "first",
        F.col("number").alias("second"),
        *(F.lit(1.0).alias(name) for name in ("jaccard", "first_share", "second_share")),
        F.lit("jaccard").alias("reason"),
    )
    pairs = keep(aligned.unionByName(equal))

    roots = _components(pairs.select("first", "second"), keep)
    sized = prints.select("number", F.length("elements").alias("size"))
    members = roots.join(sized, "number")
    chosen = members.groupBy("root").agg(
        F.max_by("number", F.struct("size", -F.col("number"))).alias("representative")
    )
    lefts = elements.select(F.col("number").alias("representative"), F.col("elements").alias("left"))
    rights = elements.select("number", F.col("elements").alias("right"))
    both = members.join(chosen, "root").select("representative", "number")
    both = both.join(lefts, "representative").join(rights, "number")
    compared = both.select("representative", "number", "left", "right").mapInArrow(
        _compared(meter), "representative long, number long, similarity double"
    )

    names = prints.select("number", "id")

    def named(made: "DataFrame", *columns: str) -> "DataFrame":
        for name in columns:
            ids = names.select(F.col("number").alias(name), F.col("id").alias(f"{name}_id"))
            made = made.join(ids, name).drop(name).withColumnRenamed(f"{name}_id", name)
        return made

    return NearDuplicates(
        named(pairs, "first", "second").select(
            "first", "second", "jaccard", "first_share", "second_share", "reason"
        ),
        named(compared.withColumnRenamed("number", "member"), "representative", "member").select(
            "representative", "member", "similarity"
        ),
        kept,
    )


_PAIRS = (
    "first long, second long, jaccard double, first_share double, second_share double, reason string"
)


#: The most pairs whose components one task finds, with about 300 bytes for each.
_FEW_EDGES = 1_000_000


def _forest(batches: Iterator[Any]) -> Iterator[Any]:
    """The least number of the component of each number, by union and find."""
    import numpy

    parents: Dict[int, int] = {}

    def root(number: int) -> int:
        while parents[number] != number:
            parents[number] = parents[parents[number]]
            number = parents[number]
        return number

    for batch in batches:
        for first, second in zip(batch.column(0).to_pylist(), batch.column(1).to_pylist()):
            parents.setdefault(first, first)
            parents.setdefault(second, second)
            one, other = root(first), root(second)
            if one != other:
                parents[max(one, other)] = min(one, other)
    numbers = sorted(parents)
    for start in range(0, len(numbers), 1 << 16):
        part = numbers[start : start + (1 << 16)]
        yield _batch(
            number=numpy.array(part, "i8"), root=numpy.array([root(number) for number in part], "i8")
        )


def _components(pairs: "DataFrame", keep: Callable[["DataFrame"], "DataFrame"]) -> "DataFrame":
    """The least number of the component of each number: ``number``, ``root``.

    Few pairs are put together by one task, which is done before a round of Spark would be. Of many, large and
    small stars are made in turn (Kiveris, Lattanzi, Mirrokni, Rastogi and Vassilvitskii 2014), about log² n
    times, until nothing changes.
    """
    from pyspark.sql import functions as F

    edges = keep(
        pairs.select(F.greatest("first", "second").alias("u"), F.least("first", "second").alias("v"))
        .where("u != v")
        .distinct()
    )

    def state(edges: "DataFrame") -> Any:
        return edges.agg(F.count("u"), F.sum(F.xxhash64("u", "v") % 1000000007)).first()

    now = state(edges)
    if now[0] <= _FEW_EDGES:
        return edges.coalesce(1).mapInArrow(_forest, "number long, root long")
    while True:
        # Large star: neighbours that are larger go to the least of the neighbourhood.
        both = edges.select("u", "v").union(edges.select(F.col("v").alias("u"), F.col("u").alias("v")))
        least = both.groupBy("u").agg(F.least(F.min("v"), F.col("u")).alias("m"))
        large = both.join(least, "u").where("v > u").select(F.col("v").alias("u"), F.col("m").alias("v"))
        large = large.where("u != v").distinct()
        # Small star: neighbours that are smaller, and the node itself, go to the least of them.
        least = large.groupBy("u").agg(F.min("v").alias("m"))
        small = large.join(least, "u").select(F.col("v").alias("u"), F.col("m").alias("v"))
        small = small.union(least.select("u", F.col("m").alias("v"))).where("u != v").distinct()
        edges = keep(small)
        before, now = now, state(edges)
        if now == before:
            break
    roots = edges.select(F.col("u").alias("number"), F.col("v").alias("root"))
    return roots.union(edges.select(F.col("v").alias("number"), F.col("v").alias("root")).distinct())


# ---- On executors ----


def _sketches(meter: Meter) -> Callable[[Iterator[Any]], Iterator[Any]]:
    def work(batches: Iterator[Any]) -> Iterator[Any]:
        import pyarrow

        import dross

        for batch in batches:
            with _Timed(meter):
                table = dross.sketch(batch.column(2), jobs=1).to_arrow()
            columns = [batch.column(0), batch.column(1)]
            columns.append(table.column("whole").combine_chunks().view(pyarrow.int64()))
            for name in ("elements", "hashes", "places"):
                columns.append(_as_binary(table.column(name).combine_chunks()))
            yield pyarrow.RecordBatch.from_arrays(
                columns, ["number", "id", "whole", "elements", "hashes", "places"]
            )

    return work


def _as_binary(lists: Any) -> Any:
    """Lists of numbers as their bytes."""
    import numpy
    import pyarrow

    if isinstance(lists, pyarrow.ChunkedArray):
        lists = lists.chunk(0) if lists.num_chunks else pyarrow.array([], lists.type)
    width = lists.type.value_type.bit_width // 8
    offsets = lists.offsets.to_numpy() * width
    values = lists.values.buffers()[1]
    if values is None:
        values = pyarrow.py_buffer(b"")
    return pyarrow.Array.from_buffers(
        pyarrow.binary(), len(lists), [None, pyarrow.py_buffer(offsets.astype(numpy.int32)), values]
    )


def _numbers(column: Any, kind: str) -> Any:
    """All numbers of a column of bytes, one behind the other, and how many each row has."""
    import numpy

    column = column.cast("large_binary")
    offsets = numpy.frombuffer(column.buffers()[1], "i8")[column.offset : column.offset + len(column) + 1]
    data = column.buffers()[2]
    width = numpy.dtype(kind).itemsize
    if data is None:
        return numpy.empty(0, kind), numpy.zeros(len(column), "i8")
    values = numpy.frombuffer(data[offsets[0] : offsets[-1]], kind)
    return values, numpy.diff(offsets) // width


def _batch(**columns: Any) -> Any:
    import pyarrow

    return pyarrow.RecordBatch.from_arrays(
        [pyarrow.array(values) for values in columns.values()], list(columns)
    )


def _postings(batches: Iterator[Any]) -> Iterator[Any]:
    import numpy

    from . import _shared

    for batch in batches:
        hashes, counts = _numbers(batch.column(1), "u8")
        places, _ = _numbers(batch.column(2), "u4")
        yield _batch(
            key=(hashes >> _shared.KEY_SHIFT).astype("i8"),
            number=numpy.repeat(batch.column(0).to_numpy(), counts),
            place=places.astype("i4"),
        )


def _all(batches: Iterator[Any]) -> Dict[str, Any]:
    """The columns of all batches of a part."""
    import numpy

    parts: Dict[str, List[Any]] = {}
    for batch in batches:
        for name, column in zip(batch.schema.names, batch.columns):
            parts.setdefault(name, []).append(column.to_numpy(zero_copy_only=False))
    return {name: numpy.concatenate(columns) for name, columns in parts.items()}


def _links(meter: Meter) -> Callable[[Iterator[Any]], Iterator[Any]]:
    def work(batches: Iterator[Any]) -> Iterator[Any]:
        import numpy

        from . import _shared

        part = _all(batches)
        if not part:
            return
        # Most fingerprints stand in one place alone.
        keys = part["key"].astype("u8")
        order = numpy.argsort(keys, kind="stable")
        keys = keys[order]
        same = keys[1:] == keys[:-1]
        shared = numpy.zeros(len(keys), bool)
        shared[1:] |= same
        shared[:-1] |= same
        order = order[shared]
        with _Timed(meter):
            found = _shared.link(
                keys[shared] << numpy.uint64(_shared.KEY_SHIFT),
                part["number"][order],
                part["place"][order],
            )
        for start in range(0, len(found["first"]), 1 << 16):
            end = start + (1 << 16)
            yield _batch(
                first=found["first"][start:end],
                second=found["second"][start:end],
                first_place=found["first_place"][start:end].astype("i4"),
                second_place=found["second_place"][start:end].astype("i4"),
            )

    return work


def _grouped(batches: Iterator[Any]) -> Iterator[Any]:
    """The links of each pair together: first places and second places in turn."""
    import numpy
    import pyarrow

    part = _all(batches)
    if not part:
        return
    names = ("second_place", "first_place", "second", "first")
    order = numpy.lexsort([part[name] for name in names])
    first, second = part["first"][order], part["second"][order]
    starts = numpy.flatnonzero(
        numpy.concatenate([[True], (first[1:] != first[:-1]) | (second[1:] != second[:-1])])
    )
    places = numpy.empty(2 * len(first), "u4")
    places[0::2] = part["first_place"][order]
    places[1::2] = part["second_place"][order]
    ends = numpy.append(starts, len(first)) * 8
    for begin in range(0, len(starts), 1 << 14):
        end = min(begin + (1 << 14), len(starts))
        low = ends[begin]
        offsets = (ends[begin : end + 1] - low).astype("i4")
        data = places[low // 4 : ends[end] // 4]
        packed = pyarrow.Array.from_buffers(
            pyarrow.binary(), end - begin, [None, pyarrow.py_buffer(offsets), pyarrow.py_buffer(data.copy())]
        )
        yield pyarrow.RecordBatch.from_arrays(
            [pyarrow.array(first[starts[begin:end]]), pyarrow.array(second[starts[begin:end]]), packed],
            ["first", "second", "places"],
        )


def _aligned(
    min_words: int, min_similarity: float, meter: Meter
) -> Callable[[Iterator[Any]], Iterator[Any]]:
    def work(batches: Iterator[Any]) -> Iterator[Any]:
        import numpy

        from . import _shared

        for batch in batches:
            first, second = (batch.column(index).to_numpy() for index in (0, 1))
            known, places = numpy.unique(numpy.concatenate([first, second]), return_inverse=True)
            places = places.reshape(-1)
            left, right = places[: len(first)], places[len(first) :]
            documents: List[Any] = [b""] * len(known)
            for column, numbers in ((batch.column(3), left), (batch.column(4), right)):
                for number, text in zip(numbers.tolist(), column):
                    if not documents[number]:
                        documents[number] = text.as_py()
            numbers, counts = _numbers(batch.column(2), "u4")
            pairs = numbers.reshape(-1, 2)
            counts = counts // 2
            links = {
                "first": numpy.repeat(left, counts),
                "second": numpy.repeat(right, counts),
                "first_place": pairs[:, 0],
                "second_place": pairs[:, 1],
            }
            with _Timed(meter):
                found = _shared.align(links, documents, min_words, min_similarity)
            yield _batch(
                first=known[found["first"]],
                second=known[found["second"]],
                jaccard=found["jaccard"],
                first_share=found["first_share"],
                second_share=found["second_share"],
                reason=numpy.where(found["by_jaccard"] == 1, "jaccard", "alignment").astype(object),
            )

    return work


def _compared(meter: Meter) -> Callable[[Iterator[Any]], Iterator[Any]]:
    def work(batches: Iterator[Any]) -> Iterator[Any]:
        import numpy

        from . import _shared

        for batch in batches:
            documents: List[Any] = []
            for left, right in zip(batch.column(2), batch.column(3)):
                documents += [left.as_py(), right.as_py()]
            with _Timed(meter):
                similarity = _shared.jaccard(documents)
            chosen, numbers = (batch.column(index).to_numpy() for index in (0, 1))
            # A document is as its representative that is itself, whatever it says.
            similarity = numpy.where(chosen == numbers, 1.0, similarity)
            yield _batch(representative=chosen, number=numbers, similarity=similarity)

    return work
