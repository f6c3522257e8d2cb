// The built program from outside: exit codes, what goes to which stream, hostile inputs.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include "tests/run/desk.hpp"

using namespace shenbao::testing;
using nlohmann::json;

TEST_CASE("help and version go to standard output and end with 0") {
    const Desk desk;
    const Run help = desk.run("--help");
    CHECK(help.exit_code == 0);
    CHECK(help.out.find("extract") != std::string::npos);
    const Run version = desk.run("--version");
    CHECK(version.exit_code == 0);
    CHECK(version.out.starts_with("shenbao "));
    CHECK(version.err.empty());
}

TEST_CASE("wrong usage is one line on standard error and exit 1") {
    const Desk desk;
    for (const char* arguments : {"",
                                  "extract",
                                  "frobnicate x",
                                  "extract x --pages 3-1",
                                  "extract x --pages 0",
                                  "extract x --pages 1,,2",
                                  "extract x --error-budget 2",
                                  "extract x --format docx",
                                  "extract x --format json --format xml",
                                  "extract x --format",
                                  "import x",
                                  "import --archive y",
                                  "import x --archive y --jobs 0",
                                  "import x --archive y --pages 1",
                                  "work --archive y --keep-stages z",
                                  "work",
                                  "status",
                                  "export",
                                  "status --archive gone",
                                  "export --archive gone",
                                  "work --archive gone",
                                  "export --archive x --format docx",
                                  "extract - -",
                                  "extract x --name y",
                                  "extract x --tessdata /nowhere"}) {
        const Run run = desk.run(arguments);
        CAPTURE(arguments, run.err);
        CHECK(run.exit_code == 1);
        CHECK(run.out.empty());
        CHECK(run.err_lines() == 1);
    }
}

TEST_CASE("messages are Chinese where the locale is") {
    const Desk desk;
    CHECK(desk.run("extract a.pdf --pages 3-1", "LC_ALL=zh_CN.UTF-8").err.find("页码") != std::string::npos);
    CHECK(desk.run("extract a.pdf --pages 3-1", "LC_ALL= LANG=zh_CN.UTF-8").err.find("页码") != std::string::npos);
    desk.write("empty.pdf", "");
    CHECK(desk.run("extract empty.pdf", "LC_ALL=zh_CN.UTF-8").err ==
          "错误：empty.pdf: 文件为空; 请重新复制或扫描\n");
    const Run no_page = desk.run("extract " + kScan + " --pages 99", "LC_ALL=zh_CN.UTF-8");
    CHECK(no_page.err.find("第 99 页: 没有这一页") != std::string::npos);
    CHECK(desk.run("extract a.pdf --pages 3-1", "LC_ALL=C LANG=zh_CN.UTF-8").err.find("页码") ==
          std::string::npos);
}

TEST_CASE("an input that cannot be read is one line naming it, exit 2, and nothing on standard output") {
    const Desk desk;
    const std::string scan = read_text(kScan);
    REQUIRE(scan.size() > 10000);
    desk.write("empty.pdf", "");
    desk.write("letter.pdf", "Dear Sir or Madam,\n");
    desk.write("cut.pdf", scan.substr(0, scan.size() / 3));
    desk.write("head.png", "\x89PNG\r\n\x1a\n");
    fs::create_directory(desk.at("hollow"));
    for (const char* name : {"empty.pdf", "letter.pdf", "cut.pdf", "head.png", "missing.pdf", "hollow"}) {
        const Run run = desk.run(std::string("extract ") + name);
        CAPTURE(name, run.err);
        CHECK(run.exit_code == 2);
        CHECK(run.out.empty());
        CHECK(run.errors() == 1);
        CHECK(run.err.find(name) != std::string::npos);
    }
}

TEST_CASE("a folder without models is exit 4 and names the way out") {
    const Desk desk;
    fs::create_directory(desk.at("bare"));
    const Run run = desk.run("extract " + kScan + " --models bare --pages 1");
    CHECK(run.exit_code == 4);
    CHECK(run.err_lines() == 1);
}

