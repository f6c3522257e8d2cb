#include "tools/typeset/project_rows.hpp"

#include <algorithm>

namespace shenbao::typeset {
namespace {

std::string funding_path(std::size_t line) {
    return "funding/" + std::to_string(line) + "/";
}

// Keys that stand on one row: fiscal beside fiscal_current_year.
std::string funding_role(const Json& declaration, std::size_t line) {
    const std::string key = declaration["funding"][line].value("key", "");
    return key.starts_with("fiscal") ? "fiscal" : key;
}

FormText coded_text(const Json& declaration, const std::string& name, const std::string& code,
                    const PageStyle& style) {
    constexpr std::string_view kBefore[] = {"[", "【", ""};
    constexpr std::string_view kAfter[] = {"]", "】", "-"};
    const std::size_t brackets = pick(style, "code brackets", 3);
    FormText text = framed_leaf(kBefore[brackets], declaration, code, kAfter[brackets]);
    append_field(text, name, leaf_at(declaration, name));
    return text;
}

}  // namespace

FormText department_text(const Json& declaration, const PageStyle& style) {
    const std::string name = "organisation/department_name", code = "organisation/department_code";
    if (!has_leaf(declaration, code)) return leaf_text(declaration, name);
    return coded_text(declaration, name, code, style);
}

FormText implementing_text(const Json& declaration, const PageStyle& style) {
    if (!has_leaf(declaration, "organisation/implementing_unit_code"))
        return leaf_text(declaration, "organisation/implementing_unit");
    return coded_text(declaration, "organisation/implementing_unit", "organisation/implementing_unit_code", style);
}

std::string department_label(const Json& declaration, const PageStyle& style) {
    if (!has_leaf(declaration, "organisation/department_code")) return "主管部门";
    return std::string(pick_word(style, {"主管部门及代码", "主管部门及编码", "主管部门"}));
}

void append_pair(FormBlock& block, LabelledText left, LabelledText right, const PairSpans& spans) {
    append_row(block, {{std::move(left.label)},
                       {std::move(left.text), spans.left},
                       {std::move(right.label)},
                       {std::move(right.text), spans.right}});
}

void append_pairs(FormBlock& block, const Json& declaration,
                  const std::vector<std::pair<std::string, std::string>>& labelled_paths, const PairSpans& spans) {
    std::vector<LabelledText> given;
    for (const auto& [label, path] : labelled_paths)
        if (has_leaf(declaration, path)) given.push_back({plain_text(label), leaf_text(declaration, path)});
    for (std::size_t i = 0; i + 1 < given.size(); i += 2)
        append_pair(block, std::move(given[i]), std::move(given[i + 1]), spans);
    if (given.size() % 2 == 1)
        append_row(block, {{std::move(given.back().label)}, {std::move(given.back().text), spans.all() - 1}});
}

void append_prose(FormBlock& block, std::string_view label, FormText text, int cols) {
    append_row(block, {label_cell(label), prose_cell(std::move(text), cols - 1)});
}

std::vector<std::size_t> funding_of(const Json& declaration, const std::string& group) {
    std::vector<std::size_t> lines;
    const Json funding = declaration.value("funding", Json::array());
    for (std::size_t i = 0; i < funding.size(); ++i)
        if (funding[i].value("group", "") == group) lines.push_back(i);
    return lines;
}

namespace {

using FundingPair = std::pair<std::optional<std::size_t>, std::optional<std::size_t>>;

// Total beside total, fiscal beside fiscal.
std::vector<FundingPair> pair_funding(const Json& declaration, const std::string& left, const std::string& right) {
    const std::vector<std::size_t> lefts = funding_of(declaration, left);
    std::vector<FundingPair> pairs;
    std::size_t next = 0;
    for (const std::size_t line : funding_of(declaration, right)) {
        const std::string role = funding_role(declaration, line);
        const auto found = std::find_if(lefts.begin() + static_cast<std::ptrdiff_t>(next), lefts.end(),
                                        [&](std::size_t one) { return funding_role(declaration, one) == role; });
        if (found == lefts.end()) {
            pairs.push_back({std::nullopt, line});
            continue;
        }
        const auto until = static_cast<std::size_t>(found - lefts.begin());
        for (; next < until; ++next) pairs.push_back({lefts[next], std::nullopt});
        pairs.push_back({lefts[next++], line});
    }
    for (; next < lefts.size(); ++next) pairs.push_back({lefts[next], std::nullopt});
    return pairs;
}

}  // namespace

LabelledText funding_text(const Json& declaration, const char* group, const char* key, std::string_view label) {
    for (const std::size_t line : funding_of(declaration, group))
        if (declaration["funding"][line].value("key", "") == key)
            return {leaf_text(declaration, funding_path(line) + "label"),
                    leaf_text(declaration, funding_path(line) + "current")};
    return {plain_text(label), {}};
}

LabelledText other_text(const Json& declaration, std::string_view label) {
    const Json others = declaration.value("others", Json::array());
    for (std::size_t i = 0; i < others.size(); ++i) {
        const std::string path = "others/" + std::to_string(i) + "/";
        if (others[i].value("label", "") == label)
            return {leaf_text(declaration, path + "label"), leaf_text(declaration, path + "text")};
    }
    return {plain_text(label), {}};
}

void append_funding_cells(std::vector<RowCell>& cells, const Json& declaration, std::optional<std::size_t> line,
                          int amount_cols) {
    if (!line) {
        cells.push_back({});
        cells.push_back({{}, amount_cols});
        return;
    }
    cells.push_back(leaf_cell(declaration, funding_path(*line) + "label"));
    cells.push_back(leaf_cell(declaration, funding_path(*line) + "current", amount_cols));
}

void append_funding_halves(FormBlock& block, const Json& declaration, const std::string& left) {
    const std::vector<FundingPair> pairs = pair_funding(declaration, left, "project_annual");
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        std::vector<RowCell> cells;
        if (i == 0) cells.push_back({money_label("项目资金", declaration), 1, static_cast<int>(pairs.size())});
        append_funding_cells(cells, declaration, pairs[i].first, 1);
        append_funding_cells(cells, declaration, pairs[i].second, 1);
        append_row(block, std::move(cells), i == 0 ? 0 : 1);
    }
}

}  // namespace shenbao::typeset
