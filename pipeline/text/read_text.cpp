// How a page is read.
//
// Cells first, then lines, then readers: rules never reach a recogniser, and a line is handed over raw (measured:
// a whole cell as a block has 30 times as many wrong characters as its lines one by one). A line that looks equal
// to one already read in the document is not read again. A text layer is believed where sampled cells show that
// the pixels say the same; cells with ink and no glyphs are read from their pixels all the same.
#include "pipeline/text/read_text.hpp"

#include <algorithm>
#include <opencv2/imgproc.hpp>
#include <utility>

#include "pipeline/base/utf8.hpp"
#include "pipeline/text/glyph_reader.hpp"
#include "pipeline/text/lone_strokes.hpp"
#include "pipeline/text/loose_lines.hpp"
#include "pipeline/text/noise_lines.hpp"
#include "pipeline/text/page_cells.hpp"
#include "pipeline/text/quotes.hpp"
#include "pipeline/text/readers.hpp"
#include "pipeline/text/repeats.hpp"
#include "pipeline/text/text_layer_lines.hpp"
#include "pipeline/text/unread_ink.hpp"

namespace shenbao {

namespace {

constexpr int kSampledCells = 8;           // per page, to compare a text layer with the pixels
constexpr double kSoundLayer = 0.8;        // median similarity from which a layer is believed; guess, unmeasured
constexpr double kColumnGapHeights = 4.0;  // as for running text read from pixels

double share_covered(const cv::Mat& mask, const Box& box) {
    const Box inside = intersect(box, {0, 0, mask.cols, mask.rows});
    if (mask.empty() || inside.empty()) return 0;
    const int covered = cv::countNonZero(mask(cv::Rect(inside.x0, inside.y0, inside.width(), inside.height())));
    return static_cast<double>(covered) / static_cast<double>(inside.area());
}

struct LayerCells {
    std::vector<std::vector<std::vector<UprightGlyph>>> tables;  // [table][cell]
    std::vector<UprightGlyph> loose;
};

bool put_into_cell(const UprightGlyph& glyph, const PageGrid& grid, LayerCells& cells) {
    const Point centre{(glyph.box.x0 + glyph.box.x1) / 2.0, (glyph.box.y0 + glyph.box.y1) / 2.0};
    for (std::size_t t = 0; t < grid.tables.size(); ++t)
        for (std::size_t c = 0; c < grid.tables[t].cells.size(); ++c)
            if (grid.tables[t].cells[c].box.contains(centre)) {
                cells.tables[t][c].push_back(glyph);
                return true;
            }
    return false;
}

LayerCells share_out_layer(const TextLayer& layer, const PageMap& map, const PageGrid& grid) {
    LayerCells cells;
    for (const GridTable& table : grid.tables) cells.tables.emplace_back(table.cells.size());
    for (const UprightGlyph& glyph : place_glyphs(layer, map))
        if (!put_into_cell(glyph, grid, cells)) cells.loose.push_back(glyph);
    return cells;
}

std::string text_of_lines(const std::vector<LineReading>& lines) {
    std::string text;
    for (const LineReading& line : lines) text += line.text;
    return text;
}

double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

}  // namespace

struct TextReader::Parts {
    explicit Parts(TextSettings s)
        : settings(std::move(s)),
          readers([this] { return load_tesseract(settings.tessdata_dir, "HanS", "tesseract-ocr-script-hans"); },
                  [this] { return load_tesseract(settings.tessdata_dir, "chi_sim", "tesseract-ocr-chi-sim"); },
                  [this] { return load_tesseract(settings.tessdata_dir, "eng", "tesseract-ocr-eng"); },
                  GlyphClassifier(read_glyph_model(settings.glyph_model)), GlyphNetwork(settings.glyph_network)) {}

    LineReading read(const LinePicture& picture, const UprightPage& page);
    std::vector<LineReading> read_cell(const UprightPage& page, const CellInk& cell, double glyph_px);
    std::optional<double> compare_layer(const UprightPage& page, const PageCells& cells, const LayerCells& layer);

