// Filings as they stand, what was said about them, and counts.
#include <algorithm>
#include <map>

#include "pipeline/deliver/json.hpp"
#include "pipeline/review/item_json.hpp"
#include "pipeline/review/route_groups.hpp"

namespace shenbao {

namespace {

constexpr int kMostDocuments = 500, kMostDeclarations = 100000;

Json to_json(const DocumentSummary& document) {
    return {
        {"sha256", document.sha256},         {"name", document.name},   {"state", to_string(document.state)},
        {"version", document.version},       {"pages", document.pages}, {"declarations", document.declarations},
        {"department", document.department}, {"open", document.open},   {"settled", document.settled}};
}

void list_documents(ReviewParts& parts, const Call& call, httplib::Response& response) {
    const int first = call.number("first", 0, 0, 1 << 30), most = call.number("most", 100, 1, kMostDocuments);
    Json list = Json::array();
    for (const DocumentSummary& document : parts.desk.with(
             [&](ReviewQueue&queue, Archive&) { return queue.documents(first, most, call.param("sought")); }))
        list.push_back(to_json(document));
    give(response, {{"documents", list}});
}

// What tells a check from what is in doubt is not told of either.
void hide_checks(Declaration& filing, const std::vector<std::string>& checks) {
    visit_fields(filing, [&](const std::string& path, Field& field) {
        if (std::ranges::count(checks, path) > 0) field.status = FieldStatus::review;
        if (field.status != FieldStatus::review) return;
        field.confidence.reset();
        for (Alternative& other : field.alternatives) other.confidence.reset();
    });
    for (Table& table : filing.tables)
        for (TableCell& cell : table.cells) cell.confidence.reset();
}

// With the corrections in it, as `export` writes it but for checks.
void show_declaration(ReviewParts& parts, const Call& call, httplib::Response& response) {
    int number = 0;
    if (call.parts[1].find_first_not_of("0123456789") == std::string::npos && call.parts[1].size() < 6)
        number = std::stoi(call.parts[1]);
    if (number < 1 || number > kMostDeclarations) throw Refusal(404, "unknown", "there is no such declaration");
    const auto [json, checks] = parts.desk.with([&](ReviewQueue& queue, Archive& archive) {
        return std::pair(archive.find_declaration(call.parts[0], number),
                         queue.unsettled_checks(call.parts[0], number));
    });
    if (!json) throw Refusal(404, "unknown", "there is no such declaration");
    std::vector<Declaration> filings = from_json(*json);
    for (Declaration& filing : filings) hide_checks(filing, checks);
    put_body(response, shenbao::to_json(filings), "application/json");
}

void show_history(ReviewParts& parts, const Call& call, httplib::Response& response) {
    const std::string document = call.param("document"), path = call.param("path");
    const int number = call.number("declaration", 1, 1, kMostDeclarations);
    Json lines = Json::array();
    for (const LogEntry& line : parts.desk.with([&](ReviewQueue&queue, Archive&) {
             const std::string& person = call.session.person;
             return path.empty() ? queue.history(document, person)
                                 : queue.history(FieldKey{document, number, path}, person);
         }))
        lines.push_back(shenbao::to_json(line));
    give(response, {{"lines", lines}});
}

Json people_json(const Pace& pace) {
    Json people = Json::array();
    for (const auto& [person, work] : pace.all())
        people.push_back({{"person", person},
                          {"settled", work.settled},
                          {"keystrokes", work.keystrokes},
                          {"seconds", work.seconds}});
    return people;
}

std::map<std::string, long> sum(std::map<std::string, long> counts, const std::map<std::string, long>& others) {
    for (const auto& [kind, count] : others) counts[kind] += count;
    return counts;
}

// Checks are among what is to review until they are settled.
void show_counts(ReviewParts& parts, const Call&, httplib::Response& response) {
    const ArchiveCounts counts = parts.desk.with([](ReviewQueue&, Archive& archive) { return archive.counts(); });
    give(response, {{"documents",
                     {{"waiting", counts.waiting},
                      {"leased", counts.leased},
                      {"done", counts.done},
                      {"failed", counts.failed},
                      {"poisoned", counts.poisoned}}},
                    {"pages", counts.pages},
                    {"declarations", counts.declarations},
                    {"fields", counts.fields},
                    {"review", counts.review() + counts.audits},
                    {"review_by_kind", sum(counts.review_fields, counts.audit_fields)},
                    {"settled", counts.settled},
                    {"issues", counts.issues},
                    {"conflicts", counts.conflicts},
                    {"audited", counts.audited},
                    {"second_keyings", counts.second_keyings},
                    {"third_readings", counts.third_readings},
                    {"people", people_json(parts.pace)}});
}

}  // namespace

void add_document_routes(Routes& routes, ReviewParts& parts) {
    const auto to = [&parts](auto work) {
        return [&parts, work](const Call& call, httplib::Response& response) { work(parts, call, response); };
    };
    routes.get("/api/documents", to(list_documents));
    routes.get("/api/documents/{sha256}/declarations/{number}", to(show_declaration));
    routes.get("/api/history", to(show_history));
    routes.get("/api/dashboard", to(show_counts));
}

}  // namespace shenbao
