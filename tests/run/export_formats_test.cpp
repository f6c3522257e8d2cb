// export: lists of everything and files of each document.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <set>

#include "pipeline/archive/archive.hpp"
#include "pipeline/deliver/json.hpp"
#include "tests/run/desk.hpp"
#include "tests/support/sample_declaration.hpp"
#include "tools/cli/formats.hpp"

using namespace shenbao;
using namespace shenbao::testing;
using nlohmann::json;

namespace {

std::set<std::string> files_in(const std::string& folder) {
    std::set<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder)) names.insert(entry.path().filename());
    return names;
}

// An archive with documents under these names, as if they had been read; their bytes are the fixture's.
void fill(const Desk& desk, const std::vector<std::string>& names) {
    Archive archive(desk.at("archive"), OpenMode::create);
    const std::string bytes = read_text(kScan);
    for (std::size_t i = 0; i < names.size(); ++i) {
        const std::string hash(64, "0123456789abcdef"[i]);
        (void)archive.add_source({hash, bytes.size(), "application/pdf", names[i]}, [&](const ByteSink& sink) {
            sink(std::as_bytes(std::span(bytes.data(), bytes.size())));
        });
        const auto lease = archive.lease("test", std::chrono::milliseconds(60000));
        REQUIRE(lease);
        Declaration d = make_full_declaration();
        d.source.name = names[i];
        d.source.sha256 = hash;
        d.id = hash + "-1";
        DocumentResult result;
        NewDeclaration& declaration = result.declarations.emplace_back();
        declaration.json = to_json(std::span(&d, 1));
        declaration.fields = 1;
        ReviewField& title = declaration.review.emplace_back();
        title.path = "title";
        title.kind = "text";
        title.page = 1;
        title.bbox = {1, 2, 3, 4};
        REQUIRE(archive.finish(*lease, result));
    }
}

}  // namespace

TEST_CASE("a folder gets the lists of all and the files of each document") {
    const Desk desk;
    fill(desk, {"in/x/scan.pdf", "in/y/scan.pdf"});
    const Run run = desk.run(
        "export --archive archive --format json --format jsonl --format csv --format xlsx --format html --format "
        "alto "
        "--format page --format hocr --format pdf -o out/");
    CAPTURE(run.err);
    CHECK(run.exit_code == 3);
    CHECK(files_in(desk.at("out")) == std::set<std::string>{"all.json",
                                                            "all.jsonl",
                                                            "all.indicators.csv",
                                                            "all.funding.csv",
                                                            "all.fields.csv",
                                                            "all.xlsx",
                                                            "scan.xlsx",
                                                            "scan-2.xlsx",
                                                            "scan.html",
                                                            "scan-2.html",
                                                            "scan.alto.xml",
                                                            "scan-2.alto.xml",
                                                            "scan.page-0001.xml",
                                                            "scan.page-0002.xml",
                                                            "scan-2.page-0001.xml",
                                                            "scan-2.page-0002.xml",
                                                            "scan.hocr",
                                                            "scan-2.hocr",
                                                            "scan.pdf",
                                                            "scan-2.pdf"});
    CHECK(from_json(read_text(desk.at("out/all.json"))).size() == 2);
    const std::string lines = read_text(desk.at("out/all.jsonl"));
    CHECK(std::count(lines.begin(), lines.end(), '\n') == 2);
    CHECK(read_text(desk.at("out/scan.pdf")).starts_with("%PDF-"));
}

TEST_CASE("names of documents cannot lead out of the folder") {
    const Desk desk;
    fill(desk, {"../../evil.pdf", "/etc/..", "a/..\\..\\b.pdf", "line\nbreak.pdf", std::string(300, 'n') + ".pdf",
                "", "all.pdf", ".hidden", "-o.pdf"});
    const Run run = desk.run("export --archive archive --format hocr -o out/");
    CAPTURE(run.err);
    CHECK(run.exit_code == 3);
    const auto files = files_in(desk.at("out"));
    CHECK(files.size() == 9);
    for (const std::string& name : files) {
        INFO(name);
        CHECK(name.ends_with(".hocr"));
        CHECK(name.find_first_of("\\\n") == std::string::npos);
        CHECK_FALSE(name.starts_with('.'));
        CHECK_FALSE(name.starts_with('-'));
    }
    CHECK(files.contains("evil.hocr"));
    CHECK(files.contains("all-2.hocr"));
    CHECK(files_in(desk.at("")) == std::set<std::string>{"archive", "out", "stderr", "stdout"});
}

TEST_CASE("one file has the list of all; formats of one document ask for a folder") {
    const Desk desk;
    fill(desk, {"a.pdf", "b.pdf"});
    const std::string csv = desk.run("export --archive archive --format csv --table funding").out;
    CHECK(std::count(csv.begin(), csv.end(), '\r') == 3);
    (void)desk.run("export --archive archive --format xlsx -o all.xlsx");
    const std::string tool = "/usr/bin/python3 " + kSource + "/tests/deliver/dump_xlsx.py ";
    REQUIRE(std::system((tool + desk.at("all.xlsx") + " >" + desk.at("told")).c_str()) == 0);
    const json book = json::parse(read_text(desk.at("told")));
    CHECK(book.size() == 3);  // the lists, no forms
    CHECK(book["指标"]["cells"].contains("A3"));
    (void)desk.run("export --archive archive --format json --format csv -o two");
    CHECK(fs::exists(desk.at("two.json")));
    CHECK(fs::exists(desk.at("two.fields.csv")));
    const Run refused = desk.run("export --archive archive --format pdf -o one.pdf");
    CHECK(refused.exit_code == 1);
    CHECK(refused.err.find("give -o a folder") != std::string::npos);
    CHECK(desk.run("export --archive archive --format html").out.find("</html>") != std::string::npos);
}

TEST_CASE("a source that is gone is told, and the others are written") {
    const Desk desk;
    fill(desk, {"a.pdf", "b.pdf"});
    fs::remove(desk.at("archive/blobs/00/" + std::string(64, '0')));
    const Run run = desk.run("export --archive archive --format pdf -o out/");
    CAPTURE(run.err);
    CHECK(run.exit_code == 2);
    CHECK(run.errors() == 1);
    CHECK(files_in(desk.at("out")) == std::set<std::string>{"b.pdf"});
}

TEST_CASE("endings of one name follow from the format") {
    CHECK(with_ending("out.json", ".xml") == "out.xml");
    CHECK(with_ending("out.alto.xml", ".pdf") == "out.pdf");
    CHECK(with_ending("a/.json", ".xml") == "a/.json.xml");
    CHECK(with_ending("any.name", ".csv") == "any.name.csv");
    CHECK(safe_stem("申报表 2020.pdf") == "申报表 2020");
    CHECK(safe_stem(std::string(119, 'x') + "申.pdf") == std::string(119, 'x'));
}
