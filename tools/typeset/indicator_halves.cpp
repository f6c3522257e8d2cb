#include "tools/typeset/indicator_halves.hpp"

#include <algorithm>
#include <utility>

#include "tools/typeset/rows.hpp"

namespace shenbao::typeset {
namespace {

struct LevelGroup {
    Json level1;
    Json level2;
    std::vector<std::size_t> left;  // indices of indicators
    std::vector<std::size_t> right;
    [[nodiscard]] int rows() const { return static_cast<int>(std::max(left.size(), right.size())); }
};

// The group of these levels; a new one behind the last of its level 1.
LevelGroup& group_of(std::vector<LevelGroup>& groups, const Json& level1, const Json& level2) {
    auto place = groups.end();
    for (auto one = groups.begin(); one != groups.end(); ++one) {
        if (one->level1 != level1) continue;
        if (one->level2 == level2) return *one;
        place = one + 1;
    }
    return *groups.insert(place, {level1, level2, {}, {}});
}

std::vector<LevelGroup> group_indicators(const Json& declaration, const IndicatorHalves& halves) {
    std::vector<LevelGroup> groups;
    const Json indicators = declaration.value("indicators", Json::array());
    for (const bool left : {true, false})
        for (std::size_t i = 0; i < indicators.size(); ++i) {
            const Json& one = indicators[i];
            if (one.value("horizon", "") != (left ? halves.left_horizon : halves.right_horizon)) continue;
            LevelGroup& group = group_of(groups, one.value("level1", Json()), one.value("level2", Json()));
            (left ? group.left : group.right).push_back(i);
        }
    return groups;
}

// The text of a level as the field of each of these indicators.
FormText shared_text(const Json& level, const char* key, const std::vector<std::size_t>& indicators) {
    FormText text = plain_text(level.is_string() ? level.get<std::string>() : "");
    for (const std::size_t one : indicators)
        if (level.is_string())
            text.fields.push_back({"indicators/" + std::to_string(one) + "/" + key, 0, text.text.size()});
    return text;
}

std::vector<std::size_t> both(const LevelGroup& group) {
    std::vector<std::size_t> all = group.left;
    all.insert(all.end(), group.right.begin(), group.right.end());
    return all;
}

class HalvesWriter {
  public:
    HalvesWriter(const Json& declaration, const IndicatorHalves& halves, FormBlock& block)
        : declaration_(declaration), halves_(halves), block_(block), first_(halves.side_label.empty() ? 0 : 1) {}

    void add_header(int data_rows) {
        std::vector<RowCell> cells;
        if (first_ == 1) cells.push_back(label_cell(halves_.side_label, 1, 1 + data_rows));
        cells.push_back(label_cell("一级指标"));
        const auto add_half = [&](const std::string& mark, bool level2) {
            if (level2) cells.push_back(label_cell("二级指标" + mark));
            cells.push_back(label_cell("三级指标" + mark));
            cells.push_back(label_cell("指标值" + mark));
        };
        add_half(halves_.left_mark, true);
        add_half(halves_.right_mark, halves_.level2 == Level2::in_each_half);
        append_row(block_, std::move(cells));
    }

    void add_groups(const std::vector<LevelGroup>& groups) {
        add_level1(groups);
        for (const LevelGroup& group : groups) {
            add_group(group);
            block_.rows += group.rows();
        }
    }

  private:
    void put(int col, int row_span, FormText text) {
        block_.cells.push_back({block_.rows, col, row_span, 1, std::move(text)});
    }

    void add_level1(const std::vector<LevelGroup>& groups) {
        int row = block_.rows;
        for (std::size_t begin = 0, end = 0; begin < groups.size(); begin = end) {
            std::vector<std::size_t> indicators;
            const int first = row;
            for (; end < groups.size() && groups[end].level1 == groups[begin].level1; ++end) {
                const std::vector<std::size_t> all = both(groups[end]);
                indicators.insert(indicators.end(), all.begin(), all.end());
                if (halves_.level1 == Levels::on_every_row) add_repeated_level1(groups[end], row);
                row += groups[end].rows();
            }
            if (halves_.level1 == Levels::merged)
                block_.cells.push_back(
                    {first, first_, row - first, 1, shared_text(groups[begin].level1, "level1", indicators)});
        }
    }

    void add_repeated_level1(const LevelGroup& group, int row) {
        for (int i = 0; i < group.rows(); ++i) {
            std::vector<std::size_t> indicators;
            for (const auto* half : {&group.left, &group.right})
                if (i < static_cast<int>(half->size())) indicators.push_back((*half)[static_cast<std::size_t>(i)]);
            block_.cells.push_back({row + i, first_, 1, 1, shared_text(group.level1, "level1", indicators)});
        }
    }

    void add_group(const LevelGroup& group) {
        const bool once = halves_.level2 == Level2::once;
        put(first_ + 1, group.rows(), shared_text(group.level2, "level2", once ? both(group) : group.left));
        add_half(group.left, group.rows(), first_ + 2);
        if (!once) put(first_ + 4, group.rows(), shared_text(group.level2, "level2", group.right));
        add_half(group.right, group.rows(), first_ + (once ? 4 : 5));
    }

    void add_half(const std::vector<std::size_t>& indicators, int rows, int col) {
        for (int i = 0; i < rows; ++i)
            for (const char* key : {"name", "value"}) {
                FormText text;
                if (i < static_cast<int>(indicators.size()))
                    text = leaf_text(
                        declaration_,
                        "indicators/" + std::to_string(indicators[static_cast<std::size_t>(i)]) + "/" + key);
                block_.cells.push_back(
                    {block_.rows + i, col + (std::string_view(key) == "value" ? 1 : 0), 1, 1, std::move(text)});
            }
    }

    const Json& declaration_;
    const IndicatorHalves& halves_;
    FormBlock& block_;
    int first_;
};

std::vector<double> halves_widths(const IndicatorHalves& halves) {
    std::vector<double> widths;
    if (!halves.side_label.empty()) widths.push_back(8);
    widths.insert(widths.end(), {10, 12, 20, 13});
    if (halves.level2 == Level2::in_each_half) widths.push_back(12);
    widths.insert(widths.end(), {20, 13});
    return widths;
}

}  // namespace

FormBlock make_indicator_halves(const Json& declaration, const IndicatorHalves& halves, const PageStyle& style) {
    FormBlock block{"绩效指标", column_positions(halves_widths(halves), style), 0, 2, false, {}};
    const std::vector<LevelGroup> groups = group_indicators(declaration, halves);
    int rows = 0;
    for (const LevelGroup& group : groups) rows += group.rows();
    HalvesWriter writer(declaration, halves, block);
    writer.add_header(rows);
    writer.add_groups(groups);
    return block;
}

}  // namespace shenbao::typeset
