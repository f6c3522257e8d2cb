#include "pipeline/deliver/names.hpp"

#include <array>

namespace shenbao {

namespace {

using Names = std::span<const std::string_view>;

}  // namespace

Names names_of(ValueKind) {
    static constexpr std::array<std::string_view, 14> kNames{
        "empty",       "not_applicable", "placeholder", "boolean", "quantity", "date", "compound",
        "qualitative", "amount",         "percent",     "year",    "phone",    "code", "enumeration"};
    return kNames;
}

Names names_of(Comparator) {
    static constexpr std::array<std::string_view, 9> kNames{"none", "ge",     "gt",        "le",         "lt",
                                                            "eq",   "approx", "change_up", "change_down"};
    return kNames;
}

Names names_of(ComparatorForm) {
    static constexpr std::array<std::string_view, 4> kNames{"none", "symbol", "word", "suffix"};
    return kNames;
}

Names names_of(UnitOrigin) {
    static constexpr std::array<std::string_view, 4> kNames{"none", "cell", "heading", "title"};
    return kNames;
}

Names names_of(FieldKind) {
    static constexpr std::array<std::string_view, 10> kNames{
        "vocabulary", "amount", "percent", "target_value", "year", "date", "phone", "code", "name", "text"};
    return kNames;
}

Names names_of(FieldStatus) {
    static constexpr std::array<std::string_view, 3> kNames{"accepted", "review", "corrected"};
    return kNames;
}

Names names_of(FieldSource) {
    static constexpr std::array<std::string_view, 3> kNames{"ocr", "text_layer", "correction"};
    return kNames;
}

Names names_of(Severity) {
    static constexpr std::array<std::string_view, 3> kNames{"info", "warning", "error"};
    return kNames;
}

Names names_of(PageReading) {
    static constexpr std::array<std::string_view, 4> kNames{"ocr", "text_layer", "mixed", "blank"};
    return kNames;
}

Names names_of(MarkKind) {
    static constexpr std::array<std::string_view, 2> kNames{"seal", "pen"};
    return kNames;
}

Names names_of(InkColour) {
    static constexpr std::array<std::string_view, 3> kNames{"red", "blue", "other"};
    return kNames;
}

Names names_of(Horizon) {
    static constexpr std::array<std::string_view, 4> kNames{"long_term", "mid_term", "annual", "actual"};
    return kNames;
}

Names family_names() {
    static constexpr std::array<std::string_view, 7> kNames{
        "department_declaration", "project_declaration", "project_targets", "project_target_list",
        "self_evaluation",        "monitoring",          "unknown"};
    return kNames;
}

}  // namespace shenbao
