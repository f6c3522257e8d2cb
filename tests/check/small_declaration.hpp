// Declarations with just what a rule looks at.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "models/declaration/declaration.hpp"
#include "models/declaration/finding.hpp"

namespace shenbao::small {

Field field(FieldKind kind, const std::string& text);
Field level(const std::string& printed, const std::string& canonical);

// Six lines of one year: fiscal, other, income total, basic, project, expenditure total; with their ratios.
struct Year {
    std::vector<std::string> amounts, ratios;
};
Declaration funding(const Year& current, const std::string& history_year = {},
                    const std::vector<std::string>& history = {});

// A line of funding: `其中` in the label as printed, amounts by column: {"adjusted", "71.30"}.
FundingLine line(const std::string& group, const std::string& key, const std::string& label,
                 const std::vector<std::pair<std::string, std::string>>& amounts);

Indicator indicator(const std::string& name, const std::string& value);

// "A1 fail: funding/0/current funding/1/current", one line per finding of these rules.
std::string dump(const std::vector<Finding>& findings, const std::vector<std::string>& rules);

}  // namespace shenbao::small
