// Every format from outside: which files there are, and that other programs read them.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <set>

#include "tests/run/desk.hpp"

using namespace shenbao::testing;
using nlohmann::json;

namespace {

const std::string kDigital = kSource + "/fixtures/seed.pdf";
const std::string kEvery =
    " --format json --format jsonl --format xml --format csv --format xlsx --format html --format alto --format "
    "page "
    "--format hocr --format pdf ";

std::set<std::string> files_in(const std::string& folder) {
    std::set<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder)) names.insert(entry.path().filename());
    return names;
}

std::string output_of(const Desk& desk, const std::string& command) {
    REQUIRE(std::system(("cd " + desk.at("") + " && " + command + " >told 2>&1").c_str()) == 0);
    return read_text(desk.at("told"));
}

}  // namespace

TEST_CASE("a folder gets the files of every format, and other programs read them") {
    const Desk desk;
    const Run run = desk.run("extract " + kScan + " --pages 3-4" + kEvery + "-o out/");
    CAPTURE(run.err);
    CHECK((run.exit_code == 0 || run.exit_code == 3));
    CHECK(files_in(desk.at("out")) ==
          std::set<std::string>{"seed-office200.json", "seed-office200.jsonl", "seed-office200.xml",
                                "seed-office200.indicators.csv", "seed-office200.funding.csv",
                                "seed-office200.fields.csv", "seed-office200.xlsx", "seed-office200.html",
                                "seed-office200.alto.xml", "seed-office200.page-0003.xml",
                                "seed-office200.page-0004.xml", "seed-office200.hocr", "seed-office200.pdf"});
    const json whole = json::parse(read_text(desk.at("out/seed-office200.json")));
    CHECK(json::parse(read_text(desk.at("out/seed-office200.jsonl"))) == whole["declarations"][0]);
    const json book = json::parse(
        output_of(desk, "/usr/bin/python3 " + kSource + "/tests/deliver/dump_xlsx.py out/seed-office200.xlsx"));
    CHECK(book.size() == 4);
    CHECK(book["表单"]["merged"].size() > 10);
    CHECK(output_of(desk, "qpdf --check out/seed-office200.pdf").find("No syntax") != std::string::npos);
    // Pages 3 and 4 were read, all four are there.
    const std::string text = output_of(desk, "pdftotext -raw out/seed-office200.pdf - | tr -d '\\n ' ");
    CHECK(std::count(text.begin(), text.end(), '\f') == 4);
    CHECK(text.find("法律知识宣传覆盖面") != std::string::npos);
}

// The words of the PDF of a skewed scan against those of the same page as it was set, which Poppler has from the
// font.
TEST_CASE("the text of a scan is found where it is printed") {
    const Desk desk;
    (void)desk.run("extract " + kScan + " --pages 1 --format pdf -o out.pdf");
    const std::string told =
        output_of(desk, "/usr/bin/python3 " + kSource + "/tests/run/near_words.py out.pdf " + kDigital);
    INFO(told);
    CHECK(std::stoi(told) >= 20);
    CHECK(told.find(" 0 []") != std::string::npos);
}

TEST_CASE("a digital page's own text is not laid a second time") {
    const Desk desk;
    (void)desk.run("extract " + kDigital + " --pages 1 --format pdf -o out.pdf");
    CHECK(output_of(desk, "pdftotext -raw out.pdf -") == output_of(desk, "pdftotext -raw " + kDigital + " -"));
}

TEST_CASE("standard input can become a PDF, and a file that is itself the input cannot") {
    const Desk desk;
    const Run run = desk.run("extract - --format pdf --pages 4 <" + kScan);
    CHECK(run.out.starts_with("%PDF-"));
    desk.write("in/scan.pdf", read_text(kScan));
    CHECK(desk.run("extract in/scan.pdf --format pdf --pages 4 -o in/").exit_code == 1);
    CHECK(read_text(desk.at("in/scan.pdf")) == read_text(kScan));
}

