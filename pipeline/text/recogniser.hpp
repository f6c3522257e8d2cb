// A recogniser reads one line picture. The only place that knows Tesseract is tesseract_recogniser.cpp.
#pragma once

#include <memory>
#include <opencv2/core/mat.hpp>
#include <optional>
#include <string>
#include <vector>

namespace shenbao {

// Another character that the same ink may be.
struct OtherVote {
    std::string text;
    double weight = 0;  // of its vote, beside its reader's
};

struct Symbol {
    std::string text;    // one character, UTF-8, width policy applied
    double score = 0;    // 0..1, the recogniser's own
    int x0 = 0, x1 = 0;  // px of the picture handed in
    double weight = 1;   // of its vote, beside its reader's
    // glyphs: a sign, or as close to the usual shape as clean print is, or the network is as sure of it
    bool typical = false;
    bool printed = false;    // glyphs: something stands here for certain, whatever it is
    bool adjoins = false;    // glyphs: for certain nothing stands between this and the next, or behind the last
    bool expected = false;   // glyphs: of a line that is a word which forms print, see known_words.hpp
    bool borne_out = false;  // of a verdict: Slot::borne_out
    bool is_told = false;    // of a verdict: Slot::is_told
    bool borrowed = false;   // put in from another reader's reading around what this one was shown: no vote
    std::vector<OtherVote> lookalikes{};  // glyphs: what else the network may see in a Han character; weight: 0..1
    std::optional<OtherVote> other{};     // glyphs: where the network disagrees; or the same text, where it agrees
};

class Recogniser {
  public:
    virtual ~Recogniser() = default;
    [[nodiscard]] virtual std::string name() const = 0;
    // line: 8-bit grey, dark on white, one horizontal line. Blanks are left out.
    [[nodiscard]] virtual std::vector<Symbol> read(const cv::Mat& line) = 0;
    // False where its alphabet is known to lack a character; the models that come with Tesseract do not tell.
    [[nodiscard]] virtual bool can_write(char32_t character) const = 0;
};

// model: "HanS", "chi_sim", "eng". Throws Error{missing_dependency} naming the Debian `package` if it cannot be
// loaded.
[[nodiscard]] std::unique_ptr<Recogniser> load_tesseract(const std::string& tessdata_dir, const std::string& model,
                                                         const std::string& package);

// The value reader that tools/train/fit-values makes: dir holds values.traineddata, and its alphabet in
// values.characters.txt, one character a line. Throws Error{missing_dependency}.
[[nodiscard]] std::unique_ptr<Recogniser> load_value_reader(const std::string& dir);

// The files of Tesseract's models, where it looks for them: tessdata_dir as for load_tesseract, which throws the
// same.
[[nodiscard]] std::vector<std::string> recogniser_files(const std::string& tessdata_dir);

[[nodiscard]] std::string text_of(const std::vector<Symbol>& symbols);
// The character that the glyphs' network is sure of (Symbol::lookalikes); "" if of none, or if it saw no Han
// character. Surer than 0.98 it was right at 60 places of 72 scans where the glyphs saw the same and no other
// reader did; with 0.97 澜 was 阑 on a fax.
[[nodiscard]] std::string surely_alike(const std::vector<OtherVote>& lookalikes);
[[nodiscard]] double mean_score(const std::vector<Symbol>& symbols);  // 0 for none

}  // namespace shenbao
