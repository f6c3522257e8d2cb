#include "pipeline/trust/review_reasons.hpp"

#include <cctype>

#include "pipeline/base/signs.hpp"
#include "pipeline/base/utf8.hpp"
#include "pipeline/base/value_words.hpp"
#include "pipeline/trust/odd_figures.hpp"
#include "pipeline/trust/stray_marks.hpp"
#include "pipeline/trust/trust_parts.hpp"

namespace shenbao {

namespace {

constexpr std::string_view kStrayMarks = "stray marks", kUnlikePrint = "unlike print";

// 5100000013zp: such codes of a table have their _ (510000_0013zp), which stands under the line and is lost
// easily.
bool holds_long_code(std::string_view text) {
    constexpr std::ptrdiff_t kLong = 10;
    std::ptrdiff_t run = 0;
    for (const char c : text) {
        run = std::isalnum(static_cast<unsigned char>(c)) != 0 ? run + 1 : 0;
        if (run >= kLong) return true;
    }
    return false;
}

// A title that could not be read left its place to the head of a section, 绩效项目指标表. A title row that the
// lattice took in is its first.
bool is_title_below_rows(const std::string& path, const Field& field) {
    return path == "title" && field.source == FieldSource::ocr && field.cell && field.cell->row > 0;
}

// Texts that are what a longer one leaves when the scanner loses a sign, where nothing else would tell: an area
// code run into its number, a long code. Both were read with full agreement. (万元 without its 万:
// form/money_unit.hpp.)
bool may_have_lost_a_sign(const std::string& path, const Field& field) {
    if (field.source != FieldSource::ocr) return false;
    const std::string text = fold_text(field.text);
    if (path == "attachment") return holds_long_code(text);
    const bool digits = text.find_first_not_of("0123456789") == std::string::npos;
    return field.kind == FieldKind::phone && digits && text.starts_with('0');
}

// A full stop inside a 指标值 (合格率99%以上。漏损率13%以下) is what copies make of a comma, a dot before a
// character (报纸60.种) what they make of a speck; but a number and its dot at the head are a marker.
bool has_stop_inside(const Field& field) {
    if (field.source != FieldSource::ocr || field.kind != FieldKind::target_value) return false;
    const std::u32string text = decode_utf8(field.text);
    const std::size_t stop = text.find(U'。'), head = text.find_first_not_of(U"0123456789");
    for (std::size_t i = 0; i + 1 < text.size(); ++i)
        if (text[i] == U'.' && i != head && is_han(text[i + 1])) return true;
    return stop != std::u32string::npos && stop + 1 < text.size();
}

// Whether `seen` is the word where it has Han characters, half of them or more.
bool may_be(std::u32string_view seen, std::u32string_view word) {
    if (seen.size() != word.size() || 2 * std::ranges::count_if(seen, is_han) < std::ssize(word)) return false;
    return std::ranges::equal(seen, word, [](char32_t a, char32_t b) { return a == b || !is_han(a); });
}

// 等于 of which the glyphs made 等「: two readers gave a word of comparison, and what any other saw may be no
// other such word. Of 670 scans four had it, all right; too few to say more.
bool is_worn_word(const Field& field) {
    constexpr double kTwoOfThree = 0.6, kThree = 3;
    const auto value_of = [&field](EvidenceKind kind) { return field.evidence.get(kind).value_or(0); };
    const std::u32string word = decode_utf8(fold_text(field.text));
    if (value_of(EvidenceKind::attempts) < kThree || value_of(EvidenceKind::reader_agreement) < kTwoOfThree)
        return false;
    const auto may_be_word_alone = [&](const Alternative& other) {
        const std::u32string seen = decode_utf8(fold_text(other.text));
        return may_be(seen, word) && std::ranges::none_of(comparator_words(), [&](const ComparatorWord& one) {
                   return one.word != word && may_be(seen, one.word);
               });
    };
    return field.kind == FieldKind::vocabulary && !field.alternatives.empty() &&
           std::ranges::find(comparator_words(), word, &ComparatorWord::word) != comparator_words().end() &&
           std::ranges::all_of(field.alternatives, may_be_word_alone);
}

// What no two kinds of readers agree on, nor shapes or words bear out, and no vocabulary or exact rule confirms.
// Of 180 such fields of running text that would be accepted (seed filing, seeds 21, 331, 432, 533) 6 were wrong,
// of the other 17,900 accepted ones 5; 40TB was accepted as 4018.
bool is_unconfirmed(const Field& field) {
    // No vocabulary vouches for a sign: = is what is left of <= without its <. Nor for digits that its word has
    // not: the points behind a level.
    const bool is_sign = field.text.find_first_of("<>=") != std::string::npos || has_barred_sign(field.text);
    const bool has_points = has_digit(decode_utf8(field.text)) &&
                            !(field.value && has_digit(decode_utf8(field.value->text.value_or(""))));
    const bool is_word = field.kind == FieldKind::vocabulary && field.value && !is_sign && !has_points;
    if (field.source != FieldSource::ocr || is_word || field.text.empty()) return false;
    const auto agreed = field.evidence.get(EvidenceKind::models_agree);  // all that older archives have
    // Put together of what several readers saw, none of whom gave it all: 按前三年平 was left of
    // 按前三年平均用量测算, half covered. Of 57 000 accepted fields 15.
    const bool by_nobody = agreed == 0 && field.evidence.get(EvidenceKind::reader_agreement) == 0;
    const bool is_told = field.evidence.get(EvidenceKind::borne_out).value_or(agreed.value_or(1)) != 0;
    return (by_nobody || !is_told) && field.evidence.get(EvidenceKind::rules_exact).value_or(0) <= 0;
}

// `3，“绩效标准”`: a number that begins a text and ends with a comma or a colon is a marker misread.
bool has_odd_marker(const Field& field) {
    if (field.source != FieldSource::ocr) return false;
    const std::u32string text = decode_utf8(fold_text(field.text));
    std::size_t end = 0;
    while (end < text.size() && is_digit(text[end])) ++end;
    if (end == 0 || end + 1 >= text.size() || is_digit(text[end + 1])) return false;
    constexpr std::u32string_view kOdd = U",;:";
    return kOdd.find(text[end]) != std::u32string_view::npos;
}

// Stray marks that a form does print there: % alone in a column of units, the colon that ends a label (one of the
// form's own where it has them), 附件2:, and the one before a list of functions. Of 378 documents of the fit 267,
// 228 and 72 fields that nothing else held back, of 54 others 4 of the last kind; all were right.
bool has_usual_mark(const std::string& path, const Field& field) {
    const std::string text = fold_text(field.text);
    if (path.ends_with("/unit")) return text == "%";
    if (!text.ends_with(':')) return false;
    if (path == "functions_overview/intro") return !has_stray_marks(text.substr(0, text.size() - 1));
    const std::string label = text.substr(0, text.size() - 1);
    if (has_stray_marks(label)) return false;
    if (path == "attachment") {
        constexpr std::string_view kHead = "附件";
        const std::string number = label.starts_with(kHead) ? label.substr(kHead.size()) : "";
        return !number.empty() && number.find_first_not_of("0123456789") == std::string::npos;
    }
    return path.ends_with("/label") &&
           (field.kind != FieldKind::vocabulary || field.evidence.get(EvidenceKind::vocabulary_similarity) == 1);
}

// 2020年度: the digits are the year, whatever mark another reader saw among them. Of the fit 27, all right.
bool is_plain_year(const Field& field) {
    const std::u32string text = decode_utf8(fold_text(field.text));
    constexpr std::size_t kDigits = 4;
    if (field.kind != FieldKind::year || text.size() < kDigits) return false;
    for (std::size_t i = 0; i < kDigits; ++i)
        if (!is_digit(text[i])) return false;
    const std::u32string_view rest = std::u32string_view(text).substr(kDigits);
    return rest.empty() || rest == U"年" || rest == U"年度";
}

// On a blurred page the = of a column of operators was - to all.
bool is_no_operator(const std::string& path, const Field& field) {
    return path.ends_with("/operator") && field.source == FieldSource::ocr && !field.text.empty() &&
           field.evidence.get(EvidenceKind::vocabulary_similarity).value_or(1) < 1;
}

// A period whose months are none: 18月 is 1-8月 without its dash.
bool is_odd_period(const std::string& path, const Field& field) {
    if (path != "period" || field.source != FieldSource::ocr) return false;
    int month = 0;
    for (const char c : fold_text(field.text)) {
        month = std::isdigit(static_cast<unsigned char>(c)) != 0 ? 10 * month + (c - '0') : 0;
        constexpr int kMonths = 12;
        if (month > kMonths) return true;
    }
    return false;
}

}  // namespace

std::vector<std::string_view> evidence_reasons(FieldSource source, std::string_view text,
                                               const Evidence& evidence) {
    std::vector<std::string_view> reasons;
    const auto add = [&reasons](bool holds, std::string_view reason) {
        if (holds) reasons.push_back(reason);
    };
    const bool scanned = source == FieldSource::ocr;
    const auto is_set = [&evidence](EvidenceKind kind) { return evidence.get(kind).value_or(0) > 0; };
    add(scanned && has_barred_sign(text) && evidence.get(EvidenceKind::signs_confirmed) != 1,
        "a sign that may have lost its bar");
    const bool is_word = evidence.get(EvidenceKind::vocabulary_similarity) == 1;
    // Where two kinds of readers saw the rest, it is a bracket all the same: of the fit 95 fields, all right.
    const bool is_told =
        evidence.get(EvidenceKind::borne_out) == 1 || evidence.get(EvidenceKind::models_agree) == 1;
    add(scanned && !is_word && !is_told && has_mixed_brackets(text), "brackets of two widths");
    add(text.empty() && !is_surely_blank(evidence), "a cell that may not be empty");
    // A word of the form that two kinds of readers saw is worn print; one that HanS alone made, which knows words,
    // may be another one by hand.
    add(!(is_word && is_told) && is_unlike_print(source, evidence), kUnlikePrint);
    add(is_set(EvidenceKind::rules_failed), "a rule fails");
    add(is_set(EvidenceKind::alphabet_gap), "a sign that no reader may know, or a mended text");
    add(has_stray_marks(text), kStrayMarks);
    return reasons;
}

std::vector<std::string_view> review_reasons(const std::string& path, const Field& field,
                                             const DeclarationDoubts& doubts) {
    auto reasons = evidence_reasons(field.source, field.text, field.evidence);
    if (has_usual_mark(path, field)) std::erase(reasons, kStrayMarks);
    if (is_worn_word(field)) std::erase(reasons, kUnlikePrint);
    const auto add = [&reasons](bool holds, std::string_view reason) {
        if (holds) reasons.push_back(reason);
    };
    add(doubts.lists.concern(path, field), "a list that may be torn");
    add(doubts.cells.concern(field), "a cell beside text without a place");
    add(doubts.places.concern(field), "not where its column or table has its texts");
    add(is_title_below_rows(path, field), "a title below other rows");
    add(may_have_lost_a_sign(path, field), "a number that may have lost a sign");
    add(has_stop_inside(field), "a full stop inside a value");
    add(is_unconfirmed(field), "no two kinds of readers agree");
    add(has_odd_marker(field), "an odd marker");
    add(has_contested_mark(field) && !is_plain_year(field), "a figure with a contested mark");
    add(has_contested_digit(field), "a figure with a contested digit");
    add(is_broken_figure(field), "a broken figure");
    add(is_off_by_rounding(field), "a sum that holds within rounding only");
    add(is_cut_date(field), "a cut date");
    add(is_odd_period(path, field), "a period of no months");
    add(is_no_operator(path, field), "an operator that is none");
    add(has_square_year(field), "a year in brackets that may be 〔〕");
    add(has_dash_of_ones(field), "a dash of ones");
    return reasons;
}

}  // namespace shenbao
