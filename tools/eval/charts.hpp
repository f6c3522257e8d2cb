// The curves of an evaluation as SVG, drawn here: no script, no font, nothing from elsewhere.
#pragma once

#include <span>
#include <string>

#include "tools/eval/calibration.hpp"

namespace shenbao {

// Every bin: said against right, on axes that begin where the worst bin lies; the diagonal is a word that is kept.
[[nodiscard]] std::string draw_reliability(std::span<const CalibrationBin> bins);
// Share of wrong fields against the share of fields taken, surest first. at: the share that is accepted.
[[nodiscard]] std::string draw_risk_coverage(std::span<const RiskPoint> points, double at);

}  // namespace shenbao
