#include "tools/train/values/line_sheet.hpp"

#include <algorithm>
#include <fstream>
#include <opencv2/imgcodecs.hpp>

#include "models/declaration/error.hpp"

namespace shenbao::train {

void write_line_sheet(const std::vector<TaughtLine>& lines, const std::string& prefix) {
    constexpr int kTrainerPadding_px = 4;
    int width = 1, height = 0;
    for (const TaughtLine& line : lines) {
        width = std::max(width, line.picture.cols);
        height += line.picture.rows;
    }
    cv::Mat sheet(std::max(1, height), width, CV_8UC1, cv::Scalar(255));
    std::ofstream boxes(prefix + ".box");
    int top = 0;
    for (const TaughtLine& line : lines) {
        line.picture.copyTo(sheet(cv::Rect(0, top, line.picture.cols, line.picture.rows)));
        const int left = kTrainerPadding_px, right = line.picture.cols - kTrainerPadding_px;
        // Box files count from the bottom.
        const int low = height - (top + line.picture.rows) + kTrainerPadding_px,
                  high = height - top - kTrainerPadding_px;
        boxes << "WordStr " << left << ' ' << low << ' ' << right << ' ' << high << " 0 #" << line.text << '\n'
              << "\t " << left << ' ' << low << ' ' << right << ' ' << high << " 0\n";
        top += line.picture.rows;
    }
    if (!boxes.flush() || !cv::imwrite(prefix + ".png", sheet))
        throw Error(ErrorCode::cannot_write, {prefix, {}}, "cannot be written");
}

}  // namespace shenbao::train
