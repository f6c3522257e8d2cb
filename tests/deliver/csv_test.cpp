#include "pipeline/deliver/tables/csv.hpp"

#include <catch2/catch.hpp>

#include "tests/deliver/other_programs.hpp"
#include "tests/support/sample_declaration.hpp"

using namespace shenbao;
using namespace shenbao::testing;

namespace {

// Python's reader, with the one rule that csv.hpp gives to programs: rows of "name=text".
std::string as_python_reads(TidyTable table, const Declaration& d) {
    const ScratchFolder folder;
    const std::string file = folder.write("table.csv", csv_head(table) + csv_rows(table, d));
    const std::string script =
        folder.write("read.py",
                     "import csv, sys\n"
                     "for row in csv.DictReader(open(sys.argv[1], encoding='utf-8-sig', newline='')):\n"
                     "    for name, text in row.items(): print(name + '=' + text.removeprefix(\"'\"))\n");
    return output_of("/usr/bin/python3 " + script + " " + file);
}

bool has_line(const std::string& text, const std::string& line) {
    return ("\n" + text).find("\n" + line + "\n") != std::string::npos;
}

}  // namespace

TEST_CASE("a CSV begins with the byte order mark, for Excel, and its lines end as RFC 4180 has it") {
    const std::string head = csv_head(TidyTable::indicators);
    CHECK(head.starts_with("\xEF\xBB\xBF\"declaration\",\"source\","));
    CHECK(head.ends_with("\"to_review\"\r\n"));
}

TEST_CASE("an indicator is one row with its texts and its typed value") {
    Declaration d = make_full_declaration();
    d.indicators.front().value->value = Value{};
    Value& value = *d.indicators.front().value->value;
    value.kind = ValueKind::quantity;
    value.cmp = Comparator::ge;
    value.lo = "95";
    value.unit = "%";
    d.indicators.front().weight->status = FieldStatus::review;
    const std::string read = as_python_reads(TidyTable::indicators, d);
    for (const char* line : {"project=项目名称", "level1=产出指标", "name=指标1:调解案件", "value=≥95%",
                             "value_cmp=ge", "value_number=95", "value_unit=%", "history=2018: 1; 2019: 2",
                             "status=review", "to_review=weight", "confidence=0.9971"}) {
        INFO(line);
        CHECK(has_line(read, line));
    }
}

TEST_CASE("a line of funding is one row, with the amount as text and as number") {
    const std::string read = as_python_reads(TidyTable::funding, make_full_declaration());
    for (const char* line : {"key=fiscal", "label=财政拨款", "current=1801.88", "current_number=1801.88",
                             "current_unit=万元", "history=2019: 1571.25; 2018: 1560.79", "is_of_which=1"}) {
        INFO(line);
        CHECK(has_line(read, line));
    }
}

TEST_CASE("every field is one row of the table of fields, those to review also of the table of review") {
    const Declaration d = make_full_declaration();
    std::size_t fields = 0;
    visit_fields(d, [&](const std::string&, const Field&) { ++fields; });
    CHECK(tidy_rows(TidyTable::fields, d).size() == fields);
    const auto review = tidy_rows(TidyTable::review, d);
    REQUIRE(review.size() == 1);
    const std::string read = as_python_reads(TidyTable::review, d);
    for (const char* line : {"path=funding/0/current", "alternatives=1801.86 | 1801.68", "findings=A1", "page=1",
                             "x0=10", "y1=50", "table=t1", "row=4"}) {
        INFO(line);
        CHECK(has_line(read, line));
    }
}

TEST_CASE("what a spreadsheet would run is defused, and numbers stay numbers") {
    for (const char* formula : {"=1+1", "=HYPERLINK(\"x\")", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", " =1+1",
                                "\t=1+1", "　=1", "＝1+1", "=100%", "-1-2", "--1", "+1%%"}) {
        INFO(formula);
        CHECK(without_formula(formula) == "'" + std::string(formula));
    }
    for (const char* plain :
         {"-12.5", "-1,234.56", "+3%", "-5", "-", "=", "≥95%", "1-2", "a=b", "", "100%", "—"}) {
        INFO(plain);
        CHECK(without_formula(plain) == plain);
    }
    CHECK(without_formula("-1,23") == "'-1,23");  // no thousands
    CHECK(without_formula("'=1+1") == "''=1+1");  // so that the first apostrophe is always ours
}

TEST_CASE("quotes, commas and line breaks come back from a reader as they were") {
    Declaration d = make_full_declaration();
    d.indicators.front().name->text = "他说\"好\",\r\n=1+1";
    d.indicators.front().remark->text = "=cmd()";
    const std::string read = as_python_reads(TidyTable::indicators, d);
    CHECK(read.find("name=他说\"好\",\r\n=1+1\n") != std::string::npos);
    CHECK(has_line(read, "remark==cmd()"));
}
