// SourcePage -> UprightPage: quarter turns, perspective and curl, skew, light, coloured ink apart, ink mask.
#pragma once

#include <functional>
#include <optional>

#include "pipeline/base/debug_sink.hpp"
#include "pipeline/base/source_page.hpp"
#include "pipeline/base/upright_page.hpp"

namespace shenbao {

// How readable a text line looks, 0..1: `line` is 8-bit grey, dark on light, one horizontal line of text.
// The page room must not know the recogniser, so the caller hands this in; used to tell up from down.
// May be empty: then only what geometry can prove is turned, and the orientation confidence says so.
using LineScorer = std::function<double(const cv::Mat& line)>;

struct PageSettings {
    double max_skew_deg = 15;
    double target_dpi = 0;    // 0: the source's, or its half, quarter ... where that is 300 dpi and more
    bool keep_colour = true;  // of a colour source: needed to draw on the page, not to read it
    // A person said how the page lies: clockwise turns, 0..3. Then nothing is asked, and the orientation has no
    // confidence.
    std::optional<int> quarter_turns;
};

[[nodiscard]] UprightPage make_upright(const SourcePage& source, const PageSettings& settings,
                                       const LineScorer& scorer, const DebugSink& sink = {});

}  // namespace shenbao
