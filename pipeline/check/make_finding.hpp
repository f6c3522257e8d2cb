// How a rule says what it found.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "models/declaration/finding.hpp"

namespace shenbao {

// fields: paths as of visit_fields; message: with the figures concerned.
[[nodiscard]] inline Finding make_finding(const char* rule, RuleResult result, std::vector<std::string> fields,
                                          std::string message) {
    Finding finding;
    finding.rule = rule;
    finding.result = result;
    finding.fields = std::move(fields);
    finding.message = std::move(message);
    return finding;
}

[[nodiscard]] inline Finding make_failure(const char* rule, std::vector<std::string> fields, std::string message) {
    return make_finding(rule, RuleResult::fail, std::move(fields), std::move(message));
}

// Behind the message of an issue whose figures were all read surely.
inline constexpr const char* kMaybeTheOriginals = "; possible error in the original";

}  // namespace shenbao
