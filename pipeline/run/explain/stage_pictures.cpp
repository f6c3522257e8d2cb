#include "pipeline/run/explain/stage_pictures.hpp"

#include <cstdio>
#include <opencv2/imgcodecs.hpp>

#include "models/declaration/error.hpp"
#include "pipeline/run/explain/draw_stages.hpp"

namespace shenbao {

std::vector<StagePicture> draw_page_stages(const PageStages& stages) {
    std::vector<StagePicture> pictures;
    const auto add = [&pictures](const char* name, const char* title, PictureKind kind, cv::Mat picture) {
        pictures.push_back({name, title, kind, std::move(picture)});
    };
    add("source", "扫描原件 source", PictureKind::photograph, draw_source(stages.source));
    add("page-upright", "摆正 upright", PictureKind::photograph, draw_upright(stages.upright));
    add("page-ink", "墨迹 ink", PictureKind::drawing, draw_ink(stages.upright));
    if (!stages.upright.seal_mask.empty())
        add("page-seal", "印章 seals", PictureKind::photograph, draw_seal(stages.upright));
    add("grid-segments", "表线 rules", PictureKind::photograph, draw_segments(stages.upright, stages.grid));
    add("grid-joints", "交点 joints", PictureKind::photograph, draw_joints(stages.upright, stages.grid));
    add("grid-cells", "单元格 cells", PictureKind::photograph, draw_cells(stages.upright, stages.grid));
    return pictures;
}

std::string stage_picture_path(const std::string& folder, const std::string& prefix, int page,
                               const std::string& name) {
    char number[16];
    std::snprintf(number, sizeof number, "%03d", page);
    return folder + "/" + prefix + "page-" + number + "-" + name + ".png";
}

void write_stage_picture(const std::string& folder, const std::string& prefix, int page, const std::string& name,
                         const cv::Mat& picture) {
    const std::string path = stage_picture_path(folder, prefix, page, name);
    bool written = false;
    try {
        written = cv::imwrite(path, picture);
    } catch (const cv::Exception&) {
        written = false;
    }
    if (!written)
        throw Error(ErrorCode::cannot_write, {path, std::nullopt}, "cannot write the picture",
                    "check the folder, its permissions and the free space");
}

}  // namespace shenbao
