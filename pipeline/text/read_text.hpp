// UprightPage + PageGrid -> PageText: lines, readers, attempts, votes, repeats; a sound text layer cell by cell.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "pipeline/base/debug_sink.hpp"
#include "pipeline/base/page_grid.hpp"
#include "pipeline/base/page_text.hpp"
#include "pipeline/base/source_page.hpp"
#include "pipeline/base/upright_page.hpp"
#include "pipeline/text/line_keeper.hpp"

namespace shenbao {

struct TextSettings {
    std::string tessdata_dir;                // empty: Tesseract's own default
    std::string value_model;                 // folder of values.traineddata: models/tessdata
    std::string glyph_model;                 // path of models/glyphs/model.bin
    std::string glyph_network;               // path of models/glyphs/network.onnx
    std::vector<std::string> common_words;   // paths of the lists of words in models/lexicon; may be empty
    std::vector<std::string> printed_words;  // labels and vocabularies of the forms to be read; may be empty
};

struct ReadingCounts {
    long lines = 0;             // text lines seen
    long recogniser_calls = 0;  // lines handed to a recogniser, all models and scales
    long repeats = 0;           // lines answered by an equal-looking one
    long kept = 0;              // lines answered by an earlier run
};

// Owns the recognisers (loaded when first needed) and the memory of line pictures already read in this document.
// Not thread-safe; one per document or per worker. Throws Error{missing_dependency} naming the Debian package.
class TextReader {
  public:
    explicit TextReader(TextSettings settings);
    ~TextReader();
    TextReader(TextReader&&) noexcept;
    TextReader& operator=(TextReader&&) noexcept;

    [[nodiscard]] PageText read(const UprightPage& page, const PageGrid& grid,
                                const std::optional<TextLayer>& layer, const DebugSink& sink = {});
    // 0..1: how readable one line is as it stands (see LineScorer in pipeline/page).
    [[nodiscard]] double line_score(const cv::Mat& line);
    void forget_repeats();  // call between documents
    // Asked for every line that no equal-looking one answers, and told every other; null for none. Must outlive
    // the reader, or the next call of this.
    void set_keeper(LineKeeper* keeper);
    [[nodiscard]] ReadingCounts counts() const;

  private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

}  // namespace shenbao
