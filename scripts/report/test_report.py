#!/usr/bin/env python3
"""Tries the page of `dross report` in a headless Chromium, as somebody would who looks at it.

usage: test_report.py DROSS [--pictures FOLDER] [--documents N]
"""

import argparse
import json
import os
import random
import select
import socket
import subprocess
import sys
import tempfile
import time

from browser import Browser, find

WORDS = """ferry pier council river bridge market harbour school winter road paper station garden
signal worker budget evening letter field region summer valley engineer number light morning""".split()
CREDIT = "Photo: A. Person / Agency"
SHARE = "Share this article: Facebook | Twitter | WhatsApp | Email"
ATTACK = (
    '</script><script>window.hacked = 1</script><img src="http://127.0.0.1:PORT/x.png" '
    'onerror="window.hacked = 1"> <!-- <a href="javascript:window.hacked=1">link</a> '
    "<style>@import url(http://127.0.0.1:PORT/x.css)</style> &lt;b&gt; \u202egnp.exe\u202c "
    "\x07\x1b[31m a\u200bb \u2028 \U000e0041 \ufeff شكرا من\u200cخواهم 👩\u200d👩\u200d👧")
LIMIT = 3.0


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("dross")
    parser.add_argument("--pictures")
    parser.add_argument(
        "--documents", type=int, default=10_000, help="for the large page; 0 to leave it out")
    arguments = parser.parse_args()
    if not find():
        sys.exit("there is no chromium; on Debian: apt-get install chromium")
    with tempfile.TemporaryDirectory() as folder:
        trial = Trial(os.path.abspath(arguments.dross), folder, arguments.pictures)
        trial.small()
        trial.attacks()
        if arguments.documents > 0:
            trial.large(arguments.documents)


