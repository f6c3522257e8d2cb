// Labels in lines outside the tables, and in cells that no section took: 项目责任人(签字): 某某, 单位(盖章):,
// 填报单位(盖章): 某某局. What follows one ends where the next begins.
#include <algorithm>

#include "pipeline/base/signs.hpp"
#include "pipeline/base/typed_values.hpp"
#include "pipeline/base/utf8.hpp"
#include "pipeline/form/filling.hpp"
#include "pipeline/form/running_text.hpp"

namespace shenbao {
namespace {

// A line that a label may stand in, and what makes fields of its parts.
struct SignedLine {
    Piece line;
    FieldMaker make;
    const ReadPage* page = nullptr;
};

// Every label that a line may hold besides that of signature `own`.
Labels other_labels(const FormEdition& edition, std::size_t own) {
    Labels labels = edition.fill_date;
    labels.insert(labels.end(), edition.fill_unit.begin(), edition.fill_unit.end());
    for (std::size_t i = 0; i < edition.signatures.size(); ++i)
        if (i != own)
            labels.insert(labels.end(), edition.signatures[i].labels.begin(), edition.signatures[i].labels.end());
    return labels;
}

// A seal near a line, in the line's height above and below.
bool is_sealed(const ReadPage& page, const Box& line) {
    constexpr int kReach = 6;  // line heights: a seal of 42 mm is set over its line. Guess, unmeasured
    const int reach = kReach * std::max(1, line.height());
    return std::ranges::any_of(page.info.marks, [&](const PageMark& mark) {
        return mark.kind == MarkKind::seal && mark.box.y0 < line.y1 + reach && mark.box.y1 > line.y0 - reach;
    });
}

struct SignedPart {
    Piece signer, date;
};

// `孟昭然  2023年9月5日`: a date ends what is signed.
SignedPart part_date(const Piece& value) {
    const std::u32string text = piece_text(value);
    std::size_t from = text.size();
    const auto is_date_sign = [](char32_t c) { return is_digit(c) || is_space(c) || is_in(c, U"年月日.-/"); };
    while (from > 0 && is_date_sign(text[from - 1])) --from;
    while (from < text.size() && !is_digit(text[from])) ++from;
    if (!parse_date(encode_utf8(std::u32string_view(text).substr(from)))) from = text.size();
    Piece signer = value, date = value;
    signer.end = value.begin + from;
    date.begin = signer.end;
    return {trimmed(signer), trimmed(date)};
}

// Nothing is written there: a blank reading, at its label.
Field blank_field(const SignedLine& line, const Piece& label, FieldKind kind) {
    Field field = line.make({label}, {FieldKind::text, nullptr, {}});
    field.text.clear();
    field.value.reset();
    field.alternatives.clear();
    field.kind = kind;
    return field;
}

Piece without_colon(Piece label) {
    const std::u32string text = piece_text(label);
    std::size_t end = text.size();
    while (end > 0 && (is_space(text[end - 1]) || is_in(text[end - 1], U":："))) --end;
    label.end = label.begin + end;
    return trimmed(label);
}

enum class Signed { nothing, stored, left_over };  // left_over: its field holds another value already

// Whether a field holds a value as it stands in the line, maybe without a code or the number behind a name.
bool holds(const Field& field, const std::string& value) {
    return !field.text.empty() && fold_text(value).find(fold_text(field.text)) != std::string::npos;
}

Signed sign(Filling& filling, const SignedLine& signed_line, std::size_t index) {
    const SignatureSpec& spec = filling.edition.signatures[index];
    const Piece& line = signed_line.line;
    const auto part = find_labelled(piece_text(line), spec.labels, other_labels(filling.edition, index),
                                    filling.lexicon.confusions);
    if (!part) return Signed::nothing;
    const bool blank = part->begin >= part->end;
    const Piece value{line.line, line.page, line.begin + part->begin, line.begin + part->end};
    const Piece label{line.line, line.page, line.begin, line.begin + std::min(part->begin, line.end - line.begin)};
    if (spec.field == "other") {
        filling.declaration.others.push_back(
            {signed_line.make({without_colon(label)}, {FieldKind::text, nullptr, {}}),
             blank ? blank_field(signed_line, label, spec.kind)
                   : signed_line.make({value}, {spec.kind, nullptr, {}})});
        return Signed::stored;
    }
    OptionalField* field = spec.field.empty() ? nullptr : field_slot(filling.declaration, spec.field);
    if (field && !*field) {
        if (blank)
            *field = blank_field(signed_line, label, spec.kind);
        else
            fill_entry(filling, spec.field, spec.kind, {value}, signed_line.make);
    }
    if (spec.role.empty()) {
        const bool stored = !field || blank || (*field && holds(**field, encode_utf8(piece_text(value))));
        return stored ? Signed::stored : Signed::left_over;
    }
    Approval approval;
    approval.role = spec.role;
    const auto [signer, date] = part_date(value);
    if (signer.begin < signer.end) approval.signer = signed_line.make({signer}, {spec.kind, nullptr, {}});
    if (date.begin < date.end) approval.date = signed_line.make({date}, {FieldKind::date, nullptr, {}});
    approval.seal = is_sealed(*signed_line.page, line.line->box);
    filling.declaration.approvals.push_back(std::move(approval));
    return Signed::stored;
}

// True if the line is used up: it begins with a label, and what stands behind its labels has found a place.
bool sign_line(Filling& filling, const SignedLine& line) {
    bool any = false, all = true;
    for (std::size_t i = 0; i < filling.edition.signatures.size(); ++i) {
        const Signed found = sign(filling, line, i);
        any = any || found == Signed::stored;
        all = all && found != Signed::left_over;
    }
    const Labels labels = other_labels(filling.edition, filling.edition.signatures.size());
    return any && all && begins_with_any(piece_text(line.line), labels, filling.lexicon.confusions);
}

}  // namespace

void fill_signatures(Filling& filling, const std::vector<const ReadPage*>& pages) {
    if (filling.edition.signatures.empty()) return;
    const Confusions& confusions = filling.lexicon.confusions;
    for (const ReadPage* page : pages)
        for (const LineReading& read : page->text.loose_lines) {
            const Piece line = line_piece(read, page->info.number);
            if (line.begin == line.end) continue;
            sign_line(filling, {line,
                                [&](const Pieces& pieces, const Expectation& expected) {
                                    return make_running_field(pieces, expected, confusions);
                                },
                                page});
        }
    for (PlacedCell& cell : filling.layout.cells) {
        if (cell.used || cell.blank()) continue;
        bool all = true;
        for (const Piece& line : cell_pieces(*cell.reading, cell.page->info.number))
            all = sign_line(filling, {line,
                                      [&](const Pieces& pieces, const Expectation& expected) {
                                          return make_cell_field(cell, pieces, expected, confusions);
                                      },
                                      cell.page}) &&
                  all;
        cell.used = all;
    }
}

}  // namespace shenbao
