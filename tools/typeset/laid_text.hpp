// A text set in lines at a given width: where each line is, where a byte range of it lies, how to draw it.
//
// Lines stand at a fixed pitch (as Word's fixed spacing), so that the layout hardly depends on the face.
// Coordinates are points relative to the text's own top left corner, y down.
#pragma once

#include <pango/pango.h>

#include <memory>
#include <string>
#include <vector>

#include "tools/typeset/form_sheet.hpp"
#include "tools/typeset/page_style.hpp"

typedef struct _cairo cairo_t;

namespace shenbao::typeset {

struct Rect {  // points, page or text frame as said
    double x0 = 0, y0 = 0, x1 = 0, y1 = 0;
    [[nodiscard]] double width() const { return x1 - x0; }
    [[nodiscard]] double height() const { return y1 - y0; }
};

[[nodiscard]] Rect unite(const Rect& a, const Rect& b);  // an operand without area is ignored

struct TextLook {
    std::string face;   // Pango family, may end in a style name ("... Bold")
    std::string latin;  // family of ASCII runs; empty = face
    double size_pt = 0;
    double pitch_pt = 0;
    Align align = Align::left;
};

struct TextLine {
    std::size_t begin = 0;  // bytes of the text
    std::size_t end = 0;
    double x = 0;  // left end of the line
    double width = 0;
};

class LaidText {
  public:
    // Wraps at `width_pt`; kinsoku and breaking by Pango for zh-cn.
    LaidText(FormText content, double width_pt, const TextLook& look);

    [[nodiscard]] const FormText& content() const { return content_; }
    [[nodiscard]] const std::vector<TextLine>& lines() const { return lines_; }
    [[nodiscard]] int line_count() const { return static_cast<int>(lines_.size()); }
    [[nodiscard]] double pitch_pt() const { return look_.pitch_pt; }
    // Box of line `line` with line 0 at the top; its height is the pitch.
    [[nodiscard]] Rect line_box(int line) const;
    // Box of the bytes [begin, end) within lines [first, last); no area where none of them is there.
    [[nodiscard]] Rect range_box(std::size_t begin, std::size_t end, int first, int last) const;
    // Where to write what is left blank at `byte`: four ems of its line.
    [[nodiscard]] Rect room_after(std::size_t byte) const;
    // Draws lines [first, last) with line `first` at the top left corner (x, y) of the page.
    void draw(cairo_t* page, double x, double y, int first, int last) const;

  private:
    FormText content_;
    TextLook look_;
    std::shared_ptr<PangoLayout> layout_;
    std::vector<TextLine> lines_;
};

}  // namespace shenbao::typeset
