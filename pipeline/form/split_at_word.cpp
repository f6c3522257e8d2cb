// Splitting a cell at a word with a counter: `目标1:`.
#include <algorithm>

#include "pipeline/base/signs.hpp"
#include "pipeline/base/utf8.hpp"
#include "pipeline/form/count_items.hpp"
#include "pipeline/form/list_markers.hpp"
#include "pipeline/form/split_items.hpp"

namespace shenbao {
namespace {

struct WordMarker {
    std::size_t begin = 0, end = 0;  // code points of the line
    std::optional<int> number;
};

// How many of the word's characters stand at the head of the text.
std::size_t count_same(std::u32string_view text, std::u32string_view word) {
    std::size_t same = 0;
    for (std::size_t i = 0; i < word.size() && i < text.size(); ++i) same += text[i] == word[i] ? 1 : 0;
    return same;
}

bool looks_like_word(std::u32string_view text, std::u32string_view word, const Confusions& confusions) {
    if (text.size() < word.size()) return false;
    for (std::size_t i = 0; i < word.size(); ++i)
        if (text[i] != word[i] && !confusions.confusable(text[i], word[i])) return false;
    return count_same(text, word) > 0;
}

// Signs behind the counter: a colon, and what readers make of one.
bool ends_counter(char32_t c) {
    return is_in(c, U":：;；.、,，");
}

// The counter at `from`, `1` or `一`, and where it ends.
struct Counter {
    std::optional<int> number;
    std::size_t end = 0;
};

Counter read_counter(std::u32string_view text, std::size_t from) {
    std::size_t to = from;
    while (to < text.size() && to - from < 2 && is_digit(text[to])) ++to;
    if (to > from) return {std::stoi(fold_text(encode_utf8(text.substr(from, to - from)))), to};
    while (to < text.size() && to - from < 3 && han_number(text.substr(from, to + 1 - from))) ++to;
    return {han_number(text.substr(from, to - from)), to};
}

// `目标1:` at `at`; blanks allowed between its parts. At a line start half of the word may be misread, inside a
// line only look-alikes count.
std::optional<WordMarker> read_word_marker(std::u32string_view text, std::size_t at, std::u32string_view word,
                                           bool line_start, const Confusions& confusions) {
    const std::u32string_view here = text.substr(at);
    const std::size_t same = count_same(here, word);
    const bool exact = same == word.size();
    const bool alike = looks_like_word(here, word, confusions) || (line_start && same * 2 >= word.size());
    if (!alike || here.size() <= word.size()) return std::nullopt;
    const auto skip = [&](std::size_t i) {
        while (i < text.size() && is_space(text[i])) ++i;
        return i;
    };
    const std::size_t from = skip(at + word.size());
    const auto [number, to] = read_counter(text, from);
    WordMarker marker{at, to, number};
    const std::size_t sign = skip(to);
    const bool colon = sign < text.size() && ends_counter(text[sign]);
    if (colon) marker.end = skip(sign + 1);
    if (marker.number && is_digit(text[from]))
        return colon || (line_start && exact) ? std::optional(marker) : std::nullopt;
    if (marker.number && exact && colon && is_in(text[sign], U":：")) return marker;
    marker.number.reset();
    // An unreadable counter: one or two characters and then a colon.
    for (std::size_t i = from; line_start && exact && i <= from + 2 && i < text.size(); ++i) {
        if (!ends_counter(text[i])) continue;
        marker.end = skip(i + 1);
        return marker;
    }
    return std::nullopt;
}

class WordSplit {
  public:
    WordSplit(const Pieces& lines, std::u32string_view word, const Confusions& confusions)
        : word_(word), confusions_(confusions), copied_(is_copied(lines)) {}

    void add(Piece rest) {
        const std::u32string text = decode_utf8(rest.line->text).substr(0, rest.end);
        const std::size_t start = rest.begin;
        for (std::size_t at = rest.begin; at < rest.end; ++at) {
            const auto marker = read_word_marker(text, at, word_, at == start, confusions_);
            if (!marker || !begins_item(text, *marker, at == start)) continue;
            add_text({rest.line, rest.page, rest.begin, at});
            start_item(*marker, trimmed({rest.line, rest.page, at, marker->end}));
            rest.begin = marker->end;
            at = marker->end - 1;
        }
        add_text(rest);
    }

    std::vector<TextItem> take() && {
        prove_numbers(items_);
        return std::move(items_);
    }

  private:
    // Inside a line the next number only; what was copied must be the word and a number as they stand.
    bool begins_item(std::u32string_view text, const WordMarker& marker, bool line_start) const {
        if (!line_start && marker.number.value_or(next_) != next_) return false;
        return !copied_ || (marker.number && text.substr(marker.begin).starts_with(word_));
    }

    void start_item(const WordMarker& marker, const Piece& printed) {
        const int read = marker.number.value_or(next_);
        const bool near = read >= next_ && read <= next_ + kMostLost;
        const bool fresh = std::ranges::none_of(items_, [&](const TextItem& item) { return item.number == read; });
        items_.emplace_back();
        TextItem& item = items_.back();
        item.number = near || (copied_ && fresh) ? read : next_;
        next_ = std::max(next_, *item.number + 1);
        if (marker.number == item.number) return;
        item.origin = NumberOrigin::guessed;
        item.marker = encode_utf8(piece_text(printed));
    }

    void add_text(Piece piece) {
        piece = trimmed(piece);
        if (piece.begin >= piece.end) return;
        if (items_.empty()) items_.emplace_back();
        items_.back().pieces.push_back(piece);
    }

    std::u32string_view word_;
    const Confusions& confusions_;
    bool copied_;
    std::vector<TextItem> items_;
    int next_ = 1;  // above all numbers so far
};

}  // namespace

std::vector<TextItem> split_at_word(const Pieces& lines, const std::string& word, const Confusions& confusions) {
    const std::u32string wanted = decode_utf8(word);
    WordSplit split(lines, wanted, confusions);
    for (const Piece& line : lines) split.add(line);
    return std::move(split).take();
}

}  // namespace shenbao
