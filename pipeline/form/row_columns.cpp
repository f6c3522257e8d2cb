#include "pipeline/form/row_columns.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "pipeline/form/column_headings.hpp"

namespace shenbao {
namespace {

constexpr double kHeading = 0.62;    // similarity; data cells reach 0.5. Guess, unmeasured
constexpr double kMisplaced = 0.25;  // similarity that a level in an unusual place loses: half of what two exact
                                     // headings have over two that are taken for each other
constexpr double kUnder = 0.5;       // share of width that makes a cell stand under another

struct Candidate {
    std::size_t cell = 0;
    std::size_t label = 0;  // of the columns, or columns.size() for the history
    double similarity = 0;
};

std::vector<Labels> column_labels(const ColumnsSpec& spec) {
    std::vector<Labels> labels;
    for (const ColumnSpec& column : spec.columns) labels.push_back(column.labels);
    labels.push_back(spec.history.labels);
    return labels;
}

bool is_year_like(const PlacedCell& cell) {
    const std::u32string form = label_form(cell.text);
    return read_year_header(cell) || (form.size() >= 4 && form.size() <= 6 && form.find(U'年') != form.npos);
}

// All cells and all labels they may be, best first; equal ones in printed order of both.
std::vector<Candidate> find_candidates(const Filling& filling, const ColumnsSpec& spec,
                                       const std::vector<std::size_t>& cells) {
    const std::vector<Labels> labels = column_labels(spec);
    std::vector<Candidate> candidates;
    for (const std::size_t cell : cells)
        for (std::size_t i = 0; i < labels.size(); ++i) {
            const auto match =
                best_label(filling.layout.cells[cell].texts, std::span(&labels[i], 1), filling.lexicon.confusions);
            if (match && match->similarity >= kHeading) candidates.push_back({cell, i, match->similarity});
        }
    std::ranges::stable_sort(candidates, std::greater{}, &Candidate::similarity);
    return candidates;
}

bool is_under(const PlacedCell& below, const PlacedCell& above) {
    return std::pair(below.table, below.first_row) > std::pair(above.table, above.first_row) &&
           common_width(below.left, below.right, above.left, above.right) > kUnder;
}

// The one heading left goes to the one label left, if it is at all like it.
void assign_last(const Filling& filling, const ColumnsSpec& spec, const std::vector<std::size_t>& cells,
                 std::vector<Candidate>& assigned) {
    constexpr double kLeftOver = 0.4;  // similarity. Guess, unmeasured
    const std::vector<Labels> labels = column_labels(spec);
    std::vector<std::size_t> free_cells, free_labels;
    for (const std::size_t cell : cells)
        if (!std::ranges::count(assigned, cell, &Candidate::cell) && !is_year_like(filling.layout.cells[cell]) &&
            !filling.layout.cells[cell].used)
            free_cells.push_back(cell);
    for (std::size_t i = 0; i + 1 < labels.size(); ++i)
        if (!std::ranges::count(assigned, i, &Candidate::label)) free_labels.push_back(i);
    if (free_cells.size() != 1 || free_labels.size() != 1) return;
    const auto match = best_label(filling.layout.cells[free_cells[0]].texts, std::span(&labels[free_labels[0]], 1),
                                  filling.lexicon.confusions);
    if (match && match->similarity >= kLeftOver)
        assigned.push_back({free_cells[0], free_labels[0], match->similarity});
}

// 1 for the first level, 3 for the name below both: in print they stand from left to right. 0: no level.
int level_of(const std::string& role) {
    return role == "level1" ? 1 : role == "level2" ? 2 : role == "name" ? 3 : 0;
}

// Finds the assignment of labels to headings with the largest sum of similarities. Greedily, a 二级指标 read as
// 三级指标 (another word for the name) would take the name's label from 指标名称. A level that stands right of one
// below it counts less: a worn 一级指标 and 二级指标 are hardly told by what is left of 一 and 二.
class Assignment {
  public:
    // candidates: of headings and labels. repeatable: the labels that may head several columns, or stand above
    // others of their kind. levels: of the labels.
    Assignment(std::vector<Candidate> candidates, std::vector<std::size_t> cells, std::set<std::size_t> repeatable,
               std::vector<int> levels)
        : candidates_(std::move(candidates)),
          cells_(std::move(cells)),
          repeatable_(std::move(repeatable)),
          levels_(std::move(levels)) {}

    [[nodiscard]] std::vector<Candidate> best() { return best_from(0, 0).chosen; }

