// Pictures of pages, from the process that reads to the archive.
#include <fcntl.h>

#include <opencv2/imgcodecs.hpp>

#include "models/declaration/error.hpp"
#include "tests/bulk/bulk_desk.hpp"
#include "tools/cli/bulk/page_image_file.hpp"

using namespace shenbao;
using namespace shenbao::testing;

namespace {

UprightPage page_of(int number, int width, int height) {
    UprightPage page;
    page.number = number;
    page.grey = cv::Mat(height, width, CV_8U, cv::Scalar(255));
    page.grey(cv::Rect(width / 4, height / 4, width / 2, 20)) = 0;
    return page;
}

std::vector<NewPageImage> read_back(const std::string& path) {
    return read_page_images(std::make_shared<FileDescriptor>(open(path.c_str(), O_RDONLY | O_CLOEXEC)));
}

std::vector<std::uint8_t> bytes_of(const NewPageImage& image) {
    std::vector<std::uint8_t> bytes;
    image.content([&](std::span<const std::byte> part) {
        for (const std::byte byte : part) bytes.push_back(std::to_integer<std::uint8_t>(byte));
    });
    return bytes;
}

std::string content_of(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

TEST_CASE("pages go into the file and come out of it, large ones reduced") {
    const BulkDesk desk;
    const std::string path = desk.at("pages");
    {
        PageImageFile file(path);
        file.add(page_of(1, 600, 400));
        file.add(page_of(7, 3600, 4800));
    }
    const auto images = read_back(path);
    REQUIRE(images.size() == 2);
    CHECK(images[0].info.page == 1);
    CHECK(images[0].info.width_px == 600);
    CHECK(images[1].info.page == 7);
    CHECK(images[1].info.width_px == 1500);
    CHECK(images[1].info.height_px == kLongestSidePx);
    CHECK(images[1].info.media_type == "image/jpeg");
    const auto bytes = bytes_of(images[1]);
    CHECK(bytes.size() == images[1].info.bytes);
    const cv::Mat picture = cv::imdecode(bytes, cv::IMREAD_GRAYSCALE);
    REQUIRE(picture.cols == 1500);
    CHECK(picture.at<std::uint8_t>(504, 750) < 30);
    CHECK(picture.at<std::uint8_t>(300, 750) > 225);
}

TEST_CASE("of a file that is not sound only what is sound before that is taken") {
    const BulkDesk desk;
    {
        PageImageFile file(desk.at("pages"));
        file.add(page_of(1, 60, 40));
        file.add(page_of(2, 60, 40));
    }
    const std::string good = content_of(desk.at("pages"));
    CHECK(read_back(desk.write("cut", good.substr(0, good.size() - 1))).size() == 1);
    CHECK(read_back(desk.write("twice", good + good)).size() == 2);  // a page has one picture
    CHECK(read_back(desk.write("more", good + "3 60 40 99999999\n")).size() == 2);
    CHECK(read_back(desk.write("negative", good + "3 -60 40 10\n" + std::string(10, 'x'))).size() == 2);
    CHECK(read_back(desk.write("no-jpeg", good + "3 60 40 10\n" + std::string(10, 'x'))).size() == 2);
    CHECK(read_back(desk.write("long", std::string(5000, '1'))).empty());
    CHECK(read_back(desk.write("empty", "")).empty());
    CHECK_THROWS_AS(PageImageFile(desk.at("no folder/pages")), Error);
}

TEST_CASE("what a reader writes to its fourth stream is in the archive with what it read") {
    const BulkDesk desk;
    {
        PageImageFile file(desk.at("pages"));
        file.add(page_of(1, 60, 40));
    }
    desk.import_all(desk.write_files(1), desk.settings("cat pages >/dev/fd/3; answer"));
    const Archive archive = desk.open();
    CHECK(archive.counts().done == 1);
    std::string sha256;
    archive.visit_declarations([&](const std::string& json) { sha256 = from_json(json).front().source.sha256; });
    const auto image = archive.open_page_image(sha256, 1);
    REQUIRE(image);
    CHECK(image->info.width_px == 60);
    CHECK_FALSE(archive.open_page_image(sha256, 2));
}

TEST_CASE("declarations beyond their limit are refused, though pictures may take more") {
    const BulkDesk desk;
    PoolSettings settings = desk.settings("head -c 200000 /dev/zero; exit 0");
    settings.limits.output_bytes = 100'000;
    desk.import_all(desk.write_files(1), settings);
    const auto problems = problems_of(desk.open());
    REQUIRE(problems.size() == 1);
    CHECK(problems.front().find("what was read of it is too much") != std::string::npos);
}
