#include "pipeline/deliver/layout/alto.hpp"

#include <cmath>

#include "pipeline/deliver/markup.hpp"

namespace shenbao {
namespace {

std::string place(const Quad& quad) {
    const Box box = bounds_of(quad);
    return attribute("HPOS", box.x0) + attribute("VPOS", box.y0) + attribute("WIDTH", box.width()) +
           attribute("HEIGHT", box.height());
}

std::string shape(const Quad& quad) {
    std::string points;
    for (const Point& p : quad)
        points += (points.empty() ? "" : " ") + std::to_string(std::lround(p.x)) + "," +
                  std::to_string(std::lround(p.y));
    return "<Shape><Polygon" + attribute("POINTS", points) + "/></Shape>";
}

class AltoPages {
  public:
    [[nodiscard]] std::string write(const PlacedPage& page) {
        const std::string number = std::to_string(page.info.number);
        id_ = "p" + number + "_b";
        block_ = 0;
        const std::string size =
            attribute("WIDTH", std::llround(page.width_px)) + attribute("HEIGHT", std::llround(page.height_px));
        std::string xml = "<Page ID=\"p" + number + "\"" + attribute("PHYSICAL_IMG_NR", page.info.number) + size +
                          ">\n<PrintSpace HPOS=\"0\" VPOS=\"0\"" + size + ">\n";
        for (const PlacedLine& line : page.lines) xml += block({line}, line.quad, std::nullopt);
        for (const PlacedTable& table : page.tables) xml += write(table);
        return xml + "</PrintSpace>\n</Page>\n";
    }

  private:
    std::string write(const PlacedTable& table) {
        std::string xml =
            "<ComposedBlock TYPE=\"table\"" + next_id() + place(table.quad) + ">" + shape(table.quad) + "\n";
        for (const PlacedCell& cell : table.cells) xml += block(cell.lines, cell.quad, cell.confidence);
        return xml + "</ComposedBlock>\n";
    }

    std::string block(const std::vector<PlacedLine>& lines, const Quad& quad, std::optional<double> confidence) {
        std::string xml = "<TextBlock" + next_id() + place(quad) + ">" + shape(quad) + "\n";
        for (const PlacedLine& one : lines) xml += line(one, confidence);
        return xml + "</TextBlock>\n";
    }

    static std::string line(const PlacedLine& line, std::optional<double> confidence) {
        const std::string corrected = line.source == FieldSource::correction ? " CS=\"true\"" : "";
        std::string xml = "<TextLine" + place(line.quad) + corrected + ">" + shape(line.quad);
        for (std::size_t i = 0; i < line.words.size(); ++i) {
            const PlacedWord& word = line.words[i];
            xml += (i > 0 ? "<SP/>" : "") + ("<String" + place(word.quad)) + attribute("CONTENT", word.text) +
                   (confidence ? attribute("WC", share_text(*confidence)) : "") + "/>";
        }
        return xml + "</TextLine>\n";
    }

    std::string next_id() { return attribute("ID", id_ + std::to_string(++block_)); }

    std::string id_;
    int block_ = 0;
};

}  // namespace

std::string to_alto(const std::vector<PlacedPage>& pages, const std::string& source_name) {
    std::string xml =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<alto xmlns=\"http://www.loc.gov/standards/alto/ns-v4#\">\n<Description>\n"
        "<MeasurementUnit>pixel</MeasurementUnit>\n<sourceImageInformation><fileName>" +
        escaped(source_name) +
        "</fileName></sourceImageInformation>\n<Processing ID=\"reading\"><processingSoftware>"
        "<softwareName>shenbao</softwareName></processingSoftware></Processing>\n</Description>\n<Layout>\n";
    AltoPages writer;
    for (const PlacedPage& page : pages) xml += writer.write(page);
    return xml + "</Layout>\n</alto>\n";
}

}  // namespace shenbao
