"""Reads WordNet 3.0 as Debian's wordnet-base installs it."""
import collections, functools, pathlib, re, sys

FOLDER = pathlib.Path("/usr/share/wordnet")
FILES = {"n": "noun", "v": "verb", "a": "adj", "r": "adv"}
# Endings and what they are cut to, as WordNet's own morphology has them.
ENDINGS = [("ies", "y"), ("es", ""), ("s", ""), ("ing", ""), ("ing", "e"), ("ed", ""), ("ed", "e")]

class WordNet:
    """Synsets and the relations between them that a synonym spinner walks."""

    def __init__(self, folder=FOLDER):
        if not (folder / "data.noun").exists(): sys.exit("error: WordNet is missing; run: apt-get install wordnet-base")
        self.synsets, self.senses, self.phrases = {}, collections.defaultdict(list), set()
        for part, name in FILES.items():
            for line in (folder / f"data.{name}").open(encoding="latin-1"):
                if line.startswith("  "): continue
                field = line.split("|")[0].split(); at = 4; words = []
                for _ in range(int(field[3], 16)):
                    words.append(re.sub(r"\(\w+\)$", "", field[at])); at += 2
                count = int(field[at]); at += 1; links = []
                for _ in range(count):
                    links.append((field[at], (field[at + 2].replace("s", "a"), int(field[at + 1])))); at += 4
                self.synsets[part, int(field[0])] = words, links
                self.phrases |= {w.lower().replace("_", " ") for w in words if "_" in w}
        # The order of senses is that of the index: the most frequent first.
        for part, name in FILES.items():
            for line in (folder / f"index.{name}").open(encoding="latin-1"):
                if line.startswith("  "): continue
                field = line.split(); pointers = int(field[3])
                for offset in field[6 + pointers:]: self.senses[field[0].replace("_", " ")].append((part, int(offset)))
        self.irregular = collections.defaultdict(set)
        for name in FILES.values():
            for line in (folder / f"{name}.exc").open(encoding="latin-1"):
                form, *bases = line.split(); self.irregular[form].update(bases)
        self.irregular_bases = set().union(*self.irregular.values())
        self.uses = collections.Counter()
        for line in (folder / "cntlist.rev").open(encoding="latin-1"):
            field = line.split()
            if len(field) == 3: self.uses[field[0].split("%")[0].replace("_", " ")] += int(field[2])

    @functools.lru_cache(None)
    def lemmas(self, form):
        found = {form} if form in self.senses else set()
        found |= {b for b in self.irregular.get(form, ()) if b in self.senses}
        for ending, base in ENDINGS:
            if form.endswith(ending) and len(form) - len(ending) >= 2 and form[:len(form) - len(ending)] + base in self.senses:
                found.add(form[:len(form) - len(ending)] + base)
        return found

    @functools.lru_cache(None)
    def related(self, lemma, parts="nvar", relations="SPHh"):
        """Single words one step away: S same synset, P similar adjective, H more general, h more special."""
        found = {}
        def add(synset, relation, rank):
            for word in self.synsets[synset][0]:
                if word.isalpha() and word.islower() and word != lemma: found.setdefault(word, (relation, rank))
        for rank, synset in enumerate(self.senses.get(lemma, ())):
            if synset[0] not in parts: continue
            if "S" in relations: add(synset, "S", rank)
            for link, other in self.synsets[synset][1]:
                if other not in self.synsets: continue
                if link == "&" and "P" in relations: add(other, "P", rank)
                elif link == "@" and "H" in relations: add(other, "H", rank)
                elif link == "~" and "h" in relations: add(other, "h", rank)
        return found

def plural(word):
    if re.search(r"(?:s|x|z|ch|sh)$", word): return word + "es"
    return word[:-1] + "ies" if re.search(r"[^aeiou]y$", word) else word + "s"

def inflection(word, lemma):
    """The ending of a form: nothing, "s", "ed" or "ing"; None for an irregular one."""
    if word == lemma: return ""
    if not word.startswith(lemma[:-1]): return None
    return next((ending for ending in ("ing", "ed", "s") if word.endswith(ending)), None)

def inflected(net, word, ending):
    """The word with the ending; None when it has forms of its own."""
    if ending == "" or " " in word: return word
    if ending == "s": return plural(word)
    if word in net.irregular_bases: return None
    stem = word[:-1] if word.endswith("e") else word
    if ending == "ed" and re.search(r"[^aeiou]y$", word): return word[:-1] + "ied"
    return stem + ending
