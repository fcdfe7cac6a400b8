#!/usr/bin/env python3
"""Measures the Python package: threads, and what a batch costs beside the work itself.

usage: DROSS_LIBRARY=.build/dist/libdross.so PYTHONPATH=python python-speed.py [--dross COMMAND]

Texts are made with a fixed seed. Every time is the least of several. The command cleans the same records on one
thread; its time without records is taken off.
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


def least(times, body):
    best = None
    for _ in range(times):
        start = time.perf_counter()
        body()
        taken = time.perf_counter() - start
        best = taken if best is None or taken < best else best
    return best


def user_time(command):
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dross", help="the command to compare with")
    parser.add_argument("--times", type=int, default=7)
    options = parser.parse_args()
    seeded = random.Random(7)
    texts = [article(seeded) for _ in range(1000)]
    size = sum(map(len, texts)) / 1e6
    dross.clean(texts[:10])

    one = least(options.times, lambda: dross.clean(texts, jobs=1))
    two = least(options.times, lambda: dross.clean(texts, jobs=2))
    print(f"clean, 1,000 texts, {size:.1f} MB: {size / one:.1f} MB/s with one job, {size / two:.1f} with two: "
          f"{one / two:.2f} times")

    def halves():
        threads = [
            threading.Thread(target=dross.clean, args=(half,), kwargs={"jobs": 1})
            for half in (texts[:500], texts[500:])
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    print(f"two Python threads of one job each: {one / least(options.times, halves):.2f} times")

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
    for _ in range(options.times):
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
            work = min(user_time(base + [path]) for _ in range(options.times))
            start = min(user_time(base + [empty]) for _ in range(options.times))
            used = []
            for _ in range(options.times):
                before = time.process_time()
                dross.clean(texts, jobs=1)
                used.append(time.process_time() - before)
            print(f"processor time: {min(used):.3f} s in Python, {work - start:.3f} s in the command: "
                  f"{min(used) / (work - start) - 1:+.1%}")


if __name__ == "__main__":
    main()
