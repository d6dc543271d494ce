"""corpus.py CORPUS: finds what came from CORPUS in the tracked files of this folder."""
import glob, json, os, re, subprocess, sys

corpus = sys.argv[1]
word = re.compile(r"\w+")
SHINGLE = 7  # so many words in a row are no accident


def shingles(text):
    words = [w.casefold() for w in word.findall(text)]
    return {" ".join(words[i:i + SHINGLE]) for i in range(len(words) - SHINGLE + 1)}


names, sentences, files = set(), set(), set()
for gold in glob.glob(corpus + "/**/gold.jsonl", recursive=True):
    for line in open(gold, encoding="utf-8"):
        record = json.loads(line)
        people = list(record.get("authors", [])) + list(record.get("editors", []))
        for statement in record.get("statements", []):
            people += [statement.get("speaker_resolved"), statement.get("speaker")]
            sentences |= shingles(statement["text"])
        # one word may be anybody's; two capitalised words are a person or a body
        for name in people:
            if name and len(name.split()) >= 2 and all(w[:1].isupper() for w in name.split()):
                names.add(name)
for path in glob.glob(corpus + "/**/*.txt", recursive=True):
    base = os.path.basename(path)
    if len(base) > 12:
        files.add(base)

# what the packs may name: media, agencies, public bodies and roles
packs = ""
for path in glob.glob("core/lang/*.ini"):
    packs += open(path, encoding="utf-8").read().casefold()
bad = 0
tracked = subprocess.run(["git", "ls-files"], capture_output=True, text=True).stdout.split("\n")
for path in tracked:
    if not path.startswith(("core/", "tui/", "tests/", "README")) or not os.path.isfile(path):
        continue
    text = open(path, encoding="utf-8", errors="replace").read()
    pack = path.startswith("core/lang/")
    hits = [n for n in names if n in text and not (pack or n.casefold() in packs)
            and re.search(r"(?<!\w)" + re.escape(n) + r"(?!\w)", text)]
    hits += [f for f in files if f in text]
    if not pack:
        hits += sorted(sentences & shingles(text))[:3]
    for hit in hits:
        print(f"{path}: {hit}")
        bad += 1
sys.exit(bad > 0)
