#include "small_filing.hpp"

#include <catch2/catch.hpp>

#include "pipeline/form/build_declarations.hpp"

namespace shenbao::drawn {

std::vector<Declaration> build(const std::vector<ReadPage>& pages) {
    SourceInfo source;
    source.sha256 = "abc";
    return build_declarations(pages, source, library());
}

nlohmann::json small_truth() {
    return nlohmann::json::parse(R"({
      "form": {"family": "department_declaration", "edition": "F1"},
      "title": "2021年度部门整体支出绩效目标申报表", "attachment": "附件2:", "fiscal_year": "2021年度", "money_unit": "万元",
      "organisation": {"department_name": "云麓市水务局", "filler": "周明远", "phone": "027-81235670"},
      "funding": [
        {"key":"fiscal","group":"income","label":"财政拨款","is_total":false,"is_of_which":false,"current":"90","ratio":"90%","history":{"2020":"80","2019":"70"}},
        {"key":"other","group":"income","label":"其他资金","is_total":false,"is_of_which":false,"current":"10","ratio":"10%","history":{"2020":"20","2019":""}},
        {"key":"total","group":"income","label":"合计","is_total":true,"is_of_which":false,"current":"100","ratio":"100%","history":{"2020":"100","2019":"70"}},
        {"key":"basic","group":"expenditure","label":"基本支出","is_total":false,"is_of_which":false,"current":"60","ratio":"60%","history":{"2020":"50","2019":"30"}},
        {"key":"project","group":"expenditure","label":"项目支出","is_total":false,"is_of_which":false,"current":"40","ratio":"40%","history":{"2020":"50","2019":"40"}},
        {"key":"total","group":"expenditure","label":"合计","is_total":true,"is_of_which":false,"current":"100","ratio":"100%","history":{"2020":"100","2019":"70"}}],
      "functions_overview": {"intro": "水务局贯彻部署。", "items": [{"number":1,"text":"负责供水。"},{"number":2,"text":"负责排水。"}]},
      "annual_tasks": [{"number":1,"text":"改造管网。"},{"number":2,"text":"清淤。"}],
      "goals": [
        {"id":"long_term-1","horizon":"long_term","number":1,"text":"提升供水能力","heading":"提升供水能力"},
        {"id":"annual-1","horizon":"annual","number":1,"text":"改造老旧管网","heading":"改造老旧管网"}],
      "indicators": [
        {"seq":1,"horizon":"long_term","goal":"long_term-1","level1":"产出指标","level2":"数量指标","name":"新建管网","value":"≥120公里","standard":"计划标准"},
        {"seq":2,"horizon":"long_term","goal":"long_term-1","level1":"产出指标","level2":"质量指标","name":"合格率","value":">99%","standard":"行业标准"},
        {"seq":3,"horizon":"annual","goal":"annual-1","level1":"产出指标","level2":"数量指标","name":"改造城区和乡镇的老旧供水管网","value":"36公里","history":{"2019":"28公里","2020":"32公里"},"standard":"历史标准"},
        {"seq":4,"horizon":"annual","goal":"annual-1","level1":"效益指标","level2":"社会效益指标","name":"保障用水","value":"有效保障","history":{"2019":"有效保障","2020":"有效保障"},"standard":"历史标准"}],
      "notes": ["1. “绩效标准”：依据。"]
    })");
}

std::string differences(const Content& expected, const Content& got) {
    std::string text;
    for (const auto& [path, value] : expected)
        if (!got.contains(path))
            text += path + " is missing: " + value + "\n";
        else if (got.at(path) != value)
            text += path + ": " + value + " <> " + got.at(path) + "\n";
    for (const auto& [path, value] : got)
        if (!expected.contains(path)) text += path + " is too much: " + value + "\n";
    return text;
}

std::string dump_issues(const Declaration& declaration) {
    std::string text;
    for (const Issue& issue : declaration.issues) {
        text += issue.code + (issue.severity == Severity::info ? " info" : " warning");
        for (const std::string& field : issue.fields) text += " " + field;
        text += "\n";
    }
    return text;
}

void check_same(const std::vector<ReadPage>& pages) {
    const auto declarations = build(pages);
    REQUIRE(declarations.size() == 1);
    CHECK(differences(flatten(small_truth()), flatten(declarations.front())) == "");
}

}  // namespace shenbao::drawn