    TextSettings settings;
    Readers readers;
    LineMemory memory;
    ReadingCounts counts;
};

LineReading TextReader::Parts::read(const LinePicture& picture, const UprightPage& page) {
    ++counts.lines;
    LineReading reading;
    if (const LineReading* known = memory.recall(picture)) {
        ++counts.repeats;
        reading = *known;
        const int dx = picture.box.x0 - reading.box.x0, dy = picture.box.y0 - reading.box.y0;
        for (CharReading& c : reading.chars) c.box = {c.box.x0 + dx, c.box.y0 + dy, c.box.x1 + dx, c.box.y1 + dy};
        reading.box = picture.box;
    } else {
        LineOutcome outcome = read_line(picture, readers);
        counts.recogniser_calls += outcome.calls;
        memory.remember(picture, outcome.reading);
        reading = std::move(outcome.reading);
    }
    reading.evidence.set(EvidenceKind::seal_overlap, share_covered(page.seal_mask, picture.box));
    return reading;
}

std::vector<LineReading> TextReader::Parts::read_cell(const UprightPage& page, const CellInk& cell,
                                                      double glyph_px) {
    std::vector<LinePicture> pictures = cut_lines(page, cell, glyph_px);
    const bool stroke_dropped = drop_lone_strokes(pictures, glyph_px);
    const bool unread = stroke_dropped || has_unread_ink(cell, pictures, glyph_px);
    std::vector<LineReading> lines;
    for (const LinePicture& picture : pictures) {
        LineReading reading = read(picture, page);
        if (unread) reading.evidence.set(EvidenceKind::alphabet_gap, 1);
        if (!reading.text.empty() || !reading.alternatives.empty()) lines.push_back(std::move(reading));
    }
    curve_quotes(lines);
    return lines;
}

// Median similarity of the layer with one reading of the pixels, over cells spread evenly; nullopt without any.
std::optional<double> TextReader::Parts::compare_layer(const UprightPage& page, const PageCells& cells,
                                                       const LayerCells& layer) {
    std::vector<std::pair<std::size_t, std::size_t>> filled;
    for (std::size_t t = 0; t < layer.tables.size(); ++t)
        for (std::size_t c = 0; c < layer.tables[t].size(); ++c)
            if (layer.tables[t][c].size() >= 2) filled.emplace_back(t, c);
    if (filled.empty()) return std::nullopt;
    const std::size_t step = std::max<std::size_t>(1, filled.size() / kSampledCells);
    std::vector<double> similarities;
    for (std::size_t i = 0; i < filled.size(); i += step) {
        const auto [t, c] = filled[i];
        const std::string pixels = text_of_lines(read_cell(page, cells.tables[t][c], cells.glyph_px));
        similarities.push_back(similarity(pixels, text_of_lines(order_glyphs(layer.tables[t][c]))));
    }
    return median(similarities);
}

TextReader::TextReader(TextSettings settings) : parts_(std::make_unique<Parts>(std::move(settings))) {}
TextReader::~TextReader() = default;
TextReader::TextReader(TextReader&& other) noexcept = default;
TextReader& TextReader::operator=(TextReader&& other) noexcept = default;

PageText TextReader::read(const UprightPage& page, const PageGrid& grid, const std::optional<TextLayer>& layer,
                          const DebugSink&) {
    if (page.blank) {
        PageText text;
        for (const GridTable& table : grid.tables) text.tables.emplace_back(table.cells.size());
        return text;
    }
    const PageCells cells = cut_cells(page, grid);
    LayerCells layer_cells;
    std::optional<double> layer_agreement;
    if (layer) {
        layer_cells = share_out_layer(*layer, page.map, grid);
        layer_agreement = parts_->compare_layer(page, cells, layer_cells);
    }
    const bool use_layer = layer && (!layer_agreement || *layer_agreement >= kSoundLayer);
    const auto with_agreement = [&](std::vector<LineReading> lines) {
        for (LineReading& line : lines)
            if (layer_agreement) line.evidence.set(EvidenceKind::text_layer_agreement, *layer_agreement);
        return lines;
    };
    PageText text;
    for (std::size_t t = 0; t < grid.tables.size(); ++t) {
        text.tables.emplace_back();
        for (std::size_t c = 0; c < grid.tables[t].cells.size(); ++c) {
            CellReading reading;
            const bool has_glyphs = use_layer && !layer_cells.tables[t][c].empty();
            reading.lines = has_glyphs ? with_agreement(order_glyphs(layer_cells.tables[t][c]))
                                       : parts_->read_cell(page, cells.tables[t][c], cells.glyph_px);
            reading.evidence.set(EvidenceKind::rule_coverage, grid.tables[t].cells[c].rule_coverage);
            reading.evidence.set(EvidenceKind::seal_overlap,
                                 share_covered(page.seal_mask, grid.tables[t].cells[c].box));
            text.tables.back().push_back(std::move(reading));
        }
    }
    if (use_layer && !layer_cells.loose.empty()) {
        text.loose_lines = with_agreement(split_at_gaps(order_glyphs(layer_cells.loose), kColumnGapHeights));
        return text;
    }
    std::vector<LinePicture> loose = find_loose_lines(page, grid, cells.glyph_px);
    drop_noise(loose, parts_->readers.glyphs());
    for (const LinePicture& line : loose) {
        LineReading reading = parts_->read(line, page);
        if (!reading.text.empty()) text.loose_lines.push_back(std::move(reading));
    }
    return text;
}

double TextReader::line_score(const cv::Mat& line) {
    cv::Mat ink;
    cv::threshold(line, ink, 0, 255, cv::THRESH_BINARY_INV | cv::THRESH_OTSU);
    const LinePicture picture{
        {0, 0, line.cols, line.rows}, line, ink, static_cast<double>(cv::boundingRect(ink).height)};
    return mean_score(read_glyphs(picture, parts_->readers.glyphs()));
}

void TextReader::forget_repeats() {
    parts_->memory.forget();
}

ReadingCounts TextReader::counts() const {
    return parts_->counts;
}

}  // namespace shenbao
