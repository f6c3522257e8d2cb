#include "pipeline/deliver/names.hpp"

#include <array>

namespace shenbao {

namespace {

// Enum values count from 0 in the order of their declaration; one without a name throws, and a test names them
// all.
template <class E, std::size_t N>
std::string_view name_of(E value, const std::array<std::string_view, N>& names) {
    return names.at(static_cast<std::size_t>(value));
}

}  // namespace

std::string_view json_name(ValueKind kind) {
    static constexpr std::array<std::string_view, 14> kNames{
        "empty",       "not_applicable", "placeholder", "boolean", "quantity", "date", "compound",
        "qualitative", "amount",         "percent",     "year",    "phone",    "code", "enumeration"};
    return name_of(kind, kNames);
}

std::string_view json_name(Comparator cmp) {
    static constexpr std::array<std::string_view, 9> kNames{"none", "ge",     "gt",        "le",         "lt",
                                                            "eq",   "approx", "change_up", "change_down"};
    return name_of(cmp, kNames);
}

std::string_view json_name(ComparatorForm form) {
    static constexpr std::array<std::string_view, 4> kNames{"none", "symbol", "word", "suffix"};
    return name_of(form, kNames);
}

std::string_view json_name(FieldKind kind) {
    static constexpr std::array<std::string_view, 10> kNames{
        "vocabulary", "amount", "percent", "target_value", "year", "date", "phone", "code", "name", "text"};
    return name_of(kind, kNames);
}

std::string_view json_name(FieldStatus status) {
    static constexpr std::array<std::string_view, 3> kNames{"accepted", "review", "corrected"};
    return name_of(status, kNames);
}

std::string_view json_name(FieldSource source) {
    static constexpr std::array<std::string_view, 3> kNames{"ocr", "text_layer", "correction"};
    return name_of(source, kNames);
}

std::string_view json_name(Severity severity) {
    static constexpr std::array<std::string_view, 3> kNames{"info", "warning", "error"};
    return name_of(severity, kNames);
}

std::string_view json_name(PageReading reading) {
    static constexpr std::array<std::string_view, 4> kNames{"ocr", "text_layer", "mixed", "blank"};
    return name_of(reading, kNames);
}

std::string_view json_name(MarkKind kind) {
    static constexpr std::array<std::string_view, 2> kNames{"seal", "pen"};
    return name_of(kind, kNames);
}

std::string_view json_name(InkColour colour) {
    static constexpr std::array<std::string_view, 3> kNames{"red", "blue", "other"};
    return name_of(colour, kNames);
}

}  // namespace shenbao
