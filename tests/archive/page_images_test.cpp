// Pictures of pages come back by document and page.
#include "models/declaration/error.hpp"
#include "tests/archive/small_archive.hpp"

using namespace shenbao;
using namespace shenbao::testing;

namespace {

NewPageImage picture(int page, char letter, const std::string& content) {
    return {{page, 600, 400, "image/jpeg", hash_of(letter), content.size()}, bytes_of(content)};
}

std::string content_of(const PageImage& image) {
    std::string text(100, '\0');
    text.resize(static_cast<std::size_t>(read(image.file.number(), text.data(), text.size())));
    return text;
}

}  // namespace

TEST_CASE("a page's picture is found by document and page, in the newest reading") {
    const SmallArchive desk;
    Archive archive = desk.open();
    add(archive, 'a', "/a.pdf");
    CHECK_FALSE(archive.open_page_image(hash_of('a'), 1));
    DocumentResult result = result_with("{}");
    result.images.push_back(picture(1, 'e', "one"));
    result.images.push_back(picture(2, 'f', "two"));
    CHECK(archive.finish(must_lease(archive), result));
    const auto second = archive.open_page_image(hash_of('a'), 2);
    REQUIRE(second);
    CHECK(content_of(*second) == "two");
    CHECK(second->info.width_px == 600);
    CHECK(second->info.height_px == 400);
    CHECK(second->info.media_type == "image/jpeg");
    CHECK(second->info.bytes == 3);
    CHECK_FALSE(archive.open_page_image(hash_of('a'), 3));
    CHECK_FALSE(archive.open_page_image(hash_of('b'), 1));

    archive.read_again(hash_of('a'));
    CHECK(content_of(*archive.open_page_image(hash_of('a'), 1)) == "one");
    result.images = {picture(1, '0', "new")};
    CHECK(archive.finish(must_lease(archive), result));
    CHECK(content_of(*archive.open_page_image(hash_of('a'), 1)) == "new");
    CHECK_FALSE(archive.open_page_image(hash_of('a'), 2));
}

TEST_CASE("a picture that cannot be had keeps the document from being done, and its lease is kept") {
    const SmallArchive desk;
    Archive archive = desk.open();
    add(archive, 'a', "/a.pdf");
    DocumentResult result = result_with("{}");
    result.images.push_back(picture(1, 'e', "one"));
    result.images.back().content = [](const ByteSink&) { throw Error(ErrorCode::unreadable_input, {}, "test"); };
    const Lease lease = must_lease(archive);
    CHECK_THROWS_AS(archive.finish(lease, result), Error);
    CHECK(archive.counts().done == 0);
    CHECK(archive.renew(lease, milliseconds(1000)));
}

TEST_CASE("a picture that somebody removed is an error that says so", "[folder]") {
    const SmallArchive desk;
    Archive archive = desk.open();
    add(archive, 'a', "/a.pdf");
    DocumentResult result = result_with("{}");
    result.images.push_back(picture(1, 'e', "one"));
    CHECK(archive.finish(must_lease(archive), result));
    fs::remove(desk.folder() + "/blobs/ee/" + hash_of('e'));
    CHECK_THROWS_AS(archive.open_page_image(hash_of('a'), 1), Error);
}
