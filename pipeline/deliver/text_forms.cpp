#include "pipeline/deliver/text_forms.hpp"

#include <algorithm>

#include "pipeline/deliver/names.hpp"

namespace shenbao {
namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool are_digits(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, is_digit);
}

bool is_sha256(std::string_view text) {
    return text.size() == 64 &&
           std::ranges::all_of(text, [](char c) { return is_digit(c) || (c >= 'a' && c <= 'f'); });
}

bool is_decimal(std::string_view text) {
    if (text.starts_with('+') || text.starts_with('-')) text.remove_prefix(1);
    const std::size_t point = std::min(text.find('.'), text.size());
    return are_digits(text.substr(0, point)) && (point == text.size() || are_digits(text.substr(point + 1)));
}

bool is_goal_id(std::string_view text) {
    const std::size_t dash = std::min(text.rfind('-'), text.size());
    return find_named<Horizon>(text.substr(0, dash)) && dash < text.size() && are_digits(text.substr(dash + 1));
}

}  // namespace

bool has_form(std::string_view text, TextForm form) {
    switch (form) {
        case TextForm::any: return true;
        case TextForm::sha256: return is_sha256(text);
        case TextForm::decimal: return is_decimal(text);
        case TextForm::goal_id: return is_goal_id(text);
        case TextForm::family: return std::ranges::count(family_names(), text) > 0;
    }
    return false;
}

}  // namespace shenbao
