// The smooth displacement that makes the lines of one direction straight.
//
// Frame: level px. In: rules, each of which shall come to one y (horizontals; verticals: one x), pieces of one
// line to the same, and edges of the sheet, which shall come straight at one slant to the rules: print seldom lies
// quite parallel to its sheet. Edges weigh little; they decide where no rule is near.
#pragma once

#include <opencv2/core/types.hpp>
#include <vector>

#include "pipeline/page/rule_curves.hpp"
#include "pipeline/page/smooth_field.hpp"

namespace shenbao {

struct FieldLines {
    Direction direction = Direction::horizontal;
    std::vector<const RuleCurve*> rules, edges;
    double expected_slant = 0;   // of the edges against the rules, radians, positive = clockwise
    double slant_tolerance = 1;  // radians; how far the slant may well be from what is expected
};

enum class FieldShape {
    free,   // bends as the lines do
    alike,  // lines bend much like their neighbours, as on a sheet that is rolled; for places without any
    stiff   // shear and perspective, and hardly more: few, short rules tell no bend
};

struct FieldFit {
    SmoothField field;
    bool uses_edges = false;
    double edge_slant = 0;     // radians, as found
    double edge_error_px = 0;  // RMS distance of the edges from straight, those of their points left out that the
                               // second solution left out
    double edges_kept = 1;     // share of their points that was not
};

// extent: of all lines and of the page, px.
[[nodiscard]] FieldFit fit_field(const FieldLines& lines, FieldShape shape, const cv::Rect2d& extent, double dpi);

}  // namespace shenbao
