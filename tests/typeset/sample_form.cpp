#include "tests/typeset/sample_form.hpp"

#include <fstream>
#include <sstream>
#include <stdexcept>

#include "tests/support/scratch_folder.hpp"
#include "tools/typeset/draw_pdf.hpp"
#include "tools/typeset/set_form_pages.hpp"
#include "tools/typeset/truth.hpp"

namespace shenbao::test {

typeset::Json small_form() {
    return typeset::Json::parse(R"({"id": "small", "declarations": [{
      "form": {"family": "department_declaration", "edition": "F1"},
      "title": "2023年度部门整体支出绩效目标申报表", "attachment": "附件2:", "fiscal_year": "2023年度",
      "money_unit": "万元", "fill_date": null,
      "organisation": {"department_name": "云麓市档案馆", "filler": "王明", "phone": "027-81230001"},
      "funding": [
        {"key": "fiscal", "group": "income", "label": "财政拨款", "current": "10.5", "ratio": "100%",
         "history": {"2022": "9.8", "2021": ""}},
        {"key": "basic", "group": "expenditure", "label": "基本支出", "current": "10.5", "ratio": "100%",
         "history": {"2022": "9.8", "2021": ""}}],
      "functions_overview": {"intro": "负责档案工作。", "items": [{"number": 1, "text": "收集档案。"}]},
      "annual_tasks": [{"number": 1, "text": "整理档案8000卷。"}],
      "goals": [{"id": "annual-1", "horizon": "annual", "number": 1, "text": "管好档案", "heading": "管好档案"}],
      "indicators": [
        {"horizon": "annual", "goal": "annual-1", "level1": "产出指标", "level2": "数量指标", "name": "整理档案",
         "value": "≥8000卷", "standard": "计划标准", "history": {"2021": "7000卷", "2022": "7500卷"}},
        {"horizon": "annual", "goal": "annual-1", "level1": "产出指标", "level2": "质量指标", "name": "合格率",
         "value": "100%", "standard": "行业标准", "history": {"2021": "100%", "2022": "100%"}}],
      "notes": ["1. 注一。"]}]})");
}

typeset::Json fixture_form(const std::string& name) {
    std::ifstream file(std::string(SHENBAO_SOURCE_DIR) + "/fixtures/forms/" + name + ".json");
    if (!file) throw std::runtime_error("fixtures/forms/" + name + ".json is missing");
    return typeset::Json::parse(file);
}

SetForm set_form(const typeset::Json& form, const typeset::PageStyle& style) {
    SetForm set{{}, typeset::set_form_pages(form, style), style};
    set.truth = typeset::make_truth(form, set.pages, style);
    return set;
}

typeset::Json set_pdf(const typeset::Json& form, const std::string& pdf) {
    const SetForm set = set_form(form, typeset::make_style("uming", "same", 10.5, 0));
    typeset::draw_pdf(set.pages, set.style, pdf);
    return set.truth;
}

std::string file_bytes(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream bytes;
    bytes << file.rdbuf();
    return bytes.str();
}

std::string scratch_path(const std::string& name) {
    static const testing::ScratchFolder folder;
    return folder.at(name);
}

}  // namespace shenbao::test
