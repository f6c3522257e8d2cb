#include "pipeline/form/split_items.hpp"

#include <catch2/catch.hpp>

#include "drawn_form.hpp"
#include "known_content.hpp"
#include "pipeline/base/utf8.hpp"
#include "pipeline/form/library_parts.hpp"
#include "pipeline/form/list_markers.hpp"

using namespace shenbao;

namespace {

// Lines of one cell, 40 px high; a line shorter than the longest leaves room at its right.
struct Lines {
    std::vector<LineReading> lines;
    explicit Lines(const std::vector<std::string>& texts) {
        int y = 0;
        for (const std::string& text : texts) {
            const int width = static_cast<int>(text.size()) / 3 * 40;
            lines.push_back(drawn::make_line(text, {0, y, width, y + 40}));
            y += 50;
        }
    }
    [[nodiscard]] Pieces pieces() const {
        Pieces all;
        for (const LineReading& line : lines) all.push_back(line_piece(line, 1));
        return all;
    }
};

std::string dump(const std::vector<TextItem>& items) {
    std::string text;
    for (const TextItem& item : items)
        text += (item.number ? std::to_string(*item.number) : "-") + "|" + joined_pieces(item.pieces) + "\n";
    return text;
}

// As dump, with what is not printed behind the number: ? guessed, ! proven, and what was read there.
std::string origins(const std::vector<TextItem>& items) {
    std::string text;
    for (const TextItem& item : items) {
        text += item.number ? std::to_string(*item.number) : "-";
        if (item.origin == NumberOrigin::guessed) text += "?" + item.marker;
        if (item.origin == NumberOrigin::proven) text += "!" + item.marker;
        text += " ";
    }
    return text;
}

std::string numbers(const std::vector<std::string>& texts) {
    const Lines lines(texts);
    return origins(split_numbered(lines.pieces()));
}

// As numbered, of lines that were copied from a text layer.
std::string copied(const std::vector<std::string>& texts) {
    Lines lines(texts);
    for (LineReading& line : lines.lines) line.source = FieldSource::text_layer;
    return dump(split_numbered(lines.pieces()));
}

std::string numbered(const std::vector<std::string>& texts) {
    const Lines lines(texts);
    return dump(split_numbered(lines.pieces()));
}

std::string goals(const std::vector<std::string>& texts) {
    const Lines lines(texts);
    return dump(split_at_word(lines.pieces(), "目标", drawn::library().parts().lexicon.confusions));
}

}  // namespace

TEST_CASE("items split at their markers and keep the intro before them apart") {
    CHECK(numbered({"本局贯彻上级部署。", "1.承担研究,提出", "规划建议。", "2、负责协调。"}) ==
          "-|本局贯彻上级部署。\n1|承担研究,提出规划建议。\n2|负责协调。\n");
    CHECK(numbered({"(一)贯彻执行方针", "政策。", "（二）研究拟订规划。"}) ==
          "1|贯彻执行方针政策。\n2|研究拟订规划。\n");
    CHECK(numbered({"一、抓教育。", "二、抓建设。"}) == "1|抓教育。\n2|抓建设。\n");
    CHECK(numbered({"①抓教育。", "②抓建设。"}) == "1|抓教育。\n2|抓建设。\n");
    CHECK(numbered({"没有编号的一段话"}) == "-|没有编号的一段话\n");
    CHECK(numbered({}).empty());
}

TEST_CASE("numbers inside wrapped text are no markers") {
    CHECK(numbered({"1.改造老旧供水管网,新建", "2.5公里水渠,检修", "3座泵站。", "2.打造", "1-2个示范点。"}) ==
          "1|改造老旧供水管网,新建2.5公里水渠,检修3座泵站。\n2|打造1-2个示范点。\n");
}

TEST_CASE("a broken digit or dot is taken for the number that must come next") {
    CHECK(numbered({"1.甲事项。", "2,乙事项。", "8.丙事项。", "4丁事项。", "S.戊事项。", "6、己事项。"}) ==
          "1|甲事项。\n2|乙事项。\n3|丙事项。\n4|丁事项。\n5|戊事项。\n6|己事项。\n");
    CHECK(numbered({"(一)甲事项。", "(=)乙事项。", "(三)丙事项。"}) == "1|甲事项。\n2|乙事项。\n3|丙事项。\n");
}

TEST_CASE("the marker before 2. is the first, misread or without its digit") {
    CHECK(numbered({"本局贯彻部署。", "4.甲事项。", "2.乙事项。", "3.丙事项。"}) ==
          "-|本局贯彻部署。\n1|甲事项。\n2|乙事项。\n3|丙事项。\n");
    CHECK(numbered({".甲事项。", "2.乙事项。"}) == "1|甲事项。\n2|乙事项。\n");
    CHECK(numbered({"1.甲事项。", ".乙事项。", "3.丙事项。"}) == "1|甲事项。\n2|乙事项。\n3|丙事项。\n");
}

