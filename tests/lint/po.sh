#!/bin/sh
# po.sh SOURCE_FOLDER: a translation keeps the {arguments} and the tab of what it translates.
cd "$1" || exit 2
awk '
function marks(text,   found, sorted) { # the {arguments} and tabs, in an order of their own
    found = 0
    while (match(text, /\{[a-z]+\}|\\t/)) {
        found += length(substr(text, RSTART, RLENGTH)) * 1000 + index("placesubjectdetailsystemfoundnearcolumnline\\t", substr(text, RSTART + 1, RLENGTH - 2))
        text = substr(text, RSTART + RLENGTH)
    }
    return found
}
/^msgid "/ { original = $0 }
/^msgstr "/ && original != "" && marks(original) != marks($0) {
    print FILENAME ":" FNR ": the {arguments} are not those of the original"; bad = 1
}
END { exit bad }' po/*.po
