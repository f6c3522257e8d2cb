// Form editions of one's own, from outside: forms list, check and show, and extract --forms.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <string>

#include "tests/run/desk.hpp"

using namespace shenbao::testing;
using nlohmann::json;

namespace {

const std::string kForms = kSource + "/models/forms/";
constexpr const char* kChinese = "LC_ALL=zh_CN.UTF-8";

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    const std::size_t at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

std::string own_edition(const std::string& edition) {
    return replaced(read_text(kForms + "project_targets.xml"), "edition=\"F3\"", "edition=\"" + edition + "\"");
}

bool has(const std::string& text, const std::string& wanted) {
    return text.find(wanted) != std::string::npos;
}

// Words parted by blanks.
std::vector<std::string> words_of(const std::string& line) {
    std::istringstream words(line);
    return {std::istream_iterator<std::string>(words), {}};
}

}  // namespace

TEST_CASE("forms list names family, edition, title and file of each, one's own first") {
    const Desk desk;
    desk.write("own/mine.xml", own_edition("F3-mine"));
    const Run built_in = desk.run("forms list");
    CHECK(built_in.exit_code == 0);
    CHECK(built_in.err.empty());
    CHECK(has(built_in.out, "\nproject_targets/F3 "));
    CHECK(std::count(built_in.out.begin(), built_in.out.end(), '\n') >= 13);
    const Run both = desk.run("forms list --forms own");
    CHECK(words_of(both.out.substr(0, both.out.find('\n'))) ==
          std::vector<std::string>{"project_targets/F3-mine", "项目支出绩效目标表", "own/mine.xml"});
    CHECK(both.out.ends_with(built_in.out));
}

TEST_CASE("an own edition with the name of a built-in one is listed in its place") {
    const Desk desk;
    desk.write("own/mine.xml", own_edition("F3"));
    const Run run = desk.run("--forms own forms list");
    CHECK(has(run.out, "own/mine.xml\n"));
    CHECK_FALSE(has(run.out, "/project_targets.xml\n"));
}

TEST_CASE("forms check says ok, or every error with its line and what to do") {
    const Desk desk;
    desk.write("good.xml", replaced(own_edition("F3-mine"), "<title>", "<title><label>某省目标表</label>"));
    desk.write("bad.xml", replaced(own_edition("F3-mine"), "kind=\"phone\"", "kind=\"fone\""));
    const Run good = desk.run("forms check good.xml");
    CHECK(good.exit_code == 0);
    CHECK(good.out.ends_with("good.xml: ok\n"));
    CHECK(good.err.empty());
    const Run both = desk.run("forms check bad.xml good.xml");
    CHECK(both.exit_code == 1);
    CHECK(both.out.starts_with("bad.xml: line "));
    CHECK(has(both.out, "The value 'fone' is not an element of the set"));
    CHECK(has(both.out, "; write one of these words\n"));
    CHECK_FALSE(has(both.out, "bad.xml: ok"));
    CHECK(both.out.ends_with("good.xml: ok\n"));
}

TEST_CASE("forms check speaks Chinese where the locale does") {
    const Desk desk;
    std::string content = replaced(own_edition("F3-mine"), "kind=\"phone\"", "kind=\"fone\"");
    desk.write("schema.xml", replaced(content, "<title>", "<titel/><title>"));
    desk.write("beyond.xml", replaced(own_edition("F3-mine"), "<label>三级指标", "<label>二级指标"));
    desk.write("good.xml", own_edition("F3-mine"));
    const std::string schema = desk.run("forms check schema.xml", kChinese).out;
    CHECK(has(schema, "此处不应出现，应为 ( title ); 请按 forms.xsd 规定的元素和顺序编写\n"));
    CHECK(has(desk.run("forms check beyond.xml", kChinese).out, "标签 二级指标 与前面重复，见行 "));
    const std::string good = desk.run("forms check good.xml", kChinese).out;
    CHECK(good.starts_with("警告：good.xml: 行 "));
    CHECK(good.ends_with("good.xml：正确\n"));
}

