// QPDF says what a page is made of and hands out its images; Poppler draws and reads text. Poppler alone serves
// files that QPDF cannot make sense of: then every page counts as digital.
#include "pipeline/ingest/pdf_document.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFExc.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <set>
#include <string_view>
#include <utility>

#include "pipeline/ingest/lift_watermark.hpp"
#include "pipeline/ingest/make_source_page.hpp"
#include "pipeline/ingest/pdf_image.hpp"
#include "pipeline/ingest/pdf_scan.hpp"
#include "pipeline/ingest/pdf_survey.hpp"
#include "pipeline/ingest/pdf_text_layer.hpp"
#include "pipeline/ingest/poppler_file.hpp"

namespace shenbao {

namespace {

constexpr double kPointsPerInch = 72;
constexpr double kScanShare = 0.8;  // of the page: an image this large with anything on it is a scan
constexpr double kPartShare = 0.3;  // of the page: an image this large sets the least resolution
constexpr double kMinScanDpi = 100, kMaxScanDpi = 600;  // bounds for rendering at an image's resolution
constexpr double kMinRenderDpi = 20;                    // below, nothing can be read
constexpr double kMaxHiddenShare = 0.05;     // of the shown bytes; more hidden text means an OCR layer; guess
constexpr std::size_t kTrailerReach = 4096;  // bytes at the end in which the trailer must stand

// A PDF ends with "startxref", a number and "%%EOF"; a file without them is the head of a longer one.
bool has_trailer(Bytes bytes) {
    while (!bytes.empty() && bytes.back() == 0) bytes = bytes.first(bytes.size() - 1);
    const Bytes tail = bytes.last(std::min(bytes.size(), kTrailerReach));
    const std::string_view text(reinterpret_cast<const char*>(tail.data()), tail.size());
    return text.find("%%EOF") != text.npos || text.find("startxref") != text.npos;
}

double find_page_image_dpi(const PageSurvey& survey, const PageFrame& frame, double min_share) {
    double dpi = 0;
    for (const PlacedImage& image : survey.images) {
        if (intersect(image.bounds(), frame.rect()).area() < min_share * frame.rect().area()) continue;
        dpi = std::max({dpi, image.x_px_per_pt() * kPointsPerInch, image.y_px_per_pt() * kPointsPerInch});
    }
    return dpi / frame.user_unit;
}

bool is_page_filling(const PlacedImage& image, const PageFrame& frame) {
    return intersect(image.bounds(), frame.rect()).area() >= kScanShare * frame.rect().area();
}

double choose_render_dpi(const PageSurvey& survey, const PageFrame& frame, double wanted_dpi) {
    const double scan = find_page_image_dpi(survey, frame, kScanShare);
    if (scan > 0) return std::clamp(scan, kMinScanDpi, kMaxScanDpi);
    const double part = find_page_image_dpi(survey, frame, kPartShare);
    return std::max(wanted_dpi, std::min(part, kMaxScanDpi));
}

// Every page-filling image once, however often it is drawn.
void check_page_images(const PageSurvey& survey, const PageFrame& frame, const ReadContext& context) {
    std::set<QPDFObjGen> checked;
    for (const PlacedImage& image : survey.images)
        if (image.stream.isInitialized() && is_page_filling(image, frame) &&
            checked.insert(image.stream.getObjGen()).second)
            check_pdf_image(image.stream, context);
}

bool may_have_text_layer(const PageSurvey& survey, const PageFrame& frame) {
    if (largest_image_share(survey, frame) >= kScanShare) return false;
    const auto hidden = static_cast<double>(survey.hidden_text_bytes);
    return hidden <= kMaxHiddenShare * (hidden + static_cast<double>(survey.visible_text_bytes));
}

class PdfDocument final : public SourceDocument {
  public:
    PdfDocument(SourceInfo info, std::vector<std::uint8_t> bytes, const IngestSettings& settings)
        : bytes_(std::move(bytes)), settings_(settings) {
        info_ = std::move(info);
        if (!has_trailer(bytes_))
            refuse_file("the PDF is cut off: its end is missing", "copy or download it again");
        open_qpdf();
        poppler_.emplace(bytes_);
        if (poppler_->is_locked()) refuse_locked();
        if (!poppler_->is_open()) refuse_file("the PDF is damaged", "open it and print it to a new PDF");
        if (page_count() < 1) refuse_file("the PDF has no pages", "export it again");
        if (page_count() > settings_.max_pages)
            refuse_file("the PDF has more than " + std::to_string(settings_.max_pages) + " pages", "split it");
        if (static_cast<int>(pages_.size()) != page_count()) pages_.clear();
    }

    [[nodiscard]] int page_count() const override { return poppler_->page_count(); }

