// Declarations as XML come from anywhere: a file that attacks its reader is refused at once, with its line, and
// nothing else is read.
#include <sys/resource.h>

#include <catch2/catch.hpp>
#include <chrono>
#include <filesystem>

#include "tests/deliver/delivered.hpp"
#include "tests/support/sample_declaration.hpp"

using namespace shenbao;
using namespace shenbao::testing;

namespace {

const std::string kRoot = "<shenbao xmlns=";
const std::string kTitle = "<text>2020年度部门整体支出绩效目标申报表</text>";

const std::string& sound() {
    static const std::string kXml = [] {
        const Declaration d = make_full_declaration();
        return to_xml({&d, 1}, EvidenceOutput::shown);
    }();
    return kXml;
}

std::string with_document_type(const std::string& declarations) {
    return replaced(sound(), kRoot, "<!DOCTYPE shenbao [" + declarations + "]>\n" + kRoot);
}

int line_of(const std::string& text, const std::string& what) {
    const std::size_t at = text.find(what);
    REQUIRE(at != std::string::npos);
    return 1 + static_cast<int>(std::count(text.begin(), text.begin() + static_cast<long>(at), '\n'));
}

std::string at_line(const std::string& text, const std::string& what) {
    return "line " + std::to_string(line_of(text, what)) + ": ";
}

long peak_kib() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss;
}

// The refusal of a file that is made to take long; fails if it does.
std::string quick_refusal(const std::string& xml) {
    const auto begun = std::chrono::steady_clock::now();
    std::string message = xml_refusal(xml);
    CHECK(std::chrono::steady_clock::now() - begun < std::chrono::seconds(10));  // 1 s at most on an idle core
    return message;
}

}  // namespace

TEST_CASE("entities that multiply are refused where they are declared, used or not") {
    std::string bomb = "<!ENTITY a0 \"ha\">";
    for (int i = 1; i < 30; ++i) {
        const std::string before = "&a" + std::to_string(i - 1) + ";";
        bomb += "<!ENTITY a" + std::to_string(i) + " \"" + before + before + "\">";
    }
    const std::string unused = with_document_type(bomb);
    const std::string refusal = at_line(unused, "<!DOCTYPE") + "a document type declaration is not allowed";
    CHECK(quick_refusal(unused) == refusal);
    CHECK(quick_refusal(replaced(unused, kTitle, "<text>&a29;</text>")) == refusal);
    CHECK(quick_refusal(replaced(unused, "name=\"2019\"", "name=\"&a29;\"")) == refusal);
}

TEST_CASE("entities of other files and of the network are refused, and so are entities that nobody declared") {
    for (const char* declaration :
         {"<!ENTITY x SYSTEM \"file:///etc/hostname\">", "<!ENTITY % x SYSTEM \"/dev/zero\"> %x;",
          "<!ENTITY x SYSTEM \"http://127.0.0.1:9/x\">"}) {
        const std::string file = replaced(with_document_type(declaration), kTitle, "<text>&x;</text>");
        CHECK(quick_refusal(file) == at_line(file, "<!DOCTYPE") + "a document type declaration is not allowed");
    }
    const std::string outside = replaced(sound(), kRoot, "<!DOCTYPE shenbao SYSTEM \"/dev/zero\">" + kRoot);
    CHECK(quick_refusal(outside) == at_line(outside, "<!DOCTYPE") + "a document type declaration is not allowed");
    const std::string undeclared = replaced(sound(), kTitle, "<text>&x;</text>");
    CHECK(quick_refusal(undeclared).starts_with(at_line(undeclared, "&x;")));
}

TEST_CASE("an inclusion is an element like any other, and none that is known") {
    const std::string file =
        replaced(sound(), kTitle,
                 "<text><xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"/dev/zero\" "
                 "parse=\"text\"/></text>");
    CHECK(quick_refusal(file).starts_with(at_line(file, "<xi:include")));
}

TEST_CASE("a schema that the file names itself is not looked at") {
    const std::string hint = " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:schemaLocation=\"" +
                             std::string(kXmlNamespace) + " /dev/zero\"";
    const std::string named = replaced(sound(), "<shenbao", "<shenbao" + hint);
    CHECK(from_xml(named, kXsd) == from_xml(sound(), kXsd));
    (void)quick_refusal(replaced(named, "<notes>", "<anything/><notes>"));
}

TEST_CASE("a hundred megabytes of text are refused by their size, without a copy") {
    std::string file = sound();
    file.insert(file.find(kTitle) + 6, std::string(100 << 20, 'x'));
    const long before = peak_kib();
    CHECK(quick_refusal(file) == "the file has more than 32 MiB");
    CHECK(peak_kib() - before < 10 << 10);
}

