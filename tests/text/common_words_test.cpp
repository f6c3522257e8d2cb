#include "pipeline/text/common_words.hpp"

#include <catch2/catch.hpp>
#include <map>
#include <string>

#include "models/declaration/error.hpp"
#include "tests/support/scratch_folder.hpp"

using namespace shenbao;

TEST_CASE("a word covers the characters that it is made of, and no others") {
    const CommonWords words({U"文化馆", U"图书", U"书馆"});
    const std::u32string_view text = U"县文化馆图书馆";
    CHECK_FALSE(words.cover(text, 0));
    for (std::size_t at = 1; at < text.size(); ++at) CHECK(words.cover(text, at));
    CHECK_FALSE(words.cover(U"文化", 0));
    CHECK_FALSE(words.cover(U"", 0));
    CHECK_FALSE(CommonWords().cover(text, 2));
}

TEST_CASE("heads of words are known, and words themselves") {
    const CommonWords words({U"文化馆", U"图书"});
    CHECK(words.has(U"图书"));
    CHECK_FALSE(words.has(U"文化"));
    CHECK(words.has_head(U"文化"));
    CHECK(words.has_head(U"图书"));
    CHECK_FALSE(words.has_head(U"图纸"));
    CHECK_FALSE(CommonWords().has_head(U"图"));
}

TEST_CASE("words of forms join, but for those with signs and single characters") {
    const CommonWords words = CommonWords({U"图书"}).with({"满意度指标", "年度目标1：", "元"});
    CHECK(words.has(U"满意度指标"));
    CHECK(words.has(U"图书"));
    CHECK_FALSE(words.has(U"年度目标1："));
    CHECK_FALSE(words.has(U"元"));
}

TEST_CASE("the list that comes with the program is read; where there is none the file is named") {
    const CommonWords words = load_common_words({SHENBAO_SOURCE_DIR "/models/lexicon/words.txt"});
    CHECK(words.has(U"绩效"));
    CHECK(words.has(U"挖掘"));
    CHECK_FALSE(words.has(U"挖握"));
    CHECK_THROWS_AS(load_common_words({"no/such/list"}), Error);
}

TEST_CASE("a list of words with anything else in it is refused") {
    const testing::ScratchFolder folder;
    for (const auto& [list, is_good] : std::map<std::string, bool>{
             {"图书\n挖掘\n", true}, {"图书\n图\n", false}, {"图书\n\n", false}, {"图书 12\n", false}}) {
        CAPTURE(list);
        const std::string path = folder.write("words.txt", list);
        if (is_good)
            CHECK(load_common_words({path}).has(U"挖掘"));
        else
            CHECK_THROWS_AS(load_common_words({path}), Error);
    }
}

TEST_CASE("characters are covered by words that stand side by side, as many as can be") {
    const CommonWords words({U"数据", U"录入", U"次数", U"人次"});
    CHECK(words.count_covered(U"数据录入次数") == 6);
    CHECK(words.count_covered(U"数据录人次数") == 4);
    CHECK(words.count_covered(U"录") == 0);
    CHECK(words.count_covered(U"") == 0);
    CHECK(words.count_covered(U"人次数") == 2);  // one or the other, not both
}

TEST_CASE("words of indicators are among those that come with the program") {
    const std::string folder = SHENBAO_SOURCE_DIR "/models/lexicon/";
    const CommonWords words = load_common_words({folder + "words.txt", folder + "indicator_words.txt"});
    for (const std::u32string_view word : {U"合格率", U"满意度", U"万亩", U"绩效"}) CHECK(words.has(word));
    CHECK_FALSE(load_common_words({folder + "words.txt"}).has(U"合格率"));
}
