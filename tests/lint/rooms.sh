#!/bin/sh
# rooms.sh SOURCE_FOLDER: who may include what. Data flows one way: a room includes from rooms
# before it in the line, never from one after it; three libraries belong to one room each.
cd "$1" || exit 2
status=0
complain() {
    [ -z "$2" ] && return
    printf '%s\n%s\n' "$1" "$2"
    status=1
}

# The line, first room first. What a library promises its users lies in front of its rooms:
# library.h, marks.h, query.h, events.h.
line='core/base core/text core/lang core/article'
line="$line core/quotes/outline core/quotes/names core/quotes/media core/quotes/speech core/quotes/echo core/quotes"
line="$line core/library/files core/library/index core/library/marks core/library/query core/library/answers core/library"
line="$line core/export tui/base tui/grid tui/config tui/term tui/parts tui/reader tui/panes tui/actions tui/app tui/cli"
later=$line
for room in $line; do
    later=${later#"$room"}
    later=${later# }
    for other in $later; do
        case $room in "$other"/*) continue ;; esac # core/library/files lies in core/library
        complain "$room includes from $other, which comes after it:" \
            "$(grep -rn --include='*.[ch]' --include='*.def' "#include \"$other/" "$room")"
    done
done

curses='#include *<(ncursesw/)?(curses|ncurses|term)\.h>'
complain 'curses outside tui/term:' "$(grep -rnE "$curses" core tui tools --include='*.[ch]' | grep -v '^tui/term/')"
complain 'SQLite outside core/library:' \
    "$(grep -rn 'sqlite3\.h' core tui tools --include='*.[ch]' | grep -v '^core/library/')"
complain 'iniparser outside core/base/ini.c:' \
    "$(grep -rnE '#include *["<](iniparser/)?(iniparser|dictionary)\.h' core tui tools --include='*.[ch]' | grep -v '^core/base/ini\.c:')"
# calls PATTERN FOLDER…: where functions of these names are called, strings left out.
calls() {
    pattern=$1
    shift
    find "$@" -name '*.[ch]' | sort | xargs awk -v pattern="(^|[^_a-zA-Z.>])($pattern) *\\(" '
        { line = $0; gsub(/"[^"]*"/, "", line) }
        line ~ pattern { print FILENAME ":" FNR ": " $0 }'
}

complain 'calls that have no place here:' \
    "$(calls 'system|popen|strcpy|strcat|sprintf|gets|strtok|mmap' core tui tools)"
complain 'core prints or exits:' \
    "$(calls 'printf|puts|perror|exit|_exit|err|warn' core)"
complain 'allocation outside base/mem and base/arena:' \
    "$(calls 'malloc|calloc|realloc|strdup|strndup|asprintf' core tui tools | grep -v '^core/base/mem\.c:')"
complain 'files over 900 lines:' \
    "$(find core tui tools tests -name '*.[ch]' | xargs wc -l | awk '$1 > 900 && $2 != "total" { print $1, $2 }')"
exit $status
