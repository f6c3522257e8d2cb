#include "tools/cli/describe_form.hpp"

#include <string_view>
#include <vector>

#include "tools/cli/form_words.hpp"

namespace shenbao {

namespace {

std::string joined(const Labels& labels) {
    std::string text;
    for (const std::string& label : labels) text += (text.empty() ? "" : " | ") + label;
    return text;
}

class Description {
  public:
    explicit Description(Language language) : language_(language) {}

    std::string take() && { return std::move(text_); }

    [[nodiscard]] std::string word(std::string_view keyword) const { return form_word(keyword, language_); }
    [[nodiscard]] std::string words(const std::vector<std::string_view>& keywords) const {
        std::string text;
        for (const std::string_view keyword : keywords)
            if (!keyword.empty()) text += (text.empty() ? "" : ", ") + word(keyword);
        return text;
    }
    // `level2 [vocabulary level2, merged]`: what it is, and what is known of it.
    [[nodiscard]] std::string described(const std::string& what,
                                        const std::vector<std::string_view>& known) const {
        const std::string text = words(known);
        return text.empty() ? what : what + " [" + text + "]";
    }

    // A part of the form, in two levels of indent at most; one without labels is left out if it says nothing.
    void line(int indent, const std::string& name, const Labels& labels) {
        text_ += std::string(static_cast<std::size_t>(indent) * 4, ' ') + name;
        text_ += labels.empty() ? "\n" : ": " + joined(labels) + "\n";
    }
    void line_if_any(int indent, std::string_view keyword, const Labels& labels) {
        if (!labels.empty()) line(indent, word(keyword), labels);
    }
    void gap() { text_ += '\n'; }

  private:
    Language language_;
    std::string text_;
};

void add_columns(Description& page, const std::vector<ColumnSpec>& columns, const HistorySpec& history) {
    for (const ColumnSpec& column : columns)
        page.line(1,
                  page.described(page.word(column.role),
                                 {keyword_of(column.kind), column.vocabulary, column.merged ? "merged" : "",
                                  column.half ? to_string(*column.half) : ""}),
                  column.labels);
    page.line_if_any(1, "history", history.labels);
}

void add_heading(Description& page, const FormEdition& edition) {
    page.line(0, edition.family + "/" + edition.edition, {});
    page.line(0, edition.file, {});
    page.gap();
    page.line(0, page.described(page.word("title"), {edition.title_is_enough ? "enough" : ""}), {});
    for (const std::string& title : edition.titles) page.line(1, title, {});
    page.line_if_any(0, "rival", edition.rival_titles);
    page.line_if_any(0, "attachment", edition.attachment);
    if (!edition.fill_date.empty() || !edition.fill_unit.empty()) page.line(0, page.word("fill-line"), {});
    page.line_if_any(1, "date", edition.fill_date);
    page.line_if_any(1, "unit", edition.fill_unit);
    if (!edition.fill_body.empty()) page.line(1, page.described(page.word("body"), {edition.fill_body}), {});
    page.line_if_any(0, "page-number", edition.page_number);
    if (!edition.header.empty()) page.line(0, page.word("header"), {});
    for (const HeaderEntry& entry : edition.header)
        page.line(1,
                  page.described(page.word(entry.field), {keyword_of(entry.kind), entry.options ? "options" : ""}),
                  entry.labels);
    page.line_if_any(0, "side", edition.side);
}

void add_funding_row(Description& page, const FundingRow& row) {
    const bool other_role = row.role != "current";
    page.line(2,
              page.described(
                  row.key, {row.is_total ? "total" : "", row.any ? "any" : "",
                            other_role ? std::string_view(row.role) : "", other_role ? keyword_of(row.kind) : ""}),
              row.labels);
}

void add_funding(Description& page, const FundingSpec& funding) {
    if (funding.groups.empty()) return;
    const std::string_view layout = funding.in_text ? "layout=text" : funding.in_columns ? "layout=columns" : "";
    page.line(0, page.described(page.word("funding"), {layout}), funding.labels);
    page.line_if_any(1, "corner", funding.corner);
    add_columns(page, funding.columns, funding.history);
    for (const FundingGroup& group : funding.groups) {
        const bool pairs = group.pairs && !funding.pairs();  // else it goes without saying
        page.line(1, page.described(page.word("group") + " " + group.name, {pairs ? "pairs" : ""}), group.labels);
        for (const FundingRow& row : group.rows) add_funding_row(page, row);
    }
}

void add_goals(Description& page, const GoalsSpec& goals) {
    const std::string_view horizon = goals.horizon ? to_string(*goals.horizon) : "";
    page.line(0, page.described(page.word("goals") + " " + goals.item, {horizon}), goals.labels);
    page.line_if_any(1, "corner", goals.corner);
    for (const HorizonLabels& column : goals.columns)
        page.line(1, page.word(to_string(column.horizon)), column.labels);
}

void add_indicators(Description& page, const IndicatorSpec& indicators) {
    std::vector<std::string_view> halves;
    if (!indicators.halves.empty()) halves.emplace_back("halves");
    for (const Horizon half : indicators.halves) halves.push_back(to_string(half));
    page.line(0, page.described(page.word("indicators"), halves), {});
    for (const HorizonLabels& heading : indicators.headings)
        page.line(1, page.described(page.word("heading"), {to_string(heading.horizon)}), heading.labels);
    for (const HorizonLabels& section : indicators.sections)
        page.line(1, page.described(page.word("section"), {to_string(section.horizon)}), section.labels);
    add_columns(page, indicators.columns, indicators.history);
    page.line_if_any(1, "totals", indicators.totals);
}

void add_rows(Description& page, const RowTableSpec& rows) {
    page.line(0, page.described(page.word("rows"), {rows.list}), rows.labels);
    add_columns(page, rows.columns, rows.history);
    page.line_if_any(1, "totals", rows.totals);
}

void add_signature(Description& page, const SignatureSpec& signature) {
    const std::string role = signature.role.empty() ? "" : " " + signature.role;
    page.line(0, page.described(page.word("signature") + role, {signature.field}), signature.labels);
}

}  // namespace

std::string describe_form(const FormEdition& edition, Language language) {
    Description page(language);
    add_heading(page, edition);
    add_funding(page, edition.funding);
    for (const TextBlockSpec& block : edition.text_blocks)
        page.line(0, page.described(page.word("text-block"), {block.field}), block.labels);
    for (const GoalsSpec& goals : edition.goals) add_goals(page, goals);
    add_indicators(page, edition.indicators);
    for (const RowTableSpec& rows : edition.row_tables) add_rows(page, rows);
    for (const SignatureSpec& signature : edition.signatures) add_signature(page, signature);
    page.line_if_any(0, "notes", edition.notes);
    return std::move(page).take();
}

}  // namespace shenbao
