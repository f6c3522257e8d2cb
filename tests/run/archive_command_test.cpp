// import, work, status and export from outside.
#include <sys/stat.h>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "pipeline/deliver/json.hpp"
#include "pipeline/deliver/xml.hpp"
#include "tests/run/desk.hpp"

using namespace shenbao::testing;
using nlohmann::json;

namespace {

const std::string kDigital = kSource + "/fixtures/seed.pdf";

json status_of(const Desk& desk) {
    return json::parse(desk.run("status --archive archive --json").out);
}

}  // namespace

TEST_CASE("a folder goes in, each file is accounted for, and what comes out is what extract delivers") {
    const Desk desk;
    const std::string digital = read_text(kDigital);
    desk.write("in/a.pdf", digital);
    desk.write("in/b/twin.pdf", digital);
    desk.write("in/cut.pdf", digital.substr(0, 5000));
    desk.write("in/letter.txt", "hello");
    const Run run = desk.run("import in gone.pdf --archive archive --jobs 2");
    CAPTURE(run.err);
    CHECK(run.exit_code == 2);
    CHECK(run.out.empty());
    CHECK(run.errors() == 2);
    CHECK(run.err.find("in/a.pdf: 225 fields") != std::string::npos);
    CHECK(run.err.find("2 of 2 documents") != std::string::npos);
    CHECK(run.err.find("letter.txt: skipped") != std::string::npos);

    const json status = status_of(desk);
    CHECK(status["sources"] == 2);
    CHECK(status["names"] == 3);
    CHECK(status["documents"] == json{{"waiting", 0}, {"leased", 0}, {"done", 1}, {"failed", 1}, {"poisoned", 0}});
    CHECK(status["refused"] == 1);
    CHECK(status["pages"] == 4);
    CHECK(status["pages_per_second"] > 0);
    CHECK(status["skipped"] == 1);
    REQUIRE(status["problems"].size() == 3);
    CHECK(status["problems"][0]["reason"] == "there is no such file or folder");
    CHECK(status["problems"][1]["reason"] == "the PDF is cut off: its end is missing; copy or download it again");
    CHECK(status["problems"][2]["state"] == "skipped");

    const Run exported = desk.run("export --archive archive");
    const Run direct = desk.run("extract - --name " + desk.at("in/a.pdf") + " <in/a.pdf");
    CHECK(exported.exit_code == direct.exit_code);
    CHECK(exported.out == direct.out);
    const auto as_xml = desk.run("export --archive archive --format xml -o all.xml");
    CHECK(as_xml.out.empty());
    CHECK(shenbao::from_xml(read_text(desk.at("all.xml")), kSource + "/models/schema/declaration.xsd") ==
          shenbao::from_json(direct.out));

    // Again: nothing is read twice, and the exit code speaks of what was named.
    const Run again = desk.run("import in --archive archive");
    CHECK(again.exit_code == 2);
    CHECK(again.err.find("cut.pdf: failed before") != std::string::npos);
    CHECK(desk.run("import in/a.pdf --archive archive").exit_code == direct.exit_code);
    desk.write("list", "in/b/twin.pdf\n");
    CHECK(desk.run("import - --archive archive <list").exit_code == direct.exit_code);
    CHECK(status_of(desk)["declarations"]["versions"] == 1);
    CHECK(desk.run("import in/cut.pdf --archive archive --again").err.find("cut off") != std::string::npos);
    CHECK(desk.run("status --archive archive", "LC_ALL=zh_CN.UTF-8").out.find("PDF 不完整") != std::string::npos);
}

// "no document in this folder" was said of a folder for ever.
TEST_CASE("what could not be read is looked at anew, and forgotten when it is there or gone") {
    const Desk desk;
    fs::create_directory(desk.at("in"));
    CHECK(desk.run("import in gone.pdf --archive archive").exit_code == 2);
    CHECK(status_of(desk)["refused"] == 2);
    const std::string odd = "in/[a] {b} --x, \"q\" 'p' 申报表=1;.pdf";
    desk.write(odd, "");
    const Run run = desk.run("import in --archive archive");
    CHECK(run.exit_code == 2);
    const json status = status_of(desk);
    CHECK(status["refused"] == 1);  // gone.pdf was not named again
    REQUIRE(status["problems"].size() == 2);
    CHECK(status["problems"][0]["name"] == desk.at("gone.pdf"));
    CHECK(status["problems"][1]["name"] == desk.at(odd));
    CHECK(status["problems"][1]["reason"] == "the file is empty; copy or scan it again");
}

