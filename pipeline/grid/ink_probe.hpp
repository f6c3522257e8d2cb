// Asks the ink whether there is a rule at a place.
#pragma once

#include <array>
#include <opencv2/core/mat.hpp>
#include <vector>

#include "pipeline/grid/grid_scale.hpp"
#include "pipeline/grid/lattice.hpp"

namespace shenbao {

// The masks of a page in both frames: [0] as it is, [1] transposed, so that every rule runs along a row.
struct PageInk {
    std::array<cv::Mat, 2> ink;   // 8-bit, 0 or 255
    std::array<cv::Mat, 2> seal;  // same size, or empty
    std::array<cv::Mat, 2> grey;  // 8-bit, same size, or empty
};

[[nodiscard]] PageInk make_page_ink(const UprightPage& page);

// How a rule looks across: how thick it is at most, and how wide the white strips beside it are.
struct RuleLook {
    int max_thickness_px = 0;
    int flank_px = 0;
};

// For a rule about `width_px` thick; roughness allowed for.
[[nodiscard]] RuleLook look_of(double width_px, int flank_px, const GridScale& scale);

// ink: in the frame of the rule; (x, y): a pixel with ink. True where the ink there is no thicker than the rule
// and mostly white in the strips beyond its edges, as a rule is and crowded strokes are not.
[[nodiscard]] bool is_rule_like(const cv::Mat& ink, int x, int y, const RuleLook& look);

// The same for strokes that run along each other, closer than `flank_px`, here and there grown together: all of
// them are no thicker than `max_px`.
[[nodiscard]] bool is_rule_band(const cv::Mat& ink, int x, int y, int max_px, int flank_px);

// What lies along a lattice line between two crossing lines, px by px.
struct EdgeProfile {
    double length_px = 0;
    double covered = 0;           // share under accepted rules or rule-like ink, of what no seal hides
    double ink = 0;               // share with any ink near the line
    double faint = 0;             // share darker in the grey than both sides, beyond what lines beside it show
    double sealed = 0;            // share hidden by a seal and not covered
    double largest_gap_px = 0;    // longest stretch neither covered nor hidden
    bool begin_attached = false;  // covered where it starts
    bool end_attached = false;
    bool is_floating = false;  // blank right beside both crossing lines, in the ink and in the grey
};

// A crossing line: where, along the line that is probed, and how thick.
struct Crossing {
    double at = 0;
    double width_px = 0;
};

// Nothing right beside the crossing line's ink, in the ink, in the grey and under no seal; sign: 1 beyond it, -1
// before it.
[[nodiscard]] bool is_blank_beside(const PageInk& page, const LatticeLine& line, const Crossing& crossing,
                                   int sign, const GridScale& scale);

// Share of the strips beside the line, from x0 to x1, that is ink. ink: in the frame of the line.
[[nodiscard]] double ink_beside(const cv::Mat& ink, const LatticeLine& line, int x0, int x1,
                                const GridScale& scale);

// Does `crossing` show as a rule beside `line`, on either side of it? Where it does not, the line of another block
// of the table only passes here: nothing ends at it.
[[nodiscard]] bool is_ruled_beside(const PageInk& page, const LatticeLine& crossing, const LatticeLine& line,
                                   const GridScale& scale);

[[nodiscard]] EdgeProfile probe_edge(const PageInk& page, const LatticeLine& line, const Crossing& begin,
                                     const Crossing& end, const GridScale& scale);

}  // namespace shenbao
