// What the built program is told, and what it says while it works: arguments, configuration, JSON lines.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <utility>
#include <vector>

#include "tests/run/desk.hpp"

using namespace shenbao::testing;
using nlohmann::json;

// Wrong usage was said in plain text, and whoever read the lines as JSON broke off at it.
TEST_CASE("wrong usage is a JSON line where JSON lines were asked for") {
    const Desk desk;
    for (const char* arguments :
         {"--json-progress", "extract --json-progress", "frobnicate x --json-progress",
          "extract x --pages 3-1 --json-progress", "--json-progress extract x --format docx",
          "import x --json-progress", "extract x --json-progress --error-budget 2"}) {
        const Run run = desk.run(arguments);
        CAPTURE(arguments, run.err);
        CHECK(run.exit_code == 1);
        REQUIRE(run.err_lines() == 1);
        const json event = json::parse(run.err, nullptr, false);
        REQUIRE(event.is_object());
        CHECK(event["event"] == "error");
        CHECK_FALSE(event["message"].get<std::string>().starts_with("error"));
    }
    CHECK(desk.run("extract x.json --json-progress-file").err.starts_with("error: "));
    CHECK(desk.run("eval -- --json-progress").err.starts_with("error: "));  // the name of a file
}

// "0 fields to review" was said of every page, for they are counted when the document is done.
TEST_CASE("lines of progress say nothing of review before a document is done, and count from then on") {
    const Desk desk;
    desk.write("in/a.pdf", read_text(kScan));
    desk.write("in/b.pdf", read_text(kScan));
    const Run text = desk.run("extract in -o out --pages 4 --error-budget 0");
    CAPTURE(text.err);
    std::istringstream lines(text.err);
    std::string first, done, second;
    std::getline(lines, first) && std::getline(lines, done) && std::getline(lines, second);
    CHECK(first.find("in/a.pdf: page 1 of 1") == 0);
    CHECK(first.find("review") == std::string::npos);
    CHECK(done.find("to review") != std::string::npos);
    CHECK(second.find("in/b.pdf: page 1 of 1") == 0);
    CHECK(second.find("fields to review so far") != std::string::npos);
    CHECK(second.find(" 0 fields to review") == std::string::npos);
    std::istringstream events(desk.run("extract in -o out --pages 4 --error-budget 0 --json-progress").err);
    std::vector<json> pages;
    for (std::string line; std::getline(events, line);)
        if (json event = json::parse(line); event["event"] == "page") pages.push_back(std::move(event));
    REQUIRE(pages.size() == 2);
    CHECK_FALSE(pages[0].contains("review_fields"));
    CHECK(pages[1]["review_fields"] > 0);
}

// Keys that nobody knew were passed over: a misspelt error-budget left the usual one, and nobody was told.
TEST_CASE("a configuration with an unknown key or a value of the wrong kind is wrong usage and named") {
    const Desk desk;
    const std::pair<const char*, const char*> cases[] = {
        {"error_budget = 0.1\n", "error_budget"},
        {"frobnicate\n", "frobnicate"},
        {"{\"pages\": 3}\n", "{\"pages\": 3}"},
        {"[extract]\nzork = 1\n", "extract.zork"},
        {"extract.zork = 1\n", "extract.zork"},
        {"[frobnicate]\nlisten = 1\n", "frobnicate"},
        {"[empty]\n", "empty"},
        {"error-budget = much\n", "error-budget"},
        {"error-budget = 7\n", "error-budget"},
        {"json-progress = maybe\n", "json-progress"},
        {"log-level = loud\n", "log-level"},
        {"pages = all\n", "all"},
        {"tessdata = /nowhere\n", "tessdata"},
        {"config = other.ini\n", "config"},
        {"\x7f"
         "ELF\x01\x02 rubbish",
         "rubbish"},
    };
    for (const auto& [content, name] : cases) {
        desk.write("c.ini", content);
        const Run run = desk.run("extract gone.pdf --config c.ini");
        CAPTURE(content, run.err);
        CHECK(run.exit_code == 1);
        CHECK(run.err_lines() == 1);
        CHECK(run.err.find(name) != std::string::npos);
    }
    CHECK(desk.run("extract gone.pdf --config c.ini", "LC_ALL=zh_CN.UTF-8").err.find("配置") != std::string::npos);
}

