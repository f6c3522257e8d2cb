#include "tools/cli/export_files.hpp"

#include <iterator>
#include <utility>

#include "pipeline/deliver/declaration_stream.hpp"
#include "pipeline/deliver/json.hpp"
#include "pipeline/deliver/layout/html.hpp"
#include "pipeline/deliver/tables/csv.hpp"
#include "pipeline/deliver/tables/xlsx.hpp"
#include "tools/cli/scratch_file.hpp"

namespace shenbao {
namespace {

using DeclarationVisit = std::function<void(const Declaration&)>;

void visit_all(const Archive& archive, const DeclarationVisit& visit) {
    archive.visit_declarations([&](const std::string& json) {
        for (const Declaration& declaration : from_json(json)) visit(declaration);
    });
}

void write_stream(const Archive& archive, DeclarationStream::Kind kind, const PartSink& write) {
    DeclarationStream stream(kind, write);
    visit_all(archive, [&](const Declaration& declaration) { stream.add(declaration); });
    stream.finish();
}

void write_html(const Archive& archive, const PartSink& write) {
    write(html_begin());
    visit_all(archive, [&](const Declaration& declaration) { write(html_of(declaration)); });
    write(html_end());
}

void write_csv(const Archive& archive, TidyTable table, const PartSink& write) {
    write(csv_head(table));
    visit_all(archive, [&](const Declaration& declaration) { write(csv_rows(table, declaration)); });
}

void write_xlsx_lists(const Archive& archive, const PartSink& write) {
    const ScratchFile file(".xlsx");
    XlsxLists lists(file.path());
    visit_all(archive, [&](const Declaration& declaration) { lists.add(declaration); });
    lists.finish();
    file.copy_to(write);
}

}  // namespace

void visit_documents(const Archive& archive, const DocumentVisit& visit) {
    std::vector<Declaration> document;  // declarations of one source follow each other
    archive.visit_declarations([&](const std::string& json) {
        std::vector<Declaration> read = from_json(json);
        for (Declaration& declaration : read) {
            if (!document.empty() && document.front().source.sha256 != declaration.source.sha256) {
                visit(document);
                document.clear();
            }
            document.push_back(std::move(declaration));
        }
    });
    if (!document.empty()) visit(document);
}

void write_list(const Archive& archive, Format format, TidyTable table, const PartSink& write) {
    switch (format) {
        case Format::json: return write_stream(archive, DeclarationStream::Kind::json, write);
        case Format::xml: return write_stream(archive, DeclarationStream::Kind::xml, write);
        case Format::csv: return write_csv(archive, table, write);
        case Format::html: return write_html(archive, write);
        case Format::xlsx: return write_xlsx_lists(archive, write);
        case Format::jsonl:
            return visit_all(archive, [&](const Declaration& declaration) { write(to_json_line(declaration)); });
        default: break;  // files of one document
    }
}

std::string StemNames::next(const std::string& source_name) {
    const std::string stem = safe_stem(source_name);
    std::string name = stem;
    for (int count = 2; !used_.insert(name).second; ++count) name = stem + "-" + std::to_string(count);
    return name;
}

}  // namespace shenbao
