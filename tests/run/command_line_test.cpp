// The built program from outside: exit codes, what goes to which stream, hostile inputs.
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>
#include <sstream>
#include <string>
#include <utility>

namespace {

namespace fs = std::filesystem;
using nlohmann::json;

const std::string kSource = SHENBAO_SOURCE_DIR;
const std::string kScan = kSource + "/fixtures/seed-office200.pdf";

std::string read_text(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

struct Run {
    int exit_code = -1;
    std::string out, err;
    [[nodiscard]] long err_lines() const { return std::count(err.begin(), err.end(), '\n'); }
    [[nodiscard]] long errors() const {  // besides lines of progress
        std::istringstream lines(err);
        long count = 0;
        for (std::string line; std::getline(lines, line);) count += line.starts_with("error: ") ? 1 : 0;
        return count;
    }
};

// A folder that is gone with its test, and the program run in it.
class Desk {
  public:
    Desk() { REQUIRE(mkdtemp(path_.data()) != nullptr); }
    ~Desk() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    Desk(const Desk&) = delete;
    Desk& operator=(const Desk&) = delete;

    [[nodiscard]] std::string at(const std::string& name) const { return path_ + "/" + name; }
    std::string write(const std::string& name, const std::string& content) const {
        fs::create_directories(fs::path(at(name)).parent_path());
        std::ofstream(at(name), std::ios::binary) << content;
        return at(name);
    }
    [[nodiscard]] Run run(const std::string& arguments, const std::string& environment = "LC_ALL=C") const {
        const std::string command = "cd " + path_ + " && env -u LANG -u LC_MESSAGES " + environment + " " +
                                    SHENBAO_BINARY + " " + arguments + " >stdout 2>stderr";
        const int status = std::system(command.c_str());
        return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, read_text(at("stdout")), read_text(at("stderr"))};
    }

  private:
    std::string path_ = "/tmp/shenbao-desk-XXXXXX";
};

}  // namespace

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
    for (const char* arguments : {"", "extract", "frobnicate x", "extract x --pages 3-1", "extract x --pages 0",
                                  "extract x --pages 1,,2", "extract x --error-budget 2", "extract x --format xml",
                                  "import x --archive y", "extract - -", "extract x --tessdata /nowhere"}) {
        const Run run = desk.run(arguments);
        CAPTURE(arguments, run.err);
        CHECK(run.exit_code == 1);
        CHECK(run.out.empty());
        CHECK(run.err_lines() == 1);
    }
}

