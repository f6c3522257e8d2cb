// The number of a value line, apart from the unit behind it: `300件` -> `300` and `件`.
#pragma once

#include <optional>
#include <vector>

#include "pipeline/text/line_picture.hpp"
#include "pipeline/text/recogniser.hpp"

namespace shenbao {

// How many Han characters end the reading of a number with a unit; nullopt if it is no number (few characters,
// digits first, nothing but a unit of up to three Han characters behind them).
[[nodiscard]] std::optional<std::size_t> count_unit(const std::vector<Symbol>& reading);

// The blank column (px of the picture) before `han` characters at the line's end; the picture's width for none,
// nullopt if there is no blank column.
[[nodiscard]] std::optional<int> find_unit_start(const LinePicture& line, std::size_t han);

// What the number reader makes of the number, without the marks it puts at its end (eng reads 1633.25 as
// 1633.25,), and behind it the last `han` characters of the other reading.
[[nodiscard]] std::vector<Symbol> join_unit(std::vector<Symbol> number, const std::vector<Symbol>& reading,
                                            std::size_t han);

// Without the marks that no number begins or ends with: specks beside it. A dash stays at its head, as a sign.
[[nodiscard]] std::vector<Symbol> without_stray_ends(std::vector<Symbol> number);

// Centres (px of the picture) of the dashes in a number: short level strokes at half height, beside the digits.
// HanS and eng both read 1-2 as 12 or 42, so what the pixels show is looked for by itself.
[[nodiscard]] std::vector<int> find_dashes(const LinePicture& number);

// Whether the number shows more pieces of ink, side by side, than its reading has characters: one was lost.
// Of 1874 right readings that two models shared 20 show more, of 23 wrong ones 5.
[[nodiscard]] bool shows_more(const LinePicture& number, const std::vector<Symbol>& reading);

// With `-` put in at each dash that the reading lacks, in place of a dot that was read there (2.3 for 2-3).
[[nodiscard]] std::vector<Symbol> with_dashes(std::vector<Symbol> reading, const std::vector<int>& dashes,
                                              double glyph_px);

}  // namespace shenbao
