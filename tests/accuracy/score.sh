#!/bin/sh
# score.sh KUTIP SOURCE_FOLDER CORPUS: exports the corpus, scores it, and holds it to floors.tsv.
kutip=$1 corpus=$3
here=$2/tests/accuracy
shared=$2/../shared
[ -d "$shared/corpus" ] || { echo "no evaluation corpora: skipped"; exit 77; }
command -v python3 >/dev/null || { echo "no python3: skipped"; exit 77; }
exec python3 "$here/score.py" "$kutip" "$shared" "$corpus" "$here/floors.tsv"
