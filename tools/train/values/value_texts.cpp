#include "tools/train/values/value_texts.hpp"

#include <array>
#include <cstdio>
#include <span>

#include "pipeline/base/utf8.hpp"
#include "pipeline/base/value_words.hpp"
#include "pipeline/text/width_policy.hpp"

namespace shenbao::train {
namespace {

using scan::Random;

template <class T, std::size_t N>
const T& pick(const std::array<T, N>& from, Random& random) {
    return from[static_cast<std::size_t>(random.integer(0, static_cast<int>(N) - 1))];
}

template <class T>
const T& pick(std::span<const T> from, Random& random) {
    return from[static_cast<std::size_t>(random.integer(0, static_cast<int>(from.size()) - 1))];
}

// ≥ and ≤ most of the time: two cells of five that hold a number begin with one of them.
constexpr std::array<const char*, 16> kSigns{"≥", "≥", "≥", "≥", "≥", "≤", "≤", "≤",
                                             ">", "<", "=", "≧", "≦", "±", "≥", "≤"};
// Signs as input methods leave them: of the width of a Han character, or of two characters.
constexpr std::array<const char*, 8> kWideSigns{"＞", "＜", "＝", "≥", "≤", ">=", "<=", "≥"};
constexpr std::array<const char*, 7> kRangeSigns{"-", "-", "~", "～", "—", "至", "－"};
constexpr std::array<const char*, 9> kRates{"%", "%", "%", "%", "%", "%", "％", "‰", "(%)"};
constexpr std::array<const char*, 12> kCompositeUnits{
    "元/人", "元/人·月", "元/亩", "元/平方米", "元/㎡", "㎡", "㎡", "㎡", "人/年", "次/年", "元/年", "万元/年"};
// The grammar does not know them; cells hold them.
constexpr std::array<const char*, 12> kLetterUnits{"TB", "GB", "MB", "KW", "MW", "kWh",
                                                   "G",  "M",  "℃",  "km", "kg", "m"};
// As in project codes; O and I look like digits.
constexpr std::string_view kLetters = "ABCDEFGHJKLMNPQRSTUVWXYZ";
constexpr std::array<const char*, 4> kScales{"", "", "万", "亿"};
constexpr std::array<const char*, 10> kMarkers{"①", "②", "③", "④", "⑤", "⑥", "⑦", "⑧", "⑨", "⑩"};
constexpr std::array<const char*, 4> kBoxes{"□", "☑", "√", "■"};
constexpr std::array<const char*, 12> kChoices{"是",   "否",   "有",   "无",   "新增", "延续",
                                               "定性", "定量", "正向", "反向", "",     "/"};
constexpr std::array<const char*, 11> kAlone{"无", "/", "—", "-", "*", "**", "★", "是", "否", "√", "×"};
constexpr std::array<const char*, 9> kDatePlaces{"", "", "底", "末", "底前", "前", "初", "上旬", "之前"};

std::string digits(int count, Random& random) {
    std::string text;
    for (int i = 0; i < count; ++i)
        text += static_cast<char>('0' + random.integer(i == 0 && count > 1 ? 1 : 0, 9));
    return text;
}

// Any digits, zeros ahead among them.
std::string code_digits(int count, Random& random) {
    std::string text;
    for (int i = 0; i < count; ++i) text += static_cast<char>('0' + random.integer(0, 9));
    return text;
}

std::string grouped(const std::string& whole) {
    std::string text;
    for (std::size_t i = 0; i < whole.size(); ++i) {
        if (i > 0 && (whole.size() - i) % 3 == 0) text += ',';
        text += whole[i];
    }
    return text;
}

std::string draw_number(Random& random) {
    if (random.chance(0.12)) return "100";
    if (random.chance(0.2)) return std::string("9") + digits(1, random);
    std::string number = digits(random.chance(0.75) ? random.integer(1, 3) : random.integer(4, 6), random);
    if (number.size() > 3 && random.chance(0.2)) number = grouped(number);
    if (random.chance(0.15)) number += std::string(".") + code_digits(random.integer(1, 2), random);
    return number;
}

std::string draw_unit(Random& random) {
    if (random.chance(0.4)) return pick(kRates, random);
    if (random.chance(0.15)) return pick(kCompositeUnits, random);
    if (random.chance(0.15)) return std::string(pick(kScales, random)) + "元";
    if (random.chance(0.1)) return "";
    return encode_utf8(pick(base_units(), random));
}

std::string draw_comparator(Random& random) {
    if (random.chance(0.3)) return "";
    if (random.chance(0.75)) return pick(kSigns, random);
    if (random.chance(0.4)) return pick(kWideSigns, random);
    return encode_utf8(pick(comparator_words(), random).word);
}

std::string draw_range(Random& random) {
    const std::string unit = draw_unit(random);
    return draw_number(random) + (random.chance(0.2) ? unit : "") + pick(kRangeSigns, random) +
           draw_number(random) + unit;
}

std::string draw_change(Random& random) {
    if (random.chance(0.4)) return (random.chance(0.5) ? "±" : "+") + draw_number(random) + draw_unit(random);
    return encode_utf8(pick(change_words(), random).word) + draw_number(random) + draw_unit(random);
}

std::string draw_date(Random& random) {
    const std::string year = (random.chance(0.8) ? "20" : "19") + code_digits(2, random);
    char text[64];
    const int month = random.integer(1, 12), day = random.integer(1, 31);
    constexpr std::array<const char*, 4> kForms{"%s.%d.%d", "%s-%02d-%02d", "%s/%d/%d", "%s年%d月%d日"};
    if (random.chance(0.5)) {
        std::snprintf(text, sizeof text, pick(kForms, random), year.c_str(), month, day);
        return text;
    }
    if (random.chance(0.25)) return year + "年" + (random.chance(0.5) ? "全年" : "年底前");
    return (random.chance(0.8) ? year + "年" : "") + std::to_string(month) + "月" + pick(kDatePlaces, random);
}

std::string draw_phone(Random& random) {
    if (random.chance(0.4)) return std::string("1") + digits(10, random);
    const std::string area = std::string("0") + digits(random.integer(2, 3), random);
    return (random.chance(0.8) ? area + (random.chance(0.7) ? "-" : "") : "") +
           digits(random.integer(7, 8), random);
}

std::string draw_code(Random& random) {
    const std::string code = code_digits(random.integer(3, 9), random);
    if (random.chance(0.3)) return std::string("[") + code + "]";
    if (random.chance(0.2)) return std::string("(") + code + ")";
    if (random.chance(0.3))
        return code +
               kLetters[static_cast<std::size_t>(random.integer(0, static_cast<int>(kLetters.size()) - 1))] +
               code_digits(random.integer(3, 9), random);
    return code + (random.chance(0.3) ? std::string("-") + code_digits(random.integer(1, 3), random) : "");
}

std::string draw_choice(Random& random) {
    std::string text;
    const int count = random.integer(1, 2);
    for (int i = 0; i < count; ++i) text += std::string(pick(kBoxes, random)) + pick(kChoices, random);
    return text;
}

std::string draw_measure(Random& random) {
    return draw_comparator(random) + draw_number(random) + pick(kLetterUnits, random);
}

// Times, ratios, and what is left of a heading that is cut in two (年度目标 / 3:).
std::string draw_colon(Random& random) {
    const std::string number = digits(random.integer(1, 2), random);
    if (random.chance(0.5)) return number + (random.chance(0.5) ? ":" : "：");
    return number + ":" + code_digits(random.integer(1, 2), random);
}

// A line of a value that is broken over the lines of a narrow cell: at any character.
std::string draw_fragment(Random& random) {
    const std::u32string whole = decode_utf8(random.chance(0.7) ? draw_quantity(random) : draw_date(random));
    const auto at = static_cast<std::size_t>(random.integer(0, static_cast<int>(whole.size()) - 1));
    return encode_utf8(random.chance(0.5) && at > 0 ? whole.substr(0, at) : whole.substr(at));
}

std::string draw_marked(Random& random) {
    const std::string marker = random.chance(0.6)   ? pick(kMarkers, random)
                               : random.chance(0.5) ? std::string("(") + digits(1, random) + ")"
                                                    : digits(1, random) + (random.chance(0.5) ? "." : "、");
    return marker + draw_quantity(random);
}

}  // namespace

std::string draw_quantity(Random& random) {
    if (random.chance(0.1)) return draw_range(random);
    std::string text = draw_comparator(random) + draw_number(random) + draw_unit(random);
    if (random.chance(0.1)) text += encode_utf8(pick(comparator_suffixes(), random).word);
    return text;
}

std::string draw_amount(Random& random) {
    const std::string whole = digits(random.integer(1, 8), random);
    return (random.chance(0.05) ? "-" : "") + (random.chance(0.5) ? grouped(whole) : whole) +
           (random.chance(0.8)
                ? std::string(".") + code_digits(random.chance(0.8) ? 2 : random.integer(1, 4), random)
                : "") +
           (random.chance(0.2) ? std::string(pick(kScales, random)) + "元" : "");
}

std::string draw_value(Random& random) {
    const double what = random.uniform(0, 1);
    if (what < 0.49) return draw_quantity(random);
    if (what < 0.52) return draw_measure(random);
    if (what < 0.65) return draw_amount(random);
    if (what < 0.71) return draw_date(random);
    if (what < 0.75) return draw_phone(random);
    if (what < 0.78) return draw_code(random);
    if (what < 0.81) return draw_choice(random);
    if (what < 0.84) return draw_colon(random);
    if (what < 0.90) return draw_fragment(random);
    if (what < 0.94) return draw_change(random);
    if (what < 0.97) return draw_marked(random);
    return pick(kAlone, random);
}

std::string as_read(std::string_view printed) {
    std::u32string read;
    for (char32_t c : apply_width_policy(decode_utf8(printed))) {
        if (is_space(c)) continue;
        if (c >= U'！' && c <= U'～') c = c - U'！' + U'!';  // what the width policy keeps wide in running text
        read.push_back(c);
    }
    return encode_utf8(read);
}

}  // namespace shenbao::train
