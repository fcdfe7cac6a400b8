#!/usr/bin/env python3
"""Cleans and compares documents on a small Spark cluster, and looks whether one machine says the same.

usage: DROSS_LIBRARY=… PYTHONPATH=python spark-demo.py [--documents 200000] [--folder DIR]

The cluster is two executors of one core each on this machine (local-cluster). Documents are made with a fixed
seed; one in ten is a copy of another one with words changed, cut or embedded. The second time an executor is
killed in the middle. Exits with 1 when anything differs.
"""

import argparse
import os
import pathlib
import random
import shutil
import signal
import sys
import threading
import time

import pyarrow
import pyarrow.parquet

import dross
import dross.spark

SYLLABLES = "ba be bo da de do fa fe ka ke ko la le lo ma me mo na ne no pa pe ra re ro sa se so ta te to va".split()
EXTRAS = [
    "Photo: A. Person / Agency",
    "Share this article: Facebook | Twitter | WhatsApp | Email",
    "Sign up for our newsletter and get the best stories every morning.",
    "Translated by Google Translate",
]
PART = 5000


def words(seeded):
    return ["".join(seeded.choices(SYLLABLES, k=seeded.randint(1, 4))) for _ in range(6000)]


def article(seeded, lexicon):
    paragraphs = []
    for _ in range(seeded.randint(2, 4)):
        sentences = []
        for _ in range(seeded.randint(2, 4)):
            picked = seeded.choices(lexicon, k=seeded.randint(6, 14))
            sentences.append("The " + " ".join(picked) + ".")
        paragraphs.append(" ".join(sentences))
    if seeded.random() < 0.4:
        paragraphs.append(seeded.choice(EXTRAS))
    return "\n\n".join(paragraphs) + "\n"


