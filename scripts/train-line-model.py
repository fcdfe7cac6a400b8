#!/usr/bin/env python3
"""Train the line model: rules/model/line.txt, from lines that people have marked.

usage: train-line-model.py [--dross-dev PATH] [--rules DIR] [--out FILE] [--l2 N] DATA ...

DATA are JSON Lines, .gz or not, labelled by whoever has some. A record is
{"id", "site", "gold", "lines": [{"text", "label"}]}; lines labelled "boilerplate" or "content" are
learnt from, the others only stand around them. Without a gold text it is what is not labelled boilerplate.
Of records that name a site only those are read whose SHA-256 of the host begins with an even byte: the
other half is for judging.

Each text is looked at as it is, once more without the lines that safe rules remove (the text a second
run sees), and its gold text alone (all content). The model is a logistic regression over the values of
the features, each with a weight for all regions and one for each (L2, L-BFGS). Five folds by site
measure it; what is printed is measured on lines that no safe rule removes. Weights are held small (--l2):
the lines of a text are alike, so that there is less to learn from than their number says. Needs numpy.
"""
import argparse, gzip, hashlib, json, pathlib, subprocess, tempfile, urllib.parse
import numpy as np

FOLDS = 5
# Pages of news are what most texts are, and the fewest of those that were labelled.
WEIGHTS = {"pages": 8, "naeb": 3}


def digest(text):
    return hashlib.sha256(text.encode()).digest()


def host(site):
    return urllib.parse.urlparse(site).netloc or site


def documents(paths):
    for path in paths:
        corpus = pathlib.Path(path).name.split(".")[0]
        reader = gzip.open if path.endswith(".gz") else open
        with reader(path, "rt", encoding="utf-8") as file:
            for line in file:
                record = json.loads(line)
                site = host(record.get("site") or "")
                if site and digest(site)[0] % 2: continue
                lines = [(x["text"].replace("\n", " "), x["label"]) for x in record["lines"]]
                group = site or corpus.split("-")[0] + record["id"]
                kept = "\n".join(text for text, label in lines if label != "boilerplate")
                yield corpus, group, record["id"], lines, record.get("gold", kept)


class Rows:
    """Lines as lists of columns, with labels, weights and folds."""

    def __init__(self):
        self.columns, self.labels, self.weights = [], [], []
        self.folds, self.corpora, self.kinds = [], [], []


def dump(tool, rules, texts):
    """The rows that the tool prints for each text: removed, region, values."""
    with tempfile.TemporaryDirectory() as folder:
        for number, text in enumerate(texts):
            pathlib.Path(folder, f"{number:06}.txt").write_bytes(text.encode() + b"\n")
        run = subprocess.run([tool, "line-features", rules, folder], capture_output=True, check=True)
    out = run.stdout.decode().splitlines()
    counts = [pair.split("=") for pair in out[0][2:].split(" ")]
    tables = [{} for _ in texts]
    for row in out[1:]:
        path, line, removed, region, values = row.split("\t")
        tables[int(path.split(".")[0])][int(line)] = (
            removed == "1", int(region), [int(x) for x in values.split()])
    return [(name, int(count)) for name, count in counts], tables


def fit(start, columns, labels, weights, width, l2, rounds=150, memory=8):
    lengths = np.diff(start)

    def loss(w):
        z = np.add.reduceat(w[columns], start[:-1])
        p = 1 / (1 + np.exp(-np.clip(z, -30, 30)))
        value = np.sum(weights * (np.logaddexp(0, z) - labels * z)) + l2 / 2 * (w @ w)
        slope = np.bincount(columns, np.repeat(weights * (p - labels), lengths), width) + l2 * w
        return value, slope

    w = np.zeros(width)
    value, slope = loss(w)
    steps = []
    for _ in range(rounds):
        q, factors = slope.copy(), []
        for s, y in reversed(steps):
            factors.append(s @ q / (y @ s))
            q -= factors[-1] * y
        q *= (steps[-1][0] @ steps[-1][1]) / (steps[-1][1] @ steps[-1][1]) if steps else 1 / np.linalg.norm(q)
        for (s, y), factor in zip(steps, reversed(factors)): q += s * (factor - y @ q / (y @ s))
        size, down = 1.0, -(slope @ q)
        while True:
            new, new_slope = loss(w - size * q)
            if new <= value + 1e-4 * size * down or size < 1e-6: break
            size /= 2
        s, y = -size * q, new_slope - slope
        if s @ y > 1e-10: steps = (steps + [(s, y)])[-memory:]
        w = w + s
        done = abs(value - new) < 1e-6 * abs(value)
        value, slope = new, new_slope
        if done: break
    return w


