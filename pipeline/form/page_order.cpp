#include "pipeline/form/page_order.hpp"

#include <algorithm>
#include <set>
#include <string>

#include "pipeline/base/signs.hpp"
#include "pipeline/base/utf8.hpp"
#include "pipeline/form/match_label.hpp"
#include "pipeline/form/page_number.hpp"
#include "pipeline/form/text_pieces.hpp"

namespace shenbao {
namespace {

// Digits and numerals in words, with the signs that make another number of them: `1.5`, `-3`, `≥15`, `20%`.
std::u32string numerals_of(const std::string& text) {
    const std::u32string folded = decode_utf8(fold_text(text));
    std::u32string numerals;
    for (std::size_t i = 0; i < folded.size(); ++i) {
        const char32_t c = folded[i];
        const bool point =
            c == U'.' && i > 0 && i + 1 < folded.size() && is_digit(folded[i - 1]) && is_digit(folded[i + 1]);
        if (point || is_digit(c) || is_in(c, U"〇零一二三四五六七八九十百千万亿两≥≤><±-%‰")) numerals += c;
    }
    return numerals;
}

bool is_supported(const Pieces& pieces, const std::string& text) {
    return std::ranges::any_of(read_candidates(pieces),
                               [&](const WeightedText& one) { return fold_text(one.text) == fold_text(text); });
}

enum class TextComparison { blank, equal, misread, another };

// misread: the numerals are the same, and what the other scan reads is another reading of this one, or the same
// but for a character in a long text.
TextComparison compare_texts(const Pieces& a, const Pieces& b) {
    constexpr double kMisread = 0.8;  // similarity. Guess, unmeasured
    if (a.empty() && b.empty()) return TextComparison::blank;
    const std::string here = joined_pieces(a), there = joined_pieces(b);
    if (fold_text(here) == fold_text(there)) return TextComparison::equal;
    if (numerals_of(here) != numerals_of(there)) return TextComparison::another;
    const bool alike = is_supported(a, there) || is_supported(b, here) || similarity(here, there) >= kMisread;
    return alike ? TextComparison::misread : TextComparison::another;
}

// Beside the tables, without the number at the foot, from top to bottom.
std::vector<std::string> loose_texts(const ReadPage& page) {
    std::vector<std::string> texts;
    for (const LineReading& line : page.text.loose_lines)
        if (!is_at_foot(page, line.box) || !read_page_number(line)) texts.push_back(fold_text(line.text));
    std::erase(texts, "");
    return texts;
}

// A printed page and the blank ones behind it.
struct Leaf {
    std::vector<const ReadPage*> pages;
    std::optional<int> number;
};

std::vector<Leaf> find_leaves(std::span<const ReadPage> pages) {
    std::vector<Leaf> leaves;
    for (const ReadPage& page : pages) {
        if (leaves.empty() || !page.blank) leaves.push_back({{}, printed_page_number(page)});
        leaves.back().pages.push_back(&page);
    }
    return leaves;
}

// A page that was scanned twice does not begin another count of pages.
bool is_repeat(const std::vector<Leaf>& leaves, std::size_t begin, std::size_t at) {
    for (std::size_t i = begin; i < at; ++i)
        if (leaves[i].number == leaves[at].number &&
            compare_pages(*leaves[i].pages.front(), *leaves[at].pages.front()).same)
            return true;
    return false;
}

// Where the count of pages that begins at `begin` ends: before a number that it has already.
std::size_t end_of_count(const std::vector<Leaf>& leaves, std::size_t begin) {
    std::set<int> seen;
    std::size_t end = begin;
    for (; end < leaves.size(); ++end) {
        const std::optional<int> number = leaves[end].number;
        if (!number) continue;
        if (!seen.insert(*number).second && !is_repeat(leaves, begin, end)) break;
    }
    return end;
}

// Every number from 1 on is there: a page of another filing, or a misread number, would leave a gap.
bool are_complete(std::span<const Leaf> leaves) {
    std::set<int> numbers;
    for (const Leaf& leaf : leaves) {
        if (!leaf.number) return false;
        numbers.insert(*leaf.number);
    }
    return !numbers.empty() && *numbers.begin() == 1 && *numbers.rbegin() == static_cast<int>(numbers.size());
}

std::vector<std::string> lines_above(const ReadPage& page) {
    const int head = page.grid.tables.empty() ? page.info.height_px : page.grid.tables.front().box.y0;
    std::vector<std::string> lines;
    for (const LineReading& line : page.text.loose_lines)
        if (line.box.y0 < head && !is_at_foot(page, line.box)) lines.push_back(line.text);
    return lines;
}

// What stands above a page's table (title, year, unit) stands on the first page too.
bool has_heading_of(const ReadPage& first, const ReadPage& page) {
    constexpr double kMisread = 0.8;  // similarity. Guess, unmeasured
    const std::vector<std::string> heading = lines_above(first);
    return std::ranges::all_of(lines_above(page), [&](const std::string& line) {
        return std::ranges::any_of(heading, [&](const std::string& other) {
            return numerals_of(line) == numerals_of(other) && similarity(line, other) >= kMisread;
        });
    });
}

// The count in the order of its numbers, if no page has another heading than the first.
void sort_count(std::span<Leaf> count) {
    std::vector<Leaf> sorted(count.begin(), count.end());
    std::ranges::stable_sort(sorted, {}, &Leaf::number);
    const bool fits = std::ranges::all_of(sorted, [&](const Leaf& leaf) {
        return has_heading_of(*sorted.front().pages.front(), *leaf.pages.front());
    });
    if (fits) std::ranges::move(sorted, count.begin());
}

}  // namespace

std::optional<int> printed_page_number(const ReadPage& page) {
    const auto found = find_page_number(page);
    return found ? std::optional(found->number) : std::nullopt;
}

bool has_other_title(const ReadPage& before, const ReadPage& page) {
    constexpr std::size_t kFewest = 4;  // characters. Guess, unmeasured
    constexpr double kMisread = 0.6;    // similarity: both are scans. Guess, unmeasured
    const std::vector<std::string> known = lines_above(before);
    return std::ranges::any_of(lines_above(page), [&](const std::string& line) {
        const std::u32string text = decode_utf8(fold_text(line));
        const bool title =
            text.size() >= kFewest && is_in(text.back(), U"表单册") && text.find(U'续') == text.npos;
        return title && std::ranges::none_of(
                            known, [&](const std::string& other) { return similarity(line, other) >= kMisread; });
    });
}

PageComparison compare_pages(const ReadPage& a, const ReadPage& b) {
    constexpr int kFewest = 6;          // cells with text: fewer may be alike by chance. Guess
    constexpr double kOtherwise = 0.1;  // of them may read otherwise in another scan. Guess, unmeasured
    if (a.text.tables.size() != b.text.tables.size() || loose_texts(a) != loose_texts(b)) return {};
    int printed = 0, otherwise = 0;
    for (std::size_t t = 0; t < a.text.tables.size(); ++t) {
        if (a.text.tables[t].size() != b.text.tables[t].size()) return {};
        for (std::size_t c = 0; c < a.text.tables[t].size(); ++c) {
            const TextComparison compared = compare_texts(cell_pieces(a.text.tables[t][c], a.info.number),
                                                          cell_pieces(b.text.tables[t][c], b.info.number));
            if (compared == TextComparison::another) return {};
            printed += compared == TextComparison::blank ? 0 : 1;
            otherwise += compared == TextComparison::misread ? 1 : 0;
        }
    }
    return {printed >= kFewest && otherwise <= kOtherwise * printed, otherwise};
}

std::vector<const ReadPage*> order_pages(std::span<const ReadPage> pages) {
    std::vector<Leaf> leaves = find_leaves(pages);
    std::vector<std::span<Leaf>> counts;
    for (std::size_t begin = 0, end = 0; begin < leaves.size(); begin = end) {
        end = end_of_count(leaves, begin);
        counts.push_back(std::span(leaves).subspan(begin, end - begin));
    }
    if (std::ranges::all_of(counts, are_complete))
        for (const std::span<Leaf> count : counts) sort_count(count);
    std::vector<const ReadPage*> ordered;
    for (const Leaf& leaf : leaves) ordered.insert(ordered.end(), leaf.pages.begin(), leaf.pages.end());
    return ordered;
}

}  // namespace shenbao
