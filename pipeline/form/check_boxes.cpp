#include "pipeline/form/check_boxes.hpp"

#include <string>
#include <vector>

#include "pipeline/base/signs.hpp"
#include "pipeline/base/utf8.hpp"

namespace shenbao {
namespace {

constexpr std::u32string_view kEmpty = U"□口囗☐○";
constexpr std::u32string_view kTicked = U"√☑■✓☒●✔";

struct Box {
    std::size_t at = 0;
    bool ticked = false;
};

std::vector<Box> find_boxes(const std::u32string& text) {
    std::vector<Box> boxes;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool tick = is_in(text[i], kTicked);
        if (!tick && !is_in(text[i], kEmpty)) continue;
        if (tick && !boxes.empty() && boxes.back().at + 1 == i && !boxes.back().ticked)
            boxes.back() = {i, true};  // □√: a tick beside its box
        else
            boxes.push_back({i, tick});
    }
    return boxes;
}

std::u32string trimmed_option(std::u32string_view text) {
    std::u32string option;
    for (const char32_t c : text)
        if (!is_space(c) && !is_in(c, kEmpty) && !is_in(c, kTicked) && !is_in(c, U";；,，、")) option += c;
    return option;
}

}  // namespace

std::optional<Value> parse_options(std::string_view text) {
    const std::u32string form = decode_utf8(text);
    const std::vector<Box> boxes = find_boxes(form);
    if (boxes.empty()) return std::nullopt;
    const bool before = trimmed_option(std::u32string_view(form).substr(0, boxes.front().at)).empty();
    std::u32string chosen;
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        if (!boxes[i].ticked) continue;
        const std::size_t from = before ? boxes[i].at + 1 : i == 0 ? 0 : boxes[i - 1].at + 1;
        const std::size_t to = !before ? boxes[i].at : i + 1 < boxes.size() ? boxes[i + 1].at : form.size();
        const std::u32string option = trimmed_option(std::u32string_view(form).substr(from, to - from));
        if (option.empty()) continue;
        if (!chosen.empty()) chosen += U'、';
        chosen += option;
    }
    if (chosen.empty()) return std::nullopt;
    Value value;
    value.kind = ValueKind::enumeration;
    value.text = encode_utf8(chosen);
    return value;
}

}  // namespace shenbao
