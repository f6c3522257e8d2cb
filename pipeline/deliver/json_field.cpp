#include "pipeline/deliver/json_field.hpp"

#include <cmath>

#include "pipeline/deliver/names.hpp"

namespace shenbao {

namespace {

// Confidences and coordinates are written to six and two decimals: enough for any use, and diffs stay readable.
double rounded(double value, double steps) {
    return std::round(value * steps) / steps;
}

Json confidence_of(const std::optional<double>& confidence) {
    return confidence ? Json(rounded(*confidence, 1e6)) : Json(nullptr);
}

template <class T>
void put_if(Json& json, const char* key, const std::optional<T>& value) {
    if (value) json[key] = *value;
}

Json cell_of(const std::optional<CellRef>& cell) {
    if (!cell) return nullptr;
    return {{"table", cell->table}, {"row", cell->row}, {"col", cell->col}};
}

Json alternatives_of(const Field& field) {
    Json list = Json::array();
    for (const Alternative& other : field.alternatives)
        list.push_back(
            {{"text", other.text}, {"confidence", confidence_of(other.confidence)}, {"why", other.why}});
    return list;
}

Json evidence_of(const Evidence& evidence) {
    Json json = Json::object();
    for (std::size_t i = 0; i < kEvidenceKinds; ++i) {
        const auto kind = static_cast<EvidenceKind>(i);
        if (const auto value = evidence.get(kind)) json[std::string(evidence_name(kind))] = rounded(*value, 1e6);
    }
    return json;
}

}  // namespace

Json json_of(const Box& box) {
    return Json::array({box.x0, box.y0, box.x1, box.y1});
}

Json json_of(const Quad& quad) {
    Json corners_json = Json::array();
    for (const Point& p : quad) corners_json.push_back(Json::array({rounded(p.x, 100), rounded(p.y, 100)}));
    return corners_json;
}

Json json_of(const Value& value) {
    Json json{{"kind", json_name(value.kind)}};
    put_if(json, "number", value.number);
    if (value.kind == ValueKind::quantity || value.cmp != Comparator::none) json["cmp"] = json_name(value.cmp);
    if (value.cmp_from != ComparatorForm::none) json["cmp_from"] = json_name(value.cmp_from);
    put_if(json, "lo", value.lo);
    put_if(json, "hi", value.hi);
    put_if(json, "unit", value.unit);
    put_if(json, "label", value.label);
    put_if(json, "per", value.per);
    put_if(json, "text", value.text);
    put_if(json, "year", value.year);
    put_if(json, "month", value.month);
    put_if(json, "day", value.day);
    put_if(json, "part", value.part);
    put_if(json, "rel", value.rel);
    put_if(json, "truth", value.truth);
    for (const Value& part : value.parts) json["parts"].push_back(json_of(part));
    if (!value.flags.empty()) json["flags"] = value.flags;
    return json;
}

Json json_of(const Field& field, EvidenceOutput evidence) {
    Json json{{"text", field.text},
              {"value", field.value ? json_of(*field.value) : Json(nullptr)},
              {"confidence", confidence_of(field.confidence)},
              {"status", json_name(field.status)},
              {"source", json_name(field.source)},
              {"page", field.page},
              {"bbox", json_of(field.bbox)},
              {"cell", cell_of(field.cell)},
              {"alternatives", alternatives_of(field)},
              {"findings", field.findings}};
    if (evidence == EvidenceOutput::shown) {
        json["kind"] = json_name(field.kind);
        json["evidence"] = evidence_of(field.evidence);
    }
    return json;
}

Json json_of(const OptionalField& field, EvidenceOutput evidence) {
    return field ? json_of(*field, evidence) : Json(nullptr);
}

Json json_of(const NamedFields& fields, EvidenceOutput evidence) {
    Json json = Json::object();
    for (const auto& [name, field] : fields) json[name] = json_of(field, evidence);
    return json;
}

}  // namespace shenbao
