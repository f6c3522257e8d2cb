# shellcheck shell=bash disable=SC2154
# For the benchmarks that fill an archive under difficulties: many documents that are quickly read, and what became of
# them. To be sourced.

# A BMP of 600 x 400 pixels, 1 bit each, white, with a stroke of $1 x 8 pixels.
draw_page() {
    printf 'BM\xfe\x76\0\0\0\0\0\0\x3e\0\0\0\x28\0\0\0\x58\x02\0\0\x90\x01\0\0\x01\0\x01\0\0\0\0\0\xc0\x76\0\0'
    printf '\xc2\x1e\0\0\xc2\x1e\0\0\x02\0\0\0\x02\0\0\0\0\0\0\0\xff\xff\xff\0'
    head -c "$1" /dev/zero
    head -c $((30400 - $1)) /dev/zero | tr '\0' '\377'
}

# $2 documents in the new folder $1, no two the same.
draw_pages() {
    local i
    mkdir "$1"
    for ((i = 1; i <= $2; ++i)); do draw_page "$i" >"$1/$i.bmp"; done
}

# The first figure called $1 in the file $2, which `shenbao status --json` wrote.
count() { grep -o "\"$1\": [0-9]*" "$2" | head -n 1 | grep -o '[0-9]*$'; }

# What the archive $1 holds, in one line. Needs $shenbao and a folder $work.
figures() {
    "$shenbao" status --archive "$1" --json >"$work/status"
    local name line=
    for name in sources names "done" versions; do line="$line, $name $(count "$name" "$work/status")"; done
    echo "${line#, }"
}

# Every one of $1 documents is there once, read once. $2: the figures; $3: who says so.
check_figures() {
    [ "$2" = "sources $1, names $1, done $1, versions $1" ] ||
        { echo "$3: something was lost, or done twice" >&2; exit 1; }
}

# Ends with success, and a word, where the machine does not allow what a benchmark ($1) needs ($2).
skip() {
    echo "$1: skipped: $2"
    exit 0
}