class Trial:
    def __init__(self, dross, folder, pictures):
        self.dross = dross
        self.folder = folder
        self.pictures = pictures
        self.random = random.Random(4)
        if pictures:
            os.makedirs(pictures, exist_ok=True)

    # Texts

    def sentences(self, count):
        made = []
        for _ in range(count):
            words = [self.random.choice(WORDS) for _ in range(self.random.randint(7, 14))]
            made.append(" ".join(words).capitalize() + ".")
        return " ".join(made)

    def report(self, name, files, *flags):
        folder = os.path.join(self.folder, name)
        os.mkdir(folder)
        for path, text in files.items():
            with open(os.path.join(folder, path), "w", encoding="utf-8", newline="") as file:
                file.write(text)
        page = os.path.join(self.folder, f"{name}.html")
        subprocess.run(
            [self.dross, "report", *flags, "--no-config", name, "--output", page],
            cwd=self.folder, check=True)
        return page

    def picture(self, browser, name):
        if self.pictures:
            browser.screenshot(os.path.join(self.pictures, f"{name}.png"))

    # Trials

    def small(self):
        shared = self.sentences(6)
        files = {}
        for index in range(60):
            parts = [self.sentences(3) for _ in range(2 + index % 4)]
            if index % 2 == 0:
                parts.insert(1, CREDIT)
            if index in (7, 31):
                parts.insert(1, shared.replace("ferry", "barge") if index == 31 else shared)
            parts.append(SHARE)
            files[f"article-{index:02}.txt"] = "\n\n".join(parts) + "\n"
        files["article-07.txt"] += "\nThe council met on Monday evening.It agreed to build the pier before the winter.\n"
        files["article-59.txt"] += (
            "\nIn the mediate East, regional stableness matters.\n\nOnly a fewer days later he flew to Rome.\n")
        page = self.report("small", files)
        with Browser() as browser:
            browser.open(page)
            self.overview(browser, len(files))
            self.table(browser, len(files))
            self.document(browser, files)
            self.summary(browser)
            self.side_by_side(browser)
            self.blocks(browser)
            self.keyboard(browser)
            self.looks(browser)
            quiet(browser, page)
        print("overview, sorting, filtering, document, side by side, blocks, keyboard: as they should be")

    def overview(self, browser, documents):
        cards = browser.value("[...document.querySelectorAll('.card b')].map((card) => card.textContent)")
        assert cards[0] == str(documents), cards
        assert int(cards[2]) == browser.value(
            "[...document.querySelectorAll('#overview tbody tr')]"
            ".reduce((sum, row) => sum + Number(row.cells[2].textContent), 0)")
        self.picture(browser, "overview")
        # A bar leads to the documents of its family.
        browser.click('g[aria-label^="caption"]')
        browser.wait("!document.getElementById('documents').hidden")
        assert browser.value("document.querySelector('#documents select').value") == "caption"
        assert "30 of 60" in browser.value("document.querySelector('#documents .tools').textContent")
        browser.value(
            "(() => { const one = document.querySelector('#documents select'); one.value = '';"
            " one.dispatchEvent(new Event('change')); })()")

    def table(self, browser, documents):
        names = rows(browser, "#documents", 0)
        assert len(names) < documents, "rows that cannot be seen are there"
        browser.click('#documents [data-key="name"]')
        assert rows(browser, "#documents", 0)[:2] == ["small/article-00.txt", "small/article-01.txt"]
        browser.click('#documents [data-key="name"]')
        assert rows(browser, "#documents", 0)[0] == "small/article-59.txt"
        browser.click('#documents [data-key="words"]')
        words = [int(value) for value in rows(browser, "#documents", 1)]
        assert words == sorted(words, reverse=True) and words[0] > words[-1]
        browser.click('#documents [data-key="words"]')
        words = [int(value) for value in rows(browser, "#documents", 1)]
        assert words == sorted(words)
        browser.click("#documents input[type=search]")
        browser.type("article-0")
        browser.wait("document.querySelector('#documents .tools').textContent.includes('10 of 60')")
        assert all("article-0" in name for name in rows(browser, "#documents", 0))
        self.picture(browser, "documents")

    def document(self, browser, files):
        browser.value("void (location.hash = 'documents')")
        row = rows(browser, "#documents", 0).index("small/article-07.txt")
        browser.click(f"#documents .row:nth-child({row + 1})")
        browser.wait("!document.getElementById('document').hidden")
        assert "article-07" in browser.value("document.querySelector('#document h2').textContent")
        # All of the text is there, with the marks taken away.
        text = browser.value(
            "(() => { const text = document.querySelector('#document .text').cloneNode(true);"
            " for (const one of text.querySelectorAll('ins, .end')) one.remove();"
            " return text.textContent; })()")
        assert text == files["article-07.txt"]
        removed = browser.value(
            "[...document.querySelectorAll('#document del mark')].map((mark) => mark.textContent)")
        assert SHARE in removed, removed
        assert browser.value("document.querySelector('#document ins').textContent").startswith("evening. It")
        browser.click("#document del mark.remove")
        card = browser.value("document.querySelector('#document .card-of-finding').textContent")
        assert "cta/share" in card and "remove, safe" in card and "bytes" in card, card
        self.picture(browser, "document")
        browser.click("#document .tools input[type=checkbox]")
        text = browser.value("document.querySelector('#document .text').textContent")
        cleaned = subprocess.run(
            [self.dross, "clean", "--no-config", "small/article-07.txt"], cwd=self.folder,
            capture_output=True, check=True).stdout.decode()
        assert text == cleaned
        browser.click("#document .tools button")
        browser.wait("!document.getElementById('documents').hidden")

    def summary(self, browser):
        """What the findings of a text say together: in the overview, in the table, and with the text."""
        browser.value("void (location.hash = 'overview')")
        browser.wait("!document.getElementById('overview').hidden")
        browser.click('g[aria-label^="spun: confirmed: 1 documents"]')
        browser.wait("!document.getElementById('documents').hidden")
        assert rows(browser, "#documents", 0) == ["small/article-59.txt"]
        assert "spun 4: confirmed" in rows(browser, "#documents", 5)[0]
        browser.click("#documents .row")
        browser.wait("!document.getElementById('document').hidden")
        assert browser.value("document.querySelector('#document details.summary').open")
        words, findings = browser.value(
            "[...document.querySelector('#document .tools .soft').textContent.matchAll(/\\d+/g)].map(Number)")[:2]
        table = browser.value(
            "[...document.querySelectorAll('#document .summary tbody tr')]"
            ".map((row) => [...row.cells].map((cell) => cell.textContent))")
        assert sum(int(row[1]) for row in table) == findings, (table, findings)
        assert table[0] == [
            "spun", "4", f"{4000 / words:.1f}", "confirmed", "3 different exchanged words"], table
        assert [row[3] for row in table[1:]] == [""] * (len(table) - 1), table
        self.picture(browser, "summary")
        browser.value(
            "(() => { for (const one of document.querySelectorAll('#documents select'))"
            " { one.value = ''; one.dispatchEvent(new Event('change')); } })()")

    def side_by_side(self, browser):
        browser.click("#tab-duplicates")
        browser.wait("document.querySelectorAll('#duplicates .columns > div').length === 2")
        browser.click("#duplicates input[type=search]")
        browser.type("article-07")
        browser.wait("document.querySelector('#duplicates .columns ins') !== null")
        left, right = browser.value(
            "[...document.querySelectorAll('#duplicates .words')].map((side) => side.textContent)")
        old, new = browser.value(
            "['del', 'ins'].map((name) => [...document.querySelectorAll('#duplicates ' + name)]"
            ".map((node) => node.textContent))")
        assert set(old) == {"ferry", "Ferry"} or set(old) == {"ferry"}, old
        assert set(new) == {"barge"} or set(new) == {"barge", "Barge"}, new
        assert "ferry" in left and "barge" in right
        self.picture(browser, "side-by-side")

    def blocks(self, browser):
        browser.click("#tab-blocks")
        browser.wait("document.querySelectorAll('#blocks .row').length > 0")
        texts = rows(browser, "#blocks", 3)
        assert texts[0] == SHARE and CREDIT in texts, texts
        assert rows(browser, "#blocks", 0)[0] == "60 ×"
        browser.value(
            "void (navigator.clipboard.writeText = (text) => { window.copied = text; return Promise.resolve(); })")
        browser.click("#blocks .tools button")
        browser.wait("window.copied !== undefined")
        assert browser.value("window.copied").startswith(SHARE + "\n\n")
        browser.click("#blocks .row")
        assert SHARE in browser.value("document.querySelector('#blocks .whole').textContent")
        self.picture(browser, "blocks")

    def keyboard(self, browser):
        browser.value("document.activeElement.blur()")
        browser.key("2")
        browser.wait("!document.getElementById('documents').hidden")
        browser.key("/")
        browser.wait("document.activeElement.type === 'search'")
        browser.value("document.activeElement.select()")
        browser.type("article")
        browser.key("Escape")
        browser.wait("document.activeElement.className === 'list'")
        browser.key("Home")
        browser.key("ArrowDown")
        browser.key("ArrowDown")
        chosen = "document.querySelector('#documents .row[aria-selected=true]')"
        assert browser.value(f"{chosen}.dataset.index") == "2"
        name = browser.value(f"{chosen}.firstChild.textContent")
        browser.key("End")
        assert browser.value(f"{chosen}.dataset.index") == "59"
        browser.key("Home")
        browser.key("ArrowDown")
        browser.key("ArrowDown")
        browser.key("Enter")
        browser.wait("!document.getElementById('document').hidden")
        assert browser.value("document.querySelector('#document h2').textContent") == name
        place = "document.querySelector('#document .row[aria-selected=true]')?.dataset.index"
        findings = browser.value("document.querySelectorAll('#document .side .row').length")
        browser.key("n")
        assert browser.value(place) == str(min(1, findings - 1))
        browser.key("p")
        assert browser.value(place) == "0"
        browser.key("]")
        browser.wait(f"document.querySelector('#document h2').textContent !== {json.dumps(name)}")
        browser.key("[")
        browser.wait(f"document.querySelector('#document h2').textContent === {json.dumps(name)}")
        browser.key("?")
        browser.wait("document.getElementById('help').open")
        browser.key("Escape")
        browser.wait("!document.getElementById('help').open")
        browser.key("Escape")
        browser.wait("!document.getElementById('documents').hidden")
        for key, view in (("3", "duplicates"), ("4", "repeated"), ("5", "blocks"), ("1", "overview")):
            browser.key(key)
            browser.wait(f"!document.getElementById('{view}').hidden")

    def looks(self, browser):
        background = "getComputedStyle(document.body).backgroundColor"
        light = browser.value(background)
        browser.dark(True)
        dark = browser.value(background)
        assert light != dark
        self.picture(browser, "dark")
        browser.click("#theme")
        assert browser.value(background) == light
        browser.click("#theme")
        assert browser.value(background) == dark
        browser.dark(False)
        browser.value("void (location.hash = 'document/7')")
        browser.wait("!document.getElementById('document').hidden")
        browser.call("Emulation.setEmulatedMedia", media="print")
        assert browser.value("getComputedStyle(document.querySelector('nav')).display") == "none"
        self.picture(browser, "print")
        browser.call("Emulation.setEmulatedMedia", media="")

    def attacks(self):
        # Whatever leaves the page would come here.
        listener = socket.create_server(("127.0.0.1", 0))
        address = f"127.0.0.1:{listener.getsockname()[1]}"
        attack = ATTACK.replace("127.0.0.1:PORT", address)
        name = "<img src=x onerror=window.hacked=1>\u202e.txt"
        text = f"{attack}\r\n\r\nPhoto: <b>A. Person</b> / Agency\n\n{self.sentences(8)}\n"
        twin = f"{attack}\n\n{text}"
        records = [{"id": attack, "text": text}]
        page = self.report(
            "attacks",
            {name: text, f"twin{name}": twin, "records.jsonl": json.dumps(records[0]) + "\n"},
            "--id-field", "id")
        with open(page, "rb") as file:
            assert b"hacked" not in file.read()
        with Browser() as browser:
            browser.open(page)
            for view in ("documents", "duplicates", "repeated", "blocks", "document/1", "document/0"):
                browser.value(f"void (location.hash = {json.dumps(view)})")
                browser.wait(
                    f"!document.getElementById({json.dumps(view.split('/')[0])}).hidden")
                time.sleep(0.2)
            self.picture(browser, "attacks")
            seen = browser.value("document.querySelector('#document .text').textContent")
            for part in ("</script><script>window.hacked = 1</script>", "<!-- <a href=", "&lt;b&gt;"):
                assert part in seen, part
            marks = browser.value(
                "[...document.querySelectorAll('#document .text .odd')].map((one) => one.textContent)")
            assert marks == [
                "U+202E", "U+202C", "U+0007", "U+001B", "U+200B", "U+2028", "U+E0041", "U+FEFF"], marks
            elements = browser.value(
                "[...new Set([...document.querySelectorAll('main *')].map((node) => node.tagName))]")
            for element in ("IMG", "A", "IFRAME", "OBJECT", "SCRIPT", "STYLE"):
                assert element not in elements, element
            assert browser.value("document.querySelectorAll('#document b').length") == 0
            assert browser.value("window.hacked") is None
            # Even what a script of the page itself would try is not allowed.
            browser.value(
                f"void document.body.append(Object.assign(new Image(), {{ src: 'http://{address}/' }}))")
            assert browser.value(f"fetch('http://{address}/').then(() => 1, () => 0)") == 0
            time.sleep(0.3)
            left, _, _ = select.select([listener], [], [], 0)
            assert not left, "a request left the page"
            listener.close()
        print("attacks: shown as text, nothing ran, no request left")

    def large(self, count):
        folder = os.path.join(self.folder, "large.jsonl")
        with open(folder, "w", encoding="utf-8") as file:
            pool = [self.sentences(4) for _ in range(4000)]
            for index in range(count):
                parts = [self.random.choice(pool) for _ in range(5)]
                parts.append(SHARE if index % 3 else CREDIT)
                file.write(json.dumps({"id": f"r{index:05}", "text": "\n\n".join(parts)}) + "\n")
        page = os.path.join(self.folder, "large.html")
        start = time.monotonic()
        subprocess.run(
            [self.dross, "report", "--no-config", "--id-field", "id", "large.jsonl", "--output", page],
            cwd=self.folder, check=True)
        made = time.monotonic() - start
        with Browser() as browser:
            seconds = browser.open(page)
            browser.key("2")
            browser.wait("document.querySelectorAll('#documents .row').length > 5")
            # Rows are drawn before keys reach the list.
            browser.wait("document.activeElement.className === 'list'")
            start = time.monotonic()
            browser.key("End")
            browser.wait("document.querySelector('#documents .row[aria-selected=true]') !== null")
            browser.key("Enter")
            browser.wait("!document.getElementById('document').hidden")
            opened = time.monotonic() - start
            browser.key("Escape")
            browser.wait("document.activeElement.closest('#documents .list') !== null")
            start = time.monotonic()
            browser.key("/")
            browser.type("r0000")
            browser.wait("document.querySelector('#documents .tools').textContent.includes('10 of')")
            filtered = time.monotonic() - start
            start = time.monotonic()
            browser.click('#documents [data-key="words"]')
            sorted_in = time.monotonic() - start
            browser.value("document.activeElement.blur()")
            start = time.monotonic()
            browser.key("3")
            browser.wait("document.querySelectorAll('#duplicates .columns > div').length === 2", 60)
            duplicates = time.monotonic() - start
            self.picture(browser, "large")
            quiet(browser, page)
        print(
            f"{count} documents: {os.path.getsize(page) / 1e6:.1f} MB, made in {made:.1f} s; opens in "
            f"{seconds:.2f} s, the last document in {opened:.2f} s, filter {filtered:.2f} s, "
            f"sort {sorted_in:.2f} s, duplicates {duplicates:.2f} s")
        assert seconds < LIMIT, f"{seconds:.2f} s to open"


def rows(browser, view, column):
    return browser.value(
        f"[...document.querySelectorAll('{view} .row')].map((row) => row.children[{column}].textContent)")


def quiet(browser, page):
    assert set(browser.requests) == {f"file://{page}"}, browser.requests
    assert not browser.errors, browser.errors


if __name__ == "__main__":
    main()
