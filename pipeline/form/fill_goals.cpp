// The overview of goals (长期目标 | 年度目标, one column each) and the heading rows that repeat them.
#include <algorithm>

#include "pipeline/form/filling.hpp"
#include "pipeline/form/split_items.hpp"

namespace shenbao {
namespace {

struct GoalColumn {
    Horizon horizon = Horizon::annual;
    double left = 0, right = 0;
    std::vector<std::size_t> cells;
};

std::string goal_id(Horizon horizon, int number) {
    return std::string(to_string(horizon)) + "-" + std::to_string(number);
}

// Column headings of the overview: cells of the strip that name a horizon.
bool add_columns(Filling& filling, const Strip& strip, std::vector<GoalColumn>& columns) {
    std::vector<Labels> labels;
    for (const HorizonLabels& column : filling.edition.goals.columns) labels.push_back(column.labels);
    bool found = false;
    for (const std::size_t index : strip.cells) {
        PlacedCell& cell = filling.layout.cells[index];
        if (!filling.layout.starts(strip, index) || cell.used) continue;
        const auto match = clear_label(cell.texts, labels, filling.lexicon.confusions);
        if (!match) continue;
        cell.used = true;
        columns.push_back({filling.edition.goals.columns[match->index].horizon, cell.left, cell.right, {}});
        found = true;
    }
    return found;
}

void add_texts(const Filling& filling, const Strip& strip, std::vector<GoalColumn>& columns) {
    for (const std::size_t index : strip.cells) {
        const PlacedCell& cell = filling.layout.cells[index];
        if (!filling.layout.starts(strip, index) || cell.used || cell.blank()) continue;
        GoalColumn* best = nullptr;
        double best_share = 0.5;
        for (GoalColumn& column : columns) {
            const double share = common_width(cell.left, cell.right, column.left, column.right);
            if (share <= best_share) continue;
            best_share = share;
            best = &column;
        }
        if (best) best->cells.push_back(index);
    }
}

const PlacedCell& cell_with(const Filling& filling, const GoalColumn& column, const Pieces& pieces) {
    for (const std::size_t index : column.cells)
        for (const LineReading& line : filling.layout.cells[index].reading->lines)
            if (!pieces.empty() && pieces.front().line == &line) return filling.layout.cells[index];
    return filling.layout.cells[column.cells.front()];
}

void add_goals(Filling& filling, const GoalColumn& column) {
    if (column.cells.empty()) return;
    int last = 0;
    for (const TextItem& item : split_at_word(take_pieces(filling, column.cells), filling.edition.goals.item,
                                              filling.lexicon.confusions)) {
        Goal goal;
        goal.horizon = column.horizon;
        goal.number = item.number.value_or(last + 1);
        last = *goal.number;
        goal.id = goal_id(goal.horizon, last);
        goal.text = make_cell_field(cell_with(filling, column, item.pieces), item.pieces,
                                    {FieldKind::text, nullptr, {}}, filling.lexicon.confusions);
        filling.declaration.goals.push_back(std::move(goal));
    }
}

int count_headings(const Declaration& declaration, Horizon horizon) {
    return static_cast<int>(std::ranges::count_if(
        declaration.goals, [&](const Goal& goal) { return goal.horizon == horizon && goal.heading; }));
}

// The goal with this number; a new one at the end of its horizon if the overview had none.
Goal& goal_of(Declaration& declaration, Horizon horizon, int number) {
    const std::string id = goal_id(horizon, number);
    const auto found = std::ranges::find(declaration.goals, id, &Goal::id);
    if (found != declaration.goals.end()) return *found;
    auto place = declaration.goals.end();
    for (auto goal = declaration.goals.begin(); goal != declaration.goals.end(); ++goal)
        if (goal->horizon == horizon) place = goal + 1;
    Goal made;
    made.id = id;
    made.horizon = horizon;
    made.number = number;
    return *declaration.goals.insert(place, std::move(made));
}

}  // namespace

void fill_goals(Filling& filling, const Section& section) {
    std::vector<GoalColumn> columns;
    for (const Strip* strip : section.strips)
        if (!add_columns(filling, *strip, columns)) add_texts(filling, *strip, columns);
    for (const GoalColumn& column : columns) add_goals(filling, column);
}

std::string fill_heading(Filling& filling, const Section& section) {
    constexpr int kMostAhead = 2;  // counters further on than that are misread. Guess
    const int expected = count_headings(filling.declaration, *section.horizon) + 1;
    int number = section.number.value_or(expected);
    if (number < expected || number > expected + kMostAhead) number = expected;
    std::vector<std::size_t> cells;
    for (const Strip* strip : section.strips)
        for (const std::size_t index : strip->cells) {
            const bool lead = index == strip->cells.front() && strip->cells.size() > 1;
            const PlacedCell& cell = filling.layout.cells[index];
            if (!lead && !cell.used && !std::ranges::count(cells, index)) cells.push_back(index);
        }
    Goal& goal = goal_of(filling.declaration, *section.horizon, number);
    if (!cells.empty()) goal.heading = fill_cells(filling, cells, {FieldKind::text, nullptr, {}});
    return goal.id;
}

}  // namespace shenbao
