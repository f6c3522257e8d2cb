#include "pipeline/run/read_sheet.hpp"

#include <algorithm>
#include <iterator>
#include <opencv2/core.hpp>
#include <optional>
#include <utility>

#include "pipeline/grid/find_grid.hpp"
#include "pipeline/page/make_upright.hpp"
#include "pipeline/page/split_sheet.hpp"
#include "pipeline/run/page_info.hpp"
#include "pipeline/run/repair_page.hpp"

namespace shenbao {
namespace {

// What of the layer lies on that side of the sheet.
std::optional<TextLayer> layer_on(const SheetSide& side, const std::optional<TextLayer>& layer) {
    const bool is_whole = side.x0 == 0 && side.x1 == side.page.grey.cols;
    if (!layer || is_whole) return layer;
    TextLayer own;
    std::ranges::copy_if(layer->glyphs, std::back_inserter(own.glyphs), [&](const TextGlyph& glyph) {
        const Point middle{(glyph.top_left.x + glyph.bottom_right.x) / 2,
                           (glyph.top_left.y + glyph.bottom_right.y) / 2};
        const double x = side.page.map.to_upright(middle).x;
        return x >= side.x0 && x < side.x1;
    });
    return own;
}

template <class T>
void append(std::vector<T>& to, const std::vector<T>& from) {
    to.insert(to.end(), from.begin(), from.end());
}

// The pages of one sheet as its pictures show them.
ReadPage whole_sheet(const std::vector<ReadPage>& sides) {
    ReadPage sheet = sides.front();
    for (std::size_t i = 1; i < sides.size(); ++i) {
        append(sheet.grid.segments, sides[i].grid.segments);
        append(sheet.grid.joints, sides[i].grid.joints);
        append(sheet.grid.tables, sides[i].grid.tables);
        append(sheet.text.tables, sides[i].text.tables);
        append(sheet.text.loose_lines, sides[i].text.loose_lines);
    }
    return sheet;
}

}  // namespace

ReadSheet read_sheet(SourceDocument& document, int number, Knowledge& knowledge, const ExtractOptions& options) {
    const auto line_score = [&knowledge](const cv::Mat& line) { return knowledge.reader.line_score(line); };

    SourcePage source = document.read_page(number);
    PageSettings settings;
    settings.keep_colour = static_cast<bool>(options.on_page);
    std::vector<PageRepair> said = repairs_of(options.repairs, number);
    settings.quarter_turns = said_turns(said);
    UprightPage upright = make_upright(source, settings, line_score, options.sink);
    const cv::Size size = source.image.size();
    if (!options.on_page) source.image.release();  // 26 MB of an A4 page at 300 dpi while its lines are read
    if (options.on_upright) options.on_upright(upright);
    SheetRepairs repairs(std::move(said), upright);
    std::vector<ReadPage> pages;
    for (const SheetSide& side : split_sheet(upright)) {
        ReadPage page;
        page.grid = repairs.apply(find_grid(side.page, {}, options.sink), side.x0, side.x1);
        page.text = knowledge.reader.read(side.page, page.grid, layer_on(side, source.text_layer), options.sink);
        page.blank = upright.blank;
        pages.push_back(std::move(page));
    }
    if (options.on_page) {
        const ReadPage sheet = whole_sheet(pages);
        options.on_page({source, upright, sheet.grid, sheet.text});
    }
    upright.map = upright.map.followed_by(source.to_stored);  // what the user has is the file's image
    std::vector<TextLine> lines;
    for (const ReadPage& page : pages) append(lines, loose_lines(page.text, upright.map));
    for (ReadPage& page : pages) {
        page.info = with_source(describe_page(upright, page.text), source, size);
        page.info.lines = lines;  // of both pages: a sheet is one page of the source
        page.map = upright.map;
    }
    return {std::move(pages), repairs.issues()};
}

}  // namespace shenbao
