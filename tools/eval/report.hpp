// An Evaluation as text for people and as JSON for programs. As an HTML page: html_report.hpp.
#pragma once

#include <string>

#include "tools/eval/calibration.hpp"

namespace shenbao {

[[nodiscard]] std::string text_report(const Evaluation& evaluation);
[[nodiscard]] std::string json_report(const Evaluation& evaluation);

// The figures of the text report for all fields together.
[[nodiscard]] std::string text_figures(const Evaluation& evaluation);
// "missing", "not on the form", "ACCEPTED" or "review".
[[nodiscard]] const char* describe_outcome(const FieldOutcome& field);
// Path, with the document's name before it where there are several.
[[nodiscard]] std::string place_of(const Evaluation& evaluation, const FieldOutcome& field);

}  // namespace shenbao
