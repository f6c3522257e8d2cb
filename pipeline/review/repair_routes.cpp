// What people say about pages as such: how they lie, where the rules of their tables run. Nothing is read here:
// what is kept makes the document wait, and a process of its own reads it again.
#include "pipeline/archive/repair_log.hpp"
#include "pipeline/deliver/repairs_json.hpp"
#include "pipeline/review/route_groups.hpp"

namespace shenbao {

namespace {

constexpr int kMostPages = 100'000;

// The page as the newest reading has it.
struct PageNow {
    DocumentReading reading;
    StoredPage page;
    std::vector<RepairEntry> repairs;
};

PageNow find_page(ReviewParts& parts, const std::string& sha256, int page) {
    PageNow now;
    std::vector<std::string> declarations;
    const bool known = parts.desk.with([&](ReviewQueue&, Archive& archive) {
        const RepairLog log(archive);
        const auto reading = log.reading(sha256);
        if (!reading) return false;
        now.reading = *reading;
        now.repairs = log.all(sha256);
        for (int number = 1; auto json = archive.find_declaration(sha256, number); ++number)
            declarations.push_back(std::move(*json));
        return true;
    });
    const auto stored = known ? find_stored_page(declarations, page) : std::nullopt;
    if (!stored) throw Refusal(404, "unknown", "there is no such page");
    now.page = *stored;
    return now;
}

TriedPage try_on(const ReviewParts& parts, const StoredPage& page, std::span<const PageRepair> repairs) {
    if (!parts.try_repairs) throw Refusal(501, "not-offered", "this server does not repair pages");
    return parts.try_repairs(page.tables, repairs, page.frame, page.dpi);
}

Json tables_json(const TriedPage& tried) {
    Json tables = Json::array();
    for (const TableShape& table : tried.tables) tables.push_back(to_json(table));
    return tables;
}

Json repairs_json(const std::vector<RepairEntry>& repairs, int page) {
    Json list = Json::array();
    for (const RepairEntry& one : repairs)
        if (one.page == page && one.undone_by == 0)
            list.push_back({{"id", one.id},
                            {"version", one.version},
                            {"repair", Json::parse(one.edit)},
                            {"who", one.who},
                            {"at_ms", one.at_ms}});
    return list;
}

int page_number(const std::string& text) {
    if (text.empty() || text.size() > 6 || text.find_first_not_of("0123456789") != std::string::npos) return 0;
    return std::stoi(text);
}

void show_page(ReviewParts& parts, const Call& call, httplib::Response& response) {
    const int number = page_number(call.parts[1]);
    const PageNow now = find_page(parts, call.parts[0], number);
    const UprightFrame& frame = now.page.frame;
    give(response,
         {{"sha256", call.parts[0]},
          {"page", number},
          {"version", now.reading.version},
          {"state", to_string(now.reading.state)},
          {"reason", now.reading.reason},
          {"frame",
           {{"width_px", frame.width_px}, {"height_px", frame.height_px}, {"quarter_turns", frame.quarter_turns}}},
          {"tables", tables_json(try_on(parts, now.page, {}))},
          {"repairs", repairs_json(now.repairs, number)},
          {"refused", now.page.refused}});
}

// Cheap: asked again and again while a document is read.
void show_reading(ReviewParts& parts, const Call& call, httplib::Response& response) {
    const auto reading =
        parts.desk.with([&](ReviewQueue&, Archive& archive) { return RepairLog(archive).reading(call.parts[0]); });
    if (!reading) throw Refusal(404, "unknown", "there is no such document");
    give(response,
         {{"version", reading->version}, {"state", to_string(reading->state)}, {"reason", reading->reason}});
}

struct Asked {
    std::string sha256;
    int page = 0, version = 0;
};

Asked read_asked(const Json& body) {
    Asked asked{body.at("sha256"), body.at("page"), body.at("version")};
    if (asked.page < 1 || asked.page > kMostPages) throw Refusal(404, "unknown", "there is no such page");
    return asked;
}

void try_edits(ReviewParts& parts, const Call& call, httplib::Response& response) {
    const Asked asked = read_asked(call.body);
    const PageNow now = find_page(parts, asked.sha256, asked.page);
    if (now.reading.version != asked.version) throw Refusal(409, "clash", "the document was read again since");
    const TriedPage tried = try_on(parts, now.page, read_edits(call.body, asked.page, now.page.frame));
    give(response, {{"tables", tables_json(tried)}, {"refused", to_json(tried.refused)}});
}

// A page that lies otherwise has other places: what is said with a turn would be of neither.
void refuse_turn_among_others(const std::vector<PageRepair>& repairs) {
    const auto turns = std::ranges::count_if(
        repairs, [](const PageRepair& repair) { return std::holds_alternative<TurnPage>(repair.edit); });
    if (turns > 0 && repairs.size() > 1)
        throw Refusal(422, "turn-alone", "a page is turned first, and then its rules are repaired");
}

void answer(httplib::Response& response, RepairOutcome outcome) {
    switch (outcome) {
        case RepairOutcome::done: return give(response, {{"state", "waiting"}}, 202);
        case RepairOutcome::clash: throw Refusal(409, "clash", "the document was read again since");
        case RepairOutcome::reading: throw Refusal(409, "reading", "the document is being read again");
        case RepairOutcome::unknown: throw Refusal(404, "unknown", "there is no such document");
        case RepairOutcome::nothing_to_undo: throw Refusal(409, "nothing-to-undo", "there is nothing to undo");
        case RepairOutcome::not_yours:
            throw Refusal(403, "not-yours", "who repaired the page takes that back, or a supervisor");
        case RepairOutcome::too_many:
            throw Refusal(422, "too-many-repairs", "there are too many repairs of this document");
    }
}

void repair(ReviewParts& parts, const Call& call, httplib::Response& response) {
    const Asked asked = read_asked(call.body);
    const PageNow now = find_page(parts, asked.sha256, asked.page);
    const std::vector<PageRepair> repairs = read_edits(call.body, asked.page, now.page.frame);
    if (repairs.empty()) throw Refusal(400, "no-edits", "nothing is said");
    refuse_turn_among_others(repairs);
    if (const TriedPage tried = try_on(parts, now.page, repairs); !tried.refused.empty())
        throw Refusal(422, "refused", tried.refused.front().reason);
    std::vector<NewRepair> said;
    for (const PageRepair& one : repairs) said.push_back({one.page, to_json(one)});
    answer(response, parts.desk.with([&](ReviewQueue&, Archive& archive) {
        return RepairLog(archive).add(asked.sha256, asked.version, said, call.session.person, kMostRepairs);
    }));
    if (parts.on_waiting) parts.on_waiting();
}

void undo(ReviewParts& parts, const Call& call, httplib::Response& response) {
    const Asked asked = read_asked(call.body);
    answer(response, parts.desk.with([&](ReviewQueue&, Archive& archive) {
        return RepairLog(archive).undo(asked.sha256, asked.version, asked.page, call.session.person,
                                       call.session.role);
    }));
    if (parts.on_waiting) parts.on_waiting();
}

// As it is, with what people said: for a later version of the program, or what was not there when it was read.
void read_again(ReviewParts& parts, const Call& call, httplib::Response& response) {
    const std::string sha256 = call.body.at("sha256");
    const auto [known, waits] = parts.desk.with([&](ReviewQueue&, Archive& archive) {
        const auto reading = RepairLog(archive).reading(sha256);
        const bool was_read = reading && reading->version > 0;
        return std::pair(was_read, was_read && archive.read_again(sha256));
    });
    if (!known) throw Refusal(404, "unknown", "there is no such document");
    if (!waits) throw Refusal(409, "reading", "the document is being read again");
    answer(response, RepairOutcome::done);
    if (parts.on_waiting) parts.on_waiting();
}

}  // namespace

void add_repair_routes(Routes& routes, ReviewParts& parts) {
    const auto to = [&parts](auto work) {
        return [&parts, work](const Call& call, httplib::Response& response) { work(parts, call, response); };
    };
    routes.get("/api/documents/{sha256}/pages/{page}", to(show_page));
    routes.get("/api/documents/{sha256}/reading", to(show_reading));
    routes.post("/api/repairs", to(repair));
    routes.post("/api/repairs/try", to(try_edits));
    routes.post("/api/repairs/undo", to(undo));
    routes.post("/api/read-again", to(read_again));
}

}  // namespace shenbao
