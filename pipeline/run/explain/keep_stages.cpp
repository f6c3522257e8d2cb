#include "pipeline/run/explain/keep_stages.hpp"

#include <algorithm>
#include <map>
#include <opencv2/imgcodecs.hpp>
#include <utility>
#include <vector>

#include "pipeline/run/explain/draw_stages.hpp"
#include "pipeline/run/explain/stage_pictures.hpp"

namespace shenbao {

namespace {

constexpr double kUnknownDpi = 200;  // only for the width of strokes

bool is_drawn(std::string_view name) {
    static constexpr std::string_view kDrawn[] = {"page-source",   "page-upright", "page-ink",   "page-seal",
                                                  "grid-segments", "grid-joints",  "grid-cells", "readings"};
    return std::ranges::find(kDrawn, name) != std::end(kDrawn);
}

std::map<int, std::vector<FieldMark>> marks_by_page(std::span<const Declaration> declarations) {
    std::map<int, std::vector<FieldMark>> marks;
    for (const Declaration& declaration : declarations)
        visit_fields(declaration, [&marks](const std::string&, const Field& field) {
            marks[field.page].push_back({field.bbox, field.status, field.confidence});
        });
    return marks;
}

}  // namespace

ExtractOptions keeping_stages(ExtractOptions options, const std::string& folder, const std::string& prefix) {
    options.on_page = [folder, prefix, next = std::move(options.on_page)](const PageStages& stages) {
        for (const StagePicture& stage : draw_page_stages(stages))
            write_stage_picture(folder, prefix, stages.upright.number, stage.name, stage.picture);
        if (next) next(stages);
    };
    // Intermediates beyond the stages' own values; what draw_page_stages draws is not written twice.
    options.sink = [folder, prefix, next = std::move(options.sink)](int page, std::string_view stage,
                                                                    const cv::Mat& picture) {
        std::string name(stage);
        std::replace(name.begin(), name.end(), '/', '-');
        if (!is_drawn(name)) write_stage_picture(folder, prefix, page, name, picture);
        if (next) next(page, stage, picture);
    };
    return options;
}

void keep_readings(std::span<const Declaration> declarations, const std::string& folder,
                   const std::string& prefix) {
    const auto marks = marks_by_page(declarations);
    for (const Declaration& declaration : declarations) {
        for (const PageInfo& page : declaration.source.pages) {
            const cv::Mat upright = cv::imread(stage_picture_path(folder, prefix, page.number, "page-upright"));
            const auto found = marks.find(page.number);
            if (upright.empty() || found == marks.end()) continue;
            write_stage_picture(folder, prefix, page.number, "readings",
                                draw_readings(upright, page.dpi.value_or(kUnknownDpi), found->second));
        }
    }
}

}  // namespace shenbao
