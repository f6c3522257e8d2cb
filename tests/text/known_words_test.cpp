#include "pipeline/text/known_words.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

#include "pipeline/text/unclear_parts.hpp"
#include "tests/support/told_line.hpp"

using namespace shenbao;

namespace {

const KnownWords& words() {
    static const KnownWords known({"历史标准", "服务对象满意度指标", "一级指标", "预算 资金"});
    return known;
}

// Worn print: neither reader is sure, the network sees what it is told for each character.
std::vector<Symbol> worn(const std::string& text, const std::vector<std::string>& network) {
    std::vector<Symbol> glyphs = read_as(text, 0.5);
    for (std::size_t i = 0; i < glyphs.size(); ++i)
        if (!network[i].empty()) glyphs[i].other = OtherVote{network[i], 0.6};
    return glyphs;
}

bool is_expected(const std::vector<Symbol>& glyphs) {
    const std::vector<Symbol> marked = mark_expected(glyphs, words());
    return std::ranges::all_of(marked, &Symbol::expected);
}

}  // namespace

TEST_CASE("a word or a piece of one is known, and nothing across two") {
    CHECK(words().has("历史标准"));
    CHECK(words().has("意度指标"));
    CHECK(words().has("预算资金"));
    CHECK_FALSE(words().has("标"));
    CHECK_FALSE(words().has("历史际准"));
    CHECK_FALSE(words().has("标准服务"));
    CHECK_FALSE(words().has(""));
    CHECK_FALSE(KnownWords().has("历史标准"));
}

TEST_CASE("a worn word that both glyph readers see is clear") {
    const std::vector<Symbol> glyphs = worn("历史标准", {"历", "史", "标", "准"});
    CHECK(is_expected(glyphs));
    for (const Symbol& glyph : mark_expected(glyphs, words())) CHECK(is_clear(glyph));
    CHECK(is_expected(worn("一级指标", {"", "级", "指", "标"})));  // the network takes a flat 一 for a dash
}

TEST_CASE("a word that one of them sees otherwise is not, nor any other text") {
    CHECK_FALSE(is_expected(worn("历史标准", {"历", "史", "际", "准"})));
    CHECK_FALSE(is_expected(worn("历史标准", {"历", "史", "", "准"})));
    CHECK_FALSE(is_expected(worn("历史标隹", {"历", "史", "标", "隹"})));
    std::vector<Symbol> sure = worn("历史标准", {"历", "史", "际", "准"});
    sure[2].score = 0.97;  // the other reader is sure of it
    CHECK(is_expected(sure));
    CHECK_FALSE(mark_expected(sure, words())[2].other);  // nor does it outvote the word: 财玫 was accepted
}
