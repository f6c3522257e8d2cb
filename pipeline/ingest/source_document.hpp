// Bytes -> pages. The type is found by content, never by file name.
//
// Accepts PDF, TIFF (multi-page, G4), PNG, JPEG (EXIF orientation applied), WebP and BMP.
// Refuses with Error{unreadable_input}: encrypted, empty, truncated, 0-page, over the limits below, or none of
// these.
#pragma once

#include <cstddef>
#include <cstdint>
#include <iosfwd>
#include <memory>
#include <string>
#include <vector>

#include "models/declaration/declaration.hpp"
#include "pipeline/base/source_page.hpp"

namespace shenbao {

struct IngestSettings {
    double render_dpi = 200;      // PDF pages that are not one page-filling image, read by their text layer
    double ocr_render_dpi = 300;  // the same without a text layer to trust
    long long max_page_pixels = 150'000'000;  // 600 dpi A3 is 70 million
    // What the drawing of a PDF page may unpack to, in bytes; a dense exported page has about 1 MB.
    std::size_t max_drawing_bytes = std::size_t{64} << 20;
    int max_pages = 5000;
    unsigned long long max_bytes = 2ULL << 30;
};

// Pages are decoded one at a time, so a long document needs the memory of one page.
class SourceDocument {
  public:
    virtual ~SourceDocument() = default;
    [[nodiscard]] virtual int page_count() const = 0;
    [[nodiscard]] virtual SourcePage read_page(int number) = 0;     // 1-based; throws Error{unreadable_input}
    [[nodiscard]] const SourceInfo& info() const { return info_; }  // without pages

  protected:
    SourceInfo info_;
};

[[nodiscard]] std::unique_ptr<SourceDocument> open_document(const std::string& path,
                                                            const IngestSettings& settings = {});
[[nodiscard]] std::unique_ptr<SourceDocument> open_document(std::string name, std::vector<std::uint8_t> bytes,
                                                            const IngestSettings& settings = {});
// Reads the stream to its end, or to one byte more than settings.max_bytes, and then refuses it.
[[nodiscard]] std::unique_ptr<SourceDocument> open_document(std::string name, std::istream& stream,
                                                            const IngestSettings& settings = {});

}  // namespace shenbao
