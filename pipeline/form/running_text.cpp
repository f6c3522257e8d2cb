#include "pipeline/form/running_text.hpp"

#include <algorithm>

#include "pipeline/base/signs.hpp"
#include "pipeline/base/utf8.hpp"
#include "pipeline/form/match_label.hpp"
#include "pipeline/form/split_items.hpp"

namespace shenbao {
namespace {

constexpr double kLabelInLine = 0.75;  // similarity of a label inside a line. Guess, unmeasured
constexpr double kNextLine = 1.2;      // line heights between lines of one note. Guess, unmeasured

bool is_colon(char32_t c, Colon wanted = Colon::read) {
    return is_in(c, U":：") || (wanted != Colon::printed && is_in(c, U";；"));
}

// 资金总额，438.50: what is left of a colon between words and a number. In prose it is what it looks like:
// 下设项目负责人，2人。
bool is_worn_colon(std::u32string_view text, std::size_t at) {
    return is_in(text[at], U",，.、") && at > 0 && is_han(text[at - 1]) && at + 1 < text.size() &&
           is_digit(text[at + 1]);
}

// Where a label followed by a colon ends (after the colon) and begins.
std::optional<LabelledPart> find_label(const std::u32string& text, const Labels& labels,
                                       const Confusions& confusions, Colon kind) {
    for (std::size_t colon = 0; colon < text.size(); ++colon) {
        const bool worn = kind == Colon::worn && is_worn_colon(text, colon);
        if (!is_colon(text[colon], kind) && !worn) continue;
        for (const std::string& label : labels) {
            const std::u32string wanted = label_form(label);
            std::size_t from = colon, characters = 0;
            while (from > 0 && characters < wanted.size()) {
                --from;
                if (!is_space(text[from])) ++characters;
            }
            const std::u32string found =
                label_form(encode_utf8(std::u32string_view(text).substr(from, colon - from)));
            if (characters == wanted.size() && confusable_similarity(found, wanted, confusions) >= kLabelInLine)
                return LabelledPart{from, colon + 1};
        }
    }
    return std::nullopt;
}

bool begins_with_label(const Piece& line, const Labels& labels, std::size_t& rest) {
    const std::u32string text = piece_text(line);
    for (const std::string& label : labels) {
        const std::u32string wanted = decode_utf8(label);
        if (!std::u32string_view(text).starts_with(wanted)) continue;
        rest = wanted.size();
        if (rest == text.size()) return true;
        if (!is_colon(text[rest])) continue;
        ++rest;
        return true;
    }
    return false;
}

// More than a speck beside a number.
bool has_words(const Piece& piece) {
    constexpr auto kFewest = 2;  // Han characters
    return std::ranges::count_if(piece_text(piece), is_han) >= kFewest;
}

bool goes_on(const Piece& before, const Piece& line) {
    const Box &a = before.line->box, &b = line.line->box;
    return before.page != line.page || b.y0 - a.y1 <= kNextLine * std::max(a.height(), b.height());
}

}  // namespace

int table_head(const ReadPage& page) {
    int head = page.info.height_px;
    for (const GridTable& table : page.grid.tables) head = std::min(head, table.box.y0);
    return head;
}

std::optional<LabelledPart> find_labelled(const std::u32string& text, const Labels& labels, const Labels& stops,
                                          const Confusions& confusions, Colon colon) {
    const auto label = find_label(text, labels, confusions, colon);
    if (!label) return std::nullopt;
    LabelledPart part{label->end, text.size()};
    const auto stop = find_label(text.substr(part.begin), stops, confusions, colon);
    if (stop) part.end = part.begin + stop->begin;
    while (part.begin < part.end && is_space(text[part.begin])) ++part.begin;
    while (part.end > part.begin && is_space(text[part.end - 1])) --part.end;
    return part;
}

std::optional<LabelledPart> find_label_in(const std::u32string& text, const Labels& labels,
                                          const Confusions& confusions, Colon colon) {
    for (const std::string& label : labels)
        if (const auto found = find_label(text, {label}, confusions, colon)) return found;
    return std::nullopt;
}

bool begins_with_any(const std::u32string& text, const Labels& labels, const Confusions& confusions) {
    const auto label = find_label(text, labels, confusions, Colon::read);
    return label && std::ranges::all_of(text.substr(0, label->begin), is_space);
}

bool is_page_number(const std::string& text, const Labels& patterns, const Confusions& confusions) {
    const std::u32string form = label_form(text);
    if (form.size() > 8 || !has_digit(form)) return false;
    const auto sign = [](char32_t c) { return is_digit(c) || is_in(c, U"-—–一·"); };
    if (std::ranges::all_of(form, sign)) return true;
    const auto match = best_label({text}, std::span(&patterns, 1), confusions);
    return match && match->similarity >= 0.99;
}

std::vector<Pieces> collect_notes(const Pieces& lines, const Labels& label, const Confusions& confusions) {
    std::vector<Pieces> notes;
    bool open = false;
    const Piece* before = nullptr;
    for (const Piece& line : lines) {
        Piece rest = line;
        std::size_t after = 0;
        const bool labelled = begins_with_label(line, label, after) ||
                              clear_label({encode_utf8(piece_text(line))}, label, confusions);
        if (labelled) {
            rest.begin = after > 0 ? rest.begin + after : rest.end;
            rest = trimmed(rest);
        }
        const auto number = has_words(rest) ? leading_number(rest) : std::nullopt;
        const bool next = number && *number == static_cast<int>(notes.size()) + 1;
        const bool begins = next || (number && open && *number > static_cast<int>(notes.size())) ||
                            (labelled && rest.begin < rest.end);
        const bool continues = open && !notes.empty() && before && goes_on(*before, line);
        open = open || labelled || next;
        if (begins)
            notes.push_back({rest});
        else if (continues && rest.begin < rest.end)
            notes.back().push_back(rest);
        else if (open && notes.empty() && rest.begin < rest.end)
            notes.push_back({rest});
        before = &line;
    }
    return notes;
}

}  // namespace shenbao
