// The tables of the archive, and how an archive of an earlier version of the program gets those of this one.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/archive/soci_session.hpp"

namespace shenbao {

using Migration = std::vector<std::string_view>;  // SQL statements, one each

// The n-th (from 1) leads from version n-1 to version n. What is released is never changed; what changes the
// tables is appended. Types are those that SQLite and PostgreSQL share.
[[nodiscard]] std::span<const Migration> migrations();

// 0 for a database without tables.
[[nodiscard]] int find_schema_version(soci::session& session);

// Up to the last migration in one transaction: what is killed or fails in between leaves the archive as it was,
// for the program that it was of. Throws Error{wrong_usage} if the archive has a later version than these. folder:
// for the error.
void migrate(soci::session& session, std::span<const Migration> steps, const std::string& folder = {});

}  // namespace shenbao
