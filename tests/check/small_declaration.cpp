#include "small_declaration.hpp"

#include <algorithm>

#include "pipeline/base/typed_values.hpp"

namespace shenbao::small {

Field field(FieldKind kind, const std::string& text) {
    Field made;
    made.kind = kind;
    made.text = text;
    made.value = parse_kind(kind, text, {"万元", UnitOrigin::heading});
    made.page = 1;
    made.bbox = {10, 10, 100, 50};
    return made;
}

Field level(const std::string& printed, const std::string& canonical) {
    Field made = field(FieldKind::vocabulary, printed);
    if (canonical.empty()) return made;
    Value value;
    value.kind = ValueKind::enumeration;
    value.text = canonical;
    made.value = value;
    return made;
}

Declaration funding(const Year& current, const std::string& history_year,
                    const std::vector<std::string>& history) {
    const char* keys[] = {"fiscal", "other", "total", "basic", "project", "total"};
    Declaration declaration;
    for (std::size_t i = 0; i < 6; ++i) {
        FundingLine line;
        line.key = keys[i];
        line.group = i < 3 ? "income" : "expenditure";
        line.is_total = i % 3 == 2;
        if (!current.amounts.empty()) line.current = field(FieldKind::amount, current.amounts[i]);
        if (!current.ratios.empty()) line.ratio = field(FieldKind::percent, current.ratios[i]);
        if (!history.empty()) line.history.emplace_back(history_year, field(FieldKind::amount, history[i]));
        declaration.funding.push_back(std::move(line));
    }
    return declaration;
}

FundingLine line(const std::string& group, const std::string& key, const std::string& label,
                 const std::vector<std::pair<std::string, std::string>>& amounts) {
    FundingLine made;
    made.group = group;
    made.key = key;
    made.label = field(FieldKind::vocabulary, label);
    made.is_total = key == "total";
    made.is_of_which = label.starts_with("其中");
    for (const auto& [column, text] : amounts) {
        if (column == "rate")
            made.rate = field(FieldKind::percent, text);
        else if (column == "weight" || column == "score")
            (column == "weight" ? made.weight : made.score) = field(FieldKind::target_value, text);
        else if (column == "current")
            made.current = field(FieldKind::amount, text);
        else if (column == "initial" || column == "adjusted")
            (column == "initial" ? made.initial : made.adjusted) = field(FieldKind::amount, text);
        else if (column == "executed" || column == "forecast")
            (column == "executed" ? made.executed : made.forecast) = field(FieldKind::amount, text);
        else
            made.history.emplace_back(column, field(FieldKind::amount, text));
    }
    return made;
}

Indicator indicator(const std::string& name, const std::string& value) {
    Indicator made;
    made.name = field(FieldKind::text, name);
    made.value = field(FieldKind::target_value, value);
    return made;
}

std::string dump(const std::vector<Finding>& findings, const std::vector<std::string>& rules) {
    std::string text;
    for (const Finding& finding : findings) {
        if (!std::ranges::count(rules, finding.rule)) continue;
        const char* result = finding.result == RuleResult::exact     ? "exact"
                             : finding.result == RuleResult::rounded ? "rounded"
                                                                     : "fail";
        text += finding.rule + " " + result + ":";
        for (const std::string& path : finding.fields) text += " " + path;
        for (const Finding::Proposal& proposal : finding.proposals)
            text += " [" + proposal.field + " -> " + proposal.text + "]";
        text += "\n";
    }
    return text;
}

}  // namespace shenbao::small