def packed(rows, chosen):
    lists = [rows.columns[i] for i in chosen]
    start = np.concatenate([[0], np.cumsum([len(x) for x in lists])])
    return start, np.concatenate(lists)


def report(rows, scores, removed):
    labels, corpora = np.array(rows.labels), np.array(rows.corpora)
    kinds = np.array(rows.kinds)
    for corpus in sorted(set(rows.corpora)):
        raw = (corpora == corpus) & (kinds == 0)
        total = labels[raw].sum() + removed.get(corpus, 0)
        print(f"{corpus}: safe rules find {removed.get(corpus, 0)} of {total} lines; above a score, of the others:")
        for least in (0, .5, 1, 1.5, 2, 2.5, 3, 3.5, 4, 5):
            over = raw & (scores >= least)
            right = labels[over].sum()
            wrong = over.sum() - right
            gold = (corpora == corpus) & (kinds == 2) & (scores >= least)
            print(f"  {least:3}: precision {right / max(over.sum(), 1):.3f} recall +{right / total:.3f} "
                  f"wrong {wrong} in gold texts {gold.sum()}")


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("data", nargs="+")
    ap.add_argument("--dross-dev", default=".build/release/dross-dev")
    ap.add_argument("--rules", default="rules")
    ap.add_argument("--out", default="rules/model/line.txt")
    ap.add_argument("--l2", type=float, default=150)
    opt = ap.parse_args()
    docs = list(documents(opt.data))
    texts = ["\n".join(t for t, _ in lines) for _, _, _, lines, _ in docs]
    features, tables = dump(opt.dross_dev, opt.rules, texts)
    left = [[x for i, x in enumerate(d[3]) if i not in t or not t[i][0]] for d, t in zip(docs, tables)]
    again = dump(opt.dross_dev, opt.rules, ["\n".join(t for t, _ in lines) for lines in left])[1]
    gold = dump(opt.dross_dev, opt.rules, [d[4] for d in docs])[1]

    offsets = np.concatenate([[0], np.cumsum([count for _, count in features])])
    size = int(offsets[-1])
    rows, removed = Rows(), {}
    for number, (corpus, group, _, lines, text) in enumerate(docs):
        fold = digest(group)[1] % FOLDS
        views = [(tables[number], lines, 1.0), (again[number], left[number], 0.5), (gold[number], None, 0.5)]
        for kind, (table, marks, weight) in enumerate(views):
            weight /= (max(len(table), 10) / 30) ** 0.5
            for line, (is_removed, region, values) in table.items():
                label = "content" if marks is None else marks[line][1]
                if label not in ("boilerplate", "content"): continue
                if kind == 0 and is_removed and label == "boilerplate":
                    removed[corpus] = removed.get(corpus, 0) + 1
                if is_removed or not values: continue
                at = [int(offsets[i]) + v for i, v in enumerate(values)]
                rows.columns.append(np.array(at + [size + x * 3 + region for x in at]))
                rows.labels.append(label == "boilerplate")
                rows.weights.append(weight * WEIGHTS.get(corpus.split("-")[0], 1))
                rows.folds.append(fold)
                rows.corpora.append(corpus)
                rows.kinds.append(kind)
    labels, weights, folds = np.array(rows.labels, float), np.array(rows.weights), np.array(rows.folds)
    everything = np.arange(len(labels))
    scores = np.zeros(len(labels))
    for fold in range(FOLDS):
        chosen, held = everything[folds != fold], everything[folds == fold]
        w = fit(*packed(rows, chosen), labels[chosen], weights[chosen], size * 4, opt.l2)
        start, columns = packed(rows, held)
        scores[held] = np.add.reduceat(w[columns], start[:-1])
    report(rows, scores, removed)

    w = fit(*packed(rows, everything), labels, weights, size * 4, opt.l2)
    each = (w[:size, None] + w[size:].reshape(size, 3)) * 1000
    with open(opt.out, "w") as file:
        file.write("# Weights of the line model, in thousandths, for lines before the article, within it and\n"
                   "# after it. Made by scripts/train-line-model.py; not for editing by hand.\n"
                   f"# Learnt from {len(docs)} texts, {len(labels)} lines, {int(labels.sum())} of them dross.\n")
        for index, (name, count) in enumerate(features):
            for value in range(count):
                row = [int(round(x)) for x in each[int(offsets[index]) + value]]
                if any(row): file.write(f"{name} {value} {row[0]} {row[1]} {row[2]}\n")


if __name__ == "__main__":
    main()
