#include "pipeline/ingest/tiff_document.hpp"

#include <utility>

#include "pipeline/ingest/make_source_page.hpp"
#include "pipeline/ingest/read_tiff.hpp"

namespace shenbao {

namespace {

constexpr std::size_t kBytesPerPixel = 8;  // RGBA and libtiff's strip buffers; a cap on single allocations only

class TiffDocument final : public SourceDocument {
  public:
    TiffDocument(SourceInfo info, std::vector<std::uint8_t> bytes, const IngestSettings& settings)
        : bytes_(std::move(bytes)),
          settings_(settings),
          file_(bytes_, static_cast<std::size_t>(settings.max_page_pixels) * kBytesPerPixel) {
        info_ = std::move(info);
        if (!file_.is_open())
            refuse({info_.name, {}}, "the TIFF is damaged or cut off (" + file_.last_message() + ")",
                   "scan or copy it again");
        list_pages();
    }

    [[nodiscard]] int page_count() const override {
        return static_cast<int>(directories_.size()) + (broken_tail_ ? 1 : 0);
    }

    [[nodiscard]] SourcePage read_page(int number) override {
        const ReadContext context = make_page_context(info_, number, page_count(), settings_);
        const auto index = static_cast<std::size_t>(number - 1);
        file_.clear_messages();
        if (index >= directories_.size() || TIFFSetSubDirectory(file_.handle(), directories_[index]) != 1)
            refuse(context.place,
                   "the TIFF is damaged or cut off from this page on (" + file_.last_message() + ")",
                   "scan or copy it again");
        return make_source_page(context, read_tiff_directory(file_, context));
    }

  private:
    void list_pages() {
        TIFF* const tiff = file_.handle();
        do {
            std::uint32_t kind = 0;
            TIFFGetFieldDefaulted(tiff, TIFFTAG_SUBFILETYPE, &kind);
            if ((kind & (FILETYPE_REDUCEDIMAGE | FILETYPE_MASK)) == 0)
                directories_.push_back(TIFFCurrentDirOffset(tiff));
            if (page_count() > settings_.max_pages)
                refuse({info_.name, {}},
                       "the TIFF has more than " + std::to_string(settings_.max_pages) + " pages", "split it");
            file_.clear_messages();
            broken_tail_ = TIFFLastDirectory(tiff) == 0;
        } while (TIFFReadDirectory(tiff) == 1);
        if (directories_.empty() && !broken_tail_)
            refuse({info_.name, {}}, "the TIFF has no page, only previews", "scan it again");
    }

    std::vector<std::uint8_t> bytes_;
    IngestSettings settings_;
    TiffFile file_;
    std::vector<toff_t> directories_;
    bool broken_tail_ = false;
};

}  // namespace

std::unique_ptr<SourceDocument> open_tiff(SourceInfo info, std::vector<std::uint8_t> bytes,
                                          const IngestSettings& settings) {
    return std::make_unique<TiffDocument>(std::move(info), std::move(bytes), settings);
}

}  // namespace shenbao
