// The value reader as it is shipped: models/tessdata.
#include <catch2/catch.hpp>

#include "models/declaration/error.hpp"
#include "pipeline/text/recogniser.hpp"
#include "tests/support/print_line.hpp"

using namespace shenbao;

namespace {

constexpr const char* kModels = SHENBAO_SOURCE_DIR "/models/tessdata";

}  // namespace

TEST_CASE("the value reader reads the signs that other models cannot write") {
    const auto reader = load_value_reader(kModels);
    // A face that it was not fitted on, and one that it was.
    for (const char* face : {"AR PL UMing CN", "Noto Sans CJK SC"})
        for (const char* text : {"≥95%", "≤12.5万元", "100%", "1-2个", ">230场", "2020年12月底前", "1,234.50"}) {
            CAPTURE(face, text);
            const LinePicture line = print_line(text, face, 40);
            CHECK(text_of(reader->read(show_line(line, {44, 0, 1.8}))) == text);
        }
}

TEST_CASE("the value reader says what its alphabet holds") {
    const auto reader = load_value_reader(kModels);
    for (const char32_t c : U"0123456789≥≤≧≦><=±~-%‰①⑩□☑√㎡万元年月日") {
        if (c == 0) continue;
        CAPTURE(static_cast<unsigned>(c));
        CHECK(reader->can_write(c));
    }
    for (const char32_t c : {U'祎', U'硚', U'馆'}) CHECK_FALSE(reader->can_write(c));
}

TEST_CASE("a value reader that is not there is missed by name") {
    try {
        (void)load_value_reader("/nowhere");
        FAIL("no error");
    } catch (const Error& error) {
        CHECK(error.code() == ErrorCode::missing_dependency);
        CHECK(error.one_line().find("values.characters.txt") != std::string::npos);
    }
}
