// Items as people see them, from the tables. For the .cpp files of this room.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "pipeline/archive/review_types.hpp"
#include "pipeline/archive/soci_session.hpp"

namespace shenbao {

enum class Likeness {
    any,
    alike,  // may stand on a sheet at all
    same,   // and says `text`
    rare    // and fewer than kLeastAlike say the same
};

enum class Passing { any, to_person, not_to_person };  // of filter.person

// Two people key some fields: what filter.person keyed is for others.
enum class Keyed { not_by_person, by_anybody, by_person };

// What is empty or 0 admits all.
struct Wanted {
    ItemFilter filter{};
    int declaration = 0;
    std::string path{};
    std::string free_for{};  // nobody else has it
    std::string reader{};    // who sees it, else filter.person: what others keyed is blind
    Passing passing = Passing::any;
    Keyed keyed = Keyed::not_by_person;
    Likeness likeness = Likeness::any;
    std::string text{};
};

// Of the newest readings, with the id of each one's source.
[[nodiscard]] std::vector<std::pair<long long, ReviewItem>> find_items(soci::session& session,
                                                                       const Wanted& wanted, long long now_ms);
// Whatever filter.first and filter.most say.
[[nodiscard]] long count_items(soci::session& session, const Wanted& wanted, long long now_ms);

// Kind, text and count of those that are `alike`, the largest first.
[[nodiscard]] std::vector<AlikeSheet> find_groups(soci::session& session, const Wanted& wanted, long long now_ms);

}  // namespace shenbao
