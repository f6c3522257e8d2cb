// 部门整体支出绩效自评表 (domain.md, F4d and the Hunan variant): the department's whole money, by income and
// spending.
#include <algorithm>

#include "tools/typeset/evaluation_blocks.hpp"
#include "tools/typeset/project_rows.hpp"

namespace shenbao::typeset {
namespace {

FormBlock make_head(const Json& declaration, const PageStyle& style) {
    FormBlock block{"部门名称", column_positions({16, 84}, style), 0, 1, false, {}};
    append_row(block, {label_cell("部门(单位)名称"), {department_text(declaration, style)}});
    return block;
}

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

FormBlock make_funding(const Json& declaration, const PageStyle& style) {
    FormBlock block{"年度预算申请", column_positions({16, 26, 12, 12, 12, 7, 8, 7}, style), 0, 2, false, {}};
    const std::vector<std::size_t> totals = funding_of(declaration, "total");
    const std::vector<std::size_t> income = funding_of(declaration, "income");
    const std::vector<std::size_t> spending = funding_of(declaration, "expenditure");
    const std::size_t rows = std::max(income.size(), spending.size());
    append_row(block, {{money_label("年度预算申请", declaration), 1, static_cast<int>(2 + totals.size() + rows)},
                       label_cell(""),
                       label_cell("年初预算数"),
                       label_cell("全年预算数"),
                       label_cell("全年执行数"),
                       label_cell("分值"),
                       label_cell("执行率"),
                       label_cell("得分")});
    for (const std::size_t line : totals) append_total(block, declaration, line);
    append_row(block, {label_cell("按收入性质分", 3), label_cell("按支出性质分", 4)}, 1);
    for (std::size_t i = 0; i < rows; ++i) {
        std::vector<RowCell> cells;
        append_amount(cells, declaration, income, i, 1);
        append_amount(cells, declaration, spending, i, 2);
        append_row(block, std::move(cells), 1);
    }
    return block;
}

}  // namespace

std::vector<FormBlock> make_department_evaluation(const Json& declaration, const Json& hints,
                                                  const PageStyle& style) {
    std::vector<FormBlock> blocks{make_head(declaration, style), make_funding(declaration, style),
                                  make_evaluation_goals(declaration, style)};
    for (FormBlock& block : make_evaluation_indicators(declaration, hints, style))
        blocks.push_back(std::move(block));
    return blocks;
}

}  // namespace shenbao::typeset
