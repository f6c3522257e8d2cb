// The log of what people said about fields: lines are added, never changed. For the .cpp files of this room.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "pipeline/archive/review_types.hpp"
#include "pipeline/archive/soci_session.hpp"

namespace shenbao {

using FieldPlace = std::pair<int, std::string>;  // declaration, path

// Returns its id.
long long append_line(soci::session& session, long long source, const LogEntry& line);
// Of one reading, or of all for version 0; by id.
[[nodiscard]] std::vector<LogEntry> load_lines(soci::session& session, long long source, int version = 0);
// Of one field of the newest reading; by id.
[[nodiscard]] std::vector<Comment> load_comments(soci::session& session, const FieldKey& field);

// The lines that stand for each field of one reading, the last one on top: what is not undone, without comments.
using Standing = std::map<FieldPlace, std::vector<LogEntry>>;
[[nodiscard]] Standing find_standing(const std::vector<LogEntry>& lines);
// The one that says what the field's text is: the topmost that is no word of what is to be done. nullptr if none.
[[nodiscard]] const LogEntry* find_text_line(const std::vector<LogEntry>& standing);
// What people keyed since: of two people, or of one who waits for the second.
[[nodiscard]] std::vector<LogEntry> find_keyings(const std::vector<LogEntry>& standing);

// What stands in one declaration, for Reviser::revise.
[[nodiscard]] std::vector<SettledText> settled_texts(const Standing& standing, int declaration);

}  // namespace shenbao
