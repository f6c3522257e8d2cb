#include <opencv2/imgproc.hpp>

#include "pipeline/run/explain/canvas.hpp"
#include "pipeline/run/explain/draw_stages.hpp"

namespace shenbao {

cv::Mat draw_source(const SourcePage& page) {
    return to_bgr(page.image);
}

cv::Mat draw_upright(const UprightPage& page) {
    return to_bgr(page.grey);
}

cv::Mat draw_ink(const UprightPage& page) {
    cv::Mat print;
    cv::bitwise_not(page.ink, print);
    return to_bgr(print);
}

cv::Mat draw_seal(const UprightPage& page) {
    cv::Mat canvas = faded(page.colour.empty() ? page.grey : page.colour);
    if (!page.seal_mask.empty()) canvas.setTo(kRed, page.seal_mask);
    return canvas;
}

cv::Mat draw_readings(const cv::Mat& page, double dpi, std::span<const FieldMark> marks) {
    cv::Mat canvas = to_bgr(page);
    for (const FieldMark& mark : marks) {
        const bool doubtful = mark.confidence.value_or(0) < 0.5;
        const cv::Scalar& colour = mark.status != FieldStatus::review ? kGreen : doubtful ? kRed : kOrange;
        const cv::Rect area = rect_of(mark.box, canvas.size());
        fill_softly(canvas, area, colour, 0.18);
        if (!area.empty()) cv::rectangle(canvas, area, colour, px_of_mm(0.25, dpi));
    }
    return canvas;
}

}  // namespace shenbao
