#include "pipeline/deliver/page_parts.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

namespace shenbao {
namespace {

// Half of the lower one's height or more.
bool beside(const Box& a, const Box& b) {
    const int common = std::min(a.y1, b.y1) - std::max(a.y0, b.y0);
    return 2 * common >= std::min(a.height(), b.height()) && common > 0;
}

std::vector<LooseRow> loose_rows(const PageInfo& page) {
    std::vector<const TextLine*> lines;
    for (const TextLine& line : page.lines) lines.push_back(&line);
    std::ranges::stable_sort(lines, {}, [](const TextLine* line) { return line->bbox.y0; });
    std::vector<LooseRow> rows;
    for (const TextLine* line : lines) {
        if (rows.empty() || !beside(rows.back().lines.front()->bbox, line->bbox))
            rows.push_back({page.number, {}});
        rows.back().lines.push_back(line);
    }
    for (LooseRow& row : rows)
        std::ranges::stable_sort(row.lines, {}, [](const TextLine* line) { return line->bbox.x0; });
    return rows;
}

int top_of(const PagePart& part) {
    if (const auto* row = std::get_if<LooseRow>(&part)) return row->lines.front()->bbox.y0;
    return std::get<const Table*>(part)->bbox.y0;
}

}  // namespace

std::vector<PagePart> parts_of(const Declaration& declaration) {
    std::vector<PagePart> parts;
    std::set<int> pages;
    for (const PageInfo& page : declaration.source.pages) {
        if (!pages.insert(page.number).second) continue;
        std::vector<PagePart> own;
        for (LooseRow& row : loose_rows(page)) own.emplace_back(std::move(row));
        for (const Table& table : declaration.tables)
            if (table.page == page.number) own.emplace_back(&table);
        std::ranges::stable_sort(own, {}, top_of);
        std::ranges::move(own, std::back_inserter(parts));
    }
    for (const Table& table : declaration.tables)  // a stranger's file may name pages that it does not list
        if (!pages.contains(table.page)) parts.emplace_back(&table);
    return parts;
}

}  // namespace shenbao
