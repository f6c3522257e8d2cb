#include "drawn_page.hpp"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

namespace shenbao::test {
namespace {

constexpr int kShift = 4;  // cv::line with 1/16 px
constexpr double kWidthInch = 8.27, kHeightInch = 11.69;

void stroke(cv::Mat& page, cv::Point2d from, cv::Point2d to, int width) {
    const auto fixed = [](double v) { return static_cast<int>(std::lround((v - 0.5) * (1 << kShift))); };
    cv::line(page, {fixed(from.x), fixed(from.y)}, {fixed(to.x), fixed(to.y)}, cv::Scalar::all(20), width,
             cv::LINE_AA, kShift);
}

cv::Mat blank_a4(double dpi) {
    return {static_cast<int>(std::lround(kHeightInch * dpi)), static_cast<int>(std::lround(kWidthInch * dpi)),
            CV_8U, cv::Scalar(255)};
}

int rule_px(double dpi) {
    return std::max(1, static_cast<int>(std::lround(dpi * 0.01)));
}

}  // namespace

void draw_line(cv::Mat& page, cv::Point2d at, double em_px, int characters, cv::RNG& random) {
    const int width = std::max(1, static_cast<int>(em_px / 14));
    for (int i = 0; i < characters; ++i) {
        const cv::Point2d o(at.x + i * em_px, at.y);
        const double s = 0.8 * em_px;
        stroke(page, o, {o.x + s, o.y}, 2 * width);
        stroke(page, o, {o.x, o.y + s}, width);
        stroke(page, {o.x, o.y + s * random.uniform(0.4, 0.6)},
               {o.x + s * random.uniform(0.5, 1.0), o.y + s * 0.5}, width);
        stroke(page, {o.x + s * random.uniform(0.3, 0.9), o.y}, {o.x + s * random.uniform(0.3, 0.9), o.y + s},
               width);
    }
}

DrawnForm draw_form(double dpi, unsigned seed) {
    DrawnForm form;
    form.grey = blank_a4(dpi);
    form.dpi = dpi;
    cv::RNG random(seed);
    form.left = 0.9 * dpi, form.right = 7.4 * dpi, form.top = 1.5 * dpi, form.bottom = 10.5 * dpi;
    for (const double y : {1.5, 1.8, 2.1, 2.5, 4.5, 6.5, 7.0, 7.5, 9.0, 10.5}) form.rows.push_back(y * dpi);
    for (const double x : {0.9, 2.0, 3.5, 5.5, 7.4}) form.cols.push_back(x * dpi);
    for (const double y : form.rows) stroke(form.grey, {form.left, y}, {form.right, y}, rule_px(dpi));
    for (const double x : form.cols) stroke(form.grey, {x, form.top}, {x, form.bottom}, rule_px(dpi));
    const double em = 10.5 / 72 * dpi;
    for (std::size_t r = 0; r + 1 < form.rows.size(); ++r)
        for (std::size_t c = 0; c + 1 < form.cols.size(); ++c)
            for (double y = form.rows[r] + 0.5 * em; y + 1.3 * em < form.rows[r + 1]; y += 1.6 * em) {
                const double room = (form.cols[c + 1] - form.cols[c]) / em - 1.2;
                draw_line(form.grey, {form.cols[c] + 0.6 * em, y}, em, random.uniform(3, static_cast<int>(room)),
                          random);
            }
    draw_line(form.grey, {2.5 * dpi, 1.0 * dpi}, 0.25 * dpi, 13, random);
    return form;
}

cv::Mat draw_text_page(double dpi, unsigned seed) {
    cv::Mat page = blank_a4(dpi);
    cv::RNG random(seed);
    const double em = 12.0 / 72 * dpi;
    for (int i = 0; i < 30; ++i)
        draw_line(page, {1.1 * dpi, (1.2 + 0.3 * i) * dpi}, em, i % 5 == 4 ? random.uniform(8, 30) : 36, random);
    return page;
}

cv::Mat rotate_about_centre(const cv::Mat& page, double deg, const cv::Scalar& border) {
    // OpenCV counts angles counter-clockwise.
    const cv::Point2f centre(static_cast<float>(page.cols - 1) / 2, static_cast<float>(page.rows - 1) / 2);
    cv::Mat turned;
    cv::warpAffine(page, turned, cv::getRotationMatrix2D(centre, -deg, 1), page.size(), cv::INTER_CUBIC,
                   cv::BORDER_CONSTANT, border);
    return turned;
}

cv::Mat add_grain(const cv::Mat& page, double sigma, unsigned seed) {
    cv::Mat noise(page.size(), CV_MAKETYPE(CV_16S, page.channels())), sum, grainy;
    cv::RNG(seed).fill(noise, cv::RNG::NORMAL, 0, sigma);
    page.convertTo(sum, noise.type());
    sum += noise;
    sum.convertTo(grainy, page.type());
    return grainy;
}

SourcePage as_source(const cv::Mat& image, std::optional<double> dpi) {
    SourcePage source;
    source.file = "drawn";
    source.image = image;
    source.dpi = dpi;
    return source;
}

double score_drawn_line(const cv::Mat& line) {
    const cv::Mat ink = 255 - line;
    // The bars: the darkest row of each half.
    cv::Mat profile;
    cv::reduce(ink, profile, 1, cv::REDUCE_AVG, CV_64F);
    double upper = 0, lower = 0;
    cv::minMaxLoc(profile.rowRange(0, profile.rows / 2), nullptr, &upper);
    cv::minMaxLoc(profile.rowRange(profile.rows / 2, profile.rows), nullptr, &lower);
    return std::clamp(0.5 + (upper - lower) / 255, 0.0, 1.0);
}

}  // namespace shenbao::test
