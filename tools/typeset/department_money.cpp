#include "tools/typeset/department_money.hpp"

#include <algorithm>

#include "tools/typeset/project_rows.hpp"

namespace shenbao::typeset {
namespace {

void append_total(FormBlock& block, const Json& declaration, std::size_t line) {
    const std::string path = "funding/" + std::to_string(line) + "/";
    std::vector<RowCell> cells;
    for (const char* key : {"label", "initial", "adjusted", "executed", "weight", "rate", "score"})
        cells.push_back(leaf_cell(declaration, path + key));
    append_row(block, std::move(cells), 1);
}

// Label over `label_cols` columns, then the amount over two; blanks for no line.
void append_amount(std::vector<RowCell>& cells, const Json& declaration, const std::vector<std::size_t>& lines,
                   std::size_t index, int label_cols) {
    RowCell label{{}, label_cols}, amount{{}, 2};
    if (index < lines.size()) {
        const std::string path = "funding/" + std::to_string(lines[index]) + "/";
        label.text = leaf_text(declaration, path + "label");
        amount.text = leaf_text(declaration, path + "current");
    }
    cells.push_back(std::move(label));
    cells.push_back(std::move(amount));
}

struct MoneyLines {
    std::vector<std::size_t> totals, income, spending;
    [[nodiscard]] std::size_t rows() const { return std::max(income.size(), spending.size()); }
    [[nodiscard]] int all_rows() const { return static_cast<int>(1 + totals.size() + rows()); }
};

MoneyLines list_lines(const Json& declaration) {
    return {funding_of(declaration, "total"), funding_of(declaration, "income"),
            funding_of(declaration, "expenditure")};
}

void append_sides(FormBlock& block, const Json& declaration, const MoneyLines& lines) {
    append_row(block, {label_cell("按收入性质分", 3), label_cell("按支出性质分", 4)}, 1);
    for (std::size_t i = 0; i < lines.rows(); ++i) {
        std::vector<RowCell> cells;
        append_amount(cells, declaration, lines.income, i, 1);
        append_amount(cells, declaration, lines.spending, i, 2);
        append_row(block, std::move(cells), 1);
    }
}

std::vector<double> money_columns(const PageStyle& style) {
    return column_positions({16, 26, 12, 12, 12, 7, 8, 7}, style);
}

}  // namespace

FormBlock make_budget_application(const Json& declaration, const PageStyle& style) {
    FormBlock block{"年度预算申请", money_columns(style), 0, 2, false, {}};
    const MoneyLines lines = list_lines(declaration);
    for (std::size_t i = 0; i < lines.totals.size(); ++i) {
        const std::string path = "funding/" + std::to_string(lines.totals[i]) + "/";
        std::vector<RowCell> cells;
        if (i == 0) cells.push_back({money_label("年度预算申请", declaration), 1, lines.all_rows()});
        cells.push_back(leaf_cell(declaration, path + "label"));
        cells.push_back(leaf_cell(declaration, path + "current", 6));
        append_row(block, std::move(cells), i == 0 ? 0 : 1);
    }
    append_sides(block, declaration, lines);
    return block;
}

FormBlock make_budget_evaluation(const Json& declaration, const PageStyle& style) {
    FormBlock block{"年度预算申请", money_columns(style), 0, 2, false, {}};
    const MoneyLines lines = list_lines(declaration);
    append_row(block, {{money_label("年度预算申请", declaration), 1, 1 + lines.all_rows()},
                       label_cell(""),
                       label_cell("年初预算数"),
                       label_cell("全年预算数"),
                       label_cell("全年执行数"),
                       label_cell("分值"),
                       label_cell("执行率"),
                       label_cell("得分")});
    for (const std::size_t line : lines.totals) append_total(block, declaration, line);
    append_sides(block, declaration, lines);
    return block;
}

}  // namespace shenbao::typeset
