// Strokes, fills and labels in millimetres of the page, for the pictures of the stages.
#pragma once

#include <opencv2/core/mat.hpp>
#include <string>

#include "models/declaration/geometry.hpp"

namespace shenbao {

// Colours are BGR.
inline const cv::Scalar kBlue{180, 95, 20};
inline const cv::Scalar kOrange{20, 120, 230};
inline const cv::Scalar kGreen{70, 150, 40};
inline const cv::Scalar kRed{45, 40, 200};
inline const cv::Scalar kPurple{150, 60, 130};

[[nodiscard]] int px_of_mm(double mm, double dpi);  // at least 1
[[nodiscard]] cv::Mat to_bgr(const cv::Mat& picture);
[[nodiscard]] cv::Mat faded(const cv::Mat& picture);  // BGR, towards white, as a background
[[nodiscard]] cv::Rect rect_of(const Box& box, const cv::Size& within);
void fill_softly(cv::Mat& canvas, const cv::Rect& area, const cv::Scalar& colour, double opacity);
// Digits and ASCII only; `at`: top left corner of the label.
void put_label(cv::Mat& canvas, const std::string& text, cv::Point at, double height_px, const cv::Scalar& colour);

}  // namespace shenbao
