#include "pipeline/form/assign_headings.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <utility>

#include "pipeline/form/column_headings.hpp"

namespace shenbao {
namespace {

constexpr double kHeading = 0.62;    // similarity; data cells reach 0.5. Guess, unmeasured
constexpr double kMisplaced = 0.25;  // similarity that a level in an unusual place loses: half of what two exact
                                     // headings have over two that are taken for each other

std::vector<Labels> column_labels(const ColumnsSpec& spec) {
    std::vector<Labels> labels;
    for (const ColumnSpec& column : spec.columns) labels.push_back(column.labels);
    labels.push_back(spec.history.labels);
    return labels;
}

// All cells and all labels they may be, best first; equal ones in printed order of both.
std::vector<AssignedHeading> find_candidates(const Filling& filling, const ColumnsSpec& spec,
                                             const std::vector<std::size_t>& cells) {
    const std::vector<Labels> labels = column_labels(spec);
    std::vector<AssignedHeading> candidates;
    for (const std::size_t cell : cells)
        for (std::size_t i = 0; i < labels.size(); ++i) {
            const auto match =
                best_label(filling.layout.cells[cell].texts, std::span(&labels[i], 1), filling.lexicon.confusions);
            if (match && match->similarity >= kHeading) candidates.push_back({cell, i, match->similarity});
        }
    std::ranges::stable_sort(candidates, std::greater{}, &AssignedHeading::similarity);
    return candidates;
}

// The one heading left goes to the one label left, if it is at all like it.
void assign_last(const Filling& filling, const ColumnsSpec& spec, const std::vector<std::size_t>& cells,
                 std::vector<AssignedHeading>& assigned) {
    constexpr double kLeftOver = 0.4;  // similarity. Guess, unmeasured
    const std::vector<Labels> labels = column_labels(spec);
    std::vector<std::size_t> free_cells, free_labels;
    for (const std::size_t cell : cells)
        if (!std::ranges::count(assigned, cell, &AssignedHeading::cell) &&
            !is_year_like(filling.layout.cells[cell]) && !filling.layout.cells[cell].used)
            free_cells.push_back(cell);
    for (std::size_t i = 0; i + 1 < labels.size(); ++i)
        if (!std::ranges::count(assigned, i, &AssignedHeading::label)) free_labels.push_back(i);
    if (free_cells.size() != 1 || free_labels.size() != 1) return;
    const auto match = best_label(filling.layout.cells[free_cells[0]].texts, std::span(&labels[free_labels[0]], 1),
                                  filling.lexicon.confusions);
    if (match && match->similarity >= kLeftOver)
        assigned.push_back({free_cells[0], free_labels[0], match->similarity});
}

// Whether a line of it is borne out by nothing.
bool is_garbled(const PlacedCell& cell) {
    return cell.reading && std::ranges::any_of(cell.reading->lines, [](const LineReading& line) {
               return line.source == FieldSource::ocr &&
                      line.evidence.get(EvidenceKind::borne_out).value_or(1) == 0;
           });
}

// A worn heading that is half of one label left and less of all others: 一编鳙标 under a seal. A whole list went
// to a person for it. What readers agree on is another heading, though, that no label knows.
void assign_garbled(const Filling& filling, const ColumnsSpec& spec, const std::vector<std::size_t>& cells,
                    std::vector<AssignedHeading>& assigned) {
    constexpr double kHalf = 0.5, kApart = 0.2;  // similarities. Guesses, unmeasured
    const std::vector<Labels> labels = column_labels(spec);
    for (const std::size_t cell : cells) {
        const PlacedCell& heading = filling.layout.cells[cell];
        if (heading.used || std::ranges::count(assigned, cell, &AssignedHeading::cell) || !is_garbled(heading) ||
            is_year_like(heading))
            continue;
        AssignedHeading best{cell, labels.size(), 0};
        double runner_up = 0;
        for (std::size_t i = 0; i + 1 < labels.size(); ++i) {
            if (std::ranges::count(assigned, i, &AssignedHeading::label)) continue;
            const auto match = best_label(heading.texts, std::span(&labels[i], 1), filling.lexicon.confusions);
            const double similarity = match ? match->similarity : 0;
            runner_up = std::max(runner_up, std::min(similarity, best.similarity));
            if (similarity > best.similarity) best = {cell, i, similarity, true};
        }
        if (best.similarity >= kHalf && best.similarity - runner_up >= kApart) assigned.push_back(best);
    }
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
    Assignment(std::vector<AssignedHeading> candidates, std::vector<std::size_t> cells,
               std::set<std::size_t> repeatable, std::vector<int> levels)
        : candidates_(std::move(candidates)),
          cells_(std::move(cells)),
          repeatable_(std::move(repeatable)),
          levels_(std::move(levels)) {}

    [[nodiscard]] std::vector<AssignedHeading> best() { return best_from(0, 0).chosen; }

  private:
    struct Choice {
        double sum = 0;
        std::vector<AssignedHeading> chosen;
    };

    // For the headings from the given one on, with the labels whose bits are set taken.
    const Choice& best_from(std::size_t cell, std::size_t taken) {
        const auto known = known_.find({cell, taken});
        if (known != known_.end()) return known->second;
        Choice best;
        if (cell < cells_.size()) {
            best = best_from(cell + 1, taken);
            for (const AssignedHeading& candidate : candidates_) {
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

    std::vector<AssignedHeading> candidates_;
    std::vector<std::size_t> cells_;
    std::set<std::size_t> repeatable_;
    std::vector<int> levels_;
    std::map<std::pair<std::size_t, std::size_t>, Choice> known_;  // by heading and labels taken
};

}  // namespace

std::vector<AssignedHeading> assign_headings(const Filling& filling, const ColumnsSpec& spec,
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
    std::vector<AssignedHeading> assigned = assignment.best();
    std::ranges::stable_sort(assigned, std::greater{}, &AssignedHeading::similarity);
    assign_last(filling, spec, cells, assigned);
    assign_garbled(filling, spec, cells, assigned);
    return assigned;
}

}  // namespace shenbao
