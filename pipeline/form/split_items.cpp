#include "pipeline/form/split_items.hpp"

#include <algorithm>

#include "pipeline/base/signs.hpp"
#include "pipeline/base/utf8.hpp"
#include "pipeline/form/count_items.hpp"
#include "pipeline/form/list_markers.hpp"
#include "pipeline/form/lost_markers.hpp"

namespace shenbao {
namespace {

constexpr double kShortLine = 1.5;  // line heights a paragraph's last line stays short of the margin. Guess

bool ends_sentence(const Piece& line) {
    const std::u32string text = piece_text(line);
    return !text.empty() && is_in(text.back(), U"。；;.：:！!");
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

void start_item(std::vector<TextItem>& items, int number) {
    items.emplace_back();
    items.back().number = number;
}

void add_piece(std::vector<TextItem>& items, Piece piece) {
    piece = trimmed(piece);
    if (piece.begin >= piece.end) return;
    if (items.empty()) items.push_back({});
    items.back().pieces.push_back(piece);
}

// Cuts the rest of a line at markers that follow a sentence inside it.
void split_rest(std::vector<TextItem>& items, Piece rest, ItemCount& count) {
    const std::u32string text = decode_utf8(rest.line->text);
    for (std::size_t i = rest.begin; i + 1 < rest.end; ++i) {
        if (!is_in(text[i], U"。；")) continue;
        std::size_t at = i + 1;
        while (at < rest.end && is_space(text[at])) ++at;
        const auto marker = read_marker(std::u32string_view(text).substr(at, rest.end - at));
        const auto number = marker ? count.accept(*marker, MarkerPlace::inside_line) : std::nullopt;
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
    for (std::size_t i = 0; i < lines.size(); ++i) {
        LineHead head{read_marker(piece_text(lines[i])), starts_paragraph(lines, i, margins), false, {}};
        if (head.marker) head.printed = head.marker->number;
        heads.push_back(std::move(head));
    }
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

void start_item(std::vector<TextItem>& items, const LineHead& head, const Piece& line, int number) {
    if (head.lost && !items.empty()) items.back().edge_lost = true;
    start_item(items, number);
    items.back().edge_lost = head.lost;
    if (head.printed == number) return;
    items.back().origin = NumberOrigin::guessed;
    const Piece marker{line.line, line.page, line.begin, line.begin + head.marker->length};
    items.back().marker = encode_utf8(piece_text(trimmed(marker)));
}

}  // namespace

std::vector<TextItem> split_numbered(const Pieces& lines) {
    std::vector<LineHead> heads = read_heads(lines);
    const bool copied = is_copied(lines);
    if (!copied) {
        mend_first_marker(heads);
        doubt_contradicted(heads);
        restore_lost_markers(lines, heads);
    }
    std::vector<TextItem> items;
    ItemCount count(copied);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        Piece rest = lines[i];
        const LineHead& head = heads[i];
        const MarkerPlace place = head.paragraph ? MarkerPlace::paragraph_start : MarkerPlace::line_start;
        if (const auto number = head.marker ? count.accept(*head.marker, place) : std::nullopt) {
            start_item(items, head, rest, *number);
            rest.begin += head.marker->length;
        }
        split_rest(items, rest, count);
    }
    prove_numbers(items);
    return items;
}

std::optional<int> leading_number(const Piece& line) {
    const auto marker = read_marker(piece_text(line));
    return marker && marker->strict ? marker->number : std::nullopt;
}

}  // namespace shenbao
