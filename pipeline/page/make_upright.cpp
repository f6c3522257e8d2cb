#include "pipeline/page/make_upright.hpp"

#include <algorithm>
#include <opencv2/imgproc.hpp>
#include <utility>

#include "pipeline/page/colour_ink.hpp"
#include "pipeline/page/find_marks.hpp"
#include "pipeline/page/ink_mask.hpp"
#include "pipeline/page/layer_direction.hpp"
#include "pipeline/page/light.hpp"
#include "pipeline/page/orientation.hpp"
#include "pipeline/page/page_dpi.hpp"
#include "pipeline/page/pale_watermark.hpp"
#include "pipeline/page/paper_region.hpp"
#include "pipeline/page/sauvola.hpp"
#include "pipeline/page/shrink.hpp"
#include "pipeline/page/straighten.hpp"
#include "pipeline/page/text_lines.hpp"
#include "pipeline/page/turn_page.hpp"

// The order: light and coloured ink are settled on the source's own pixels, then the geometry is measured on a
// smaller ink mask, every picture is resampled once, and whole quarter turns, which lose nothing, come last.

namespace shenbao {
namespace {

constexpr double kEnoughDpi = 300;
constexpr double kHalvedFrom = 1.9 * kEnoughDpi;  // 600 dpi; files say 599.999, faxes and cameras something near
constexpr double kSurveyDpi = 150;
constexpr double kProvisionalDpi = 150;  // until glyphs tell, for pictures of unknown resolution and odd shape
constexpr double kBlankInkShare = 2e-5;  // of the page; a lone page number has more

// The page's print, evenly lit, in the source's own frame.
struct Print {
    cv::Mat grey;         // paper 255
    cv::Mat colour_mask;  // coloured ink; empty if none
    cv::Mat lifted;       // what was taken for a watermark; empty if nothing was
};

Print lift_print(const cv::Mat& image, const PaperRegion& paper, double dpi) {
    Print print;
    const cv::Mat outside = surroundings_mask(paper, image.size());
    if (is_bilevel(image)) {
        print.grey = clean_bilevel(image);
    } else {
        cv::Mat even = divide_by_paper(image, estimate_paper(paper));
        if (even.channels() == 3) {
            SeparatedInk inks = separate_colour(even, dpi);
            even = inks.grey;
            print.colour_mask = inks.colour_mask;
        }
        const double grain = measure_grain(even);
        const cv::Mat smooth = smooth_grain(even, grain);
        const cv::Mat clear = lift_pale_watermark(smooth.clone(), outside, dpi);
        if (const cv::Mat lifted = clear != smooth; cv::countNonZero(lifted) > 0) print.lifted = lifted;
        print.grey = stretch_contrast(clear, grain);
    }
    if (!outside.empty()) {
        print.grey.setTo(255, outside);
        if (!print.colour_mask.empty()) print.colour_mask.setTo(0, outside);
    }
    return print;
}

// Ink without borders, at survey resolution.
SurveyInk survey_ink(const cv::Mat& grey, double dpi) {
    SurveyInk survey;
    survey.scale = std::min(1.0, kSurveyDpi / dpi);
    survey.dpi = dpi * survey.scale;
    survey.ink = threshold_ink(shrink(grey, survey.scale), survey.dpi);
    if (const cv::Mat borders = find_borders(survey.ink, survey.dpi); !borders.empty())
        survey.ink.setTo(0, borders);
    return survey;
}

double resolve_dpi(const cv::Mat& image, std::optional<double> said_dpi, const PaperRegion& paper) {
    const cv::Size2d sheet = paper.whole ? cv::Size2d(image.size()) : paper_size(paper);
    if (const auto dpi = find_dpi(sheet, said_dpi)) return *dpi;
    const SurveyInk survey = survey_ink(lift_print(image, paper, kProvisionalDpi).grey, kProvisionalDpi);
    const GlyphMask glyphs = find_glyphs(survey.ink, survey.dpi);
    return glyphs.glyph_px > 0 ? dpi_of_glyphs(glyphs.glyph_px / survey.scale) : kProvisionalDpi;
}

// The source as it is worked on.
struct Picture {
    cv::Mat image;  // 8-bit, 1 channel where it has no colour
    PaperRegion paper;
    double dpi = 0;
    double source_px = 1;  // per pixel of `image`
};

// At half the resolution as often as that leaves enough: A3 at 600 dpi has 70 million pixels, and 300 dpi say as
// much.
Picture take_picture(const SourcePage& source) {
    Picture picture{source.image, {}, 0, 1};
    if (picture.image.channels() == 3 && is_colourless(picture.image))
        cv::cvtColor(picture.image, picture.image, cv::COLOR_BGR2GRAY);
    picture.paper = find_paper(picture.image);
    picture.dpi = resolve_dpi(picture.image, source.dpi, picture.paper);
    if (picture.dpi < kHalvedFrom) return picture;
    while (picture.dpi >= kHalvedFrom) {
        picture.image = shrink(picture.image, 0.5);
        picture.dpi /= 2;
        picture.source_px *= 2;
    }
    picture.paper = find_paper(picture.image);
    return picture;
}

void find_ink(UprightPage& page) {
    page.ink = threshold_ink(page.grey, page.dpi);
    if (const cv::Mat borders = find_borders(page.ink, page.dpi); !borders.empty()) {
        page.ink.setTo(0, borders);
        page.grey.setTo(255, borders);
    }
    page.ink = remove_specks(page.ink, page.dpi);
    page.blank = cv::countNonZero(page.ink) < kBlankInkShare * static_cast<double>(page.ink.total());
}

void take_straight_pictures(UprightPage& page, const cv::Mat& image, const Print& print,
                            const Straightening& straightening, bool keep_colour) {
    page.grey = resample(print.grey, straightening, Sampling::cubic, cv::Scalar(255));
    if (keep_colour && image.channels() == 3)
        page.colour = resample(image, straightening, Sampling::linear, cv::Scalar::all(255));
    if (!print.lifted.empty())
        page.lifted = resample(print.lifted, straightening, Sampling::linear, cv::Scalar(0)) > 127;
    if (print.colour_mask.empty()) return;
    page.seal_mask = resample(print.colour_mask, straightening, Sampling::linear, cv::Scalar(0)) > 127;
    page.evidence.seal_share =
        static_cast<double>(cv::countNonZero(page.seal_mask)) / static_cast<double>(page.seal_mask.total());
}

ColourAt colours_under(const PageMap& map, const cv::Mat& image) {
    return [&map, &image](const cv::Point& upright) {
        const Point at = map.to_source(Point{upright.x + 0.5, upright.y + 0.5});
        return image.at<cv::Vec3b>(std::clamp(static_cast<int>(at.y), 0, image.rows - 1),
                                   std::clamp(static_cast<int>(at.x), 0, image.cols - 1));
    };
}

void show(const DebugSink& sink, int page, std::string_view stage, const cv::Mat& picture) {
    if (sink && !picture.empty()) sink(page, stage, picture);
}

// A layer of a whole page is asked and nothing read; a few characters on a scan (a stamp, a page number) only
// where reading tells little.
Orientation find_way_up(const UprightPage& page, const std::optional<TextLayer>& layer, const LineScorer& scorer) {
    constexpr std::size_t kWholePage = 50;  // characters; guess
    constexpr double kSureReading = 0.75;   // guess
    const auto by_layer = layer ? find_layer_direction(*layer) : std::nullopt;
    if (by_layer && layer->glyphs.size() >= kWholePage) return *by_layer;
    const Orientation read = find_orientation(page.grey, page.ink, page.dpi, scorer);
    return by_layer && read.confidence.value_or(0) < kSureReading ? *by_layer : read;
}

}  // namespace

UprightPage make_upright(const SourcePage& source, const PageSettings& settings, const LineScorer& scorer,
                         const DebugSink& sink) {
    show(sink, source.number, "page/source", source.image);
    const Picture picture = take_picture(source);
    const cv::Mat& image = picture.image;
    const PaperRegion& paper = picture.paper;
    const double source_dpi = picture.dpi;

    UprightPage page;
    page.file = source.file;
    page.number = source.number;
    page.dpi = settings.target_dpi > 0 ? settings.target_dpi : source_dpi;
    {
        const Print print = lift_print(image, paper, source_dpi);
        const Straightening straightening = find_straightening(
            survey_ink(print.grey, source_dpi), paper, image.size(), page.dpi / source_dpi, settings.max_skew_deg);
        take_straight_pictures(page, image, print, straightening, settings.keep_colour);
        page.map = straightening.map;
        page.skew_deg = straightening.skew_deg;
        page.evidence.skew_confidence = straightening.skew_confidence;
        page.evidence.straightness_px = straightening.straightness_px;
    }
    find_ink(page);
    if (!page.blank || settings.quarter_turns) {
        const Orientation orientation = settings.quarter_turns
                                            ? Orientation{*settings.quarter_turns, std::nullopt, 0}
                                            : find_way_up(page, source.text_layer, scorer);
        page.evidence.orientation_confidence = orientation.confidence;
        page = turn_page(std::move(page), orientation.quarter_turns);
        if (orientation.quarter_turns % 2 != 0) find_ink(page);  // what is a colon shows on the upright page only
    }
    if (!page.seal_mask.empty()) page.marks = find_marks(page.seal_mask, colours_under(page.map, image), page.dpi);
    const double factor = picture.source_px;
    page.map = page.map.followed_by({factor, 0, 0, 0, factor, 0});
    show(sink, page.number, "page/light", page.grey);
    show(sink, page.number, "page/ink", page.ink);
    show(sink, page.number, "page/seal", page.seal_mask);
    return page;
}

}  // namespace shenbao
