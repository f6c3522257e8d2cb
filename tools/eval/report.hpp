// An Evaluation as text for people, as JSON for programs and as an HTML page.
#pragma once

#include <string>

#include "tools/eval/evaluate.hpp"

namespace shenbao {

[[nodiscard]] std::string text_report(const Evaluation& evaluation);
[[nodiscard]] std::string json_report(const Evaluation& evaluation);
[[nodiscard]] std::string html_report(const Evaluation& evaluation);

}  // namespace shenbao
