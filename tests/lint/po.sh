#!/bin/sh
# po.sh SOURCE_FOLDER: a translation keeps the {arguments}, the tabs and, in their order, the
# %conversions of what it translates.
cd "$1" || exit 2
awk '
function marks(text,   order, sum, mark) {
    while (match(text, /\{[a-z]+\}|\\t|%z?[a-z]/)) {
        mark = substr(text, RSTART, RLENGTH)
        text = substr(text, RSTART + RLENGTH)
        if (mark ~ /^%/) order = order mark
        else sum += 100 + index("{place}{subject}{detail}{system}{found}{near}{column}{line}\\t", mark)
    }
    return order " " sum
}
/^msgid "/ { original = $0 }
/^msgstr(\[0\])? "/ && original != "" && marks(original) != marks($0) {
    print FILENAME ":" FNR ": not the arguments of the original"
    bad = 1
}
END { exit bad }' po/*.po
