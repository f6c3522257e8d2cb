#include "pipeline/form/incomplete.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "pipeline/form/choose_reading.hpp"
#include "pipeline/form/missing_numbers.hpp"
#include "pipeline/form/page_number.hpp"

namespace shenbao {
namespace {

void tell(Declaration& declaration, const std::string& why, const ReadPage* page) {
    Issue issue;
    issue.code = "incomplete";
    issue.severity = Severity::warning;
    issue.message = "pages are missing: " + why;
    if (page) issue.page = page->info.number;
    declaration.issues.push_back(std::move(issue));
}

const ReadPage* first_printed(const PageGroup& group) {
    const auto first = std::ranges::find(group.pages, false, &ReadPage::blank);
    return first == group.pages.end() ? nullptr : *first;
}

const ReadPage* last_table_page(const PageGroup& group) {
    const auto last = std::find_if(group.pages.rbegin(), group.pages.rend(),
                                   [](const ReadPage* page) { return !page->grid.tables.empty(); });
    return last == group.pages.rend() ? nullptr : *last;
}

// Notes, signatures: what follows a table that is whole. The page's number is none of it.
bool has_line_below(const ReadPage& page) {
    return std::ranges::any_of(page.text.loose_lines, [&](const LineReading& line) {
        return line.box.y0 >= page.grid.tables.back().box.y1 && !read_page_number(line);
    });
}

// The table fills its page and nothing follows: the rest of it would stand on the next.
bool ends_at_foot(const PageGroup& group) {
    constexpr double kFoot = 0.8;  // of the page's height: the next row may be a tall one. Guess, unmeasured
    const ReadPage* last = last_table_page(group);
    return last && last->info.height_px > 0 && !has_line_below(*last) &&
           last->grid.tables.back().box.y1 >= kFoot * last->info.height_px;
}

bool is_all_placed(const Layout& layout) {
    return std::ranges::all_of(layout.cells, [](const PlacedCell& cell) { return cell.used || cell.blank(); });
}

bool says_whose(const Declaration& declaration) {
    const Organisation& body = declaration.organisation;
    return body.department_name || body.implementing_unit || (declaration.project && declaration.project->name);
}

// Nobody is named, and what stands first has a label of a later section, or a later number.
bool begins_behind_head(const Filling& filling, const std::vector<Section>& sections, std::optional<int> number) {
    if (filling.edition.header.empty() || sections.empty() || says_whose(filling.declaration)) return false;
    const auto has = [&](SectionKind kind) { return std::ranges::count(sections, kind, &Section::kind) > 0; };
    if (has(SectionKind::header)) return false;
    return number || (!has(SectionKind::unplaced) && sections.front().kind != SectionKind::funding);
}

bool has_indicators(const Filling& filling, const std::vector<Section>& sections) {
    return !filling.declaration.indicators.empty() || std::ranges::any_of(sections, [](const Section& one) {
        return one.kind == SectionKind::indicators || one.kind == SectionKind::heading;
    });
}

bool has_points(const Declaration& declaration) {
    return std::ranges::any_of(declaration.indicators,
                               [](const Indicator& one) { return one.score && !one.score->text.empty(); });
}

bool is_level1(const Indicator& indicator, std::initializer_list<std::string_view> words) {
    if (!indicator.level1 || !indicator.level1->value || !indicator.level1->value->text) return false;
    return std::ranges::find(words, *indicator.level1->value->text) != words.end();
}

bool has_level2(const Filling& filling, std::string_view word) {
    const std::vector<Indicator>& all = filling.declaration.indicators;
    return std::ranges::any_of(all, [&](const Indicator& one) {
        return one.horizon == all.back().horizon && one.level2 && one.level2->value && one.level2->value->text &&
               *one.level2->value->text == word;
    });
}

int bottom_of_cell(const Filling& filling, const Field& field) {
    for (const PlacedCell& cell : filling.layout.cells)
        if (cell.page->info.number == field.page && cell.grid->box.y0 <= field.bbox.y0 &&
            cell.grid->box.y1 >= field.bbox.y1 && cell.grid->box.x0 <= field.bbox.x0 &&
            cell.grid->box.x1 >= field.bbox.x1)
            return cell.grid->box.y1;
    return 0;
}

bool has_level1(const Filling& filling, std::initializer_list<std::string_view> words) {
    const std::vector<Indicator>& all = filling.declaration.indicators;
    return std::ranges::any_of(all, [&](const Indicator& one) {
        return one.horizon == all.back().horizon && one.goal == all.back().goal && is_level1(one, words);
    });
}

// The last row is one of indicators, and the last block of them goes no further than 产出指标 or 效益指标, of
// which the latter and 满意度指标 follow in every form; in a department's form, where a goal may have 产出指标
// alone, if there are no notes either.
bool stops_within_indicators(const Filling& filling, const PageGroup& group) {
    const std::vector<Indicator>& all = filling.declaration.indicators;
    if (all.empty() || !all.back().name || !ends_at_foot(group) || filling.edition.lists_projects()) return false;
    const ReadPage* last = last_table_page(group);
    const int bottom = last->grid.tables.back().box.y1;
    constexpr int kRule = 12;  // px: from a cell's box to the table's
    if (all.back().name->page != last->info.number || bottom_of_cell(filling, *all.back().name) < bottom - kRule)
        return false;
    if (!has_level1(filling, {"产出指标"})) return false;
    if (!filling.edition.indicators.headings.empty())
        return !has_level1(filling, {"效益指标"}) && filling.declaration.notes.empty();
    return !has_level1(filling, {"满意度指标"}) && !has_level2(filling, "服务对象满意度指标");
}

bool has_block(const std::vector<Section>& sections, std::size_t spec) {
    return std::ranges::any_of(
        sections, [&](const Section& one) { return one.kind == SectionKind::text_block && one.spec == spec; });
}

// Goals and their blocks: what one has and the other has not.
std::optional<std::string> goal_without_block(const Declaration& declaration) {
    const auto headed = [](const Goal& goal) { return goal.heading.has_value(); };
    if (std::ranges::none_of(declaration.goals, headed)) return std::nullopt;
    for (const Goal& goal : declaration.goals) {
        if (goal.text && !goal.heading) return "the block of " + goal.id + " is not there";
        if (!goal.text && goal.heading) return "the block of " + goal.id + " is there, but not the goal itself";
    }
    for (const Goal& goal : declaration.goals)
        if (std::ranges::none_of(declaration.indicators,
                                 [&](const Indicator& one) { return one.goal == goal.id; }))
            return "the block of " + goal.id + " has no indicators";
    return std::nullopt;
}

}  // namespace

void tell_missing_pages(const Filling& filling, const PageGroup& group, const std::vector<Section>& sections) {
    Declaration& declaration = filling.declaration;
    const ReadPage *first = first_printed(group), *last = last_table_page(group);
    for (const std::string& gap : gaps_in_numbers(group)) tell(declaration, gap, first);
    const auto number = late_first_number(group);
    if (begins_behind_head(filling, sections, number))
        tell(declaration,
             "nothing says whose filing it is" +
                 (number ? ", the first page is numbered " + std::to_string(*number) : ""),
             first);
    if (!is_all_placed(filling.layout)) return;
    if (!has_indicators(filling, sections)) tell(declaration, "there are no indicators", last);
    if (const auto goal = goal_without_block(declaration)) tell(declaration, *goal, last);
    const bool sums = !filling.edition.indicators.totals.empty() && has_points(declaration);
    if (sums && !declaration.totals && ends_at_foot(group)) tell(declaration, "the points are not summed", last);
    if (stops_within_indicators(filling, group))
        tell(declaration, "the indicators end at the foot of a page before the last kind of them", last);
    if (last && has_line_below(*last)) return;  // signatures: whoever left out a block, the form ends here
    for (std::size_t i = 0; i < filling.edition.text_blocks.size(); ++i)
        if (filling.edition.text_blocks[i].always && !has_block(sections, i))
            tell(declaration, filling.edition.text_blocks[i].labels.front() + " is not there", last);
}

void tell_missing_pages(const PageGroup& group, const Lexicon& lexicon, Declaration& declaration) {
    constexpr int kFewest = 3;  // words of levels: indicator rows, not a text that names one. Guess, unmeasured
    constexpr int kMostBefore = 9;  // a later number is that of a volume. Guess, unmeasured
    const auto words = lexicon.vocabularies.find("level2");
    const ReadPage* first = first_printed(group);
    if (!first || words == lexicon.vocabularies.end()) return;
    int levels = 0;
    bool headed = false;
    for (const auto& table : first->text.tables)
        for (const CellReading& cell : table) {
            const std::string text = joined_text(cell);
            headed = headed || text.find("二级指标") != std::string::npos;
            levels += find_word(words->second, text) ? 1 : 0;
        }
    const auto number = late_first_number(group);
    if (levels >= kFewest && !headed)
        tell(declaration, "indicators without the head of their table", first);
    else if (group.whole_document && number && *number <= kMostBefore)
        tell(declaration, "the first page is numbered " + std::to_string(*number), first);
}

void tell_rival_beginnings(std::vector<Declaration>& declarations) {
    for (std::size_t i = 1; i < declarations.size(); ++i) {
        const Declaration& before = declarations[i - 1];
        Declaration& filing = declarations[i];
        const auto has = [](const Declaration& one, std::string_view code) {
            return std::ranges::find(one.issues, code, &Issue::code) != one.issues.end();
        };
        if (!has(before, "incomplete") || has(filing, "page-order")) continue;  // said already
        const bool like = filing.form.edition && before.form.edition == filing.form.edition;
        if (!like || filing.source.pages.size() < 2) continue;
        filing.issues.push_back({"page-order",
                                 Severity::warning,
                                 "the pages behind the first may be those that the filing before it lacks",
                                 filing.source.pages[1].number,
                                 std::nullopt,
                                 {}});
    }
}

}  // namespace shenbao
