// Rules are taken as horizontal ones; for vertical ones the table is transposed before and after.
#include "pipeline/grid/edit_cells.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

namespace shenbao {
namespace {

constexpr double kLeastCellMm = 1.8;  // as in build_table.cpp: no cell is that thin
constexpr double kSnapMm = 0.8;       // a hand's accuracy on a page as wide as a window; guess
constexpr double kRunsAlong = 0.5;    // of a cell's side

const char* const kNoRule = "there is no rule";
const char* const kRuleThere = "there is a rule already";
const char* const kPartsNothing = "it runs through no cell from side to side";
const char* const kNoOpposite = "the cells on its two sides do not lie opposite each other; merge cells instead";
const char* const kNotWhole = "only a part of the rule would move; move it as far as it runs straight on";
const char* const kNoRoom = "there is no room: a cell would be thinner than any is";
const char* const kNoRectangle = "these cells are no rectangle together";
const char* const kTooFew = "two cells at least are needed";
const char* const kNoCell = "there is no cell";
const char* const kLastRow = "nothing would be left of the table";
const char* const kUnevenSide = "the cells at this side do not end on one line; remove their rules first";

EditedCells refuse(const CellFaces& faces, const char* reason) {
    return {faces, reason};
}

EditedCells done(CellFaces faces) {
    return {std::move(faces), {}};
}

bool runs_along(const RuleSpan& rule, const CellFace& face) {
    const double shared = std::min(rule.end, face.x1) - std::max(rule.begin, face.x0);
    return shared >= kRunsAlong * face.width();
}

// The line of the table nearest to `y` within the snap, `except` one; nullopt where there is none.
std::optional<double> line_near(const CellFaces& faces, double y, const EditScale& scale,
                                std::optional<double> except = std::nullopt) {
    std::optional<double> nearest;
    for (const CellFace& face : faces)
        for (const double line : {face.y0, face.y1})
            if (line != except && std::abs(line - y) <= scale.snap_px &&
                (!nearest || std::abs(line - y) < std::abs(*nearest - y)))
                nearest = line;
    return nearest;
}

// The line that this rule lies on: of those within the snap the nearest that it runs along.
std::optional<double> line_of(const CellFaces& faces, const RuleSpan& rule, const EditScale& scale) {
    CellFaces beside;
    std::copy_if(faces.begin(), faces.end(), std::back_inserter(beside),
                 [&](const CellFace& face) { return runs_along(rule, face); });
    return line_near(beside, rule.position, scale);
}

// Cells that end at the line, and those that begin there, where the rule runs along them.
struct Sides {
    std::vector<std::size_t> above, below;
};

Sides sides_of(const CellFaces& faces, const RuleSpan& rule, double line) {
    Sides sides;
    for (std::size_t i = 0; i < faces.size(); ++i) {
        if (!runs_along(rule, faces[i])) continue;
        if (faces[i].y1 == line) sides.above.push_back(i);
        if (faces[i].y0 == line) sides.below.push_back(i);
    }
    return sides;
}

double width_of(const CellFaces& faces, const std::vector<std::size_t>& which) {
    double width = 0;
    for (const std::size_t i : which) width += faces[i].width();
    return width;
}

// The table goes on up to a rule beyond its side; what ends there begins a new row.
EditedCells extend(const CellFaces& faces, const RuleSpan& rule, const EditScale& scale) {
    const CellFace all = outline(faces);
    const bool below = rule.position > all.y1;
    const double side = below ? all.y1 : all.y0;
    if (!runs_along(rule, all)) return refuse(faces, kPartsNothing);
    if (std::abs(rule.position - side) < scale.least_cell_px) return refuse(faces, kNoRoom);
    CellFaces longer = faces;
    for (const CellFace& face : faces) {
        if ((below ? face.y1 : face.y0) != side) continue;
        CellFace row = face;
        row.y0 = std::min(side, rule.position);
        row.y1 = std::max(side, rule.position);
        longer.push_back(row);
    }
    return done(std::move(longer));
}

EditedCells add_level(const CellFaces& faces, const RuleSpan& rule, const EditScale& scale) {
    const double y = line_near(faces, rule.position, scale).value_or(rule.position);
    const CellFace all = outline(faces);
    if (y < all.y0 || y > all.y1) return extend(faces, rule, scale);
    CellFaces parted;
    bool is_border = false, parts = false;
    for (const CellFace& face : faces) {
        is_border = is_border || (runs_along(rule, face) && (face.y0 == y || face.y1 == y));
        if (y <= face.y0 || y >= face.y1 || !runs_along(rule, face)) {
            parted.push_back(face);
            continue;
        }
        if (std::min(y - face.y0, face.y1 - y) < scale.least_cell_px) return refuse(faces, kNoRoom);
        parts = true;
        parted.push_back({face.x0, face.y0, face.x1, y, face.coverage});
        parted.push_back({face.x0, y, face.x1, face.y1, face.coverage});
    }
    if (!parts) return refuse(faces, is_border ? kRuleThere : kPartsNothing);
    return done(std::move(parted));
}

// The outermost row goes with the table's side.
EditedCells drop_row(const CellFaces& faces, double side) {
    CellFaces left;
    std::optional<double> inner;
    for (const CellFace& face : faces) {
        if (face.y0 != side && face.y1 != side) {
            left.push_back(face);
            continue;
        }
        const double opposite = face.y0 == side ? face.y1 : face.y0;
        if (inner && *inner != opposite) return refuse(faces, kUnevenSide);
        inner = opposite;
    }
    if (left.empty()) return refuse(faces, kLastRow);
    return done(std::move(left));
}

EditedCells remove_level(const CellFaces& faces, const RuleSpan& rule, const EditScale& scale) {
    const auto line = line_of(faces, rule, scale);
    if (!line) return refuse(faces, kNoRule);
    const Sides sides = sides_of(faces, rule, *line);
    const CellFace all = outline(faces);
    if (*line == all.y0 || *line == all.y1)
        return runs_along(rule, all) ? drop_row(faces, *line) : refuse(faces, kNotWhole);
    if (sides.above.size() != sides.below.size()) return refuse(faces, kNoOpposite);
    CellFaces merged = faces;
    for (const std::size_t i : sides.above) {
        const auto opposite = std::find_if(sides.below.begin(), sides.below.end(), [&](std::size_t k) {
            return faces[k].x0 == faces[i].x0 && faces[k].x1 == faces[i].x1;
        });
        if (opposite == sides.below.end()) return refuse(faces, kNoOpposite);
        merged[i].y1 = faces[*opposite].y1;
        merged[i].coverage = std::min(faces[i].coverage, faces[*opposite].coverage);
        merged[*opposite].x1 = merged[*opposite].x0;  // to be dropped
    }
    std::erase_if(merged, [](const CellFace& face) { return face.width() == 0; });
    return done(std::move(merged));
}

EditedCells move_level(const CellFaces& faces, const RuleSpan& rule, double to, const EditScale& scale) {
    const auto line = line_of(faces, rule, scale);
    if (!line) return refuse(faces, kNoRule);
    const Sides sides = sides_of(faces, rule, *line);
    const CellFace all = outline(faces);
    const bool is_side = *line == all.y0 || *line == all.y1;
    if (is_side ? !runs_along(rule, all) : width_of(faces, sides.above) != width_of(faces, sides.below))
        return refuse(faces, kNotWhole);
    const double y = line_near(faces, to, scale, line).value_or(to);
    CellFaces moved = faces;
    for (const std::size_t i : sides.above) moved[i].y1 = y;
    for (const std::size_t i : sides.below) moved[i].y0 = y;
    for (const CellFace& face : moved)
        if (face.height() < scale.least_cell_px) return refuse(faces, kNoRoom);
    // Where the cells on both sides do not end together, the rule was not moved whole.
    return do_tile(moved) ? done(std::move(moved)) : refuse(faces, kNotWhole);
}

// `edit` on a horizontal rule, also where this one is vertical.
template <class Edit>
EditedCells levelled(const CellFaces& faces, const RuleSpan& rule, const Edit& edit) {
    RuleSpan level = rule;
    if (level.begin > level.end) std::swap(level.begin, level.end);
    if (rule.direction == RuleDirection::horizontal) return edit(faces, level);
    EditedCells edited = edit(transpose(faces), level);
    edited.faces = transpose(std::move(edited.faces));
    return edited;
}

bool has_middle_in(const CellFace& face, const Box& box) {
    return box.contains({(face.x0 + face.x1) / 2, (face.y0 + face.y1) / 2});
}

}  // namespace

EditScale edit_scale(double dpi) {
    constexpr double kMmPerInch = 25.4;
    return {kLeastCellMm * dpi / kMmPerInch, kSnapMm * dpi / kMmPerInch};
}

EditedCells add_rule(const CellFaces& faces, const RuleSpan& rule, const EditScale& scale) {
    return levelled(faces, rule,
                    [&](const CellFaces& cells, const RuleSpan& level) { return add_level(cells, level, scale); });
}

EditedCells remove_rule(const CellFaces& faces, const RuleSpan& rule, const EditScale& scale) {
    return levelled(faces, rule, [&](const CellFaces& cells, const RuleSpan& level) {
        return remove_level(cells, level, scale);
    });
}

EditedCells move_rule(const CellFaces& faces, const RuleSpan& rule, double to, const EditScale& scale) {
    return levelled(faces, rule, [&](const CellFaces& cells, const RuleSpan& level) {
        return move_level(cells, level, to, scale);
    });
}

EditedCells merge_cells(const CellFaces& faces, const Box& box) {
    CellFaces together, others;
    for (const CellFace& face : faces) (has_middle_in(face, box) ? together : others).push_back(face);
    if (together.size() < 2) return refuse(faces, kTooFew);
    if (!do_tile(together)) return refuse(faces, kNoRectangle);
    others.push_back(outline(together));
    return done(std::move(others));
}

EditedCells split_cell(const CellFaces& faces, const SplitCell& split, const EditScale& scale) {
    const auto edit = [&](const CellFaces& cells, const RuleSpan& rule) -> EditedCells {
        const Box& box = split.cell;
        const Box level = split.direction == RuleDirection::horizontal ? box : Box{box.y0, box.x0, box.y1, box.x1};
        const auto cell = std::find_if(cells.begin(), cells.end(),
                                       [&](const CellFace& face) { return has_middle_in(face, level); });
        if (cell == cells.end()) return refuse(cells, kNoCell);
        const double y = line_near(cells, rule.position, scale).value_or(rule.position);
        if (std::min(y - cell->y0, cell->y1 - y) < scale.least_cell_px) return refuse(cells, kNoRoom);
        CellFaces parted = cells;
        parted[static_cast<std::size_t>(cell - cells.begin())].y1 = y;
        parted.push_back({cell->x0, y, cell->x1, cell->y1, cell->coverage});
        return done(std::move(parted));
    };
    return levelled(faces, {split.direction, split.position, 0, 0}, edit);
}

}  // namespace shenbao
