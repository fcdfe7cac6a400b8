#!/usr/bin/env python3
"""How often the rules for machine text find something in ordinary English.

usage: false_positives.py [--dross PATH] [--cache DIR] [--half held-out|tune] [--examples]

The held-out half has had no part in making the lexicons or setting the thresholds.
"""
import argparse, json, pathlib
from check import FAMILIES, Said

def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--dross", default=".build/release/dross"); parser.add_argument("--cache", default=".build/machine-text")
    parser.add_argument("--half", default="held-out", choices=["held-out", "tune"]); parser.add_argument("--examples", action="store_true")
    option = parser.parse_args()
    with (pathlib.Path(option.cache) / "normal-text.jsonl").open(encoding="utf-8") as lines:
        documents = [(d["id"], d["text"]) for d in map(json.loads, lines) if d["half"] == option.half]
    said = Said(option.dross, documents)
    spans = sum(said.findings.values())
    print(f"ordinary English, {option.half} half: {len(documents):,} documents, {said.words:,} words")
    print(f"spans: {spans}, {1000 * spans / said.words:.3f} in 1,000 words")
    for rule, count in said.findings.most_common():
        print(f"  {rule}: {count}")
        if option.examples:
            for text, times in said.examples[rule].most_common(12): print(f"    {times} {text}")
    for family in FAMILIES:
        confirmed, suspected = said.count(family, "confirmed"), said.count(family, "suspected")
        print(f"{family}: documents confirmed {confirmed}, suspected {suspected} ({100 * suspected / len(documents):.2f} %)")

if __name__ == "__main__": main()
