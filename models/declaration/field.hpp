// A Field is one thing read from paper, with where it stood, how sure we are and why.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "models/declaration/evidence.hpp"
#include "models/declaration/geometry.hpp"
#include "models/declaration/value.hpp"

namespace shenbao {

enum class FieldStatus { accepted, review, corrected };
enum class FieldSource { ocr, text_layer, correction };

// What a field's text must be; decides its typed value, its vocabulary and its calibration group.
enum class FieldKind { vocabulary, amount, percent, target_value, year, date, phone, code, name, text };

struct CellRef {
    std::string table;  // Table::id
    int row = 0;
    int col = 0;
    friend bool operator==(const CellRef&, const CellRef&) = default;
};

struct Alternative {
    std::string text;
    std::optional<double> confidence;  // calibrated, or the vote's share before calibration
    std::string why;                   // "ocr", or the id of the rule that proposes it
    friend bool operator==(const Alternative&, const Alternative&) = default;
};

struct Field {
    std::string text;            // as printed, UTF-8; "" is a blank cell
    std::optional<Value> value;  // typed reading, nullopt where the text has none
    FieldKind kind = FieldKind::text;
    std::optional<double> confidence;  // probability that `text` is exactly right; set by pipeline/trust
    FieldStatus status = FieldStatus::review;
    FieldSource source = FieldSource::ocr;
    int page = 0;                 // 1-based page of the source
    Box bbox;                     // upright px
    std::optional<CellRef> cell;  // nullopt for running text outside tables
    std::vector<Alternative> alternatives;
    std::vector<std::string> findings;  // rule ids, pipeline/check/README.md
    Evidence evidence;
    friend bool operator==(const Field&, const Field&) = default;
};

}  // namespace shenbao