    [[nodiscard]] SourcePage read_page(int number) override {
        const ReadContext context = make_page_context(info_, number, page_count(), settings_);
        if (pages_.empty()) return render(context, {}, std::nullopt);
        const QPDFPageObjectHelper& page = pages_[static_cast<std::size_t>(number - 1)];
        const PageFrame frame = find_page_frame(page);
        const PageSurvey survey = survey_page(page, frame, settings_.max_drawing_bytes);
        if (survey.oversized) refuse_oversized(context);
        const auto scan = read_scanned_page(survey, frame, context);
        SourcePage result = scan ? make_source_page(context, scan->raster) : render(context, survey, frame);
        const double pt_per_px = kPointsPerInch / (result.dpi.value_or(kPointsPerInch) * frame.user_unit);
        const Affine drawn_to_page{pt_per_px, 0, 0, 0, pt_per_px, 0};
        result.to_user_space = compose(inverse(frame.to_page), scan ? scan->to_page : drawn_to_page);
        return result;
    }

  private:
    [[noreturn]] void refuse_file(const std::string& message, const std::string& remedy) const {
        refuse({info_.name, {}}, message, remedy);
    }
    [[noreturn]] void refuse_oversized(const ReadContext& context) const {
        refuse(context.place,
               "the page has more than " + std::to_string(settings_.max_drawing_bytes >> 20) +
                   " MiB or 3 million objects of drawing",
               "open it and print it to a new PDF");
    }
    [[noreturn]] void refuse_locked() const {
        refuse_file("the PDF is encrypted and needs a password", "save it without a password");
    }

    void open_qpdf() {
        try {
            qpdf_.setSuppressWarnings(true);
            qpdf_.processMemoryFile(info_.name.c_str(), reinterpret_cast<const char*>(bytes_.data()),
                                    bytes_.size());
            pages_ = QPDFPageDocumentHelper(qpdf_).getAllPages();
        } catch (const QPDFExc& fault) {
            if (fault.getErrorCode() == qpdf_e_password) refuse_locked();
            pages_.clear();
        } catch (const std::exception&) {
            pages_.clear();
        }
    }

    // frame: nullopt where only Poppler knows the page.
    [[nodiscard]] SourcePage render(const ReadContext& context, const PageSurvey& survey,
                                    const std::optional<PageFrame>& frame) const {
        const auto page = poppler_->page(*context.place.page - 1);
        if (!page) refuse(context.place, "the page is damaged", "export or scan it again");
        if (frame) check_page_images(survey, *frame, context);
        const bool text_wanted = !frame || may_have_text_layer(survey, *frame);
        const auto draw = [&](double wanted_dpi) {
            return draw_page(context, *page, frame ? choose_render_dpi(survey, *frame, wanted_dpi) : wanted_dpi,
                             frame ? frame->user_unit : 1, text_wanted);
        };
        SourcePage drawn = draw(settings_.render_dpi);
        const bool is_scan = frame && largest_image_share(survey, *frame) >= kScanShare;
        if (drawn.text_layer || is_scan || settings_.ocr_render_dpi <= settings_.render_dpi) return drawn;
        return draw(settings_.ocr_render_dpi);
    }

    [[nodiscard]] static SourcePage draw_page(const ReadContext& context, const poppler::page& page,
                                              double wanted_dpi, double user_unit, bool text_wanted) {
        const double dpi = fit_dpi(page, wanted_dpi * user_unit, context);
        const Rendering drawn = render_page(page, dpi, Channels::colour);
        if (is_failed(drawn)) refuse(context.place, "the page cannot be drawn", "export or scan it again");
        SourcePage result;
        result.file = context.place.file;
        result.number = *context.place.page;
        result.image = drop_empty_colour(drawn.image);
        result.dpi = dpi / user_unit;
        if (text_wanted) result.text_layer = read_text_layer(page, result.image, dpi / kPointsPerInch);
        if (result.text_layer) {
            LiftedPage lifted = lift_watermark(std::move(*result.text_layer), result.image);
            result.text_layer = std::move(lifted.layer);
            result.image = std::move(lifted.image);
        }
        return result;
    }

    // The wanted resolution, or what the limits of pixels and of the side leave of it.
    [[nodiscard]] static double fit_dpi(const poppler::page& page, double wanted, const ReadContext& context) {
        const poppler::rectf rect = page.page_rect();
        constexpr double kSlack = 0.99;  // Poppler rounds each side up
        const double inch2 = std::abs(rect.width() * rect.height()) / (kPointsPerInch * kPointsPerInch);
        const double longest = std::max(std::abs(rect.width()), std::abs(rect.height())) / kPointsPerInch;
        const double dpi = std::min({wanted, std::sqrt(static_cast<double>(context.max_pixels) * kSlack / inch2),
                                     static_cast<double>(kMaxSidePx) * kSlack / longest});
        if (!(inch2 > 0) || dpi < kMinRenderDpi)
            refuse(context.place, "the page is far too large or has no area", "set its paper size to A4 or A3");
        return dpi;
    }

    std::vector<std::uint8_t> bytes_;
    IngestSettings settings_;
    QPDF qpdf_;
    std::vector<QPDFPageObjectHelper> pages_;  // empty where QPDF cannot read the file
    std::optional<PopplerFile> poppler_;
};

}  // namespace

std::unique_ptr<SourceDocument> open_pdf(SourceInfo info, std::vector<std::uint8_t> bytes,
                                         const IngestSettings& settings) {
    return std::make_unique<PdfDocument>(std::move(info), std::move(bytes), settings);
}

}  // namespace shenbao