// 3. for a worn 1. made every number of the list two too high.
TEST_CASE("a number that two numbers after it contradict is misread") {
    CHECK(numbered({"3.甲事项。", "≥.乙事项。", "3.丙事项。", "4.丁事项。"}) ==
          "1|甲事项。\n2|乙事项。\n3|丙事项。\n4|丁事项。\n");
    CHECK(numbered({"1.甲事项。", "4.乙事项。", "3.丙事项。", "4.丁事项。"}) ==
          "1|甲事项。\n2|乙事项。\n3|丙事项。\n4|丁事项。\n");
    CHECK(numbered({"1.甲事项。", "2.乙事项。", "4.丁事项。", "5.戊事项。"}) ==
          "1|甲事项。\n2|乙事项。\n4|丁事项。\n5|戊事项。\n");
}

// 8. between 2. and 4. became 3 without a word, and so did 2. behind 2.: no rule could see that numbers were
// changed.
TEST_CASE("a misread number is proven where the printed ones around it leave no other, else it is a guess") {
    CHECK(numbers({"1.甲事项。", "2.乙事项。", "3.丙事项。"}) == "1 2 3 ");
    CHECK(numbers({"1.甲事项。", "2.乙事项。", "8.丙事项。", "4.丁事项。"}) == "1 2 3!8. 4 ");
    CHECK(numbers({"1.甲事项。", "S.乙事项。", "的.丙事项。", "4.丁事项。"}) == "1 2!S. 3!的. 4 ");
    CHECK(numbers({"本局贯彻部署。", "4.甲事项。", "2.乙事项。"}) == "- 1!4. 2 ");
    CHECK(numbers({"1.甲事项。", "S.乙事项。", "4.丁事项。"}) == "1 2?S. 4 ");
    CHECK(numbers({"1.甲事项。", "2.乙事项。", "S.丙事项。"}) == "1 2 3?S. ");
    CHECK(numbers({"1.甲事项。", "2.乙事项。", "2.丙事项。", "3.丁事项。"}) == "1 2 3?2. 4?3. ");
    CHECK(numbers({"1.甲事项。", "乙事项。", "3.丙事项。"}) == "1 2! 3 ");
}

TEST_CASE("numbers of a text layer stand as printed, wrong or not") {
    CHECK(copied({"1.甲事项。", "2.乙事项。", "2.丙事项。", "3.丁事项。"}) ==
          "1|甲事项。\n2|乙事项。\n2|丙事项。\n3|丁事项。\n");
    CHECK(copied({"1.甲事项。", "乙事项。", "3.丙事项。"}) == "1|甲事项。乙事项。\n3|丙事项。\n");
    CHECK(copied({"1.甲事项。", "2.乙事项。", "3个街道。"}) == "1|甲事项。\n2|乙事项。3个街道。\n");
    CHECK(copied({"4.甲事项。", "2.乙事项。"}) == "4|甲事项。\n2|乙事项。\n");
}

TEST_CASE("11. read as 二. goes on with the list, 一、 within a sentence does not") {
    CHECK(numbered({"1.甲事项。", "二.乙事项。", "3.丙事项。"}) == "1|甲事项。\n2|乙事项。\n3|丙事项。\n");
    CHECK(numbered({"1.甲事项,包括", "一、二类补助。", "2.乙事项。"}) ==
          "1|甲事项,包括一、二类补助。\n2|乙事项。\n");
}

TEST_CASE("pieces of rules at the ends of lines and doubled dots are no text") {
    CHECK(numbered({"1..甲事项。|", "|2.乙事", "项。||"}) == "1|甲事项。\n2|乙事项。\n");
}

TEST_CASE("an item whose marker is lost leaves a gap in the numbers") {
    CHECK(numbered({"1.甲事项。", "3.丙事项。"}) == "1|甲事项。\n3|丙事项。\n");
}

TEST_CASE("a lost marker is restored where the numbers leave one place for it") {
    CHECK(numbered({"本局贯彻部署。", "二承担甲事项。", "2.乙事项。"}) ==
          "-|本局贯彻部署。\n1|二承担甲事项。\n2|乙事项。\n");
    CHECK(numbered({"1.甲事项。", "乙事项。", "3.丙事项。"}) == "1|甲事项。\n2|乙事项。\n3|丙事项。\n");
    CHECK(numbered({"(一)甲事项。", "乙事项。", "丙事项。", "(四)丁事项。"}) ==
          "1|甲事项。\n2|乙事项。\n3|丙事项。\n4|丁事项。\n");
    const Lines lines({"1.甲事项。", "乙事项。", "3.丙事项。"});
    const auto items = split_numbered(lines.pieces());
    REQUIRE(items.size() == 3);
    CHECK(items[0].edge_lost);
    CHECK(items[1].edge_lost);
    CHECK_FALSE(items[2].edge_lost);
}

