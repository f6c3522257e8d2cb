#include "pipeline/text/value_line.hpp"

#include <catch2/catch.hpp>

#include "pipeline/base/reader_kind.hpp"
#include "pipeline/base/utf8.hpp"
#include "tests/support/told_line.hpp"

using namespace shenbao;

namespace {

struct ValueAlphabet : Recogniser {
    [[nodiscard]] std::string name() const override { return kValueReader; }
    [[nodiscard]] std::vector<Symbol> read(const cv::Mat&) override { return {}; }
    [[nodiscard]] bool can_write(char32_t c) const override {
        return c != U'。' &&
               (!is_han(c) || std::u32string_view(U"个万元年月底前是").find(c) != std::u32string_view::npos);
    }
};
const ValueAlphabet kValues;

}  // namespace

TEST_CASE("lines of numbers, signs and units are for the value reader") {
    for (const char* text :
         {"≥95%", "1-2个", "1,234.50万元", "2020年12月底前", "027-86921740", "3", "□是", "±5%"}) {
        INFO(text);
        CHECK(is_value_line(read_as(text), kValues));
    }
    for (const char* text : {"参考率98以上优秀率", "持续改善", "，。", "", "1.推进法律服务", "—", "—2—"}) {
        INFO(text);
        CHECK_FALSE(is_value_line(read_as(text), kValues));
    }
}

// It wrote ≤ for the full stop.
TEST_CASE("a value that ends a sentence is not for the value reader") {
    CHECK_FALSE(is_value_line(read_as(">90%。"), kValues));
}

TEST_CASE("a sure character that the value reader cannot write is not for it, an unsure one is") {
    CHECK_FALSE(is_value_line(read_as("3艘"), kValues));
    CHECK(is_value_line(read_as("10叫", 0.1), kValues));
}

TEST_CASE("spellings of one sign are one, different signs are not") {
    for (const char32_t c : U"≥≧⩾") CHECK((c == 0 || is_same_sign(c, LeadingSign::ge)));
    for (const char32_t c : U"≤≦⩽") CHECK((c == 0 || is_same_sign(c, LeadingSign::le)));
    CHECK_FALSE(is_same_sign(U'≥', LeadingSign::gt));
    CHECK_FALSE(is_same_sign(U'>', LeadingSign::ge));
    CHECK_FALSE(is_same_sign(U'≥', LeadingSign::le));
}

TEST_CASE("a sign is confirmed where the value reader is sure of it, in its own spelling") {
    const Ballot values{kValueReader, read_as("≧95%"), 1};
    const SignedBallot split = split_sign(values, LeadingSign::ge, 12);
    CHECK(split.agrees);
    REQUIRE(split.sign);
    CHECK(split.sign->text == "≧");
    CHECK(text_of(split.tail.symbols) == "95%");
    CHECK(split.tail.symbols.front().x0 == 0);
    CHECK(split.tail.reader == kValueReader);
}

TEST_CASE("a sign read the other way, unsurely or not at all confirms nothing") {
    CHECK_FALSE(split_sign({kValueReader, read_as("≤95%"), 1}, LeadingSign::ge, 12).agrees);
    CHECK_FALSE(split_sign({kValueReader, read_as(">95%"), 1}, LeadingSign::ge, 12).agrees);
    CHECK_FALSE(split_sign({kValueReader, read_as("≥95%", 0.5), 1}, LeadingSign::ge, 12).agrees);
    const SignedBallot lost = split_sign({kValueReader, read_as("295%"), 1}, LeadingSign::ge, 12);
    CHECK_FALSE(lost.agrees);
    CHECK_FALSE(lost.sign);
    CHECK(text_of(lost.tail.symbols) == "295%");
    CHECK_FALSE(split_sign({kValueReader, {}, 1}, LeadingSign::le, 12).sign);
}
