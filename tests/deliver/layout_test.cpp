#include <catch2/catch.hpp>
#include <cmath>

#include "pipeline/deliver/layout/alto.hpp"
#include "pipeline/deliver/layout/hocr.hpp"
#include "pipeline/deliver/layout/page_xml.hpp"
#include "tests/deliver/placed_sample.hpp"
#include "tests/deliver/xpath.hpp"

using namespace shenbao;
using namespace shenbao::testing;

namespace {

constexpr const char* kAlto = "http://www.loc.gov/standards/alto/ns-v4#";
constexpr const char* kPage = "http://schema.primaresearch.org/PAGE/gts/pagecontent/2019-07-15";
constexpr const char* kXhtml = "http://www.w3.org/1999/xhtml";

std::string hostile_name() {
    return "a\"<b>&'.pdf";
}

}  // namespace

TEST_CASE("a line of a cell lies in the cell's quad as in its box, and one outside where it says") {
    const Declaration d = make_placed_declaration();
    const auto pages = place_pages(std::span(&d, 1));
    REQUIRE(pages.size() == 1);
    CHECK(pages[0].width_px == 1000);
    REQUIRE(pages[0].lines.size() == 1);
    CHECK(pages[0].lines[0].quad[0].x == 100);
    // The page lies on its left side: upright (x, y) is source (y, 2000 - x).
    const Quad& line = pages[0].tables.at(0).cells.at(0).lines.at(0).quad;
    CHECK(line[0].x == Approx(220));
    CHECK(line[0].y == Approx(2000 - 120));
    CHECK(line[2].x == Approx(260));
    CHECK(line[2].y == Approx(2000 - 280));
}

TEST_CASE("words are parted at blanks, where wide characters take twice the room") {
    const Quad quad{{{0, 0}, {80, 0}, {80, 10}, {0, 10}}};
    const auto words = split_words("甲乙 ab 　丙", quad);  // 2 + .5 + 1 + .5 + 1 + 1 = 6 em
    REQUIRE(words.size() == 3);
    CHECK(words[0].text == "甲乙");
    CHECK(words[0].quad[1].x == Approx(80 * 2 / 6.0));
    CHECK(words[1].text == "ab");
    CHECK(words[1].quad[0].x == Approx(80 * 2.5 / 6.0));
    CHECK(words[2].quad[1].x == Approx(80));
    CHECK(split_words("  ", quad).empty());
}

TEST_CASE("a cell of one line shows what became of it, and a page of two filings stands once") {
    Declaration d = make_placed_declaration();
    d.title = Field{};
    d.title->text = "某某县二〇二五年绩效目标表";
    d.title->status = FieldStatus::corrected;
    d.title->cell = CellRef{"t1", 0, 0};
    const std::array<Declaration, 2> both{d, make_placed_declaration()};
    const auto pages = place_pages(both);
    REQUIRE(pages.size() == 1);
    REQUIRE(pages[0].tables.size() == 1);
    CHECK(pages[0].tables[0].cells[0].lines[0].text == "某某县二〇二五年绩效目标表");
    CHECK(pages[0].tables[0].cells[0].lines[0].source == FieldSource::correction);
}

TEST_CASE("ALTO has its parts in the order of the schema, with places in px of the scan") {
    const Declaration d = make_placed_declaration();
    const XPath alto(to_alto(place_pages(std::span(&d, 1)), hostile_name()), kAlto);
    CHECK(alto.text("/n:alto/n:Description/n:MeasurementUnit") == "pixel");
    CHECK(alto.text("/n:alto/n:Description/n:sourceImageInformation/n:fileName") == hostile_name());
    CHECK(alto.text("local-name(/n:alto/*[1])") == "Description");
    CHECK(alto.text("/n:alto/n:Layout/n:Page/@PHYSICAL_IMG_NR") == "1");
    CHECK(alto.text("/n:alto/n:Layout/n:Page/n:PrintSpace/@WIDTH") == "1000");
    const std::string block = "//n:ComposedBlock[@TYPE='table']/n:TextBlock[1]";
    CHECK(alto.text("local-name(" + block + "/*[1])") == "Shape");
    CHECK(alto.text(block + "/n:TextLine/n:String[1]/@CONTENT") == "<script>alert(1)</script>");
    CHECK(alto.text(block + "/n:TextLine/@HPOS") == "220");
    CHECK(alto.text(block + "/n:TextLine/@VPOS") == "1720");
    CHECK(alto.text(block + "/n:TextLine/@WIDTH") == "40");
    CHECK(alto.text(block + "/n:TextLine/n:Shape/n:Polygon/@POINTS") == "220,1880 220,1720 260,1720 260,1880");
    CHECK(alto.text(block + "/n:TextLine/n:String[1]/@WC") == "0.91");
    CHECK(alto.text("count(//n:ComposedBlock/n:TextBlock[not(n:TextLine)])") == "1");
    CHECK(alto.text("count(//*[@ID][@ID = following::*/@ID])") == "0");
}

