#!/bin/bash
# tools/make-fixtures looked by default into build/release, where its tools are not built.
# usage: make_fixtures_test.sh SOURCE_DIR
set -euo pipefail
source=$1
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
fail() { echo "make_fixtures_test: $1" >&2; exit 1; }

mkdir -p "$place/tools" "$place/fixtures"
cp "$source/tools/make-fixtures" "$place/tools/"
if "$place/tools/make-fixtures" 2>"$place/log"; then fail "it did without its tools"; fi
[[ $(wc -l <"$place/log") -eq 1 ]] || fail "it does not say in one line what is missing: $(cat "$place/log")"
grep -q -- '--preset dev' "$place/log" || fail "it does not say what to do: $(cat "$place/log")"

for tool in typeset scan; do
    mkdir -p "$place/build/dev/tools/$tool"
    printf '#!/bin/sh\necho %s "$@" >>"%s/calls"\n' "$tool" "$place" >"$place/build/dev/tools/$tool/shenbao_$tool"
    chmod +x "$place/build/dev/tools/$tool/shenbao_$tool"
done
"$place/tools/make-fixtures" || fail "it failed"
[[ $(cut -d' ' -f1 "$place/calls" | tr '\n' ' ') == "typeset scan scan scan " ]] || fail "it called $(cat "$place/calls")"
