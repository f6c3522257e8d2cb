#include "pipeline/form/settle_order.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <optional>
#include <string>
#include <utility>

#include "pipeline/form/choose_reading.hpp"
#include "pipeline/form/match_label.hpp"
#include "pipeline/form/page_order.hpp"
#include "pipeline/form/text_pieces.hpp"

namespace shenbao {
namespace {

constexpr double kSameEdge = 0.015;  // of the table's width. Guess, unmeasured
constexpr double kSameEdges = 0.6;   // share of inner edges that a continued table has in common. Guess

std::vector<double> inner_edges(const GridTable& table) {
    std::vector<double> edges;
    for (std::size_t i = 1; i + 1 < table.col_lines.size(); ++i)
        edges.push_back((table.col_lines[i] - table.box.x0) / std::max(1, table.box.width()));
    return edges;
}

std::string list_of_numbers(const std::vector<const ReadPage*>& pages) {
    std::string list;
    for (const ReadPage* page : pages)
        if (!page->blank) list += (list.empty() ? "" : ", ") + std::to_string(page->info.number);
    return list;
}

void tell_order(PageGroup& group, const std::string& why) {
    group.issues.push_back({"page-order",
                            Severity::warning,
                            "pages read in the order " + list_of_numbers(group.pages) + ": " + why,
                            group.pages.front()->info.number,
                            std::nullopt,
                            {}});
}

// A title stands above a table that begins a paper.
bool has_line_above(const ReadPage& page) {
    const int head = page.grid.tables.empty() ? page.info.height_px : page.grid.tables.front().box.y0;
    return std::ranges::any_of(page.text.loose_lines, [&](const LineReading& line) { return line.box.y0 < head; });
}

const ReadPage* last_printed(const PageGroup& group) {
    const auto last =
        std::find_if(group.pages.rbegin(), group.pages.rend(), [](const ReadPage* page) { return !page->blank; });
    return last == group.pages.rend() ? nullptr : *last;
}

bool is_rest_of(const PageGroup& rest, const PageGroup& filing) {
    const ReadPage* last = last_printed(filing);
    return !rest.edition && rest.candidates.empty() && filing.edition && last &&
           std::ranges::all_of(rest.pages, [&](const ReadPage* page) {
               return page->blank ||
                      (!page->grid.tables.empty() && !has_line_above(*page) && has_columns_of(*last, *page));
           });
}

// Place of a numbered heading among those of the filing: horizon, number.
using Place = std::pair<std::size_t, int>;

std::vector<Place> heading_places(const ReadPage& page, const FormEdition& edition, const Confusions& confusions) {
    constexpr double kSureLabel = 0.8;  // T5 of pipeline/check/README.md
    std::vector<Labels> labels;
    for (const HorizonLabels& heading : edition.indicators.headings) labels.push_back(heading.labels);
    std::vector<Place> places;
    for (const auto& table : page.text.tables)
        for (const CellReading& cell : table) {
            const auto match =
                clear_label({joined_pieces(cell_pieces(cell, page.info.number))}, labels, confusions);
            if (match && match->similarity >= kSureLabel && match->number)
                places.emplace_back(match->index, *match->number);
        }
    return places;
}

struct Placed {
    std::vector<const ReadPage*> pages;  // a printed one and the blank ones behind it
    Place first, last;
};

// All pages but the first, each with its headings; nothing if one has none.
std::optional<std::vector<Placed>> place_pages(const PageGroup& group, const Confusions& confusions) {
    std::vector<Placed> placed;
    bool begun = false;
    for (const ReadPage* page : group.pages) {
        if (page->blank && !placed.empty()) placed.back().pages.push_back(page);
        if (page->blank || !std::exchange(begun, true)) continue;
        const std::vector<Place> places = heading_places(*page, *group.edition, confusions);
        if (places.empty()) return std::nullopt;
        placed.push_back({{page}, *std::ranges::min_element(places), *std::ranges::max_element(places)});
    }
    return placed;
}

// Puts the pages behind the first in the order of their headings, if no two overlap.
void order_by_headings(PageGroup& group, const Confusions& confusions) {
    if (!group.edition || group.edition->indicators.headings.empty()) return;
    auto placed = place_pages(group, confusions);
    if (!placed || std::ranges::is_sorted(*placed, {}, &Placed::first)) return;
    std::ranges::stable_sort(*placed, {}, &Placed::first);
    for (std::size_t i = 1; i < placed->size(); ++i)
        if ((*placed)[i].first < (*placed)[i - 1].last)
            return tell_order(group, "the headings of their goals follow no order");
    std::vector<const ReadPage*> ordered;
    for (const ReadPage* page : group.pages) {
        const bool moves = std::ranges::any_of(
            *placed, [&](const Placed& one) { return std::ranges::count(one.pages, page) > 0; });
        if (!moves) ordered.push_back(page);
    }
    for (const Placed& one : *placed) ordered.insert(ordered.end(), one.pages.begin(), one.pages.end());
    group.pages = std::move(ordered);
    tell_order(group, "the numbers of their goals say so");
}

// A cover or a list of contents among a filing's pages: read as lines around its tables, and told.
void tell_pages_without_tables(PageGroup& group) {
    for (const ReadPage* page : group.pages)
        if (group.edition && !page->blank && page->grid.tables.empty())
            group.issues.push_back({"page-without-table",
                                    Severity::info,
                                    "page " + std::to_string(page->info.number) + " has no table",
                                    page->info.number,
                                    std::nullopt,
                                    {}});
}

std::vector<int> printed_numbers(const PageGroup& group) {
    std::vector<int> numbers;
    for (const ReadPage* page : group.pages)
        if (const auto number = page->blank ? std::nullopt : printed_page_number(*page))
            numbers.push_back(*number);
    return numbers;
}

// One number contradicts all others, and no order of the pages would make a run of them: it was misread.
bool is_lone_misreading(const std::vector<int>& numbers) {
    std::vector<int> sorted = numbers;
    std::ranges::sort(sorted);
    const bool gapless =
        std::ranges::adjacent_find(sorted, [](int a, int b) { return b != a + 1; }) == sorted.end();
    const bool repeated = std::ranges::adjacent_find(sorted) != sorted.end();
    const bool swapped =
        std::ranges::adjacent_find(numbers, [](int a, int b) { return a == b + 1; }) != numbers.end();
    if (gapless || (swapped && !repeated)) return false;
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        std::vector<int> others = numbers;
        others.erase(others.begin() + static_cast<std::ptrdiff_t>(i));
        if (std::ranges::is_sorted(others)) return true;
    }
    return false;
}

// Numbers that contradict the order of the pages. Nothing was moved, so one that stands alone is mere information.
void tell_contradiction(PageGroup& group) {
    const std::vector<int> numbers = printed_numbers(group);
    if (std::ranges::is_sorted(numbers)) return;
    tell_order(group, "the numbers printed on them do not follow each other");
    if (is_lone_misreading(numbers)) group.issues.back().severity = Severity::info;
}

}  // namespace

