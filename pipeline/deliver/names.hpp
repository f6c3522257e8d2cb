// The words that JSON and XML use for our enums.
#pragma once

#include <optional>
#include <span>
#include <stdexcept>
#include <string_view>

#include "models/declaration/declaration.hpp"

namespace shenbao {

// In the order of the enum's declaration, one for each of its values.
[[nodiscard]] std::span<const std::string_view> names_of(ValueKind);
[[nodiscard]] std::span<const std::string_view> names_of(Comparator);
[[nodiscard]] std::span<const std::string_view> names_of(ComparatorForm);
[[nodiscard]] std::span<const std::string_view> names_of(UnitOrigin);
[[nodiscard]] std::span<const std::string_view> names_of(FieldKind);
[[nodiscard]] std::span<const std::string_view> names_of(FieldStatus);
[[nodiscard]] std::span<const std::string_view> names_of(FieldSource);
[[nodiscard]] std::span<const std::string_view> names_of(Severity);
[[nodiscard]] std::span<const std::string_view> names_of(PageReading);
[[nodiscard]] std::span<const std::string_view> names_of(MarkKind);
[[nodiscard]] std::span<const std::string_view> names_of(InkColour);
[[nodiscard]] std::span<const std::string_view> names_of(Horizon);

// Throws std::out_of_range for a value without a name; a test names them all.
template <class E>
[[nodiscard]] std::string_view name_of(E value) {
    const auto at = static_cast<std::size_t>(value);
    const auto names = names_of(value);
    return at < names.size() ? names[at] : throw std::out_of_range("an enum value has no name");
}

template <class E>
[[nodiscard]] std::optional<E> find_named(std::string_view name) {
    const auto names = names_of(E{});
    for (std::size_t i = 0; i < names.size(); ++i)
        if (names[i] == name) return static_cast<E>(i);
    return std::nullopt;
}

// What form.family may be.
[[nodiscard]] std::span<const std::string_view> family_names();

}  // namespace shenbao
