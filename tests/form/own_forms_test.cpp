// A folder of the user's own editions beside the built-in ones.
#include <catch2/catch.hpp>
#include <filesystem>
#include <utility>

#include "drawn_grid.hpp"
#include "edition_files.hpp"
#include "models/declaration/error.hpp"
#include "pipeline/form/build_declarations.hpp"
#include "pipeline/form/form_library.hpp"
#include "pipeline/form/library_parts.hpp"

using namespace shenbao;
using namespace shenbao::testing;

namespace {

std::vector<FormEdition> editions_with(const std::string& folder) {
    return FormLibrary(kModels, folder).parts().editions;
}

Error refusal_of(const std::string& folder) {
    try {
        (void)editions_with(folder);
    } catch (const Error& error) {
        CHECK(error.code() == ErrorCode::wrong_usage);
        return error;
    }
    FAIL("a wrong folder was taken");
    throw std::logic_error("unreachable");
}

// The target table of an invented province, with words of its own for everything that the built-in editions know.
Declaration read_yunling(const FormLibrary& library) {
    drawn::Form form = drawn::draw_grid(R"(
        任务名称 | 卫生院设备购置 ×4
        主管部门 | 卫生健康局 | 承担单位 | 柳坪镇卫生院 ×2
        安排经费(万元) ↓2 | 年度资金总额 | 86.40 ×3
        ^ | 其中:财政拨款 | 70.00 ×3
        任务目标 | 购置设备1台。 ×4
        任务考核 ↓3 | 考核方面 | 考核项目 | 考核内容 | 考核标准数
        ^ | 产出指标 ↓2 | 数量指标 | 购置设备 | 1台
        ^ | ^ | 质量指标 | 验收合格率 | ≥98%
    )");
    form.title = "云岭省乡镇项目任务书";
    const auto declarations = build_declarations(drawn::paginate(form, {}), SourceInfo{}, library);
    REQUIRE(declarations.size() == 1);
    return declarations.front();
}

std::string yunling_edition() {
    std::string xml = replaced(built_in("project_targets"), "edition=\"F3\"", "edition=\"F3-yunling\"");
    for (const auto& [from, to] : {std::pair{"项目支出绩效目标表", "云岭省乡镇项目任务书"},
                                   {"项目名称", "任务名称"},
                                   {"实施单位", "承担单位"},
                                   {"项目资金(万元)", "安排经费(万元)"},
                                   {"年度目标", "任务目标"},
                                   {"绩效指标", "任务考核"},
                                   {"一级指标", "考核方面"},
                                   {"二级指标", "考核项目"},
                                   {"三级指标", "考核内容"},
                                   {"指标值", "考核标准数"}})
        xml = replaced(xml, "<label>" + std::string(from) + "</label>", "<label>" + std::string(to) + "</label>");
    return xml;
}

}  // namespace

TEST_CASE("the form of one more province is read with an edition of it, and is unknown without") {
    const ScratchFolder files;
    (void)files.write("yunling.xml", yunling_edition());
    CHECK(read_yunling(FormLibrary(kModels)).form.family == "unknown");
    const Declaration d = read_yunling(FormLibrary(kModels, files.path()));
    CHECK(d.form.family == "project_targets");
    CHECK(d.form.edition == "F3-yunling");
    CHECK(d.form.confidence.value_or(0) >
          0.95);  // was 0.67: sections the edition has not were counted as not found
    REQUIRE(d.project);
    CHECK(d.project->name->text == "卫生院设备购置");
    CHECK(d.organisation.implementing_unit->text == "柳坪镇卫生院");
    REQUIRE(d.funding.size() == 2);
    CHECK(d.funding[1].current->text == "70.00");
    REQUIRE(d.goals.size() == 1);
    CHECK(d.goals[0].text->text == "购置设备1台。");
    REQUIRE(d.indicators.size() == 2);
    CHECK(d.indicators[1].level1->text == "产出指标");
    CHECK(d.indicators[1].level2->text == "质量指标");
    CHECK(d.indicators[1].name->text == "验收合格率");
    CHECK(d.indicators[1].value->text == "≥98%");
}

TEST_CASE("an edition of one's own stands before the built-in ones, which all stay") {
    const ScratchFolder files;
    const std::string path =
        files.write("own.xml", replaced(built_in("project_targets"), "edition=\"F3\"", "edition=\"F3-own\""));
    const auto editions = editions_with(files.path());
    CHECK(editions.size() == editions_with("").size() + 1);
    CHECK(editions.front().edition == "F3-own");
    CHECK(editions.front().file == path);
}

TEST_CASE("an edition of the family and edition of a built-in one replaces that one") {
    const ScratchFolder files;
    (void)files.write("own.xml", replaced(built_in("project_targets"), "<label>项目名称", "<label>工程名称"));
    const auto editions = editions_with(files.path());
    CHECK(editions.size() == editions_with("").size());
    std::vector<std::string> names;
    for (const FormEdition& edition : editions)
        if (edition.same_as("project_targets", "F3")) names.push_back(edition.header.front().labels.front());
    CHECK(names == std::vector<std::string>{"工程名称"});
}

TEST_CASE("only XML files of the folder itself are read") {
    const ScratchFolder files;
    (void)files.write("own.xml", built_in("project_targets"));
    (void)files.write("notes.txt", "not XML");
    std::filesystem::create_directory(files.path() + "/folder.xml");
    CHECK(editions_with(files.path()).size() == editions_with("").size());
}

TEST_CASE("an own edition that is wrong is named with its line") {
    const ScratchFolder files;
    const std::string content = replaced(built_in("project_targets"), "<header>", "<haeder>");
    const std::string path = files.write("own.xml", content);
    CHECK(refusal_of(files.path()).one_line().starts_with(path + ": line "));
}

TEST_CASE("a folder without editions, and two of one family and edition, are wrong usage") {
    const ScratchFolder files;
    CHECK(refusal_of(files.path()).one_line() ==
          files.path() + ": no form editions here; give a folder with form editions (*.xml)");
    CHECK(refusal_of(files.path() + "/nowhere").code() == ErrorCode::wrong_usage);
    (void)files.write("a.xml", built_in("project_targets"));
    const std::string second = files.write("b.xml", built_in("project_targets"));
    CHECK(refusal_of(files.path()).one_line() ==
          second + ": another file of this folder is also project_targets/F3; give it an edition of its own");
}
