#include "pipeline/archive/declaration_texts.hpp"

namespace shenbao {

namespace {

const std::string kOfPlace =
    " FROM declarations d WHERE d.source_id = :source AND d.version = :version AND d.number = :number";

}  // namespace

const std::string kTextAsRead = "(SELECT t.json FROM declaration_texts t WHERE t.declaration_id = d.id)";
const std::string kNewestText =
    "COALESCE((SELECT r.json FROM revised_texts r WHERE r.declaration_id = d.id), " + kTextAsRead + ")";

void insert_text(soci::session& session, const DeclarationPlace& place, const std::string& json) {
    session << "INSERT INTO declaration_texts (declaration_id, json) SELECT d.id, CAST(:json AS TEXT)" + kOfPlace,
        soci::use(json), soci::use(place.source), soci::use(place.version), soci::use(place.number);
}

void store_revised_text(soci::session& session, const DeclarationPlace& place,
                        const std::optional<std::string>& json) {
    if (json)
        session << "INSERT INTO revised_texts (declaration_id, json) SELECT d.id, CAST(:json AS TEXT)" + kOfPlace +
                       " ON CONFLICT (declaration_id) DO UPDATE SET json = excluded.json",
            soci::use(*json), soci::use(place.source), soci::use(place.version), soci::use(place.number);
    else
        session << "DELETE FROM revised_texts WHERE declaration_id = (SELECT d.id" + kOfPlace + ")",
            soci::use(place.source), soci::use(place.version), soci::use(place.number);
}

std::string find_text_as_read(soci::session& session, const DeclarationPlace& place) {
    std::string json;
    session << "SELECT " + kTextAsRead + kOfPlace, soci::use(place.source), soci::use(place.version),
        soci::use(place.number), soci::into(json);
    return json;
}

}  // namespace shenbao
