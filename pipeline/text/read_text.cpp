// How a page is read.
//
// Cells first, then lines, then readers: rules never reach a recogniser, and a line is handed over raw (measured:
// a whole cell as a block has 30 times as many wrong characters as its lines one by one). A line that looks equal
// to one already read in the document is not read again.
//
// A text layer is believed cell by cell, where the pixels bear it out. The glyphs look at every cell; where they
// see other figures or other characters than the layer says, all readers look, and if these contradict the layer,
// what the pixels show is delivered with the layer's text beside it, for a person. A layer that mostly says
// something else than the glyphs is not used at all.
#include "pipeline/text/read_text.hpp"

#include <algorithm>
#include <opencv2/imgproc.hpp>
#include <utility>

#include "pipeline/base/utf8.hpp"
#include "pipeline/text/blank_cell.hpp"
#include "pipeline/text/brackets.hpp"
#include "pipeline/text/broken_numbers.hpp"
#include "pipeline/text/glyph_reader.hpp"
#include "pipeline/text/layer_check.hpp"
#include "pipeline/text/layer_text.hpp"
#include "pipeline/text/lone_strokes.hpp"
#include "pipeline/text/loose_lines.hpp"
#include "pipeline/text/noise_lines.hpp"
#include "pipeline/text/page_cells.hpp"
#include "pipeline/text/pale_print.hpp"
#include "pipeline/text/quotes.hpp"
#include "pipeline/text/readers.hpp"
#include "pipeline/text/repeats.hpp"
#include "pipeline/text/settle_layer.hpp"
#include "pipeline/text/twin_words.hpp"
#include "pipeline/text/unread_ink.hpp"
#include "pipeline/text/without_streaks.hpp"

namespace shenbao {

namespace {

// Median similarity to the glyphs' reading from which a layer is worth looking at; guess, unmeasured.
constexpr double kSoundLayer = 0.6;

// Darkness up to which a cell without ink is surely empty, as for the trust room (trust_score.cpp).
constexpr double kBlank = 0.03;

double share_covered(const cv::Mat& mask, const Box& box) {
    const Box inside = intersect(box, {0, 0, mask.cols, mask.rows});
    if (mask.empty() || inside.empty()) return 0;
    const int covered = cv::countNonZero(mask(cv::Rect(inside.x0, inside.y0, inside.width(), inside.height())));
    return static_cast<double>(covered) / static_cast<double>(inside.area());
}

double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

CommonWords common_words_of(const TextSettings& settings) {
    if (settings.common_words.empty()) return {};
    return load_common_words(settings.common_words).with(settings.printed_words);
}

}  // namespace

// What the glyphs alone read where the layer has text; parallel to LayerText.
struct LayerShapes {
    std::vector<std::vector<std::string>> cells;
    std::vector<std::string> loose;
};

struct TextReader::Parts {
    explicit Parts(TextSettings s)
        : settings(std::move(s)),
          readers([this] { return load_tesseract(settings.tessdata_dir, "HanS", "tesseract-ocr-script-hans"); },
                  [this] { return load_tesseract(settings.tessdata_dir, "chi_sim", "tesseract-ocr-chi-sim"); },
                  [this] { return load_tesseract(settings.tessdata_dir, "eng", "tesseract-ocr-eng"); },
                  [this] { return load_value_reader(settings.value_model); },
                  GlyphClassifier(read_glyph_model(settings.glyph_model)), GlyphNetwork(settings.glyph_network),
                  KnownWords(settings.printed_words), common_words_of(settings)) {}

    LineReading read(const LinePicture& picture, const UprightPage& page);
    LineReading read_anew(const LinePicture& picture);
    CellReading read_cell(const UprightPage& page, const CellInk& cell, double glyph_px);
    std::string shape_of(const std::vector<LinePicture>& pictures);
    std::vector<LineReading> read_loose(const UprightPage& page, std::vector<LinePicture> pictures,
                                        bool beside_table);
    std::vector<LineReading> settle_loose(const UprightPage& page, const std::vector<LineReading>& layer,
                                          const std::vector<std::string>& shapes,
                                          const std::vector<LinePicture>& pictures, bool beside_table);
    LayerShapes shapes_of(const UprightPage& page, const PageCells& cells, const LayerText& layer,
                          const std::vector<LinePicture>& loose);

