// Equal-looking line pictures of a document are read once.
//
// Two pictures are the same text when, laid over each other to the best pixel, no spot of one's ink lies away from
// the other's: a spot is what tells 2018年 from 2019年 or 10 from 16, so the worst spot decides, never the mean.
// On a worn scan 8 and 6, or 62 and 82, differ by less than the play that equal texts need, so where there are
// figures the glyphs must read the same from both pictures.
#pragma once

#include <functional>
#include <opencv2/core/mat.hpp>
#include <string>
#include <vector>

#include "pipeline/base/page_text.hpp"
#include "pipeline/text/line_picture.hpp"

namespace shenbao {

class LineMemory {
  public:
    // What the glyphs read from a picture; "" if they are not sure of its figures.
    using GlyphText = std::function<std::string(const LinePicture&)>;

    // The reading of an equal-looking line, or null. `text` is asked for where that has figures. The pointer lives
    // until the next `remember` or `forget`.
    [[nodiscard]] const LineReading* recall(const LinePicture& line, const GlyphText& text);
    void remember(const LinePicture& line, const LineReading& reading);
    void forget();

  private:
    struct Known {
        cv::Mat shape;  // 8-bit ink mask, at the scale of its kind
        LineReading reading;
        int seen = 1;
    };
    [[nodiscard]] static Known* find_equal(std::vector<Known>& among, const cv::Mat& shape, int spot_ink_px);
    [[nodiscard]] static const LineReading* count(Known& known);

    std::vector<Known> texts_, figures_;
};

}  // namespace shenbao
