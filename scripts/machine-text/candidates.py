#!/usr/bin/env python3
"""Makes the lexicons of what synonym spinners write: rules/lexicons/spun-{collocations,names,variants,rare-words}.txt.

usage: candidates.py [--cache DIR] [--output FOLDER]

Collocations: fixed expressions with one word exchanged.

Each expression of collocations/FIELD.txt is taken; one of its words is exchanged for what
substitutions.txt names and for its nearest relatives in WordNet, whatever the sense, which is what
synonym spinners do. A candidate is dropped when it is an expression of its own (WordNet, our lists),
when it stands in the half of the ordinary text that is there to tune on, and when withheld.txt names it.

Names: those of names.txt, one word exchanged and written in lower case, which nobody does with a name.

Variants: rare words that mean what a common word of the same stem means (strategical, stableness), made
of the synsets of WordNet, and those of variants.txt.

Rare words: synonyms of frequent words, of any of their senses, that are in none of the smaller word lists
of SCOWL (Debian's scowl) and that the ordinary text has at most twice.
"""
import argparse, collections, functools, json, pathlib, re
from wordnet import WordNet, inflected, inflection, plural

HERE = pathlib.Path(__file__).resolve().parent
SMALL = set("a an and at as by de for from in into not of off on or out over per so than the to up with more less once again".split())
FIELDS = "politics law finance health technology sport everyday".split()
# The nearest relatives of a word that are taken, beside those that substitutions.txt names.
MOST_RELATIVES = 2

def words_of(text): return re.findall(r"[a-z0-9]+(?:['’-][a-z0-9]+)*|[.!?;:,()\"]", text.lower())

def attested(path):
    """Every run of two to four words in the ordinary text."""
    seen = set()
    for line in path.open(encoding="utf-8"):
        document = json.loads(line)
        if document["half"] != "tune": continue
        words = words_of(document["text"])
        for size in (2, 3, 4): seen.update(zip(*(words[i:] for i in range(size))))
    return seen

def list_of(name):
    lines = (line.split("#")[0].strip() for line in (HERE / name).open(encoding="utf-8"))
    return [line for line in lines if line]

def same_stem(a, b):
    size = 0
    while size < min(len(a), len(b)) and a[size] == b[size]: size += 1
    return size >= 5 or size >= min(len(a), len(b))

class Generator:
    def __init__(self, seen):
        self.net, self.seen = WordNet(), seen
        self.table = collections.defaultdict(list)
        for line in list_of("substitutions.txt"):
            word, others = line.split(":")
            self.table[word] += [o.strip() for o in others.split(",")]
        self.expected = {p for field in FIELDS for p in list_of(f"collocations/{field}.txt")}
        self.withheld = set(list_of("withheld.txt"))
        self.behind, self.before = collections.defaultdict(set), collections.defaultdict(set)
        for run in seen:
            if len(run) == 2: self.behind[run[0]].add(run[1]); self.before[run[1]].add(run[0])

    def relatives(self, word):
        """Relatives of the word, the likeliest first: near relations of frequent senses, frequent words."""
        found = {}
        for lemma in self.net.lemmas(word):
            is_plural = word != lemma and word.endswith("s")
            for other, (relation, rank) in self.net.related(lemma).items():
                if len(other) < 3 or same_stem(lemma, other) or self.net.uses[other] == 0: continue
                form = plural(other) if is_plural else other
                if word.endswith("ing") and not other.endswith("ing") and lemma != word: continue
                weight = {"S": 4, "P": 3, "H": 2, "h": 1}[relation] * min(self.net.uses[other], 40) / (1 + rank)
                found[form] = max(found.get(form, 0), weight)
        return sorted(found, key=lambda w: (-found[w], w))

    def is_usable(self, phrase):
        words = tuple(words_of(phrase))
        if len(words) < 2 or phrase in self.expected or phrase in self.net.phrases or phrase in self.withheld: return False
        singular = re.sub(r"s$", "", phrase)
        if singular in self.expected or singular in self.net.phrases or singular in self.withheld: return False
        for size in (2, 3, 4):
            if len(words) == size and words in self.seen: return False
        if len(words) > 4 and all(run in self.seen for run in zip(*(words[i:] for i in range(4)))): return False
        return True

    @functools.lru_cache(None)
    def likes(self, word):
        """The word and what might stand in its place without a change of meaning."""
        found = {word}
        for lemma in self.net.lemmas(word):
            for other in self.net.related(lemma): found |= {other, plural(other)}
        return found

    def is_plausible(self, words, place):
        """Whether the word goes with words like its neighbours: then it may be what the writer wanted."""
        word = words[place]
        for at, known in ((place + 1, self.behind), (place - 1, self.before)):
            if 0 <= at < len(words) and words[at] not in SMALL and self.likes(words[at]) & known[word]: return True
        return False

    def of(self, expression):
        words = expression.split()
        content = [i for i, w in enumerate(words) if w not in SMALL and len(w) > 2]
        if len(words) < 2 or not content: return
        for place in content:
            named = [o for o in self.table.get(words[place], [])]
            related = [o for o in self.relatives(words[place]) if o not in named][:MOST_RELATIVES]
            for other in named + related:
                phrase = " ".join(words[:place] + [other] + words[place + 1:])
                if other in words or not self.is_usable(phrase): continue
                if other in related and self.is_plausible(phrase.split(), place): continue
                yield phrase

    def of_name(self, name):
        """The name with one word exchanged; the word in lower case, the others as they are."""
        words = name.split()
        content = [i for i, w in enumerate(words) if w[0].isupper() and len(w) > 2]
        if len(content) < 2: return
        # Only before a capital is the lower case sure to be wrong.
        for place in content[:-1]:
            word = words[place].lower()
            named = self.table.get(word, [])
            related = [o for o in self.relatives(word) if o not in named][:MOST_RELATIVES]
            for other in named + related:
                if other == word or " " in other or other in NOT_IN_NAMES: continue
                broken = words[:place] + [other] + words[place + 1:]
                yield " ".join(broken)

    def variants(self):
        """Rare words and the common word of the same stem and synset."""
        count = collections.Counter()
        for run in self.seen:
            if len(run) == 2: count[run[0]] += 1
        for lemma in sorted(self.net.senses):
            if not lemma.isalpha() or not lemma.islower() or len(lemma) < 8 or self.net.uses[lemma] or count[lemma]: continue
            senses = self.net.senses[lemma]
            best = None
            for other, (relation, _) in self.net.related(lemma, relations="S").items():
                if not same_stem(lemma, other) or not is_variant(lemma, other) or count[other] < 20: continue
                # The common word must mean the same in one of its first senses.
                if not set(senses) & set(self.net.senses[other][:2]): continue
                if best is None or count[other] > count[best]: best = other
            if best: yield lemma, best