// Wrong usage was said in plain text, and whoever read the lines as JSON broke off at it.
TEST_CASE("wrong usage is a JSON line where JSON lines were asked for") {
    const Desk desk;
    for (const char* arguments :
         {"--json-progress", "extract --json-progress", "frobnicate x --json-progress",
          "extract x --pages 3-1 --json-progress", "--json-progress extract x --format xml",
          "import x --archive y --json-progress", "extract x --json-progress --error-budget 2"}) {
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
        {"[import]\njobs = 1\n", "import"},
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

TEST_CASE("commands and formats of the contract that are not built say so") {
    const Desk desk;
    CHECK(desk.run("review --archive a").err.find("not built yet") != std::string::npos);
    CHECK(desk.run("extract a.pdf --format xlsx").err.find("not built yet") != std::string::npos);
}

TEST_CASE("messages are Chinese where the locale is") {
    const Desk desk;
    CHECK(desk.run("review", "LC_ALL=zh_CN.UTF-8").err.find("尚未实现") != std::string::npos);
    CHECK(desk.run("review", "LC_ALL= LANG=zh_CN.UTF-8").err.find("尚未实现") != std::string::npos);
    desk.write("empty.pdf", "");
    CHECK(desk.run("extract empty.pdf", "LC_ALL=zh_CN.UTF-8").err ==
          "错误：empty.pdf: 文件为空; 请重新复制或扫描\n");
    const Run no_page = desk.run("extract " + kScan + " --pages 99", "LC_ALL=zh_CN.UTF-8");
    CHECK(no_page.err.find("第 99 页: 没有这一页") != std::string::npos);
    CHECK(desk.run("review", "LC_ALL=C LANG=zh_CN.UTF-8").err.find("尚未实现") == std::string::npos);
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

TEST_CASE("good inputs are done beside bad ones; a folder's strangers are skipped with a line") {
    const Desk desk;
    desk.write("in/a/letter.txt", "hello");
    desk.write("in/a/scan", read_text(kScan));
    desk.write("in/b/scan.pdf", read_text(kScan).substr(0, 5000));
    const Run run = desk.run("extract in gone.pdf -o out --pages 4 --json-progress");
    CHECK(run.exit_code == 2);
    CHECK(run.out.empty());
    CHECK(fs::exists(desk.at("out/scan.json")));
    CHECK_FALSE(fs::exists(desk.at("out/scan-2.json")));
    int skipped = 0, errors = 0, pages = 0;
    std::istringstream lines(run.err);
    for (std::string line; std::getline(lines, line);) {
        const json event = json::parse(line);
        pages += event["event"] == "page" ? 1 : 0;
        errors += event["event"] == "error" ? 1 : 0;
        skipped += event.value("message", "").find("letter.txt") != std::string::npos ? 1 : 0;
    }
    CHECK(pages == 1);
    CHECK(errors == 2);
    CHECK(skipped == 1);
}

// Files of a folder that could not be read were skipped like strangers, and the run said that all was well.
TEST_CASE("what is called a document in a folder and is none is an input that failed") {
    const Desk desk;
    desk.write("in/good.pdf", read_text(kScan));
    desk.write("in/empty.pdf", "");
    desk.write("in/page.JPG", "<html>sign in to download</html>");
    desk.write("in/._good.pdf", "Mac OS X");
    desk.write("in/notes.txt", "");
    fs::create_symlink("/nowhere/gone.pdf", desk.at("in/gone.pdf"));
    fs::create_symlink("/proc/self/mem", desk.at("in/broken"));  // opens, and cannot be read
    const Run run = desk.run("extract in -o out --pages 4");
    CAPTURE(run.err);
    CHECK(run.exit_code == 2);
    CHECK(run.errors() == 4);
    for (const char* name : {"in/empty.pdf: ", "in/page.JPG: ", "in/gone.pdf: ", "in/broken: "})
        CHECK(run.err.find("error: " + std::string(name)) != std::string::npos);
    CHECK(fs::exists(desk.at("out/good.json")));
}

TEST_CASE("a folder that may not be read is an input that failed") {
    if (geteuid() == 0) return;  // root may read everything
    const Desk desk;
    desk.write("in/closed/a.pdf", read_text(kScan));
    fs::permissions(desk.at("in/closed"), fs::perms::none);
    const Run run = desk.run("extract in");
    fs::permissions(desk.at("in/closed"), fs::perms::owner_all);
    CHECK(run.exit_code == 2);
    CHECK(run.err.find("in/closed: ") != std::string::npos);
}

// The first output that could not be written ended the run: what came after it was not read.
TEST_CASE("an output that cannot be written does not stop the others") {
    const Desk desk;
    desk.write("in/a.pdf", read_text(kScan));
    desk.write("in/b.pdf", read_text(kScan));
    fs::create_directories(desk.at("out/a.json"));
    fs::create_directories(desk.at("report/a.html"));
    const Run run = desk.run("extract in -o out --pages 4");
    CHECK(run.exit_code == 5);
    CHECK(run.errors() == 1);
    CHECK(run.err.find("out/a.json") != std::string::npos);
    CHECK(fs::file_size(desk.at("out/b.json")) > 1000);
    CHECK(desk.run("explain in -o report --pages 4").exit_code == 5);
    CHECK(fs::exists(desk.at("report/b.html")));
}

// -o with the name of the scan replaced the scan by its JSON.
TEST_CASE("an output that is an input is wrong usage, and the input is left as it is") {
    const Desk desk;
    const std::string scan = read_text(kScan);
    desk.write("scan.pdf", scan);
    desk.write("in/scan.json", scan);  // the type is found by content
    desk.write("in/other.pdf", scan);
    desk.write("in/scan.html", scan);
    fs::create_symlink("scan.pdf", desk.at("link.json"));
    fs::create_hard_link(desk.at("scan.pdf"), desk.at("twin.json"));
    for (const char* arguments :
         {"extract scan.pdf -o scan.pdf", "extract scan.pdf -o ./in/../scan.pdf", "extract scan.pdf -o link.json",
          "extract link.json -o scan.pdf", "extract scan.pdf -o twin.json", "extract - -o scan.pdf <scan.pdf",
          "extract in -o in", "explain in/scan.html -o in"}) {
        const Run run = desk.run(std::string(arguments).insert(8, "--pages 4 "));
        CAPTURE(arguments, run.err);
        CHECK(run.exit_code == 1);
        CHECK(run.err_lines() == 1);
    }
    CHECK(read_text(desk.at("scan.pdf")) == scan);
    CHECK(read_text(desk.at("in/scan.json")) == scan);
    CHECK_FALSE(fs::exists(desk.at("in/other.json")));
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

TEST_CASE("explain does the good inputs of a folder beside the bad ones, as extract does") {
    const Desk desk;
    desk.write("in/a.pdf", read_text(kScan).substr(0, 5000));
    desk.write("in/b.pdf", read_text(kScan));
    const Run run = desk.run("explain in --pages 4 -o report");
    CHECK(run.exit_code == 2);
    CHECK(run.errors() == 1);
    CHECK(fs::exists(desk.at("report/b.html")));
    CHECK_FALSE(fs::exists(desk.at("report/a.html")));
    const Run nothing = desk.run("explain gone.pdf");
    CHECK(nothing.exit_code == 2);
    CHECK_FALSE(fs::exists(desk.at("report.explain")));
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
