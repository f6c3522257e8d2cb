#include "pipeline/text/line_specks.hpp"

#include <algorithm>
#include <opencv2/imgproc.hpp>
#include <vector>

#include "pipeline/base/ink_components.hpp"

namespace shenbao {

namespace {

// Shares of the glyph height.
constexpr double kSmallSide = 0.17;  // full stops are 0.07 (AR PL UMing) to 0.16 (bold) wide
constexpr double kPrintSide = 0.4;   // a line has at least one mark so large: - and the lowest digit are larger
// A lone % whose stroke is worn away is two rings of 0.35, a 5 a bar and a bow: pieces this large that stand this
// close are print if they are so large together. Specks of that size stand alone.
constexpr double kPieceSide = 0.22, kPieceGap = 0.14, kTogether = 0.55;
constexpr double kEqualsSide = 0.28;  // of = in AR PL UMing: 0.36 to 0.44
constexpr double kStrokeGap = 0.12;   // a small mark this close to other ink may be a piece of a broken stroke
constexpr double kFoot = 0.45;        // signs stand at most this far above the glyphs' foot
constexpr double kPairGap = 0.6;      // the dots of a colon stand at most this far apart
constexpr double kSignReach = 1.3;    // a full-width sign stands at most this far behind the glyph before it

struct Mark {
    cv::Rect box;
    int label = 0;
    [[nodiscard]] int right() const { return box.x + box.width; }
    [[nodiscard]] int bottom() const { return box.y + box.height; }
};

bool share_columns(const Mark& a, const Mark& b) {
    return a.box.x < b.right() && b.box.x < a.right();
}

int column_gap(const Mark& a, const Mark& b) {
    return std::max({0, a.box.x - b.right(), b.box.x - a.right()});
}

struct Marks {
    std::vector<Mark> large, small;
};

Marks sort_marks(const std::vector<InkPart>& parts, double glyph_px) {
    Marks marks;
    for (std::size_t i = 1; i < parts.size(); ++i) {
        const Mark mark{parts[i].box, static_cast<int>(i)};
        const bool is_small = std::max(mark.box.width, mark.box.height) <= kSmallSide * glyph_px;
        (is_small ? marks.small : marks.large).push_back(mark);
    }
    return marks;
}

// One of the two strokes of =, which are shorter than those of other signs.
bool is_bar_of_equals(const cv::Rect& box, double glyph_px) {
    return box.width >= kEqualsSide * glyph_px && box.width >= 3 * box.height;
}

// Two pieces of one character.
bool belong_together(const Mark& a, const Mark& b, double glyph_px) {
    const auto is_piece = [&](const Mark& mark) {
        return std::max(mark.box.width, mark.box.height) >= kPieceSide * glyph_px;
    };
    const int rows = std::max({0, a.box.y - b.bottom(), b.box.y - a.bottom()});
    const cv::Rect both = a.box | b.box;
    return is_piece(a) && is_piece(b) && std::max(column_gap(a, b), rows) <= kPieceGap * glyph_px &&
           std::max(both.width, both.height) >= kTogether * glyph_px;
}

bool has_broken_print(const Marks& marks, double glyph_px) {
    for (std::size_t i = 0; i < marks.large.size(); ++i)
        for (std::size_t k = 0; k < i; ++k)
            if (belong_together(marks.large[i], marks.large[k], glyph_px)) return true;
    return false;
}

bool has_print(const Marks& marks, double glyph_px) {
    const bool has_stroke = std::any_of(marks.large.begin(), marks.large.end(), [glyph_px](const Mark& mark) {
        return std::max(mark.box.width, mark.box.height) >= kPrintSide * glyph_px;
    });
    return has_stroke || has_broken_print(marks, glyph_px) ||
           std::ranges::count_if(marks.large,
                                 [&](const Mark& mark) { return is_bar_of_equals(mark.box, glyph_px); }) == 2;
}

// foot: the lowest row of the line's glyphs.
bool is_dirt(const Mark& mark, const Marks& marks, int foot, double glyph_px) {
    bool behind_glyph = false;
    for (const Mark& large : marks.large) {
        if (column_gap(mark, large) <= kStrokeGap * glyph_px) return false;
        const int gap = mark.box.x - large.right();
        if (gap > 0 && gap <= kSignReach * glyph_px) behind_glyph = true;
    }
    for (const Mark& other : marks.small) {
        if (other.label == mark.label || !share_columns(mark, other)) continue;
        const int gap = std::max(mark.box.y - other.bottom(), other.box.y - mark.bottom());
        if (gap > 0 && gap <= kPairGap * glyph_px && behind_glyph) return false;
    }
    const bool at_foot = mark.box.y + mark.box.height / 2.0 >= foot - kFoot * glyph_px;
    return !behind_glyph || !at_foot;
}

}  // namespace

cv::Mat without_line_specks(const cv::Mat& line, double glyph_px) {
    const InkComponents ink = label_ink(line);
    const Marks marks = sort_marks(ink.parts, glyph_px);
    if (!has_print(marks, glyph_px)) return cv::Mat::zeros(line.size(), CV_8UC1);
    int foot = 0;
    for (const Mark& large : marks.large) foot = std::max(foot, large.bottom());
    cv::Mat clean = line.clone();
    for (const Mark& mark : marks.small)
        if (is_dirt(mark, marks, foot, glyph_px)) clean(mark.box).setTo(0, mask_of(ink, mark.label, mark.box));
    return clean;
}

}  // namespace shenbao
