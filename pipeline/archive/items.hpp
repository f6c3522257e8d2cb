// What there is to look at in one declaration, kept in step with it. For the .cpp files of this room.
#pragma once

#include <string>
#include <vector>

#include "pipeline/archive/archive_types.hpp"
#include "pipeline/archive/correction_log.hpp"
#include "pipeline/archive/reviser.hpp"
#include "pipeline/archive/soci_session.hpp"

namespace shenbao {

// One declaration of one reading of one source.
struct DeclarationPlace {
    long long source = 0;
    int version = 0, number = 1;
};

// Items that are new are added; of the others the state and the text follow from the declaration as it is now and
// from what stands in the log. Every change counts the item's revision up; so does being `edited`, a path.
// reviser: for audits; may be nullptr where nothing stands.
void sync_items(soci::session& session, const DeclarationPlace& place, const NewDeclaration& now,
                const Standing& standing, const Reviser* reviser, const std::string& edited = {});

// " A1 A4 " -> A1, A4: as they are stored, so that one is found between blanks.
[[nodiscard]] std::vector<std::string> parted_rules(const std::string& text);

// 0 where there is none.
[[nodiscard]] int find_revision(soci::session& session, const DeclarationPlace& place, const std::string& path);

}  // namespace shenbao
