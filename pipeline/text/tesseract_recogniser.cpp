#include <omp.h>
#include <tesseract/baseapi.h>
#include <tesseract/resultiterator.h>

#include <fstream>
#include <set>
#include <utility>

#include "models/declaration/error.hpp"
#include "pipeline/base/reader_kind.hpp"
#include "pipeline/base/utf8.hpp"
#include "pipeline/text/recogniser.hpp"
#include "pipeline/text/width_policy.hpp"

namespace shenbao {

namespace {

// Tesseract opens parallel regions of four threads per layer, measured 3-7 times slower on a line than one thread.
// With no active level allowed every region runs serially, whatever it asks for; parallelism is over documents.
void run_serially() {
    omp_set_max_active_levels(0);
}

class TesseractRecogniser : public Recogniser {
  public:
    TesseractRecogniser(const std::string& tessdata_dir, const std::string& model, const std::string& advice,
                        std::set<char32_t> alphabet)
        : name_(model.substr(model.rfind('/') + 1)), alphabet_(std::move(alphabet)) {
        const char* dir = tessdata_dir.empty() ? nullptr : tessdata_dir.c_str();
        run_serially();
        if (api_.Init(dir, model.c_str(), tesseract::OEM_LSTM_ONLY) != 0)
            throw Error(ErrorCode::missing_dependency, {}, "the recognition model " + model + " cannot be loaded",
                        advice);
        api_.SetPageSegMode(tesseract::PSM_RAW_LINE);
        api_.SetVariable("debug_file", "/dev/null");
    }
    ~TesseractRecogniser() override { api_.End(); }

    [[nodiscard]] std::string name() const override { return name_; }
    [[nodiscard]] std::string folder() { return api_.GetDatapath(); }

    [[nodiscard]] std::vector<Symbol> read(const cv::Mat& line) override {
        api_.SetImage(line.data, line.cols, line.rows, 1, static_cast<int>(line.step));
        api_.SetSourceResolution(300);  // only silences a guess; a raw line is scaled by its height
        std::vector<Symbol> symbols;
        if (api_.Recognize(nullptr) != 0) return symbols;
        const std::unique_ptr<tesseract::ResultIterator> at(api_.GetIterator());
        if (!at || at->Empty(tesseract::RIL_SYMBOL)) return symbols;
        do {
            append_symbol(*at, symbols);
        } while (at->Next(tesseract::RIL_SYMBOL));
        return symbols;
    }

    [[nodiscard]] bool can_write(char32_t character) const override {
        return alphabet_.empty() || alphabet_.contains(character);
    }

  private:
    static void append_symbol(const tesseract::ResultIterator& at, std::vector<Symbol>& symbols) {
        const std::unique_ptr<char[]> text(at.GetUTF8Text(tesseract::RIL_SYMBOL));
        if (!text) return;
        int left = 0, top = 0, right = 0, bottom = 0;
        at.BoundingBox(tesseract::RIL_SYMBOL, &left, &top, &right, &bottom);
        const double score = static_cast<double>(at.Confidence(tesseract::RIL_SYMBOL)) / 100.0;
        for (const char32_t c : apply_width_policy(decode_utf8(text.get())))
            if (!is_space(c)) symbols.push_back({encode_utf8(c), score, left, right});
    }

    std::string name_;
    std::set<char32_t> alphabet_;  // empty: of the models that come with Tesseract, whose alphabets are wide
    tesseract::TessBaseAPI api_;
};

}  // namespace

std::unique_ptr<Recogniser> load_tesseract(const std::string& tessdata_dir, const std::string& model,
                                           const std::string& package) {
    return std::make_unique<TesseractRecogniser>(tessdata_dir, model, "install the Debian package " + package,
                                                 std::set<char32_t>{});
}

std::unique_ptr<Recogniser> load_value_reader(const std::string& dir) {
    constexpr const char* kAdvice = "restore the file, or fit it again with tools/train/fit-values";
    const std::string path = dir + "/values.characters.txt";
    std::ifstream file(path);
    std::set<char32_t> alphabet;
    for (std::string line; std::getline(file, line);)
        for (const char32_t c : decode_utf8(line)) alphabet.insert(c);
    if (alphabet.empty())
        throw Error(ErrorCode::missing_dependency, {path, {}}, "the value reader's alphabet is not there",
                    kAdvice);
    return std::make_unique<TesseractRecogniser>(dir, kValueReader, kAdvice, std::move(alphabet));
}

std::vector<std::string> recogniser_files(const std::string& tessdata_dir) {
    std::vector<std::string> files;
    const std::string folder =
        TesseractRecogniser(tessdata_dir, "eng", "install the Debian package tesseract-ocr-eng", {}).folder();
    for (const char* model : {"HanS", "chi_sim", "eng"}) files.push_back(folder + "/" + model + ".traineddata");
    return files;
}

std::string text_of(const std::vector<Symbol>& symbols) {
    std::string text;
    for (const Symbol& symbol : symbols) text += symbol.text;
    return text;
}

std::string surely_alike(const std::vector<OtherVote>& lookalikes) {
    constexpr double kSure = 0.98;
    return lookalikes.empty() || lookalikes.front().weight < kSure ? "" : lookalikes.front().text;
}

double mean_score(const std::vector<Symbol>& symbols) {
    if (symbols.empty()) return 0;
    double sum = 0;
    for (const Symbol& symbol : symbols) sum += symbol.score;
    return sum / static_cast<double>(symbols.size());
}

}  // namespace shenbao
