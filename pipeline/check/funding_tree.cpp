#include "pipeline/check/funding_tree.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

namespace shenbao {
namespace {

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
    return std::ranges::find(words, word) != words.end();
}

// Keys that some forms list below another line without 其中: 自有资金 (事业收入, 经营性收入).
bool is_below_another(const std::string& key, const std::vector<const FundingLine*>& lines) {
    const auto has = [&](std::string_view other) {
        return std::ranges::any_of(lines, [&](const FundingLine* line) { return line->key == other; });
    };
    if (is_one_of(key, {"own_operating", "own_business"})) return has("own");
    if (is_one_of(key, {"superior", "local", "county"})) return has("fiscal");
    return false;
}

// The line that each 其中 line follows; of the total, where none of the other kind stands between.
std::vector<std::pair<std::size_t, std::size_t>> find_wholes(const Declaration& declaration,
                                                             const FundingTree::Parts& lines, std::size_t total) {
    std::vector<std::pair<std::size_t, std::size_t>> wholes;
    std::size_t whole = total;
    for (const std::size_t i : lines) {
        if (declaration.funding[i].is_of_which)
            wholes.emplace_back(i, whole);
        else
            whole = i;
    }
    return wholes;
}

void add_reading(std::vector<FundingTree::Parts>& readings, FundingTree::Parts parts) {
    if (parts.size() >= 2 && !std::ranges::count(readings, parts)) readings.push_back(std::move(parts));
}

std::vector<FundingTree::Parts> list_readings(const Declaration& declaration, const FundingTree& tree) {
    const FundingTree::Parts& lines = tree.sources;
    std::vector<const FundingLine*> all;
    for (const std::size_t i : lines) all.push_back(&declaration.funding[i]);
    FundingTree::Parts direct, plain, upper;
    for (const std::size_t i : lines) {
        const FundingLine& line = declaration.funding[i];
        const bool nested = std::ranges::any_of(
            tree.of_which, [&](const auto& pair) { return pair.first == i && pair.second != tree.total; });
        if (!nested) direct.push_back(i);
        if (!line.is_of_which) plain.push_back(i);
        if (!is_below_another(line.key, all)) upper.push_back(i);
    }
    std::vector<FundingTree::Parts> readings;
    for (FundingTree::Parts& parts : std::array{direct, lines, upper, plain}) add_reading(readings, parts);
    return readings;
}

std::optional<FundingTree> find_tree(const Declaration& declaration, const std::string& group) {
    FundingTree tree;
    tree.group = group;
    FundingTree::Parts uses;
    int totals = 0;
    for (std::size_t i = 0; i < declaration.funding.size(); ++i) {
        const FundingLine& line = declaration.funding[i];
        if (line.group != group) continue;
        if (line.is_total)
            tree.total = i, ++totals;
        else
            (is_one_of(line.key, {"basic", "project"}) ? uses : tree.sources).push_back(i);
    }
    if (totals != 1) return std::nullopt;
    tree.of_which = find_wholes(declaration, tree.sources, tree.total);
    tree.source_readings = list_readings(declaration, tree);
    add_reading(tree.use_readings, uses);
    return tree;
}

}  // namespace

std::vector<FundingTree> find_funding_trees(const Declaration& declaration) {
    std::vector<std::string> groups;
    for (const FundingLine& line : declaration.funding)
        if (!is_one_of(line.group, {"income", "expenditure", "tasks", "cost_item"}) &&
            !std::ranges::count(groups, line.group))
            groups.push_back(line.group);
    std::vector<FundingTree> trees;
    for (const std::string& group : groups)
        if (auto tree = find_tree(declaration, group)) trees.push_back(std::move(*tree));
    return trees;
}

}  // namespace shenbao
