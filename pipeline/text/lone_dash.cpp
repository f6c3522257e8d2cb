#include "pipeline/text/lone_dash.hpp"

#include <algorithm>
#include <opencv2/imgproc.hpp>
#include <set>
#include <string>

#include "pipeline/base/reader_kind.hpp"
#include "pipeline/base/signs.hpp"
#include "pipeline/base/utf8.hpp"

namespace shenbao {

namespace {

// In ink heights of a Han character, 0.92 em. Em dashes are 0.8 to 1.0 em of ink, two of them 1.8 and more;
// hyphens and minus signs 0.25 to 0.55.
constexpr double kShortestLong = 0.75, kShortestDouble = 1.6, kLongestDouble = 2.4;
constexpr double kHighest = 0.25;
constexpr double kLeastInked = 0.7;     // of the columns: a worn dash is one still
constexpr std::size_t kMostPieces = 4;  // characters that one stroke was read as

bool is_read_as_dash(const std::u32string& text) {
    return !text.empty() && text.size() <= kMostPieces &&
           std::ranges::all_of(text, [](char32_t c) { return is_in(c, U"-—–―─－一"); });
}

// Glyph heights that the only stroke of the line is long; 0 where there is more than a level stroke.
double stroke_length(const LinePicture& line) {
    const cv::Rect ink = cv::boundingRect(line.mask);
    if (ink.empty() || line.glyph_px <= 0 || ink.height > kHighest * line.glyph_px) return 0;
    cv::Mat columns;
    cv::reduce(line.mask(ink), columns, 0, cv::REDUCE_MAX);
    return cv::countNonZero(columns) >= kLeastInked * ink.width ? ink.width / line.glyph_px : 0;
}

// Whether two that err differently read nothing but dashes; a single stroke may be a 一.
bool is_seen_as_dash(const LineReading& reading, bool is_single) {
    std::set<std::string> readers;
    for (const Attempt& attempt : reading.attempts) {
        const std::u32string text = decode_utf8(attempt.text);
        const bool one = is_single && text.find(U'一') != text.npos;
        if (is_read_as_dash(text) && !one) readers.insert(attempt.reader);
    }
    return are_of_two_kinds(readers);
}

}  // namespace

LineReading with_dash_as_long(LineReading reading, const LinePicture& line) {
    const std::u32string text = decode_utf8(reading.text);
    if (!is_read_as_dash(text)) return reading;
    const double length = stroke_length(line);
    const bool is_double = length >= kShortestDouble && length <= kLongestDouble;
    const bool is_single = length >= kShortestLong && length < kShortestDouble && text != U"一";
    if (!is_double && !is_single) return reading;
    const bool is_certain =
        is_seen_as_dash(reading, is_single);  // but for 一 no character is so long and one stroke
    if (is_certain)
        for (const EvidenceKind kind : {EvidenceKind::models_agree, EvidenceKind::borne_out})
            reading.evidence.set(kind, 1);
    const std::string dash = is_double ? "——" : "—";
    if (dash == reading.text) return reading;
    const bool was_read =
        std::ranges::any_of(reading.attempts, [&](const Attempt& attempt) { return attempt.text == dash; });
    reading.alternatives.insert(reading.alternatives.begin(), {reading.text, {}, "ocr"});
    reading.text = dash;
    if (!was_read && !is_certain) reading.evidence.set(EvidenceKind::alphabet_gap, 1);
    return reading;
}

}  // namespace shenbao
