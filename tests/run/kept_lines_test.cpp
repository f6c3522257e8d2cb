// Lines that were read before: the same picture, the same reading, and nothing else is taken for it.
#include "pipeline/run/kept_lines.hpp"

#include <zlib.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <opencv2/core.hpp>

#include "pipeline/run/reader_identity.hpp"
#include "pipeline/text/recogniser.hpp"

using namespace shenbao;

namespace {

LinePicture picture_at(int x0, int y0) {
    LinePicture line;
    line.box = {x0, y0, x0 + 30, y0 + 12};
    line.grey = cv::Mat(12, 30, CV_8UC1, 255);
    line.mask = cv::Mat(12, 30, CV_8UC1, cv::Scalar(0));
    cv::Mat(line.grey, {4, 2, 5, 8}) = 10;
    cv::Mat(line.mask, {4, 2, 5, 8}) = 255;
    line.glyph_px = 11.5;
    return line;
}

// With something in every member.
LineReading reading_of(const LinePicture& line) {
    LineReading reading;
    reading.box = line.box;
    reading.text = "≥95%";
    const int x0 = line.box.x0, y0 = line.box.y0;
    reading.chars = {{"≥", {x0 + 1, y0 + 2, x0 + 9, y0 + 11}, 0.1 + 0.2, true},
                     {"9", {x0 + 10, y0, x0 + 30, y0 + 12}, 1.0 / 3, false}};
    reading.attempts = {{"HanS", "295%", 0.7, false}, {"values", "≥95%", 0.9, true}};
    reading.alternatives = {{"295%", std::nullopt, "ocr"}, {"≥96%", 0.25, "ocr"}};
    reading.source = FieldSource::text_layer;
    reading.evidence.set(EvidenceKind::char_score_min, 1.0 / 7);
    reading.evidence.set(EvidenceKind::unlike_print, 0);
    return reading;
}

void check_equal(const LineReading& a, const LineReading& b) {
    CHECK(a.box == b.box);
    CHECK(a.text == b.text);
    CHECK(a.source == b.source);
    CHECK(a.alternatives == b.alternatives);
    CHECK(a.evidence == b.evidence);
    REQUIRE(a.chars.size() == b.chars.size());
    for (std::size_t i = 0; i < a.chars.size(); ++i) {
        CHECK(a.chars[i].text == b.chars[i].text);
        CHECK(a.chars[i].box == b.chars[i].box);
        CHECK(a.chars[i].score == b.chars[i].score);
        CHECK(a.chars[i].borne_out == b.chars[i].borne_out);
    }
    REQUIRE(a.attempts.size() == b.attempts.size());
    for (std::size_t i = 0; i < a.attempts.size(); ++i) {
        CHECK(a.attempts[i].reader == b.attempts[i].reader);
        CHECK(a.attempts[i].text == b.attempts[i].text);
        CHECK(a.attempts[i].score == b.attempts[i].score);
        CHECK(a.attempts[i].of_parts == b.attempts[i].of_parts);
    }
}

std::string kept_bytes(const std::string& made_by = "us") {
    KeptLines kept(made_by);
    kept.keep(picture_at(100, 200), reading_of(picture_at(100, 200)));
    return kept.bytes();
}

}  // namespace

TEST_CASE("a line that was kept is found in a later run, wherever it stands then, as it was read") {
    KeptLines kept("us");
    REQUIRE(kept.load(kept_bytes()));
    const LinePicture moved = picture_at(7, 1000);
    const auto found = kept.find(moved);
    REQUIRE(found);
    check_equal(*found, reading_of(moved));
}

TEST_CASE("a line is found in the run that kept it") {
    KeptLines kept("us");
    CHECK_FALSE(kept.find(picture_at(1, 2)));
    kept.keep(picture_at(100, 200), reading_of(picture_at(100, 200)));
    const auto found = kept.find(picture_at(1, 2));
    REQUIRE(found);
    check_equal(*found, reading_of(picture_at(1, 2)));
}

TEST_CASE("a picture that differs in one pixel, in its ink, its size or its glyphs is another one") {
    KeptLines kept("us");
    REQUIRE(kept.load(kept_bytes()));
    LinePicture paler = picture_at(0, 0), thinner = picture_at(0, 0), larger = picture_at(0, 0);
    paler.grey.at<unsigned char>(11, 29) = 254;
    thinner.mask.at<unsigned char>(2, 4) = 0;
    larger.glyph_px = 11.6;
    LinePicture turned = picture_at(0, 0);  // the same bytes in rows of another length
    turned.grey = turned.grey.reshape(1, 30);
    turned.mask = turned.mask.reshape(1, 30);
    for (const LinePicture& other : {paler, thinner, larger, turned}) CHECK_FALSE(kept.find(other));
    CHECK(kept.find(picture_at(0, 0)));
}

