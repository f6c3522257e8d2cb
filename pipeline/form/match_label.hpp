// Which printed label a text is, by similarity and never by place alone.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/form/form_edition.hpp"
#include "pipeline/form/lexicon.hpp"

namespace shenbao {

struct LabelMatch {
    std::size_t index = 0;   // of the candidate
    double similarity = 0;   // 0..1 of folded texts, look-alikes count half; 0 of last year's against this one's
    double runner_up = 0;    // best similarity of another candidate
    std::size_t length = 0;  // characters of the label
    std::optional<int> number;  // what stands at {n}
};

// The texts a reading may stand for, most likely first; all are tried.
using LabelTexts = std::vector<std::string>;

// The best of `candidates` for any of `texts`; nullopt without candidates or for a blank text.
[[nodiscard]] std::optional<LabelMatch> best_label(const LabelTexts& texts, std::span<const Labels> candidates,
                                                   const Confusions& confusions);

// A match good enough to name a cell: similar enough for the label's length, and clear of the runner-up.
[[nodiscard]] bool is_clear(const LabelMatch& match);

// best_label, kept only if is_clear.
[[nodiscard]] std::optional<LabelMatch> clear_label(const LabelTexts& texts, std::span<const Labels> candidates,
                                                    const Confusions& confusions);
[[nodiscard]] std::optional<LabelMatch> clear_label(const LabelTexts& texts, const Labels& labels,
                                                    const Confusions& confusions);

// Of a text in label_form and a label; 0 if it is less than `least`.
[[nodiscard]] double label_similarity(std::u32string_view form, const std::string& label,
                                      const Confusions& confusions, double least);

// Folded, without a colon at its end: what labels are compared by.
[[nodiscard]] std::u32string label_form(std::string_view text);

}  // namespace shenbao
