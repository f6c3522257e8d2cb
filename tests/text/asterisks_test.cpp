#include "pipeline/text/asterisks.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

#include "pipeline/text/readers.hpp"
#include "tests/support/known_glyphs.hpp"
#include "tests/support/print_line.hpp"

using namespace shenbao;

namespace {

std::string by_shape(const std::string& text, const char* face, double size_px) {
    // No recogniser is asked for what the shapes say.
    const auto none = []() -> std::unique_ptr<Recogniser> { return nullptr; };
    Readers readers(none, none, none, none, known_glyphs(), GlyphNetwork(kGlyphNetwork));
    return text_of(read_by_shape(print_line(text, face, size_px), readers));
}

}  // namespace

// （≥**座） came as （≥>*座）, （≥**%） as (≥·%), （≥**万元） as （≥2万元）.
TEST_CASE("the two asterisks of a prompt are read by their shape") {
    for (const char* face : {"AR PL UMing CN", "WenQuanYi Zen Hei", "Noto Serif CJK SC", "Noto Sans CJK SC",
                             "AR PL UKai CN", "WenQuanYi Micro Hei"})
        for (const double size_px : {21.0, 29.0, 44.0})
            for (const char* text : {"新建桥涵数量（≥**座）", "满意度（≥**%）", "人口收入（≥**万元）"}) {
                CAPTURE(face, size_px);
                const std::string read = by_shape(text, face, size_px);
                CAPTURE(read);
                CHECK(read.find("**") != std::string::npos);
                CHECK(read.find("***") == std::string::npos);
            }
}

// 发 of a copy, broken to two blobs and the feet below them, was ** in the middle of a name.
TEST_CASE("two blobs with other ink below them are pieces of a character") {
    LinePicture line = print_line("新建数量**座", "AR PL UMing CN", 29);
    const auto read = [&] {
        const auto none = []() -> std::unique_ptr<Recogniser> { return nullptr; };
        Readers readers(none, none, none, none, known_glyphs(), GlyphNetwork(kGlyphNetwork));
        return read_by_shape(line, readers);
    };
    const std::vector<Symbol> printed = read();
    const auto star = std::ranges::find(printed, "*", &Symbol::text);
    REQUIRE(star != printed.end());
    for (const int y : {line.mask.rows - 6, line.mask.rows - 5}) {
        line.mask.row(y).colRange(star->x0 + 2, star->x0 + 12).setTo(255);
        line.grey.row(y).colRange(star->x0 + 2, star->x0 + 12).setTo(0);
    }
    CHECK(text_of(read()).find("**") == std::string::npos);
}

TEST_CASE("quotes, dots, dashes, figures, rings and small strokes are no asterisks") {
    for (const char* face : {"AR PL UMing CN", "WenQuanYi Zen Hei", "Noto Serif CJK SC", "AR PL UKai CN"})
        for (const double size_px : {21.0, 29.0, 44.0})
            for (const char* text :
                 {"办好“三个一”工程", "阿卜杜拉·买买提", "20°C以上", "……——……", "完成率≥98.5%", "学心小必应为兴",
                  "24小时，不少于范书瑶", "（一）、（二）；", "100%，8.88", "ⅡⅢ类、2:1、3''"}) {
                CAPTURE(face, size_px, text);
                CHECK(by_shape(text, face, size_px).find('*') == std::string::npos);
            }
}