  private:
    struct Choice {
        double sum = 0;
        std::vector<Candidate> chosen;
    };

    // For the headings from the given one on, with the labels whose bits are set taken.
    const Choice& best_from(std::size_t cell, std::size_t taken) {
        const auto known = known_.find({cell, taken});
        if (known != known_.end()) return known->second;
        Choice best;
        if (cell < cells_.size()) {
            best = best_from(cell + 1, taken);
            for (const Candidate& candidate : candidates_) {
                const std::size_t bit =
                    repeatable_.contains(candidate.label) ? 0 : std::size_t{1} << candidate.label;
                if (candidate.cell != cells_[cell] || (taken & bit) != 0) continue;
                const Choice& rest = best_from(cell + 1, taken | bit);
                const double weight =
                    candidate.similarity - (is_misplaced(candidate.label, taken) ? kMisplaced : 0);
                if (weight + rest.sum <= best.sum) continue;
                best = {weight + rest.sum, rest.chosen};
                best.chosen.push_back(candidate);
            }
        }
        return known_[{cell, taken}] = std::move(best);
    }

    // Whether a level below that of the label has been taken, by a heading left of it.
    [[nodiscard]] bool is_misplaced(std::size_t label, std::size_t taken) const {
        if (label >= levels_.size() || levels_[label] == 0) return false;
        for (std::size_t i = 0; i < levels_.size(); ++i)
            if ((taken >> i & 1) != 0 && levels_[i] > levels_[label]) return true;
        return false;
    }

