// Lines outside the tables: attachment number, title (printed on every page: the pages vote), fill date, money
// unit, notes.
#include <algorithm>
#include <set>

#include "pipeline/base/typed_values.hpp"
#include "pipeline/base/utf8.hpp"
#include "pipeline/form/filling.hpp"
#include "pipeline/form/find_title.hpp"
#include "pipeline/form/money_unit.hpp"
#include "pipeline/form/running_text.hpp"
#include "pipeline/form/split_items.hpp"

namespace shenbao {
namespace {

const Expectation kText{FieldKind::text, nullptr, {}};

struct PrintedTitle {
    TitleFound found;
    std::string folded;
};

std::vector<PrintedTitle> find_titles(const Filling& filling, const std::vector<const ReadPage*>& pages) {
    constexpr double kTitle = 0.6;  // on pages that are known to be of the form. Guess, unmeasured
    std::vector<PrintedTitle> titles;
    for (const ReadPage* page : pages) {
        auto found = find_title(*page, filling.edition, filling.lexicon.confusions);
        if (!found || found->similarity < kTitle) continue;
        const std::string folded = fold_text(joined_pieces(found->pieces));
        titles.push_back({std::move(*found), folded});
    }
    return titles;
}

// The title most pages print; among equals, the one most like the form's.
const PrintedTitle& vote(const std::vector<PrintedTitle>& titles) {
    const auto votes = [&](const PrintedTitle& one) {
        return std::ranges::count(titles, one.folded, &PrintedTitle::folded);
    };
    return *std::ranges::max_element(
        titles, {}, [&](const PrintedTitle& one) { return std::pair(votes(one), one.found.similarity); });
}

// 项目绩效目标 of a page whose title was not read is a label of its table: titles end in 表 or 书, before a year
// or a stage in brackets.
bool names_a_form(const std::string& title) {
    std::u32string points = decode_utf8(fold_text(title));
    std::erase(points, U' ');
    while (points.ends_with(U')') && points.rfind(U'(') != points.npos) points.resize(points.rfind(U'('));
    return points.ends_with(U'表') || points.ends_with(U'书');
}

void mark_title_cells(Filling& filling, const Pieces& pieces) {
    for (PlacedCell& cell : filling.layout.cells)
        for (const LineReading& line : cell.reading->lines)
            for (const Piece& piece : pieces)
                if (piece.line == &line) cell.used = true;
}

using Lines = std::set<const LineReading*>;

// The lines that the titles stand in.
Lines fill_title(Filling& filling, const std::vector<const ReadPage*>& pages) {
    const std::vector<PrintedTitle> titles = find_titles(filling, pages);
    Lines lines;
    if (titles.empty()) {
        fill_fiscal_year(filling, {}, pages);
        return lines;
    }
    const PrintedTitle& chosen = vote(titles);
    Field title = make_running_field(chosen.found.pieces, kText, filling.lexicon.confusions);
    std::set<std::string> offered;
    for (const PrintedTitle& other : titles) {
        mark_title_cells(filling, other.found.pieces);
        for (const Piece& piece : other.found.pieces) lines.insert(piece.line);
        if (other.folded != chosen.folded && offered.insert(other.folded).second)
            title.alternatives.push_back({joined_pieces(other.found.pieces), std::nullopt, "T2"});
    }
    const auto same = std::ranges::count(titles, chosen.folded, &PrintedTitle::folded);
    const double repeats = title.evidence.get(EvidenceKind::repeats).value_or(1);
    title.evidence.set(EvidenceKind::repeats, std::max(repeats, static_cast<double>(same)));
    if (!names_a_form(title.text)) title.evidence.set(EvidenceKind::alphabet_gap, 1);
    filling.declaration.title = std::move(title);
    fill_fiscal_year(filling, chosen.found.pieces, pages);
    return lines;
}

void fill_attachment(Filling& filling, const ReadPage& page, const LineReading& line) {
    if (filling.declaration.attachment) return;
    const Piece piece = line_piece(line, page.info.number);
    const auto match =
        clear_label({encode_utf8(piece_text(piece))}, filling.edition.attachment, filling.lexicon.confusions);
    if (match) filling.declaration.attachment = make_running_field({piece}, kText, filling.lexicon.confusions);
}

void fill_labelled(Filling& filling, OptionalField& field, const Piece& line, const Labels& labels,
                   const Labels& stops, const Expectation& expected) {
    if (field) return;
    const auto part = find_labelled(piece_text(line), labels, stops, filling.lexicon.confusions);
    if (!part || part->begin >= part->end) return;
    field = make_running_field({{line.line, line.page, line.begin + part->begin, line.begin + part->end}},
                               expected, filling.lexicon.confusions);
}

Labels signature_labels(const FormEdition& edition) {
    Labels labels;
    for (const SignatureSpec& signature : edition.signatures)
        labels.insert(labels.end(), signature.labels.begin(), signature.labels.end());
    return labels;
}

void fill_date(Filling& filling, const Piece& line) {
    Labels stops = signature_labels(filling.edition);
    stops.insert(stops.end(), filling.edition.fill_unit.begin(), filling.edition.fill_unit.end());
    fill_labelled(filling, filling.declaration.fill_date, line, filling.edition.fill_date, stops,
                  {FieldKind::date, nullptr, {}});
}

// Of the labels in a line, `填报单位:县财政局 金额单位:万元`, the one that a unit of money follows.
void fill_unit(Filling& filling, const Piece& line) {
    if (filling.declaration.money_unit) return;
    const FormEdition& edition = filling.edition;
    Labels stops = edition.fill_date;
    stops.insert(stops.end(), edition.fill_unit.begin(), edition.fill_unit.end());
    Piece rest = line;
    while (const auto part =
               find_labelled(piece_text(rest), edition.fill_unit, stops, filling.lexicon.confusions)) {
        const Piece value{line.line, line.page, rest.begin + part->begin, rest.begin + part->end};
        rest.begin = value.end;
        if (value.begin >= value.end || !is_money_unit(encode_utf8(piece_text(value)), filling.lexicon.confusions))
            continue;
        filling.declaration.money_unit = with_lost_wan_doubted(
            make_running_field({value}, {FieldKind::vocabulary, &money_units(), {}}, filling.lexicon.confusions),
            {value});
        return;
    }
}

int table_foot(const ReadPage& page) {
    int foot = 0;
    for (const GridTable& table : page.grid.tables) foot = std::max(foot, table.box.y1);
    return foot;
}

}  // namespace

void fill_running_text(Filling& filling, const std::vector<const ReadPage*>& pages) {
    const Lines title = fill_title(filling, pages);
    const Labels signatures = signature_labels(filling.edition);
    Pieces below;
    for (const ReadPage* page : pages)
        for (const LineReading& line : page->text.loose_lines) {
            const Piece piece = line_piece(line, page->info.number);
            if (piece.begin == piece.end) continue;
            if (is_page_number(line.text, filling.edition.page_number, filling.lexicon.confusions)) continue;
            const bool above = line.box.y0 < table_head(*page);
            if (above && !title.contains(&line)) fill_attachment(filling, *page, line);
            fill_date(filling, piece);
            if (above) fill_unit(filling, piece);
            const bool is_signature = begins_with_any(piece_text(piece), signatures, filling.lexicon.confusions);
            if (line.box.y1 > table_foot(*page) && !is_signature) below.push_back(piece);
        }
    for (const Pieces& note : collect_notes(below, filling.edition.notes, filling.lexicon.confusions))
        filling.declaration.notes.push_back(make_running_field(note, kText, filling.lexicon.confusions));
}

void fill_table_notes(Filling& filling, const Section& section) {
    for (const Strip* strip : section.strips)
        for (const std::size_t index : strip->cells) {
            const PlacedCell& cell = filling.layout.cells[index];
            if (cell.used || cell.blank()) continue;
            const Pieces lines = take_pieces(filling, {index});
            std::vector<Pieces> notes = collect_notes(lines, {}, filling.lexicon.confusions);
            if (notes.empty()) notes.push_back(lines);
            for (const Pieces& note : notes)
                filling.declaration.notes.push_back(
                    make_cell_field(cell, note, kText, filling.lexicon.confusions));
        }
}

}  // namespace shenbao
