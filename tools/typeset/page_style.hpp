// How a form is set: faces, sizes, margins, line weights, column widths. All lengths in points (1/72 inch).
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace shenbao::typeset {

enum class NotesPlace { below_table, last_row };
enum class TallRows { move_to_next_page, split_at_line };  // of rows that do not fit the rest of a page

struct PageStyle {
    std::string face;   // Pango family of Han text
    std::string latin;  // Pango family of ASCII text; empty = `face`
    std::string title_face;
    double size_pt = 10.5;  // 五号
    double title_pt = 18;
    double attachment_pt = 12;
    double line_pitch = 1.3;         // of the size
    double page_width_pt = 595.276;  // A4
    double page_height_pt = 841.890;
    double margin_left_pt = 54, margin_right_pt = 54, margin_top_pt = 54, margin_bottom_pt = 60;
    double pad_x_pt = 5.4;  // Word's default 0.19 cm
    double pad_y_pt = 2.5;
    double rule_pt = 0.5;
    double frame_pt = 0.5;  // outer frame
    NotesPlace notes = NotesPlace::below_table;
    TallRows tall_rows = TallRows::move_to_next_page;
    std::vector<double> width_jitter;  // factors on column widths, used in turn; empty = none
    std::uint32_t layout_seed = 0;

    [[nodiscard]] double table_width_pt() const { return page_width_pt - margin_left_pt - margin_right_pt; }
    [[nodiscard]] double pitch_pt() const { return size_pt * line_pitch; }
};

// face: uming, ukai, notoserif, notosans, wqy, microhei; latin: same, liberation-serif, liberation-sans.
// layout_seed 0 is the standard layout; any other draws margins, weights, paddings and column widths from it.
// Throws Error{wrong_usage} for unknown names.
[[nodiscard]] PageStyle make_style(const std::string& face, const std::string& latin, double size_pt,
                                   std::uint32_t layout_seed);

// Which of `count` ways a form is found in this layout has: 0 for layout seed 0, else drawn by seed and name.
[[nodiscard]] std::size_t pick(const PageStyle& style, std::string_view name, std::size_t count);
// The same for wordings of one label; the first is the name.
[[nodiscard]] std::string_view pick_word(const PageStyle& style, std::initializer_list<std::string_view> words);

// Widths (any unit) -> columns 0..1, with the style's jitter applied.
[[nodiscard]] std::vector<double> column_positions(std::vector<double> widths, const PageStyle& style);

}  // namespace shenbao::typeset
