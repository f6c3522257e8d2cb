#include "pipeline/text/votes.hpp"

#include <catch2/catch.hpp>

#include "pipeline/base/reader_kind.hpp"
#include "pipeline/base/utf8.hpp"

using namespace shenbao;

namespace {

Ballot ballot(const char* reader, const char* text) {
    Ballot made{reader, {}, 1.0};
    for (const char32_t c : decode_utf8(text)) made.symbols.push_back({encode_utf8(c), 0.9, 0, 10});
    return made;
}

Votes mended(const char* agreed) {
    Votes votes;
    votes.was_mended = true;
    votes.agreed = agreed;
    return votes;
}

Votes unsure_of_mark(const char* agreed) {
    Votes votes;
    votes.has_unsure_mark = true;
    votes.agreed = agreed;
    return votes;
}

}  // namespace

TEST_CASE("what two kinds of readers gave is agreed on, unless two others gave something else") {
    CHECK(agreed_key({ballot("HanS", "大于等于"), ballot(kGlyphReader, "大于等于"), ballot("eng", "AF")}) ==
          vote_key("大于等于"));
    CHECK(agreed_key({ballot("HanS", "95%"), ballot("chi_sim", "95%"), ballot("eng", "95%")}).empty());
    CHECK(agreed_key({ballot("HanS", ".95%"), ballot(kValueReader, ".95%"), ballot(kGlyphReader, "95%"),
                      ballot("eng", "95%")})
              .empty());
    Ballot of_parts = ballot(kValueReader, "95%");
    of_parts.of_parts = true;
    CHECK(agreed_key({ballot("HanS", "95%"), of_parts}).empty());
    CHECK(agreed_key({}).empty());
}

// 大于等于 of a clean page went to a person because the dots of 于 may be a colon, which no reader saw.
TEST_CASE("a mend harms a text unless two kinds of readers gave it as it is") {
    CHECK_FALSE(is_harmed("95%", Votes{}));
    CHECK(is_harmed("95%", mended("")));
    CHECK(is_harmed("9-5%", mended("95%")));
    CHECK_FALSE(is_harmed("95%", mended("95%")));
    CHECK_FALSE(is_harmed("9：5", mended(vote_key("9：5").c_str())));
    CHECK_FALSE(is_harmed("大于等于", unsure_of_mark("大于等于")));
    CHECK(is_harmed("大于等于", unsure_of_mark("大等于")));
}

// On a fax two kinds of readers had a ; for the : of a note.
TEST_CASE("a mark that may be : or ; stays in doubt within a text, not at the end of a label") {
    CHECK(is_harmed("3.“绩效标准”;设定", unsure_of_mark("3.“绩效标准”;设定")));
    CHECK(is_harmed("完成；", unsure_of_mark(vote_key("完成；").c_str())));
    CHECK(is_harmed("", unsure_of_mark("")));
    const std::string label = vote_key("资金总额：");
    CHECK_FALSE(is_harmed("资金总额：", unsure_of_mark(label.c_str())));
}
