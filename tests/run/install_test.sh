#!/bin/bash
# An installed program finds its models beside itself and reads a page: the installed models folder lacked the glyph
# models, and was preferred to that of the sources.
# usage: install_test.sh BUILD_DIR SOURCE_DIR
set -euo pipefail
build=$1 source=$2
prefix=$(mktemp -d)
trap 'rm -rf "$prefix"' EXIT

cmake --install "$build" --prefix "$prefix" >/dev/null
unset SHENBAO_MODELS
"$prefix/bin/shenbao" extract "$source/fixtures/seed.pdf" --pages 2 -o "$prefix/out.json" 2>"$prefix/log" && code=0 || code=$?
if [[ $code -ne 0 && $code -ne 3 ]]; then
    echo "install_test: the installed program ended with $code: $(cat "$prefix/log")" >&2
    exit 1
fi
grep -q '"family": "department_declaration"' "$prefix/out.json" || { echo "install_test: no declaration" >&2; exit 1; }

# The models were those that were installed: without one of them the program says so.
rm "$prefix/share/shenbao/models/glyphs/model.bin"
"$prefix/bin/shenbao" extract "$source/fixtures/seed.pdf" --pages 2 >/dev/null 2>&1 && code=0 || code=$?
[[ $code -eq 4 ]] || { echo "install_test: other models than the installed ones were used" >&2; exit 1; }

left=$(find "$prefix/share" -name '*.[ch]pp' -o -name 'CMakeLists.txt')
[[ -z $left ]] || { echo "install_test: sources were installed: $left" >&2; exit 1; }
