"""dross on Spark, in one process: what one machine says. `make spark-demo` does it with executors."""

import os
import sys

import pytest

pytest.importorskip("pyspark")

import dross  # noqa: E402
import dross.spark  # noqa: E402
from test_shared import corpus  # noqa: E402


@pytest.fixture(scope="module")
def spark():
    from pyspark.sql import SparkSession

    os.environ["PYSPARK_PYTHON"] = sys.executable
    # Workers find the package where the tests did.
    package = os.path.dirname(os.path.dirname(dross.__file__))
    os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, [package, os.environ.get("PYTHONPATH")]))
    session = (
        SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "3")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.host", "127.0.0.1")
        .getOrCreate()
    )
    session.sparkContext.setLogLevel("ERROR")
    yield session
    session.stop()


def test_clean_and_findings(spark, texts, cleaned):
    rows = [(number, text) for number, text in enumerate(texts)]
    frame = spark.createDataFrame(rows, "id int, text string")
    done = dross.spark.clean(frame).collect()
    assert [(row.id, row.text) for row in done] == list(enumerate(cleaned))
    found = dross.spark.findings(frame, select="caption").collect()
    expected = dross.check(texts, select="caption").findings
    assert sorted(tuple(row) for row in found) == sorted(expected)


def test_columns_that_are_not_one_are_told(spark):
    frame = spark.createDataFrame([(1, "one text", "other")], "id int, text string, last string")
    with pytest.raises(KeyError, match="body"):
        dross.spark.clean(frame, "body")
    with pytest.raises(dross.OptionError, match="2 columns are named 'text'"):
        dross.spark.clean(frame.withColumnRenamed("last", "text"))


def test_numbers_out_of_range_are_told_before_there_is_any_work(spark):
    frame = spark.createDataFrame([(1, "one text")], "id int, text string")
    for name, wrong in (("min_words", 1 << 64), ("min_similarity", True), ("partitions", 0)):
        with pytest.raises(dross.OptionError, match=f"{name} is a .*, not {wrong}"):
            dross.spark.near_duplicates(frame, **{name: wrong})


def test_near_duplicates(spark):
    texts = corpus(200)
    texts += [texts[3].upper(), texts[5], "", "..."]
    ids = [f"{number:04d}" for number in range(len(texts))]
    rows = list(zip(ids, texts))[::-1]
    frame = spark.createDataFrame(rows, "id string, text string").repartition(5)
    found = dross.spark.near_duplicates(frame)
    expected = dross.dedup(texts)
    pairs = sorted(tuple(row) for row in found.pairs.collect())
    assert pairs == sorted((ids[pair.first], ids[pair.second], *pair[2:]) for pair in expected.pairs)
    clusters = sorted(tuple(row) for row in found.clusters.collect())
    assert clusters == sorted(
        (ids[cluster.representative], ids[member], similarity)
        for cluster in expected.clusters
        for member, similarity in zip(cluster.members, cluster.similarity)
    )
    found.unpersist()


def test_no_duplicates(spark):
    frame = spark.createDataFrame([(1, "one text"), (2, "another one")], "id int, text string")
    found = dross.spark.near_duplicates(frame)
    assert found.pairs.collect() == [] and found.clusters.collect() == []


def test_components_of_few_and_of_many_pairs(spark, monkeypatch):
    pairs = [(1, 2), (2, 3), (3, 9), (5, 4), (8, 9), (20, 21), (30, 22), (22, 31), (31, 20)]
    frame = spark.createDataFrame(pairs, "first long, second long")
    expected = [(1, 1), (2, 1), (3, 1), (4, 4), (5, 4), (8, 1), (9, 1)]
    expected += [(number, 20) for number in (20, 21, 22, 30, 31)]
    for few in (1000, 0):
        monkeypatch.setattr(dross.spark, "_FEW_EDGES", few)
        found = dross.spark._components(frame, lambda made: made.localCheckpoint())
        assert sorted(tuple(row) for row in found.select("number", "root").collect()) == expected
