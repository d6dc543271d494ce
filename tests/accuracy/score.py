"""score.py KUTIP SHARED CORPUS FLOORS: runs the export and the corpus' scorer, prints what the scorer
says, and fails where a figure lies below its floor (`false`: above it)."""
import glob, json, os, re, subprocess, sys

kutip, shared, corpus, floors = sys.argv[1:]
folder = os.path.join(shared, "corpus", {"echoes": "seeds"}.get(corpus, corpus))


def run(arguments, text=None):
    done = subprocess.run(arguments, input=text, capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"{' '.join(arguments[:4])} …: status {done.returncode}\n{done.stderr}")
    return done.stdout


def export(paths, *options):
    return run([kutip, "export", "--format=jsonl", *options, *paths])


def scorer(name):
    return [sys.executable, os.path.join(shared, "eval", name)]


def figure(tree, path):
    for key in path.split("."):
        tree = tree[key]
    return tree


gold = os.path.join(folder, "gold.jsonl")
texts = sorted(glob.glob(folder + "/*.txt"))
if corpus == "pages":
    pages = os.path.join(folder, "pages")
    said = run([*scorer("score_records.py"), gold, pages], export([pages]))
    print(said)
    figures = {m[1]: float(m[2]) for m in re.finditer(r"^(\w+) +([\d.]+) ", said, re.M)}
    last = re.search(r"recall ([\d.]+).*precision ([\d.]+).*kept ([\d.]+).*coverage ([\d.]+)", said)
    figures |= dict(zip(("recall", "precision", "kept", "coverage"), map(float, last.groups())))
elif corpus == "echoes":
    said = run([*scorer("score_echoes.py"), gold, os.path.join(folder, "echoes.json")],
               export(texts, "--echoes"))
    print(said)
    found = re.search(r"recall (\d+)/(\d+) +false (\d+)", said)
    figures = {"recall": int(found[1]) / int(found[2]), "false": int(found[3])}
else:
    said = export(texts)
    print(run([*scorer("score_quotes.py"), gold, "-"], said))
    figures = json.loads(run([*scorer("score_quotes.py"), gold, "-", "--json"], said))

failed = False
for line in open(floors, encoding="utf-8"):
    if line.startswith("#") or line.split("\t")[0] != corpus:
        continue
    _, name, floor = line.rstrip("\n").split("\t")
    source = figures if name.split(".")[0] in figures else figures.get("quoted", {})
    value = figure(source, name)
    bad = value > float(floor) if name == "false" else value < float(floor)
    print(f"{'BELOW' if bad else 'ok':6}{name} {value:.4f} (floor {floor})")
    failed |= bad
sys.exit(failed)
