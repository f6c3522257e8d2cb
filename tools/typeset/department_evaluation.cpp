// 部门整体支出绩效自评表 (domain.md, F4d and the Hunan variant): the department's whole money, by income and
// spending.
#include "tools/typeset/department_money.hpp"
#include "tools/typeset/evaluation_blocks.hpp"
#include "tools/typeset/project_rows.hpp"

namespace shenbao::typeset {
namespace {

FormBlock make_head(const Json& declaration, const PageStyle& style) {
    FormBlock block{"部门名称", column_positions({16, 84}, style), 0, 1, false, {}};
    append_row(block, {label_cell("部门(单位)名称"), {department_text(declaration, style)}});
    return block;
}

}  // namespace

std::vector<FormBlock> make_department_evaluation(const Json& declaration, const Json& hints,
                                                  const PageStyle& style) {
    std::vector<FormBlock> blocks{make_head(declaration, style), make_budget_evaluation(declaration, style),
                                  make_evaluation_goals(declaration, style)};
    for (FormBlock& block : make_evaluation_indicators(declaration, hints, style))
        blocks.push_back(std::move(block));
    return blocks;
}

}  // namespace shenbao::typeset
