// Marks that worn paper changed, added or took, told by what stands beside them.
#pragma once

#include <string>

namespace shenbao {

// What a field most likely says whose reading is `text`: without marks that no text begins or ends with
// (`.产出指标`, `社会和谐稳定“`; quotes go only if they have no partner) and without specks behind its last full
// stop; a dot at the end of a sentence is a full stop (。) whose circle was filled, a dot between words a comma
// without its tail, a mark beside another a speck; `[2021]36号` is 〔2021〕36号,
// `指标2，` the counter `指标2：`. The same where nothing is to be mended. No reader saw what it
// puts in: a person confirms it.
[[nodiscard]] std::string mend_text(const std::string& text);

// A column of figures with 一 alone: a dash, — or ——, which readers take for the character. Else the same.
[[nodiscard]] std::string mend_dash(const std::string& text);

// `4.014.20` and `3.264,000.00` are 4,014.20 and 3,264,000.00: a worn comma is a dot. One separator with three
// digits behind it stays as read, and a colon too: 1:20 is a scale, 8:30 a time.
[[nodiscard]] std::string mend_separators(const std::string& text);

// The same in a column of amounts, where no colon stands: `12：50` is 12.50, a dot with a speck above it.
[[nodiscard]] std::string mend_amount(const std::string& text);

// Without hyphens between Han characters: each is a speck, or printed so (中国-东盟博览会), as readers say.
[[nodiscard]] std::string without_hyphens(const std::string& text);

// A telephone number without the marks before and behind it.
[[nodiscard]] std::string mend_phone(const std::string& text);

// Options with boxes: what no option has, @ and 囝, where other boxes were read, is a box with a tick.
[[nodiscard]] std::string mend_boxes(const std::string& text);

}  // namespace shenbao
