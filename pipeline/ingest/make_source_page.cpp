#include "pipeline/ingest/make_source_page.hpp"

namespace shenbao {

ReadContext make_page_context(const SourceInfo& info, int number, int page_count, const IngestSettings& settings) {
    if (number < 1 || number > page_count)
        refuse({info.name, number}, "the document has only " + std::to_string(page_count) + " page(s)",
               "ask for pages 1-" + std::to_string(page_count));
    return {{info.name, number}, settings.max_page_pixels};
}

SourcePage make_source_page(const ReadContext& context, const RasterImage& raster) {
    const RasterImage square = make_pixels_square(raster, context.max_pixels);
    SourcePage page;
    page.file = context.place.file;
    page.number = context.place.page.value_or(1);
    page.image = drop_empty_colour(square.image);
    page.dpi = plausible_dpi(square.x_dpi, page.image);
    page.to_stored.a = static_cast<double>(raster.image.cols) / square.image.cols;
    page.to_stored.e = static_cast<double>(raster.image.rows) / square.image.rows;
    return page;
}

}  // namespace shenbao
