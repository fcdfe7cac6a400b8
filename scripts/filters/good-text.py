#!/usr/bin/env python3
"""Counts how much good text the filter packs flag: the lines of testdata/quality that are marked as the
article, one article a document. Prints the table of docs/guides/filters.md.

  good-text.py [--dross .build/release/dross]
"""

import argparse
import collections
import json
import pathlib
import subprocess
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
PACKS = ["c4", "gopher", "fineweb", "refinedweb"]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dross", default=".build/release/dross")
    options = parser.parse_args()
    articles = {}
    for path in sorted((ROOT / "testdata/quality").glob("??-*.txt")):
        lines = path.read_text("utf-8").splitlines()
        articles[path.stem] = "\n".join(line[2:] for line in lines if line.startswith("= ")) + "\n"
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        for name, text in articles.items():
            file.write(json.dumps({"id": name, "text": text}, ensure_ascii=False) + "\n")
        file.flush()
        result = subprocess.run(
            [
                options.dross, "check", file.name, "--no-config", "--output-format", "jsonl",
                "--id-field", "id", "--no-progress", "--pack", ",".join(PACKS),
                "--select", ",".join(PACKS),
            ],
            capture_output=True, check=False,
        )
    dropped = collections.defaultdict(set)
    by_rule = collections.defaultdict(set)
    lines_out = collections.Counter()
    for line in result.stdout.decode().split("\n"):
        if not line:
            continue
        finding = json.loads(line)
        if "rule" not in finding:
            continue
        pack = finding["rule"].split("/")[0]
        if finding["action"] == "flag":
            dropped[pack].add(finding["id"])
            by_rule[finding["rule"]].add(finding["id"])
        elif finding["rule"] not in ("c4/citation", "refinedweb/phrase"):
            lines_out[pack, finding["id"].startswith("en-")] += 1
    counts = {
        english: sum(
            text.count("\n") for name, text in articles.items() if name.startswith("en-") == english
        )
        for english in (True, False)
    }
    groups = {
        english: [name for name in articles if name.startswith("en-") == english]
        for english in (True, False)
    }
    print("| pack | English articles dropped | others dropped | English lines out | other lines out |")
    print("|---|---|---|---|---|")
    for pack in PACKS:
        cells = []
        for english in (True, False):
            names = groups[english]
            cells.append(f"{len(dropped[pack].intersection(names))} of {len(names)}")
        for english in (True, False):
            cells.append(f"{lines_out[pack, english]} of {counts[english]}")
        print(f"| `{pack}` | " + " | ".join(cells) + " |")
    print()
    for rule, names in sorted(by_rule.items()):
        english = len(names.intersection(groups[True]))
        print(f"{rule}: {english} English, {len(names) - english} others")


if __name__ == "__main__":
    main()