TEST_CASE("digits without end where a number must stand are refused") {
    const std::string digits(9 << 20, '7');
    for (const char* element : {"page", "confidence", "bbox", "quad"}) {
        const std::string open = std::string("<") + element + ">", close = std::string("</") + element + ">";
        std::string file = sound();
        const std::size_t from = file.find(open) + open.size();
        file.replace(from, file.find(close, from) - from, digits);
        INFO(element);
        CHECK(quick_refusal(file).starts_with(at_line(file, open)));
    }
}

TEST_CASE("elements within elements without end are refused before they are parsed") {
    std::string nested;
    for (int i = 0; i < 1000000; ++i) nested += "<value>";
    CHECK(quick_refusal("<shenbao>\n" + nested) == "line 2: the XML is nested too deeply");
    std::string parts = "<kind>compound</kind>", ends;
    for (int i = 0; i < 40; ++i) {
        parts += "<parts><value><kind>compound</kind>";
        ends += "</value></parts>";
    }
    const std::string deep = replaced(sound(), "<kind>compound</kind>", parts + ends);
    CHECK(quick_refusal(deep).ends_with("the XML is nested too deeply"));
}

TEST_CASE("elements and attributes without number are refused before they are parsed") {
    std::string many = "<shenbao>\n";
    for (int i = 0; i < 3000000; ++i) many += "<a/>";
    CHECK(quick_refusal(many) == "line 2: the XML has too many elements");
    many = "<shenbao>\n";
    for (int i = 0; i < 500000; ++i) many += "<a b='' c='' d=''/>";
    CHECK(quick_refusal(many) == "line 2: the XML has too many elements");
    std::string attributes;
    for (int i = 0; i < 2000000; ++i) attributes += " a" + std::to_string(i) + "=''";
    CHECK(quick_refusal("<?xml version='1.0'?>\n<!-- \" -->\n<shenbao" + attributes + "/>") ==
          "line 3: an element has too many attributes");
}

TEST_CASE("an element may have sixteen attributes, and no more") {
    const auto refusal = [](int count) {
        std::string attributes;
        for (int i = 0; i < count; ++i) attributes += " a" + std::to_string(i) + "='\"'";
        return quick_refusal("<shenbao" + attributes + "/>");
    };
    CHECK(refusal(17) == "line 1: an element has too many attributes");
    CHECK_FALSE(refusal(16) == "line 1: an element has too many attributes");
}

TEST_CASE("what is not XML, or not in UTF-8, is refused") {
    for (const std::string& content :
         {std::string(), std::string("\n \n"), std::string("{\"schema\": 1}"), std::string("PK\x03\x04zip"),
          std::string("<"), std::string("<a"), std::string("<a b='"), std::string("<!--"), std::string("</"),
          sound().substr(0, sound().size() / 2), sound() + sound()})
        (void)quick_refusal(content);
    CHECK(quick_refusal(std::string(1000, '\0')) == "line 1: this is not XML");
    CHECK(quick_refusal(replaced(sound(), kTitle, std::string("<text>\0</text>", 14))) ==
          at_line(sound(), kTitle) + "the text is not in the encoding that the file names");
    const std::string gbk = replaced(sound(), kTitle, "<text>\xC4\xBF\xB1\xEA</text>");
    CHECK(quick_refusal(gbk) ==
          at_line(gbk, "<text>\xC4") + "the text is not in the encoding that the file names");
    CHECK(quick_refusal(replaced(gbk, "encoding=\"UTF-8\"", "encoding=\"GB18030\"")) == quick_refusal(gbk));
    std::string wide = "\xFF\xFE";
    for (const char c : std::string("<shenbao/>")) wide += {c, '\0'};
    (void)quick_refusal(wide);
    CHECK(from_xml("\xEF\xBB\xBF" + sound(), kXsd) == from_xml(sound(), kXsd));
}

TEST_CASE("characters that XML cannot hold are refused, also as references") {
    for (const char* text : {"\x01", "\xEF\xBF\xBE", "\xED\xA0\x80", "&#1;", "&#xFFFE;", "&#xD800;", "\xC0\x80"}) {
        const std::string file = replaced(sound(), kTitle, "<text>" + std::string(text) + "</text>");
        CHECK(quick_refusal(file).starts_with(at_line(sound(), kTitle)));
    }
}

