// Looking at lines outside tables.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "pipeline/base/read_page.hpp"
#include "pipeline/form/form_edition.hpp"
#include "pipeline/form/lexicon.hpp"
#include "pipeline/form/text_pieces.hpp"

namespace shenbao {

// What counts as the colon behind a label. printed: `:` alone, in prose, where every other mark has a sense of its
// own. read: `;` too, as it is read. worn: before a number a comma or dot too, in a scanned column of amounts.
enum class Colon { printed, read, worn };

// Code points [begin, end) of the value printed after a label and a colon: `填报日期:2022 年 12 月 18 日
// 单位:万元`. It ends where one of `stops` begins, at a wide gap, or at the end.
struct LabelledPart {
    std::size_t begin = 0, end = 0;
};
[[nodiscard]] std::optional<LabelledPart> find_labelled(const std::u32string& text, const Labels& labels,
                                                        const Labels& stops, const Confusions& confusions,
                                                        Colon colon = Colon::read);

// Where the page's tables begin, page px; its height where it has none.
[[nodiscard]] int table_head(const ReadPage& page);

// Where one of the labels stands with a colon behind it, the first in the list first: [begin, behind the colon).
[[nodiscard]] std::optional<LabelledPart> find_label_in(const std::u32string& text, const Labels& labels,
                                                        const Confusions& confusions, Colon colon = Colon::read);

// A line that begins with one of the labels and a colon.
[[nodiscard]] bool begins_with_any(const std::u32string& text, const Labels& labels, const Confusions& confusions);

// `— 1 —`, `第 1 页`, a bare number.
[[nodiscard]] bool is_page_number(const std::string& text, const Labels& patterns, const Confusions& confusions);

// Notes as pieces: from 备注 or from `1.` on, one per printed number, each with its number.
[[nodiscard]] std::vector<Pieces> collect_notes(const Pieces& lines, const Labels& label,
                                                const Confusions& confusions);

}  // namespace shenbao
