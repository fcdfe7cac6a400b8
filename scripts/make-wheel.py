#!/usr/bin/env python3
"""Packs a Python wheel: the package, the command, its manual pages and shell completions.

usage: make-wheel.py --library PATH --launcher PATH --share DIR --version V --output DIR

All of dross is in the library; the command in the bin folder of the environment only calls it. The wheel's
platform tag is the youngest version of the C library that the two ask for (PEP 600). It suits any Python 3
of that platform, since the package calls the library by ctypes. The same input gives the same bytes. Only
the standard library is needed.
"""

import argparse
import base64
import hashlib
import pathlib
import platform
import re
import subprocess
import zipfile

MOMENT = (1980, 1, 1, 0, 0, 0)
SUMMARY = "Cleans scraped articles: every removal an exact range, with a rule, a reason and an undo"


def platform_tag(*binaries):
    symbols = subprocess.run(
        ["objdump", "-T", *binaries], capture_output=True, text=True, check=True
    ).stdout
    versions = {
        tuple(map(int, found)) for found in re.findall(r"GLIBC_(\d+)\.(\d+)", symbols)
    }
    major, minor = max(versions)
    return f"manylinux_{major}_{minor}_{platform.machine()}"


def record_line(name, data):
    digest = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
    return f"{name},sha256={digest},{len(data)}"


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    for name in ("library", "launcher", "share", "version", "output"):
        parser.add_argument(f"--{name}", required=True)
    options = parser.parse_args()

    root = pathlib.Path(__file__).resolve().parent.parent
    tag = f"py3-none-{platform_tag(options.library, options.launcher)}"
    base = f"dross-{options.version}"
    files = [
        (f"{base}.data/scripts/dross", pathlib.Path(options.launcher).read_bytes(), 0o755),
        ("dross/libdross.so", pathlib.Path(options.library).read_bytes(), 0o755),
    ]
    for path in sorted((root / "python" / "dross").iterdir()):
        if path.suffix == ".py" or path.name == "py.typed":
            files.append((f"dross/{path.name}", path.read_bytes(), 0o644))
    share = pathlib.Path(options.share)
    for path in sorted(share.rglob("*")):
        if path.is_file():
            name = f"{base}.data/data/share/{path.relative_to(share)}"
            files.append((name, path.read_bytes(), 0o644))
    readme = (root / "README.md").read_text(encoding="utf-8")
    metadata = (
        f"Metadata-Version: 2.1\nName: dross\nVersion: {options.version}\nSummary: {SUMMARY}\n"
        "License: Apache-2.0\nRequires-Python: >=3.9\n"
        "Provides-Extra: arrow\nRequires-Dist: pyarrow>=14; extra == 'arrow'\n"
        "Provides-Extra: spark\nRequires-Dist: pyspark>=4; extra == 'spark'\n"
        "Requires-Dist: pyarrow>=14; extra == 'spark'\n"
        "Requires-Dist: numpy; extra == 'spark'\nRequires-Dist: pandas>=2; extra == 'spark'\n"
        "Description-Content-Type: text/markdown\n\n" + readme
    )
    wheel = f"Wheel-Version: 1.0\nGenerator: dross\nRoot-Is-Purelib: false\nTag: {tag}\n"
    files += [
        (f"{base}.dist-info/LICENSE", (root / "LICENSE").read_bytes(), 0o644),
        (f"{base}.dist-info/METADATA", metadata.encode(), 0o644),
        (f"{base}.dist-info/WHEEL", wheel.encode(), 0o644),
    ]
    record = f"{base}.dist-info/RECORD"
    lines = [record_line(name, data) for name, data, _ in files] + [f"{record},,"]
    files.append((record, ("\n".join(lines) + "\n").encode(), 0o644))

    output = pathlib.Path(options.output)
    output.mkdir(parents=True, exist_ok=True)
    path = output / f"{base}-{tag}.whl"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, data, mode in files:
            info = zipfile.ZipInfo(name, MOMENT)
            info.external_attr = (0o100000 | mode) << 16
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, data)
    print(f"{path}: {path.stat().st_size} bytes")


if __name__ == "__main__":
    main()
