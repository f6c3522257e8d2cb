#include "pipeline/form/split_projects.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
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
const char* const kGoal = "goal";
constexpr std::string_view kIndicators = "indicators/";  // how the path of a row's field begins
// What tells a project from another.
const char* const kTelling[] = {"project/name",      "project/code", "department_name",
                                "implementing_unit", "budget",       kGoal};

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

    // A text of the row that the project has otherwise. Goals are long: two readings of one may differ.
    [[nodiscard]] bool contradicts(const SubjectCells& row) const {
        constexpr double kSameGoal = 0.9;  // similarity. Guess, unmeasured
        return std::ranges::any_of(kTelling, [&](const char* role) {
            const double enough = role == kGoal ? kSameGoal : 1;
            const auto &own = cells_of(projects_.back().cells, role), &here = cells_of(row, role);
            return !all_blank(own) && std::ranges::any_of(here, [&](std::size_t index) {
                return !cell(index).blank() && std::ranges::none_of(own, [&](std::size_t other) {
                    return other == index || similarity(cell(other).text, cell(index).text) >= enough;
                });
            });
        });
    }

    [[nodiscard]] static bool is_tall(const PlacedCell& one) { return one.last_row > one.first_row; }

    // The name's cell is another than that of the rows before, and neither its rest on the next page nor the same
    // project printed again: on its page that is done in cells of one row. A blank one at the foot of a page has
    // its text on the next.
    [[nodiscard]] bool begins(const SubjectCells& row) const {
        const auto& name = cells_of(row, "project/name");
        const auto& own = cells_of(projects_.back().cells, "project/name");
        if (name.empty() || own.empty() || contains(own, name.front())) return false;
        const PlacedCell& here = cell(name.front());
        const bool other_page = here.table != cell(own.back()).table;
        if (here.blank()) return !other_page && merged_ && is_at_foot(here);
        if (!other_page && is_tall(here) && is_tall(cell(own.back()))) return true;
        return !all_blank(own) && contradicts(row);
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
    const FormUnit unit = form_unit(filling.declaration);
    FundingLine line;
    line.key = "item";
    line.group = "item";
    line.label = fill_cell(filling, heading, {FieldKind::text, nullptr, {}});
    line.current = fill_cells(filling, cells, {FieldKind::amount, nullptr, unit});
    if (cells.size() > 1) line.current->evidence.set(EvidenceKind::alphabet_gap, 1);  // an amount is never cut
    filling.declaration.funding.push_back(std::move(line));
}

// A text made of several may be those of two projects.
void fill_subject(Filling& filling, const ProjectRows& project) {
    for (const auto& [role, part] : project.cells) {
        const std::vector<std::size_t> cells = told_cells(filling.layout, part.cells);
        if (cells.empty()) continue;
        if (role == "budget") {
            add_budget(filling, cells, part.heading);
        } else if (role == "goal") {
            const std::string word = filling.edition.goals.empty() ? "目标" : filling.edition.goals.front().item;
            add_goals(filling, word, Horizon::annual, cells);
        } else if (role.starts_with("project/") || role == "department_name" || role == "implementing_unit") {
            const PlacedCell& place = filling.layout.cells[cells.front()];
            fill_entry(filling, role, part.kind, take_pieces(filling, cells),
                       [&](const Pieces& pieces, const Expectation& expected) {
                           Field field = make_cell_field(place, pieces, expected, filling.lexicon.confusions);
                           if (cells.size() > 1) field.evidence.set(EvidenceKind::alphabet_gap, 1);
                           return field;
                       });
        }
    }
}

// The place of the path's indicator in a project, and the path that it has there; nullopt if it has none.
std::optional<std::string> path_in(const ProjectRows& project, const std::string& path) {
    const std::size_t digits = kIndicators.size();
    std::size_t row = 0;
    const auto [end, error] = std::from_chars(path.data() + digits, path.data() + path.size(), row);
    if (error != std::errc() || row < project.begin || row >= project.end) return std::nullopt;
    return std::string(kIndicators) + std::to_string(row - project.begin) +
           path.substr(static_cast<std::size_t>(end - path.data()));
}

// What is said of a project's rows goes with them; what is said of fields that every project has, with each; what
// is said of no field, with the first.
std::vector<Issue> issues_of(const Declaration& common, const ProjectRows& project) {
    std::vector<Issue> issues;
    for (const Issue& issue : common.issues) {
        Issue own = issue;
        own.fields.clear();
        for (const std::string& path : issue.fields) {
            if (!path.starts_with(kIndicators))
                own.fields.push_back(path);
            else if (auto here = path_in(project, path))
                own.fields.push_back(*std::move(here));
        }
        if (issue.fields.empty() ? project.begin == 0 : !own.fields.empty()) issues.push_back(std::move(own));
    }
    return issues;
}

std::set<std::string> tables_of_fields(const Declaration& declaration) {
    std::set<std::string> tables;
    visit_fields(declaration, [&](const std::string&, const Field& field) {
        if (field.cell) tables.insert(field.cell->table);
    });
    return tables;
}

// Each project carries the tables that its fields stand in; what no field of any stands in goes with the first.
void share_tables(std::vector<Declaration>& declarations) {
    std::set<std::string> known;
    for (const Declaration& one : declarations) known.merge(tables_of_fields(one));
    for (Declaration& one : declarations) {
        const std::set<std::string> own = tables_of_fields(one);
        const bool first = &one == &declarations.front();
        std::erase_if(one.tables, [&](const Table& table) {
            return !own.contains(table.id) && (!first || known.contains(table.id));
        });
        for (Table& table : one.tables)
            if (table.continues && std::ranges::find(one.tables, *table.continues, &Table::id) == one.tables.end())
                table.continues.reset();
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
        one.issues = issues_of(common, project);
        fill_subject(filling, project);
        place_goal_issues(one);
        declarations.push_back(one);
    }
    if (declarations.empty()) declarations.push_back(common);
    share_tables(declarations);
    return declarations;
}

}  // namespace shenbao
