#include "pipeline/deliver/layout/hocr.hpp"

#include <algorithm>
#include <cmath>

#include "pipeline/deliver/markup.hpp"

namespace shenbao {
namespace {

std::string bbox(const Quad& quad) {
    const Box box = bounds_of(quad);
    return "bbox " + std::to_string(box.x0) + " " + std::to_string(box.y0) + " " + std::to_string(box.x1) + " " +
           std::to_string(box.y1);
}

std::string open(const std::string& tag, const std::string& kind, const std::string& title) {
    return "<" + tag + attribute("class", kind) + attribute("title", title) + ">";
}

std::string line_of(const PlacedLine& line, std::optional<double> confidence) {
    std::string html = open("span", "ocr_line", bbox(line.quad));
    for (std::size_t i = 0; i < line.words.size(); ++i) {
        std::string title = bbox(line.words[i].quad);
        if (confidence) title += "; x_wconf " + std::to_string(static_cast<int>(*confidence * 100));
        html += (i > 0 ? " " : "") + open("span", "ocrx_word", title) + escaped(line.words[i].text) + "</span>";
    }
    return html + "</span>\n";
}

std::string area_of(const Quad& quad, const std::vector<PlacedLine>& lines, std::optional<double> confidence) {
    std::string html = open("div", "ocr_carea", bbox(quad)) + open("p", "ocr_par", bbox(quad)) + "\n";
    for (const PlacedLine& line : lines) html += line_of(line, confidence);
    return html + "</p></div>\n";
}

// In a title attribute a name stands in quotes; it may not end them.
std::string image_name(std::string name) {
    std::ranges::replace(name, '"', '\'');
    return "image \"" + name + "\"";
}

std::string page_of(const PlacedPage& page, const std::string& source_name) {
    const std::string title =
        image_name(source_name) + "; bbox 0 0 " + std::to_string(std::llround(page.width_px)) + " " +
        std::to_string(std::llround(page.height_px)) + "; ppageno " + std::to_string(page.info.number - 1);
    std::string html = open("div", "ocr_page", title) + "\n";
    for (const PlacedLine& line : page.lines) html += area_of(line.quad, {line}, std::nullopt);
    for (const PlacedTable& table : page.tables) {
        html += open("div", "ocr_table", bbox(table.quad)) + "\n";
        for (const PlacedCell& cell : table.cells) html += area_of(cell.quad, cell.lines, cell.confidence);
        html += "</div>\n";
    }
    return html + "</div>\n";
}

}  // namespace

std::string to_hocr(const std::vector<PlacedPage>& pages, const std::string& source_name) {
    std::string html =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html>\n"
        "<html xmlns=\"http://www.w3.org/1999/xhtml\" xml:lang=\"zh\" lang=\"zh\">\n<head>\n<title>" +
        escaped(source_name) +
        "</title>\n<meta http-equiv=\"Content-Type\" content=\"text/html;charset=utf-8\"/>\n"
        "<meta name=\"ocr-system\" content=\"shenbao\"/>\n"
        "<meta name=\"ocr-capabilities\" content=\"ocr_page ocr_table ocr_carea ocr_par ocr_line ocrx_word\"/>\n"
        "</head>\n<body>\n";
    for (const PlacedPage& page : pages) html += page_of(page, source_name);
    return html + "</body>\n</html>\n";
}

}  // namespace shenbao
