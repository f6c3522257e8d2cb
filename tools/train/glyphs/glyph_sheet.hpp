// A sheet of paper covered with single characters, and where each of them stands.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "models/declaration/geometry.hpp"
#include "tools/scan/random.hpp"
#include "tools/scan/render_paper.hpp"
#include "tools/train/glyphs/alphabet.hpp"

typedef struct _PangoContext PangoContext;

namespace shenbao::train {

struct PlacedGlyph {  // paper frame, points
    std::size_t character = 0;
    Point baseline;  // middle of the character's width, on its baseline
};

struct GlyphSheet {
    scan::PaperPage paper;
    std::vector<PlacedGlyph> glyphs;
    double size_pt = 0;
    double pitch_pt = 0;   // of the grid the characters stand in
    double em_top_pt = 0;  // upper edge of the face's Han ink, relative to the baseline (negative is above)
    double em_height_pt = 0;
};

// May be used by several threads, each with a printer of its own.
class GlyphPrinter {
  public:
    // face: a Pango font description without size. Throws Error{wrong_usage} if there is no such face.
    explicit GlyphPrinter(const std::string& face);

    struct Item {
        std::size_t character = 0;
        std::string printed;
    };
    // What of the alphabet this face itself can print; nothing is borrowed from other faces.
    [[nodiscard]] std::vector<Item> printable(const std::vector<PrintedCharacter>& alphabet) const;
    // Prints as many of items[next...] as an A4 sheet holds, and moves `next` on.
    [[nodiscard]] GlyphSheet print_sheet(const std::vector<Item>& items, std::size_t& next, double dpi,
                                         scan::Random& random) const;

  private:
    std::shared_ptr<PangoContext> context_;
    std::string face_;
    double em_top_ = 0, em_height_ = 0;  // of the size
};

}  // namespace shenbao::train
