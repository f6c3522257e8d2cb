// Many inputs at once: what fails is said and counted, and the others are still done.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "tests/run/desk.hpp"

using namespace shenbao::testing;
using nlohmann::json;

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
    fs::create_symlink("/proc/self/mem", desk.at("in/outside"));
    const Run run = desk.run("extract in -o out --pages 4");
    CAPTURE(run.err);
    CHECK(run.exit_code == 2);
    CHECK(run.errors() == 3);
    for (const char* name : {"in/empty.pdf: ", "in/page.JPG: ", "in/gone.pdf: "})
        CHECK(run.err.find("error: " + std::string(name)) != std::string::npos);
    CHECK(run.err.find("in/outside: skipped, a link that leads out of the folder") != std::string::npos);
    CHECK(fs::exists(desk.at("out/good.json")));
}

TEST_CASE("a folder that may not be read is an input that failed") {
    if (geteuid() == 0) {
        WARN("root may read all: not checked");
        return;
    }  // root may read everything
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
