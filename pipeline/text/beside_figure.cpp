#include "pipeline/text/beside_figure.hpp"

#include <algorithm>
#include <functional>
#include <opencv2/imgproc.hpp>
#include <string>
#include <string_view>
#include <utility>

#include "pipeline/base/reader_kind.hpp"
#include "pipeline/base/signs.hpp"
#include "pipeline/base/utf8.hpp"
#include "pipeline/base/value_words.hpp"
#include "pipeline/text/line_part.hpp"
#include "pipeline/text/unclear_parts.hpp"
#include "pipeline/text/value_line.hpp"

namespace shenbao {

namespace {

// No boxes: a blurred = is ■ to the glyphs and to the value reader.
constexpr std::u32string_view kBefore = U"≥≤≧≦⩾⩽><=±×/√";
constexpr std::u32string_view kBehind = U"%‰℃㎡㎥";
constexpr Treatment kShown{44, 0, 1.8};
constexpr const char* kFigureBehind = "95%";
constexpr const char* kFigureBefore = "100";

enum class Side { before, behind };  // of the figure

bool is_unit(std::u32string_view text) {
    const auto among = [](std::u32string_view word) {
        return std::ranges::find(base_units(), word) != base_units().end();
    };
    const bool is_scaled = text.size() > 1 && is_in(text.front(), U"百千万亿");
    return among(text) || (is_scaled && among(text.substr(1)));
}

std::optional<Side> find_side(const std::vector<Symbol>& reading, const Recogniser& values) {
    const std::u32string text = decode_utf8(text_of(reading));
    if (std::ranges::all_of(find_clear(reading), std::identity{})) return std::nullopt;
    if (!std::ranges::all_of(text, [&](char32_t c) { return values.can_write(c); })) return std::nullopt;
    if (text.size() == 1 && is_in(text.front(), kBefore)) return Side::before;
    if ((text.size() == 1 && is_in(text.front(), kBehind)) || is_unit(text)) return Side::behind;
    const bool compares =
        std::ranges::find(comparator_words(), text, &ComparatorWord::word) != comparator_words().end();
    return compares ? std::optional(Side::before) : std::nullopt;
}

// Digits as high as those of a line whose Han characters are kShown's, in the middle of that height. A plain drawn
// face did as well as print.
cv::Mat draw_figure(const std::string& figure, int rows) {
    constexpr int kFace = cv::FONT_HERSHEY_TRIPLEX, kThickness_px = 1, kMargin_px = 8;
    constexpr double kDigitGlyphs = 0.73;  // height of a digit
    const double digit_px = kDigitGlyphs * kShown.glyph_height_px;
    int below = 0;
    const double scale = digit_px / cv::getTextSize(figure, kFace, 1, kThickness_px, &below).height;
    const cv::Size size = cv::getTextSize(figure, kFace, scale, kThickness_px, &below);
    cv::Mat drawn(rows, size.width + 2 * kMargin_px, CV_8UC1, cv::Scalar(255));
    cv::putText(drawn, figure, {kMargin_px, (rows + size.height) / 2}, kFace, scale, cv::Scalar(0), kThickness_px,
                cv::LINE_AA);
    return drawn;
}

bool is_of_figure(const Symbol& symbol) {
    return is_digit(decode_utf8(symbol.text).front());
}

std::ptrdiff_t count_digits(std::string_view figure) {
    return std::ranges::count_if(figure, [](char c) { return c >= '0' && c <= '9'; });
}

// The figure need not be read well: another digit in it says nothing of the sign, and a dot is seen where the two
// meet. But where the first that is seen is the figure's, there is no sign. nullopt where more digits are seen
// than were drawn: some are the line's own.
std::optional<std::vector<Symbol>> part_before(std::vector<Symbol> read) {
    const std::string_view drawn = kFigureBehind;
    if (std::ranges::count_if(read, is_of_figure) > count_digits(drawn)) return std::nullopt;
    if (read.empty() || read.front().text == drawn.substr(0, 1)) return std::vector<Symbol>{};
    const auto figure = std::find_if(read.begin() + 1, read.end(), is_of_figure);
    if (figure == read.end()) return std::vector<Symbol>{};
    read.erase(figure, read.end());
    while (read.size() > 1 && read.back().text == ".") read.pop_back();
    return read;
}

std::optional<std::vector<Symbol>> part_behind(std::vector<Symbol> read) {
    const auto end = std::ranges::find_if_not(read, is_of_figure);
    if (end - read.begin() > count_digits(kFigureBefore)) return std::nullopt;
    if (end == read.begin()) return std::vector<Symbol>{};
    read.erase(read.begin(), end);
    return read;
}

}  // namespace

std::optional<Ballot> ask_beside_figure(const LinePicture& line, const std::vector<Symbol>& reading,
                                        Readers& readers, int& calls) {
    const std::optional<Side> side = find_side(reading, readers.values());
    if (!side) return std::nullopt;
    const bool behind = *side == Side::behind;
    const cv::Mat own = show_line(line, kShown);
    const cv::Mat figure = draw_figure(behind ? kFigureBefore : kFigureBehind, own.rows);
    cv::Mat shown;
    cv::hconcat(behind ? figure : own, behind ? own : figure, shown);
    ++calls;
    std::vector<Symbol> all = readers.values().read(shown);
    auto own_part = behind ? part_behind(std::move(all)) : part_before(std::move(all));
    if (!own_part) return std::nullopt;
    std::vector<Symbol> read = std::move(*own_part);
    const int count = static_cast<int>(read.size());
    for (int i = 0; i < count; ++i) {  // where the recogniser says is of no use: side by side
        Symbol& symbol = read[static_cast<std::size_t>(i)];
        symbol.x0 = line.grey.cols * i / count;
        symbol.x1 = line.grey.cols * (i + 1) / count;
    }
    return Ballot{kValueReader, std::move(read), kValueWeight};
}

std::optional<Ballot> ask_lone_signs(const LinePicture& line, const std::vector<Symbol>& glyphs, Readers& readers,
                                     int& calls) {
    const auto is_figure = [&](std::size_t at) {
        const std::u32string c = at < glyphs.size() ? decode_utf8(vote_key(glyphs[at].text)) : U"";
        return !c.empty() && (is_digit(c.front()) || is_in(c.front(), U"=."));
    };
    std::vector<Symbol> around = glyphs;
    for (Symbol& symbol : around) symbol.borrowed = true;
    std::vector<LinePart> parts;
    std::vector<std::vector<Symbol>> read;
    for (std::size_t at = 0; glyphs.size() > 1 && at < glyphs.size(); ++at) {
        if (!has_barred_sign(glyphs[at].text) || is_figure(at + 1)) continue;
        const LinePart part = make_part(line, glyphs, at, glyphs.size() - at - 1);
        auto values = ask_beside_figure(picture_of(line, part), {glyphs[at]}, readers, calls);
        if (!values || values->symbols.empty()) continue;
        parts.push_back(part);
        read.push_back(std::move(values->symbols));
    }
    if (parts.empty()) return std::nullopt;
    return Ballot{kValueReader, put_into(around, parts, read), kValueWeight, true};
}

}  // namespace shenbao
