#!/usr/bin/env python3
"""Takes the picture of the report that docs/guides/spam-report.md shows.

usage: picture.py DROSS
"""

import os
import subprocess
import sys
import tempfile

from browser import Browser

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
TEXTS = os.path.join(ROOT, "testdata/golden/guides/cleaning")

with tempfile.TemporaryDirectory() as folder:
    page = os.path.join(folder, "report.html")
    subprocess.run(
        [os.path.abspath(sys.argv[1]), "report", "articles/", "--output", page], cwd=TEXTS, check=True)
    with Browser(width=1000, height=560) as browser:
        browser.open(page)
        browser.value("void (location.hash = 'document/0')")
        browser.wait("!document.getElementById('document').hidden")
        browser.screenshot(os.path.join(ROOT, "docs/guides/report.png"))
