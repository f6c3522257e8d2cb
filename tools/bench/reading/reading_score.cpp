#include "tools/bench/reading/reading_score.hpp"

#include <algorithm>
#include <iterator>
#include <string_view>

#include "pipeline/base/utf8.hpp"

namespace shenbao::bench {
namespace {

// Longer ones without a field are running text that goes on from the page before.
constexpr std::size_t kLongestLabel = 16;
constexpr std::u32string_view kOperators = U"≥≤≧≦><=±~";

std::u32string operators_of(const std::u32string& text) {
    std::u32string found;
    std::ranges::copy_if(text, std::back_inserter(found),
                         [](char32_t c) { return kOperators.find(c) != std::u32string_view::npos; });
    return found;
}

bool holds(const std::string& path, std::string_view part) {
    return path.find(part) != std::string::npos;
}

}  // namespace

CellKind kind_of(const std::vector<std::string>& paths, const std::string& text) {
    const std::size_t length = decode_utf8(fold_text(text)).size();
    if (length == 0) return CellKind::blank;
    if (paths.empty()) return length > kLongestLabel ? CellKind::text : CellKind::label;
    const std::string& path = paths.front();
    if (path.starts_with("indicators/")) {
        if (path.ends_with("/value") || holds(path, "/history/")) return CellKind::value;
        return path.ends_with("/name") ? CellKind::name : CellKind::label;
    }
    if (path.starts_with("funding/")) return path.ends_with("/label") ? CellKind::label : CellKind::amount;
    if (path.ends_with("/heading")) return CellKind::label;
    if (path.ends_with("phone")) return CellKind::phone;
    return holds(path, "date") ? CellKind::date : CellKind::text;
}

void ReadingScore::add(const std::string& truth, const std::string& reading) {
    const std::u32string expected = decode_utf8(fold_text(truth)), found = decode_utf8(fold_text(reading));
    ++cells;
    exact += expected == found ? 1 : 0;
    characters += static_cast<long>(expected.size());
    wrong_characters += edit_distance(expected, found);
    const std::u32string signs = operators_of(expected);
    if (signs.empty()) return;
    ++operators;
    right_operators += signs == operators_of(found) ? 1 : 0;
}

void ReadingScore::add(const ReadingScore& other) {
    cells += other.cells;
    exact += other.exact;
    characters += other.characters;
    wrong_characters += other.wrong_characters;
    operators += other.operators;
    right_operators += other.right_operators;
}

}  // namespace shenbao::bench
