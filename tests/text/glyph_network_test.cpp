#include "pipeline/text/glyph_network.hpp"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <opencv2/imgproc.hpp>

#include "models/declaration/error.hpp"
#include "pipeline/base/utf8.hpp"
#include "pipeline/text/glyph_picture.hpp"
#include "pipeline/text/glyph_segments.hpp"
#include "tests/support/known_glyphs.hpp"
#include "tests/support/print_line.hpp"
#include "tests/support/scratch_folder.hpp"

using namespace shenbao;

namespace {

// The characters of `text`, none of which has a gap in it.
std::vector<cv::Mat> print_pictures(const std::string& text, const char* face, double size_px) {
    const LinePicture line = print_line(text, face, size_px);
    std::vector<cv::Mat> pictures;
    for (const auto& [from, to] : find_stretches(line.mask)) {
        const cv::Rect ink = cv::boundingRect(line.mask.colRange(from, to));
        pictures.push_back(picture_glyph(line.grey, {from, ink.y, to, ink.y + ink.height}));
    }
    return pictures;
}

ErrorCode error_of(const std::string& path) {
    try {
        const GlyphNetwork network(path);
    } catch (const Error& error) {
        return error.code();
    }
    FAIL("no error");
    return ErrorCode::internal;
}

}  // namespace

TEST_CASE("the network tells printed characters in several faces and sizes, and is sure of them") {
    GlyphNetwork network(kGlyphNetwork);
    const std::u32string text = U"面曾矛予专考券率素表长";
    for (const char* face : {"AR PL UMing CN", "AR PL UKai CN", "Noto Serif CJK SC", "WenQuanYi Zen Hei"})
        for (const double size_px : {24.0, 44.0}) {
            CAPTURE(face, size_px);
            const auto pictures = print_pictures(encode_utf8(text), face, size_px);
            REQUIRE(pictures.size() == text.size());
            const auto guesses = network.classify(pictures, 3);
            REQUIRE(guesses.size() == text.size());
            for (std::size_t i = 0; i < text.size(); ++i) {
                REQUIRE(guesses[i].size() == 3);
                CHECK(encode_utf8(guesses[i][0].character) == encode_utf8(text[i]));
                CHECK(guesses[i][0].probability > 0.9);
                CHECK(guesses[i][0].probability + guesses[i][1].probability + guesses[i][2].probability <=
                      1 + 1e-9);
                CHECK(guesses[i][1].probability >= guesses[i][2].probability);
            }
        }
}

TEST_CASE("absent and malformed networks, and alphabets of another network, are refused") {
    CHECK(error_of("/nowhere/network.onnx") == ErrorCode::missing_dependency);
    const testing::ScratchFolder folder;
    const std::string path = folder.at("network.onnx");
    std::filesystem::copy_file(kGlyphNetwork, path);
    CHECK(error_of(path) == ErrorCode::missing_dependency);
    std::ofstream(path + ".json") << "{";
    CHECK(error_of(path) == ErrorCode::internal);
    std::ofstream(path + ".json") << R"({"characters": "一二三", "sureness": 1})";
    CHECK(error_of(path) == ErrorCode::internal);
    std::ofstream(path) << "no network";
    CHECK(error_of(path) == ErrorCode::internal);
}
