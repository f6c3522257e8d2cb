#include "tools/cli/bulk/page_image_file.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>
#include <set>
#include <utility>

#include "models/declaration/error.hpp"
#include "pipeline/ingest/sha256.hpp"

namespace shenbao {

namespace {

constexpr std::size_t kMostHeaderBytes = 64;

[[noreturn]] void refuse_writing(const std::string& path) {
    throw Error(ErrorCode::cannot_write, {path, {}}, "cannot write the picture",
                "check the folder, its permissions and the free space");
}

cv::Mat reduced(const cv::Mat& grey) {
    const double share = static_cast<double>(kLongestSidePx) / std::max(grey.cols, grey.rows);
    if (share >= 1) return grey;
    cv::Mat small;
    cv::resize(grey, small, {}, share, share, cv::INTER_AREA);
    return small;
}

std::vector<std::uint8_t> read_bytes(int file, off_t from, std::size_t bytes) {
    std::vector<std::uint8_t> content(bytes);
    std::size_t had = 0;
    while (had < bytes) {
        const ssize_t taken = pread(file, content.data() + had, bytes - had, from + static_cast<off_t>(had));
        if (taken <= 0) break;
        had += static_cast<std::size_t>(taken);
    }
    content.resize(had);
    return content;
}

struct Header {
    PageImageInfo info;
    std::size_t length = 0;  // of the line
};

// Of the picture that begins there; a length of 0: there is none, or it is not sound.
Header read_header(int file, off_t from) {
    std::vector<std::uint8_t> bytes = read_bytes(file, from, kMostHeaderBytes);
    const auto end = std::ranges::find(bytes, static_cast<std::uint8_t>('\n'));
    if (end == bytes.end()) return {};
    const std::string line(bytes.begin(), end);
    Header header;
    PageImageInfo& info = header.info;
    std::array<char, 2> rest{};
    const int found = std::sscanf(line.c_str(), "%6d %6d %6d %10llu%1s", &info.page, &info.width_px,
                                  &info.height_px, &info.bytes, rest.data());
    if (found != 4 || info.page < 1 || info.width_px < 1 || info.height_px < 1 || info.bytes < 1) return {};
    if (info.bytes > kMostPictureBytes) return {};
    header.length = line.size() + 1;
    return header;
}

bool is_jpeg(const std::vector<std::uint8_t>& bytes) {
    return bytes.size() > 3 && bytes[0] == 0xff && bytes[1] == 0xd8 && bytes[2] == 0xff;
}

}  // namespace

PageImageFile::PageImageFile(std::string path) : path_(std::move(path)), file_(path_, std::ios::binary) {
    if (!file_) refuse_writing(path_);
}

void PageImageFile::add(const UprightPage& page) {
    const cv::Mat picture = reduced(page.grey);
    std::vector<std::uint8_t> bytes;
    cv::imencode(".jpg", picture, bytes, {cv::IMWRITE_JPEG_QUALITY, kPictureQuality});
    if (bytes.size() > kMostPictureBytes || written_ + bytes.size() + kMostHeaderBytes > kMostPictureFileBytes)
        return;
    const std::string header = std::to_string(page.number) + " " + std::to_string(picture.cols) + " " +
                               std::to_string(picture.rows) + " " + std::to_string(bytes.size()) + "\n";
    written_ += header.size() + bytes.size();
    file_ << header;
    file_.write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    file_.flush();
    if (!file_) refuse_writing(path_);
}

std::vector<NewPageImage> read_page_images(const std::shared_ptr<FileDescriptor>& file) {
    std::vector<NewPageImage> images;
    std::set<int> pages;
    struct stat found {};
    if (!file || !file->is_open() || fstat(file->number(), &found) != 0) return images;
    off_t at = 0;
    while (true) {
        const Header header = read_header(file->number(), at);
        if (header.length == 0) return images;
        const off_t begin = at + static_cast<off_t>(header.length);
        const auto bytes = static_cast<std::size_t>(header.info.bytes);
        at = begin + static_cast<off_t>(bytes);
        if (at > found.st_size) return images;
        const std::vector<std::uint8_t> content = read_bytes(file->number(), begin, bytes);
        if (!is_jpeg(content) || !pages.insert(header.info.page).second) return images;
        NewPageImage image{header.info, [file, begin, bytes](const ByteSink& sink) {
                               const std::vector<std::uint8_t> all = read_bytes(file->number(), begin, bytes);
                               sink(std::as_bytes(std::span(all)));
                           }};
        image.info.media_type = "image/jpeg";
        image.info.sha256 = find_sha256(content);
        images.push_back(std::move(image));
    }
}

}  // namespace shenbao
