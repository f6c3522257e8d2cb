// SOCI without its templates for Boost's tuples and fusion: nothing here uses them, and the headers that they want
// are 140 MB. No class of SOCI looks different without them.
#pragma once

#include <soci/soci-config.h>
#undef SOCI_HAVE_BOOST
#include <soci/soci.h>

#include <string>

namespace shenbao {

inline bool is_postgresql(soci::session& session) {
    return session.get_backend_name() == "postgresql";
}

// For the end of a SELECT: the rows of `table` are this transaction's until it ends, and others wait for them.
// With SQLite the whole database is.
inline std::string lock_row(soci::session& session, const std::string& table) {
    return is_postgresql(session) ? " FOR UPDATE OF " + table : "";
}

// The same, but rows that others have are passed over.
inline std::string lock_free_rows(soci::session& session, const std::string& table) {
    return is_postgresql(session) ? " FOR UPDATE OF " + table + " SKIP LOCKED" : "";
}

}  // namespace shenbao
