# shellcheck shell=bash disable=SC2154
# A PostgreSQL of a benchmark's own that can be killed. To be sourced; needs a folder $work.

# In $work/pg: makes it. $1: the address that it listens on, "" for a socket in that folder alone. It keeps what it was
# told when it is killed, as a real one does.
make_server() {
    pg_bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)
    [ -n "$pg_bin" ] || { echo "install the Debian package postgresql-15" >&2; exit 4; }
    pg_host=$1
    mkdir "$work/pg"
    chmod 711 "$work"
    as_server() { "$@"; }
    if [ "$(id -u)" = 0 ]; then  # it refuses to be root
        chown postgres "$work/pg"
        as_server() { setpriv --reuid postgres --regid postgres --init-groups -- "$@"; }
    fi
    (cd "$work/pg" && as_server "$pg_bin/initdb" -D data -U shenbao -A trust -E UTF8 --locale=C >initdb.log)
    [ -z "$1" ] || echo "host all all ${1%.*}.0/24 trust" >>"$work/pg/data/pg_hba.conf"
}

start_server() {
    (cd "$work/pg" && as_server "$pg_bin/pg_ctl" -D data -s -w -l server.log start \
        -o "-c listen_addresses=$pg_host -c unix_socket_directories=$work/pg -c max_connections=60")
}

# As if the power went: the server and all its processes, at once. Those are gone when it returns.
kill_server() {
    local pid all
    pid=$(head -n 1 "$work/pg/data/postmaster.pid" 2>/dev/null) || return 0
    all="$pid $(pgrep -P "$pid" | tr '\n' ' ')"
    kill -KILL $all 2>/dev/null || true
    for pid in $all; do while kill -0 "$pid" 2>/dev/null; do sleep 0.01; done; done
    rm -f "$work/pg/data/postmaster.pid"
}
