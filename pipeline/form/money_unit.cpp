#include "pipeline/form/money_unit.hpp"

#include <algorithm>
#include <cstddef>

#include "pipeline/base/utf8.hpp"
#include "pipeline/form/match_label.hpp"

namespace shenbao {

namespace {

// The blank before 元 that has no room for a 万, which takes 1 em. A full-width colon keeps its dots in its left
// third: 0.75 em are blank behind it; brackets and other characters touch their right edge. Guesses between.
constexpr double kBehindWideColon = 1.2, kBehindColon = 0.9, kBehindOther = 0.7;  // em
constexpr double kInkOfEm = 0.92;  // height of a Han character's ink

// Of the line's characters the one whose code point is `at`; nullptr where they are not known one by one.
const CharReading* char_at(const LineReading& line, std::size_t at) {
    if (line.chars.size() != decode_utf8(line.text).size()) return nullptr;
    return at < line.chars.size() ? &line.chars[at] : nullptr;
}

bool has_room_for_wan(const Piece& unit) {
    if (unit.begin == 0) return true;
    const CharReading *before = char_at(*unit.line, unit.begin - 1), *yuan = char_at(*unit.line, unit.begin);
    if (!before || !yuan) return true;
    const auto ink = unit.line->evidence.get(EvidenceKind::glyph_height_px);
    const double widest = before->text == "："  ? kBehindWideColon
                          : before->text == ":" ? kBehindColon
                                                : kBehindOther;
    return !ink || yuan->box.x0 - before->box.x1 > widest * *ink / kInkOfEm;
}

}  // namespace

const Vocabulary& money_units() {
    static const Vocabulary kUnits{{"万元", {}, {}}, {"元", {}, {}}};
    return kUnits;
}

bool is_money_unit(const std::string& text, const Confusions& confusions) {
    constexpr std::size_t kLongest = 5;  // characters of 人民币万元
    constexpr double kAlike = 0.5;       // one sign of 万元 misread. Guess, unmeasured
    const std::u32string form = label_form(text);
    if (form.empty() || form.size() > kLongest) return false;
    return form.back() == U'元' || std::ranges::any_of(money_units(), [&](const VocabularyWord& unit) {
               return confusable_similarity(form, decode_utf8(unit.word), confusions) >= kAlike;
           });
}

Field with_lost_wan_doubted(Field unit, const Pieces& pieces) {
    const bool scanned = unit.source == FieldSource::ocr && !pieces.empty();
    if (scanned && fold_text(unit.text) == "元" && has_room_for_wan(pieces.front()))
        unit.evidence.set(EvidenceKind::alphabet_gap, 1);
    return unit;
}

}  // namespace shenbao
