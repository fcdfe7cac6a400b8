"""Runs `dross check --statistics` on texts and gives back what it says of each."""
import collections, json, pathlib, subprocess, sys, tempfile

FAMILIES = ("spun", "mt", "llm", "author")

class Said:
    """Findings and document summaries of a run, by id of the document."""

    def __init__(self, dross, documents, families=FAMILIES):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder, "documents.jsonl")
            with path.open("w", encoding="utf-8") as out:
                for id, text in documents: out.write(json.dumps({"id": id, "text": text}) + "\n")
            run = subprocess.run(
                [dross, "check", "--statistics", "--quiet", "--output-format", "jsonl", "--id-field", "id",
                 "--select", ",".join(families + ("structure/missing-space",)), path], capture_output=True)
        if run.returncode not in (0, 1): sys.exit(run.stderr.decode(errors="replace")[:1000])
        self.findings, self.verdicts, self.words = collections.Counter(), {}, 0
        self.examples = collections.defaultdict(collections.Counter)
        for line in run.stdout.splitlines():
            said = json.loads(line)
            if said.get("type") == "document":
                self.words += said["words"]
                self.verdicts[said["id"]] = {f["family"]: f["verdict"] for f in said["families"] if f["verdict"]}
            elif said["rule"].split("/")[0] in families:
                self.findings[said["rule"]] += 1
                self.examples[said["rule"]][said["text"][:60].replace("\n", " ")] += 1

    def share(self, family, *verdicts):
        """The share of documents that have one of the verdicts in the family."""
        hit = sum(v.get(family) in verdicts for v in self.verdicts.values())
        return hit / max(len(self.verdicts), 1)

    def count(self, family, verdict): return sum(v.get(family) == verdict for v in self.verdicts.values())