bool goes_on(const ReadPage& before, const ReadPage& page) {
    if (page.grid.tables.empty()) return true;
    if (before.grid.tables.empty()) return false;
    const std::vector<double> old = inner_edges(before.grid.tables.back());
    const std::vector<double> edges = inner_edges(page.grid.tables.front());
    if (edges.empty()) return false;
    const auto common = std::ranges::count_if(edges, [&](double edge) {
        return std::ranges::any_of(old, [&](double other) { return std::abs(edge - other) <= kSameEdge; });
    });
    return static_cast<double>(common) >= kSameEdges * static_cast<double>(edges.size());
}

bool has_columns_of(const ReadPage& before, const ReadPage& page) {
    constexpr std::size_t kFewestEdges = 3;  // columns that are the same by chance are few. Guess, unmeasured
    return !page.grid.tables.empty() && inner_edges(page.grid.tables.front()).size() >= kFewestEdges &&
           goes_on(before, page);
}

bool is_wordless_table(const ReadPage& page, const Lexicon& lexicon) {
    constexpr int kFewestRows = 2, kFewestCols = 3;  // fewer are the rest of a text. Guess, unmeasured
    if (page.grid.tables.empty() || page.grid.tables.front().rows() < kFewestRows ||
        page.grid.tables.front().cols() < kFewestCols)
        return false;
    for (const char* name : {"level1", "level2"}) {
        const auto words = lexicon.vocabularies.find(name);
        if (words == lexicon.vocabularies.end()) continue;
        for (const auto& table : page.text.tables)
            for (const CellReading& cell : table)
                if (find_word(words->second, joined_text(cell))) return false;
    }
    return true;
}

namespace {

Issue make_foreign(const ReadPage& page, const std::string& what) {
    Issue issue;
    issue.code = "foreign-page";
    issue.severity = Severity::warning;
    issue.message = "page " + std::to_string(page.info.number) + what;
    issue.page = page.info.number;
    return issue;
}

}  // namespace

Issue foreign_page(const ReadPage& page) {
    return make_foreign(page, " lies between its pages and is no part of this form: it was left out");
}

Issue wordless_page(const ReadPage& page) {
    return make_foreign(page,
                        " has the columns of the page before and no word of this form: it may be no part of it");
}

Issue repeated_page(const ReadPage& first, const ReadPage& page, int otherwise) {
    Issue issue;
    issue.code = "duplicate-page";
    issue.severity = Severity::warning;
    issue.message = "page " + std::to_string(page.info.number) + " is page " + std::to_string(first.info.number) +
                    " once more and was left out";
    if (otherwise > 0) issue.message += "; cells that read otherwise: " + std::to_string(otherwise);
    issue.page = page.info.number;
    return issue;
}

Issue alike_page(const ReadPage& first, const ReadPage& page) {
    Issue issue;
    issue.code = "duplicate-page";
    issue.severity = Severity::warning;
    issue.message = "page " + std::to_string(page.info.number) + " is nearly page " +
                    std::to_string(first.info.number) + " and was taken for another filing";
    issue.page = page.info.number;
    return issue;
}

void tell_rest_before(std::vector<PageGroup>& groups) {
    for (std::size_t i = 0; i + 1 < groups.size(); ++i) {
        PageGroup& filing = groups[i + 1];
        if (!filing.behind_rest && !is_rest_of(groups[i], filing)) continue;
        tell_order(groups[i], "the first page of a filing follows; they may be its rest, or another's");
        if (std::ranges::count(filing.pages, false, &ReadPage::blank) > 1)
            tell_order(filing, "pages without a first page lie before them; the rest may be another filing's");
    }
}

void settle_order(PageGroup& group, const Confusions& confusions) {
    const bool moved = !std::ranges::is_sorted(group.pages, std::less<>());  // they lie in one array
    if (moved) tell_order(group, "the numbers printed on them say so");
    order_by_headings(group, confusions);
    tell_pages_without_tables(group);
    tell_contradiction(group);
}

}  // namespace shenbao
