// A question that is asked once. For the .cpp files of this room.
#pragma once

#include <string>

#include "pipeline/archive/soci_session.hpp"

namespace shenbao {

// For a statement that was made with its session: what is exchanged follows, then define_and_bind() and execute().
// SOCI's `prepare` asks PostgreSQL's server three times, to prepare, to run and to forget; this asks once.
inline void prepare_once(soci::statement& statement, const std::string& query) {
    statement.alloc();
    statement.prepare(query, soci::details::st_one_time_query);
}

}  // namespace shenbao
