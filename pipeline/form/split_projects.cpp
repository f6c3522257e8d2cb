#include "pipeline/form/split_projects.hpp"

#include <algorithm>
#include <set>

#include "pipeline/base/utf8.hpp"

namespace shenbao {
namespace {

// Rows of one project, and the cells that say whose they are: parts of merged cells that a page break cut.
struct ProjectRows {
    std::size_t begin = 0, end = 0;  // of the declaration's indicators
    SubjectCells cells;
};

bool contains(const std::vector<std::size_t>& cells, std::size_t cell) {
    return std::ranges::find(cells, cell) != cells.end();
}

class ProjectSplit {
  public:
    explicit ProjectSplit(Filling& filling) : filling_(filling) {}

    std::vector<ProjectRows> split() {
        for (std::size_t row = 0; row < filling_.subjects.size(); ++row) {
            if (projects_.empty() || begins(filling_.subjects[row])) projects_.push_back({row, row, {}});
            projects_.back().end = row + 1;
            add(filling_.subjects[row]);
        }
        return std::move(projects_);
    }

  private:
    [[nodiscard]] const PlacedCell& cell(std::size_t index) const { return filling_.layout.cells[index]; }

    // The name's cell is another than that of the rows before, and not its rest on the next page.
    [[nodiscard]] bool begins(const SubjectCells& row) const {
        const auto name = row.find("project/name");
        const auto own = projects_.back().cells.find("project/name");
        if (name == row.end() || name->second.empty() || own == projects_.back().cells.end() ||
            own->second.empty())
            return false;
        const std::size_t here = name->second.front(), last = own->second.back();
        if (contains(own->second, here) || cell(here).blank()) return false;
        const bool other_page = cell(here).table != cell(last).table;
        return !other_page || fold_text(cell(here).text) != fold_text(cell(own->second.front()).text);
    }

    // Blank parts and texts printed again add nothing.
    void add(const SubjectCells& row) {
        for (const auto& [role, cells] : row)
            for (const std::size_t index : cells) {
                std::vector<std::size_t>& own = projects_.back().cells[role];
                if (contains(own, index)) continue;
                const bool again =
                    !own.empty() && fold_text(cell(own.front()).text) == fold_text(cell(index).text);
                if (again) filling_.layout.cells[index].used = true;
                own.push_back(index);
            }
    }

    Filling& filling_;
    std::vector<ProjectRows> projects_;
};

// The cells with text, each text once.
std::vector<std::size_t> told_cells(const Layout& layout, const std::vector<std::size_t>& cells) {
    std::vector<std::size_t> told;
    std::set<std::string> texts;
    for (const std::size_t index : cells)
        if (!layout.cells[index].blank() && texts.insert(fold_text(layout.cells[index].text)).second)
            told.push_back(index);
    if (told.empty() && !cells.empty()) told.push_back(cells.front());
    return told;
}

void add_budget(Filling& filling, const std::vector<std::size_t>& cells, std::size_t heading) {
    const std::string unit = filling.declaration.money_unit ? filling.declaration.money_unit->text : "";
    FundingLine line;
    line.key = "item";
    line.group = "item";
    line.label = fill_cell(filling, heading, {FieldKind::text, nullptr, {}});
    line.current = fill_cells(filling, cells, {FieldKind::amount, nullptr, unit});
    filling.declaration.funding.push_back(std::move(line));
}

void add_goals(Filling& filling, const std::vector<std::size_t>& cells) {
    const std::string word = filling.edition.goals.empty() ? "目标" : filling.edition.goals.front().item;
    std::vector<TextItem> items = split_at_word(take_pieces(filling, cells), word, filling.lexicon.confusions);
    for (std::size_t i = 0; i < items.size(); ++i) {
        Goal goal;
        goal.number = items[i].number ? items[i].number : items.size() == 1 ? std::optional(1) : std::nullopt;
        goal.id = "annual-" + std::to_string(goal.number.value_or(0));
        goal.text = make_cell_field(filling.layout.cells[cells.front()], items[i].pieces,
                                    {FieldKind::text, nullptr, {}}, filling.lexicon.confusions);
        filling.declaration.goals.push_back(std::move(goal));
    }
}

void fill_subject(Filling& filling, const ProjectRows& project) {
    const auto& known = filling.known_columns;
    for (const auto& [role, parts] : project.cells) {
        const std::vector<std::size_t> cells = told_cells(filling.layout, parts);
        if (cells.empty()) continue;
        const auto column = std::ranges::find(known.at(Horizon::annual), role, &IndicatorColumn::role);
        if (role == "budget") {
            add_budget(filling, cells, column->heading);
        } else if (role == "goal") {
            add_goals(filling, cells);
        } else if (role.starts_with("project/") || role == "department_name" || role == "implementing_unit") {
            const PlacedCell& place = filling.layout.cells[cells.front()];
            fill_entry(filling, role, column->kind, take_pieces(filling, cells),
                       [&](const Pieces& pieces, const Expectation& expected) {
                           return make_cell_field(place, pieces, expected, filling.lexicon.confusions);
                       });
        }
    }
}

}  // namespace

std::string numbered_id(const std::string& document, int number) {
    return document + "-" + std::to_string(number);
}

std::vector<Declaration> split_projects(Filling& filling, int number) {
    const Declaration common = filling.declaration;
    std::vector<Declaration> declarations;
    for (const ProjectRows& project : ProjectSplit(filling).split()) {
        Declaration& one = filling.declaration;
        one = common;
        one.id = numbered_id(common.source.sha256, number + static_cast<int>(declarations.size()));
        one.indicators.assign(common.indicators.begin() + static_cast<std::ptrdiff_t>(project.begin),
                              common.indicators.begin() + static_cast<std::ptrdiff_t>(project.end));
        for (std::size_t i = 0; i < one.indicators.size(); ++i) one.indicators[i].seq = static_cast<int>(i) + 1;
        fill_subject(filling, project);
        if (!declarations.empty()) one.issues.clear();
        declarations.push_back(one);
    }
    if (declarations.empty()) declarations.push_back(common);
    return declarations;
}

}  // namespace shenbao
