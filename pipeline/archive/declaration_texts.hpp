// The JSON of declarations, as it was read and with the corrections in it. For the .cpp files of this room.
#pragma once

#include <optional>
#include <string>

#include "pipeline/archive/items.hpp"
#include "pipeline/archive/soci_session.hpp"

namespace shenbao {

// As expressions of a query whose `d` is a row of declarations.
extern const std::string kTextAsRead;
extern const std::string kNewestText;  // with the corrections, where there are any

// The declaration is in its table already.
void insert_text(soci::session& session, const DeclarationPlace& place, const std::string& json);
// nullopt: there are no corrections any more.
void store_revised_text(soci::session& session, const DeclarationPlace& place,
                        const std::optional<std::string>& json);
// "" where there is no such declaration.
[[nodiscard]] std::string find_text_as_read(soci::session& session, const DeclarationPlace& place);

}  // namespace shenbao
