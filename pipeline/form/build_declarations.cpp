#include "pipeline/form/build_declarations.hpp"

#include <algorithm>
#include <string>

#include "pipeline/base/utf8.hpp"
#include "pipeline/form/collect_tables.hpp"
#include "pipeline/form/filling.hpp"

namespace shenbao {
namespace {

SourceInfo source_of(const SourceInfo& source, const std::vector<const ReadPage*>& pages) {
    SourceInfo own = source;
    own.pages.clear();
    for (const ReadPage* page : pages) {  // two pages on one sheet are one page of the source
        if (own.pages.empty() || own.pages.back().number != page->info.number) own.pages.push_back(page->info);
    }
    return own;
}

void fill_sections(Filling& filling) {
    const std::vector<Section> sections =
        find_sections(filling.layout, filling.edition, filling.lexicon.confusions);
    for (const Section& section : sections)
        if (section.kind == SectionKind::funding) fill_money_unit(filling, section);
    std::optional<Horizon> horizon;
    std::optional<std::string> goal;
    for (const Section& section : sections) {
        switch (section.kind) {
            case SectionKind::header: fill_header(filling, section); break;
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
            case SectionKind::notes: fill_table_notes(filling, section); break;
            case SectionKind::unplaced: break;
        }
    }
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
    if (!group.pages.empty()) issue.page = group.pages.front()->info.number;
    declaration.issues.push_back(std::move(issue));
}

Declaration build_declaration(const PageGroup& group, const SourceInfo& source, int number, int first_table,
                              const Lexicon& lexicon) {
    Declaration declaration;
    declaration.source = source_of(source, group.pages);
    declaration.id = source.sha256 + "-" + std::to_string(number);
    declaration.tables = collect_tables(group.pages, first_table, group.edition != nullptr);
    if (!group.edition) {
        report_unknown(group, declaration);
        return declaration;
    }
    declaration.form = {group.edition->family, group.edition->edition, group.confidence};
    Layout layout = read_layout(group.pages, first_table);
    Filling filling{*group.edition, lexicon, layout, declaration, {}, {}};
    fill_running_text(filling, group.pages);
    fill_sections(filling);
    place_goal_issues(declaration);
    report_unplaced(layout, declaration);
    return declaration;
}

}  // namespace

std::vector<Declaration> build_declarations(std::span<const ReadPage> pages, const SourceInfo& source,
                                            const FormLibrary& library) {
    std::vector<Declaration> declarations;
    int table = 1;
    for (const PageGroup& group : group_pages(pages, library.parts())) {
        const int number = static_cast<int>(declarations.size()) + 1;
        declarations.push_back(build_declaration(group, source, number, table, library.parts().lexicon));
        table += static_cast<int>(declarations.back().tables.size());
    }
    return declarations;
}

}  // namespace shenbao
