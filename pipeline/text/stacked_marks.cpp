#include "pipeline/text/stacked_marks.hpp"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <optional>
#include <string_view>

#include "pipeline/base/ink_components.hpp"
#include "pipeline/base/utf8.hpp"
#include "pipeline/text/ink_stretches.hpp"

namespace shenbao {

namespace {

// At 150 dpi dots are 2 or 3 px high: one pixel more is no tail, and no proof of none. A copier or a fax takes
// most of a tail away: what is left of it makes the lower dot a little taller.
std::optional<bool> has_tail(int upper_px, int lower_px) {
    constexpr double kTail = 1.45, kRestOfTail = 1.15;  // heights of the upper dot; guesses
    if (lower_px > kTail * upper_px) return lower_px >= upper_px + 2 ? std::optional(true) : std::nullopt;
    return lower_px > kRestOfTail * upper_px ? std::nullopt : std::optional(false);
}

std::optional<StackedMark> stacked_mark(const cv::Mat& column, int x, double glyph_px) {
    const std::vector<InkPart> parts = label_ink(column).parts;
    if (parts.size() != 3) return std::nullopt;
    const bool in_order = parts[1].box.y < parts[2].box.y;
    const cv::Rect upper = parts[in_order ? 1 : 2].box, lower = parts[in_order ? 2 : 1].box;
    // Shares of the glyph height: dots are 0.09 to 0.2 wide, their distance about a third of a glyph; where Latin
    // digits stand beside it AR PL UMing has one of 0.11.
    const double gap = lower.y - upper.br().y;
    const bool small = upper.width < 0.24 * glyph_px && upper.height < 0.24 * glyph_px &&
                       lower.width < 0.28 * glyph_px && lower.height < 0.38 * glyph_px;
    const bool square = upper.width < 1.8 * upper.height && upper.height < 1.8 * upper.width;
    if (!small || !square || gap < 0.08 * glyph_px || gap > 0.6 * glyph_px) return std::nullopt;
    return StackedMark{x + column.cols / 2.0, has_tail(upper.height, lower.height)};
}

bool one_of(const std::string& text, std::u32string_view signs) {
    const std::u32string points = decode_utf8(text);
    return points.size() == 1 && signs.find(points.front()) != std::u32string_view::npos;
}

// The symbol among `signs` that is nearest to the mark and within `reach` glyphs, or null. Symbol boxes of the
// recogniser are that inexact: 0.59 glyphs away was seen, and more for the other readers.
Symbol* nearest_sign(Ballot& ballot, const StackedMark& mark, std::u32string_view signs, double reach_px) {
    Symbol* nearest = nullptr;
    for (Symbol& symbol : ballot.symbols) {
        const double away = std::abs((symbol.x0 + symbol.x1) / 2.0 - mark.centre_x);
        if (!one_of(symbol.text, signs) || away > reach_px) continue;
        nearest = &symbol;
        reach_px = away;
    }
    return nearest;
}

// 目标 of 目标12.
std::string without_counter(std::string label) {
    constexpr std::size_t kMostDigits = 2;
    for (std::size_t i = 0; i < kMostDigits && !label.empty() && label.back() >= '0' && label.back() <= '9'; ++i)
        label.pop_back();
    return label;
}

// What tables number whatever their form prints (DOMAIN: 指标1：…, 目标2：…).
bool is_heading(std::string_view text) {
    return text == "指标" || text == "目标" || text == "任务";
}

}  // namespace

std::vector<StackedMark> find_stacked_marks(const LinePicture& line) {
    std::vector<StackedMark> marks;
    for (const auto& [from, to] : find_stretches(line.mask))
        if (to - from < 0.3 * line.glyph_px)
            if (const auto mark = stacked_mark(line.mask.colRange(from, to), from, line.glyph_px))
                marks.push_back(*mark);
    return marks;
}

std::vector<StackedMark> confirmed_marks(std::vector<StackedMark> marks, const std::vector<Symbol>& glyphs,
                                         double glyph_px) {
    std::erase_if(marks, [&](const StackedMark& mark) {
        return std::none_of(glyphs.begin(), glyphs.end(), [&](const Symbol& symbol) {
            const double centre = (symbol.x0 + symbol.x1) / 2.0;
            return one_of(symbol.text, U":;：；") && std::abs(centre - mark.centre_x) < 0.3 * glyph_px;
        });
    });
    return marks;
}

std::vector<StackedMark> with_label_colons(std::vector<StackedMark> marks, const std::vector<Symbol>& glyphs,
                                           const KnownWords& words) {
    const auto is_mark = [](const Symbol& glyph) { return one_of(glyph.text, U":;：；"); };
    const auto end = std::ranges::find_if(glyphs, is_mark);
    if (end == glyphs.end()) return marks;
    const std::string label = text_of({glyphs.begin(), end});
    const std::string counted = without_counter(label);
    const bool is_counted =
        end + 1 != glyphs.end() && (words.is_word(counted) || (counted != label && is_heading(counted)));
    if (!words.is_word(label) && !is_counted) return marks;
    for (StackedMark& mark : marks)
        if (mark.centre_x >= end->x0 && mark.centre_x <= end->x1) mark.tail = mark.tail.value_or(false);
    return marks;
}

Ballot with_stacked_marks(Ballot ballot, const std::vector<StackedMark>& marks, double glyph_px) {
    for (const StackedMark& mark : marks) {
        Symbol* nearest = nearest_sign(ballot, mark, U":;.,：；，。、·", 1.0 * glyph_px);
        if (!nearest) nearest = nearest_sign(ballot, mark, U"'\"!|”“‘’…", 0.6 * glyph_px);
        if (!nearest || (!mark.tail && one_of(nearest->text, U":;：；"))) continue;
        nearest->text = mark.tail.value_or(false) ? "；" : "：";
    }
    return ballot;
}

bool are_in_doubt(const std::vector<StackedMark>& marks, const std::vector<Symbol>& reading, double glyph_px,
                  double reach) {
    return std::any_of(marks.begin(), marks.end(), [&](const StackedMark& mark) {
        if (!mark.tail) return true;
        return std::any_of(reading.begin(), reading.end(), [&](const Symbol& symbol) {
            const double away = std::abs((symbol.x0 + symbol.x1) / 2.0 - mark.centre_x);
            return away < reach * glyph_px && one_of(symbol.text, *mark.tail ? U":：" : U";；");
        });
    });
}

}  // namespace shenbao
