// Equal-looking line pictures of a document are read once.
//
// Two pictures are the same text when, laid over each other to the best pixel, no spot of one's ink lies away from
// the other's: a spot is what tells 2018年 from 2019年 or 10 from 16, so the worst spot decides, never the mean.
#pragma once

#include <opencv2/core/mat.hpp>
#include <vector>

#include "pipeline/base/page_text.hpp"
#include "pipeline/text/line_picture.hpp"

namespace shenbao {

class LineMemory {
  public:
    // The reading of an equal-looking line, or null. The pointer lives until the next `remember` or `forget`.
    [[nodiscard]] const LineReading* recall(const LinePicture& line);
    void remember(const LinePicture& line, const LineReading& reading);
    void forget();

  private:
    struct Known {
        cv::Mat shape;  // 8-bit ink mask scaled to kShapeHeight_px per glyph
        LineReading reading;
        int seen = 1;
    };
    std::vector<Known> known_;
};

[[nodiscard]] bool look_equal(const LinePicture& a, const LinePicture& b);

}  // namespace shenbao
