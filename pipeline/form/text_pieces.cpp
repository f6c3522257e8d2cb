#include "pipeline/form/text_pieces.hpp"

#include <algorithm>
#include <set>

#include "pipeline/base/utf8.hpp"

namespace shenbao {
namespace {

constexpr double kUnweighted = 0.1;  // of an alternative that comes without a weight. Guess, unmeasured

double share_of_attempts(const LineReading& line, const std::string& folded) {
    const auto all = std::ranges::count(line.attempts, false, &Attempt::of_parts);
    const auto same = std::ranges::count_if(
        line.attempts, [&](const Attempt& a) { return !a.of_parts && fold_text(a.text) == folded; });
    return all == 0 ? 0 : static_cast<double>(same) / static_cast<double>(all);
}

// For each position of `from`, where the best alignment puts it in `to`.
std::vector<std::size_t> align(std::u32string_view from, std::u32string_view to) {
    const std::size_t rows = from.size() + 1, cols = to.size() + 1;
    std::vector<int> cost(rows * cols);
    const auto at = [&](std::size_t i, std::size_t j) -> int& { return cost[i * cols + j]; };
    for (std::size_t i = 0; i < rows; ++i)
        for (std::size_t j = 0; j < cols; ++j) {
            if (i == 0 || j == 0) {
                at(i, j) = static_cast<int>(i + j);
                continue;
            }
            const int change = at(i - 1, j - 1) + (from[i - 1] == to[j - 1] ? 0 : 1);
            at(i, j) = std::min({change, at(i - 1, j) + 1, at(i, j - 1) + 1});
        }
    std::vector<std::size_t> place(rows);
    std::size_t i = from.size(), j = to.size();
    place[i] = j;
    while (i > 0 || j > 0) {
        const bool change = i > 0 && j > 0 && at(i, j) == at(i - 1, j - 1) + (from[i - 1] == to[j - 1] ? 0 : 1);
        if (change) {
            --i;
            --j;
        } else if (i > 0 && at(i, j) == at(i - 1, j) + 1) {
            --i;
        } else {
            --j;
        }
        place[i] = j;
    }
    return place;
}

// The part of another reading of the line that corresponds to the piece.
std::string corresponding_part(const Piece& piece, const std::string& other) {
    const std::u32string line = decode_utf8(piece.line->text), changed = decode_utf8(other);
    if (piece.begin == 0 && piece.end == line.size()) return other;
    const std::vector<std::size_t> place = align(line, changed);
    const std::size_t from = piece.begin == 0 ? 0 : place[piece.begin];
    const std::size_t to = piece.end == line.size() ? changed.size() : place[piece.end];
    return encode_utf8(std::u32string_view(changed).substr(from, to > from ? to - from : 0));
}

// As corresponding_part, with all that stands between the neighbours of the piece: 123 where 12元 was read as
// 123元.
std::string widest_part(const Piece& piece, const std::string& other) {
    const std::u32string line = decode_utf8(piece.line->text), changed = decode_utf8(other);
    const std::vector<std::size_t> place = align(line, changed);
    const std::size_t from = piece.begin == 0 ? 0 : place[piece.begin];
    const std::size_t behind = piece.end == line.size() ? changed.size() + 1 : place[piece.end + 1];
    return encode_utf8(std::u32string_view(changed).substr(from, behind > from ? behind - 1 - from : 0));
}

std::vector<WeightedText> other_readings(const LineReading& line) {
    std::vector<WeightedText> others;
    for (const Alternative& alternative : line.alternatives) {
        const double share = share_of_attempts(line, fold_text(alternative.text));
        others.push_back({alternative.text, alternative.confidence.value_or(std::max(share, kUnweighted))});
    }
    for (const Attempt& attempt : line.attempts)
        if (!attempt.of_parts) others.push_back({attempt.text, share_of_attempts(line, fold_text(attempt.text))});
    std::ranges::stable_sort(others, std::greater{}, &WeightedText::weight);
    return others;
}

double own_weight(const Pieces& pieces) {
    double weight = 1;
    for (const Piece& piece : pieces)
        if (!piece.line->attempts.empty())
            weight = std::min(weight, share_of_attempts(*piece.line, fold_text(piece.line->text)));
    return weight;
}

std::string joined_with(const Pieces& pieces, std::size_t replaced, const std::string& text) {
    std::string joined;
    for (std::size_t i = 0; i < pieces.size(); ++i)
        joined += i == replaced ? text : encode_utf8(piece_text(pieces[i]));
    return joined;
}

}  // namespace

Pieces by_printed_line(Pieces pieces) {
    constexpr double kSameLine = 0.5;  // of the lower line's height. Guess, unmeasured
    std::ranges::stable_sort(pieces, {},
                             [](const Piece& piece) { return std::pair(piece.page, piece.line->box.y0); });
    for (std::size_t i = 0; i < pieces.size();) {
        const Box first = pieces[i].line->box;
        std::size_t end = i + 1;
        while (end < pieces.size() && pieces[end].page == pieces[i].page) {
            const Box& box = pieces[end].line->box;
            const int common = std::min(first.y1, box.y1) - std::max(first.y0, box.y0);
            if (common <= kSameLine * std::min(first.height(), box.height())) break;
            ++end;
        }
        const auto from = pieces.begin() + static_cast<std::ptrdiff_t>(i);
        std::stable_sort(from, pieces.begin() + static_cast<std::ptrdiff_t>(end),
                         [](const Piece& a, const Piece& b) { return a.line->box.x0 < b.line->box.x0; });
        i = end;
    }
    return pieces;
}

Piece line_piece(const LineReading& line, int page) {
    return trimmed({&line, page, 0, decode_utf8(line.text).size()});
}

Piece trimmed(Piece piece) {
    const std::u32string text = decode_utf8(piece.line->text);
    const auto is_edge = [](char32_t c) { return is_space(c) || c == U'|'; };
    while (piece.begin < piece.end && is_edge(text[piece.begin])) ++piece.begin;
    while (piece.end > piece.begin && is_edge(text[piece.end - 1])) --piece.end;
    return piece;
}

Pieces cell_pieces(const CellReading& cell, int page) {
    Pieces pieces;
    for (const LineReading& line : cell.lines) {
        const Piece piece = line_piece(line, page);
        if (piece.end > piece.begin) pieces.push_back(piece);
    }
    return pieces;
}

std::u32string piece_text(const Piece& piece) {
    return decode_utf8(piece.line->text).substr(piece.begin, piece.end - piece.begin);
}

std::string joined_pieces(const Pieces& pieces) {
    return joined_with(pieces, pieces.size(), {});
}

Pieces sub_pieces(const Pieces& pieces, std::size_t begin, std::size_t end) {
    Pieces part;
    std::size_t at = 0;
    for (const Piece& piece : pieces) {
        const std::size_t length = piece.end - piece.begin;
        const std::size_t from = std::clamp(begin, at, at + length) - at,
                          to = std::clamp(end, at, at + length) - at;
        if (to > from) part.push_back({piece.line, piece.page, piece.begin + from, piece.begin + to});
        at += length;
    }
    return part;
}

Box piece_box(const Piece& piece) {
    const auto& chars = piece.line->chars;
    Box box;
    std::size_t at = 0;
    for (const CharReading& one : chars) {
        const std::size_t next = at + decode_utf8(one.text).size();
        if (at < piece.end && next > piece.begin) box = unite(box, one.box);
        at = next;
    }
    const bool aligned = at == decode_utf8(piece.line->text).size() && !box.empty();
    if (!aligned) return piece.line->box;
    // Recognisers place characters half a glyph too far right or left; where the line's ink ends is known.
    const Box& line = piece.line->box;
    if (piece.begin == 0) box.x0 = line.x0;
    if (piece.end == at) box.x1 = line.x1;
    return box;
}

std::vector<std::string> witnesses_of(const Piece& piece) {
    const std::string own = fold_text(encode_utf8(piece_text(piece)));
    std::vector<std::string> readers;
    for (const Attempt& attempt : piece.line->attempts)
        if (fold_text(widest_part(piece, attempt.text)) == own) readers.push_back(attempt.reader);
    return readers;
}

bool is_borne_out(const Piece& piece) {
    std::size_t at = 0;
    bool all = true;
    for (const CharReading& one : piece.line->chars) {
        const std::size_t next = at + decode_utf8(one.text).size();
        if (at < piece.end && next > piece.begin) all = all && one.borne_out;
        at = next;
    }
    return all && piece.begin < piece.end && at == decode_utf8(piece.line->text).size();
}

double weakest_score(const Piece& piece) {
    std::size_t at = 0;
    double weakest = 1;
    for (const CharReading& one : piece.line->chars) {
        const std::size_t next = at + decode_utf8(one.text).size();
        if (at < piece.end && next > piece.begin) weakest = std::min(weakest, one.score);
        at = next;
    }
    return at == decode_utf8(piece.line->text).size() ? weakest : 0;
}

std::vector<WeightedText> read_candidates(const Pieces& pieces) {
    std::vector<WeightedText> candidates{{joined_pieces(pieces), own_weight(pieces)}};
    std::set<std::string> seen{fold_text(candidates.front().text)};
    std::vector<WeightedText> others;
    for (std::size_t i = 0; i < pieces.size(); ++i)
        for (const WeightedText& other : other_readings(*pieces[i].line)) {
            std::string text = joined_with(pieces, i, corresponding_part(pieces[i], other.text));
            if (seen.insert(fold_text(text)).second) others.push_back({std::move(text), other.weight});
        }
    std::ranges::stable_sort(others, std::greater{}, &WeightedText::weight);
    candidates.insert(candidates.end(), others.begin(), others.end());
    return candidates;
}

}  // namespace shenbao