def rare_words(cache, net, withheld):
    """The rare synonyms of frequent words."""
    lists = cache / "root/usr/share/dict/scowl"
    def listed(*sizes):
        return {line.strip().lower() for name in ("english", "american", "british") for size in sizes
                for line in (lists / f"{name}-words.{size}").open(encoding="latin-1")}
    frequent, rare = listed(10, 20, 35, 40, 50, 55), listed(60, 70, 80)
    count = collections.Counter()
    for line in (cache / "normal-text.jsonl").open(encoding="utf-8"):
        document = json.loads(line)
        if document["half"] == "tune": count.update(re.findall(r"[a-z]+", document["text"].lower()))
    found = set()
    for word, uses in count.items():
        if uses < 40 or len(word) < 3 or word in SMALL: continue
        for lemma in net.lemmas(word):
            ending = inflection(word, lemma)
            if ending is None: continue
            for other, (relation, _) in net.related(lemma, relations="S").items():
                form = inflected(net, other, ending)
                if form and len(form) >= 5 and count[form] <= 2 and form in rare and form not in frequent: found.add(form)
    return sorted(found - withheld)

# Words that stand in lower case before a name or behind one in good English.
NOT_IN_NAMES = set("""former new old general chief main national international global public first second third last
north south east west central state city war wars day days town fair party group court courts team bank banks board
club house home law policy office officer agency union council forces force power leader head members member
world country land region area church prize market street company committee conference service services chief
late early great big small young foreign domestic federal local civil social human free final high low top
initial supreme prime economic political military nuclear premier minister secretary president eve""".split())
# Endings of a rare word, and those of the common words for which it stands.
VARIANT_ENDINGS = [("ical", "ic"), ("ness", "ity ty cy ce ion ment dom th"), ("ation", "ment al ance"), ("ment", "ion ing"),
    ("ous", "al ic ive y"), ("ish", "y al"), ("ity", "ness ce"), ("ive", "ing al ent ory"), ("ory", "ive"), ("ance", "ing ion ment"),
    ("ative", "ive al"), ("ized", "ic al"), ("able", "ible al"), ("ist", "ian er or"), ("ably", "ly"), ("wards", "ward")]

def is_variant(rare, common):
    return any(rare.endswith(ending) and any(common.endswith(e) and not common.endswith(ending) for e in others.split())
               for ending, others in VARIANT_ENDINGS)

def write(path, head, lines):
    path.write_text("\n".join(head + lines) + "\n", encoding="utf-8")

def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cache", default=".build/machine-text")
    parser.add_argument("--output", default="rules/lexicons")
    option = parser.parse_args(); output = pathlib.Path(option.output)
    generator = Generator(attested(pathlib.Path(option.cache) / "normal-text.jsonl"))
    made_by = "# Made by scripts/machine-text/candidates.py; change the lists there."
    lines, known, counts = [], {}, collections.Counter()
    for field in FIELDS:
        lines += ["", f"# {field.capitalize()}"]
        for expression in list_of(f"collocations/{field}.txt"):
            for phrase in generator.of(expression):
                if phrase in known: continue
                known[phrase] = expression; counts[field] += 1
                lines.append(f"{phrase} => {expression}")
    write(output / "spun-collocations.txt",
          ["# Fixed expressions with one word exchanged, and what they stand for.", made_by, "", "[en]"], lines)
    print(f"{len(known):,} collocations: " + ", ".join(f"{f} {n:,}" for f, n in counts.items()))
    names = {}
    for name in list_of("names.txt"):
        for phrase in generator.of_name(name): names.setdefault(phrase, name)
    write(output / "spun-names.txt",
          ["# Names with one word exchanged and in lower case, and the names that they stand for.", made_by, "", "[en]"],
          [f"{phrase} => {name}" for phrase, name in names.items()])
    by_hand = list_of("variants.txt"); stems = {line.split(" ")[0] for line in by_hand}
    variants = [f"{rare} => {common}" for rare, common in generator.variants()
                if rare not in stems and rare not in generator.withheld]
    write(output / "spun-variants.txt",
          ["# Rare words that stand where a common word of the same stem belongs.", made_by, "", "[en]"],
          by_hand + variants)
    rare = rare_words(pathlib.Path(option.cache), generator.net, generator.withheld)
    write(output / "spun-rare-words.txt",
          ["# Rare words that mean what a frequent word means in one of its senses; many of them in one text",
           "# are what a thesaurus leaves behind.", made_by, "", "[en]"], rare)
    print(f"{len(names):,} broken names, {len(by_hand) + len(variants):,} variants, {len(rare):,} rare words")

if __name__ == "__main__": main()
