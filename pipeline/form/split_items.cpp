#include "pipeline/form/split_items.hpp"

#include <algorithm>

#include "pipeline/base/utf8.hpp"
#include "pipeline/form/list_markers.hpp"
#include "pipeline/form/lost_markers.hpp"

namespace shenbao {
namespace {

constexpr int kMostLost = 2;        // markers in a row that may be unreadable before one that is. Guess
constexpr double kShortLine = 1.5;  // line heights a paragraph's last line stays short of the margin. Guess

bool ends_sentence(const Piece& line) {
    const std::u32string text = piece_text(line);
    return !text.empty() && std::u32string_view(U"。；;.：:！!").find(text.back()) != std::u32string_view::npos;
}

// The line before `i` ends a paragraph: by its sign, by its length, or there is none.
bool starts_paragraph(const Pieces& lines, std::size_t i, const std::vector<int>& margins) {
    if (i == 0) return true;
    const Piece& before = lines[i - 1];
    const Box& box = before.line->box;
    return ends_sentence(before) || box.x1 < margins[i - 1] - kShortLine * box.height();
}

// For each line, the right edge of the longest line on its page.
std::vector<int> find_margins(const Pieces& lines) {
    std::vector<int> margins;
    for (const Piece& line : lines) {
        int margin = 0;
        for (const Piece& other : lines)
            if (other.page == line.page) margin = std::max(margin, other.line->box.x1);
        margins.push_back(margin);
    }
    return margins;
}

class Counting {
  public:
    // The number this marker starts in the list, or nullopt if it is not the list's next marker.
    std::optional<int> accept(const Marker& marker, bool paragraph, bool inline_place) {
        if (is_misread_digit(marker) && paragraph && !inline_place) return next_++;
        if (style_ && marker.style != *style_) return std::nullopt;
        const bool expected = marker.number == next_;
        if (inline_place && !(expected && marker.strict && style_)) return std::nullopt;
        const bool near = marker.number && *marker.number > next_ && *marker.number <= next_ + kMostLost;
        const bool misread = style_.has_value() || marker.style == MarkerStyle::bracketed || marker.strict;
        std::optional<int> number;
        if (expected && (marker.strict || paragraph))
            number = next_;
        else if (near && marker.strict && paragraph)
            number = *marker.number;
        else if (paragraph && misread && (!marker.number || marker.strict) && style_)
            number = next_;
        else if (paragraph && !marker.number)
            number = next_;
        if (!number) return std::nullopt;
        style_ = marker.style;
        next_ = *number + 1;
        return number;
    }

  private:
    // 11. is read as 二., 1. as 一.: lists that count 1. 2. 3. do not go on with 二.
    [[nodiscard]] bool is_misread_digit(const Marker& marker) const {
        return style_ == MarkerStyle::digits && marker.style == MarkerStyle::han;
    }

