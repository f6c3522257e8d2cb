// Characters that some faces draw alike, told apart by the words they stand in: FandolSong's 入 is 人 to both
// glyph readers, and 数据录人率 was accepted.
#pragma once

#include <string>
#include <vector>

#include "pipeline/base/page_text.hpp"
#include "pipeline/text/common_words.hpp"
#include "pipeline/text/recogniser.hpp"

namespace shenbao {

enum class TwinContext {
    none,         // no such character, or nothing beside it says which one it is
    fits,         // it makes a word with its neighbour
    fits_both,    // so does its twin, with another one: 录人次数 is 人次 or 录入
    fits_another  // it makes none, its twin does
};

struct TwinFinding {
    TwinContext context = TwinContext::none;
    char32_t twin = 0;  // of the last two: the other one that makes a word
};

// points: of a text, at < points.size().
[[nodiscard]] TwinFinding find_twin(const std::u32string& points, std::size_t at);

// Whether its twin is so common that shape alone is not believed where no word tells.
[[nodiscard]] bool is_often_its_twin(char32_t character);

// Of glyphs: a twin that makes no word becomes the one that does, and is clear to nobody, so that a reader that
// knows words is asked; one that nothing tells has the vote of any other reading. So has one at an end of the
// line, where another line may go on: 列 / 入次年 is no 人次. One that the network is sure of stays.
[[nodiscard]] std::vector<Symbol> settle_twins(std::vector<Symbol> glyphs);

// Of a verdict: what the text may be with other twins that make words; its text if there are none. Twins that are
// told (Symbol::is_told) stay, and those that make a word as their twin does, if more of the text is of words as
// they are (录入次数: 录人次数 leaves 录 and 数).
[[nodiscard]] std::string with_other_twins(const std::vector<Symbol>& symbols, const CommonWords& words);

// Of a cell's lines: 列 / 人次年计划 tells nothing line by line. A line at whose end a twin is doubtful only with
// what stands on the next gets an alphabet_gap, or the next one, and the other text as its alternative.
void doubt_twins_over_lines(std::vector<LineReading>& lines);

}  // namespace shenbao
