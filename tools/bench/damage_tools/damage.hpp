// Deliberate damage to scans whose truth is known: what may no longer be accepted.
//
// Pictures are 8-bit, 1 or 3 channels, px of the page image; chance comes from the caller's generator alone.
#pragma once

#include <nlohmann/json.hpp>
#include <opencv2/core/mat.hpp>
#include <optional>
#include <random>
#include <string>
#include <vector>

namespace shenbao {

// A field of a typeset and scanned truth, where its text stands.
struct Site {
    std::string path;  // of the truth: funding/0/current
    std::string text;
    int page = 1;
    cv::Rect box;  // around its printed lines
};

// Fields with a text and a place, on pages that stand upright.
[[nodiscard]] std::vector<Site> find_sites(const nlohmann::json& truth);

// Those among them that are part of a sum: amounts of `funding` of which one is the total of others of its group.
// Only of a truth with one declaration, since paths do not name it.
[[nodiscard]] std::vector<Site> find_summands(const nlohmann::json& truth, const std::vector<Site>& sites);

// Another digit of the same number is put in the place of one. The text that is legible now; nullopt, and nothing
// changed, where the digits cannot be told apart or are all the same.
[[nodiscard]] std::optional<std::string> retouch_digit(cv::Mat& page, const Site& site, std::mt19937& random);

// Half of the printed text disappears under paper, a marker or grey tape; the left, right, upper or lower half.
void cover_half(cv::Mat& page, const Site& site, std::mt19937& random);

// As a lens out of focus does; sigma in px.
void blur_page(cv::Mat& page, double sigma);

}  // namespace shenbao
