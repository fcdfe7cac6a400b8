#!/usr/bin/env python3
"""Reads the reports of dross back with parsers of Python, and compares them with its JSON Lines.

What reports propose is carried out here, and must give the bytes that `dross clean` gives.

usage: read_back.py DROSS [--schema SARIF-SCHEMA]
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import urllib.parse
import xml.etree.ElementTree

CREDIT = "Photo: A. Person / Agency"
BODY = "The bridge was opened on Monday, and people walked over it until late in the evening."
TEXTS = {
    "plain.txt": f"{BODY}\n\n{CREDIT}\n\n{BODY} Again.\n\nFollow us on Twitter\n",
    "two words, 100%: é.txt": f"Été à la mer.\r\n\r\nÉtienne said so. {BODY}\r\n\r\n{CREDIT}\r\n",
    "no-end.txt": f"{BODY}\n\n{CREDIT}",
    "twice.txt": f"{CREDIT}\n\n{BODY}\n\n{CREDIT}\n",
    "e\u0301.txt": f"Cafe\u0301 <b>&amp; \u202e]]> \"x\" \u0007\n\n{CREDIT}\n\n{BODY}\n",
    "clean.txt": f"{BODY}\n",
    "spun.txt": "In the mediate East, regional stableness matters.\n\nOnly a fewer days later he left.\n",
    "deep/er/empty.txt": "",
}
BROKEN = b"Caf\xe9 \xff\xfe\n\n" + CREDIT.encode() + b"\n\n" + BODY.encode() + b"\n"
RECORDS = [
    {"id": "r<1>", "text": f"{BODY}\n\n{CREDIT}\n"},
    {"text": f"{CREDIT}\n\n{BODY}\n"},
    {"id": "r3", "text": BODY},
]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("dross")
    parser.add_argument("--schema")
    arguments = parser.parse_args()
    dross = os.path.abspath(arguments.dross)
    with tempfile.TemporaryDirectory() as folder:
        write_texts(folder)
        reports = Reports(dross, folder)
        findings = [json.loads(line) for line in reports.run("jsonl").splitlines()]
        assert len(findings) >= 8, "there is too little to compare"
        check_sarif(reports.run("sarif"), findings, folder, reports)
        check_rdjson(reports.run("rdjson"), findings, folder, reports)
        check_junit(reports.run("junit"), findings)
        check_github(reports.run("github"), findings)
        check_statistics(reports)
        told = f"{len(findings)} findings read back from sarif, rdjson, junit and github"
        if arguments.schema:
            validate(arguments.schema, reports)
            told += "; sarif is valid"
        print(told)


def write_texts(folder):
    for name, text in TEXTS.items():
        path = os.path.join(folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as file:
            file.write(text.encode())
    with open(os.path.join(folder, "broken.txt"), "wb") as file:
        file.write(BROKEN)
    with open(os.path.join(folder, "records.jsonl"), "w", encoding="utf-8") as file:
        for record in RECORDS:
            file.write(json.dumps(record, ensure_ascii=False) + "\n")


class Reports:
    """What dross says about a folder."""

    def __init__(self, dross, folder):
        self.dross = dross
        self.folder = folder

    def run(self, form, command="check", paths=("./",), status=1, more=()):
        flags = ["--id-field", "id", "--output-format", form, "--quiet", *more]
        done = subprocess.run(
            [self.dross, command, *flags, *paths], cwd=self.folder, capture_output=True)
        assert done.returncode == status, (done.returncode, done.stderr)
        return done.stdout

    def cleaned(self, path):
        return subprocess.run(
            [self.dross, "clean", path], cwd=self.folder, capture_output=True, check=True).stdout


# SARIF


def validate(schema_path, reports):
    import jsonschema

    with open(schema_path, encoding="utf-8") as file:
        schema = json.load(file)
    validator = jsonschema.Draft4Validator(schema)
    runs = [
        reports.run("sarif"),
        reports.run("sarif", more=["--statistics"]),
        reports.run("sarif", paths=("clean.txt",), status=0),
        reports.run("sarif", paths=("missing.txt",), status=2),
        reports.run("sarif", command="dedup", status=0),
        reports.run("sarif", command="dedup", paths=("clean.txt",), status=0),
    ]
    for text in runs:
        errors = [error.message for error in validator.iter_errors(json.loads(text))]
        assert not errors, errors


def check_sarif(text, findings, folder, reports):
    (run,) = json.loads(text)["runs"]
    results = run["results"]
    rules = {rule["id"] for rule in run["tool"]["driver"]["rules"]}
    assert rules == {finding["rule"] for finding in findings}
    assert len(results) == len(findings)
    fingerprints = set()
    edits = {}
    for result, finding in zip(results, findings):
        assert result["ruleId"] == finding["rule"]
        place = result["locations"][0]["physicalLocation"]
        path = urllib.parse.unquote(place["artifactLocation"]["uri"])
        assert path == finding["path"].removeprefix("./"), (path, finding["path"])
        region = place["region"]
        if "record" in finding:
            assert region["startLine"] == finding["record"]
        else:
            assert region["startLine"] == finding["line"]
            assert region["startColumn"] == finding["column"]
            data = read(folder, path)
            assert sarif_offsets(data, region) == (finding["start"], finding["end"]), path
        fingerprint = result["partialFingerprints"]["primaryLocationLineHash"]
        assert (path, finding["id"], finding.get("record"), fingerprint) not in fingerprints
        fingerprints.add((path, finding["id"], finding.get("record"), fingerprint))
        for fix in result.get("fixes", []):
            (change,) = fix["artifactChanges"]
            for replacement in change["replacements"]:
                data = read(folder, path)
                span = sarif_offsets(data, replacement["deletedRegion"])
                new = replacement["insertedContent"]["text"].encode()
                edits.setdefault(path, []).append((*span, new))
    check_edits(edits, folder, reports)


def sarif_offsets(data, region):
    """Start and end by line and column; they must be those by offset."""
    span = (
        offset(data, region["startLine"], region["startColumn"]),
        offset(data, region["endLine"], region["endColumn"]),
    )
    assert span == (region["byteOffset"], region["byteOffset"] + region["byteLength"])
    return span


def offset(data, line, column, counts_bytes=False):
    start = sum(len(part) for part in data.splitlines(keepends=True)[: line - 1])
    if counts_bytes:
        return start + column - 1
    # Ill-formed bytes count as one character each where no longer part of one is cut short.
    text = data[start:].decode(errors="surrogateescape")
    return start + len(text[: column - 1].encode(errors="surrogateescape"))


# rdjson


def check_rdjson(text, findings, folder, reports):
    report = json.loads(text)
    assert report["source"]["name"] == "dross"
    assert len(report["diagnostics"]) == len(findings)
    edits = {}
    for diagnostic, finding in zip(report["diagnostics"], findings):
        assert diagnostic["code"]["value"] == finding["rule"]
        path = diagnostic["location"]["path"]
        assert path == finding["path"]
        assert diagnostic["severity"] in ("INFO", "WARNING")
        span = diagnostic["location"]["range"]
        if "record" in finding:
            assert span["start"]["line"] == finding["record"]
            continue
        data = read(folder, path)
        assert rdjson_offsets(data, span) == (finding["start"], finding["end"])
        for suggestion in diagnostic.get("suggestions", []):
            start, end = rdjson_offsets(data, suggestion["range"])
            edits.setdefault(path, []).append((start, end, suggestion["text"].encode()))
    check_edits(edits, folder, reports)


def rdjson_offsets(data, span):
    return tuple(
        offset(data, span[side]["line"], span[side]["column"], counts_bytes=True)
        for side in ("start", "end"))


def check_edits(edits, folder, reports):
    assert len(edits) >= 5, "there are too few suggestions"
    for path, changes in edits.items():
        data = read(folder, path)
        for start, end, new in sorted(changes, reverse=True):
            data = data[:start] + new + data[end:]
        assert data == reports.cleaned(path), path


# The others


def check_junit(text, findings):
    root = xml.etree.ElementTree.fromstring(text)
    assert root.tag == "testsuites"
    failures = list(root.iter("failure"))
    assert len(failures) == len(findings)
    suites = list(root.iter("testsuite"))
    assert len(suites) == len(TEXTS) + 1 + len(RECORDS)
    for suite in suites:
        assert int(suite.get("tests")) == len(suite.findall("testcase"))
        assert int(suite.get("failures")) == len(list(suite.iter("failure")))
    cases = [case for case in root.iter("testcase") if case.find("failure") is not None]
    for case, finding in zip(cases, findings):
        assert case.get("name").startswith(finding["rule"] + " at ")


def check_github(text, findings):
    lines = text.decode().splitlines()
    assert len(lines) == len(findings)
    for line, finding in zip(lines, findings):
        head, _, _ = line.removeprefix("::").partition("::")
        command, _, properties = head.partition(" ")
        assert command in ("warning", "notice")
        fields = dict(field.split("=", 1) for field in properties.split(","))
        assert unescaped(fields["file"]) == finding["path"]
        assert unescaped(fields["title"]) == finding["rule"]
        assert int(fields["line"]) == finding.get("record", finding["line"])


# What the findings of a text say together


def check_statistics(reports):
    """Every format says of each text what JSON Lines say; those for reviewers, if it has findings."""
    lines = [json.loads(line) for line in reports.run("jsonl", more=["--statistics"]).splitlines()]
    documents = [line for line in lines if "type" in line]
    assert len(documents) == len(TEXTS) + 1 + len(RECORDS)
    found = [document for document in documents if document["findings"]]
    assert 0 < len(found) < len(documents)
    verdicts = {family["verdict"] for document in found for family in document["families"]}
    assert verdicts == {None, "confirmed"}
    for document in documents:
        for family in document["families"]:
            density = 1000 * family["findings"] / document["words"]
            assert abs(family["per_1000_words"] - density) < 0.01

    (run,) = json.loads(reports.run("sarif", more=["--statistics"]))["runs"]
    assert "document/summary" in {rule["id"] for rule in run["tool"]["driver"]["rules"]}
    results = [result for result in run["results"] if result["ruleId"] == "document/summary"]
    assert len(results) == len(found)
    for result, document in zip(results, found):
        assert (result["kind"], result["level"]) == ("informational", "none")
        (place,) = result["locations"]
        place = place["physicalLocation"]
        path = urllib.parse.unquote(place["artifactLocation"]["uri"])
        assert path == document["path"].removeprefix("./")
        assert place["region"]["startLine"] == document.get("record", 1)
        for key in ("words", "findings", "families"):
            assert result["properties"][key] == document[key]
        check_words(result["message"]["text"], document)

    report = json.loads(reports.run("rdjson", more=["--statistics"]))
    told = [one for one in report["diagnostics"] if one["code"]["value"] == "document/summary"]
    assert len(told) == len(found)
    for diagnostic, document in zip(told, found):
        assert diagnostic["severity"] == "INFO"
        assert diagnostic["location"]["path"] == document["path"]
        check_words(diagnostic["message"], document)

    text = reports.run("github", more=["--statistics"]).decode()
    told = [line for line in text.splitlines() if "title=document/summary::" in line]
    assert len(told) == len(found)
    for line, document in zip(told, found):
        head, _, words = line.removeprefix("::notice ").partition("::")
        fields = dict(field.split("=", 1) for field in head.split(","))
        assert unescaped(fields["file"]) == document["path"]
        assert int(fields["line"]) == document.get("record", 1)
        check_words(unescaped(words), document)

    root = xml.etree.ElementTree.fromstring(reports.run("junit", more=["--statistics"]))
    suites = list(root.iter("testsuite"))
    assert len(suites) == len(documents)
    for suite, document in zip(suites, documents):
        order = [child.tag for child in suite]
        assert order == ["properties", *["testcase"] * int(suite.get("tests")), "system-out"], order
        values = {one.get("name"): one.get("value") for one in suite.find("properties")}
        for family in document["families"]:
            name = family["family"]
            assert int(values.pop(f"{name}.findings")) == family["findings"]
            assert float(values.pop(f"{name}.per_1000_words")) == family["per_1000_words"]
            assert values.pop(f"{name}.verdict", None) == family["verdict"]
            assert values.pop(f"{name}.reasons", "") == "; ".join(family["reasons"])
        assert values == {"words": str(document["words"]), "findings": str(document["findings"])}
        check_words(suite.find("system-out").text, document)


def check_words(text, document):
    first, *lines = text.splitlines()
    assert first.split()[0] == str(document["words"])
    for line, family in zip(lines, document["families"], strict=True):
        head, *verdict = line.split("; ", 1)
        name, findings, density = head.split()[:3]
        assert (name, findings) == (f"{family['family']}:", f"{family['findings']},")
        assert abs(float(density) - family["per_1000_words"]) <= 0.06
        if family["verdict"]:
            assert verdict == [f"{family['verdict']}: " + "; ".join(family["reasons"])]
        else:
            assert not verdict


def unescaped(text):
    for escape, sign in (("%2C", ","), ("%3A", ":"), ("%0A", "\n"), ("%0D", "\r"), ("%25", "%")):
        text = text.replace(escape, sign)
    return text


def read(folder, path):
    with open(os.path.join(folder, path), "rb") as file:
        return file.read()


if __name__ == "__main__":
    sys.exit(main())
