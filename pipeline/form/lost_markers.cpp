#include "pipeline/form/lost_markers.hpp"

#include <algorithm>

#include "pipeline/base/utf8.hpp"

namespace shenbao {
namespace {

constexpr int kMostMissing = 2;             // in a row; guess, unmeasured
constexpr std::size_t kLongestResidue = 3;  // characters that readers make of 12.
constexpr int kFirstOfTwoDigits = 10;

struct Anchor {
    std::size_t line = 0;
    int number = 0;
};

bool is_anchor(const LineHead& head) {
    return head.paragraph && head.marker && head.marker->strict && head.marker->number;
}

// Left edge of the character at code point `at` of the line, px of its page; nullopt where it is not known.
std::optional<int> left_edge(const LineReading& line, std::size_t at) {
    std::size_t place = 0;
    for (const CharReading& one : line.chars) {
        if (place == at) return one.box.x0;
        place += decode_utf8(one.text).size();
    }
    return std::nullopt;
}

// Where the words begin behind the markers of as many digits on this page; nullopt if no line shows it.
std::optional<int> find_words(const Pieces& lines, const std::vector<LineHead>& heads, int page, int number) {
    std::vector<int> edges;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (lines[i].page != page || !is_anchor(heads[i])) continue;
        if ((*heads[i].marker->number < kFirstOfTwoDigits) != (number < kFirstOfTwoDigits)) continue;
        const auto edge = left_edge(*lines[i].line, lines[i].begin + heads[i].marker->length);
        if (edge) edges.push_back(*edge);
    }
    if (edges.empty()) return std::nullopt;
    std::ranges::nth_element(edges, edges.begin() + static_cast<std::ptrdiff_t>(edges.size() / 2));
    return edges[edges.size() / 2];
}

// How many characters at the line's head are what the readers made of its marker.
std::size_t count_residue(const Piece& line, int words_x) {
    std::size_t place = 0;
    for (const CharReading& one : line.line->chars) {
        if ((one.box.x0 + one.box.x1) / 2 >= words_x) break;
        place += decode_utf8(one.text).size();
    }
    const std::size_t residue = place - std::min(place, line.begin);
    return residue <= kLongestResidue && residue < line.end - line.begin ? residue : 0;
}

class Restoration {
  public:
    Restoration(const Pieces& lines, std::vector<LineHead>& heads) : lines_(lines), heads_(heads) {}

    // Fills the gap before `next` with the paragraphs from line `from` on.
    void fill(std::size_t from, int first_missing, const Anchor& next) {
        const int missing = next.number - first_missing;
        if (missing < 1 || missing > kMostMissing) return;
        std::vector<std::size_t> paragraphs;
        for (std::size_t i = from; i < next.line; ++i)
            if (heads_[i].paragraph) paragraphs.push_back(i);
        const bool introduced = from == 0 && paragraphs.size() == static_cast<std::size_t>(missing) + 1;
        if (introduced) paragraphs.erase(paragraphs.begin());
        if (paragraphs.size() != static_cast<std::size_t>(missing)) return;
        for (std::size_t i = 0; i < paragraphs.size(); ++i)
            restore(paragraphs[i], first_missing + static_cast<int>(i), heads_[next.line].marker->style);
    }

  private:
    void restore(std::size_t line, int number, MarkerStyle style) {
        if (heads_[line].marker) return;  // it is there, only worn
        const auto words = find_words(lines_, heads_, lines_[line].page, number);
        heads_[line].marker = Marker{style, number, true, words ? count_residue(lines_[line], *words) : 0};
        heads_[line].lost = true;
    }

    const Pieces& lines_;
    std::vector<LineHead>& heads_;
};

}  // namespace

void restore_lost_markers(const Pieces& lines, std::vector<LineHead>& heads) {
    std::vector<Anchor> anchors;
    for (std::size_t i = 0; i < heads.size(); ++i)
        if (is_anchor(heads[i])) anchors.push_back({i, *heads[i].marker->number});
    Restoration restoration(lines, heads);
    for (std::size_t i = 0; i < anchors.size(); ++i) {
        if (i > 0 && heads[anchors[i - 1].line].marker->style != heads[anchors[i].line].marker->style) continue;
        const std::size_t from = i == 0 ? 0 : anchors[i - 1].line + 1;
        restoration.fill(from, i == 0 ? 1 : anchors[i - 1].number + 1, anchors[i]);
    }
}

}  // namespace shenbao