TEST_CASE("what the schema does not have, has once, or must have is refused with its line") {
    const auto refused_at = [](const std::string& from, const std::string& to, const std::string& where) {
        const std::string file = replaced(sound(), from, to);
        INFO(from << " -> " << to);
        CHECK(quick_refusal(file).starts_with(at_line(file, where)));
    };
    refused_at("<notes>", "<remarks/><notes>", "<remarks/>");
    refused_at("<status>accepted</status>", "<status>accepted</status><status>review</status>", "<status>");
    refused_at("<status>accepted</status>", "", "<source>ocr</source>");
    refused_at("<status>accepted</status>", "<status>maybe</status>", "<status>maybe");
    refused_at("<page>1</page>", "<page>one</page>", "<page>one");
    refused_at("<page>1</page>", "<page>0</page>", "<page>0");
    refused_at("<page>1</page>", "<page>99999999999</page>", "<page>9");
    refused_at("<page>1</page>", "<page/>", "<page/>");
    refused_at("<bbox>10 20 110 50</bbox>", "<bbox>10 20 110</bbox>", "<bbox>10 20 110<");
    refused_at("<bbox>10 20 110 50</bbox>", "<bbox>10 20 110 5.5</bbox>", "<bbox>10 20 110 5");
    refused_at("<confidence>0.997123</confidence>", "<confidence>1.5</confidence>", "<confidence>1.5");
    refused_at("<confidence>0.997123</confidence>", "<confidence>NaN</confidence>", "<confidence>NaN");
    refused_at("<skew_deg>0</skew_deg>", "<skew_deg>INF</skew_deg>", "<skew_deg>INF");
    refused_at("<skew_deg>0</skew_deg>", "<skew_deg>1e999</skew_deg>", "<skew_deg>1e999");
    refused_at("<schema>shenbao/1</schema>", "<schema>shenbao/2</schema>", "<schema>shenbao/2");
    refused_at("<lo>90</lo>", "<lo>ninety</lo>", "<lo>ninety");
    refused_at("<truth>true</truth>", "<truth>yes</truth>", "<truth>yes");
    refused_at("<entry name=\"2018\">", "<entry name=\"2019\" >", "<entry name=\"2019\" >");
    refused_at("<entry name=\"2018\">", "<entry>", "<entry>");
    refused_at("<family>department_declaration", "<family>guess", "<family>guess");
    refused_at("<shenbao xmlns=\"urn:shenbao:1\">", "<shenbao xmlns=\"urn:shenbao:2\">", "<shenbao");
    refused_at("<shenbao xmlns=\"urn:shenbao:1\">", "<shenbao>", "<shenbao");
    refused_at("<title>", "stray text<title>", "<declaration>");
}

TEST_CASE("what another program may write differently is read the same") {
    std::string file = replaced(sound(), "<page>1</page>", "<page>+01</page>");
    file = replaced(file, "<truth>true</truth>", "<truth> 1 </truth>");
    file = replaced(file, "<status>accepted</status>", "<status>\n accepted </status>");
    file = replaced(file, kTitle, "<text><![CDATA[2020年度]]>部门<!-- x -->整体支出&#x7EE9;效目标申报表</text>");
    file = replaced(file, "<shenbao xmlns=", "<!-- ok --><?pi x?><s:shenbao xmlns:s=\"urn:shenbao:1\" xmlns=");
    file = replaced(file, "</shenbao>", "</s:shenbao>");
    CHECK(from_xml(file, kXsd) == from_xml(sound(), kXsd));
}

TEST_CASE("without its schema nothing is read, and the error says what is missing") {
    try {
        (void)from_xml(sound(), "/nowhere/declaration.xsd");
        FAIL("read without a schema");
    } catch (const Error& error) {
        CHECK(error.code() == ErrorCode::missing_dependency);
        CHECK(error.place().file == "/nowhere/declaration.xsd");
    }
}

// Whatever is cut out of a file or doubled in it: it is read, or refused in one line, and never anything else.
TEST_CASE("torn files are read or refused") {
    const std::string& file = sound();
    int read = 0, refused = 0;
    for (unsigned seed = 1; seed <= 300; ++seed) {
        std::srand(seed);
        const auto any = [](std::size_t count) { return static_cast<std::size_t>(std::rand()) % count; };
        const std::size_t from = file.find('<', any(file.size() - 100)), to = file.find('>', from + any(60)) + 1;
        if (from == file.npos || to == 0) continue;
        std::string torn = file;
        if (seed % 2 == 0)
            torn.erase(from, to - from);
        else
            torn.insert(to, file.substr(from, to - from));
        try {
            (void)from_xml(torn, kXsd);
            ++read;
        } catch (const Error& error) {
            CHECK(std::string(error.what()).starts_with("line "));
            ++refused;
        }
    }
    CHECK(refused > 200);
    CHECK(read + refused > 250);
}
