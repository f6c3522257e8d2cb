#include "pipeline/deliver/layout/page_xml.hpp"

#include <algorithm>
#include <cmath>

#include "pipeline/deliver/markup.hpp"

namespace shenbao {
namespace {

class PageRegions {
  public:
    explicit PageRegions(const PlacedPage& page) : page_(page) {}

    std::string write() {
        std::string xml;
        for (const PlacedLine& line : page_.lines) xml += text_region("", line.quad, {line}, std::nullopt);
        for (const PlacedTable& table : page_.tables) xml += table_region(table);
        return xml;
    }

  private:
    std::string table_region(const PlacedTable& table) {
        std::string xml = "<TableRegion" + next_id() + attribute("rows", table.rows) +
                          attribute("columns", table.cols) + ">" + coords(table.quad) + "\n";
        for (const PlacedCell& cell : table.cells)
            xml += text_region(role(cell), cell.quad, cell.lines, cell.confidence);
        return xml + "</TableRegion>\n";
    }

    static std::string role(const PlacedCell& cell) {
        return "<Roles><TableCellRole" + attribute("rowIndex", cell.row) + attribute("columnIndex", cell.col) +
               attribute("rowSpan", cell.row_span) + attribute("colSpan", cell.col_span) + "/></Roles>";
    }

    std::string text_region(const std::string& roles, const Quad& quad, const std::vector<PlacedLine>& lines,
                            std::optional<double> confidence) {
        std::string xml = "<TextRegion" + next_id() + ">" + coords(quad) + roles + "\n", all;
        for (const PlacedLine& line : lines) {
            xml += text_line(line);
            all += (all.empty() ? "" : "\n") + line.text;
        }
        return xml + text_equiv(all, confidence) + "</TextRegion>\n";
    }

    std::string text_line(const PlacedLine& line) {
        std::string xml = "<TextLine" + next_id() + ">" + coords(line.quad);
        for (const PlacedWord& word : line.words)
            xml += "<Word" + next_id() + ">" + coords(word.quad) + text_equiv(word.text, std::nullopt) + "</Word>";
        return xml + text_equiv(line.text, std::nullopt) + "</TextLine>\n";
    }

    static std::string text_equiv(const std::string& text, std::optional<double> confidence) {
        return "<TextEquiv" + (confidence ? attribute("conf", share_text(*confidence)) : "") + "><Unicode>" +
               escaped(text) + "</Unicode></TextEquiv>";
    }

    [[nodiscard]] std::string coords(const Quad& quad) const {
        const auto inside = [](double at, double most) {
            return std::to_string(std::lround(std::clamp(std::isfinite(at) ? at : 0, 0.0, std::max(most, 0.0))));
        };
        std::string points;
        for (const Point& p : quad)
            points +=
                (points.empty() ? "" : " ") + inside(p.x, page_.width_px) + "," + inside(p.y, page_.height_px);
        return "<Coords" + attribute("points", points) + "/>";
    }

    std::string next_id() { return attribute("id", "r" + std::to_string(++count_)); }

    const PlacedPage& page_;
    int count_ = 0;
};

}  // namespace

std::string to_page_xml(const PlacedPage& page, const std::string& source_name, const std::string& written_at) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
           "<PcGts xmlns=\"http://schema.primaresearch.org/PAGE/gts/pagecontent/2019-07-15\">\n"
           "<Metadata><Creator>shenbao</Creator><Created>" +
           escaped(written_at) + "</Created><LastChange>" + escaped(written_at) +
           "</LastChange></Metadata>\n<Page" + attribute("imageFilename", source_name) +
           attribute("imageWidth", std::llround(page.width_px)) +
           attribute("imageHeight", std::llround(page.height_px)) + ">\n" + PageRegions(page).write() +
           "</Page>\n</PcGts>\n";
}

}  // namespace shenbao