    std::vector<Candidate> candidates_;
    std::vector<std::size_t> cells_;
    std::set<std::size_t> repeatable_;
    std::vector<int> levels_;
    std::map<std::pair<std::size_t, std::size_t>, Choice> known_;  // by heading and labels taken
};

std::vector<Candidate> assign_labels(const Filling& filling, const ColumnsSpec& spec,
                                     const std::vector<std::size_t>& cells) {
    std::set<std::size_t> repeatable;
    std::vector<int> levels;
    for (std::size_t i = 0; i < spec.columns.size(); ++i) {
        const std::string& role = spec.columns[i].role;
        const bool in_each_half = !spec.halves.empty() && !spec.columns[i].half;
        levels.push_back(level_of(role));
        if (in_each_half || role == "value" || role == "group") repeatable.insert(i);
    }
    Assignment assignment(find_candidates(filling, spec, cells), cells, repeatable, std::move(levels));
    std::vector<Candidate> assigned = assignment.best();
    std::ranges::stable_sort(assigned, std::greater{}, &Candidate::similarity);
    assign_last(filling, spec, cells, assigned);
    return assigned;
}

std::vector<std::size_t> heading_cells(const Filling& filling, std::span<const Strip* const> strips) {
    std::vector<std::size_t> cells;
    for (const Strip* strip : strips)
        for (const std::size_t cell : strip->cells)
            if (filling.layout.starts(*strip, cell) && !filling.layout.cells[cell].blank() &&
                !filling.layout.cells[cell].used)
                cells.push_back(cell);
    return cells;
}

// A stray rule may cut the heading above the years in two, 近两年 | 指标值, and its second half is another
// column's heading word for word. Takes both out of the cells; no column is theirs.
void drop_cut_history(Filling& filling, const ColumnsSpec& spec, std::vector<std::size_t>& cells) {
    constexpr double kWhole = 0.75;  // similarity of the halves together: the rule may hit one of six characters
    const Labels& labels = spec.history.labels;
    if (labels.empty()) return;
    for (std::size_t i = 0; i + 1 < cells.size(); ++i) {
        PlacedCell &left = filling.layout.cells[cells[i]], &right = filling.layout.cells[cells[i + 1]];
        if (left.table != right.table || left.first_row != right.first_row) continue;
        const auto whole = best_label({left.text + right.text}, std::span(&labels, 1), filling.lexicon.confusions);
        if (!whole || whole->similarity < kWhole) continue;
        left.used = right.used = true;
        const auto at = cells.begin() + static_cast<std::ptrdiff_t>(i);
        cells.erase(at, at + 2);
        return;
    }
}

void add_years(Filling& filling, const ColumnsSpec& spec, const std::vector<std::size_t>& cells,
               const std::vector<Candidate>& assigned, std::vector<IndicatorColumn>& columns) {
    if (spec.history.labels.empty()) return;
    std::vector<std::string> years;
    for (const bool readable : {true, false})
        for (const std::size_t index : cells) {
            PlacedCell& cell = filling.layout.cells[index];
            if (read_year_header(cell).has_value() != readable || !is_year_like(cell)) continue;
            if (std::ranges::count(assigned, index, &Candidate::cell)) continue;
            const auto found = find_history_year(filling, cell, years);
            if (!found) continue;
            cell.used = true;
            years.push_back(found->year);
            columns.push_back({{},
                               found->year,
                               spec.history.kind,
                               {},
                               cell.left,
                               cell.right,
                               found->origin,
                               std::nullopt,
                               index});
        }
}

// Columns that stand twice belong to the halves, in printed order. One that stands once is of both where it is
// left of them, or a remark at the end of the row; else its like in the other half was not read.
void part_halves(std::vector<IndicatorColumn>& columns) {
    std::map<std::string, std::size_t> count, seen;
    for (const IndicatorColumn& column : columns) ++count[column.role];
    std::optional<std::size_t> half;  // of the columns to the left: the last to begin
    for (IndicatorColumn& column : columns) {
        if (count[column.role] > 1) {
            column.half = seen[column.role]++;
            half = std::max(half, column.half);
        } else if (column.role != "remark") {
            column.half = half;
        }
    }
}

// Which of the halves the heading names.
std::optional<std::size_t> named_half(const ColumnsSpec& spec, const ColumnSpec& column) {
    const auto half = column.half ? std::ranges::find(spec.halves, *column.half) : spec.halves.end();
    if (half == spec.halves.end()) return std::nullopt;
    return static_cast<std::size_t>(half - spec.halves.begin());
}

}  // namespace

std::size_t count_heading_strips(const Filling& filling, const ColumnsSpec& spec,
                                 const std::vector<const Strip*>& strips) {
    std::size_t count = 0;
    for (const Strip* strip : strips) {
        std::size_t headings = 0, others = 0;
        for (const std::size_t index : strip->cells) {
            const PlacedCell& cell = filling.layout.cells[index];
            if (!filling.layout.starts(*strip, index) || cell.blank() || cell.used) continue;
            const bool year = count > 0 && !spec.history.labels.empty() && is_year_like(cell);
            if (year || find_column(cell, spec, filling.lexicon.confusions))
                ++headings;
            else
                ++others;
        }
        if (headings == 0 || headings < others) break;
        ++count;
    }
    return count;
}

bool is_same_column(const IndicatorColumn& a, const IndicatorColumn& b) {
    return a.role == b.role && a.key == b.key && a.half == b.half;
}

void add_known_columns(const std::vector<IndicatorColumn>& known, std::vector<IndicatorColumn>& columns) {
    for (const IndicatorColumn& column : known) {
        const bool there = std::ranges::any_of(columns, [&](const IndicatorColumn& other) {
            return is_same_column(other, column) ||
                   common_width(other.left, other.right, column.left, column.right) > kUnder;
        });
        if (!there) columns.push_back(column);
    }
    std::ranges::stable_sort(columns, {}, &IndicatorColumn::left);
}

std::vector<IndicatorColumn> read_columns(Filling& filling, const ColumnsSpec& spec,
                                          std::span<const Strip* const> strips) {
    std::vector<std::size_t> cells = heading_cells(filling, strips);
    drop_cut_history(filling, spec, cells);
    const std::vector<Candidate> assigned = assign_labels(filling, spec, cells);
    std::vector<IndicatorColumn> columns;
    for (const Candidate& one : assigned) {
        PlacedCell& cell = filling.layout.cells[one.cell];
        cell.used = true;
        fill_period(filling, cell);
        if (one.label == spec.columns.size()) continue;
        const ColumnSpec& column = spec.columns[one.label];
        const bool above = std::ranges::any_of(
            assigned, [&](const Candidate& other) { return is_under(filling.layout.cells[other.cell], cell); });
        if (column.role == "group" || (column.role == "value" && above)) continue;
        const bool named = column.role == "cause" || column.role == "likelihood";
        columns.push_back({column.role, named ? column.labels.front() : std::string(), column.kind,
                           column.vocabulary, cell.left, cell.right, NumberOrigin::printed,
                           named_half(spec, column), one.cell, column.merged});
    }
    add_years(filling, spec, cells, assigned, columns);
    std::ranges::stable_sort(columns, {}, &IndicatorColumn::left);
    if (!spec.halves.empty() && !spec.names_halves()) part_halves(columns);
    return columns;
}

}  // namespace shenbao