// Links were followed out of the folder, pipes passed over in silence, and neither was in the archive's account.
TEST_CASE("every entry of a folder has an outcome; what is skipped is no failure") {
    const Desk desk;
    desk.write("secret.pdf", read_text(kDigital));
    desk.write("in/a.pdf", read_text(kDigital));
    fs::create_symlink("../secret.pdf", desk.at("in/link.pdf"));
    REQUIRE(mkfifo(desk.at("in/pipe.pdf").c_str(), 0600) == 0);
    const Run run = desk.run("import in --archive archive");
    CAPTURE(run.err);
    CHECK((run.exit_code == 0 || run.exit_code == 3));
    CHECK(run.err.find(
              "warning: in/link.pdf: skipped, a link that leads out of the folder; name what it leads to\n") !=
          std::string::npos);
    const json status = status_of(desk);
    CHECK(status["names"] == 1);
    CHECK(status["skipped"] == 2);
    CHECK(status["problems"][0]["name"] == desk.at("in/link.pdf"));
    CHECK(status["problems"][1]["reason"] == "a pipe, not a file");
    const Run told = desk.run("status --archive archive", "LC_ALL=zh_CN.UTF-8");
    CHECK(told.out.find("跳过 2") != std::string::npos);
    CHECK(told.out.find("link.pdf：已跳过，链接指向该文件夹之外; 请直接指定它所指向的文件\n") !=
          std::string::npos);
    CHECK(desk.run("import in/link.pdf --archive archive").exit_code == run.exit_code);  // named itself
    CHECK(status_of(desk)["names"] == 2);
    CHECK(status_of(desk)["skipped"] == 1);
}

// The name stood twice in a reason: once as the archive has it, once as the reader could write it.
TEST_CASE("the reason of a file with an odd name does not repeat the name") {
    const Desk desk;
    for (const char* name : {"in/new\nline.pdf", "in/not \xff UTF-8.pdf", "in/quo\"te.pdf"})
        desk.write(name, std::string("%PDF-1.4 ") + name);
    CHECK(desk.run("import in --archive archive").exit_code == 2);
    const json status = status_of(desk);
    REQUIRE(status["problems"].size() == 3);
    for (const json& problem : status["problems"])
        CHECK(problem["reason"] == "the PDF is cut off: its end is missing; copy or download it again");
}

TEST_CASE("a worker ends at once where nothing waits") {
    const Desk desk;
    desk.write("in/empty.pdf", "");
    CHECK(desk.run("import in --archive archive").exit_code == 2);
    const Run work = desk.run("work --archive archive");
    CHECK(work.exit_code == 2);  // of the archive: a document of it cannot be read
    CHECK(work.err.empty());
    CHECK(json::parse(desk.run("export --archive archive").out)["declarations"].empty());
}

TEST_CASE("what is not installed ends an import with 4, and the documents wait") {
    const Desk desk;
    fs::create_directory(desk.at("bare"));
    desk.write("in/a.pdf", read_text(kDigital));
    const Run run = desk.run("import in --archive archive --models bare");
    CAPTURE(run.err);
    CHECK(run.exit_code == 4);
    CHECK(run.errors() == 1);
    CHECK(status_of(desk)["documents"]["waiting"] == 1);
}

TEST_CASE("an archive that cannot be written is exit 5") {
    const Desk desk;
    desk.write("archive", "a file");
    desk.write("in/a.pdf", read_text(kDigital));
    const Run run = desk.run("import in --archive archive");
    CHECK(run.exit_code == 5);
    CHECK(run.err_lines() == 1);
    CHECK(run.err.find("archive") != std::string::npos);
}

TEST_CASE("progress of an import is JSON lines where they are asked for") {
    const Desk desk;
    desk.write("in/empty.pdf", "");
    std::istringstream lines(desk.run("import in --archive archive --json-progress").err);
    json last;
    for (std::string line; std::getline(lines, line);) last = json::parse(line);
    CHECK(last["event"] == "documents");
    CHECK(last["done"] == 1);
    CHECK(last["documents"] == 1);
}
