#include "pipeline/base/value_words.hpp"

#include <algorithm>
#include <array>

namespace shenbao {
namespace {

using C = Comparator;
constexpr auto kSign = ComparatorForm::symbol;
constexpr auto kWord = ComparatorForm::word;
constexpr auto kSuffix = ComparatorForm::suffix;

// domain.md 4.2, `comparator`. The two-character forms come first.
constexpr std::array kComparators{
    ComparatorWord{U"大于或等于", C::ge, kWord}, ComparatorWord{U"小于或等于", C::le, kWord},
    ComparatorWord{U"大于等于", C::ge, kWord},   ComparatorWord{U"小于等于", C::le, kWord},
    ComparatorWord{U"不低于", C::ge, kWord},     ComparatorWord{U"不少于", C::ge, kWord},
    ComparatorWord{U"不小于", C::ge, kWord},     ComparatorWord{U"不超过", C::le, kWord},
    ComparatorWord{U"不高于", C::le, kWord},     ComparatorWord{U"不多于", C::le, kWord},
    ComparatorWord{U"不大于", C::le, kWord},     ComparatorWord{U"控制在", C::le, kWord},
    ComparatorWord{U"至少", C::ge, kWord},       ComparatorWord{U"达到", C::ge, kWord},
    ComparatorWord{U"至多", C::le, kWord},       ComparatorWord{U"大于", C::gt, kWord},
    ComparatorWord{U"高于", C::gt, kWord},       ComparatorWord{U"多于", C::gt, kWord},
    ComparatorWord{U"超过", C::gt, kWord},       ComparatorWord{U"小于", C::lt, kWord},
    ComparatorWord{U"低于", C::lt, kWord},       ComparatorWord{U"少于", C::lt, kWord},
    ComparatorWord{U"不满", C::lt, kWord},       ComparatorWord{U"不足", C::lt, kWord},
    ComparatorWord{U"等于", C::eq, kWord},       ComparatorWord{U">=", C::ge, kSign},
    ComparatorWord{U"<=", C::le, kSign},         ComparatorWord{U"达", C::ge, kWord},
    ComparatorWord{U"约", C::approx, kWord},     ComparatorWord{U"≥", C::ge, kSign},
    ComparatorWord{U"≧", C::ge, kSign},          ComparatorWord{U"⩾", C::ge, kSign},
    ComparatorWord{U"≮", C::ge, kSign},          ComparatorWord{U"≤", C::le, kSign},
    ComparatorWord{U"≦", C::le, kSign},          ComparatorWord{U"⩽", C::le, kSign},
    ComparatorWord{U"≯", C::le, kSign},          ComparatorWord{U">", C::gt, kSign},
    ComparatorWord{U"<", C::lt, kSign},          ComparatorWord{U"=", C::eq, kSign},
    ComparatorWord{U"═", C::eq, kSign},          ComparatorWord{U"≈", C::approx, kSign},
};

// domain.md 4.2, `suffix_cmp`; 以上 以下 以内 include the number.
constexpr std::array kSuffixes{
    ComparatorWord{U"(含)以上", C::ge, kSuffix}, ComparatorWord{U"(含)以下", C::le, kSuffix},
    ComparatorWord{U"及以上", C::ge, kSuffix},   ComparatorWord{U"及以下", C::le, kSuffix},
    ComparatorWord{U"以上", C::ge, kSuffix},     ComparatorWord{U"以下", C::le, kSuffix},
    ComparatorWord{U"以内", C::le, kSuffix},     ComparatorWord{U"之内", C::le, kSuffix},
    ComparatorWord{U"左右", C::approx, kSuffix}, ComparatorWord{U"内", C::le, kSuffix},
};

constexpr std::array kChanges{
    ComparatorWord{U"较上年提高", C::change_up, kWord}, ComparatorWord{U"较上年下降", C::change_down, kWord},
    ComparatorWord{U"超上年", C::change_up, kWord},     ComparatorWord{U"增加", C::change_up, kWord},
    ComparatorWord{U"增长", C::change_up, kWord},       ComparatorWord{U"提高", C::change_up, kWord},
    ComparatorWord{U"提升", C::change_up, kWord},       ComparatorWord{U"增收", C::change_up, kWord},
    ComparatorWord{U"减少", C::change_down, kWord},     ComparatorWord{U"降低", C::change_down, kWord},
    ComparatorWord{U"下降", C::change_down, kWord},     ComparatorWord{U"增", C::change_up, kWord},
};

// domain.md 3, and what its values are counted in beyond it: ≥3.6万卷 was no quantity.
constexpr std::array<std::u32string_view, 123> kUnits{
    U"百分点",   U"百分比", U"平方公里", U"平方米", U"立方米", U"工作日", U"人次", U"人天", U"户次",     U"千米",
    U"公里",     U"平米",   U"公顷",     U"公斤",   U"千克",   U"季度",   U"个月", U"小时", U"分钟",     U"学时",
    U"课时",     U"个",     U"件",       U"场",     U"次",     U"期",     U"项",   U"套",   U"台",       U"辆",
    U"座",       U"处",     U"所",       U"份",     U"篇",     U"部",     U"册",   U"种",   U"类",       U"起",
    U"宗",       U"例",     U"条",       U"户",     U"家",     U"村",     U"栋",   U"株",   U"粒",       U"只",
    U"头",       U"棵",     U"间",       U"层",     U"名",     U"位",     U"批",   U"遍",   U"张",       U"幅",
    U"眼",       U"盏",     U"人",       U"元",     U"%",      U"‰",      U"米",   U"㎡",   U"亩",       U"吨",
    U"升",       U"毫升",   U"克",       U"剂",     U"剂次",   U"天",     U"日",   U"周",   U"月",       U"年",
    U"分",       U"岁",     U"艘",       U"艇",     U"支",     U"队",     U"门",   U"组",   U"节",       U"轮",
    U"块",       U"本",     U"卷",       U"页",     U"片",     U"段",     U"枚",   U"匹",   U"羽",       U"尾",
    U"场次",     U"班次",   U"车次",     U"台次",   U"件次",   U"台套",   U"厘米", U"毫米", U"秒",       U"学期",
    U"学年",     U"千瓦时", U"千瓦",     U"兆瓦",   U"度",     U"TB",     U"GB",   U"MB",   U"个工作日", U"自然日",
    U"个自然日", U"日历天", U"批次"};

constexpr std::array<std::u32string_view, 9> kPeriods{U"半年", U"季度", U"年", U"月", U"周",
                                                      U"天",   U"人",   U"户", U"亩"};

}  // namespace

std::span<const ComparatorWord> comparator_words() {
    return kComparators;
}
std::span<const ComparatorWord> comparator_suffixes() {
    return kSuffixes;
}
std::span<const ComparatorWord> change_words() {
    return kChanges;
}
std::span<const std::u32string_view> base_units() {
    return kUnits;
}
std::span<const std::u32string_view> period_words() {
    return kPeriods;
}

std::size_t longest_prefix(std::u32string_view text, std::span<const std::u32string_view> words) {
    std::size_t longest = 0;
    for (const std::u32string_view word : words)
        if (word.size() > longest && text.starts_with(word)) longest = word.size();
    return longest;
}

const ComparatorWord* match_start(std::u32string_view text, std::span<const ComparatorWord> words) {
    const auto found = std::ranges::find_if(words, [&](const auto& w) { return text.starts_with(w.word); });
    return found == words.end() ? nullptr : &*found;
}

const ComparatorWord* match_end(std::u32string_view text, std::span<const ComparatorWord> words) {
    const auto found = std::ranges::find_if(words, [&](const auto& w) { return text.ends_with(w.word); });
    return found == words.end() ? nullptr : &*found;
}

}  // namespace shenbao
