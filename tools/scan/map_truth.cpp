#include "tools/scan/map_truth.hpp"

#include <algorithm>
#include <cmath>

namespace shenbao::scan {
namespace {

double rounded(double px) {
    return std::round(px * 100) / 100;
}

Json map_quad(const Json& quad, const PageWarp& warp) {
    Json mapped = Json::array();
    for (const Json& corner : quad) {
        const Point at = warp.to_image({corner[0].get<double>(), corner[1].get<double>()});
        mapped.push_back({rounded(at.x), rounded(at.y)});
    }
    return mapped;
}

Json box_around(const Json& quad) {
    double x0 = quad[0][0], y0 = quad[0][1], x1 = x0, y1 = y0;
    for (const Json& corner : quad) {
        x0 = std::min(x0, corner[0].get<double>());
        y0 = std::min(y0, corner[1].get<double>());
        x1 = std::max(x1, corner[0].get<double>());
        y1 = std::max(y1, corner[1].get<double>());
    }
    return {x0, y0, x1, y1};
}

void map_item(Json& item, const PageWarp& warp) {
    item["quad"] = map_quad(item.at("quad"), warp);
    if (item.contains("bbox")) item["bbox"] = box_around(item["quad"]);
}

// The skew that is left after the quarter turns.
double upright_skew(const ScannedPage& page, double width_pt, double height_pt) {
    const double turned = local_skew_deg(page.warp, width_pt, height_pt) + 90.0 * page.quarter_turns;
    return std::remainder(turned, 360.0);
}

Json page_json(const Json& given, const ScannedPage& page) {
    const double width = given.at("width"), height = given.at("height");
    const Json sheet{{0, 0}, {width, 0}, {width, height}, {0, height}};
    Json mapped{{"number", given.at("number")},
                {"width_px", page.image.cols},
                {"height_px", page.image.rows},
                {"unit", "px"},
                {"dpi", page.dpi_x},
                {"dpi_y", page.dpi_y},
                {"quarter_turns", page.quarter_turns},
                {"skew_deg", std::round(upright_skew(page, width, height) * 1000) / 1000},
                {"quad", map_quad(sheet, page.warp)},
                {"seals", Json::array()}};
    for (const SealMark& seal : page.seals) {
        const Point c = seal.centre;
        const double r = seal.radius_pt;
        const Json square{{c.x - r, c.y - r}, {c.x + r, c.y - r}, {c.x + r, c.y + r}, {c.x - r, c.y + r}};
        mapped["seals"].push_back({{"quad", map_quad(square, page.warp)}});
    }
    return mapped;
}

}  // namespace

Json map_truth(const Json& truth, const std::vector<ScannedPage>& pages) {
    Json mapped = truth;
    const auto page_of = [&pages](const Json& item) -> const ScannedPage& {
        return pages.at(item.at("page").get<std::size_t>() - 1);
    };
    for (std::size_t i = 0; i < pages.size(); ++i) mapped["pages"][i] = page_json(truth["pages"].at(i), pages[i]);
    for (Json& table : mapped["tables"]) {
        const PageWarp& warp = page_of(table).warp;
        map_item(table, warp);
        for (Json& cell : table["cells"]) map_item(cell, warp);
    }
    for (const char* list : {"fields", "lines"})
        for (Json& item : mapped[list]) map_item(item, page_of(item).warp);
    return mapped;
}

}  // namespace shenbao::scan
