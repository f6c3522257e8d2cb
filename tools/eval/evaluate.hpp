// Known answers against an output of the program: cells, fields, indicators. Confidences: calibration.hpp.
//
// In: two JSON texts of the contract's shape. In the truth every Field may be just the printed string, `null`
// means that the form has no such field, an absent key that nothing is claimed; "tables" (quads in source px) may
// be absent. Two texts are equal if their folded forms are (contract, section 4). Throws Error{unreadable_input},
// or Error{wrong_usage} where the second text is a truth.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/declaration/geometry.hpp"

namespace shenbao {

struct Share {
    long right = 0;
    long total = 0;
    [[nodiscard]] double percent() const {
        return total > 0 ? 100.0 * static_cast<double>(right) / static_cast<double>(total) : 0.0;
    }
    Share& operator+=(const Share& more);
};

// One field of the truth, or one of the output that the truth does not have.
struct FieldOutcome {
    enum class Kind { compared, missing, spurious };
    std::string path;  // of the truth; of the output if spurious
    std::string truth;
    std::string output;
    Kind kind = Kind::compared;
    bool right = false;
    std::optional<double> confidence;
    bool accepted = false;
    std::size_t document = 0;  // in Evaluation::facts
    int page = 0;
    Box bbox;                                // upright px
    std::string field_kind;                  // of an output written with --evidence, else empty
    std::string source;                      // "ocr", "text_layer", ...
    std::map<std::string, double> evidence;  // likewise
};

struct TableCounts {
    Share structure;  // cells found: IoU of quads, row, column and spans
    Share text;       // cells whose text is exactly right, of all cells of the truth
    Share tables;     // every cell of the table found, and no other
    Share pages;      // every table of the page exact, and no other
    long spurious_cells = 0;
};

// What truth and output say of two filings that may not be the same one.
struct OtherFiling {
    std::string what;  // "title" or "department"
    std::string truth, output;
};

// One truth and its output.
struct DocumentFacts {
    std::string name;                 // as the caller calls it
    std::string profile;              // of a generated scan: as the truth says, else as the name does; else empty
    std::string source;               // the scan, as the output names it
    std::string source_sha256;        // likewise
    std::map<int, Affine> to_source;  // by page: upright px -> px of the page image
    std::vector<OtherFiling> doubts;
};

struct Evaluation {
    long documents = 0;
    long unanswered = 0;  // truths without an output, which no other figure counts
    long declarations_expected = 0;
    long declarations_found = 0;
    TableCounts cells;
    Share families;    // declarations whose family is that of the truth, where the truth names one
    Share indicators;  // tuples: horizon, goal, level 1, level 2, name, value, standard, history all right
    long found_indicators = 0;
    long spurious_indicators = 0;  // of those found: none of the truth answers to them
    long unplaced_cells = 0;       // printed cells that found no place in the form, by the output's issues
    std::vector<FieldOutcome> fields;
    std::vector<DocumentFacts> facts;  // one per document

    // Right fields of all: those of the truth and the spurious ones.
    [[nodiscard]] Share field_share() const;
    // The same of funding lines alone.
    [[nodiscard]] Share funding_share() const;
    // Of tuples, 0..1: right ones of the truth's and of those found. 1 where there are none and none are found.
    [[nodiscard]] double tuple_f1() const;
    void add(Evaluation more);
};

// name: of the document, for reports.
[[nodiscard]] Evaluation evaluate(std::string_view truth_json, std::string_view output_json,
                                  const std::string& name = {});

// Wrong fields: accepted ones first, then by falling confidence, then missing ones; at most `count`.
[[nodiscard]] std::vector<FieldOutcome> worst_fields(const Evaluation& evaluation, std::size_t count);

}  // namespace shenbao
