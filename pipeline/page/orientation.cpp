#include "pipeline/page/orientation.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <vector>

#include "pipeline/page/shrink.hpp"
#include "pipeline/page/text_lines.hpp"

namespace shenbao {
namespace {

constexpr double kSurveyDpi = 150;
constexpr std::size_t kMaxLines = 6;
constexpr int kMinLines = 3;
constexpr double kClearDirection = 0.72;  // share of level neighbours; between 0.28 and 0.72 all four are scored
constexpr double kClearMargin = 0.75;     // sum of score differences after which reading stops; guess
constexpr double kVeryClearMargin = 0.9;  // with one line less; guess
constexpr double kMarginScale = 0.25;     // margin at which the confidence is 1 - 1/e of the way from even; guess
constexpr double kLinePaddingGlyphs = 0.2;
constexpr double kGeometryOnly = 0.5;  // up or down not asked: even odds

// Sums over the lines read so far, per quarter turn.
using Scores = std::array<double, 4>;

struct Survey {
    GlyphMask glyphs;
    std::vector<cv::Rect> lines;
};

Survey survey_text(const GlyphMask& glyphs) {
    return {glyphs, pick_text_lines(glyphs, kMaxLines)};
}

// A line cut from `grey` (scale: its px per survey px), rules in it whitened.
cv::Mat cut_line(const cv::Mat& grey, const Survey& survey, const cv::Rect& line, double scale) {
    const int padding = static_cast<int>(std::lround(kLinePaddingGlyphs * survey.glyphs.glyph_px));
    const cv::Rect all({0, 0}, survey.glyphs.large.size());
    const cv::Rect box =
        cv::Rect(line.x - padding, line.y - padding, line.width + 2 * padding, line.height + 2 * padding) & all;
    const cv::Rect full = cv::Rect(static_cast<int>(box.x * scale), static_cast<int>(box.y * scale),
                                   static_cast<int>(box.width * scale), static_cast<int>(box.height * scale)) &
                          cv::Rect({0, 0}, grey.size());
    cv::Mat cut = grey(full).clone(), rules;
    cv::dilate(survey.glyphs.large(box), rules, cv::getStructuringElement(cv::MORPH_RECT, {3, 3}));
    cv::resize(rules, rules, cut.size(), 0, 0, cv::INTER_NEAREST);
    cut.setTo(255, rules);
    return cut;
}

double score_line(const cv::Mat& line, bool half_turned, const LineScorer& scorer) {
    if (!half_turned) return scorer(line);
    cv::Mat turned;
    cv::rotate(line, turned, cv::ROTATE_180);
    return scorer(turned);
}

// Best and second best of the turns asked for.
struct Ranking {
    int best = 0;
    double margin = 0;
};

Ranking rank_turns(const Scores& scores, bool level, bool sideways) {
    Ranking ranking;
    double best = -1, second = -1;
    for (int turn = 0; turn < 4; ++turn) {
        if (turn % 2 == 0 ? !level : !sideways) continue;
        const double score = scores[static_cast<std::size_t>(turn)];
        if (score > best)
            second = best, best = score, ranking.best = turn;
        else
            second = std::max(second, score);
    }
    ranking.margin = best - second;
    return ranking;
}

// 0.5 at no margin, near 1 at a clear one.
double confidence_of(double margin) {
    return 1 - 0.5 * std::exp(-margin / kMarginScale);
}

// Which turns the geometry leaves open.
struct OpenTurns {
    bool level = true, sideways = true;
    double share = 0.5;  // of level neighbours
};

OpenTurns ask_geometry(const GlyphMask& glyphs) {
    const auto share = share_of_level_neighbours(glyphs);
    if (!share) return {};
    return {*share > 1 - kClearDirection, *share < kClearDirection, *share};
}

Orientation trust_geometry(const OpenTurns& open) {
    Orientation result;
    result.quarter_turns = open.share < 0.5 ? 1 : 0;
    result.confidence = kGeometryOnly * std::max(open.share, 1 - open.share);
    return result;
}

// The page lying as it is and turned clockwise once: each with its text, and its grey.
struct Attitude {
    Survey text;
    cv::Mat grey;
};

Orientation read_lines(const std::array<Attitude, 2>& attitudes, const OpenTurns& open, double scale,
                       const LineScorer& scorer) {
    Orientation result;
    Scores scores{};
    for (std::size_t i = 0; i < kMaxLines; ++i) {
        bool any = false;
        for (std::size_t turn = 0; turn < 4; ++turn) {
            const Attitude& attitude = attitudes[turn % 2];
            if (i >= attitude.text.lines.size()) continue;
            const cv::Mat line = cut_line(attitude.grey, attitude.text, attitude.text.lines[i], scale);
            scores[turn] += score_line(line, turn / 2 == 1, scorer);
            any = true;
        }
        if (!any) break;
        ++result.lines_scored;
        const Ranking ranking = rank_turns(scores, open.level, open.sideways);
        result.quarter_turns = ranking.best;
        result.confidence = confidence_of(ranking.margin);
        if (result.lines_scored >= kMinLines && ranking.margin > kClearMargin) break;
        if (result.lines_scored == kMinLines - 1 && ranking.margin > kVeryClearMargin) break;
    }
    return result;
}

}  // namespace

Orientation find_orientation(const cv::Mat& grey, const cv::Mat& ink, double dpi, const LineScorer& scorer) {
    const double smaller = std::min(1.0, kSurveyDpi / dpi);
    cv::Mat small = shrink(ink, smaller) > 80;
    const GlyphMask glyphs = find_glyphs(small, dpi * smaller);
    if (glyphs.glyph_px <= 0) return {};
    const OpenTurns open = ask_geometry(glyphs);
    if (!scorer) return trust_geometry(open);
    std::array<Attitude, 2> attitudes;
    if (open.level) attitudes[0] = {survey_text(glyphs), grey};
    if (open.sideways) {
        cv::rotate(small, small, cv::ROTATE_90_CLOCKWISE);
        attitudes[1].text = survey_text(find_glyphs(small, dpi * smaller));
        cv::rotate(grey, attitudes[1].grey, cv::ROTATE_90_CLOCKWISE);
    }
    const Orientation read = read_lines(attitudes, open, 1 / smaller, scorer);
    return read.lines_scored > 0 ? read : trust_geometry(open);
}

}  // namespace shenbao
