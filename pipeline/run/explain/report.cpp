#include "pipeline/run/explain/report.hpp"

#include <algorithm>
#include <cstdio>

#include "pipeline/run/explain/report_assets.hpp"

namespace shenbao {

namespace {

struct ListedField {
    std::string path;
    const Field* field = nullptr;
    int id = 0;
};

std::vector<ListedField> list_fields(std::span<const Declaration> declarations) {
    std::vector<ListedField> listed;
    for (std::size_t i = 0; i < declarations.size(); ++i) {
        const std::string prefix = declarations.size() > 1 ? std::to_string(i + 1) + ": " : "";
        visit_fields(declarations[i], [&](const std::string& path, const Field& field) {
            listed.push_back({prefix + path, &field, static_cast<int>(listed.size())});
        });
    }
    return listed;
}

const char* style_of(const Field& field) {
    if (field.status != FieldStatus::review) return "accepted";
    return field.confidence.value_or(0) < 0.5 ? "doubtful" : "review";
}

const char* describe_status(FieldStatus status) {
    switch (status) {
        case FieldStatus::accepted: return "已接受 accepted";
        case FieldStatus::review: return "待复核 review";
        case FieldStatus::corrected: return "已更正 corrected";
    }
    return "";
}

std::string format_confidence(const std::optional<double>& confidence) {
    if (!confidence) return "–";
    char text[16];
    std::snprintf(text, sizeof text, "%.2f %%", *confidence * 100);
    return text;
}

std::string rect_html(const ListedField& listed) {
    const Box& box = listed.field->bbox;
    return "<rect data-field=\"" + std::to_string(listed.id) + "\" class=\"" + style_of(*listed.field) +
           "\" x=\"" + std::to_string(box.x0) + "\" y=\"" + std::to_string(box.y0) + "\" width=\"" +
           std::to_string(box.width()) + "\" height=\"" + std::to_string(box.height()) + "\"><title>" +
           escape_html(listed.path) + "</title></rect>";
}

// A line of the table may end behind a slash.
std::string breakable_path(const std::string& path) {
    std::string out = escape_html(path);
    for (std::size_t at = out.find('/'); at != std::string::npos; at = out.find('/', at + 1))
        out.insert(at + 1, "<wbr>");
    return out;
}

std::string row_html(const ListedField& listed) {
    const Field& field = *listed.field;
    std::string row = "<tr tabindex=\"0\" data-field=\"" + std::to_string(listed.id) + "\" class=\"" +
                      style_of(field) + "\"><td class=\"path\">" + breakable_path(listed.path) +
                      "</td><td class=\"text\">";
    row += field.text.empty() ? "<span class=\"blank\">空白 blank</span>" : escape_html(field.text);
    for (const Alternative& other : field.alternatives)
        row +=
            "<span class=\"other\">或 or: " + escape_html(other.text) + " (" + escape_html(other.why) + ")</span>";
    row += "</td><td class=\"num\">" + format_confidence(field.confidence) + "</td><td>" +
           describe_status(field.status);
    for (const std::string& rule : field.findings) row += "<span class=\"other\">" + escape_html(rule) + "</span>";
    return row + "</td></tr>\n";
}

// Larger boxes first, so that a small field inside a large one can still be pointed at.
std::string overlay_html(const ReportPage& page, std::vector<ListedField> fields) {
    std::stable_sort(fields.begin(), fields.end(), [](const ListedField& a, const ListedField& b) {
        return a.field->bbox.area() > b.field->bbox.area();
    });
    std::string svg =
        "<svg viewBox=\"0 0 " + std::to_string(page.width_px) + " " + std::to_string(page.height_px) + "\">";
    for (const ListedField& listed : fields) svg += rect_html(listed);
    return svg + "</svg>";
}

std::string views_html(const ReportPage& page, const std::vector<ListedField>& fields) {
    std::string tabs = "<div class=\"tabs\">", views;
    for (const auto& picture : page.pictures) {
        tabs += "<button data-view=\"" + picture.name + "\" aria-pressed=\"false\">" + picture.title + "</button>";
        views += "<div class=\"view\" data-view=\"" + picture.name + "\"><img alt=\"" + picture.title +
                 "\" src=\"" + picture.data_url + "\"></div>";
    }
    tabs += "<button data-view=\"readings\" aria-pressed=\"true\">识别结果 readings</button></div>";
    views += "<div class=\"view shown\" data-view=\"readings\">";
    views += "<img alt=\"识别结果\" data-same=\"page-upright\">";
    views += overlay_html(page, fields) + "</div>";
    return "<div class=\"views\">" + tabs + views + "</div>";
}

std::string page_html(const ReportPage& page, const std::vector<ListedField>& all) {
    std::vector<ListedField> fields;
    for (const ListedField& listed : all)
        if (listed.field->page == page.number) fields.push_back(listed);
    const std::string number = std::to_string(page.number);
    std::string html = "<section id=\"page-" + number + "\"><h2>第 " + number + " 页 · page " + number +
                       "</h2><p class=\"facts\">" + escape_html(page.facts) + "</p><div class=\"page\">" +
                       views_html(page, fields);
    html +=
        "<div class=\"fields\"><table><thead><tr><th>字段 field</th><th>内容 text</th><th>置信度</th><th>状态 "
        "status</th>"
        "</tr></thead><tbody>";
    for (const ListedField& listed : fields) html += row_html(listed);
    return html + "</tbody></table></div></div></section>\n";
}

std::string issues_html(std::span<const Declaration> declarations) {
    std::string items;
    for (const Declaration& declaration : declarations) {
        for (const Issue& issue : declaration.issues) {
            const char* kind = issue.severity == Severity::error     ? "error"
                               : issue.severity == Severity::warning ? "warning"
                                                                     : "info";
            items += std::string("<li class=\"") + kind + "\"><b>" + escape_html(issue.code) + "</b> " +
                     escape_html(issue.message) + "</li>";
        }
    }
    return items.empty() ? "" : "<section><h2>问题 issues</h2><ul class=\"issues\">" + items + "</ul></section>\n";
}

std::string header_html(const SourceInfo& source, std::span<const Declaration> declarations,
                        const std::vector<ListedField>& fields) {
    std::size_t review = 0;
    for (const ListedField& listed : fields) review += listed.field->status == FieldStatus::review ? 1 : 0;
    std::string html = "<header><h1>" + escape_html(source.name) + "</h1><div class=\"facts\">";
    for (const Declaration& declaration : declarations)
        html += escape_html(declaration.form.family + " " + declaration.form.edition.value_or("")) + " · ";
    html += escape_html(source.media_type) + " · sha256 " + escape_html(source.sha256.substr(0, 16)) + "…</div>";
    html += "<div class=\"tallies\"><span class=\"tally\"><b>" + std::to_string(fields.size()) +
            "</b>字段 fields</span><span class=\"tally ok\"><b>" + std::to_string(fields.size() - review) +
            "</b>已接受 accepted</span><span class=\"tally ask\"><b>" + std::to_string(review) +
            "</b>待复核 to review</span></div></header>\n";
    return html;
}

std::string nav_html(std::span<const ReportPage> pages) {
    std::string html = "<nav>";
    for (const ReportPage& page : pages)
        html +=
            "<a href=\"#page-" + std::to_string(page.number) + "\">第 " + std::to_string(page.number) + " 页</a>";
    return html + "<button id=\"filter\" aria-pressed=\"false\">只看待复核 only to review</button></nav>\n";
}

}  // namespace

std::string escape_html(std::string_view text) {
    std::string out;
    for (const char c : text) {
        switch (c) {
            case '&': out += "&amp;"; break;
            case '<': out += "&lt;"; break;
            case '>': out += "&gt;"; break;
            case '"': out += "&quot;"; break;
            case '\n': out += "<br>"; break;
            default: out += c;
        }
    }
    return out;
}

std::string make_report(const SourceInfo& source, std::span<const ReportPage> pages,
                        std::span<const Declaration> declarations) {
    const std::vector<ListedField> fields = list_fields(declarations);
    std::string html =
        "<!doctype html><html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" "
        "content=\"width=device-width,initial-scale=1\"><title>";
    html += escape_html(source.name) + "</title><style>" + std::string(report_style()) + "</style></head><body>";
    html += header_html(source, declarations, fields) + nav_html(pages) + issues_html(declarations);
    for (const ReportPage& page : pages) html += page_html(page, fields);
    return html + "<script>" + std::string(report_script()) + "</script></body></html>\n";
}

}  // namespace shenbao
