// Readings and pictures of lines whose characters lie where a test can count them: 10 px wide, at a pitch of 12.
#pragma once

#include <string>
#include <vector>

#include "pipeline/base/utf8.hpp"
#include "pipeline/text/line_picture.hpp"
#include "pipeline/text/recogniser.hpp"

namespace shenbao {

inline std::vector<Symbol> read_as(const std::string& text, double score = 0.9) {
    std::vector<Symbol> symbols;
    for (const char32_t c : decode_utf8(text)) {
        const int x = 12 * static_cast<int>(symbols.size());
        symbols.push_back({encode_utf8(c), score, x, x + 10});
    }
    return symbols;
}

inline LinePicture blank_line(int characters) {
    const cv::Mat white(20, 12 * characters, CV_8UC1, cv::Scalar(255));
    return {{0, 0, white.cols, white.rows}, white, cv::Mat::zeros(white.size(), CV_8UC1), 18};
}

}  // namespace shenbao
