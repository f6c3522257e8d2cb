#include "pipeline/ingest/image_document.hpp"

#include <utility>

#include "pipeline/ingest/make_source_page.hpp"
#include "pipeline/ingest/read_images.hpp"

namespace shenbao {

namespace {

class ImageDocument final : public SourceDocument {
  public:
    ImageDocument(SourceInfo info, FileKind kind, std::vector<std::uint8_t> bytes, const IngestSettings& settings)
        : kind_(kind), bytes_(std::move(bytes)), settings_(settings) {
        info_ = std::move(info);
    }

    [[nodiscard]] int page_count() const override { return 1; }

    [[nodiscard]] SourcePage read_page(int number) override {
        const ReadContext context = make_page_context(info_, number, page_count(), settings_);
        return make_source_page(context, read(context));
    }

  private:
    [[nodiscard]] RasterImage read(const ReadContext& context) const {
        switch (kind_) {
            case FileKind::jpeg: return read_jpeg(bytes_, context);
            case FileKind::webp: return read_webp(bytes_, context);
            case FileKind::bmp: return read_bmp(bytes_, context);
            default: return read_png(bytes_, context);
        }
    }

    FileKind kind_;
    std::vector<std::uint8_t> bytes_;
    IngestSettings settings_;
};

}  // namespace

std::unique_ptr<SourceDocument> open_image(SourceInfo info, FileKind kind, std::vector<std::uint8_t> bytes,
                                           const IngestSettings& settings) {
    return std::make_unique<ImageDocument>(std::move(info), kind, std::move(bytes), settings);
}

}  // namespace shenbao
