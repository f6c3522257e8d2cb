// The formats that declarations are delivered in: how files of each are called, and what is in them.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "pipeline/deliver/json.hpp"
#include "pipeline/deliver/tables/tidy.hpp"
#include "tools/cli/messages.hpp"

namespace shenbao {

enum class Format { json, jsonl, xml, csv, xlsx, html, alto, page, hocr, pdf };

[[nodiscard]] std::string_view format_name(Format format);
[[nodiscard]] std::optional<Format> find_format(std::string_view name);
[[nodiscard]] std::string format_names();  // "json, jsonl, xml, ..."

// alto, page, hocr, pdf: a file is of one document, and says where its texts stand. The others can hold the
// declarations of many.
[[nodiscard]] bool is_of_one_document(Format format);

struct Delivery {
    EvidenceOutput evidence = EvidenceOutput::hidden;
    std::optional<TidyTable> table{};  // csv: this one; nullopt: all three
};

// What the name of a file ends with: ".json"; csv has one for each table, page one for each page (`pages` of
// them).
[[nodiscard]] std::vector<std::string> endings_of(Format format, const Delivery& delivery, int pages = 1);
// Of the tables that csv delivers.
[[nodiscard]] std::vector<TidyTable> tables_of(const Delivery& delivery);

struct DeliveredFile {
    std::string ending;
    std::string content;
};

// declarations: for formats of one document, all of that document; source: its bytes, for pdf.
// Throws Error where a workbook or a PDF cannot be made.
[[nodiscard]] std::vector<DeliveredFile> deliver(Format format, std::span<const Declaration> declarations,
                                                 const Delivery& delivery, std::string_view source = {});

// Throws Error{wrong_usage} where the name that the user gave to a file of this one format says that it is of
// another: "out.csv" for a workbook. Names without an ending of ours say nothing; hOCR is HTML, ALTO and PAGE are
// XML.
void refuse_other_ending(const std::string& name, Format format, Language language);

// The name with another ending: known endings of ours go, "out.json" and ".xml" give "out.xml".
[[nodiscard]] std::string with_ending(const std::string& name, const std::string& ending);

// A name for the files of a document that comes from anywhere: no folder, no control characters, not hidden, not
// empty, short enough for every ending. Readable where it is harmless: Han stays.
[[nodiscard]] std::string safe_stem(const std::string& source_name);

}  // namespace shenbao
