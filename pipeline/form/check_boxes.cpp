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

// 口 is no box in 人口类, 进口货物, 口岸. Unknown words with it are taken for two options: readers drop blanks.
bool is_in_word(std::u32string_view text, std::size_t at) {
    if (text[at] != U'口') return false;
    const char32_t before = at > 0 ? text[at - 1] : U' ', behind = at + 1 < text.size() ? text[at + 1] : U' ';
    return is_in(before, U"人户港进出入窗路河缺关牲") || is_in(behind, U"岸腔径粮");
}

bool is_empty_box(std::u32string_view text, std::size_t at) {
    return is_in(text[at], kEmpty) && !is_in_word(text, at);
}

std::vector<Box> find_boxes(const std::u32string& text) {
    std::vector<Box> boxes;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool tick = is_in(text[i], kTicked);
        if (!tick && !is_empty_box(text, i)) continue;
        if (tick && !boxes.empty() && boxes.back().at + 1 == i && !boxes.back().ticked)
            boxes.back() = {i, true};  // □√: a tick beside its box
        else
            boxes.push_back({i, tick});
    }
    return boxes;
}

std::u32string trimmed_option(std::u32string_view text) {
    std::u32string option;
    for (std::size_t i = 0; i < text.size(); ++i)
        if (!is_space(text[i]) && !is_empty_box(text, i) && !is_in(text[i], kTicked) &&
            !is_in(text[i], U";；,，、"))
            option += text[i];
    return option;
}

Value make_option(std::u32string_view option, bool ticked) {
    Value value;
    value.kind = ValueKind::boolean;
    value.label = encode_utf8(option);
    value.truth = ticked;
    return value;
}

}  // namespace

std::optional<Value> parse_options(std::string_view text) {
    const std::u32string form = decode_utf8(text);
    const std::vector<Box> boxes = find_boxes(form);
    if (boxes.empty()) return std::nullopt;
    const bool before = trimmed_option(std::u32string_view(form).substr(0, boxes.front().at)).empty();
    Value value;
    value.kind = ValueKind::enumeration;
    std::u32string chosen;
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        const std::size_t from = before ? boxes[i].at + 1 : i == 0 ? 0 : boxes[i - 1].at + 1;
        const std::size_t to = !before ? boxes[i].at : i + 1 < boxes.size() ? boxes[i + 1].at : form.size();
        const std::u32string option = trimmed_option(std::u32string_view(form).substr(from, to - from));
        if (option.empty()) continue;
        value.parts.push_back(make_option(option, boxes[i].ticked));
        if (!boxes[i].ticked) continue;
        if (!chosen.empty()) chosen += U'、';
        chosen += option;
    }
    if (chosen.empty()) return std::nullopt;
    value.text = encode_utf8(chosen);
    return value;
}

}  // namespace shenbao
