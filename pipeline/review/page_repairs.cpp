#include "pipeline/review/page_repairs.hpp"

#include <algorithm>

#include "models/declaration/error.hpp"
#include "pipeline/deliver/json.hpp"
#include "pipeline/deliver/repairs_json.hpp"

namespace shenbao {

namespace {

constexpr std::size_t kMostEdits = 200;  // in one body
constexpr double kUnsaidDpi = 200;       // of a page that does not say, as faxes are
constexpr const char* kRefusedRepair = "refused-repair";

Json to_json(const Box& box) {
    return {box.x0, box.y0, box.x1, box.y1};
}

void add_page(StoredPage& stored, const Declaration& declaration, int page) {
    for (const Table& table : declaration.tables)
        if (table.page == page) stored.tables.push_back(table);
    for (const Issue& issue : declaration.issues)
        if (issue.code == kRefusedRepair && issue.page == page) stored.refused.push_back(issue.message);
}

}  // namespace

std::optional<StoredPage> find_stored_page(std::span<const std::string> declarations, int page) {
    std::optional<StoredPage> stored;
    for (const std::string& json : declarations) {
        for (const Declaration& declaration : from_json(json)) {
            const auto& pages = declaration.source.pages;
            const auto info = std::ranges::find(pages, page, &PageInfo::number);
            if (info == pages.end()) continue;
            if (!stored)
                stored = StoredPage{{info->width_px, info->height_px, info->quarter_turns},
                                    info->dpi.value_or(kUnsaidDpi),
                                    {},
                                    {}};
            add_page(*stored, declaration, page);
        }
    }
    return stored;
}

Json to_json(const TableShape& table) {
    Json cells = Json::array(), rules = Json::array();
    for (const Box& cell : table.cells) cells.push_back(to_json(cell));
    for (const RuleSpan& rule : table.rules)
        rules.push_back({{"direction", rule.direction == RuleDirection::horizontal ? "horizontal" : "vertical"},
                         {"position", rule.position},
                         {"begin", rule.begin},
                         {"end", rule.end}});
    return {{"box", to_json(table.box)}, {"cells", cells}, {"rules", rules}};
}

Json to_json(const std::vector<RefusedRepair>& refused) {
    Json list = Json::array();
    for (const RefusedRepair& one : refused) list.push_back({{"index", one.index}, {"reason", one.reason}});
    return list;
}

std::vector<PageRepair> read_edits(const Json& body, int page, const UprightFrame& frame) {
    const Json& edits = body.at("edits");
    if (!edits.is_array() || edits.size() > kMostEdits)
        throw Refusal(400, "too-many-edits", "at most " + std::to_string(kMostEdits) + " at once");
    std::vector<PageRepair> repairs;
    for (const Json& edit : edits) {
        Json whole = edit;
        whole["page"] = page;
        whole["frame"] = {
            {"width_px", frame.width_px}, {"height_px", frame.height_px}, {"quarter_turns", frame.quarter_turns}};
        try {
            repairs.push_back(repair_from_json(whole.dump()));
        } catch (const Error& error) {
            throw Refusal(400, "bad-edit", error.what());
        }
    }
    return repairs;
}

}  // namespace shenbao
