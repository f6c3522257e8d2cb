#include "pipeline/review/picture_store.hpp"

#include <unistd.h>

#include <algorithm>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include "pipeline/review/answer.hpp"
#include "pipeline/review/stored_declaration.hpp"

namespace shenbao {

namespace {

constexpr std::size_t kKept = 8;  // 4 MB each

std::vector<unsigned char> read_all(const FileDescriptor& file, unsigned long long bytes) {
    std::vector<unsigned char> content(bytes);
    std::size_t had = 0;
    while (had < content.size()) {
        const ssize_t taken =
            pread(file.number(), content.data() + had, content.size() - had, static_cast<off_t>(had));
        if (taken <= 0) break;
        had += static_cast<std::size_t>(taken);
    }
    content.resize(had);
    return content;
}

cv::Mat decode(const PageImage& image) {
    const auto bytes = read_all(image.file, image.info.bytes);
    cv::Mat grey = bytes.empty() ? cv::Mat() : cv::imdecode(bytes, cv::IMREAD_GRAYSCALE);
    if (grey.empty()) throw Refusal(404, "no-picture", "the picture of this page is damaged");
    return grey;
}

struct Asked {
    std::optional<PageImage> image;
    std::optional<StoredDeclaration::PageSize> size;
};

// Whole pages stand in the source's list whether or not a filing has them, so any of its declarations will do.
Asked ask(Archive& archive, const std::string& sha256, int page, bool with_size) {
    Asked asked{archive.open_page_image(sha256, page), {}};
    if (asked.image && with_size)
        asked.size = StoredDeclaration(archive.find_declaration(sha256, 1).value_or("")).page_size(page);
    return asked;
}

}  // namespace

PicturePointer PictureStore::find(const std::string& sha256, int page) {
    const auto with_archive = [&](bool with_size) {
        return desk_.with([&](ReviewQueue&, Archive& archive) { return ask(archive, sha256, page, with_size); });
    };
    Asked asked = with_archive(false);
    if (!asked.image) throw Refusal(404, "no-picture", "no picture of this page was kept");
    const std::string key = asked.image->info.sha256 + " " + sha256 + " " + std::to_string(page);
    if (PicturePointer known = recall(key)) return known;
    asked.size = with_archive(true).size;
    auto picture = std::make_shared<PagePicture>(PagePicture{key, decode(*asked.image), 0, 0});
    picture->page_width = asked.size ? asked.size->width : picture->grey.cols;
    picture->page_height = asked.size ? asked.size->height : picture->grey.rows;
    keep(picture);
    return picture;
}

PicturePointer PictureStore::recall(const std::string& key) {
    const std::lock_guard lock(mutex_);
    const auto found = std::ranges::find_if(recent_, [&](const auto& picture) { return picture->key == key; });
    if (found == recent_.end()) return nullptr;
    recent_.splice(recent_.begin(), recent_, found);
    return recent_.front();
}

void PictureStore::keep(const PicturePointer& picture) {
    const std::lock_guard lock(mutex_);
    recent_.push_front(picture);
    if (recent_.size() > kKept) recent_.pop_back();
}

std::string cut_out(const PagePicture& picture, const IiifCut& cut) {
    const double across = static_cast<double>(picture.grey.cols) / picture.page_width;
    const double down = static_cast<double>(picture.grey.rows) / picture.page_height;
    // Whole pixels of the picture that cover the region.
    const int x0 = static_cast<int>(cut.region.x0 * across), y0 = static_cast<int>(cut.region.y0 * down);
    const int x1 = static_cast<int>(std::ceil(cut.region.x1 * across));
    const int y1 = static_cast<int>(std::ceil(cut.region.y1 * down));
    const cv::Rect whole(0, 0, picture.grey.cols, picture.grey.rows);
    const cv::Rect part = cv::Rect(x0, y0, std::max(1, x1 - x0), std::max(1, y1 - y0)) & whole;
    if (part.empty()) throw Refusal(400, "bad-region", "the region is outside the page");
    cv::Mat sized;
    const bool smaller = cut.width < part.width;
    cv::resize(picture.grey(part), sized, {cut.width, cut.height}, 0, 0,
               smaller ? cv::INTER_AREA : cv::INTER_CUBIC);
    std::vector<unsigned char> bytes;
    constexpr int kQuality = 85;
    if (cut.format == IiifFormat::png)
        cv::imencode(".png", sized, bytes);
    else
        cv::imencode(".jpg", sized, bytes, {cv::IMWRITE_JPEG_QUALITY, kQuality});
    return {bytes.begin(), bytes.end()};
}

}  // namespace shenbao
