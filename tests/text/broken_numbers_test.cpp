#include "pipeline/text/broken_numbers.hpp"

#include <catch2/catch.hpp>

using namespace shenbao;

namespace {

// Two lines of a cell, the first with one alternative; the first one's text afterwards.
std::string joined(const char* first, const char* other, const char* second) {
    LineReading upper, lower;
    upper.text = first;
    upper.alternatives = {{other, {}, "ocr"}};
    lower.text = second;
    std::vector<LineReading> lines{upper, lower};
    join_broken_numbers(lines);
    CHECK(lines[1].text == second);
    CHECK(lines[0].alternatives.size() == 1);
    return lines[0].text;
}

}  // namespace

// ≤40.5元, broken behind its point in a narrow column, was read ≤405元.
TEST_CASE("a point or dash behind which the next line goes on with a digit belongs to the number") {
    CHECK(joined("≤40", "≤40.", "5元") == "≤40.");
    CHECK(joined("10", "10-", "15天") == "10-");
}

TEST_CASE("nothing is put in that no reader saw, nor behind words, nor before them") {
    CHECK(joined("≤40", "≤46", "5元") == "≤40");
    CHECK(joined("≤40", "≤40.", "元") == "≤40");
    CHECK(joined("40册", "40册.", "5元") == "40册");
    CHECK(joined("≤40", "≤40..", "5元") == "≤40");
    CHECK(joined("", ".", "5元").empty());
    CHECK(joined("≤40", "≤40.", "2.完成") == "≤40");  // the next item of a list
    CHECK(joined("≤40", "≤40.", "2、完成") == "≤40");
    CHECK(joined("1", "1.", "5.2") == "1.");
}

TEST_CASE("the last line of a cell keeps its text") {
    LineReading line;
    line.text = "95";
    line.alternatives = {{"95.", {}, "ocr"}};
    std::vector<LineReading> lines{line};
    join_broken_numbers(lines);
    CHECK(lines[0].text == "95");
}

TEST_CASE("the mark has a place at the end of its line and no score") {
    LineReading upper, lower;
    upper.text = "40";
    upper.box = {10, 20, 50, 40};
    upper.alternatives = {{"40.", {}, "ocr"}};
    lower.text = "5元";
    std::vector<LineReading> lines{upper, lower};
    join_broken_numbers(lines);
    REQUIRE(lines[0].chars.size() == 1);
    CHECK(lines[0].chars[0].text == ".");
    CHECK(lines[0].chars[0].box == Box{50, 20, 50, 40});
    CHECK(lines[0].chars[0].score == 0);
    CHECK(lines[0].evidence.get(EvidenceKind::alphabet_gap) == 1);
    CHECK(lines[0].evidence.get(EvidenceKind::models_agree) == 0);
}

TEST_CASE("a point that two kinds saw stays where the number goes on, without doubt, and goes where it does not") {
    const auto read = [](const std::vector<std::string>& below) {
        LineReading line;
        line.text = "30,576.";
        line.chars = {{"6", {}, 1}, {".", {}, 1}};
        line.evidence.set(EvidenceKind::models_agree, 1);
        std::vector<LineReading> lines{line};
        for (const std::string& text : below) lines.emplace_back().text = text;
        join_broken_numbers(lines);
        return lines.front();
    };
    const LineReading whole = read({"00"});
    CHECK(whole.text == "30,576.");
    CHECK(whole.chars.size() == 2);
    CHECK(whole.alternatives.empty());
    CHECK(whole.evidence.get(EvidenceKind::models_agree) == 1);
    CHECK_FALSE(whole.evidence.get(EvidenceKind::alphabet_gap));
    for (const char* below : {"5", "000", "00元", "35件"}) {  // of no amount, or of a unit that nobody expects
        CAPTURE(below);
        const LineReading doubted = read({below});
        CHECK(doubted.text == "30,576.");
        CHECK(doubted.evidence.get(EvidenceKind::alphabet_gap) == 1);
    }
    for (const auto& below : std::vector<std::vector<std::string>>{{}, {"万元"}, {"2.完成"}}) {
        const LineReading alone = read(below);
        CHECK(alone.text == "30,576");
        CHECK(alone.chars.size() == 1);
        REQUIRE(alone.alternatives.size() == 1);
        CHECK(alone.alternatives.front().text == "30,576.");
        CHECK(alone.evidence.get(EvidenceKind::models_agree) == 0);
        CHECK(alone.evidence.get(EvidenceKind::alphabet_gap) == 1);
    }
}

TEST_CASE("a point behind a figure that is no amount is doubted where a number follows") {
    LineReading upper, lower;
    upper.text = "12.";
    lower.text = "35";
    std::vector<LineReading> lines{upper, lower};
    join_broken_numbers(lines);
    CHECK(lines.front().text == "12.");
    CHECK(lines.front().evidence.get(EvidenceKind::alphabet_gap) == 1);
}

// The last point of 见附件1. was taken off, and 增长1. / 5个百分点 of running text doubted.
TEST_CASE("a point behind words, or behind the number in a line of words, stays") {
    for (const char* text : {"等.", "见附件1.", "增长1."})
        for (const char* below : {"", "5个百分点"}) {
            CAPTURE(text, below);
            std::vector<LineReading> lines(*below == 0 ? 1 : 2);
            lines.front().text = text;
            lines.back().text = *below == 0 ? text : below;
            join_broken_numbers(lines);
            CHECK(lines.front().text == text);
            CHECK_FALSE(lines.front().evidence.get(EvidenceKind::alphabet_gap));
        }
}