def changed(seeded, text, lexicon):
    kind = seeded.randrange(4)
    if kind == 0:
        return text.upper()
    parts = text.split(" ")
    if kind == 1:
        for _ in range(max(1, len(parts) // 25)):
            parts[seeded.randrange(len(parts))] = seeded.choice(lexicon)
        return " ".join(parts)
    if kind == 2:
        return " ".join(parts[: len(parts) * 2 // 3])
    return article(seeded, lexicon) + "\n" + text


def documents(count):
    """Batches of documents; the same for the same count."""
    seeded = random.Random(20)
    lexicon = words(seeded)
    earlier = []
    for start in range(0, count, PART):
        texts = []
        for _ in range(start, min(start + PART, count)):
            if earlier and seeded.random() < 0.1:
                text = changed(seeded, seeded.choice(earlier), lexicon)
            else:
                text = article(seeded, lexicon)
            texts.append(text)
            if seeded.random() < 0.2:
                earlier.append(text)
        # Their order is not that of their ids.
        ids = [f"d{(start + place) * 7919 % 1000003:07d}" for place in range(len(texts))]
        yield pyarrow.table({"id": ids, "text": texts})


def one_machine(table):
    """Everything by `dross` alone, in order of the ids: for each step its time and outcome."""
    table = table.sort_by("id")
    ids = table.column("id").to_pylist()
    steps = {}

    def step(name, body):
        start = time.perf_counter()
        outcome = body()
        steps[name] = (time.perf_counter() - start, outcome)

    step("clean", lambda: dict(zip(ids, dross.clean(table.column("text")).texts.to_pylist())))

    def findings():
        found = dross.check(table.column("text")).findings
        return sorted((ids[one.row], *one[1:4]) for one in found)

    step("findings", findings)

    def duplicates():
        found = dross.dedup(table.column("text"))
        pairs = sorted((ids[pair.first], ids[pair.second], *pair[2:]) for pair in found.pairs)
        clusters = sorted(
            (ids[cluster.representative], ids[member], similarity)
            for cluster in found.clusters
            for member, similarity in zip(cluster.members, cluster.similarity)
        )
        return pairs, clusters

    step("near duplicates", duplicates)
    return steps


def executors(context):
    """The process ids of the executors that this program's Spark has started."""
    children = {}
    for path in pathlib.Path("/proc").glob("[0-9]*"):
        try:
            parent = int((path / "stat").read_text().rpartition(")")[2].split()[1])
            command = (path / "cmdline").read_bytes()
        except OSError:
            continue
        children.setdefault(parent, []).append((int(path.name), command))
    found, waiting = [], [os.getpid()]
    while waiting:
        for process, command in children.get(waiting.pop(), []):
            waiting.append(process)
            if b"CoarseGrainedExecutorBackend" in command and b"java" in command.split(b"\0")[0]:
                found.append(process)
    return sorted(found)


def session(folder, partitions):
    import pyspark
    from pyspark.sql import SparkSession

    home = pathlib.Path(pyspark.__file__).parent
    os.environ["SPARK_HOME"] = str(home)
    os.environ["PYSPARK_PYTHON"] = sys.executable
    builder = (
        SparkSession.builder.master("local-cluster[2,1,1536]")
        .appName("dross")
        .config("spark.executor.memory", "1536m")
        .config("spark.driver.memory", "1g")
        .config("spark.ui.enabled", "false")
        .config("spark.ui.showConsoleProgress", "false")
        .config("spark.sql.shuffle.partitions", str(partitions))
        .config("spark.local.dir", str(folder / "spark"))
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.sql.autoBroadcastJoinThreshold", "1m")
    )
    # Executors work in folders of their own.
    for name in ("PYTHONPATH", "DROSS_LIBRARY", "PATH"):
        if name in os.environ:
            paths = [os.path.abspath(path) for path in os.environ[name].split(os.pathsep) if path]
            builder = builder.config(f"spark.executorEnv.{name}", os.pathsep.join(paths))
    spark = builder.getOrCreate()
    spark.sparkContext.setLogLevel("OFF")
    return spark


def on_spark(spark, path, kill_after=None):
    """The same steps on the cluster: for each one its time, the seconds in dross, and its outcome."""
    frame = spark.read.parquet(str(path))
    steps = {}

    def step(name, body):
        inside = spark.sparkContext.accumulator(0.0)
        start = time.perf_counter()
        outcome = body(inside.add)
        steps[name] = (time.perf_counter() - start, inside.value, outcome)

    def disturbed(name, body):
        # What ran once is quicker the second time: where a step is over too soon, it is done again.
        after = kill_after[name]
        for _ in range(6):
            victim = executors(spark.sparkContext)[0]
            killer = threading.Timer(after, lambda: os.kill(victim, signal.SIGKILL))
            killer.start()
            step(name, body)
            if not killer.is_alive():
                break
            killer.cancel()
            after /= 2
        else:
            raise SystemExit(f"error: '{name}' is over before an executor can be killed")
        print(f"  {name}: executor {victim} killed after {after:.1f} of {steps[name][0]:.1f} s", flush=True)
        while len(executors(spark.sparkContext)) < 2:
            time.sleep(0.5)

    run = step if kill_after is None else disturbed

    def rows(made):
        return sorted(tuple(row) for row in made.toArrow().to_pylist() for row in [row.values()])

    run("clean", lambda meter: dict(rows(dross.spark.clean(frame, meter=meter))))
    run(
        "findings",
        lambda meter: rows(dross.spark.findings(frame, meter=meter).select("id", "start", "end", "rule")),
    )

    def duplicates(meter):
        found = dross.spark.near_duplicates(frame, meter=meter)
        outcome = rows(found.pairs), rows(found.clusters)
        found.unpersist()
        return outcome

    run("near duplicates", duplicates)
    return steps


def compare(name, expected, found):
    if expected == found:
        return True
    print(f"  {name}: NOT the same as on one machine")
    if isinstance(expected, tuple):
        for one, other in zip(expected, found):
            print(f"    {len(one)} and {len(other)}; {sorted(set(one) ^ set(other))[:4]}")
    return False


def count(name, outcome):
    if name == "near duplicates":
        return f"{len(outcome[0])} pairs, {len(outcome[1])} members of clusters"
    return f"{len(outcome)} {'texts' if name == 'clean' else 'findings'}"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=200_000)
    parser.add_argument("--partitions", type=int, default=16, help="parts of a shuffle; few for few documents")
    parser.add_argument("--folder", type=pathlib.Path, default=pathlib.Path(".build/spark-demo"))
    parser.add_argument("--no-kill", action="store_true", help="run once, and let executors live")
    options = parser.parse_args()
    folder = options.folder.resolve()
    shutil.rmtree(folder, ignore_errors=True)
    path = folder / "documents"
    path.mkdir(parents=True)
    parts = list(documents(options.documents))
    for number, part in enumerate(parts):
        pyarrow.parquet.write_table(part, path / f"{number:03d}.parquet")
    table = pyarrow.concat_tables(parts)
    size = sum(len(text) for text in table.column("text").to_pylist()) / 1e6
    print(f"{table.num_rows} documents, {size:.0f} MB; dross {dross.__version__}")

    print("one machine, one job for each core:")
    expected = one_machine(table)
    for name, (taken, outcome) in expected.items():
        print(f"  {name}: {taken:.1f} s, {size / taken:.1f} MB/s; {count(name, outcome)}")

    spark = session(folder, options.partitions)
    while len(executors(spark.sparkContext)) < 2:
        time.sleep(0.2)
    # The first batch waits for Python and for the rules.
    dross.spark.clean(spark.read.parquet(str(path / "000.parquet"))).count()
    print("Spark, two executors of one core:", flush=True)
    steps = on_spark(spark, path)
    good = True
    for name, (taken, inside, outcome) in steps.items():
        good = compare(name, expected[name][1], outcome) and good
        print(
            f"  {name}: {taken:.1f} s, {size / taken:.1f} MB/s, {1 - inside / (2 * taken):.0%} of the time of "
            f"two cores outside dross; {count(name, outcome)}"
        )
    if not options.no_kill:
        print("Spark, an executor killed in the middle of each step:", flush=True)
        steps = on_spark(spark, path, {name: step[0] / 2 for name, step in steps.items()})
        for name, (_, _, outcome) in steps.items():
            good = compare(name, expected[name][1], outcome) and good
    spark.stop()
    shutil.rmtree(folder)
    print("the same on one machine and on the cluster" if good else "error: outcomes differ")
    sys.exit(0 if good else 1)


if __name__ == "__main__":
    main()
