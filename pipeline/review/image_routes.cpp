// Pages and cells as pictures: see iiif_request.hpp.
#include "pipeline/review/route_groups.hpp"

namespace shenbao {

namespace {

Json image_info(const std::string& id, const PagePicture& picture) {
    Json scales = Json::array();
    for (int scale = 1; picture.page_width / scale > 128; scale *= 2) scales.push_back(scale);
    return {{"@context", "http://iiif.io/api/image/3/context.json"},
            {"id", id},
            {"type", "ImageService3"},
            {"protocol", "http://iiif.io/api/image"},
            {"profile", "level1"},
            {"width", picture.page_width},
            {"height", picture.page_height},
            {"maxWidth", kMostSidePx},
            {"maxHeight", kMostSidePx},
            {"maxArea", kMostAreaPx},
            {"tiles", {{{"width", 512}, {"scaleFactors", scales}}}},
            {"extraFormats", {"png"}},
            {"extraQualities", {"gray"}},
            {"extraFeatures", {"regionByPct", "sizeByPct", "sizeByConfinedWh", "sizeUpscaling"}}};
}

void show_info(ReviewParts& parts, const Call& call, httplib::Response& response) {
    const auto [sha256, page] = read_image_name(call.parts[0]);
    const PicturePointer picture = parts.pictures.find(sha256, page);
    response.set_content(image_info(call.origin + "/iiif/" + call.parts[0], *picture).dump(),
                         "application/ld+json;profile=\"http://iiif.io/api/image/3/context.json\"");
}

// The answer for a hash never changes but by another reading, which is rare: browsers may keep it for a while.
void show_cut(ReviewParts& parts, const Call& call, httplib::Response& response) {
    const auto [sha256, page] = read_image_name(call.parts[0]);
    const PicturePointer picture = parts.pictures.find(sha256, page);
    const IiifCut cut = read_cut(call.parts[1], call.parts[2], call.parts[3], call.parts[4], picture->page_width,
                                 picture->page_height);
    response.set_header("Cache-Control", "private, max-age=600");
    put_body(response, cut_out(*picture, cut), cut.format == IiifFormat::png ? "image/png" : "image/jpeg");
}

}  // namespace

void add_image_routes(Routes& routes, ReviewParts& parts) {
    routes.get("/iiif/{image}", [](const Call& call, httplib::Response& response) {
        response.set_redirect("/iiif/" + call.parts[0] + "/info.json", 303);
    });
    routes.get("/iiif/{image}/info.json",
               [&parts](const Call& call, httplib::Response& response) { show_info(parts, call, response); });
    routes.get("/iiif/{image}/{region}/{size}/{rotation}/{quality_format}",
               [&parts](const Call& call, httplib::Response& response) { show_cut(parts, call, response); });
}

}  // namespace shenbao
