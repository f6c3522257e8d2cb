// An opinion in a row of its own: its text, who signed it, when, the place for a seal.
#include <algorithm>

#include "pipeline/base/signs.hpp"
#include "pipeline/base/typed_values.hpp"
#include "pipeline/base/utf8.hpp"
#include "pipeline/form/filling.hpp"
#include "pipeline/form/running_text.hpp"

namespace shenbao {
namespace {

const Expectation kText{FieldKind::text, nullptr, {}};

const Labels kSigner{"审核人", "负责人", "经办人"}, kDate{"日期"};

// A line of an opinion's cell, `情况属实。负责人:李四  日期:...`.
struct SignedLine {
    Piece opinion;  // what stands before the first label
    std::optional<Piece> signer, date;
};

// Where a label begins whose first words are not in the list of labels: 单位 of 单位负责人, 审核 of 审核日期.
std::size_t whole_label(const std::u32string& text, std::size_t begin) {
    constexpr std::u32string_view kFirstWords[] = {U"单位", U"部门", U"主管", U"股室", U"科室", U"处室", U"项目",
                                                   U"分管", U"财务", U"业务", U"审核", U"填报", U"签字", U"盖章"};
    std::u32string_view head = std::u32string_view(text).substr(0, begin);
    const auto ends_head = [&](std::u32string_view word) { return head.ends_with(word); };
    while (std::ranges::any_of(kFirstWords, ends_head)) head.remove_suffix(2);
    return head.size();
}

// `(盖章)  2020年3月12日`, `单位公章:`: where the words for the seal stand, code points [begin, end).
struct SealWords {
    std::size_t begin = 0, end = 0;
};

std::optional<SealWords> find_seal_words(const std::u32string& text) {
    for (const std::u32string_view word : {U"盖章", U"公章", U"签章"}) {
        const std::size_t at = text.find(word);
        if (at == text.npos) continue;
        SealWords seal{whole_label(text, at), at + word.size()};
        if (seal.begin > 0 && is_in(text[seal.begin - 1], U"(（")) --seal.begin;
        while (seal.end < text.size() && is_in(text[seal.end], U")）:：")) ++seal.end;
        return seal;
    }
    return std::nullopt;
}

bool is_date_place(std::u32string_view text) {
    return std::ranges::all_of(text, [](char32_t c) { return is_space(c) || is_in(c, U"年月日"); });
}

// Behind the words for a seal stands a date or the place for one; with anything else they are part of the text.
void part_sealed(const std::u32string& text, SignedLine& parted) {
    const auto seal = parted.date ? std::nullopt : find_seal_words(text);
    if (!seal) return;
    const Piece& line = parted.opinion;
    const std::u32string behind = text.substr(seal->end);
    const bool place = is_date_place(behind);
    if (!place && !parse_date(encode_utf8(behind))) return;
    if (!behind.empty() || parted.date)
        parted.date = trimmed(
            {line.line, line.page, line.begin + (place ? text.size() : seal->end), line.begin + text.size()});
    parted.opinion.end = std::min(parted.opinion.end, line.begin + seal->begin);
}

SignedLine part_signed(const Piece& line, const Confusions& confusions) {
    const std::u32string text = piece_text(line);
    SignedLine parted{line, {}, {}};
    const auto cut = [&](std::optional<Piece>& part, const Labels& labels, const Labels& stops) {
        const auto found = find_labelled(text, labels, stops, confusions, Colon::printed);
        const auto label = find_label_in(text, labels, confusions, Colon::printed);
        if (!found || !label) return;
        const bool stopped = find_label_in(text.substr(found->end), stops, confusions, Colon::printed).has_value();
        const std::size_t end = stopped ? std::max(found->begin, whole_label(text, found->end)) : found->end;
        part = trimmed({line.line, line.page, line.begin + found->begin, line.begin + end});
        parted.opinion.end = std::min(parted.opinion.end, line.begin + whole_label(text, label->begin));
    };
    cut(parted.signer, kSigner, kDate);
    cut(parted.date, kDate, kSigner);
    part_sealed(text, parted);
    parted.opinion = trimmed(parted.opinion);
    return parted;
}

// `李四 同意申报`, `2人。`: no name alone. One of two characters may be set apart, `李  四`; one with a dot is
// long.
bool is_name(const std::u32string& text) {
    constexpr std::ptrdiff_t kLongestName = 4;  // characters of a double surname with a double name
    const bool dotted = std::ranges::count(text, U'·') > 0;
    return std::ranges::all_of(text, [](char32_t c) { return is_han(c) || is_space(c) || c == U'·'; }) &&
           (dotted || std::ranges::count_if(text, is_han) <= kLongestName);
}

// Whether something is written behind a label, more than the place for it.
bool is_written(const std::optional<Piece>& part) {
    return part && part->begin < part->end && !is_date_place(piece_text(*part));
}

using Part = std::optional<Piece> SignedLine::*;

// Signatures stand below the text: the last line that has one is it, the last that has the place where none has.
const SignedLine* last_with(const std::vector<SignedLine>& lines, Part part) {
    const SignedLine* last = nullptr;
    for (const SignedLine& line : lines)
        if (line.*part && (is_written(line.*part) || !last || !is_written(last->*part))) last = &line;
    return last;
}

// What is written in an opinion's cell: its text, then `审核人: 某某  日期: ...`. Blank where nothing follows a
// label.
void fill_signed_opinion(Filling& filling, const std::vector<std::size_t>& cells, Approval& approval) {
    const Confusions& confusions = filling.lexicon.confusions;
    const PlacedCell& cell = filling.layout.cells[cells.front()];
    const Pieces printed = take_pieces(filling, cells);
    std::vector<SignedLine> lines;
    for (const Piece& line : printed) lines.push_back(part_signed(line, confusions));
    const SignedLine* const signer = last_with(lines, &SignedLine::signer);
    const SignedLine* const date = last_with(lines, &SignedLine::date);
    const auto make = [&](const Piece& part, FieldKind kind) {
        const Pieces pieces = part.begin < part.end ? Pieces{part} : Pieces{};
        Field field = make_cell_field(cell, pieces, {kind, nullptr, {}}, confusions);
        const bool sound = kind == FieldKind::date ? field.value.has_value() : is_name(piece_text(part));
        if (is_written(part) && !sound) field.evidence.set(EvidenceKind::alphabet_gap, 1);
        return field;
    };
    if (signer) approval.signer = make(*signer->signer, FieldKind::name);
    if (date) approval.date = make(*date->date, FieldKind::date);
    Pieces opinion;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const SignedLine& line = lines[i];
        const bool delivered =
            (&line == signer || !is_written(line.signer)) && (&line == date || !is_written(line.date));
        const Piece part = delivered ? line.opinion : trimmed(printed[i]);  // what is no signature is text
        if (part.begin < part.end) opinion.push_back(part);
    }
    approval.opinion = make_cell_field(cell, opinion, kText, confusions);
    approval.seal = std::ranges::any_of(cell.page->info.marks, [&](const PageMark& mark) {
        return mark.kind == MarkKind::seal && !intersect(mark.box, cell.grid->box).empty();
    });
}

}  // namespace

void fill_opinion(Filling& filling, const Section& section) {
    const std::vector<std::size_t> cells = text_cells(filling, section);
    Approval approval;
    approval.role = filling.edition.signatures[section.spec].role;
    if (!cells.empty()) fill_signed_opinion(filling, cells, approval);
    filling.declaration.approvals.push_back(std::move(approval));
}

}  // namespace shenbao
