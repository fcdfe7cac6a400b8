#!/usr/bin/env python3
"""Gathers ordinary English from Debian's packages: essays, documentation, quotations.

usage: normal_text.py [--cache DIR]

Downloads the packages named below with apt-get (nothing is installed), takes the running text out of
them and writes DIR/normal-text.jsonl: {"id", "half", "text"} a document. `half` is "tune" or "held-out",
by a hash of the id: lexicons and thresholds are made with the first half and measured on the second.
"""
import argparse, gzip, hashlib, html.parser, json, pathlib, re, subprocess, sys

PACKAGES = """anarchism debian-faq debian-reference-en developers-reference fortunes git-doc jargon-text
perl-doc postgresql-doc-15 python3.11-doc""".split()
# Lists of words by how frequent they are; no text.
LISTS = ["scowl"]
LEAST_WORDS, MOST_WORDS = 120, 1500

class Paragraphs(html.parser.HTMLParser):
    """The text of paragraphs and list items; no code, no tables, no navigation."""
    SKIPPED = {"script", "style", "pre", "code", "table", "nav", "head", "dl", "footer", "header", "form"}
    BREAKS = {"p", "li", "div", "h1", "h2", "h3", "h4", "blockquote", "br", "ul", "ol", "section"}

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.depth, self.parts = 0, []
        # Inline code stands inside sentences; leaving it out would make words meet that never met.
        self.inline = {"code"}

    def handle_starttag(self, tag, attrs):
        if tag in self.SKIPPED - self.inline: self.depth += 1
        if tag in self.BREAKS: self.parts.append("\n")

    def handle_endtag(self, tag):
        if tag in self.SKIPPED - self.inline: self.depth = max(0, self.depth - 1)
        if tag in self.BREAKS: self.parts.append("\n")

    def handle_data(self, data):
        if not self.depth: self.parts.append(data.replace("\n", " "))

def lines_of_html(text):
    parser = Paragraphs(); parser.feed(text)
    return [re.sub(r"\s+", " ", line).strip() for line in "".join(parser.parts).split("\n")]

def lines_of_text(text):
    """Paragraphs of a text that is set in lines."""
    return [re.sub(r"\s+", " ", part).strip() for part in re.split(r"\n\s*\n|\n%\n", text)]

def is_prose(line):
    words = line.split()
    if len(words) < 8 or not re.search(r"[.!?][\"')\]]*$", line): return False
    plain = sum(bool(re.fullmatch(r"[\"'(]*[A-Za-z][a-z'’-]*[.,;:!?\"')]*", word)) for word in words)
    return plain >= 0.7 * len(words)

def documents(name, lines):
    """Documents of the length of articles."""
    part, words, number = [], 0, 0
    for line in lines:
        if not is_prose(line): continue
        part.append(line); words += len(line.split())
        if words >= MOST_WORDS:
            yield f"{name}#{number}", "\n\n".join(part)
            part, words, number = [], 0, number + 1
    if words >= LEAST_WORDS: yield f"{name}#{number}", "\n\n".join(part)

def read(path):
    data = path.read_bytes()
    if path.suffix == ".gz": data = gzip.decompress(data)
    return data.decode("utf-8", errors="ignore")

def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cache", default=".build/machine-text")
    cache = pathlib.Path(parser.parse_args().cache); target = cache / "normal-text.jsonl"
    if target.exists(): return
    debs, root = cache / "debs", cache / "root"
    debs.mkdir(parents=True, exist_ok=True); root.mkdir(exist_ok=True)
    missing = [p for p in PACKAGES + LISTS if not list(debs.glob(f"{p}_*.deb"))]
    if missing:
        run = subprocess.run(["apt-get", "download", "-qq", *missing], cwd=debs)
        if run.returncode: sys.exit(f"error: cannot download {' '.join(missing)}; try apt-get update")
    for deb in sorted(debs.glob("*.deb")): subprocess.run(["dpkg", "-x", deb, root], check=True)
    seen, count = set(), {"tune": 0, "held-out": 0}
    with target.with_suffix(".part").open("w", encoding="utf-8") as out:
        for path in sorted(root.rglob("*")):
            if not path.is_file() or path.is_symlink() or path.parent.name == "scowl": continue
            name = path.name.removesuffix(".gz")
            if name.endswith((".html", ".htm")): lines = lines_of_html(read(path))
            elif (name.endswith((".txt", ".pod")) or path.parent.name == "fortunes" and "." not in name) and "changelog" not in name: lines = lines_of_text(read(path))
            else: continue
            lines = [l for l in lines if not (l in seen or seen.add(l))]
            for id, text in documents(str(path.relative_to(root)), lines):
                half = "held-out" if hashlib.sha256(id.encode()).digest()[0] & 1 else "tune"
                count[half] += len(text.split())
                out.write(json.dumps({"id": id, "half": half, "text": text}, ensure_ascii=False) + "\n")
    target.with_suffix(".part").rename(target)
    print(f"ordinary text: {count['tune']:,} words to tune on, {count['held-out']:,} held out")

if __name__ == "__main__": main()