    std::optional<MarkerStyle> style_;
    int next_ = 1;
};

void start_item(std::vector<TextItem>& items, int number) {
    items.push_back({number, {}, false});
}

void add_piece(std::vector<TextItem>& items, Piece piece) {
    piece = trimmed(piece);
    if (piece.begin >= piece.end) return;
    if (items.empty()) items.push_back({});
    items.back().pieces.push_back(piece);
}

// Cuts the rest of a line at markers that follow a sentence inside it.
void split_rest(std::vector<TextItem>& items, Piece rest, Counting& counting) {
    const std::u32string text = decode_utf8(rest.line->text);
    for (std::size_t i = rest.begin; i + 1 < rest.end; ++i) {
        if (text[i] != U'。' && text[i] != U'；') continue;
        std::size_t at = i + 1;
        while (at < rest.end && is_space(text[at])) ++at;
        const auto marker = read_marker(std::u32string_view(text).substr(at, rest.end - at));
        const auto number = marker ? counting.accept(*marker, true, true) : std::nullopt;
        if (!number) continue;
        add_piece(items, {rest.line, rest.page, rest.begin, i + 1});
        start_item(items, *number);
        rest.begin = at + marker->length;
    }
    add_piece(items, rest);
}

std::vector<LineHead> read_heads(const Pieces& lines) {
    const std::vector<int> margins = find_margins(lines);
    std::vector<LineHead> heads;
    for (std::size_t i = 0; i < lines.size(); ++i)
        heads.push_back({read_marker(piece_text(lines[i])), starts_paragraph(lines, i, margins), false});
    return heads;
}

// Readers agree on `4.` for the 1. of WenQuanYi. The marker before 2. is 1, whatever it looks like.
void mend_first_marker(std::vector<LineHead>& heads) {
    Marker* before = nullptr;
    for (LineHead& head : heads) {
        if (!head.marker || !head.paragraph) continue;
        if (head.marker->number == 1) return;
        if (head.marker->number == 2 && head.marker->strict && before && before->style == head.marker->style) {
            before->number = 1;
            before->strict = true;
            return;
        }
        before = &*head.marker;
    }
}

// Two numbers that follow each other, and are not above the number before them, show that one to be misread.
void doubt_contradicted(std::vector<LineHead>& heads) {
    std::vector<Marker*> numbered;
    for (LineHead& head : heads)
        if (head.paragraph && head.marker && head.marker->strict && head.marker->number)
            numbered.push_back(&*head.marker);
    for (std::size_t i = 0; i + 2 < numbered.size(); ++i) {
        const Marker &next = *numbered[i + 1], &after = *numbered[i + 2];
        if (next.style != numbered[i]->style || after.style != next.style || *after.number != *next.number + 1 ||
            *next.number > *numbered[i]->number)
            continue;
        numbered[i]->number.reset();
        numbered[i]->strict = false;
    }
}

}  // namespace

std::vector<TextItem> split_numbered(const Pieces& lines) {
    std::vector<LineHead> heads = read_heads(lines);
    mend_first_marker(heads);
    doubt_contradicted(heads);
    restore_lost_markers(lines, heads);
    std::vector<TextItem> items;
    Counting counting;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        Piece rest = lines[i];
        const auto& [marker, paragraph, lost] = heads[i];
        if (const auto number = marker ? counting.accept(*marker, paragraph, false) : std::nullopt) {
            if (lost && !items.empty()) items.back().edge_lost = true;
            start_item(items, *number);
            items.back().edge_lost = lost;
            rest.begin += marker->length;
        }
        split_rest(items, rest, counting);
    }
    return items;
}

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

bool is_colon(char32_t c) {
    return std::u32string_view(U":：;；.、,，").find(c) != std::u32string_view::npos;
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
    std::size_t to = from;
    while (to < text.size() && to - from < 2 && is_digit(text[to])) ++to;
    WordMarker marker{at, to, std::nullopt};
    if (to > from)
        marker.number = static_cast<int>(std::stol(fold_text(encode_utf8(text.substr(from, to - from)))));
    const std::size_t sign = skip(to);
    const bool colon = sign < text.size() && is_colon(text[sign]);
    if (colon) marker.end = skip(sign + 1);
    if (marker.number) return colon || (line_start && exact) ? std::optional(marker) : std::nullopt;
    // An unreadable counter: one or two characters and then a colon.
    for (std::size_t i = from; line_start && exact && i <= from + 2 && i < text.size(); ++i) {
        if (!is_colon(text[i])) continue;
        marker.end = skip(i + 1);
        return marker;
    }
    return std::nullopt;
}

}  // namespace

std::vector<TextItem> split_at_word(const Pieces& lines, const std::string& word, const Confusions& confusions) {
    const std::u32string wanted = decode_utf8(word);
    std::vector<TextItem> items;
    int next = 1;
    for (Piece rest : lines) {
        const std::u32string text = decode_utf8(rest.line->text).substr(0, rest.end);
        const std::size_t start = rest.begin;
        for (std::size_t at = rest.begin; at < rest.end; ++at) {
            const auto marker = read_word_marker(text, at, wanted, at == start, confusions);
            if (!marker) continue;
            const int number = marker->number.value_or(next);
            if (at != start && number != next) continue;
            const bool plausible = number >= next && number <= next + kMostLost;
            add_piece(items, {rest.line, rest.page, rest.begin, at});
            start_item(items, plausible ? number : next);
            next = *items.back().number + 1;
            rest.begin = marker->end;
            at = marker->end - 1;
        }
        add_piece(items, rest);
    }
    return items;
}

std::optional<int> leading_number(const Piece& line) {
    const auto marker = read_marker(piece_text(line));
    return marker && marker->strict ? marker->number : std::nullopt;
}

}  // namespace shenbao
