#include "tools/typeset/indicator_table.hpp"

#include <algorithm>
#include <functional>
#include <optional>

#include "tools/typeset/rows.hpp"

namespace shenbao::typeset {
namespace {

struct TableRow {
    std::optional<std::size_t> indicator;  // none: a row left in from the template
    Json level1;
    Json level2;
};

std::string indicator_path(std::size_t index) {
    return "indicators/" + std::to_string(index) + "/";
}

bool same_level2(const TableRow& a, const TableRow& b) {
    return a.level1 == b.level1 && a.level2 == b.level2 && a.level2 != "";
}

bool same_level1(const TableRow& a, const TableRow& b) {
    return a.level1 == b.level1;
}

std::vector<TableRow> list_rows(const Json& declaration, const IndicatorTable& table) {
    const std::string& filler = table.filler;
    std::vector<TableRow> rows;
    const Json indicators = declaration.value("indicators", Json::array());
    for (std::size_t i = 0; i < indicators.size(); ++i) {
        if (!table.horizon.empty() && indicators[i].value("horizon", "") != table.horizon) continue;
        const TableRow row{i, indicators[i].value("level1", Json()), indicators[i].value("level2", Json())};
        if (!filler.empty() && !rows.empty() && !same_level2(rows.back(), row))
            rows.push_back({std::nullopt, rows.back().level1, rows.back().level2});
        rows.push_back(row);
    }
    if (!filler.empty() && !rows.empty()) rows.push_back({std::nullopt, rows.back().level1, rows.back().level2});
    return rows;
}

class TableWriter {
  public:
    TableWriter(const Json& declaration, const IndicatorTable& table, FormBlock& block)
        : declaration_(declaration), table_(table), block_(block), first_col_(table.side_label.empty() ? 0 : 1) {}

    void add_side(int data_rows) {
        if (first_col_ == 0) return;
        block_.cells.push_back({block_.rows, 0, depth() + data_rows, 1, plain_text(table_.side_label)});
    }

    void add_header() {
        const auto& columns = table_.columns;
        for (std::size_t i = 0; i < columns.size(); ++i) {
            const int col = first_col_ + static_cast<int>(i);
            const bool grouped = !columns[i].group.empty();
            if (grouped && (i == 0 || columns[i - 1].group != columns[i].group)) add_group(i, col);
            block_.cells.push_back(
                {block_.rows + (grouped ? 1 : 0), col, grouped ? 1 : depth(), 1, plain_text(columns[i].label)});
        }
        block_.rows += depth();
    }

    void add_rows(const std::vector<TableRow>& rows) {
        for (std::size_t i = 0; i < table_.columns.size(); ++i) {
            const IndicatorColumn& column = table_.columns[i];
            const int col = first_col_ + static_cast<int>(i);
            const bool merged = table_.levels == Levels::merged;
            if (merged && column.key == "level1") {
                add_runs(rows, column, col, same_level1);
            } else if (merged && column.key == "level2") {
                add_runs(rows, column, col, same_level2);
            } else {
                add_runs(rows, column, col, [](const TableRow&, const TableRow&) { return false; });
            }
        }
        block_.rows += static_cast<int>(rows.size());
    }

  private:
    using Same = std::function<bool(const TableRow&, const TableRow&)>;

    [[nodiscard]] int depth() const {
        return std::any_of(table_.columns.begin(), table_.columns.end(),
                           [](const IndicatorColumn& column) { return !column.group.empty(); })
                   ? 2
                   : 1;
    }

    void add_group(std::size_t first, int col) {
        const std::string& group = table_.columns[first].group;
        int count = 0;
        for (std::size_t i = first; i < table_.columns.size() && table_.columns[i].group == group; ++i) ++count;
        block_.cells.push_back({block_.rows, col, 1, count, plain_text(group)});
    }

    void add_runs(const std::vector<TableRow>& rows, const IndicatorColumn& column, int col, const Same& same) {
        for (std::size_t begin = 0, end = 0; begin < rows.size(); begin = end) {
            FormText text = cell_text(rows[begin], column);
            for (end = begin + 1; end < rows.size() && same(rows[end - 1], rows[end]); ++end)
                for (FieldRange field : cell_text(rows[end], column).fields) text.fields.push_back(field);
            block_.cells.push_back({block_.rows + static_cast<int>(begin), col, static_cast<int>(end - begin), 1,
                                    std::move(text), column.align});
        }
    }

    [[nodiscard]] FormText cell_text(const TableRow& row, const IndicatorColumn& column) const {
        if (!row.indicator) return plain_text(column.key == "name" ? table_.filler : "");
        const std::string path = indicator_path(*row.indicator) + column.key;
        if (column.tick.empty()) return leaf_text(declaration_, path);
        if (leaf_at(declaration_, path) != column.tick) return {};
        FormText mark = field_text(path, "√");
        mark.fields.back().said = column.tick;
        return mark;
    }

    const Json& declaration_;
    const IndicatorTable& table_;
    FormBlock& block_;
    int first_col_;
};

}  // namespace

double pick_side_width(const PageStyle& style, double width) {
    constexpr double kUpright = 4;  // of 100: a character and the padding of a portrait A4 table
    return pick(style, "side label", 3) == 2 ? kUpright : width;
}

bool any_indicator_has(const Json& declaration, const std::string& key) {
    const std::size_t count = declaration.value("indicators", Json::array()).size();
    for (std::size_t i = 0; i < count; ++i)
        if (has_leaf(declaration, indicator_path(i) + key)) return true;
    return false;
}

std::vector<double> table_columns(const IndicatorTable& table, const PageStyle& style) {
    std::vector<double> widths;
    if (!table.side_label.empty()) widths.push_back(table.side_width);
    for (const IndicatorColumn& column : table.columns) widths.push_back(column.width);
    return column_positions(std::move(widths), style);
}

FormBlock make_indicator_table(const Json& declaration, const IndicatorTable& table, const PageStyle& style) {
    FormBlock block;
    block.heading = table.side_label.empty() ? "一级指标" : table.side_label;
    block.columns = table_columns(table, style);
    const std::vector<TableRow> rows = list_rows(declaration, table);
    TableWriter writer(declaration, table, block);
    writer.add_side(static_cast<int>(rows.size()));
    writer.add_header();
    block.kept_rows = block.rows + 1;
    writer.add_rows(rows);
    return block;
}

}  // namespace shenbao::typeset
