// The readers and how many attempts a line deserves.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "pipeline/base/page_text.hpp"
#include "pipeline/text/common_words.hpp"
#include "pipeline/text/glyph_model.hpp"
#include "pipeline/text/glyph_network.hpp"
#include "pipeline/text/known_words.hpp"
#include "pipeline/text/line_picture.hpp"
#include "pipeline/text/recogniser.hpp"
#include "pipeline/text/vote.hpp"

namespace shenbao {

// Recognisers by role; each is loaded when first asked for.
class Readers {
  public:
    using Loader = std::function<std::unique_ptr<Recogniser>()>;
    Readers(Loader first, Loader second, Loader numbers, Loader values, GlyphClassifier glyphs,
            GlyphNetwork network, KnownWords words = {}, CommonWords common_words = {});

    [[nodiscard]] Recogniser& first();    // HanS
    [[nodiscard]] Recogniser& second();   // chi_sim
    [[nodiscard]] Recogniser& numbers();  // eng
    [[nodiscard]] Recogniser& values();   // the value reader of models/tessdata
    [[nodiscard]] const GlyphClassifier& glyphs() const { return glyphs_; }
    [[nodiscard]] GlyphNetwork& network() { return network_; }
    [[nodiscard]] const KnownWords& words() const { return words_; }
    [[nodiscard]] const CommonWords& common_words() const { return common_words_; }

  private:
    struct Role {
        Loader load;
        std::unique_ptr<Recogniser> recogniser;
        Recogniser& get();
    };
    Role first_, second_, numbers_, values_;
    GlyphClassifier glyphs_;
    GlyphNetwork network_;
    KnownWords words_;
    CommonWords common_words_;
};

// What the glyphs alone say, no recogniser asked.
[[nodiscard]] std::vector<Symbol> read_by_shape(const LinePicture& line, Readers& readers);

struct LineOutcome {
    LineReading reading;
    int calls = 0;  // of recognisers
};

// Reads one line by its glyphs; a line of numbers and signs by the value reader, too. HanS is asked unless these
// are plain text and clear, or the two agree. A number that is still open is read by eng; other lines by chi_sim,
// where the readings differ. The verdict is voted; every other text stays as alternative.
[[nodiscard]] LineOutcome read_line(const LinePicture& line, Readers& readers);

}  // namespace shenbao