TEST_CASE("forms check tells what is replaced, what clashes and what is not there") {
    const Desk desk;
    desk.write("a.xml", own_edition("F3"));
    desk.write("b.xml", own_edition("F3"));
    CHECK(desk.run("forms check a.xml")
              .out.ends_with("a.xml: ok; with --forms it replaces the built-in project_targets/F3\n"));
    desk.write("a.xml", own_edition("F3-mine"));
    desk.write("b.xml", own_edition("F3-mine"));
    const Run clash = desk.run("forms check a.xml b.xml");
    CHECK(clash.exit_code == 1);
    CHECK(
        has(clash.out, "a.xml: the family and edition are also those of b.xml; give it an edition of its own\n"));
    const Run gone = desk.run("forms check gone.xml .");
    CHECK(gone.exit_code == 1);
    CHECK(gone.out ==
          "gone.xml: there is no such file or folder; check its name\n.: this is a folder; check its name\n");
}

TEST_CASE("the built-in editions pass forms check") {
    const Desk desk;
    const Run run = desk.run("forms check " + kForms + "*.xml");
    CHECK(run.exit_code == 0);
    CHECK_FALSE(has(run.out, "replaces"));
}

TEST_CASE("forms show prints every label of an edition under its part and role") {
    const Desk desk;
    for (const char* name :
         {"project_targets/F3", "monitoring/F5", "project_declaration/F2", "department_declaration/F1"}) {
        const Run run = desk.run(std::string("forms show ") + name);
        CAPTURE(name, run.err);
        CHECK(run.exit_code == 0);
        const std::string file = words_of(run.out).at(1);
        const std::string xml = read_text(file);
        const std::string begin = "<label>";
        for (std::size_t at = xml.find(begin); at != std::string::npos; at = xml.find(begin, at + 1)) {
            const std::size_t from = at + begin.size();
            const std::string label = xml.substr(from, xml.find('<', from) - from);
            CAPTURE(label);
            CHECK(has(run.out, label));
        }
    }
    const std::string shown = desk.run("forms show project_targets/F3").out;
    CHECK(has(shown, "\n    phone [phone]: 联系电话\n"));
    CHECK(has(shown, "\n    level2 [vocabulary, level2, merged]: 二级指标"));
    CHECK(has(desk.run("forms show project_targets/F3", kChinese).out,
              "\n    指标值(value) [目标值(target_value)]: 指标值"));
}

TEST_CASE("forms show of an edition that is not there, and forms without a command, are wrong usage") {
    const Desk desk;
    const Run run = desk.run("forms show project_targets/F99");
    CHECK(run.exit_code == 1);
    CHECK(run.err == "error: there is no form edition \"project_targets/F99\"; see shenbao forms list\n");
    CHECK(run.out.empty());
    CHECK(desk.run("forms").exit_code == 1);
    CHECK(desk.run("forms check").exit_code == 1);
}

TEST_CASE("extract with a wrong folder of forms ends before it reads, with file and line") {
    const Desk desk;
    desk.write("own/mine.xml", replaced(own_edition("F3-mine"), "<header>", "<haeder>"));
    for (const char* command : {"extract ", "explain "}) {
        const Run run = desk.run(command + kScan + " --forms own");
        CAPTURE(run.err);
        CHECK(run.exit_code == 1);
        CHECK(run.errors() == 1);
        CHECK(run.err.starts_with("error: own/mine.xml: line "));
        CHECK(run.out.empty());
    }
    CHECK(desk.run("extract " + kScan + " --forms nowhere").exit_code == 1);
    fs::create_directory(desk.at("empty"));
    CHECK(desk.run("extract " + kScan + " --forms empty").err ==
          "error: empty: no form editions here; give a folder with form editions (*.xml)\n");
}

TEST_CASE("of two editions that fit a page equally well extract takes one's own, and says so") {
    const Desk desk;
    const std::string built_in = read_text(kForms + "department_declaration.xml");
    desk.write("own/mine.xml", replaced(built_in, "edition=\"F1\"", "edition=\"F1-mine\""));
    const Run run = desk.run("extract " + kSource + "/fixtures/seed.pdf --pages 1 --forms own");
    CAPTURE(run.err);
    const json output = json::parse(run.out);
    CHECK(output["declarations"][0]["form"]["edition"] == "F1-mine");
    desk.write("c.ini", "forms = own\n");
    CHECK(desk.run("--config c.ini forms list").out.starts_with("department_declaration/F1-mine "));
}