TEST_CASE("an output that cannot be written is exit 5") {
    const Desk desk;
    desk.write("file", "");
    CHECK(desk.run("extract " + kScan + " --pages 4 -o file/out.json").exit_code == 5);
    CHECK(desk.run("explain " + kScan + " --pages 4 -o file/report").exit_code == 5);
    CHECK(desk.run("extract " + kScan + " --pages 4 --keep-stages file").exit_code == 5);
    CHECK(desk.run("extract " + kScan + " --pages 4 2>/dev/null >/dev/full #").exit_code == 5);
}

TEST_CASE("one input without -o is JSON on standard output and nothing else there") {
    const Desk desk;
    const Run run = desk.run("extract " + kScan + " --pages 4");
    const json output = json::parse(run.out);
    CHECK(run.exit_code == (output["declarations"][0]["review"]["required"] == true ? 3 : 0));
    CHECK(desk.run("extract " + kScan + " --pages 4 --error-budget 0").exit_code == 3);  // nothing is accepted
    CHECK(output["schema"] == "shenbao/1");
    CHECK(output["declarations"].size() == 1);
    const Run piped = desk.run("extract - --pages 4 --log-level error <" + kScan);
    CHECK(piped.err.empty());
    CHECK(json::parse(piped.out)["declarations"][0]["source"]["sha256"] ==
          output["declarations"][0]["source"]["sha256"]);
}

TEST_CASE("a page that does not exist is wrong usage") {
    const Desk desk;
    const Run run = desk.run("extract " + kScan + " --pages 99");
    CHECK(run.exit_code == 1);
    CHECK(run.err.find("99") != std::string::npos);
}

TEST_CASE("a page that cannot be read is exit 2 of explain too") {
    const Desk desk;
    const std::string tiff = read_text(kSource + "/fixtures/seed-fax200.tif");
    desk.write("cut.tif", tiff.substr(0, tiff.size() * 9 / 10));
    const Run run = desk.run("explain cut.tif --pages 2,3 -o report");
    CAPTURE(run.err);
    CHECK(run.exit_code == 2);
    CHECK(run.errors() == 1);
    CHECK(fs::exists(desk.at("report/cut.html")));
}

TEST_CASE("explain leaves no empty folder behind, and removes none that it did not make") {
    const Desk desk;
    desk.write("bad.pdf", "%PDF-1.4 no more");
    CHECK(desk.run("explain bad.pdf -o report").exit_code == 2);
    CHECK_FALSE(fs::exists(desk.at("report")));
    fs::create_directory(desk.at("mine"));
    CHECK(desk.run("explain bad.pdf -o mine").exit_code == 2);
    CHECK(fs::exists(desk.at("mine")));
}

// Nothing was placed, nothing was in review, and the run said that all was well.
TEST_CASE("a form that is not understood needs a person and is exit 3") {
    const Desk desk;
    cv::Mat page(700, 500, CV_8UC1, cv::Scalar(255));
    for (int i = 0; i < 4; ++i) {
        cv::line(page, {50, 100 + 150 * i}, {440, 100 + 150 * i}, cv::Scalar(0), 2);
        cv::line(page, {50 + 130 * i, 100}, {50 + 130 * i, 550}, cv::Scalar(0), 2);
    }
    REQUIRE(cv::imwrite(desk.at("table.png"), page));
    const Run run = desk.run("extract table.png");
    const json declaration = json::parse(run.out)["declarations"][0];
    REQUIRE(declaration["form"]["family"] == "unknown");
    CHECK(declaration["review"]["required"] == true);
    CHECK(run.exit_code == 3);
}

TEST_CASE("explain writes one report and the stages it is asked to keep") {
    const Desk desk;
    const Run run = desk.run("explain " + kScan + " --pages 4 --error-budget 0 -o report --keep-stages stages");
    CHECK(run.exit_code == 3);
    CHECK(run.out.empty());
    const std::string html = read_text(desk.at("report/seed-office200.html"));
    CHECK(html.find("data-field=\"0\"") != std::string::npos);
    for (const char* name :
         {"source", "page-upright", "page-ink", "grid-segments", "grid-joints", "grid-cells", "readings"})
        CHECK(fs::file_size(desk.at(std::string("stages/page-004-") + name + ".png")) > 1000);
}