TEST_CASE("rows of a picture that lie apart in memory are the same picture") {
    KeptLines kept("us");
    REQUIRE(kept.load(kept_bytes()));
    LinePicture part = picture_at(0, 0);
    cv::Mat wide(20, 50, CV_8UC1, cv::Scalar(77));
    part.grey.copyTo(wide(cv::Rect(3, 4, 30, 12)));
    part.grey = wide(cv::Rect(3, 4, 30, 12));
    CHECK(kept.find(part));
}

TEST_CASE("lines that no page shows any more are not kept further") {
    KeptLines first("us");
    first.keep(picture_at(0, 0), reading_of(picture_at(0, 0)));
    LinePicture other = picture_at(0, 0);
    other.glyph_px = 20;
    first.keep(other, reading_of(other));
    KeptLines second("us");
    REQUIRE(second.load(first.bytes()));
    REQUIRE(second.find(other));
    KeptLines third("us");
    REQUIRE(third.load(second.bytes()));
    CHECK(third.find(other));
    CHECK_FALSE(third.find(picture_at(0, 0)));
}

TEST_CASE("lines of another reader are as good as none") {
    KeptLines kept("them");
    CHECK_FALSE(kept.load(kept_bytes()));
    CHECK_FALSE(kept.find(picture_at(0, 0)));
}

TEST_CASE("what is cut short, changed or no such file is as good as none") {
    const std::string whole = kept_bytes();
    for (std::size_t size = 0; size < whole.size(); ++size)
        CHECK_FALSE(KeptLines("us").load(std::string_view(whole).substr(0, size)));
    for (std::size_t at = 0; at < whole.size(); ++at) {
        std::string changed = whole;
        changed[at] = static_cast<char>(changed[at] ^ 0x55);
        CHECK_FALSE(KeptLines("us").load(changed));
    }
    CHECK_FALSE(KeptLines("us").load("%PDF-1.4 and much else that is no line of ours"));
}

TEST_CASE("lines that were not asked for are kept where the caller says so") {
    KeptLines kept("us");
    REQUIRE(kept.load(kept_bytes()));
    kept.keep_all();
    KeptLines next("us");
    REQUIRE(next.load(kept.bytes()));
    CHECK(next.find(picture_at(0, 0)));
}

// A reader of trees that calls itself for each level dies of these.
TEST_CASE("what is nested deeply, or inflates to very much, is as good as none") {
    const auto packed = [](const std::string& content) {
        std::string deflated(compressBound(content.size()), '\0');
        uLongf size = deflated.size();
        REQUIRE(compress(reinterpret_cast<Bytef*>(deflated.data()), &size,
                         reinterpret_cast<const Bytef*>(content.data()), content.size()) == Z_OK);
        deflated.resize(size);
        const std::uint64_t whole = content.size();
        return std::string(kLinesMark) + std::string(reinterpret_cast<const char*>(&whole), sizeof whole) +
               deflated;
    };
    REQUIRE(KeptLines("us").load(packed("[\"us\",[]]")));
    CHECK_FALSE(KeptLines("us").load(packed(std::string(2'000'000, '['))));
    CHECK_FALSE(KeptLines("us").load(packed(std::string(2'000'000, '[') + std::string(2'000'000, ']'))));
    CHECK_FALSE(KeptLines("us").load(packed("[\"us\",[" + std::string(140'000'000, ' ') + "]]")));
    std::string many = "[\"us\",[0";
    for (int i = 0; i < 21'000'000; ++i) many += ",0";
    CHECK_FALSE(KeptLines("us").load(packed(many + "]]")));
}

TEST_CASE("a reader is another one with other words, other models or other files in their place") {
    namespace fs = std::filesystem;
    const std::string models = SHENBAO_SOURCE_DIR "/models";
    const std::string ours = reader_identity(models, "", {"部门", "名称"});
    CHECK(ours == reader_identity(models, "", {"部门", "名称"}));
    CHECK(ours != reader_identity(models, "", {"部门名称"}));
    CHECK(ours != reader_identity("/nowhere", "", {"部门", "名称"}));
    std::string folder = "/tmp/shenbao-identity-XXXXXX";
    REQUIRE(mkdtemp(folder.data()) != nullptr);
    for (const std::string& model : recogniser_files("")) fs::copy(model, folder);
    const std::string one = reader_identity(models, folder, {});
    CHECK(one == reader_identity(models, folder, {}));
    fs::last_write_time(folder + "/HanS.traineddata", fs::file_time_type::clock::now());  // changed in its place
    const std::string later = reader_identity(models, folder, {});
    REQUIRE(setenv("TESSDATA_PREFIX", folder.c_str(), 1) == 0);
    const std::string by_variable = reader_identity(models, "", {});
    unsetenv("TESSDATA_PREFIX");
    fs::remove_all(folder);
    CHECK(one != later);
    CHECK(by_variable == later);
    CHECK(by_variable != reader_identity(models, "", {}));
}
