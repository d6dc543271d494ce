#!/bin/sh
# corpus.sh SOURCE_FOLDER: no sentence, file name or person of the evaluation corpora (texts of
# others, kept beside the project) stands in the project. Skipped (77) where the corpora are not.
cd "$1" || exit 2
corpus=../shared/corpus
[ -d "$corpus" ] || { echo "no $corpus: skipped"; exit 77; }
command -v python3 >/dev/null || { echo "no python3: skipped"; exit 77; }
exec python3 tests/lint/corpus.py "$corpus"