TEST_CASE("PAGE has its parts in the order of the schema, cells with their roles") {
    const Declaration d = make_placed_declaration();
    const auto pages = place_pages(std::span(&d, 1));
    const XPath page(to_page_xml(pages[0], hostile_name(), "2026-01-31T12:00:00Z"), kPage);
    CHECK(page.text("/n:PcGts/n:Metadata/n:Created") == "2026-01-31T12:00:00Z");
    CHECK(page.text("/n:PcGts/n:Page/@imageFilename") == hostile_name());
    CHECK(page.text("/n:PcGts/n:Page/@imageHeight") == "2000");
    const std::string cell = "//n:TableRegion/n:TextRegion[1]";
    CHECK(page.text("local-name(" + cell + "/*[1])") == "Coords");
    CHECK(page.text("local-name(" + cell + "/*[2])") == "Roles");
    CHECK(page.text("local-name(" + cell + "/*[3])") == "TextLine");
    CHECK(page.text(cell + "/n:Roles/n:TableCellRole/@colSpan") == "2");
    CHECK(page.text(cell + "/n:TextLine/n:Coords/@points") == "220,1880 220,1720 260,1720 260,1880");
    CHECK(page.text(cell + "/n:TextLine/n:TextEquiv/n:Unicode") == "<script>alert(1)</script> 表");
    CHECK(page.text(cell + "/n:TextEquiv/@conf") == "0.91");
    CHECK(page.text("count(//*[@id][@id = following::*/@id])") == "0");
}

TEST_CASE("PAGE keeps its polygons inside the image") {
    Declaration d = make_placed_declaration();
    d.source.pages[0].lines[0].quad = Quad{{{-5, -1}, {5000, 0}, {5000, std::nan("")}, {0, 10}}};
    const auto pages = place_pages(std::span(&d, 1));
    const XPath page(to_page_xml(pages[0], "a", "2026-01-31T12:00:00Z"), kPage);
    CHECK(page.text("//n:Page/n:TextRegion/n:Coords/@points") == "0,0 1000,0 1000,0 0,10");
}

TEST_CASE("hOCR names pages, areas, lines and words with their boxes") {
    const Declaration d = make_placed_declaration();
    const XPath hocr(to_hocr(place_pages(std::span(&d, 1)), hostile_name()), kXhtml);
    CHECK(hocr.text("//n:meta[@name='ocr-system']/@content") == "shenbao");
    CHECK(hocr.text("//n:div[@class='ocr_page']/@title") ==
          "image \"a'<b>&'.pdf\"; bbox 0 0 1000 2000; ppageno 0");
    CHECK(hocr.text("//n:div[@class='ocr_table']//n:span[@class='ocr_line']/@title") == "bbox 220 1720 260 1880");
    CHECK(hocr.text("//n:div[@class='ocr_table']//n:span[@class='ocrx_word'][1]") == "<script>alert(1)</script>");
    CHECK(hocr.text("//n:div[@class='ocr_table']//n:span[@class='ocrx_word'][1]/@title").find("; x_wconf 91") !=
          std::string::npos);
    CHECK(hocr.text("count(//n:script)") == "0");
}

TEST_CASE("a file without lines gives a line for each cell") {
    Declaration d = make_placed_declaration();
    for (TableCell& cell : d.tables[0].cells) cell.lines.clear();
    const auto pages = place_pages(std::span(&d, 1));
    const PlacedCell& cell = pages[0].tables[0].cells[0];
    REQUIRE(cell.lines.size() == 1);
    CHECK(cell.lines[0].quad[0].x == cell.quad[0].x);
    CHECK(pages[0].tables[0].cells[1].lines.empty());
}