    TextSettings settings;
    Readers readers;
    LineMemory memory;
    LineKeeper* keeper = nullptr;
    ReadingCounts counts;
};

LineReading TextReader::Parts::read(const LinePicture& picture, const UprightPage& page) {
    ++counts.lines;
    LineReading reading;
    const auto by_shape = [this](const LinePicture& shown) { return read_by_shape(shown, readers); };
    if (const LineReading* known = memory.recall(picture, by_shape)) {
        ++counts.repeats;
        reading = moved_to(picture.box, *known);
    } else {
        reading = read_anew(picture);
        memory.remember(picture, reading);
    }
    reading.evidence.set(EvidenceKind::seal_overlap, share_covered(page.seal_mask, picture.box));
    return reading;
}

// No equal-looking line of this run tells it.
LineReading TextReader::Parts::read_anew(const LinePicture& picture) {
    if (keeper)
        if (auto kept = keeper->find(picture)) {
            ++counts.kept;
            return std::move(*kept);
        }
    LineOutcome outcome = read_line(picture, readers);
    counts.recogniser_calls += outcome.calls;
    if (keeper) keeper->keep(picture, outcome.reading);
    return std::move(outcome.reading);
}

CellReading TextReader::Parts::read_cell(const UprightPage& page, const CellInk& cell, double glyph_px) {
    std::vector<LinePicture> pictures = cut_lines(page, cell, glyph_px);
    const bool stroke_dropped = drop_lone_strokes(pictures, glyph_px);
    bool unread = stroke_dropped || has_unread_ink(cell, pictures, glyph_px);
    if (pictures.empty() && cell_darkness(page.grey, cell.box, glyph_px).value_or(0) > kBlank)
        if (auto pale = find_pale_line(page.grey, cell, glyph_px)) {
            pictures.push_back(std::move(*pale));
            unread = true;
        }
    CellReading cell_reading;
    for (const LinePicture& picture : pictures) {
        LineReading reading = read(picture, page);
        unread = unread || reading.text.empty();  // ink of which no reader makes anything
        if (!reading.text.empty() || !reading.alternatives.empty())
            cell_reading.lines.push_back(std::move(reading));
    }
    if (unread) {
        cell_reading.evidence.set(EvidenceKind::alphabet_gap, 1);
        for (LineReading& line : cell_reading.lines) line.evidence.set(EvidenceKind::alphabet_gap, 1);
    }
    if (const auto darkness = cell_darkness(page.grey, cell.box, glyph_px, cell_reading.lines))
        cell_reading.evidence.set(EvidenceKind::cell_darkness, *darkness);
    curve_quotes(cell_reading.lines);
    pair_brackets(cell_reading.lines);
    join_broken_numbers(cell_reading.lines);
    doubt_twins_over_lines(cell_reading.lines);
    return cell_reading;
}

std::string TextReader::Parts::shape_of(const std::vector<LinePicture>& pictures) {
    std::string text;
    for (const LinePicture& picture : pictures) text += text_of(read_by_shape(picture, readers));
    return text;
}

LayerShapes TextReader::Parts::shapes_of(const UprightPage& page, const PageCells& cells, const LayerText& layer,
                                         const std::vector<LinePicture>& loose) {
    LayerShapes shapes;
    for (std::size_t t = 0; t < layer.cells.size(); ++t) {
        shapes.cells.emplace_back();
        for (std::size_t c = 0; c < layer.cells[t].size(); ++c)
            shapes.cells.back().push_back(
                layer.cells[t][c].empty() ? "" : shape_of(cut_lines(page, cells.tables[t][c], cells.glyph_px)));
    }
    for (const LineReading& line : layer.loose) shapes.loose.push_back(shape_of(pictures_under(line.box, loose)));
    return shapes;
}

// True if most of the layer is what the glyphs see; false too where there is nothing to compare.
static bool is_sound(const LayerText& layer, const LayerShapes& shapes) {
    std::vector<double> similarities;
    for (std::size_t t = 0; t < layer.cells.size(); ++t)
        for (std::size_t c = 0; c < layer.cells[t].size(); ++c)
            if (!layer.cells[t][c].empty())
                similarities.push_back(similarity(text_of_lines(layer.cells[t][c]), shapes.cells[t][c]));
    for (std::size_t i = 0; i < layer.loose.size(); ++i)
        similarities.push_back(similarity(layer.loose[i].text, shapes.loose[i]));
    return !similarities.empty() && median(similarities) >= kSoundLayer;
}

std::vector<LineReading> TextReader::Parts::read_loose(const UprightPage& page, std::vector<LinePicture> pictures,
                                                       bool beside_table) {
    drop_noise(pictures, readers.glyphs(), beside_table);
    std::vector<LineReading> lines;
    for (const LinePicture& picture : pictures) {
        std::vector<LineReading> reading{read(picture, page)};
        join_broken_numbers(reading);
        if (!reading.front().text.empty()) lines.push_back(std::move(reading.front()));
    }
    return lines;
}

// Lines of the layer, and print that the layer does not speak of (a stamp, a picture). Text that does not show
// (another program's reading, white on white) is no text of this page.
std::vector<LineReading> TextReader::Parts::settle_loose(const UprightPage& page,
                                                         const std::vector<LineReading>& layer,
                                                         const std::vector<std::string>& shapes,
                                                         const std::vector<LinePicture>& pictures,
                                                         bool beside_table) {
    std::vector<LineReading> lines;
    for (std::size_t i = 0; i < layer.size(); ++i) {
        const auto under = pictures_under(layer[i].box, pictures);
        for (LineReading& line :
             settle_layer({layer[i]}, shapes[i], [&] { return read_loose(page, under, beside_table); }))
            lines.push_back(std::move(line));
    }
    for (LineReading& line : read_loose(page, pictures_beside(layer, pictures), beside_table))
        lines.push_back(std::move(line));
    std::stable_sort(lines.begin(), lines.end(), [](const LineReading& a, const LineReading& b) {
        return a.box.y0 + a.box.y1 < b.box.y0 + b.box.y1;
    });
    return lines;
}

TextReader::TextReader(TextSettings settings) : parts_(std::make_unique<Parts>(std::move(settings))) {}
TextReader::~TextReader() = default;
TextReader::TextReader(TextReader&& other) noexcept = default;
TextReader& TextReader::operator=(TextReader&& other) noexcept = default;

PageText TextReader::read(const UprightPage& sheet, const PageGrid& grid, const std::optional<TextLayer>& layer,
                          const DebugSink&) {
    if (sheet.blank) {
        PageText text;
        for (const GridTable& table : grid.tables) text.tables.emplace_back(table.cells.size());
        return text;
    }
    const UprightPage page = without_streaks(sheet, grid);
    const PageCells cells = cut_cells(page, grid);
    const std::vector<LinePicture> loose = find_loose_lines(page, grid, cells.glyph_px);
    LayerText said;
    LayerShapes shapes;
    if (layer) {
        said = arrange_layer(*layer, page.map, grid);
        shapes = parts_->shapes_of(page, cells, said, loose);
    }
    const bool use_layer = layer && is_sound(said, shapes);
    PageText text;
    for (std::size_t t = 0; t < grid.tables.size(); ++t) {
        text.tables.emplace_back();
        for (std::size_t c = 0; c < grid.tables[t].cells.size(); ++c) {
            const auto read_pixels = [&] { return parts_->read_cell(page, cells.tables[t][c], cells.glyph_px); };
            const bool has_glyphs = use_layer && !said.cells[t][c].empty();
            CellReading reading;
            if (has_glyphs)
                reading.lines =
                    settle_layer(said.cells[t][c], shapes.cells[t][c], [&] { return read_pixels().lines; });
            else
                reading = read_pixels();
            const Box& box = grid.tables[t].cells[c].box;
            const bool was_cleared = share_covered(page.lifted, box) > 0;  // of a watermark, or of pale writing
            if ((has_glyphs || was_cleared) && reading.lines.empty())
                reading.evidence.set(EvidenceKind::alphabet_gap, 1);
            reading.evidence.set(EvidenceKind::rule_coverage, grid.tables[t].cells[c].rule_coverage);
            reading.evidence.set(EvidenceKind::seal_overlap, share_covered(page.seal_mask, box));
            text.tables.back().push_back(std::move(reading));
        }
    }
    const bool has_table = !grid.tables.empty();
    text.loose_lines = use_layer ? parts_->settle_loose(page, said.loose, shapes.loose, loose, has_table)
                                 : parts_->read_loose(page, loose, has_table);
    doubt_on_streaks(text, grid);
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

void TextReader::set_keeper(LineKeeper* keeper) {
    parts_->keeper = keeper;
}

ReadingCounts TextReader::counts() const {
    return parts_->counts;
}

}  // namespace shenbao
