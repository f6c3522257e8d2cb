// Parts B, C and D of F1: the goals side by side, then an indicator block per goal.
#include "tools/typeset/department_blocks.hpp"
#include "tools/typeset/goals_text.hpp"

namespace shenbao::typeset {
namespace {

struct IndicatorRow {
    std::string path;  // "indicators/3/"
    Json indicator;
};

struct IndicatorGroup {
    std::string horizon;
    std::vector<IndicatorRow> rows;
    [[nodiscard]] std::vector<std::string> years() const;
};

std::vector<std::string> IndicatorGroup::years() const {
    for (const IndicatorRow& row : rows) {
        std::vector<std::string> names = history_years(row.indicator);
        if (!names.empty()) return names;
    }
    return {};
}

std::string goal_label(const Json& goal) {
    const Json number = goal.value("number", Json());
    return number.is_number() ? std::to_string(number.get<int>()) : std::string();
}

bool is_annual(const std::string& horizon) {
    return horizon == "annual";
}

// Indicators whose "goal" equals the id; null ids match indicators without a goal, by horizon.
IndicatorGroup indicators_of(const Json& declaration, const Json& goal_id, const std::string& horizon) {
    IndicatorGroup group{horizon, {}};
    const Json indicators = declaration.value("indicators", Json::array());
    for (std::size_t i = 0; i < indicators.size(); ++i) {
        const Json& one = indicators[i];
        if (one.value("goal", Json()) == goal_id && one.value("horizon", "annual") == horizon)
            group.rows.push_back({"indicators/" + std::to_string(i) + "/", one});
    }
    return group;
}

void add_heading_row(FormBlock& block, const Json& goal, const std::string& path, int cols) {
    block.cells.push_back({0, 0, 1, 1, plain_text(block.heading)});
    block.cells.push_back({0, 1, 1, cols - 1, field_text(path, goal.value("heading", Json())), Align::left});
    block.rows = 1;
}

// The header of long-term blocks is one row; years of the history make it three.
int add_header(FormBlock& block, const std::vector<std::string>& years, const char* side_label, int data_rows) {
    const int row = block.rows;
    const int depth = years.empty() ? 1 : 3;
    const int years_count = static_cast<int>(years.size());
    block.cells.push_back({row, 0, depth + data_rows, 1, plain_text(side_label)});
    block.cells.push_back({row, 1, depth, 1, plain_text("一级指标")});
    block.cells.push_back({row, 2, depth, 1, plain_text("二级指标")});
    block.cells.push_back({row, 3, depth, 1, plain_text("指标名称")});
    block.cells.push_back({row, 4, 1, years_count + 1, plain_text("指标值")});
    block.cells.push_back({row, 5 + years_count, depth, 1, plain_text("绩效标准")});
    if (years.empty()) return depth;
    block.cells.push_back({row + 1, 4, 1, years_count, plain_text("近两年指标值")});
    block.cells.push_back({row + 1, 4 + years_count, 2, 1, plain_text("预期当年实现值")});
    for (int i = 0; i < years_count; ++i)
        block.cells.push_back({row + 2, 4 + i, 1, 1, plain_text(years[static_cast<std::size_t>(i)] + "年")});
    return depth;
}

void add_level1_cells(FormBlock& block, const std::vector<IndicatorRow>& rows, int first_row) {
    for (std::size_t begin = 0, end = 0; begin < rows.size(); begin = end) {
        const Json level1 = rows[begin].indicator.value("level1", Json());
        FormText text = plain_text(level1.is_string() ? level1.get<std::string>() : "");
        for (; end < rows.size() && rows[end].indicator.value("level1", Json()) == level1; ++end)
            if (level1.is_string()) text.fields.push_back({rows[end].path + "level1", 0, text.text.size()});
        block.cells.push_back(
            {first_row + static_cast<int>(begin), 1, static_cast<int>(end - begin), 1, std::move(text)});
    }
}

void add_indicator_row(FormBlock& block, const IndicatorRow& line, int row,
                       const std::vector<std::string>& years) {
    int col = 2;
    const auto cell = [&](const std::string& key, const Json& leaf) {
        block.cells.push_back({row, col++, 1, 1, field_text(line.path + key, leaf)});
    };
    cell("level2", line.indicator.value("level2", Json()));
    cell("name", line.indicator.value("name", Json()));
    const Json history = line.indicator.value("history", Json::object());
    for (const std::string& year : years) cell("history/" + year, history.value(year, Json()));
    cell("value", line.indicator.value("value", Json()));
    cell("standard", line.indicator.value("standard", Json()));
}

std::vector<double> indicator_widths(std::size_t years) {
    if (years == 0) return {13.2, 12, 15.5, 32.3, 13.5, 13.5};
    std::vector<double> widths{13.2, 11.2, 14.2, 21.2};
    widths.insert(widths.end(), years, 20.0 / static_cast<double>(years));
    widths.insert(widths.end(), {9.0, 11.2});
    return widths;
}

FormBlock make_indicator_block(const IndicatorGroup& group, const Json& goal, const std::string& path,
                               const PageStyle& style) {
    const std::vector<std::string> years = group.years();
    const std::vector<double> widths = indicator_widths(years.size());
    const bool annual = is_annual(group.horizon);
    FormBlock block;
    block.columns = column_positions(widths, style);
    if (goal.is_object()) {
        block.heading = (annual ? "年度目标" : "长期目标") + goal_label(goal) + ":";
        add_heading_row(block, goal, path, static_cast<int>(widths.size()));
    }
    if (group.rows.empty()) return block;
    const int data_rows = static_cast<int>(group.rows.size());
    const int depth = add_header(block, years, annual ? "年度绩效指标" : "长期绩效指标", data_rows);
    const int first = block.rows + depth;
    add_level1_cells(block, group.rows, first);
    for (int i = 0; i < data_rows; ++i)
        add_indicator_row(block, group.rows[static_cast<std::size_t>(i)], first + i, years);
    block.rows = first + data_rows;
    block.kept_rows = first + 1;
    return block;
}

}  // namespace

FormBlock make_goals_block(const Json& declaration, const PageStyle& style) {
    FormBlock block{"整体绩效目标", column_positions({13.2, 15, 13, 13, 24, 21.8}, style), 2, 2, false, {}};
    block.cells.push_back({0, 0, 2, 1, plain_text("整体绩效目标")});
    block.cells.push_back({0, 1, 1, 3, plain_text("长期目标")});
    block.cells.push_back({0, 4, 1, 2, plain_text("年度目标")});
    block.cells.push_back({1, 1, 1, 3, goals_text(declaration, "long_term", GoalMarkers::always), Align::left});
    block.cells.push_back({1, 4, 1, 2, goals_text(declaration, "annual", GoalMarkers::always), Align::left});
    return block;
}

std::vector<FormBlock> make_indicator_blocks(const Json& declaration, const PageStyle& style) {
    std::vector<FormBlock> blocks;
    const Json goals = declaration.value("goals", Json::array());
    for (std::size_t i = 0; i < goals.size(); ++i) {
        const IndicatorGroup group =
            indicators_of(declaration, goals[i].value("id", Json()), goals[i].value("horizon", "annual"));
        if (group.rows.empty() && !goals[i].value("heading", Json()).is_string()) continue;
        blocks.push_back(make_indicator_block(group, goals[i], "goals/" + std::to_string(i) + "/heading", style));
    }
    for (const char* horizon : {"long_term", "annual"}) {
        const IndicatorGroup rest = indicators_of(declaration, Json(), horizon);
        if (!rest.rows.empty()) blocks.push_back(make_indicator_block(rest, Json(), {}, style));
    }
    return blocks;
}

}  // namespace shenbao::typeset
