#include "pipeline/deliver/json_text.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <nlohmann/json.hpp>

namespace shenbao {

namespace {

// Nothing in it is written otherwise than it is.
bool is_plain(std::string_view text) {
    const auto* at = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
    for (auto left = static_cast<utf8proc_ssize_t>(text.size()); left > 0;) {
        if (*at < 0x20 || *at == '"' || *at == '\\') return false;
        utf8proc_int32_t ignored = 0;
        const utf8proc_ssize_t used = *at < 0x80 ? 1 : utf8proc_iterate(at, left, &ignored);
        if (used <= 0) return false;
        at += used;
        left -= used;
    }
    return true;
}

}  // namespace

void JsonText::name(std::string_view name) {
    part();
    add(name);
    text_ += indent_ < 0 ? ":" : ": ";
}

void JsonText::add(std::string_view text) {
    if (!is_plain(text)) {
        text_ += nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
        return;
    }
    text_ += '"';
    text_ += text;
    text_ += '"';
}

void JsonText::add(double value) {
    constexpr double kMostDigits = 1e15;  // beyond, the library writes an exponent
    std::array<char, 32> digits{};
    const char* end = digits.data();
    if (std::abs(value) < kMostDigits)
        end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
    const std::string_view shortest(digits.data(), end);
    if (shortest.empty() || shortest.find('e') != std::string_view::npos)
        text_ += nlohmann::json(value).dump();
    else
        (text_ += shortest) += (shortest.find('.') != std::string_view::npos) ? "" : ".0";
}

void JsonText::part() {
    if (!empty_) text_ += ',';
    empty_ = false;
    break_line();
}

void JsonText::break_line() {
    if (indent_ < 0) return;
    text_ += '\n';
    text_.append(static_cast<std::size_t>(level_ * indent_), ' ');
}

}  // namespace shenbao
