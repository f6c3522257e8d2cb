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

const char* const kUnitRoles[] = {"department_name", "implementing_unit"};

class ProjectSplit {
  public:
    explicit ProjectSplit(Filling& filling) : filling_(filling) {
        for (std::size_t row = 1; row < filling.subjects.size(); ++row)
            merged_ = merged_ && !is_bare(filling.subjects[row - 1], filling.subjects[row]);
    }

    std::vector<ProjectRows> split() {
        for (std::size_t row = 0; row < filling_.subjects.size(); ++row) {
            if (projects_.empty() || begins(filling_.subjects[row])) projects_.push_back({row, row, {}});
            projects_.back().end = row + 1;
            add(filling_.subjects[row]);
        }
        share_units();
        return std::move(projects_);
    }

  private:
    [[nodiscard]] const PlacedCell& cell(std::size_t index) const { return filling_.layout.cells[index]; }

    [[nodiscard]] bool all_blank(const std::vector<std::size_t>& cells) const {
        return std::ranges::all_of(cells, [this](std::size_t index) { return cell(index).blank(); });
    }

    static const std::vector<std::size_t>& cells_of(const SubjectCells& row, const std::string& role) {
        static const std::vector<std::size_t> kNone;
        const auto found = row.find(role);
        return found == row.end() ? kNone : found->second.cells;
    }

    [[nodiscard]] bool is_at_foot(const PlacedCell& one) const {
        return std::ranges::none_of(filling_.layout.strips, [&](const Strip& strip) {
            return strip.table == one.table && strip.row > one.last_row;
        });
    }

    // A row whose name is left blank under that of its project, in a cell of its own: this list does not merge
    // them.
    [[nodiscard]] bool is_bare(const SubjectCells& above, const SubjectCells& row) const {
        const auto &last = cells_of(above, "project/name"), &here = cells_of(row, "project/name");
        if (last.empty() || here.empty() || last.back() == here.front() || !cell(here.front()).blank())
            return false;
        return cell(last.back()).table == cell(here.front()).table && !is_at_foot(cell(here.front()));
    }

    // The name's cell is another than that of the rows before, and not its rest on the next page. A blank one at
    // the foot of a page has its text on the next.
    [[nodiscard]] bool begins(const SubjectCells& row) const {
        const auto& name = cells_of(row, "project/name");
        const auto& own = cells_of(projects_.back().cells, "project/name");
        if (name.empty() || own.empty() || contains(own, name.front())) return false;
        const PlacedCell& here = cell(name.front());
        const bool other_page = here.table != cell(own.back()).table;
        if (here.blank()) return !other_page && merged_ && is_at_foot(here);
        if (!other_page) return true;
        return !all_blank(own) && fold_text(here.text) != fold_text(cell(own.front()).text);
    }

    // Blank parts and texts printed again add nothing.
    void add(const SubjectCells& row) {
        for (const auto& [role, part] : row)
            for (const std::size_t index : part.cells) {
                SubjectPart& whole = projects_.back()
                                         .cells.try_emplace(role, SubjectPart{{}, part.heading, part.kind})
                                         .first->second;
                std::vector<std::size_t>& own = whole.cells;
                if (contains(own, index)) continue;
                const bool again =
                    !own.empty() && fold_text(cell(own.front()).text) == fold_text(cell(index).text);
                if (again) filling_.layout.cells[index].used = true;
                own.push_back(index);
            }
    }

    // A body's cell is merged over its projects: what is blank beside a page break is the rest of it.
    void share_units() {
        const auto share = [this](ProjectRows& to, const ProjectRows& from) {
            for (const char* role : kUnitRoles) {
                const std::vector<std::size_t> own = cells_of(to.cells, role), other = cells_of(from.cells, role);
                if (own.empty() || !all_blank(own)) continue;
                const bool across = std::ranges::any_of(other, [&](std::size_t index) {
                    return !cell(index).blank() && cell(index).table != cell(own.front()).table;
                });
                if (across) to.cells[role].cells = other;
            }
        };
        for (std::size_t i = 1; i < projects_.size(); ++i) share(projects_[i], projects_[i - 1]);
        for (std::size_t i = projects_.size(); i-- > 1;) share(projects_[i - 1], projects_[i]);
    }

    Filling& filling_;
    bool merged_ = true;  // the cells of a project's rows
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
    for (const auto& [role, part] : project.cells) {
        const std::vector<std::size_t> cells = told_cells(filling.layout, part.cells);
        if (cells.empty()) continue;
        if (role == "budget") {
            add_budget(filling, cells, part.heading);
        } else if (role == "goal") {
            add_goals(filling, cells);
        } else if (role.starts_with("project/") || role == "department_name" || role == "implementing_unit") {
            const PlacedCell& place = filling.layout.cells[cells.front()];
            fill_entry(filling, role, part.kind, take_pieces(filling, cells),
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
