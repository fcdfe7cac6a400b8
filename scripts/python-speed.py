#!/usr/bin/env python3
"""Measures the Python package: threads, and what a batch costs beside the work itself.

usage: DROSS_LIBRARY=.build/dist/libdross.so PYTHONPATH=python python-speed.py [--dross COMMAND]

Texts are made with a fixed seed. What is compared takes turns, and of each the least time counts: other work on
the machine only ever adds. That two threads find two cores free needs rounds that are short and many. The command
cleans the same records on one thread; its time without records is taken off.
"""

import argparse
import json
import os
import random
import resource
import subprocess
import tempfile
import threading
import time

import dross
from dross import _library

NOUNS = "ferry harbour board spring island village mill flood parish library vote road bridge school".split()
VERBS = "opened closed repaired planned replaced visited reported welcomed doubted measured".split()
EXTRAS = [
    "Photo: A. Person / Agency",
    "Share this article: Facebook | Twitter | WhatsApp | Email",
    "Sign up for our newsletter and get the best stories every morning.",
]


def article(random, words=350):
    paragraphs = []
    for _ in range(words // 70):
        sentences = []
        for _ in range(6):
            picked = [random.choice(NOUNS) for _ in range(4)]
            sentences.append(
                f"The {picked[0]} of the {picked[1]} was {random.choice(VERBS)} on Monday, "
                f"and the {picked[2]} near the {picked[3]} will follow."
            )
        paragraphs.append(" ".join(sentences))
    if random.random() < 0.5:
        paragraphs.append(random.choice(EXTRAS))
    return "\n\n".join(paragraphs) + "\n"


def least(rounds, *bodies):
    """The least seconds by the clock of each body, all in turns."""
    best = [float("inf")] * len(bodies)
    for _ in range(rounds):
        for number, body in enumerate(bodies):
            start = time.perf_counter()
            body()
            best[number] = min(best[number], time.perf_counter() - start)
    return best


def user_time(command):
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dross", help="the command to compare with")
    parser.add_argument("--rounds", type=int, default=40)
    options = parser.parse_args()
    seeded = random.Random(7)
    texts = [article(seeded) for _ in range(1000)]
    size = sum(map(len, texts)) / 1e6
    dross.clean(texts[:10])

    # Processor time of a call on all texts, and of the slower of two threads with a half each.
    used_alone, used_halves = [], []

    def alone():
        start = time.thread_time()
        dross.clean(texts, jobs=1)
        used_alone.append(time.thread_time() - start)

    def halves():
        used = []

        def work(half):
            start = time.thread_time()
            dross.clean(half, jobs=1)
            used.append(time.thread_time() - start)

        threads = [threading.Thread(target=work, args=(half,)) for half in (texts[:500], texts[500:])]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        used_halves.append(max(used))

    one, two, threads = least(
        options.rounds, alone, lambda: dross.clean(texts, jobs=2), halves)
    print(f"clean, 1,000 texts, {size:.1f} MB: {size / one:.1f} MB/s with one job, {size / two:.1f} with two: "
          f"{one / two:.2f} times")
    print(f"two Python threads of one job each: {one / threads:.2f} times by the clock; "
          f"{min(used_alone) / min(used_halves):.2f} times by the processor time of the threads, which the load of "
          f"the machine hardly changes, and in which waiting does not count")

    # What Python does around the call of the library.
    inside = 0.0
    real = _library.clean

    def timed(*arguments):
        nonlocal inside
        start = time.perf_counter()
        status = real(*arguments)
        inside += time.perf_counter() - start
        return status

    _library.clean = timed
    shares = []
    for _ in range(options.rounds):
        inside = 0.0
        start = time.perf_counter()
        dross.clean(texts, jobs=1)
        whole = time.perf_counter() - start
        shares.append((whole - inside) / whole)
    _library.clean = real
    print(f"share of a call outside the library, lists in and out: {min(shares):.2%}")

    if options.dross:
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "texts.jsonl")
            empty = os.path.join(folder, "empty.jsonl")
            with open(path, "w") as file:
                for text in texts:
                    file.write(json.dumps({"text": text}) + "\n")
            open(empty, "w").close()
            base = [options.dross, "clean", "--jobs", "1", "--no-config"]
            work = min(user_time(base + [path]) for _ in range(7))
            start = min(user_time(base + [empty]) for _ in range(7))
            used = []
            for _ in range(7):
                before = time.process_time()
                dross.clean(texts, jobs=1)
                used.append(time.process_time() - before)
            print(f"processor time: {min(used):.3f} s in Python, {work - start:.3f} s in the command: "
                  f"{min(used) / (work - start) - 1:+.1%}")


if __name__ == "__main__":
    main()
