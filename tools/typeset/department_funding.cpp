// Part A of F1: organisation, funding, functions, tasks.
#include "tools/typeset/department_blocks.hpp"

namespace shenbao::typeset {
namespace {

constexpr int kFirstFundingRow = 2;

std::string funding_path(std::size_t line) {
    return "funding/" + std::to_string(line) + "/";
}

std::string group_label(const std::string& group) {
    if (group == "income") return "收入构成";
    if (group == "expenditure") return "支出构成";
    return group;
}

void add_organisation_rows(FormBlock& block, const Json& declaration, int cols) {
    const Json organisation = declaration.value("organisation", Json::object());
    const auto leaf = [&](const char* key) { return organisation.value(key, Json()); };
    FormText name;
    if (leaf("department_code").is_string()) {
        name = plain_text("[");
        append_field(name, "organisation/department_code", leaf("department_code"));
        name.text += "]";
    }
    append_field(name, "organisation/department_name", leaf("department_name"));
    const bool dated = declaration.value("fill_date", Json()).is_string();
    block.cells.push_back({0, 0, 1, 1, plain_text(dated ? "部门(单位)名称" : "部门名称")});
    block.cells.push_back({0, 1, 1, cols - 1, name});
    block.cells.push_back({1, 0, 1, 1, plain_text("填报人")});
    block.cells.push_back({1, 1, 1, 1, field_text("organisation/filler", leaf("filler"))});
    block.cells.push_back({1, 2, 1, 1, plain_text("联系电话")});
    block.cells.push_back({1, 3, 1, cols - 3, field_text("organisation/phone", leaf("phone"))});
}

FormText funding_label(const Json& declaration) {
    if (declaration.value("fill_date", Json()).is_string()) return plain_text("部门总体资金情况");
    FormText label = plain_text("部门总体资金情况(");
    append_field(label, "money_unit", declaration.value("money_unit", Json()));
    label.text += ")";
    return label;
}

void add_funding_header(FormBlock& block, const Json& declaration, const std::vector<std::string>& years) {
    const int row = kFirstFundingRow;
    const bool dated = declaration.value("fill_date", Json()).is_string();
    const int lines = static_cast<int>(declaration.at("funding").size());
    block.cells.push_back({row, 0, lines + 2, 1, funding_label(declaration)});
    block.cells.push_back({row, 1, 2, 2, plain_text("总体资金情况")});
    block.cells.push_back({row, 3, 2, 1, plain_text(dated ? "当年金额" : "当年预算收支")});
    block.cells.push_back({row, 4, 2, 1, plain_text("占比")});
    if (years.empty()) return;
    block.cells.push_back(
        {row, 5, 1, static_cast<int>(years.size()), plain_text(dated ? "近两年收支金额" : "近两年收支情况")});
    for (std::size_t i = 0; i < years.size(); ++i)
        block.cells.push_back({row + 1, 5 + static_cast<int>(i), 1, 1, plain_text(years[i] + "年")});
}

void add_funding_line(FormBlock& block, const Json& line, std::size_t index,
                      const std::vector<std::string>& years) {
    const int row = kFirstFundingRow + 2 + static_cast<int>(index);
    const std::string path = funding_path(index);
    const auto cell = [&](int col, const std::string& key, const Json& leaf) {
        block.cells.push_back({row, col, 1, 1, field_text(path + key, leaf)});
    };
    cell(2, "label", line.value("label", Json()));
    cell(3, "current", line.value("current", Json()));
    cell(4, "ratio", line.value("ratio", Json()));
    const Json history = line.value("history", Json::object());
    for (std::size_t i = 0; i < years.size(); ++i)
        cell(5 + static_cast<int>(i), "history/" + years[i], history.value(years[i], Json()));
}

void add_group_cells(FormBlock& block, const Json& funding) {
    for (std::size_t begin = 0, end = 0; begin < funding.size(); begin = end) {
        const std::string group = funding[begin].value("group", "");
        while (end < funding.size() && funding[end].value("group", "") == group) ++end;
        block.cells.push_back({kFirstFundingRow + 2 + static_cast<int>(begin), 1, static_cast<int>(end - begin), 1,
                               plain_text(group_label(group))});
    }
}

void append_item(FormText& text, const Json& item, const std::string& path) {
    if (!text.text.empty()) text.text += "\n";
    if (item.value("number", Json()).is_number()) text.text += std::to_string(item["number"].get<int>()) + ".";
    const Json body = item.value("text", Json());
    append_field(text, path + (body.is_string() ? "text" : "name"),
                 body.is_string() ? body : item.value("name", Json()));
}

FormText functions_text(const Json& overview) {
    FormText text;
    if (!overview.is_object()) return text;
    append_field(text, "functions_overview/intro", overview.value("intro", Json()));
    std::size_t index = 0;
    for (const Json& item : overview.value("items", Json::array()))
        append_item(text, item, "functions_overview/items/" + std::to_string(index++) + "/");
    return text;
}

FormText tasks_text(const Json& tasks) {
    FormText text;
    std::size_t index = 0;
    for (const Json& task : tasks) append_item(text, task, "annual_tasks/" + std::to_string(index++) + "/");
    return text;
}

void add_text_row(FormBlock& block, const char* label, FormText text, int cols) {
    const int row = block.rows++;
    block.cells.push_back({row, 0, 1, 1, plain_text(label)});
    block.cells.push_back({row, 1, 1, cols - 1, std::move(text), Align::left});
}

}  // namespace

std::vector<std::string> history_years(const Json& line) {
    std::vector<std::string> years;
    const Json history = line.value("history", Json());
    if (!history.is_object()) return years;
    for (const auto& item : history.items()) years.push_back(item.key());
    return years;
}

FormBlock make_funding_block(const Json& declaration, const PageStyle& style) {
    const Json& funding = declaration.at("funding");
    const std::vector<std::string> years =
        funding.empty() ? std::vector<std::string>{} : history_years(funding[0]);
    std::vector<double> widths{13.5, 11.5, 14, 16.5, 12.5};
    widths.insert(widths.end(), years.size(), years.empty() ? 0 : 32.0 / static_cast<double>(years.size()));
    const int cols = static_cast<int>(widths.size());
    FormBlock block{"部门名称", column_positions(widths, style), 0, 1, false, {}};
    add_organisation_rows(block, declaration, cols);
    block.rows = kFirstFundingRow;
    if (!funding.empty()) {
        add_funding_header(block, declaration, years);
        for (std::size_t i = 0; i < funding.size(); ++i) add_funding_line(block, funding[i], i, years);
        add_group_cells(block, funding);
        block.rows += 2 + static_cast<int>(funding.size());
    }
    add_text_row(block, "部门职能概述", functions_text(declaration.value("functions_overview", Json())), cols);
    add_text_row(block, "年度工作任务", tasks_text(declaration.value("annual_tasks", Json::array())), cols);
    return block;
}

}  // namespace shenbao::typeset
