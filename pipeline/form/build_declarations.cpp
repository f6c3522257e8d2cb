#include "pipeline/form/build_declarations.hpp"

#include <algorithm>
#include <iterator>
#include <string>

#include "pipeline/base/utf8.hpp"
#include "pipeline/form/collect_tables.hpp"
#include "pipeline/form/filling.hpp"
#include "pipeline/form/incomplete.hpp"
#include "pipeline/form/split_projects.hpp"

namespace shenbao {
namespace {

// In the order of the source.
SourceInfo source_of(const SourceInfo& source, const PageGroup& group) {
    std::vector<const ReadPage*> pages = group.pages;
    pages.insert(pages.end(), group.repeats.begin(), group.repeats.end());
    std::ranges::stable_sort(pages, {}, [](const ReadPage* page) { return page->info.number; });
    SourceInfo own = source;
    own.pages.clear();
    for (const ReadPage* page : pages) {  // two pages on one sheet are one page of the source
        if (own.pages.empty() || own.pages.back().number != page->info.number) own.pages.push_back(page->info);
    }
    return own;
}

void fill_sections(Filling& filling, const std::vector<Section>& sections) {
    for (const Section& section : sections)
        if (section.kind == SectionKind::funding || section.kind == SectionKind::rows)
            fill_money_unit(filling, section);
    std::optional<Horizon> horizon;
    std::optional<std::string> goal;
    Section totals;  // every row of sums
    totals.kind = SectionKind::totals;
    for (const Section& section : sections) {
        switch (section.kind) {
            case SectionKind::header: fill_pairs(filling, section); break;
            case SectionKind::funding: fill_funding(filling, section); break;
            case SectionKind::text_block: fill_text_block(filling, section); break;
            case SectionKind::goals: fill_goals(filling, section); break;
            case SectionKind::heading:
                horizon = section.horizon;
                goal = fill_heading(filling, section);
                break;
            case SectionKind::indicators:
                // A block without a heading of its own belongs to no known goal.
                if (section.horizon && section.horizon != horizon) goal.reset();
                fill_indicators(filling, section, section.horizon ? section.horizon : horizon, goal);
                break;
            case SectionKind::totals:
                totals.strips.insert(totals.strips.end(), section.strips.begin(), section.strips.end());
                break;
            case SectionKind::rows: fill_rows(filling, section); break;
            case SectionKind::signature: fill_opinion(filling, section); break;
            case SectionKind::notes: fill_table_notes(filling, section); break;
            case SectionKind::unplaced: break;
        }
    }
    if (!totals.strips.empty()) fill_totals(filling, totals);
}

void report_unplaced(const Layout& layout, Declaration& declaration) {
    for (const PlacedCell& cell : layout.cells) {
        if (cell.used || cell.blank()) continue;
        Issue issue;
        issue.code = "unplaced-cells";
        issue.severity = Severity::warning;
        constexpr std::size_t kShown = 20;  // characters
        issue.message =
            "text outside the form's known places: " + encode_utf8(decode_utf8(cell.text).substr(0, kShown));
        issue.page = cell.page->info.number;
        issue.bbox = cell.grid->box;
        declaration.issues.push_back(std::move(issue));
    }
}

void report_unknown(const PageGroup& group, Declaration& declaration) {
    Issue issue;
    const bool blank = std::ranges::all_of(group.pages, &ReadPage::blank);
    issue.code = blank ? "blank-page" : "unknown-form";
    issue.severity = blank ? Severity::info : Severity::warning;
    issue.message = blank ? "nothing printed on it" : "no known form: only its tables are delivered";
    if (!group.candidates.empty()) issue.message += "; it may be ";
    for (std::size_t i = 0; i < group.candidates.size(); ++i)
        issue.message += (i > 0 ? " or " : "") + group.candidates[i];
    if (!group.pages.empty()) issue.page = group.pages.front()->info.number;
    declaration.issues.push_back(std::move(issue));
}

std::vector<Declaration> build_group(const PageGroup& group, const SourceInfo& source, int number, int first_table,
                                     const Lexicon& lexicon) {
    Declaration declaration;
    declaration.source = source_of(source, group);
    declaration.issues = group.issues;
    declaration.id = numbered_id(source.sha256, number);
    declaration.tables = collect_tables(group.pages, first_table, group.edition != nullptr);
    if (!group.edition) {
        report_unknown(group, declaration);
        tell_missing_pages(group, lexicon, declaration);
        return {std::move(declaration)};
    }
    declaration.form = {group.edition->family, group.edition->edition, group.confidence};
    Layout layout = read_layout(group.pages, first_table);
    Filling filling{*group.edition, lexicon, layout, declaration, {}, {}};
    fill_running_text(filling, group.pages);
    fill_body(filling, group.pages);
    const std::vector<Section> sections = find_sections(layout, *group.edition, lexicon.confusions);
    fill_sections(filling, sections);
    fill_signatures(filling, group.pages);
    place_goal_issues(declaration);
    tell_missing_pages(filling, group, sections);
    std::vector<Declaration> declarations;
    if (group.edition->lists_projects())
        declarations = split_projects(filling, number);
    else
        declarations = {declaration};
    report_unplaced(layout, declarations.front());
    return declarations;
}

}  // namespace

std::vector<Declaration> build_declarations(std::span<const ReadPage> pages, const SourceInfo& source,
                                            const FormLibrary& library) {
    std::vector<Declaration> declarations;
    int table = 1;
    for (const PageGroup& group : group_pages(pages, library.parts())) {
        const int number = static_cast<int>(declarations.size()) + 1;
        int tables = 0;
        for (const ReadPage* page : group.pages) tables += static_cast<int>(page->grid.tables.size());
        std::vector<Declaration> built = build_group(group, source, number, table, library.parts().lexicon);
        std::ranges::move(built, std::back_inserter(declarations));
        table += tables;
    }
    tell_rival_beginnings(declarations);
    return declarations;
}

}  // namespace shenbao
