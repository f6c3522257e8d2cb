// The overview of goals (长期目标 | 年度目标, one column each) and the heading rows that repeat them.
#include <algorithm>

#include "pipeline/base/utf8.hpp"
#include "pipeline/form/count_items.hpp"
#include "pipeline/form/filling.hpp"
#include "pipeline/form/split_items.hpp"

namespace shenbao {
namespace {

struct GoalColumn {
    Horizon horizon = Horizon::annual;
    double left = 0, right = 0;
    std::vector<std::size_t> cells{};
};

std::string goal_id(Horizon horizon, int number) {
    return std::string(to_string(horizon)) + "-" + std::to_string(number);
}

// Column headings of the overview: cells of the strip that name a horizon.
bool add_columns(Filling& filling, const GoalsSpec& spec, const Strip& strip, std::vector<GoalColumn>& columns) {
    std::vector<Labels> labels;
    for (const HorizonLabels& column : spec.columns) labels.push_back(column.labels);
    labels.push_back(spec.corner);
    bool found = false;
    for (const std::size_t index : strip.cells) {
        PlacedCell& cell = filling.layout.cells[index];
        if (!filling.layout.starts(strip, index) || cell.used) continue;
        const auto match = clear_label(cell.texts, labels, filling.lexicon.confusions);
        if (!match) continue;
        cell.used = true;
        if (match->index == spec.columns.size()) continue;
        columns.push_back({spec.columns[match->index].horizon, cell.left, cell.right});
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

const PlacedCell& cell_with(const Filling& filling, const std::vector<std::size_t>& cells, const Pieces& pieces) {
    for (const std::size_t index : cells)
        for (const LineReading& line : filling.layout.cells[index].reading->lines)
            if (!pieces.empty() && pieces.front().line == &line) return filling.layout.cells[index];
    return filling.layout.cells[cells.front()];
}

// One above all goals of the horizon.
int next_number(const Declaration& declaration, Horizon horizon) {
    int last = 0;
    for (const Goal& goal : declaration.goals)
        if (goal.horizon == horizon) last = std::max(last, goal.number.value_or(0));
    return last + 1;
}

bool is_taken(const Declaration& declaration, const std::string& id) {
    return std::ranges::find(declaration.goals, id, &Goal::id) != declaration.goals.end();
}

// A new goal at the end of its horizon.
Goal& insert_goal(Declaration& declaration, Horizon horizon, int number) {
    auto place = declaration.goals.end();
    for (auto goal = declaration.goals.begin(); goal != declaration.goals.end(); ++goal)
        if (goal->horizon == horizon) place = goal + 1;
    Goal made;
    made.id = goal_id(horizon, number);
    made.horizon = horizon;
    made.number = number;
    return *declaration.goals.insert(place, std::move(made));
}

// A heading row on its way to its goal.
struct Heading {
    Horizon horizon = Horizon::annual;
    std::optional<int> printed;  // its counter as read
    OptionalField text;
    bool heads_page = false;
    bool copied = false;  // from a text layer: the counter is what is printed
};

struct HeadedGoal {
    Goal* goal = nullptr;
    NumberOrigin origin = NumberOrigin::printed;
};

class GoalSearch {
  public:
    GoalSearch(Filling& filling, const Heading& heading) : filling_(filling), heading_(heading) {}

    // The goal with the printed number, if that is not another heading's: pages may lie in any order. Else the
    // counter is misread, and the first goal without a heading is meant. A lone goal needs no counter.
    HeadedGoal find() {
        if (heading_.printed) {
            Goal* goal = find_number(*heading_.printed);
            if (goal && !is_headed(*goal)) return by_text(*goal);
            if (goal && goes_on(*goal)) return {goal};
            if (!goal && is_near(*heading_.printed))
                return {&insert_goal(filling_.declaration, heading_.horizon, *heading_.printed)};
        }
        Goal* goal = find_free();
        if (goal && !heading_.printed && is_lone()) return {goal};
        if (!goal) return {&insert_goal(filling_.declaration, heading_.horizon, next()), NumberOrigin::guessed};
        return {goal, repeats(*goal) ? NumberOrigin::proven : NumberOrigin::guessed};
    }

  private:
    [[nodiscard]] bool is_headed(const Goal& goal) const { return filling_.headed_goals.contains(goal.id); }

    Goal* find_number(int number) {
        const auto found =
            std::ranges::find(filling_.declaration.goals, goal_id(heading_.horizon, number), &Goal::id);
        return found == filling_.declaration.goals.end() ? nullptr : &*found;
    }

    Goal* find_free() {
        const auto found = std::ranges::find_if(filling_.declaration.goals, [this](const Goal& goal) {
            return goal.horizon == heading_.horizon && goal.number && !is_headed(goal);
        });
        return found == filling_.declaration.goals.end() ? nullptr : &*found;
    }

    [[nodiscard]] int next() const { return next_number(filling_.declaration, heading_.horizon); }

    // A heading that the overview lacks counts on from the goals there; further on its counter is misread.
    bool is_near(int number) {
        const Goal* free = find_free();
        const int expected = free ? *free->number : next();
        return number >= 1 && (heading_.copied || number <= expected + kMostLost);
    }

    [[nodiscard]] bool is_alike(const OptionalField& other, double enough) const {
        return other && heading_.text && similarity(other->text, heading_.text->text) >= enough;
    }

    // The heading and the goal's text are readings of one text (T1).
    [[nodiscard]] bool repeats(const Goal& goal) const {
        constexpr double kSameText = 0.95;
        return is_alike(goal.text, kSameText);
    }

    // The goal with the number that was read, unless the text is that of the one whose turn it is: 3 for a worn 2.
    HeadedGoal by_text(Goal& goal) {
        Goal* free = find_free();
        const bool misread = !heading_.copied && free != &goal && repeats(*free) && !repeats(goal);
        return misread ? HeadedGoal{free, NumberOrigin::proven} : HeadedGoal{&goal};
    }

    // The heading is printed again over the rest of its block on the next page.
    [[nodiscard]] bool goes_on(const Goal& goal) const {
        constexpr double kSameHeading = 0.9;  // two readings of one print. Guess, unmeasured
        return heading_.heads_page && is_alike(goal.heading, kSameHeading);
    }

    [[nodiscard]] bool is_lone() const {
        return std::ranges::count(filling_.declaration.goals, heading_.horizon, &Goal::horizon) == 1;
    }

    Filling& filling_;
    const Heading& heading_;
};

}  // namespace

// An introduction before the first of several goals is no goal that the form counts.
void add_goals(Filling& filling, const std::string& word, Horizon horizon, const std::vector<std::size_t>& cells) {
    if (cells.empty()) return;
    std::vector<TextItem> items = split_at_word(take_pieces(filling, cells), word, filling.lexicon.confusions);
    if (items.size() == 1 && !items.front().number) items.front().number = 1;
    for (TextItem& item : items) {
        if (is_taken(filling.declaration, goal_id(horizon, item.number.value_or(0)))) {
            item.number = next_number(filling.declaration, horizon);
            item.origin = NumberOrigin::guessed;  // another column of the same horizon has it
        }
        Goal goal;
        goal.horizon = horizon;
        goal.number = item.number;
        goal.id = goal_id(goal.horizon, goal.number.value_or(0));
        goal.text = make_cell_field(cell_with(filling, cells, item.pieces), item.pieces,
                                    {FieldKind::text, nullptr, {}}, filling.lexicon.confusions);
        report_number(filling, "goals/" + goal.id + "/text", *goal.text, item);
        filling.declaration.goals.push_back(std::move(goal));
    }
}

void fill_goals(Filling& filling, const Section& section) {
    const GoalsSpec& spec = filling.edition.goals[section.spec];
    std::vector<GoalColumn> columns;
    for (const Strip* strip : section.strips) {
        if (add_columns(filling, spec, *strip, columns)) continue;
        if (columns.empty() && spec.horizon) columns.push_back({*spec.horizon, 0, 1});  // no headings: one text
        add_texts(filling, *strip, columns);
    }
    for (const GoalColumn& column : columns) add_goals(filling, spec.item, column.horizon, column.cells);
}

std::string fill_heading(Filling& filling, const Section& section) {
    std::vector<std::size_t> cells;
    for (const Strip* strip : section.strips)
        for (const std::size_t index : strip->cells) {
            const bool lead = index == strip->cells.front() && strip->cells.size() > 1;
            const PlacedCell& cell = filling.layout.cells[index];
            if (!lead && !cell.used && !std::ranges::count(cells, index)) cells.push_back(index);
        }
    Heading heading{*section.horizon, section.number, std::nullopt, section.strips.front()->first, false};
    if (section.label) heading.copied = is_copied(take_pieces(filling, {*section.label}));
    if (!cells.empty()) heading.text = fill_cells(filling, cells, {FieldKind::text, nullptr, {}});
    const auto [goal, origin] = GoalSearch(filling, heading).find();
    filling.headed_goals.insert(goal->id);
    if (heading.text && !goal->heading) goal->heading = std::move(heading.text);
    const std::string label = section.label ? filling.layout.cells[*section.label].text : "";
    if (goal->heading)
        report_number(filling, "goals/" + goal->id + "/heading", *goal->heading,
                      {goal->number, {}, false, origin, label});
    return goal->id;
}

void place_goal_issues(Declaration& declaration) {
    for (Issue& issue : declaration.issues)
        for (std::string& path : issue.fields)
            for (std::size_t i = 0; i < declaration.goals.size(); ++i) {
                const std::string by_id = "goals/" + declaration.goals[i].id + "/";
                if (path.starts_with(by_id)) path.replace(0, by_id.size(), "goals/" + std::to_string(i) + "/");
            }
}

}  // namespace shenbao
