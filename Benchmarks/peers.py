#!/usr/bin/env python3
"""Prints the table of speeds in the README: dross beside ftfy, plsfix and the filters of datatrove, in one run.

usage: peers.py DROSS RECORDS.jsonl [--rounds 3] [--seconds 3]

Speed is text in UTF-8 by seconds of the processor, start included. All take turns in several rounds and the best
round of each one counts: the load of a machine only ever adds. Peers work on as many records as they manage in some
seconds, within Python, from memory to memory; dross reads and writes files, which is the harder task. The last
column tells how many times as fast as the fastest of the peers.
"""

import argparse
import importlib.metadata
import itertools
import json
import os
import resource
import subprocess
import sys
import tempfile
import time


def ftfy():
    import ftfy

    return ftfy.fix_text


def plsfix():
    import plsfix

    return plsfix.fix_text


def datatrove(name):
    def make():
        from datatrove.data import Document
        from datatrove.pipeline import filters

        kept = getattr(filters, name)()
        return lambda text: kept.filter(Document(text=text, id="0"))

    return make


PEERS = [
    ("ftfy", "repair of characters", ftfy),
    ("plsfix", "repair of characters, in Rust", plsfix),
    ("datatrove", "C4 filter", datatrove("C4QualityFilter")),
    ("datatrove", "Gopher quality filter", datatrove("GopherQualityFilter")),
    ("datatrove", "FineWeb filter", datatrove("FineWebQualityFilter")),
]


class Peer:
    def __init__(self, package, task, make):
        self.name = f"{package} {importlib.metadata.version(package)}"
        self.task = task
        self.work = make()
        self.work("A first text, for what is loaded late.")

    def rate(self, texts, seconds):
        """Bytes by second of the processor."""
        start = time.process_time()
        size = 0
        for text in itertools.cycle(texts):
            self.work(text)
            size += len(text.encode())
            taken = time.process_time() - start
            if taken > seconds:
                return size / taken


def dross(command, jobs):
    """Seconds of the processor, seconds by the clock, and megabytes of memory at most."""
    start = time.perf_counter()
    process = subprocess.Popen(
        [*command, "--jobs", str(jobs)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    taken = time.perf_counter() - start
    if os.waitstatus_to_exitcode(status) not in (0, 1):
        sys.exit(f"error: {command} does not run")
    return usage.ru_utime + usage.ru_stime, taken, usage.ru_maxrss / 1024


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("dross")
    parser.add_argument("records")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=float, default=3, help="for each peer and round")
    options = parser.parse_args()
    cores = len(os.sched_getaffinity(0))
    with tempfile.TemporaryDirectory() as folder:
        output = ["--output", os.path.join(folder, "out.jsonl")]
        begin = [os.path.abspath(options.dross)]
        end = ["--no-progress", "--quiet", os.path.abspath(options.records)]
        tasks = {
            "normalize": ("repair of characters", [*begin, "normalize", *end, *output]),
            "clean": ("all rules, and repair", [*begin, "clean", "--no-config", *end, *output]),
            "check": ("all rules, findings told", [*begin, "check", "--no-config", *end, "--output-format", "jsonl"]),
        }
        # First, as long as this process is small: a child counts the memory of its parent as its own.
        memory = {name: dross(command, 1)[2] for name, (_, command) in tasks.items()}
        with open(options.records, encoding="utf-8") as file:
            texts = [json.loads(line)["text"] for line in file]
        size = sum(len(text.encode()) for text in texts)
        peers = [Peer(*peer) for peer in PEERS]
        rates = {}
        walls = {}
        for _ in range(options.rounds):
            for number, peer in enumerate(peers):
                keep(rates, number, peer.rate(texts, options.seconds))
            for name, (_, command) in tasks.items():
                keep(rates, name, size / dross(command, 1)[0])
                keep(walls, name, size / dross(command, cores)[1])
    fastest = max(rates[number] for number in range(len(peers)))
    print(f"{len(texts)} articles, {size / 1e6:.0f} MB, best of {options.rounds} rounds, taken in turns")
    print()
    print("| | task | MB/s of one core | beside the fastest peer | memory |")
    print("|---|---|--:|--:|--:|")
    for number, peer in enumerate(peers):
        print(f"| {peer.name} | {peer.task} | {rates[number] / 1e6:.2f} | {beside(rates[number], fastest)} | |")
    for name, (task, _) in tasks.items():
        print(
            f"| `dross {name}` | {task} | {rates[name] / 1e6:.1f} | {beside(rates[name], fastest)} "
            f"| {memory[name]:.0f} MB |")
    print()
    print(f"By the clock, {cores} jobs: "
          + ", ".join(f"{name} {walls[name] / 1e6:.1f} MB/s" for name in tasks))


def keep(best, name, rate):
    best[name] = max(rate, best.get(name, 0))


def beside(rate, other):
    return f"{rate / other:.2g}×" if rate < 10 * other else f"{rate / other:.0f}×"


if __name__ == "__main__":
    main()
