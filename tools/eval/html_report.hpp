// An Evaluation as one HTML file that needs nothing else: figures, curves, tables of errors, the worst fields.
#pragma once

#include <functional>
#include <string>

#include "tools/eval/evaluate.hpp"

namespace shenbao {

// The field as the scan shows it, as a data: URL; empty where there is none (field_picture.hpp).
using FieldPicture = std::function<std::string(const DocumentFacts&, const FieldOutcome&)>;

[[nodiscard]] std::string html_report(const Evaluation& evaluation, const FieldPicture& picture = {});

}  // namespace shenbao
