// UprightPage -> PageGrid: rule segments -> joints -> cells with spans -> tables.
#pragma once

#include "pipeline/base/debug_sink.hpp"
#include "pipeline/base/page_grid.hpp"
#include "pipeline/base/upright_page.hpp"

namespace shenbao {

// All lengths are in units of the page's dpi (mm), never bare pixels.
struct GridSettings {
    double min_rule_mm = 4;         // shortest run taken for a rule; guess, unmeasured
    double max_rule_width_mm = 1.2; // thickest rule; guess, unmeasured
};

[[nodiscard]] PageGrid find_grid(const UprightPage& page, const GridSettings& settings = {},
                                 const DebugSink& sink = {});

}  // namespace shenbao
