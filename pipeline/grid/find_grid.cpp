// How the grid of a page is found.
//
// A rule is long, thin, straight and parallel to an edge of the (upright) page, and it ends at other rules. A
// stroke of a character has all but the last of these properties, so the last one decides.
//
//   1. Strokes (find_strokes, trace_strokes). Runs of ink along the rows of the mask, and along the rows of the
//      transposed mask for the other direction. Every straight thin run of 2 mm and more is a candidate; dashed
//      and dotted lines are followed in a second pass over their blanks, if these are regular, up to where other
//      ink follows on their row (dash_pattern). A least-squares line through the centres of its columns gives each
//      a sub-pixel position and takes up residual slope and waviness. Lines too pale for the mask are strokes, too
//      (pale_strokes): ridges of the grey, averaged along them, that go on evenly between white flanks.
//   2. Merging (merge_strokes). Pieces on one line become one stroke where the break is no more than a notch; the
//   two
//      strokes of a double rule become one rule in their middle; longer breaks are bridged on approval.
//   3. Rules (meet_strokes, grow_rules). Long strokes that meet each other are rules. Bridged strokes are if they
//   end
//      at rules and keep contact with those they cross, short ones only if they end closely at rules on both ends
//      (T or L): a divider one row high does, 一 and 丨 end in white. What hangs together over joints is one
//      table; underlines and head rules hang together with nothing.
//      Pale strokes divide what is ruled in ink and end at rules; those that do not are none (pale_rules).
//   4. Streaks and strays (slanted_streaks, streaks, erase_streaks, stray_rules). Long lines that lean off the
//      rules by some degrees and neither end at rules nor have rules end at them are taken out of the ink before
//      anything is grouped, and 1 is done again: a rule and a streak that crosses it are one group of runs, which
//      is no stroke. Lines of a fax or a feeder go on outside of tables, go with the raster where rules do not, or
//      run through print and end at no rule. Thin ones are taken out of the ink, and 1 to 3 are done again: a rule
//      that they run along is left as long as it was. A pen stroke leaves the table and ends at no rule.
//   5. Open sides (open_sides). Where rules stick out together and end together, the table's side is not printed:
//   it
//      is added as an inferred rule.
//      Tables that hang together only by columns on one line are parted (part_tables).
//   6. Lattice (lattice). Rules clustered by position give all distinct row and column lines of the table; where
//   the
//      column count changes in mid-table, a line is simply without rule in the other block.
//   7. Edges (lattice_edges, ink_probe). Every elementary piece of a lattice line between two crossings is asked
//      whether a rule runs there: covered by a rule, or by rule-like ink (thin, white on both sides), or by even
//      dashes; a rule that leaves one crossing and arrives at the next may be interrupted in between; a seal may
//      hide it; it may be too pale for the mask and still a line in the grey. Doubtful pieces are settled by the
//      pieces before and after them. Merged cells come from geometry alone: an edge without evidence is no edge.
//      Outer lines without rule on them, or without sides, are taken away (trim_lattice).
//   8. Faces (lattice_faces). Faces without an edge between them are united. A union that is no rectangle proves a
//      missing rule; the best continuation of a rule that stops at one of its inner corners is inferred, until all
//      are rectangles. A rule with a hole in the middle is completed. So cells are rectangles, never overlap, and
//      tile the box of their table.
//   9. Pale dividers (pale_dividers, cell_dividers). Where the rules are pale, cells are searched for lines in the
//      grey from rule to rule; if there are any, 6 to 8 are done again with them.
//  10. Worn rules (worn_rules, worn_trace). Pieces on one line in cells that follow each other, or in
//      continuation of a rule, none of which goes from rule to rule: judged over all the cells together, in the
//      ink and in the grey. If there are any, 6 to 8 are done again with them.
//  11. Lines that border no cell are dropped and the rest numbered (build_table).
//
// Cost: linear in the pixels of the page, near linear in strokes and joints; bounded on noise (kMaxStrokes,
// kMaxFaces). Measured: 18 real pages at 96 dpi, 29 tables, 1262 cells: all exact (shenbao_bench_grid).
#include "pipeline/grid/find_grid.hpp"

#include <algorithm>
#include <opencv2/core.hpp>

#include "pipeline/grid/build_table.hpp"
#include "pipeline/grid/draw_grid.hpp"
#include "pipeline/grid/erase_streaks.hpp"
#include "pipeline/grid/extend_rules.hpp"
#include "pipeline/grid/find_strokes.hpp"
#include "pipeline/grid/merge_strokes.hpp"
#include "pipeline/grid/pale_rules.hpp"
#include "pipeline/grid/pale_strokes.hpp"
#include "pipeline/grid/part_tables.hpp"
#include "pipeline/grid/slanted_streaks.hpp"
#include "pipeline/grid/stray_rules.hpp"
#include "pipeline/grid/streaks.hpp"

