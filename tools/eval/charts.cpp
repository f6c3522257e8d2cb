#include "tools/eval/charts.hpp"

#include <algorithm>
#include <cmath>
#include <cstdarg>
#include <cstdio>

namespace shenbao {

namespace {

constexpr double kSide = 300, kMargin = 72;  // px of the plot and of what stands around it
constexpr std::size_t kMostPoints = 600;

std::string format(const char* how, ...) __attribute__((format(printf, 1, 2)));
std::string format(const char* how, ...) {
    char text[400];
    va_list values;
    va_start(values, how);
    std::vsnprintf(text, sizeof text, how, values);
    va_end(values);
    return text;
}

// A square plot whose axes run from (x0, y0) to (x1, y1).
class Plot {
  public:
    Plot(double x0, double x1, double y0, double y1) : x0_(x0), x1_(x1), y0_(y0), y1_(y1) {}

    [[nodiscard]] double px(double x) const { return kMargin + kSide * (x - x0_) / (x1_ - x0_); }
    [[nodiscard]] double py(double y) const { return 10 + kSide * (1 - (y - y0_) / (y1_ - y0_)); }

    [[nodiscard]] std::string begin(const char* title, const char* x_name, const char* y_name) const {
        const double size = kSide + kMargin + 14;
        std::string svg = format("<svg viewBox=\"0 0 %.0f %.0f\" width=\"%.0f\" role=\"img\" aria-label=\"%s\">",
                                 size, size, size, title);
        svg += format("<rect x=\"%.0f\" y=\"10\" width=\"%.0f\" height=\"%.0f\" class=\"frame\"/>", kMargin, kSide,
                      kSide);
        constexpr int kTicks = 4;
        for (int i = 0; i <= kTicks; ++i) {
            const double part = static_cast<double>(i) / kTicks;
            const double x = x0_ + part * (x1_ - x0_), y = y0_ + part * (y1_ - y0_);
            svg += format("<text x=\"%.1f\" y=\"%.1f\" class=\"x\">%.3g</text>", px(x), kSide + 26, x);
            svg += format("<text x=\"%.1f\" y=\"%.1f\" class=\"y\">%.3g</text>", kMargin - 5, py(y) + 4, y);
        }
        svg +=
            format("<text x=\"%.1f\" y=\"%.1f\" class=\"x\">%s</text>", kMargin + kSide / 2, kSide + 44, x_name);
        return svg + format("<text transform=\"translate(12 %.1f) rotate(-90)\" class=\"x\">%s</text>",
                            10 + kSide / 2, y_name);
    }
    [[nodiscard]] std::string line(double xa, double ya, double xb, double yb, const char* kind) const {
        return format("<line x1=\"%.2f\" y1=\"%.2f\" x2=\"%.2f\" y2=\"%.2f\" class=\"%s\"/>", px(xa), py(ya),
                      px(xb), py(yb), kind);
    }

  private:
    double x0_, x1_, y0_, y1_;
};

}  // namespace

std::string draw_reliability(std::span<const CalibrationBin> bins) {
    double least = 1;
    for (const CalibrationBin& bin : bins) least = std::min({least, bin.said, bin.right});
    const double from = least > 0.9 ? 0.9 : std::floor(least * 10) / 10;  // a tenth more than needed is readable
    const Plot plot(from, 1, from, 1);
    std::string svg = plot.begin("reliability diagram", "said (mean confidence of the bin)", "share right");
    svg += plot.line(from, from, 1, 1, "ideal");
    for (const CalibrationBin& bin : bins) {
        svg += plot.line(bin.said, bin.said, bin.said, bin.right, "gap");
        svg += format(
            "<circle cx=\"%.2f\" cy=\"%.2f\" r=\"4\" class=\"dot\"><title>%ld fields: said %.4f, right "
            "%.4f</title></circle>",
            plot.px(bin.said), plot.py(bin.right), bin.fields, bin.said, bin.right);
    }
    return svg + "</svg>";
}

std::string draw_risk_coverage(std::span<const RiskPoint> points, double at) {
    double most = 0.001;
    for (const RiskPoint& point : points) most = std::max(most, point.risk);
    const Plot plot(0, 1, 0, most * 1.05);
    std::string svg = plot.begin("risk-coverage curve", "share of fields taken, surest first", "share wrong");
    svg += plot.line(at, 0, at, most * 1.05, "ideal");
    const std::size_t step = std::max<std::size_t>(1, points.size() / kMostPoints);
    svg += "<polyline class=\"curve\" points=\"";
    for (std::size_t i = 0; i < points.size(); ++i)
        if (i % step == 0 || i + 1 == points.size())
            svg += format("%.2f,%.2f ", plot.px(points[i].coverage), plot.py(points[i].risk));
    return svg + "\"/></svg>";
}

}  // namespace shenbao
