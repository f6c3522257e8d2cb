// The rules of one table -> its cells and joints.
#pragma once

#include <optional>
#include <vector>

#include "pipeline/grid/ink_probe.hpp"

namespace shenbao {

struct BuiltTable {
    GridTable table;
    std::vector<Joint> joints;          // crossings with a horizontal and a vertical arm
    std::vector<RuleSegment> segments;  // its rules, and the inferred edges
};

// pieces: all strokes of the page, the rules among them. nullopt where the rules enclose nothing that could be a
// table.
[[nodiscard]] std::optional<BuiltTable> build_table(RuleSet rules, const RuleSet& pieces, const PageInk& page,
                                                    const GridScale& scale);

// Adds a rule along a side where two or more rules stick out beyond the outermost crossing rule and end together:
// the open side of a table. It is inferred. Few rules that stick out so in both directions are no table (strokes
// of running text that cross like #): no rules are left.
[[nodiscard]] RuleSet close_open_sides(RuleSet rules, const GridScale& scale);

}  // namespace shenbao
