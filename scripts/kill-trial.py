#!/usr/bin/env python3
"""Kills `dross clean --resume` with SIGKILL at random moments until it is done, and compares the outputs.

usage: kill-trial.py DROSS [--megabytes 1000] [--kills 50] [--folder DIR] [--suffix .zst] [--seed N]

The same command is started again after each kill. The output must be, byte for byte, that of a run that nobody
disturbed; under its name there must be nothing before it is whole. When a run ends before the last kill, the
output is compared and the work begins anew. Nothing may be left beside the output at the end.
"""

import argparse
import filecmp
import json
import os
import pathlib
import random
import shutil
import subprocess
import sys
import time

WORDS = """ferry pier council river bridge market harbour school winter road paper station garden
signal worker budget evening letter field region summer valley engineer number light morning""".split()
EXTRAS = [
    "Photo: A. Person / Agency",
    "Share this article: Facebook | Twitter | WhatsApp | Email",
    "Sign up for our newsletter and get the best stories every morning.",
]


def sentences(seeded, count):
    made = []
    for _ in range(count):
        words = seeded.choices(WORDS, k=seeded.randint(8, 14))
        made.append(" ".join(words).capitalize() + ".")
    return " ".join(made)


def write_records(path, size, seeded):
    """Records of 1 to 6 kB until the file has `size` bytes; each has a number, so that none are alike."""
    pool = [json.dumps(sentences(seeded, 5))[1:-1] for _ in range(2000)]
    written = number = 0
    with open(path, "w", encoding="utf-8") as file:
        while written < size:
            parts = seeded.choices(pool, k=seeded.randint(3, 12))
            parts.insert(seeded.randint(0, len(parts)), seeded.choice(EXTRAS))
            parts.append(f"That was article {number}.")
            line = f'{{"id": {number}, "text": "' + "\\n\\n".join(parts) + '"}\n'
            written += file.write(line)
            number += 1
    return number


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("dross")
    parser.add_argument("--megabytes", type=int, default=1000)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--folder", type=pathlib.Path, default=pathlib.Path(".build/kill-trial"))
    parser.add_argument("--suffix", default="", help="such as .zst, for a compressed output")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    seeded = random.Random(options.seed)
    dross = os.path.abspath(options.dross)
    folder = options.folder.resolve()
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    records = write_records(folder / "in.jsonl", options.megabytes * 10**6, seeded)
    name = "out.jsonl" + options.suffix

    def command(output):
        return [dross, "clean", "--no-config", "--no-progress", "--quiet", "in.jsonl", "--output", output]

    start = time.monotonic()
    subprocess.run(command("whole.jsonl" + options.suffix), cwd=folder, check=True)
    whole = time.monotonic() - start
    size = (folder / ("whole.jsonl" + options.suffix)).stat().st_size
    print(f"{records} records, {options.megabytes} MB in, {size / 1e6:.0f} MB out; undisturbed: {whole:.1f} s",
          flush=True)

    def is_equal():
        is_same = filecmp.cmp(folder / name, folder / ("whole.jsonl" + options.suffix), shallow=False)
        left = {path.name for path in folder.iterdir()} - {"in.jsonl", "whole.jsonl" + options.suffix, name}
        # What tells a later run that this one is done.
        left -= {f".{name}.dross-progress"}
        if not is_same:
            sys.exit("error: the output differs from that of an undisturbed run")
        if left:
            sys.exit(f"error: {sorted(left)} are left")

    def restart():
        for path in folder.iterdir():
            if path.name not in ("in.jsonl", "whole.jsonl" + options.suffix):
                path.unlink()

    def done():
        """How many bytes of the input a killed run has left behind it."""
        try:
            lines = (folder / f".{name}.dross-progress").read_text(encoding="utf-8").splitlines()
        except FileNotFoundError:
            return 0
        points = [json.loads(line)["offset"] for line in lines if '"offset"' in line and line.endswith("}")]
        return points[-1] if points else 0

    kills = runs = whole_outputs = 0
    reached = []
    start = time.monotonic()
    longest = 2 * whole / options.kills
    while kills < options.kills:
        process = subprocess.Popen(command(name) + ["--resume"], cwd=folder)
        runs += 1
        try:
            status = process.wait(timeout=seeded.uniform(0, longest))
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            kills += 1
            reached.append(done())
            # Killed behind the very end, the output is there, and whole.
            if (folder / name).exists():
                is_equal()
            # Runs that are killed sooner than they come on would never end.
            longest *= 1.02
        else:
            if status != 0:
                sys.exit(f"error: exit status {status}")
            is_equal()
            whole_outputs += 1
            restart()
            reached.append(0)
    # A run that takes up the work of the last one, to the end.
    subprocess.run(command(name) + ["--resume"], cwd=folder, check=True)
    is_equal()
    whole_outputs += 1
    taken = time.monotonic() - start
    further = sum(later > earlier for earlier, later in zip([0] + reached, reached))
    last = max(reached) / (options.megabytes * 10**6)
    print(f"{further} of the killed runs went on from the one before, up to {last:.0%} of the input")
    print(f"{kills} times killed in {runs + 1} runs, {taken:.1f} s; {whole_outputs} outputs, each equal to the "
          f"undisturbed one")
    shutil.rmtree(folder)


if __name__ == "__main__":
    main()
