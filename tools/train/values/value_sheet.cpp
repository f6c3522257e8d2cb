#include "tools/train/values/value_sheet.hpp"

#include <memory>
#include <utility>

#include "tools/train/values/value_texts.hpp"

namespace shenbao::train {
namespace {

using typeset::LaidText;
using typeset::PageStyle;

constexpr double kUnbounded_pt = 10000;
constexpr int kTries = 40;  // until a text fits its column

std::vector<double> draw_columns(const PageStyle& style, scan::Random& random) {
    constexpr double kNarrowest_em = 5, kWidest_em = 15;
    std::vector<double> lines{style.margin_left_pt};
    const double right = style.page_width_pt - style.margin_right_pt;
    while (right - lines.back() > kNarrowest_em * style.size_pt)
        lines.push_back(lines.back() + random.uniform(kNarrowest_em, kWidest_em) * style.size_pt);
    if (lines.back() > right) lines.back() = right;
    return lines;
}

std::shared_ptr<const LaidText> draw_text(const PageStyle& style, double width_pt, scan::Random& random) {
    const typeset::TextLook look{style.face, style.latin, style.size_pt, style.pitch_pt(), typeset::Align::left};
    std::shared_ptr<const LaidText> text;
    for (int i = 0; i < kTries; ++i) {
        text = std::make_shared<const LaidText>(typeset::plain_text(draw_value(random)), kUnbounded_pt, look);
        if (text->lines().front().width <= width_pt) return text;
    }
    return std::make_shared<const LaidText>(typeset::plain_text("1"), kUnbounded_pt, look);
}

}  // namespace

std::vector<typeset::SheetPage> set_value_pages(const PageStyle& style, int pages, scan::Random& random) {
    std::vector<typeset::SheetPage> sheets;
    for (int number = 1; number <= pages; ++number) {
        typeset::SheetPage page;
        page.number = number;
        const std::vector<double> columns = draw_columns(style, random);
        const double height = style.pitch_pt() + 2 * style.pad_y_pt;
        for (double y = style.margin_top_pt; y + height < style.page_height_pt - style.margin_bottom_pt;
             y += height)
            for (std::size_t c = 0; c + 1 < columns.size(); ++c) {
                const typeset::Rect box{columns[c], y, columns[c + 1], y + height};
                const double room = box.width() - 2 * style.pad_x_pt;
                auto text = draw_text(style, room, random);
                const double spare = room - text->lines().front().width;
                const double x = box.x0 + style.pad_x_pt + (random.chance(0.5) ? spare / 2 : 0);
                page.cells.push_back({box, {std::move(text), 0, 1, x, y + style.pad_y_pt}, false});
            }
        sheets.push_back(std::move(page));
    }
    return sheets;
}

}  // namespace shenbao::train