TEST_CASE("a configuration gives options, also those of commands, lists of pages and with the mark of UTF-8") {
    const Desk desk;
    desk.write("c.ini", "\xEF\xBB\xBFpages = 1-2,98\r\n# a comment\njson-progress = true\n[eval]\njson = true\n");
    const Run run = desk.run("extract " + kScan + " --config c.ini");
    CHECK(run.exit_code == 1);
    CHECK(json::parse(run.err)["message"].get<std::string>().find("page 98") != std::string::npos);
}

// Swapped arguments gave figures and exit 0, folders ended in an internal error.
TEST_CASE("eval says what is wrong with its arguments") {
    const Desk desk;
    const std::string truth = kSource + "/fixtures/seed.truth.json";
    const std::string output = desk.write("out.json", R"({"schema": "shenbao/1", "declarations": []})");
    desk.write("broken.json", "{");
    const auto exit_of = [&](const std::string& arguments) {
        const Run run = desk.run("eval " + arguments);
        CAPTURE(arguments, run.err);
        CHECK(run.out.empty() == (run.exit_code != 0));
        CHECK(run.err_lines() == (run.exit_code != 0 ? 1 : 0));
        return run.exit_code;
    };
    CHECK(exit_of(truth + " out.json") == 0);
    CHECK(exit_of("out.json " + truth) == 1);
    for (const char* unreadable : {".", "gone.json", "broken.json", "/proc/self/mem"}) {
        CHECK(exit_of(truth + " " + unreadable) == 2);
        CHECK(exit_of(unreadable + (" " + output)) == 2);
    }
    CHECK(desk.run("eval . out.json").err == "error: .: this is a folder; give the JSON file in it\n");
    CHECK(exit_of(truth + " out.json --report out.json") == 1);
    CHECK(read_text(output).size() < 100);
    CHECK(desk.run("eval out.json " + truth, "LC_ALL=zh_CN.UTF-8").err.find("顺序") != std::string::npos);
}

TEST_CASE("a command that there is none of is named, and wrong usage is said in the user's language") {
    const Desk desk;
    CHECK(desk.run("frobnicate x").err.find("there is no command \"frobnicate\"") != std::string::npos);
    CHECK(desk.run("").err.find("A subcommand is required") != std::string::npos);
    const std::pair<const char*, const char*> cases[] = {
        {"frobnicate x", "没有命令“frobnicate”"},
        {"", "须指定命令"},
        {"extract", "INPUT 必须指定"},
        {"extract x --zork", "无法识别的参数：--zork"},
        {"extract x --error-budget 2", "超出范围"},
        {"extract x --pages", "缺失"},
        {"--log-level loud extract x", "不是可选值之一"},
        {"extract x --tessdata /nowhere", "文件夹不存在"},
    };
    for (const auto& [arguments, words] : cases) {
        const Run run = desk.run(arguments, "LC_ALL=zh_CN.UTF-8");
        CAPTURE(arguments, run.err);
        CHECK(run.exit_code == 1);
        CHECK(run.err.find(words) != std::string::npos);
    }
}

// Escapes in a name turned the terminal of whoever read the messages.
TEST_CASE("the name of a file cannot steer the terminal") {
    const Desk desk;
    const Run run = desk.run("extract \"$(printf 'a\\033[2Jb.pdf')\"");
    CAPTURE(run.err);
    CHECK(run.err.find("a\\x1b[2Jb.pdf") != std::string::npos);
    CHECK(run.err.find('\x1b') == std::string::npos);
}
