// Items as people see them, from the tables. For the .cpp files of this room.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "pipeline/archive/review_types.hpp"
#include "pipeline/archive/soci_session.hpp"

namespace shenbao {

// What is empty or 0 admits all.
struct Wanted {
    ItemFilter filter;
    int declaration = 0;
    std::string path;
    std::string free_for;  // nobody else has it
    std::string reader;    // who sees it: what others keyed is blind
};

// Of the newest readings, with the id of each one's source.
[[nodiscard]] std::vector<std::pair<long long, ReviewItem>> find_items(soci::session& session,
                                                                       const Wanted& wanted, long long now_ms);
// Whatever filter.first and filter.most say.
[[nodiscard]] long count_items(soci::session& session, const Wanted& wanted, long long now_ms);

}  // namespace shenbao