namespace shenbao {
namespace {

std::vector<Stroke> rule_candidates(const std::vector<Stroke>& pieces, const GridScale& scale) {
    std::vector<Stroke> strokes = merge_doubles(pieces, scale);
    const std::vector<Stroke> bridged = bridge_breaks(strokes, scale);
    strokes.insert(strokes.end(), bridged.begin(), bridged.end());
    return strokes;
}

struct PageRules {
    PageInk ink;
    std::vector<RuleSet> tables;
    RuleSet pieces;         // all strokes of the page
    cv::Mat thick_streaks;  // as in PageGrid
};

// Grey levels that print is darker than paper, from every fourth row.
double print_contrast(const PageInk& ink) {
    if (ink.grey[0].empty()) return 0;
    const auto fourth = [](const cv::Mat& m) { return cv::Mat(m.rows / 4, m.cols, m.type(), m.data, 4 * m.step); };
    return 255 - cv::mean(fourth(ink.grey[0]), fourth(ink.ink[0]))[0];
}

RuleSet find_pale(const PageInk& ink, const GridScale& scale) {
    const double contrast = print_contrast(ink);
    return {find_pale_strokes(ink.grey[0], contrast, Direction::horizontal, scale),
            find_pale_strokes(ink.grey[1], contrast, Direction::vertical, scale)};
}

RuleSet find_pieces(const PageInk& ink, const RuleSet& pale, const GridScale& scale) {
    const auto pieces = [&](std::size_t frame, Direction direction, const std::vector<Stroke>& in_grey) {
        std::vector<Stroke> strokes = find_strokes(ink.ink[frame], direction, scale);
        strokes.insert(strokes.end(), in_grey.begin(), in_grey.end());
        return extend_rules(merge_collinear(std::move(strokes), scale), ink.grey[frame], scale);
    };
    return {pieces(0, Direction::horizontal, pale.horizontal), pieces(1, Direction::vertical, pale.vertical)};
}

std::vector<RuleSet> group_pieces(const RuleSet& pieces, const GridScale& scale) {
    return drop_free_pale(
        group_rules(rule_candidates(pieces.horizontal, scale), rule_candidates(pieces.vertical, scale), scale),
        scale);
}

// Streaks are told by the tables they run through, so tables are looked for with them first and, where there are
// any, again without. Streaks thinner than the rules are taken out of the ink, so that what is left of a rule they
// touch is seen as it is.
PageRules find_rules(const UprightPage& page, PageInk ink, const GridScale& scale) {
    const RuleSet pale = find_pale(ink, scale);
    RuleSet pieces = find_pieces(ink, pale, scale);
    const std::vector<SlantedStreak> slanted =
        find_slanted_streaks(ink, pieces.horizontal, pieces.vertical, scale);
    if (!slanted.empty()) {
        ink = erase_slanted(std::move(ink), slanted, scale);
        pieces = find_pieces(ink, find_pale(ink, scale), scale);
    }
    cv::Mat thick_streaks = mark_slanted(page.ink, slanted);
    std::vector<RuleSet> tables = group_pieces(pieces, scale);
    const auto fed = [&]() -> std::vector<Stroke>& {
        return feed_direction(page) == Direction::vertical ? pieces.vertical : pieces.horizontal;
    };
    const std::vector<Streak> streaks = find_streaks(fed(), tables, ink, page, scale);
    if (streaks.empty()) return {std::move(ink), std::move(tables), std::move(pieces), std::move(thick_streaks)};
    ink = erase_streaks(std::move(ink), streaks, page, scale);
    pieces = find_pieces(ink, find_pale(ink, scale), scale);
    fed() = drop_streaks(std::move(fed()), streaks, tables, page, scale);
    if (const cv::Mat marked = mark_thick_streaks(streaks, page); !marked.empty())
        thick_streaks = thick_streaks.empty() ? marked : cv::Mat(thick_streaks | marked);
    tables = group_pieces(pieces, scale);
    return {std::move(ink), std::move(tables), std::move(pieces), std::move(thick_streaks)};
}

bool lies_inside(const Box& inner, const Box& outer) {
    return inner != outer && intersect(inner, outer) == inner;
}

// A frame around tables (a border of the page) is no table.
void drop_frames(std::vector<BuiltTable>& tables) {
    std::vector<Box> boxes;
    for (const BuiltTable& t : tables) boxes.push_back(t.table.box);
    std::erase_if(tables, [&](const BuiltTable& t) {
        return t.table.cells.size() == 1 &&
               std::any_of(boxes.begin(), boxes.end(), [&](const Box& b) { return lies_inside(b, t.table.box); });
    });
}

PageGrid collect_tables(std::vector<BuiltTable> built) {
    drop_frames(built);
    std::sort(built.begin(), built.end(), [](const BuiltTable& a, const BuiltTable& b) {
        return std::pair(a.table.box.y0, a.table.box.x0) < std::pair(b.table.box.y0, b.table.box.x0);
    });
    PageGrid grid;
    for (BuiltTable& b : built) {
        grid.segments.insert(grid.segments.end(), b.segments.begin(), b.segments.end());
        grid.joints.insert(grid.joints.end(), b.joints.begin(), b.joints.end());
        grid.tables.push_back(std::move(b.table));
    }
    return grid;
}

}  // namespace

PageGrid find_grid(const UprightPage& page, const GridSettings& settings, const DebugSink& sink) {
    if (page.ink.empty()) return {};
    const GridScale scale = derive_scale(page.dpi, std::min(page.ink.rows, page.ink.cols), settings);
    PageRules found = find_rules(page, make_page_ink(page), scale);
    const PageInk& ink = found.ink;
    std::vector<BuiltTable> built;
    for (RuleSet& rules : found.tables) {
        RuleSet closed = drop_stray_rules(close_open_sides(std::move(rules), scale), scale);
        for (RuleSet& part : part_tables(std::move(closed), ink, scale)) {
            if (auto table = build_table(std::move(part), found.pieces, ink, scale))
                built.push_back(std::move(*table));
        }
    }
    PageGrid grid = collect_tables(std::move(built));
    // Nothing but streaks is taken out of the ink.
    if (const cv::Mat streaks = page.ink & ~ink.ink[0]; cv::countNonZero(streaks) > 0) grid.streaks = streaks;
    grid.thick_streaks = found.thick_streaks;
    if (sink) {
        sink(page.number, "grid/segments", draw_segments(ink.ink[0], grid));
        sink(page.number, "grid/joints", draw_joints(ink.ink[0], grid));
        sink(page.number, "grid/cells", draw_cells(ink.ink[0], grid));
    }
    return grid;
}

}  // namespace shenbao
