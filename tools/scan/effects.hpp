// What paper, glass and lens do to a picture: small changes in place, all chance from the Random given.
//
// Pictures are 8-bit, 1 or 3 channels (BGR), changed in place. Lengths in px of that picture: callers derive them
// from mm and dpi. Strengths were chosen by eye against descriptions of office scans; guess, unmeasured.
#pragma once

#include <opencv2/core.hpp>
#include <vector>

#include "models/declaration/geometry.hpp"
#include "tools/scan/random.hpp"

namespace shenbao::scan {

// --- fields: 32-bit float, one channel, mean 0, deviation about 1
[[nodiscard]] cv::Mat smooth_field(cv::Size size, double cell_px, Random& random);
[[nodiscard]] cv::Mat noise_field(cv::Size size, double grain_px, Random& random);  // grain 0 = white noise

// --- tone
void soften(cv::Mat& picture, double sigma_px);
// Black becomes `ink`, white becomes `paper` (grey levels or BGR).
void set_tone(cv::Mat& picture, const cv::Scalar& ink, const cv::Scalar& paper);
// Adds noise of `sigma` grey levels, the same in all channels up to a fifth.
void add_noise(cv::Mat& picture, double sigma, double grain_px, Random& random);
// Multiplies by `light` (32-bit float, one channel).
void shine(cv::Mat& picture, const cv::Mat& light);
// A darker line where the sheet's edge casts a shadow on the lid. mask: 255 = sheet.
void shade_sheet_edge(cv::Mat& picture, const cv::Mat& mask, double width_px, double depth);

// --- dirt
// Specks per 100 cm2, radii from small to large (small ones most); `level` is their grey.
struct SpeckKind {
    double count = 0;
    double smallest_px = 0.5;
    double largest_px = 2;
    int level = 20;
};
void add_specks(cv::Mat& picture, const SpeckKind& kind, double area_100cm2, Random& random);

// --- photocopying
// Toner taken up: bands along the drum and patches without enough of it, grain in the ink, then a hard curve.
struct TonerKind {
    double grain = 0.12;     // of full ink
    double lack = 0.25;      // of full ink, in the weakest patches
    double threshold = 0.4;  // ink below it is lost
    double softness = 0.12;
    double patch_px = 60;
    int bands = 3;
};
void copy_toner(cv::Mat& grey, const TonerKind& kind, Random& random);

// --- ink on top of print (multiplied, as transparent inks are); coverage: 32-bit float 0..1
void lay_ink(cv::Mat& bgr, const cv::Mat& coverage, const cv::Scalar& colour);

}  // namespace shenbao::scan
