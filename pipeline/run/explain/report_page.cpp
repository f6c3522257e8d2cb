#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include "pipeline/run/explain/report.hpp"

namespace shenbao {

namespace {

constexpr int kLongestSidePx = 1600;  // cell labels stay readable on A4; guess, unmeasured
constexpr int kJpegQuality = 72;      // guess, unmeasured

std::string to_base64(const std::vector<std::uint8_t>& bytes) {
    static constexpr char kDigits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string text;
    text.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        const std::size_t left = std::min<std::size_t>(3, bytes.size() - i);
        std::uint32_t triple = 0;
        for (std::size_t k = 0; k < 3; ++k) triple = triple << 8U | (k < left ? bytes[i + k] : 0U);
        for (std::size_t k = 0; k < 4; ++k) text += k <= left ? kDigits[triple >> (18 - 6 * k) & 63U] : '=';
    }
    return text;
}

cv::Mat reduced(const cv::Mat& picture) {
    const int longest = std::max(picture.cols, picture.rows);
    if (longest <= kLongestSidePx) return picture;
    const double scale = static_cast<double>(kLongestSidePx) / longest;
    cv::Mat small;
    cv::resize(picture, small, {}, scale, scale, cv::INTER_AREA);
    return small;
}

std::string to_data_url(const StagePicture& stage) {
    std::vector<std::uint8_t> bytes;
    if (stage.kind == PictureKind::photograph) {
        cv::imencode(".jpg", reduced(stage.picture), bytes, {cv::IMWRITE_JPEG_QUALITY, kJpegQuality});
        return "data:image/jpeg;base64," + to_base64(bytes);
    }
    cv::Mat grey;
    cv::cvtColor(reduced(stage.picture), grey, cv::COLOR_BGR2GRAY);
    cv::imencode(".png", grey, bytes, {cv::IMWRITE_PNG_COMPRESSION, 9});
    return "data:image/png;base64," + to_base64(bytes);
}

std::string describe_page_facts(const PageStages& stages) {
    std::size_t cells = 0;
    for (const GridTable& table : stages.grid.tables) cells += table.cells.size();
    char facts[240];
    std::snprintf(facts, sizeof facts,
                  "%.0f dpi · %d×%d px · 转正 turned %d° · 纠偏 skew %.2f° · 表格 tables %zu · 单元格 cells %zu",
                  stages.upright.dpi, stages.upright.grey.cols, stages.upright.grey.rows,
                  stages.upright.quarter_turns * 90, stages.upright.skew_deg, stages.grid.tables.size(), cells);
    return facts;
}

}  // namespace

ReportPage make_report_page(const PageStages& stages, std::span<const StagePicture> pictures) {
    ReportPage page{stages.upright.number, stages.upright.grey.cols, stages.upright.grey.rows, {}, {}};
    for (const StagePicture& picture : pictures)
        page.pictures.push_back({picture.name, picture.title, to_data_url(picture)});
    page.facts = describe_page_facts(stages);
    return page;
}

}  // namespace shenbao
