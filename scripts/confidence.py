#!/usr/bin/env python3
"""Measure how often each rule is right, on articles whose lines people have labelled.

usage: confidence.py [--dross PATH] [--rules DIR] [--table FILE] DATA.jsonl.gz ...

A record of DATA is {"id", "site", "lines": [{"text", "label"}]}; labels are "boilerplate", "content" or
something else, which is not counted. Of records that name a site only those are read whose SHA-256 of
the host begins with an even byte: the other half is for judging.

A rule is right about a line labelled boilerplate when its findings cover at least half of it, and wrong
about one labelled content, unless the same line stands elsewhere in the text and is left there: then
nothing is lost, and nothing is counted. Rules that ask what stands in other texts of a site are measured
with --corpus. The counts go to the table, and the share, where a rule has met
twenty lines or more, to the field confidence of its file; other files stay as they are.
"""
import argparse, collections, gzip, hashlib, json, pathlib, re, subprocess, sys, tempfile, urllib.parse

FEWEST = 20
CORPUS_RULES = "dup/site-line,dup/site-word,dup/site-prose"


def texts(paths):
    """The host and the labelled lines of each record."""
    for path in paths:
        with gzip.open(path, "rt", encoding="utf-8") as file:
            for record in map(json.loads, file):
                site = record.get("site") or ""
                host = urllib.parse.urlparse(site).netloc or site
                if host and hashlib.sha256(host.encode()).digest()[0] % 2: continue
                # Two files may hold the same pages, taken in two ways; each is a corpus of its own.
                yield host and (path, host), [(x["text"].replace("\n", " ").encode(), x["label"]) for x in record["lines"]]


def findings(dross, hosts, documents, *flags):
    folders = {}
    with tempfile.TemporaryDirectory() as folder:
        for number, (host, lines) in enumerate(zip(hosts, documents)):
            # What names no site is a site of its own.
            place = pathlib.Path(folder, str(folders.setdefault(host or number, len(folders))))
            place.mkdir(exist_ok=True)
            (place / f"{number:06}.txt").write_bytes(b"\n".join(t for t, _ in lines) + b"\n")
        run = subprocess.run([dross, "check", "--no-config", "--no-suppressions", "--output-format", "jsonl",
                              *flags, folder], capture_output=True)
    if run.returncode not in (0, 1): sys.exit(run.stderr.decode(errors="replace"))
    found = collections.defaultdict(lambda: collections.defaultdict(list))
    for line in run.stdout.splitlines():
        finding = json.loads(line)
        number = int(pathlib.Path(finding["path"]).stem)
        found[number][finding["rule"]].append((finding["start"], finding["end"]))
    return found


def count(documents, found):
    counts = collections.defaultdict(lambda: [0, 0])
    for number, lines in enumerate(documents):
        for rule, ranges in found[number].items():
            at, hits = 0, []
            for text, label in lines:
                end = at + len(text)
                solid = sum(c not in b" \t" for c in text)
                hit = set()
                for start, stop in ranges:
                    hit.update(i for i in range(max(start, at), min(stop, end)) if text[i - at] not in b" \t")
                hits.append(solid and len(hit) * 2 >= solid)
                at = end + 1
            left = {text for (text, _), is_hit in zip(lines, hits) if not is_hit}
            for (text, label), is_hit in zip(lines, hits):
                if not is_hit: continue
                if label == "boilerplate": counts[rule][0] += 1
                if label == "content" and text not in left: counts[rule][1] += 1
    return counts


def note(path, share):
    lines = [x for x in path.read_text().splitlines() if not x.startswith("confidence:")]
    lines.insert(lines.index("examples:"), f"confidence: {share:.2f}")
    path.write_text("\n".join(lines) + "\n")


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("data", nargs="+")
    ap.add_argument("--dross", default=".build/release/dross")
    ap.add_argument("--rules", default="rules")
    ap.add_argument("--table", default="docs/rules/measured.txt")
    opt = ap.parse_args()
    hosts, documents = zip(*texts(opt.data))
    counts = count(documents, findings(opt.dross, hosts, documents))
    # What stands in several texts of a site is looked for by itself: it would hide what other rules find.
    counts |= count(documents, findings(opt.dross, hosts, documents, "--corpus", "--select", CORPUS_RULES))
    rules = {f"{p.parent.name}/{p.stem}": p for p in sorted(pathlib.Path(opt.rules).glob("*/*.yaml"))}
    with open(opt.table, "w") as table:
        table.write(f"# Lines that rules were right and wrong about, in {len(documents)} labelled articles.\n"
                    "# Made by scripts/confidence.py; not for editing.\n")
        for rule in rules:
            if rule in counts: table.write(f"{rule} {counts[rule][0]} {counts[rule][1]}\n")
    for rule, path in rules.items():
        right, wrong = counts.get(rule, (0, 0))
        if right + wrong >= FEWEST: note(path, right / (right + wrong))
    print(f"{len(documents)} articles, {len(counts)} rules found something")


if __name__ == "__main__":
    main()
