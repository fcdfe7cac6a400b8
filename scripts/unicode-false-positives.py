#!/usr/bin/env python3
"""Counts the lines of good text, in many languages, that `dross normalize` would change.

usage: scripts/unicode-false-positives.py DROSS FOLDER

The text is that of Debian's translated manual pages and LibreOffice help, written and read by people. The
packages are fetched into FOLDER (apt-get download, no root needed) and unpacked there. NFC is left out of
the count: it changes bytes, not text. For each language: lines, lines changed, and edits by rule.
"""
import collections
import gzip
import html
import json
import pathlib
import re
import subprocess
import sys

HELP = "cs de el en-us fr hi hu it ja ko nl pl pt-br ru tr vi zh-cn zh-tw".split()
MANUALS = "de fr ja pl ru uk zh".split()


def unpack(package, folder):
    """The folder with the files of a package; None when there is no such package."""
    target = folder / package
    if not target.exists():
        got = subprocess.run(
            ["apt-get", "download", "-q", package], cwd=folder, capture_output=True, text=True
        )
        debs = sorted(folder.glob(f"{package}_*.deb"))
        if got.returncode or not debs:
            print(f"{package}: not to be had", file=sys.stderr)
            return None
        subprocess.run(["dpkg-deb", "-x", str(debs[-1]), str(target)], check=True)
        debs[-1].unlink()
    return target


def help_lines(folder):
    for path in sorted(folder.rglob("*.html")):
        page = path.read_text(encoding="utf-8")
        page = re.sub(r"(?s)<(script|style)\b.*?</\1>", "", page)
        text = html.unescape(re.sub(r"(?s)<[^>]*>", "\n", page))
        yield from (line.strip() for line in text.splitlines() if line.strip())


def manual_lines(folder):
    for path in sorted(folder.rglob("man/**/*.gz")):
        if path.is_symlink():
            continue
        try:
            page = gzip.open(path).read().decode("utf-8")
        except UnicodeDecodeError:
            continue
        # Pages that only name another one.
        if page.startswith(".so "):
            continue
        yield from (line for line in page.split("\n") if line.strip())


def measure(dross, name, lines, folder):
    source, output, ledger = (folder / f"{name}{end}" for end in (".txt", ".out", ".jsonl"))
    source.write_text("\n".join(lines) + "\n", encoding="utf-8")
    subprocess.run(
        [dross, "normalize", "--entities", "never", "--ignore", "nfc", source, "--output", output]
        + ["--edits", ledger],
        check=True,
    )
    before = source.read_bytes().split(b"\n")
    after = output.read_bytes().split(b"\n")
    changed = [pair for pair in zip(before, after) if pair[0] != pair[1]]
    rules = collections.Counter(
        edit["rule"] for edit in map(json.loads, ledger.open(encoding="utf-8")) if "rule" in edit
    )
    share = 100 * len(changed) / len(lines)
    print(f"{name:16s} {len(lines):8d} lines  {len(changed):5d} changed  {share:.4f} %  {dict(rules)}")
    for old, new in changed[:3]:
        print(f"    {old.decode(errors='replace')[:90]!r}\n    {new.decode(errors='replace')[:90]!r}")
    return len(lines), len(changed)


def main():
    dross, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    total = collections.Counter()
    for kind, languages, read in (
        ("libreoffice-help", HELP, help_lines),
        ("manpages", MANUALS, manual_lines),
    ):
        for language in languages:
            unpacked = unpack(f"{kind}-{language}", folder)
            lines = list(read(unpacked)) if unpacked else []
            if lines:
                name = ("help-" if kind != "manpages" else "man-") + language
                count, changed = measure(dross, name, lines, folder)
                total.update(lines=count, changed=changed)
    share = 100 * total["changed"] / total["lines"]
    print(f"all {total['lines']} lines, {total['changed']} changed: {share:.4f} %")


if __name__ == "__main__":
    main()
