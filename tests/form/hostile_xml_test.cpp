// Form editions come from other people: a file that attacks its reader is refused at once, and nothing else is
// read.
#include <catch2/catch.hpp>
#include <chrono>

#include "edition_files.hpp"
#include "models/declaration/error.hpp"
#include "pipeline/form/check_edition.hpp"
#include "pipeline/form/form_edition.hpp"

using namespace shenbao;
using namespace shenbao::testing;

namespace {

const std::string kHead = "<form family";

std::string with_document_type(const std::string& declarations) {
    return replaced(built_in("project_targets"), kHead, "<!DOCTYPE form [" + declarations + "]>\n" + kHead);
}

// The error of reading such a file; fails if it takes long enough to have done what it was made for.
Error refusal_of(const std::string& content) {
    const ScratchFolder files;
    const std::string path = files.write("hostile.xml", content);
    const auto begun = std::chrono::steady_clock::now();
    try {
        (void)read_form_edition(path, kSchema);
    } catch (const Error& error) {
        CHECK(std::chrono::steady_clock::now() - begun < std::chrono::seconds(10));  // 1 s at most on an idle core
        CHECK(error.code() == ErrorCode::wrong_usage);
        CHECK(error.place().file == path);
        CHECK_FALSE(error.remedy().empty());
        return error;
    }
    FAIL("a hostile file was read");
    throw std::logic_error("unreachable");
}

std::string nested(int depth) {
    std::string text;
    for (int i = 0; i < depth; ++i) text += "<form>";
    for (int i = 0; i < depth; ++i) text += "</form>";
    return text;
}

}  // namespace

TEST_CASE("entities that multiply are refused where they are declared, used or not") {
    std::string bomb = "<!ENTITY a0 \"ha\">";
    for (int i = 1; i < 30; ++i) {
        const std::string before = "&a" + std::to_string(i - 1) + ";";
        bomb += "<!ENTITY a" + std::to_string(i) + " \"" + before + before + "\">";
    }
    const std::string unused = with_document_type(bomb);
    const std::string line = "line " + std::to_string(line_of(unused, "<!DOCTYPE")) + ": ";
    CHECK(refusal_of(unused).what() == line + "a document type declaration is not allowed");
    const std::string in_label = replaced(unused, "<label>项目名称", "<label>&a29;");
    CHECK(refusal_of(in_label).what() == line + "a document type declaration is not allowed");
    const std::string in_attribute = replaced(unused, "edition=\"F3\"", "edition=\"&a29;\"");
    CHECK(refusal_of(in_attribute).what() == line + "a document type declaration is not allowed");
}

TEST_CASE("entities of other files and of the network are refused, in general and in parameters") {
    for (const char* declaration :
         {"<!ENTITY x SYSTEM \"file:///etc/hostname\">", "<!ENTITY % x SYSTEM \"/dev/zero\"> %x;",
          "<!ENTITY x SYSTEM \"http://127.0.0.1:9/x\">"}) {
        const std::string file = replaced(with_document_type(declaration), "<label>项目名称", "<label>&x;");
        CHECK(std::string(refusal_of(file).what()).ends_with("a document type declaration is not allowed"));
    }
    const std::string outside = "<!DOCTYPE form SYSTEM \"/dev/zero\">";
    (void)refusal_of(replaced(built_in("project_targets"), kHead, outside + kHead));
    (void)refusal_of(replaced(built_in("project_targets"), "<label>项目名称", "<label>&undeclared;"));
}

TEST_CASE("a schema that the file names itself does not count") {
    const ScratchFolder files;
    const std::string lax = files.write("lax.xsd",
                                        "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\">"
                                        "<xs:element name=\"form\"/></xs:schema>");
    const std::string named =
        "<form xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
        "xsi:noNamespaceSchemaLocation=\"" +
        lax + "\" family";
    const std::string file = replaced(built_in("project_targets"), kHead, named);
    CHECK(check_edition(files.write("right.xml", file), kSchema, {}).empty());
    (void)refusal_of(replaced(file, "<header>", "<anything/><header>"));
}

TEST_CASE("an inclusion is an element like any other, and none that is known") {
    const std::string inclusion =
        "<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"/dev/zero\" parse=\"text\"/>";
    (void)refusal_of(replaced(built_in("project_targets"), "<header>", inclusion + "<header>"));
}

TEST_CASE("a hundred megabytes of text are refused, whether in one label, in a comment or in the schema's order") {
    const std::string much(100 << 20, 'x');
    const std::string message = "the file has more than 128 KiB";
    CHECK(refusal_of(replaced(built_in("project_targets"), "<label>项目名称", "<label>" + much)).what() ==
          message);
    CHECK(refusal_of(replaced(built_in("project_targets"), "<header>", "<!--" + much + "--><header>")).what() ==
          message);
    CHECK(refusal_of(much).what() == message);
}

// A megabyte of attributes kept the parser busy for 73 seconds.
TEST_CASE("an element with thousands of attributes is refused before they are compared") {
    std::string attributes;
    for (int i = 0; i < 90000; ++i) attributes += " a" + std::to_string(i) + "=\"1\"";
    (void)refusal_of("<form" + attributes + "/>");
    (void)refusal_of("<form" + attributes.substr(0, attributes.find(" a10000=")) + "/>");
}

TEST_CASE("a label longer than any that is printed is refused") {
    const Error error =
        refusal_of(replaced(built_in("project_targets"), "<label>项目名称", "<label>" + std::string(201, 'x')));
    CHECK(std::string(error.what()).find("exceeds the allowed maximum length") != std::string::npos);
    CHECK(error.remedy() == "shorten it: a label is a few words");
}

TEST_CASE("elements nested without end are refused, at the limit of the parser and long before it") {
    CHECK(std::string(refusal_of(nested(9000)).what()).ends_with("the XML is nested too deeply"));
    (void)refusal_of(nested(200));
}

TEST_CASE("what is not XML is refused with what to do") {
    const std::string file = built_in("project_targets");
    for (const std::string& content : {std::string(), std::string(1000, '\0'), std::string("PK\x03\x04zip"),
                                       std::string("{\"form\": 1}"), file.substr(0, file.size() / 2)})
        (void)refusal_of(content);
    const Error encoding = refusal_of(replaced(file, "<label>项目名称", "<label>\xCF\xEE\xC4\xBF"));
    CHECK(encoding.remedy() == "save the file as UTF-8");
}

TEST_CASE("a file in the encoding that it names is read, also in that of Chinese Windows") {
    const ScratchFolder files;
    const std::string gbk =
        "<?xml version=\"1.0\" encoding=\"GB18030\"?>\n<form family=\"project_targets\" edition=\"X\">"
        "<title><label>\xC4\xBF\xB1\xEA</label></title><indicators><column role=\"name\" kind=\"text\">"
        "<label>\xD6\xB8\xB1\xEA</label></column></indicators></form>";
    const FormEdition edition = read_form_edition(files.write("gbk.xml", gbk), kSchema);
    CHECK(edition.titles == Labels{"目标"});
    CHECK(edition.indicators.columns.front().labels == Labels{"指标"});
}
