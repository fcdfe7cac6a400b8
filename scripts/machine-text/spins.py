#!/usr/bin/env python3
"""How many spun texts are found: held-out ordinary English, spun with WordNet at several rates.

usage: spins.py [--dross PATH] [--cache DIR] [--documents N]

Of the words that WordNet has a synonym for, so many are exchanged that the given share of all words is:
`first` always takes the first other word of the first synset that has one, as simple spinners do;
`random` takes any synonym of any sense. Inflection is kept as far as adding the ending does it.
"""
import argparse, functools, json, pathlib, random, re
from check import Said
from wordnet import WordNet, inflected, inflection

SMALL = set("""the a an and or but if of in on at to for by with from as is are was were be been being am do does did have has
had will would can could may might must shall should not no it its he she they them his her their we you i me my our your us this
that these those there here which who whom whose what when where why how so than then too also just only very more most such own
same other some any each few all both into over under out up down off about after before between through during while until once
again""".split())

@functools.lru_cache(None)
def synonyms(net, word):
    """The synonyms of a form by sense, inflected as the form is."""
    found = []
    for lemma in sorted(net.lemmas(word)):
        ending = inflection(word, lemma)
        if ending is None: continue
        for synset in net.senses[lemma]:
            others = [o.replace("_", " ") for o in net.synsets[synset][0] if o.lower() != lemma and o.islower()]
            others = [form for form in (inflected(net, o, ending) for o in others) if form]
            if others: found.append(others)
    return found

def spun(net, text, share, how, random):
    tokens = re.split(r"([A-Za-z]+)", text)
    total = len(tokens) // 2
    places = [i for i in range(1, len(tokens), 2)
              if tokens[i].islower() and tokens[i] not in SMALL and len(tokens[i]) > 2 and synonyms(net, tokens[i])]
    wanted = int(share * total)
    for place in random.sample(places, min(wanted, len(places))):
        senses = synonyms(net, tokens[place])
        tokens[place] = senses[0][0] if how == "first" else random.choice(random.choice(senses))
    return "".join(tokens), min(wanted, len(places)) / max(total, 1)

def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--dross", default=".build/release/dross"); parser.add_argument("--cache", default=".build/machine-text")
    parser.add_argument("--documents", type=int, default=300)
    option = parser.parse_args(); net = WordNet()
    with (pathlib.Path(option.cache) / "normal-text.jsonl").open(encoding="utf-8") as lines:
        documents = [d for d in map(json.loads, lines) if d["half"] == "held-out" and len(d["text"].split()) >= 300]
    documents = random.Random(7).sample(documents, min(option.documents, len(documents)))
    print(f"{len(documents)} held-out documents of 300 words or more")
    for how in ("first", "random"):
        for share in (0.1, 0.2, 0.3):
            made = [(d["id"], *spun(net, d["text"], share, how, random.Random(i))) for i, d in enumerate(documents)]
            said = Said(option.dross, [(id, text) for id, text, _ in made])
            real = sum(r for _, _, r in made) / len(made)
            print(f"{how} {share:.0%} (exchanged {real:.0%}): confirmed {said.share('spun', 'confirmed'):.1%}, "
                  f"confirmed or suspected {said.share('spun', 'confirmed', 'suspected'):.1%}, "
                  f"{1000 * sum(said.findings.values()) / said.words:.1f} spans in 1,000 words")

if __name__ == "__main__": main()
