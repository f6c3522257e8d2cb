// The report of `explain`: every stage of every page, and every field linked to its box, in one HTML file.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "models/declaration/declaration.hpp"
#include "pipeline/run/explain/stage_pictures.hpp"

namespace shenbao {

// A page as the report keeps it: pictures encoded and reduced, so that a long document fits into memory.
struct ReportPage {
    struct Picture {
        std::string name, title;
        std::string data_url;
    };
    int number = 1;
    int width_px = 0, height_px = 0;  // of the upright page
    std::vector<Picture> pictures;
    std::string facts;  // dpi, turns, skew, cells
};

[[nodiscard]] ReportPage make_report_page(const PageStages& stages, std::span<const StagePicture> pictures);

// Self-contained, UTF-8; needs no network.
[[nodiscard]] std::string make_report(const SourceInfo& source, std::span<const ReportPage> pages,
                                      std::span<const Declaration> declarations);

// Text as HTML.
[[nodiscard]] std::string escape_html(std::string_view text);

}  // namespace shenbao
