// What a consistency rule, or a stage, has to say about a document (`issues` in the JSON).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "models/declaration/field.hpp"
#include "models/declaration/geometry.hpp"

namespace shenbao {

enum class Severity { info, warning, error };
enum class RuleResult { exact, rounded, fail, not_applicable };

// One application of one rule of pipeline/check/README.md.
struct Finding {
    std::string rule;  // "A1"
    RuleResult result = RuleResult::not_applicable;
    std::vector<std::string> fields;  // paths as of visit_fields: "funding/0/current"
    std::string message;              // with the figures concerned
    Severity severity = Severity::warning;
    struct Proposal {
        std::string field;
        std::string text;
    };
    std::vector<Proposal> proposals;  // alternatives the rule offers; never applied
};

struct Issue {
    std::string code;  // rule id, "unknown-form", "unplaced-cells", "inferred-number", ...
    Severity severity = Severity::warning;
    std::string message;
    std::optional<int> page;
    std::optional<Box> bbox;  // upright px
    std::vector<std::string> fields;
    friend bool operator==(const Issue&, const Issue&) = default;
};

}  // namespace shenbao