TEST_CASE("documents of one name do not write over each other, nor do their formats") {
    const Desk desk;
    desk.write("in/a/scan.pdf", read_text(kScan));
    desk.write("in/b/scan.pdf", read_text(kScan));
    desk.write("in/c/scan.alto.pdf", read_text(kScan));  // scan.alto.xml would be two files
    const Run run = desk.run("extract in --pages 4 --format alto --format xml -o out");
    CHECK(run.exit_code == 1);
    CHECK(run.err.find("two outputs of this run would be this file") != std::string::npos);
    CHECK_FALSE(fs::exists(desk.at("out")));
    (void)desk.run("extract in --pages 4 --format alto -o out");
    CHECK(files_in(desk.at("out")) ==
          std::set<std::string>{"scan.alto.xml", "scan-2.alto.xml", "scan.alto.alto.xml"});
}

TEST_CASE("wrong usage of formats is told, in both languages") {
    const Desk desk;
    const auto told = [&](const std::string& arguments, const std::string& environment = "LC_ALL=C") {
        const Run run = desk.run(arguments, environment);
        CHECK(run.exit_code == 1);
        CHECK(run.err_lines() == 1);
        return run.err;
    };
    CHECK(told("extract " + kScan + " --format docx") ==
          "error: there is no format docx; use json, jsonl, xml, csv, xlsx, html, alto, page, hocr, pdf\n");
    CHECK(told("extract " + kScan + " --table fields") == "error: --table is for --format csv\n");
    CHECK(told("extract " + kScan + " --format csv --table all").find("there is no table all") !=
          std::string::npos);
    CHECK(told("extract " + kScan + " --format page").find("needs -o") != std::string::npos);
    CHECK(told("extract " + kScan + " " + kDigital + " --format pdf").find("give -o a folder") !=
          std::string::npos);
    CHECK(told("extract " + kScan + " " + kDigital + " --format pdf", "LC_ALL=zh_CN.UTF-8").find("指定文件夹") !=
          std::string::npos);
}

// -o out.csv --format xlsx wrote a workbook that no program opened as what it was called.
TEST_CASE("a file whose name says that it is of another format is refused before anything is read") {
    const Desk desk;
    const auto refused = [&](const std::string& how) {
        const Run run = desk.run("extract " + kScan + " --pages 4 " + how);
        CAPTURE(how, run.err);
        CHECK(run.err_lines() == 1);
        return run.exit_code == 1 && run.err.find("the name is that of") != std::string::npos;
    };
    CHECK(refused("-o out.csv --format xlsx"));
    CHECK(refused("-o out.XLSX --format csv"));
    CHECK(refused("-o out.xml"));  // JSON, since no format is given
    CHECK(refused("-o out.alto.xml --format xml"));
    CHECK(refused("-o out.json --format jsonl"));
    CHECK_FALSE(fs::exists(desk.at("out.csv")));
    CHECK(desk.run("extract " + kScan + " -o out.csv --format xlsx").err ==
          "error: out.csv: the name is that of csv, but the format is xlsx; give it another name, or --format "
          "csv\n");
    CHECK(desk.run("export --archive nowhere -o all.csv --format xml").err.find("the name is that of csv") !=
          std::string::npos);
    for (const char* how :
         {"-o a.xml --format alto", "-o b.html --format hocr", "-o c.txt --format csv --table fields", "-o .csv",
          "-o d.csv/ --format xml", "-o e.csv --format json --format xml"})
        CHECK(desk.run("extract " + kScan + " --pages 4 " + how).exit_code != 1);
}

TEST_CASE("csv on standard output is the table of indicators, to a file all three, or the one asked for") {
    const Desk desk;
    CHECK(desk.run("extract " + kScan + " --pages 4 --format csv").out.find("\"level1\"") != std::string::npos);
    CHECK(desk.run("extract " + kScan + " --pages 4 --format csv --table fields").out.find("\"path\"") !=
          std::string::npos);
    (void)desk.run("extract " + kScan + " --pages 4 --format csv -o t/../out.csv");
    (void)desk.run("extract " + kScan + " --pages 4 --format csv -o out.csv");
    CHECK(fs::exists(desk.at("out.funding.csv")));
    (void)desk.run("extract " + kScan + " --pages 4 --format csv --table review -o only.csv");
    CHECK(fs::exists(desk.at("only.csv")));
}
