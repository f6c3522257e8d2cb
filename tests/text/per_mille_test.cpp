#include "pipeline/text/per_mille.hpp"

#include <catch2/catch.hpp>

#include "pipeline/text/glyph_reader.hpp"
#include "tests/support/known_glyphs.hpp"
#include "tests/support/print_line.hpp"

using namespace shenbao;

namespace {

std::string read(const std::string& text, const char* face, double size_px) {
    const LinePicture line = print_line(text, face, size_px);
    return text_of(join_per_mille(read_glyphs(line, known_glyphs()), line));
}

}  // namespace

// ≤3‰ came out as ≤3%0 or ≤3%.
TEST_CASE("a per mille sign is one sign in every face, and per cent stays per cent") {
    for (const char* face : {"AR PL UMing CN", "WenQuanYi Zen Hei", "Noto Serif CJK SC", "Noto Sans CJK SC",
                             "AR PL UKai CN", "Liberation Serif", "Liberation Sans"})
        for (const double size_px : {29.0, 44.0}) {
            CAPTURE(face, size_px);
            CHECK(read("3‰", face, size_px) == "3‰");
            CHECK(read("300%", face, size_px) == "300%");
        }
}

TEST_CASE("a nought behind a per cent sign is no part of it") {
    CHECK(read("95%0起", "WenQuanYi Zen Hei", 29) == "95%0起");
    CHECK(read("5%0.5", "AR PL UMing CN", 29) == "5%0.5");
}

TEST_CASE("the full stop behind a per cent sign is no part of it") {
    for (const char* face : {"AR PL UMing CN", "WenQuanYi Zen Hei", "Noto Serif CJK SC", "Noto Sans CJK SC"}) {
        CAPTURE(face);
        CHECK(read("达标率90%。落实河湖长", face, 40) == "达标率90%。落实河湖长");
    }
}
