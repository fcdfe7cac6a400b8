#!/usr/bin/env python3
"""Measures how often dross tells the language of a text: right, not at all, or wrong.

usage: scripts/languages/accuracy.py DROSS FOLDER

The texts are Debian's translated manual pages, written and read by people. The packages are fetched into
FOLDER (apt-get download, no root needed) and unpacked there. Of each page the paragraphs of running text
are taken, without those that were left in English: more than one word in thirty is "the". A text is a page,
or one paragraph of at least 120 characters.
"""
import collections
import gzip
import json
import pathlib
import re
import subprocess
import sys

PACKAGES = {
    "cs": "manpages-cs", "da": "manpages-da", "de": "manpages-de", "el": "manpages-el",
    "en": "manpages-dev", "es": "manpages-es", "fi": "manpages-fi", "fr": "manpages-fr",
    "hu": "manpages-hu", "id": "manpages-id", "it": "manpages-it", "ja": "manpages-ja",
    "nl": "manpages-nl", "pl": "manpages-pl", "pt": "manpages-pt-br", "ro": "manpages-ro",
    "ru": "manpages-ru", "sr": "manpages-sr", "sv": "manpages-sv", "tr": "manpages-tr",
    "uk": "manpages-uk", "vi": "manpages-vi", "zh": "manpages-zh",
}  # fmt: skip
# Languages that dross may be able to tell and that have no package.
OTHERS = "ar bg he hi hy ka ko nb no sk th".split()
# Pages of a language, and twice as many paragraphs.
MOST = 150


def unpack(package, folder):
    target = folder / package
    if not target.exists():
        subprocess.run(["apt-get", "download", "-q", package], cwd=folder, capture_output=True)
        debs = sorted(folder.glob(f"{package}_*.deb"))
        if not debs:
            print(f"{package}: not to be had", file=sys.stderr)
            return None
        subprocess.run(["dpkg-deb", "-x", str(debs[-1]), str(target)], check=True)
        debs[-1].unlink()
    return target


def paragraphs(page):
    """The paragraphs of running text of a manual page."""
    found, lines, is_text = [], [], True
    for line in page.split("\n") + [".PP"]:
        if line.startswith((".", "'")) or not line.strip():
            if line.startswith((".nf", ".EX", ".Bd", ".TS")):
                is_text = False
            elif line.startswith((".fi", ".EE", ".Ed", ".TE")):
                is_text = True
            words = re.match(r"\.(?:BR|IR|RB|RI|B|I) (.*)", line)
            if words and lines:
                lines.append(words[1].replace('"', "").replace(" ", ""))
            elif not re.match(r"\.\\\"|'\\\"", line):
                found.append(" ".join(lines))
                lines = []
        elif is_text:
            lines.append(line)
    found = [re.sub(r"\\f(?:\[[A-Z]*\]|\(..|.)|\\\(..|\\s[+-]?\d|\\[&%/,|^]", "", text) for text in found]
    return [text.replace("\\-", "-").replace("\\", "") for text in found if len(text) >= 40]


def is_english(text):
    words = text.lower().split()
    return words.count("the") * 30 > len(words)


def pages(folder, language):
    seen = set()
    for path in sorted(folder.rglob("man/**/*.gz")):
        if path.is_symlink():
            continue
        try:
            page = gzip.open(path).read().decode("utf-8")
        except UnicodeDecodeError:
            continue
        texts = [text for text in paragraphs(page) if language == "en" or not is_english(text)]
        if sum(map(len, texts)) >= 400 and texts[0] not in seen:
            seen.add(texts[0])
            yield texts


def rules(dross, folder):
    """Writes one rule for each language that dross can tell, and gives these languages."""
    family = folder / "rules" / "told"
    family.mkdir(parents=True, exist_ok=True)
    known = []
    for tag in sorted(set(PACKAGES) | set(OTHERS)):
        path = family / f"{tag}.yaml"
        path.write_text(
            f"schema: 1\ntitle: Told {tag}\nwhy: It is measured.\nclass: told\nlanguages: ['*']\n"
            f"scope: line\nwhere: {{words: {{min: 1}}}}\nmatch: {{language: ['{tag}']}}\n"
            "action: flag\nfix: none\nexamples:\n  match: [a, b]\n  no_match: [c, d]\n"
        )
        shown = subprocess.run(
            [dross, "rules", "show", "--rules", folder / "rules", f"told/{tag}"], capture_output=True
        )
        if shown.returncode:
            path.unlink()
        else:
            known.append(tag)
    return known


def told(dross, folder, texts):
    """The language that is told of each text, or None."""
    source = folder / "texts.jsonl"
    with source.open("w", encoding="utf-8") as file:
        for number, text in enumerate(texts):
            file.write(json.dumps({"id": str(number), "text": text}, ensure_ascii=False) + "\n")
    run = subprocess.run(
        [dross, "check", "--no-config", "--rules", folder / "rules", "--select", "told"]
        + ["--id-field", "id", "--output-format", "jsonl", source],
        capture_output=True,
    )
    if run.returncode > 1:
        sys.exit(run.stderr.decode())
    answers = [None] * len(texts)
    for line in run.stdout.decode().splitlines():
        finding = json.loads(line)
        if str(finding.get("rule", "")).startswith("told/"):
            answers[int(finding["id"])] = finding["rule"].removeprefix("told/")
    return answers


def row(kind, language, answers):
    counts = collections.Counter(
        "right" if answer == language else "none" if answer is None else "wrong" for answer in answers
    )
    others = collections.Counter(a for a in answers if a not in (None, language)).most_common(3)
    total = len(answers)
    shares = " ".join(f"{100 * counts[key] / total:6.2f} %" for key in ("right", "none", "wrong"))
    print(f"{kind:10s} {language:3s} {total:6d} {shares}  {' '.join(f'{a} {n}' for a, n in others)}")
    return counts


def main():
    dross, folder = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    known = rules(dross, folder)
    print("told:", " ".join(known))
    print(f"{'texts':10s} {'of':3s} {'count':>6s}    right     none    wrong")
    sums = collections.defaultdict(collections.Counter)
    for language, package in PACKAGES.items():
        unpacked = unpack(package, folder)
        found = list(pages(unpacked, language))[:MOST] if unpacked else []
        if not found:
            continue
        kinds = {
            "page": ["\n\n".join(texts) for texts in found],
            "paragraph": [t for texts in found for t in texts if len(t) >= 120][: 2 * MOST],
        }
        for kind, texts in kinds.items():
            group = kind if language in known else kind + ", not known"
            sums[group].update(row(kind, language, told(dross, folder, texts)))
    for kind, counts in sums.items():
        total = sum(counts.values())
        shares = " ".join(f"{key} {100 * counts[key] / total:.2f} %" for key in ("right", "none", "wrong"))
        print(f"{kind}: {total} texts, {shares}")


if __name__ == "__main__":
    main()
