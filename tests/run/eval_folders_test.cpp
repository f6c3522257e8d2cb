// `eval` on folders, told by the built program.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "tests/run/desk.hpp"

using namespace shenbao::testing;
using nlohmann::json;

namespace {

std::string truth_of(const std::string& title, const std::string& department = "松岭县卫生健康局") {
    return json{{"schema", "shenbao-truth/1"},
                {"declarations", {{{"title", title}, {"organisation", {{"department_name", department}}}}}}}
        .dump();
}

std::string output_of(const std::string& title) {
    const auto field = [](const std::string& text) {
        return json{{"text", text},    {"confidence", 0.99}, {"status", "accepted"},
                    {"source", "ocr"}, {"page", 1},          {"bbox", {0, 0, 9, 9}}};
    };
    return json{{"schema", "shenbao/1"},
                {"declarations",
                 {{{"title", field(title)}, {"organisation", {{"department_name", field("松岭县卫生健康局")}}}}}}}
        .dump();
}

// Two pairs, a truth and an output alone.
void write_folders(const Desk& desk) {
    desk.write("truths/a-office200.truth.json", truth_of("绩效目标申报表"));
    desk.write("outs/a-office200.json", output_of("绩效目标申报表"));
    desk.write("truths/b-copy200.truth.json", truth_of("绩效目标申报表"));
    desk.write("outs/b-copy200.json", output_of("绩效日标申报表"));
    desk.write("truths/c.truth.json", truth_of("绩效目标表"));
    desk.write("outs/d.json", output_of("绩效目标表"));
}

}  // namespace

TEST_CASE("folders are compared by name, and files without an answer are told and not counted") {
    const Desk desk;
    write_folders(desk);
    const Run run = desk.run("eval truths outs --json --report report.html");
    CAPTURE(run.err);
    CHECK(run.exit_code == 0);
    const json figures = json::parse(run.out);
    CHECK(figures["documents"] == 2);
    CHECK(figures["documents_without_output"] == 1);
    CHECK(figures["fields_exact"]["right"] == 3);
    CHECK(figures["by_profile"]["copy200"]["wrong_accepted"] == 1);
    CHECK(figures["by_profile"]["office200"]["wrong_accepted"] == 0);
    CHECK(figures["wrong"][0]["document"] == "b-copy200");
    CHECK(figures["confusions"][0] == json{{"truth", "目"}, {"output", "日"}, {"count", 1}, {"accepted", 1}});
    CHECK(run.err.find("c.truth.json") != std::string::npos);
    CHECK(run.err.find("d.json") != std::string::npos);
    CHECK(read_text(desk.at("report.html")).find("b-copy200: title") != std::string::npos);
}

TEST_CASE("a pair that cannot be compared gets a line and exit 2, the others count") {
    const Desk desk;
    write_folders(desk);
    desk.write("outs/b-copy200.json", "{");
    const Run run = desk.run("eval truths outs --json");
    CHECK(run.exit_code == 2);
    CHECK(run.errors() == 1);
    CHECK(run.err.find("b-copy200.json") != std::string::npos);
    CHECK(json::parse(run.out)["documents"] == 1);
}

TEST_CASE("folders without a common name are an error, and a report never takes the place of what it is about") {
    const Desk desk;
    write_folders(desk);
    fs::create_directories(desk.at("empty"));
    CHECK(desk.run("eval truths empty").exit_code == 2);
    CHECK(desk.run("eval truths outs --report outs/a-office200.json").exit_code == 1);
    CHECK(json::parse(read_text(desk.at("outs/a-office200.json")))["schema"] == "shenbao/1");
}

TEST_CASE("the output of another filing is told, in the language of the user") {
    const Desk desk;
    desk.write("truth.json", truth_of("绩效目标申报表", "广水市教育局"));
    desk.write("out.json", output_of("绩效目标申报表"));
    const Run run = desk.run("eval truth.json out.json");
    CHECK(run.exit_code == 0);
    CHECK(run.err.find("广水市教育局") != std::string::npos);
    CHECK(run.err_lines() == 1);
    CHECK(desk.run("eval truth.json out.json", "LC_ALL=zh_CN.UTF-8").err.find("部门名称") != std::string::npos);
}
