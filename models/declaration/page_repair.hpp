// What a person says about a page as such: which way up it is, and where the rules of its tables run.
//
// A repair is said on a page as it was read, so it names that page's frame. Those of a page are taken in their
// order; the text of the page, and what is made of it, follow from the page so repaired.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "models/declaration/geometry.hpp"

namespace shenbao {

// The upright page that a repair was said on. Places on it are in upright px.
struct UprightFrame {
    int width_px = 0, height_px = 0;
    int quarter_turns = 0;  // clockwise turns that made the source upright, 0..3
    friend bool operator==(const UprightFrame&, const UprightFrame&) = default;
};

enum class RuleDirection { horizontal, vertical };

// A rule of a table, or a part of one: y of a horizontal rule, x of a vertical one, and from where to where.
struct RuleSpan {
    RuleDirection direction = RuleDirection::horizontal;
    double position = 0;
    double begin = 0, end = 0;
    friend bool operator==(const RuleSpan&, const RuleSpan&) = default;
};

// The page lies so, whatever its print seems to say: clockwise turns that make the source upright, 0..3.
struct TurnPage {
    int quarter_turns = 0;
    friend bool operator==(const TurnPage&, const TurnPage&) = default;
};
// A rule runs there. It parts the cells that it runs through, from side to side; beyond a table's side it is the
// table's new side, and the columns or rows go on up to it.
struct AddRule {
    RuleSpan rule;
    friend bool operator==(const AddRule&, const AddRule&) = default;
};
// No rule runs there: the cells on both sides of it are one, each with its opposite. A side of a table takes its
// outermost row or column away.
struct RemoveRule {
    RuleSpan rule;
    friend bool operator==(const RemoveRule&, const RemoveRule&) = default;
};
struct MoveRule {
    RuleSpan rule;
    double to = 0;  // its new position
    friend bool operator==(const MoveRule&, const MoveRule&) = default;
};
// All cells with their middle in the box are one.
struct MergeCells {
    Box box;
    friend bool operator==(const MergeCells&, const MergeCells&) = default;
};
// The cell with its middle in the box is two.
struct SplitCell {
    Box cell;
    RuleDirection direction = RuleDirection::horizontal;  // of the rule between them
    double position = 0;
    friend bool operator==(const SplitCell&, const SplitCell&) = default;
};

using PageEdit = std::variant<TurnPage, AddRule, RemoveRule, MoveRule, MergeCells, SplitCell>;

struct PageRepair {
    int page = 1;  // 1-based
    UprightFrame frame;
    PageEdit edit;
    friend bool operator==(const PageRepair&, const PageRepair&) = default;
};

// All repairs of one source, in the order in which they are taken.
struct SourceRepairs {
    std::string sha256;
    std::vector<PageRepair> repairs;
    friend bool operator==(const SourceRepairs&, const SourceRepairs&) = default;
};

// One that makes no sense on the page as it is: nothing is changed by it.
struct RefusedRepair {
    std::size_t index = 0;  // among those that were given
    std::string reason;     // English, without a full stop
    friend bool operator==(const RefusedRepair&, const RefusedRepair&) = default;
};

// A table without its text, as it is shown to whoever repairs it.
struct TableShape {
    Box box;
    std::vector<Box> cells;       // by row, then column; they tile the box
    std::vector<RuleSpan> rules;  // each as far as it runs straight on; horizontal ones first, by position
    friend bool operator==(const TableShape&, const TableShape&) = default;
};

}  // namespace shenbao
