#include "tools/typeset/sheet_heading.hpp"

#include "tools/typeset/rows.hpp"

namespace shenbao::typeset {
namespace {

FormText signature_text(const Json& declaration, std::size_t approval) {
    const std::string path = "approvals/" + std::to_string(approval) + "/";
    FormText text = plain_text(leaf_at(declaration, path + "role").get<std::string>() + ":");
    const Json signer = leaf_at(declaration, path + "signer");
    append_field(text, path + "signer", signer);
    if (!text.fields.empty()) {
        text.fields.back().handwritten = true;
        if (signer == leaf_at(declaration, "organisation/principal")) {
            text.fields.push_back(text.fields.back());
            text.fields.back().path = "organisation/principal";
        }
    }
    if (has_leaf(declaration, path + "date")) text.text += "  ";
    append_field(text, path + "date", leaf_at(declaration, path + "date"));
    return text;
}

FormLine side_by_side(std::vector<FormText> texts) {
    FormLine line;
    const auto count = static_cast<double>(texts.size());
    for (FormText& text : texts) line.push_back({std::move(text), static_cast<double>(line.size()) / count});
    return line;
}

bool is_principal_signed(const Json& declaration) {
    const Json principal = leaf_at(declaration, "organisation/principal");
    for (const Json& approval : declaration.value("approvals", Json::array()))
        if (principal.is_string() && approval.value("signer", Json()) == principal) return true;
    return false;
}

}  // namespace

void set_heading(FormSheet& sheet, const Json& declaration) {
    sheet.attachment = leaf_text(declaration, "attachment");
    sheet.title = leaf_text(declaration, "title");
    mark_field(sheet.title, "fiscal_year", leaf_at(declaration, "fiscal_year"));
    const bool in_title = sheet.title.fields.size() > 1;
    if (!in_title && has_leaf(declaration, "fiscal_year"))
        sheet.year_line = framed_leaf("(", declaration, "fiscal_year", ")");
}

void set_notes(FormSheet& sheet, const Json& declaration) {
    const std::size_t count = declaration.value("notes", Json::array()).size();
    for (std::size_t i = 0; i < count; ++i)
        sheet.notes.push_back(leaf_text(declaration, "notes/" + std::to_string(i)));
}

FormLine people_line(const Json& declaration) {
    std::vector<FormText> texts;
    const auto add = [&](std::string_view label, const std::string& path) {
        if (has_leaf(declaration, path)) texts.push_back(framed_leaf(label, declaration, path));
    };
    if (!is_principal_signed(declaration)) add("项目负责人:", "organisation/principal");
    add("单位负责人:", "organisation/unit_head");
    add("财务负责人:", "organisation/finance_head");
    add("填报人:", "organisation/filler");
    add("联系电话:", "organisation/phone");
    add("填报日期:", "fill_date");
    return side_by_side(std::move(texts));
}

FormLine signature_line(const Json& declaration) {
    std::vector<FormText> texts;
    const Json approvals = declaration.value("approvals", Json::array());
    for (std::size_t i = 0; i < approvals.size(); ++i)
        if (!approvals[i].value("opinion", Json()).is_string()) texts.push_back(signature_text(declaration, i));
    return side_by_side(std::move(texts));
}

void append_opinions(FormBlock& block, const Json& declaration, int cols) {
    const Json approvals = declaration.value("approvals", Json::array());
    for (std::size_t i = 0; i < approvals.size(); ++i) {
        if (!approvals[i].value("opinion", Json()).is_string()) continue;
        const std::string path = "approvals/" + std::to_string(i) + "/";
        FormText text = leaf_text(declaration, path + "opinion");
        FormText signed_by = framed_leaf("审核人:", declaration, path + "signer", "    日期:");
        if (!signed_by.fields.empty()) signed_by.fields.back().handwritten = true;
        append_text(signed_by, leaf_text(declaration, path + "date"));
        append_line(text, signed_by);
        append_row(block, {label_cell(approvals[i].at("role").get<std::string>()), prose_cell(text, cols - 1)});
    }
}

void append_sealed_opinions(FormBlock& block, const Json& declaration, std::string_view seal, int cols) {
    const Json approvals = declaration.value("approvals", Json::array());
    for (std::size_t i = 0; i < approvals.size(); ++i) {
        if (!approvals[i].value("opinion", Json()).is_string()) continue;
        const std::string path = "approvals/" + std::to_string(i) + "/";
        FormText text = leaf_text(declaration, path + "opinion");
        FormText sealed = plain_text(std::string(seal) + "    ");
        append_text(sealed, leaf_text(declaration, path + "date"));
        append_line(text, sealed);
        append_row(block, {label_cell(approvals[i].at("role").get<std::string>()), prose_cell(text, cols - 1)});
    }
}

}  // namespace shenbao::typeset
