#include "pipeline/text/lone_sign.hpp"

#include <catch2/catch.hpp>

#include "pipeline/base/reader_kind.hpp"

using namespace shenbao;

namespace {

Ballot ballot(const char* reader, const char* text, double score, double weight = 1) {
    if (*text == 0) return {reader, {}, weight};
    return {reader, {{text, score, 0, 20}}, weight};
}

struct Decided {
    std::string text;
    bool alone = false;
};

Decided decide(std::vector<Ballot> ballots) {
    const bool alone = trust_lone_sign(ballots);
    return {count_votes(ballots).text, alone};
}

}  // namespace

// The units of a pale list came out as 人, 党 and 和: three readers, three opinions, and the glyphs' % the
// weakest.
TEST_CASE("what the glyphs see of a lone sign stands against readers that differ") {
    const Decided percent =
        decide({ballot("HanS", "人", 0.86), ballot(kGlyphReader, "%", 0.13, 1.3), ballot("chi_sim", "和", 0.84)});
    CHECK(percent.text == "%");
    CHECK(percent.alone);
    CHECK(decide({ballot("HanS", "E", 0.89), ballot(kValueReader, "≤", 0.96, 1.3),
                  ballot(kGlyphReader, "=", 0.34, 1.3), ballot("chi_sim", "3", 0.85)})
              .text == "=");
}

TEST_CASE("a lone sign that another reader bears out was not told by its shape alone") {
    const Decided less = decide({ballot("HanS", "<", 0.97), ballot(kValueReader, ">", 0.96, 1.3),
                                 ballot(kGlyphReader, "<", 0.18, 1.3), ballot("chi_sim", "", 0)});
    CHECK(less.text == "<");
    CHECK_FALSE(less.alone);
}

TEST_CASE("two readers that agree, other characters and longer lines are left to the vote") {
    CHECK(decide({ballot("HanS", "人", 0.9), ballot(kGlyphReader, "%", 0.2, 1.3), ballot("chi_sim", "人", 0.9)})
              .text == "人");
    CHECK(decide({ballot("HanS", "个", 0.9), ballot(kGlyphReader, "7", 0.2, 1.3), ballot("chi_sim", "不", 0.4)})
              .text == "个");
    std::vector<Ballot> longer = {ballot("HanS", "人", 0.9), ballot(kGlyphReader, "%", 0.2, 1.3)};
    longer[1].symbols.push_back({"人", 0.3, 20, 40});
    CHECK_FALSE(trust_lone_sign(longer));
    CHECK(longer[1].symbols[0].weight == 1);
    std::vector<Ballot> none;
    CHECK_FALSE(trust_lone_sign(none));
}
