#include "pipeline/deliver/layout/html.hpp"

#include "pipeline/deliver/markup.hpp"
#include "pipeline/deliver/names.hpp"
#include "pipeline/deliver/page_parts.hpp"
#include "pipeline/deliver/read_cells.hpp"
#include "pipeline/deliver/review_summary.hpp"
#include "pipeline/deliver/tables/lattice.hpp"

namespace shenbao {
namespace {

constexpr const char* kStyle =
    "body{font-family:sans-serif;margin:1em auto;max-width:60em;line-height:1.4}"
    "article{margin-bottom:3em;border-top:2px solid #888}"
    "table{border-collapse:collapse;width:100%;margin:.5em 0}td{border:1px solid #444;padding:.2em .4em}"
    ".line{display:flex;justify-content:space-between;gap:2em}.only{justify-content:center}"
    ".review{background:#ffd28c}.corrected{background:#bdd7ee}.page{color:#666;font-size:.8em}";

// Line breaks of a text stay.
std::string with_breaks(const std::string& text) {
    std::string written = escaped(text);
    for (std::size_t at = written.find('\n'); at != std::string::npos; at = written.find('\n', at + 1))
        written.replace(at, 1, "<br>");
    return written;
}

// Class and title of what waits for a person, or was corrected by one.
std::string marks_of(const ReadCell& cell, const std::string& more_classes = {}) {
    std::string classes = more_classes, title;
    if (cell.review || cell.corrected)
        classes += std::string(classes.empty() ? "" : " ") + (cell.review ? "review" : "corrected");
    for (const NamedField& one : cell.fields)
        if (one.field->status == FieldStatus::review || one.differs)
            title += (title.empty() ? "" : "\n") + describe_doubt(one);
    return (classes.empty() ? "" : attribute("class", classes)) + (title.empty() ? "" : attribute("title", title));
}

std::string draw_row(const LooseRow& row, const ReadCells& cells) {
    std::string html = row.lines.size() == 1 ? "<div class=\"line only\">" : "<div class=\"line\">";
    for (const TextLine* line : row.lines) {
        const ReadCell cell = cells.on(row.page, *line);
        html += "<span" + marks_of(cell) + ">" + with_breaks(cell.text) + "</span>";
    }
    return html + "</div>\n";
}

std::string draw_cell(const LatticeCell& placed, const Table& table, const ReadCells& cells) {
    const ReadCell cell = cells.at(table, *placed.cell);
    std::string html = "<td";
    if (placed.row_span > 1) html += attribute("rowspan", placed.row_span);
    if (placed.col_span > 1) html += attribute("colspan", placed.col_span);
    return html + marks_of(cell) + ">" + with_breaks(cell.text) + "</td>";
}

std::string draw_columns(const Lattice& lattice) {
    if (lattice.cols == 0) return "";
    const double width = lattice.col_edges.back() - lattice.col_edges.front();
    std::string html = "<colgroup>";
    for (std::size_t col = 0; col + 1 < lattice.col_edges.size(); ++col) {
        const double share = width > 0 ? (lattice.col_edges[col + 1] - lattice.col_edges[col]) / width : 0;
        html += "<col style=\"width:" + share_text(share * 100) + "%\">";
    }
    return html + "</colgroup>\n";
}

std::string draw_table(const Table& table, const ReadCells& cells) {
    const Lattice lattice = number_lattice(table);
    std::string html = "<table>\n" + draw_columns(lattice);
    auto cell = lattice.cells.begin();
    for (int row = 0; row < lattice.rows; ++row) {
        html += "<tr>";
        for (; cell != lattice.cells.end() && cell->row == row; ++cell) html += draw_cell(*cell, table, cells);
        html += "</tr>\n";
    }
    for (const TableCell* stray : lattice.strays)
        html += "<tr>" + draw_cell({stray, 0, 0, 1, std::max(1, lattice.cols)}, table, cells) + "</tr>\n";
    return html + "</table>\n";
}

std::string list_review(const Declaration& declaration) {
    std::string items;
    for (const Issue& issue : declaration.issues)
        items += "<li>" +
                 escaped(issue.code + " (" + std::string(name_of(issue.severity)) + "): " + issue.message) +
                 "</li>\n";
    visit_fields(declaration, [&](const std::string& path, const Field& field) {
        if (field.status == FieldStatus::review)
            items += "<li class=\"review\">" + escaped(describe_doubt({path, &field})) + "</li>\n";
    });
    return items.empty() ? "" : "<ul>\n" + items + "</ul>\n";
}

std::string heading_of(const Declaration& declaration) {
    const ReviewSummary review = summarise_review(declaration);
    const std::string title = declaration.title ? declaration.title->text : declaration.form.family;
    return "<h2>" + escaped(title) + "</h2>\n<p>" + escaped(declaration.source.name) + " · " +
           escaped(declaration.form.family + " " + declaration.form.edition.value_or("")) + " · 待核对 " +
           std::to_string(review.fields) + " / " + std::to_string(review.of) + "</p>\n";
}

}  // namespace

std::string html_begin() {
    std::string page = "<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n";
    // Should a browser ever be tricked after all: nothing may run, nothing may be fetched.
    page +=
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
        "'unsafe-inline'\">\n";
    page.append("<title>绩效目标申报表</title>\n<style>").append(kStyle);
    return page += "</style>\n</head>\n<body>\n";
}

std::string html_of(const Declaration& declaration) {
    const ReadCells cells(declaration);
    std::string html = "<article" + attribute("id", "d-" + declaration.id) + ">\n" + heading_of(declaration);
    html += list_review(declaration);
    for (const PagePart& part : parts_of(declaration)) {
        if (const auto* row = std::get_if<LooseRow>(&part))
            html += draw_row(*row, cells);
        else
            html += draw_table(*std::get<const Table*>(part), cells);
    }
    return html + "</article>\n";
}

std::string html_end() {
    return "</body>\n</html>\n";
}

std::string to_html(std::span<const Declaration> declarations) {
    std::string html = html_begin();
    for (const Declaration& declaration : declarations) html += html_of(declaration);
    return html + html_end();
}

}  // namespace shenbao
