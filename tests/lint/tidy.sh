#!/bin/sh
# tidy.sh CLANG_TIDY BUILD_FOLDER FILE…: clang-tidy over all files, two at a time.
tidy=$1 build=$2
shift 2
printf '%s\n' "$@" | xargs -P "$(getconf _NPROCESSORS_ONLN)" -n 4 "$tidy" -p "$build" --quiet
