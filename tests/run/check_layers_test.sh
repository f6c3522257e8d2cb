#!/bin/bash
# The layer check passes a lawful tree and fails on each kind of wrong include.
# usage: check_layers_test.sh PATH-OF-check-layers
set -u
check=$1
tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT
failures=0

# expect STATUS FILE INCLUDE: the check of a tree holding that one include must end with STATUS.
expect() {
    rm -rf "${tree:?}"/*
    mkdir -p "$tree/$(dirname "$2")"
    printf '#include <vector>\n#include "%s"\n' "$3" >"$tree/$2"
    "$check" "$tree" 2>"$tree.log"
    local status=$?
    if [[ $status -ne $1 ]]; then
        echo "$2 including $3: exit $status, expected $1"; cat "$tree.log"; failures=1
    fi
    if [[ $1 -eq 1 ]] && ! grep -q "$2:2: " "$tree.log"; then
        echo "$2 including $3: the message does not name the line"; cat "$tree.log"; failures=1
    fi
    rm -f "$tree.log"
}

expect 0 models/declaration/field.hpp models/declaration/value.hpp
expect 1 models/declaration/field.hpp pipeline/base/utf8.hpp
expect 0 pipeline/base/utf8.cpp models/declaration/value.hpp
expect 1 pipeline/base/utf8.cpp pipeline/grid/find_grid.hpp
for room in ingest page grid text form check trust; do
    expect 0 pipeline/$room/a.cpp pipeline/$room/a.hpp
    expect 0 pipeline/$room/a.cpp pipeline/base/utf8.hpp
    expect 1 pipeline/$room/a.cpp pipeline/run/extract_document.hpp
    expect 1 pipeline/$room/a.cpp pipeline/deliver/json.hpp
    expect 1 pipeline/$room/a.cpp tools/eval/evaluate.hpp
done
expect 1 pipeline/grid/a.cpp pipeline/page/make_upright.hpp
expect 0 pipeline/deliver/json.cpp models/declaration/field.hpp
expect 1 pipeline/deliver/json.cpp pipeline/base/utf8.hpp
expect 0 pipeline/archive/archive.cpp models/declaration/error.hpp
expect 1 pipeline/archive/archive.cpp pipeline/base/utf8.hpp
expect 1 pipeline/archive/archive.cpp pipeline/deliver/json.hpp
expect 1 pipeline/archive/archive.cpp pipeline/run/extract_document.hpp
expect 1 pipeline/run/extract_document.cpp pipeline/archive/archive.hpp
expect 1 pipeline/deliver/json.cpp pipeline/archive/archive.hpp
expect 0 pipeline/review/routes.cpp pipeline/archive/archive.hpp
expect 0 pipeline/review/routes.cpp pipeline/deliver/json.hpp
expect 1 pipeline/review/routes.cpp pipeline/base/utf8.hpp
expect 1 pipeline/review/routes.cpp pipeline/run/extract_document.hpp
expect 1 pipeline/run/extract_document.cpp pipeline/review/review_server.hpp
expect 1 pipeline/archive/archive.cpp pipeline/review/review_server.hpp
expect 0 tools/cli/main.cpp pipeline/archive/archive.hpp
expect 0 tools/cli/main.cpp pipeline/review/review_server.hpp
expect 0 pipeline/run/explain/a.cpp pipeline/grid/find_grid.hpp
expect 0 tools/cli/main.cpp pipeline/run/extract_document.hpp
expect 0 tools/cli/main.cpp tools/eval/evaluate.hpp
expect 1 tools/cli/main.cpp tools/scan/scan.hpp
expect 0 tools/train/glyphs/main.cpp tools/scan/profiles.hpp
expect 0 tools/bench/mutate_tools/small_documents.cpp tools/scan/write_scan.hpp
expect 0 tools/train/glyphs/main.cpp tools/typeset/text_context.hpp
expect 0 tools/bench/review_tools/fill_main.cpp tools/cli/bulk/store_form.hpp
expect 1 tools/scan/main.cpp tools/cli/options.hpp
expect 1 tools/scan/main.cpp tools/train/glyphs/alphabet.hpp
expect 1 pipeline/grid/a.cpp find_grid.hpp
expect 1 pipeline/grid/a.cpp ../base/utf8.hpp
exit $failures