TEST_CASE("where the numbers leave several places for a lost marker, none is chosen") {
    CHECK(numbered({"1.甲事项。", "说明。", "乙事项。", "3.丙事项。"}) ==
          "1|甲事项。说明。乙事项。\n3|丙事项。\n");
    CHECK(numbered({"本局贯彻部署。", "说明。", "甲事项。", "2.乙事项。"}) ==
          "-|本局贯彻部署。说明。甲事项。\n2|乙事项。\n");
    const Lines many({"1.甲事项。", "乙事项。", "丙事项。", "丁事项。", "5.戊事项。"});
    CHECK(split_numbered(many.pieces()).size() == 2);  // three are too many to have lost their markers
}

TEST_CASE("what was read in place of a lost marker is no part of the item") {
    Lines lines({"二承担", "2.乙事", "3.丙事"});
    const auto place = [](LineReading& line, const std::vector<std::pair<int, int>>& edges) {
        const std::u32string text = decode_utf8(line.text);
        for (std::size_t i = 0; i < text.size(); ++i)
            line.chars.push_back({encode_utf8(text.substr(i, 1)), {edges[i].first, 0, edges[i].second, 40}, 1.0});
        line.text += "。";
        line.chars.push_back({"。", {200, 0, 220, 40}, 1.0});
    };
    place(lines.lines[0], {{0, 30}, {42, 80}, {82, 120}});
    for (std::size_t i = 1; i < 3; ++i) place(lines.lines[i], {{0, 20}, {22, 28}, {40, 78}, {80, 118}});
    CHECK(dump(split_numbered(lines.pieces())) == "1|承担。\n2|乙事。\n3|丙事。\n");
}

TEST_CASE("items run together in one paragraph split after their sentences") {
    CHECK(numbered({"1.甲事项。2.乙事项；3.丙事", "项。"}) == "1|甲事项。\n2|乙事项；\n3|丙事项。\n");
}

TEST_CASE("goals split at their word, at line starts and inside lines") {
    CHECK(goals({"目标1：维护稳定", "目标2：提升质量 目标3:推进工作"}) == "1|维护稳定\n2|提升质量\n3|推进工作\n");
    CHECK(goals({"目标 1: 维护", "稳定", "日标2:提升质量", "目标l:推进"}) == "1|维护稳定\n2|提升质量\n3|推进\n");
    CHECK(goals({"加强监管,完成目标任务"}) == "-|加强监管,完成目标任务\n");
    CHECK(goals({"目标1:维护 且标2：提升", "质量"}) == "1|维护\n2|提升质量\n");
    CHECK(goals({"目标1:完成指标3:甲"}) == "1|完成指标3:甲\n");
    CHECK(goals({"目标1:完成年度目标", "考核"}) == "1|完成年度目标考核\n");
}

TEST_CASE("counters of goals are told apart by where they come from, too") {
    const auto numbers_of = [](const std::vector<std::string>& texts, FieldSource source) {
        Lines lines(texts);
        for (LineReading& line : lines.lines) line.source = source;
        return origins(split_at_word(lines.pieces(), "目标", drawn::library().parts().lexicon.confusions));
    };
    const FieldSource ocr = FieldSource::ocr, layer = FieldSource::text_layer;
    CHECK(numbers_of({"目标1:维护", "目标l:提升", "目标3:推进"}, ocr) == "1 2!目标l: 3 ");
    CHECK(numbers_of({"目标1:维护", "目标1:提升"}, ocr) == "1 2?目标1: ");
    CHECK(numbers_of({"目标1:维护", "目标8:提升"}, ocr) == "1 2?目标8: ");
    CHECK(numbers_of({"目标1:维护", "目标8:提升"}, layer) == "1 8 ");
    CHECK(numbers_of({"目标2:维护", "目标1:提升"}, layer) == "2 1 ");
    CHECK(numbers_of({"目标1:维护", "目标1:提升"}, layer) == "1 2?目标1: ");
    CHECK(numbers_of({"目标：维护", "日标：提升"}, layer) == "- ");
    CHECK(goals({"目标一：维护", "目标二:提升"}) == "1|维护\n2|提升\n");
}

TEST_CASE("Chinese numerals count to ninety-nine") {
    CHECK(han_number(U"十") == 10);
    CHECK(han_number(U"十三") == 13);
    CHECK(han_number(U"二十") == 20);
    CHECK(han_number(U"九十九") == 99);
    CHECK_FALSE(han_number(U"百"));
    CHECK_FALSE(han_number(U""));
}
