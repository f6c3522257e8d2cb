#include "tools/eval/field_picture.hpp"

#include <openssl/evp.h>

#include <algorithm>
#include <exception>
#include <filesystem>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>
#include <optional>

#include "pipeline/ingest/source_document.hpp"

namespace shenbao {

namespace {

namespace fs = std::filesystem;

constexpr double kMargin = 0.6;   // of the field's height, on each side: its rules and neighbours
constexpr int kWidestPx = 900;    // of a picture; larger ones are reduced
constexpr int kJpegQuality = 80;  // guess, unmeasured

std::string to_data_url(const cv::Mat& picture) {
    std::vector<unsigned char> bytes;
    if (!cv::imencode(".jpg", picture, bytes, {cv::IMWRITE_JPEG_QUALITY, kJpegQuality})) return {};
    std::string text(4 * ((bytes.size() + 2) / 3) + 1, '\0');
    const int length = EVP_EncodeBlock(reinterpret_cast<unsigned char*>(text.data()), bytes.data(),
                                       static_cast<int>(bytes.size()));
    text.resize(static_cast<std::size_t>(length));
    return "data:image/jpeg;base64," + text;
}

Box with_margin(const Box& box) {
    const int more = static_cast<int>(kMargin * std::min(box.height(), box.width())) + 4;
    return {box.x0 - more, box.y0 - more, box.x1 + more, box.y1 + more};
}

// Boxes come from a file.
bool is_plausible(const Box& box) {
    constexpr int kMostPx = 30000;  // of a page; the ingest room takes less
    return box.x0 >= 0 && box.y0 >= 0 && box.x1 <= kMostPx && box.y1 <= kMostPx && box.x0 < box.x1 &&
           box.y0 < box.y1;
}

// What stands in `box` (upright px) of a page; to_image: upright px -> px of the picture.
cv::Mat cut(const cv::Mat& page, const Box& box, const Affine& to_image) {
    const double scale = std::max(1.0, static_cast<double>(box.width()) / kWidestPx);
    const cv::Size size(std::max(1, static_cast<int>(box.width() / scale)),
                        std::max(1, static_cast<int>(box.height() / scale)));
    const Affine from_cut =
        compose(to_image, {scale, 0, static_cast<double>(box.x0), 0, scale, static_cast<double>(box.y0)});
    const cv::Matx23d map(from_cut.a, from_cut.b, from_cut.c, from_cut.d, from_cut.e, from_cut.f);
    cv::Mat picture;
    cv::warpAffine(page, picture, map, size, cv::INTER_LINEAR | cv::WARP_INVERSE_MAP, cv::BORDER_CONSTANT,
                   cv::Scalar::all(255));
    return picture;
}

class Scans {
  public:
    explicit Scans(std::vector<std::string> folders) : folders_(std::move(folders)) {}

    std::string picture_of(const DocumentFacts& facts, const FieldOutcome& field) {
        const auto map = facts.to_source.find(field.page);
        if (!is_plausible(field.bbox) || map == facts.to_source.end()) return {};
        if (!open(facts)) return {};
        if (page_.number != field.page || page_.image.empty()) page_ = document_->read_page(field.page);
        const Box box = with_margin(field.bbox);
        return to_data_url(cut(page_.image, box, compose(inverse(page_.to_stored), map->second)));
    }

  private:
    bool open(const DocumentFacts& facts) {
        if (facts.source.empty() || facts.source_sha256.empty()) return false;
        if (sha256_ == facts.source_sha256) return document_ != nullptr;
        sha256_ = facts.source_sha256;
        document_ = nullptr, page_ = {};
        for (const std::string& folder : folders_)
            if (open_if_same(fs::path(folder) / fs::path(facts.source).filename())) return true;
        return open_if_same(facts.source);
    }

    bool open_if_same(const fs::path& path) {
        std::error_code ignored;
        if (!fs::is_regular_file(path, ignored)) return false;
        auto found = open_document(path.string());
        if (found->info().sha256 != sha256_) return false;
        document_ = std::move(found);
        return true;
    }

    std::vector<std::string> folders_;
    std::string sha256_;  // of the scan that is open, or that was not found
    std::unique_ptr<SourceDocument> document_;
    SourcePage page_;
};

}  // namespace

FieldPicture cut_from_scans(std::vector<std::string> folders) {
    const auto scans = std::make_shared<Scans>(std::move(folders));
    return [scans](const DocumentFacts& facts, const FieldOutcome& field) -> std::string {
        try {
            return scans->picture_of(facts, field);
        } catch (const std::exception&) {
            return {};  // a report without a picture is better than none
        }
    };
}

}  // namespace shenbao
