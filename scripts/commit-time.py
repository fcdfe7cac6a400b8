#!/usr/bin/env python3
"""Measures what dross adds to `git commit`: the time to its verdict on 20 changed files.

usage: commit-time.py DROSS [--files 20] [--rounds 15]

Three repositories of the same articles, of which some are changed: without a hook, with a hook that does
nothing, and with `dross check` of the staged files as the hook. The same commit is made in each one in turn,
and undone. Prints medians and the least; exits with 1 when dross adds more than 150 ms to git in the median.
"""

import argparse
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time

LIMIT = 0.150
WORDS = """ferry pier council river bridge market harbour school winter road paper station garden
signal worker budget evening letter field region summer valley engineer number light morning""".split()
NOTHING = "#!/bin/sh\nexit 0\n"
# What somebody writes who has no pre-commit; names may hold anything.
CHECK = """#!/bin/sh
git diff --cached --name-only --diff-filter=ACM -z -- '*.txt' '*.md' | xargs -0 -r '{}' check --quiet --
"""


def article(seeded):
    paragraphs = []
    for _ in range(8):
        sentences = []
        for _ in range(5):
            picked = [seeded.choice(WORDS) for _ in range(seeded.randint(8, 14))]
            sentences.append(" ".join(picked).capitalize() + ".")
        paragraphs.append(" ".join(sentences))
    return "\n\n".join(paragraphs) + "\n"


class Repository:
    def __init__(self, folder, hook, texts):
        self.folder = folder
        os.mkdir(folder)
        self.environment = {
            "PATH": os.environ["PATH"], "HOME": folder, "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@b",
            "GIT_COMMITTER_NAME": "a", "GIT_COMMITTER_EMAIL": "a@b",
        }
        self.git("init", "-q")
        self.write(texts)
        self.git("add", "-A")
        self.git("commit", "-qm", "start")
        if hook:
            path = os.path.join(folder, ".git/hooks/pre-commit")
            with open(path, "w", encoding="utf-8") as file:
                file.write(hook)
            os.chmod(path, 0o755)

    def write(self, texts):
        for number, text in enumerate(texts):
            with open(os.path.join(self.folder, f"article {number:03}.txt"), "w", encoding="utf-8") as file:
                file.write(text)

    def git(self, *arguments, status=0):
        done = subprocess.run(
            ["git", *arguments], cwd=self.folder, env=self.environment, capture_output=True)
        assert done.returncode == status, (arguments, done.returncode, done.stdout, done.stderr)
        return done.stdout.decode()

    def commit(self):
        """Seconds from `git commit` to its end; the commit is undone."""
        start = time.perf_counter()
        self.git("commit", "-qm", "change")
        taken = time.perf_counter() - start
        self.git("reset", "-q", "--soft", "HEAD~")
        return taken


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("dross")
    parser.add_argument("--files", type=int, default=20)
    parser.add_argument("--rounds", type=int, default=15)
    arguments = parser.parse_args()
    dross = os.path.abspath(arguments.dross)
    seeded = random.Random(8)
    texts = [article(seeded) for _ in range(arguments.files)]
    # The files that change, among as many that do not.
    rest = [article(seeded) for _ in range(arguments.files)]
    with tempfile.TemporaryDirectory() as folder:
        hooks = {"git alone": None, "an empty hook": NOTHING, "dross check": CHECK.format(dross)}
        trials = {
            name: Repository(os.path.join(folder, name), hook, texts + rest)
            for name, hook in hooks.items()
        }
        changed = [article(seeded) for _ in texts]
        for trial in trials.values():
            trial.write(changed)
            trial.git("add", "-A")
            trial.commit()
        verdict(trials["dross check"], changed)
        times = {name: [] for name in trials}
        for _ in range(arguments.rounds):
            for name, trial in trials.items():
                times[name].append(trial.commit())
    alone = times["git alone"]
    print(f"git commit of {len(texts)} changed files, {sum(map(len, changed)) // 1000} kB:")
    for name, taken in times.items():
        over = statistics.median(one - other for one, other in zip(taken, alone))
        print(f"  {name}: median {1000 * statistics.median(taken):.0f} ms, least {1000 * min(taken):.0f} ms"
              + (f"; {1000 * over:.0f} ms over git" if taken is not alone else ""))
    if over > LIMIT:
        sys.exit(f"error: dross adds more than {1000 * LIMIT:.0f} ms")


def verdict(trial, texts):
    """What does not belong to a text stops the commit; so the hook does look at it."""
    trial.write(["Photo: A. Person / Agency\n\n" + texts[0]])
    trial.git("add", "-A")
    trial.git("commit", "-qm", "change", status=1)
    trial.write(texts[:1])
    trial.git("add", "-A")


if __name__ == "__main__":
    main()
