// The pictures of one page, in the order of the stages.
#pragma once

#include <opencv2/core/mat.hpp>
#include <string>
#include <vector>

#include "pipeline/run/extract_document.hpp"

namespace shenbao {

enum class PictureKind { photograph, drawing };  // what compresses it well: JPEG or PNG

struct StagePicture {
    std::string name;   // "grid-cells": file names, anchors
    std::string title;  // for people, Chinese and English
    PictureKind kind = PictureKind::drawing;
    cv::Mat picture;  // 8-bit BGR
};

[[nodiscard]] std::vector<StagePicture> draw_page_stages(const PageStages& stages);

// FOLDER/PREFIXpage-001-grid-cells.png
[[nodiscard]] std::string stage_picture_path(const std::string& folder, const std::string& prefix, int page,
                                             const std::string& name);
// Throws Error{cannot_write}.
void write_stage_picture(const std::string& folder, const std::string& prefix, int page, const std::string& name,
                         const cv::Mat& picture);

}  // namespace shenbao
