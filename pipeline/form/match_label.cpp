#include "pipeline/form/match_label.hpp"

#include <algorithm>

#include "pipeline/base/signs.hpp"
#include "pipeline/base/utf8.hpp"
#include "pipeline/form/list_markers.hpp"

namespace shenbao {
namespace {

// T5 of pipeline/check/README.md asks for 0.8 of four characters; the candidates here are few and known by
// context, so that two of five wrong still names a label if no other comes near. Guesses, unmeasured.
constexpr double kEnough = 0.6;
constexpr double kEnoughOfTwo = 0.5;  // one character of 占比, 合计, 备注
constexpr double kMargin = 0.1;
constexpr std::size_t kMuchLonger = 6;  // characters: a text longer than a label by more is no label

constexpr std::u32string_view kGap = U"{*}";
constexpr std::size_t kLongestGap = 24;  // characters of any text. Guess, unmeasured
constexpr double kMarksWeight = 0.98;    // a text without the marks fits better. Guess
constexpr double kGapWeight = 0.97;      // a label without a gap that fits as well is the better one. Guess

// What texts of these lengths can have at most.
double most_similarity(std::size_t a, std::size_t b) {
    const std::size_t longer = std::max(a, b), shorter = std::min(a, b);
    return longer == 0 ? 1 : static_cast<double>(shorter) / static_cast<double>(longer);
}

struct Counter {
    std::u32string rest;  // the text without the counter
    std::optional<int> number;
};

bool is_counter_like(char32_t c) {
    return is_digit(c) || is_in(c, U"lI|工OoＯ");
}

// Cuts the counter at `at` out of a text: its digits, or one character that reads like one.
Counter cut_counter(std::u32string_view text, std::size_t at) {
    std::size_t from = std::min(at, text.size());
    for (const std::size_t near : {at, at + 1, at > 0 ? at - 1 : 0})
        if (near < text.size() && is_digit(text[near])) {
            from = near;
            break;
        }
    std::size_t to = from;
    while (to < text.size() && is_digit(text[to])) ++to;
    Counter counter;
    if (to > from && to - from < 4)
        counter.number = std::stoi(encode_utf8(text.substr(from, to - from)));
    else if (to == from && to < text.size() && han_number(text.substr(to, 1)))
        counter.number = han_number(text.substr(to++, 1));
    else if (to == from && to < text.size() && is_counter_like(text[to]))
        ++to;
    counter.rest = std::u32string(text.substr(0, from)) + std::u32string(text.substr(to));
    return counter;
}

// Behind a counter that ends a label there is nothing more: up to three characters are noise.
void drop_tail(std::u32string& rest, std::size_t at) {
    constexpr std::size_t kNoise = 4;  // characters, a colon among them
    if (rest.size() > at && rest.size() <= at + kNoise) rest.resize(at);
}

struct Compared {
    double similarity = 0;
    std::optional<int> number;
};

// A label with a gap, `{*}月执行数`: what stands before and behind the gap is compared.
double compare_around(std::u32string_view text, std::u32string_view wanted, std::size_t gap,
                      const Confusions& confusions) {
    const std::u32string_view head = wanted.substr(0, gap), tail = wanted.substr(gap + kGap.size());
    const std::size_t fixed = head.size() + tail.size();
    if (text.size() < fixed || text.size() > fixed + kLongestGap) return 0;
    const std::u32string ends =
        std::u32string(text.substr(0, head.size())) + std::u32string(text.substr(text.size() - tail.size()));
    return kGapWeight * confusable_similarity(ends, std::u32string(head) + std::u32string(tail), confusions);
}

// Specks that were read as marks: 一：级指标. 0 where there are none, or the label has marks of its own.
double compare_without_marks(std::u32string_view text, std::u32string_view wanted, const Confusions& confusions) {
    const auto is_mark = [](char32_t c) { return is_in(c, U".,:;·、\"'“”‘’-"); };
    if (!std::ranges::any_of(text, is_mark) || std::ranges::any_of(wanted, is_mark)) return 0;
    std::u32string words(text);
    std::erase_if(words, is_mark);
    return kMarksWeight * confusable_similarity(words, wanted, confusions);
}

// Words that one label differs from another by: 上年执行数 is no misread 全年执行数.
bool opposes(std::u32string_view text, std::u32string_view label) {
    constexpr std::u32string_view kBefore[] = {U"上年", U"上期", U"去年", U"累计"};
    constexpr std::u32string_view kNow[] = {U"全年", U"年初", U"本年", U"当年"};
    const auto in_text = [&](std::u32string_view word) { return text.find(word) != text.npos; };
    const auto in_label = [&](std::u32string_view word) { return label.find(word) != label.npos; };
    for (const std::u32string_view word : kBefore) {
        if (in_text(word) && !in_label(word)) return true;
        if (in_label(word) && !in_text(word) && std::ranges::any_of(kNow, in_text)) return true;
    }
    return false;
}

// enough: a similarity at or below it need not be exact.
Compared compare(std::u32string_view text, const std::string& label, const Confusions& confusions, double enough) {
    std::u32string wanted = label_form(label);
    const std::size_t gap = wanted.find(kGap);
    if (gap != std::u32string::npos) return {compare_around(text, wanted, gap, confusions), {}};
    const std::size_t at = wanted.find(U"{n}");
    if (text.size() > wanted.size() + kMuchLonger) return {};
    if (at == std::u32string::npos && most_similarity(text.size(), wanted.size()) <= enough) return {};
    if (at == std::u32string::npos && opposes(text, wanted)) return {};
    if (at == std::u32string::npos)
        return {std::max(confusable_similarity(text, wanted, confusions),
                         compare_without_marks(text, wanted, confusions)),
                {}};
    wanted.erase(at, 3);
    Counter counter = cut_counter(text, at);
    if (at > 1 && at == wanted.size() && counter.number) drop_tail(counter.rest, at);
    return {confusable_similarity(counter.rest, wanted, confusions), counter.number};
}

}  // namespace

std::u32string label_form(std::string_view text) {
    std::u32string folded = decode_utf8(fold_text(text));
    std::erase(folded, U'|');  // pieces of rules
    while (!folded.empty() && (folded.back() == U':' || folded.back() == U'.')) folded.pop_back();
    return folded;
}

double label_similarity(std::u32string_view form, const std::string& label, const Confusions& confusions,
                        double least) {
    const double similarity = compare(form, label, confusions, least - 1e-9).similarity;
    return similarity >= least ? similarity : 0;
}

std::optional<LabelMatch> best_label(const LabelTexts& texts, std::span<const Labels> candidates,
                                     const Confusions& confusions) {
    std::optional<LabelMatch> best;
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        LabelMatch here{i, 0, 0, 0, {}};
        for (const std::string& text : texts) {
            const std::u32string form = label_form(text);
            if (form.empty()) continue;
            for (const std::string& label : candidates[i]) {
                const Compared compared = compare(form, label, confusions, here.similarity);
                if (compared.similarity > here.similarity) {
                    here.similarity = compared.similarity;
                    here.number = compared.number;
                    here.length = label_form(label).size();
                }
            }
        }
        if (!best || here.similarity > best->similarity) {
            here.runner_up = best ? best->similarity : 0;
            best = here;
        } else {
            best->runner_up = std::max(best->runner_up, here.similarity);
        }
    }
    if (best && best->similarity == 0) return std::nullopt;
    return best;
}

bool is_clear(const LabelMatch& match) {
    const double enough = match.length == 2 ? kEnoughOfTwo : kEnough;
    if (match.similarity == 1 && match.runner_up < 1) return true;  // 一级项目名称 beside 二级项目名称
    return match.similarity >= enough && match.similarity - match.runner_up >= kMargin;
}

std::optional<LabelMatch> clear_label(const LabelTexts& texts, std::span<const Labels> candidates,
                                      const Confusions& confusions) {
    auto best = best_label(texts, candidates, confusions);
    return best && is_clear(*best) ? best : std::nullopt;
}

std::optional<LabelMatch> clear_label(const LabelTexts& texts, const Labels& labels,
                                      const Confusions& confusions) {
    return clear_label(texts, std::span(&labels, 1), confusions);
}

}  // namespace shenbao
