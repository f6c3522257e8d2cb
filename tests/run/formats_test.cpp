// The formats of extract: which file holds what.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "pipeline/deliver/xml.hpp"
#include "tests/run/desk.hpp"

using namespace shenbao::testing;
using nlohmann::json;

namespace {

std::vector<shenbao::Declaration> read_xml_text(const std::string& text) {
    return shenbao::from_xml(text, kSource + "/models/schema/declaration.xsd");
}

const std::string kExtract = "extract " + kScan + " --pages 4 ";

}  // namespace

TEST_CASE("one input without -o is XML on standard output where XML is asked for") {
    const Desk desk;
    const Run run = desk.run("extract --format xml " + kScan + " --pages 4 --evidence");
    CHECK((run.exit_code == 0 || run.exit_code == 3));
    const auto declarations = read_xml_text(run.out);
    REQUIRE(declarations.size() == 1);
    const auto from_json = shenbao::from_json(desk.run(kExtract + "--evidence").out);
    CHECK(declarations == from_json);
}

TEST_CASE("several formats of one input are files of one name, each with its ending") {
    const Desk desk;
    for (const char* name : {"out", "out.json", "out.xml"}) {
        const Desk own;
        CHECK(own.run(kExtract + "--format xml --format json --format xml -o " + name).out.empty());
        CHECK(json::parse(read_text(own.at("out.json")))["declarations"].size() == 1);
        CHECK(read_xml_text(read_text(own.at("out.xml"))).size() == 1);
        CHECK(std::distance(fs::directory_iterator(own.at("")), {}) == 4);  // and the two streams
    }
    CHECK(desk.run(kExtract + "--format xml -o any.name").out.empty());
    CHECK(read_xml_text(read_text(desk.at("any.name"))).size() == 1);
}

TEST_CASE("a folder gets one file per input and format") {
    const Desk desk;
    desk.write("in/a.pdf", read_text(kScan));
    desk.write("in/b.pdf", read_text(kScan));
    (void)desk.run("extract in --pages 4 --format json --format xml -o out");
    for (const char* name : {"out/a.json", "out/b.json"})
        CHECK(json::parse(read_text(desk.at(name)))["declarations"].size() == 1);
    for (const char* name : {"out/a.xml", "out/b.xml"})
        CHECK(read_xml_text(read_text(desk.at(name))).at(0).source.name ==
              "in/" + fs::path(name).stem().string() + ".pdf");
    (void)desk.run("extract in/a.pdf --pages 4 --format xml -o only/");
    CHECK(fs::exists(desk.at("only/a.xml")));
    CHECK_FALSE(fs::exists(desk.at("only/a.json")));
}

TEST_CASE("several formats without -o are wrong usage, in both languages") {
    const Desk desk;
    CHECK(desk.run(kExtract + "--format json --format xml").err ==
          "error: several formats need -o, a file or a folder to write to\n");
    CHECK(desk.run(kExtract + "--format json --format xml", "LC_ALL=zh_CN.UTF-8").err ==
          "错误：多种格式须用 -o 指定输出文件或文件夹\n");
    CHECK(desk.run(kExtract + "--format json --format json").exit_code != 1);
}

TEST_CASE("formats may stand in the configuration file") {
    const Desk desk;
    desk.write("my.conf", "[extract]\nformat = [\"json\", \"xml\"]\n");
    (void)desk.run("--config my.conf " + kExtract + "-o out");
    CHECK(fs::exists(desk.at("out.json")));
    CHECK(fs::exists(desk.at("out.xml")));
}

TEST_CASE("no format replaces an input, and a file that cannot be written does not stop the other") {
    const Desk desk;
    desk.write("scan.xml", read_text(kScan));  // the type is found by content
    CHECK(desk.run("extract scan.xml --pages 4 --format json --format xml -o scan").exit_code == 1);
    CHECK(read_text(desk.at("scan.xml")) == read_text(kScan));
    fs::create_directories(desk.at("out.json"));
    const Run run = desk.run(kExtract + "--format json --format xml -o out");
    CHECK(run.exit_code == 5);
    CHECK(fs::exists(desk.at("out.xml")));
}
