// Equal-looking line pictures of a document are read once.
//
// Two pictures are the same text when, laid over each other to the best pixel, no spot of one's ink lies away from
// the other's: a spot is what tells 2018年 from 2019年 or 10 from 16, so the worst spot decides, never the mean.
// Figures are compared more strictly, for 62 and 82 differ by little more than two prints of one text, and the
// glyphs must read from the second picture what was read from the first. Words are recalled unless the glyphs
// surely see another character: they tell 未 from 末, the spots do not. Lines with signs that a bar tells apart (≥
// >) are always read.
#pragma once

#include <functional>
#include <opencv2/core/mat.hpp>
#include <vector>

#include "pipeline/base/page_text.hpp"
#include "pipeline/text/line_picture.hpp"
#include "pipeline/text/recogniser.hpp"

namespace shenbao {

class LineMemory {
  public:
    // What the glyphs read from a picture.
    using ReadGlyphs = std::function<std::vector<Symbol>(const LinePicture&)>;

    // The reading of an equal-looking line, or null. The glyphs are read where there is one. The pointer lives
    // until the next `remember` or `forget`.
    [[nodiscard]] const LineReading* recall(const LinePicture& line, const ReadGlyphs& read_glyphs);
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
