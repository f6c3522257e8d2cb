// What the output says about a page as such.
#pragma once

#include "models/declaration/declaration.hpp"
#include "pipeline/base/page_text.hpp"
#include "pipeline/base/source_page.hpp"
#include "pipeline/base/upright_page.hpp"

namespace shenbao {

[[nodiscard]] PageInfo describe_page(const UprightPage& page, const PageText& text);
// What it says about the image as stored. size_px: of `source.image`, whose pixels may be gone.
[[nodiscard]] PageInfo with_source(PageInfo info, const SourcePage& source, cv::Size size_px);
// The lines outside tables. map: upright px -> stored px.
[[nodiscard]] std::vector<TextLine> loose_lines(const PageText& text, const PageMap& map);
// Where its lines came from; blank if there are none.
[[nodiscard]] PageReading reading_of(const PageText& text);

}  // namespace shenbao
