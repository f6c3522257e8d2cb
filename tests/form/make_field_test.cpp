#include "pipeline/form/make_field.hpp"

#include <catch2/catch.hpp>

#include "pipeline/base/utf8.hpp"
#include "pipeline/form/text_pieces.hpp"

using namespace shenbao;

namespace {

// A line of OCR that was read without doubt as `text`, by the vote with one `other`.
LineReading read_line(const std::string& text, const std::string& other) {
    LineReading line;
    line.box = {0, 0, 400, 40};
    line.text = text;
    line.source = FieldSource::ocr;
    line.alternatives = {{other, 0.2, "ocr"}};
    line.evidence.set(EvidenceKind::char_score_mean, 0.95);
    for (const char32_t c : decode_utf8(text)) {
        const int x = 20 * static_cast<int>(line.chars.size());
        line.chars.push_back({encode_utf8(std::u32string(1, c)), {x, 0, x + 20, 40}, 0.95});
    }
    return line;
}

Field field_of(const LineReading& line) {
    return make_running_field({{&line, 1, 0, line.chars.size()}}, {}, {});
}

}  // namespace

TEST_CASE("how dark a cell is beside its text tells of an empty part alone") {
    const LineReading line = read_line("其他资金", "其他资全");
    CellReading reading;
    reading.evidence.set(EvidenceKind::cell_darkness, 0.02);
    GridCell grid;
    const ReadPage page;
    PlacedCell cell;
    cell.page = &page;
    cell.grid = &grid;
    cell.reading = &reading;
    CHECK(make_cell_field(cell, {}, {}, {}).evidence.get(EvidenceKind::cell_darkness) == 0.02);
    CHECK_FALSE(make_cell_field(cell, {{&line, 1, 0, line.chars.size()}}, {}, {})
                    .evidence.get(EvidenceKind::cell_darkness));
}

TEST_CASE("what no reader gave goes to a person, with what they gave beside it") {
    const Field field =
        field_of(read_line("负责全区司法行政系统警务督察工作.", "负责全区司法行政系统警务督察工作,"));
    CHECK(field.text == "负责全区司法行政系统警务督察工作。");
    CHECK(field.evidence.get(EvidenceKind::alphabet_gap) == 1);
    REQUIRE(field.alternatives.size() == 2);
    CHECK(field.alternatives.front().text == "负责全区司法行政系统警务督察工作.");
}

TEST_CASE("what a reader gave needs no person for its full stop") {
    const Field field =
        field_of(read_line("负责全区司法行政系统警务督察工作.", "负责全区司法行政系统警务督察工作。"));
    CHECK(field.text == "负责全区司法行政系统警务督察工作。");
    CHECK_FALSE(field.evidence.get(EvidenceKind::alphabet_gap));
}

TEST_CASE("a mended text has the agreement of those who gave it, not that of the vote") {
    // The vote's agreement stood beside a text that one reader alone had given, and it was accepted.
    LineReading line = read_line("负责全区司法行政系统警务督察工作.", "负责全区司法行政系统警务督察工作。");
    line.evidence.set(EvidenceKind::models_agree, 1);
    line.attempts = {{"HanS", "负责全区司法行政系统警务督察工作.", 0.9},
                     {"glyphs", "负责全区司法行政系统警务督察工作.", 0.9},
                     {"chi_sim", "负责全区司法行政系统警务督察工作。", 0.9}};
    const Field field = field_of(line);
    CHECK(field.text == "负责全区司法行政系统警务督察工作。");
    CHECK(field.evidence.get(EvidenceKind::models_agree) == 0);
}

// 危险等级I, which four of six attempts gave, was accepted as 危险等级 with the agreement of the four.
TEST_CASE("a mend of what the vote gave goes to a person with the share of those who read it so") {
    LineReading line = read_line("危险等级I", "危险等级");
    line.evidence.set(EvidenceKind::reader_agreement, 0.8);
    const Field field = field_of(line);
    REQUIRE(field.text == "危险等级");
    CHECK(field.evidence.get(EvidenceKind::alphabet_gap) == 1);
    CHECK(field.evidence.get(EvidenceKind::reader_agreement).value() < 0.5);
}

// The code before a name whose characters the readers dispute went to a person with it.
TEST_CASE("a piece of a line has the agreement of those who read it alike") {
    LineReading line = read_line("402-泮溪县", "402-洋溪县");
    line.evidence.set(EvidenceKind::models_agree, 0);
    line.evidence.set(EvidenceKind::reader_agreement, 1.0 / 3);
    line.chars[4].score = 0.5;
    const auto agreement = [&line](const std::string& glyphs, const std::string& first, std::size_t begin,
                                   std::size_t end) {
        line.attempts = {{"glyphs", glyphs, 0.9}, {"HanS", first, 0.9}, {"chi_sim", "402-洋溪县", 0.9}};
        return make_running_field({{&line, 1, begin, end}}, {}, {}).evidence;
    };
    const Evidence code = agreement("402-泮溪县", "402-津溪县", 0, 3);
    CHECK(code.get(EvidenceKind::models_agree) == 1);
    CHECK(code.get(EvidenceKind::reader_agreement) == 1);
    CHECK(code.get(EvidenceKind::char_score_min) == Approx(0.95));
    CHECK(agreement("402-泮溪县", "402-津溪县", 4, 7).get(EvidenceKind::models_agree) == 0);  // the disputed name
    CHECK(agreement("402-泮溪县", "402-泮溪县", 4, 7).get(EvidenceKind::models_agree) == 0);  // unsure
    // One kind alone; and a digit more on either side of the piece.
    CHECK(agreement("408-泮溪县", "402-津溪县", 0, 3).get(EvidenceKind::models_agree) == 0);
    line.alternatives.clear();
    line.attempts = {{"glyphs", "402-泮溪县", 0.9}, {"HanS", "4023-津溪县", 0.9}};
    CHECK(make_running_field({{&line, 1, 0, 3}}, {}, {}).evidence.get(EvidenceKind::models_agree) == 0);
    line.attempts[1].text = "1402-津溪县";
    CHECK(make_running_field({{&line, 1, 0, 3}}, {}, {}).evidence.get(EvidenceKind::models_agree) == 0);
    line.attempts[1].text = "402-津溪县1";
    CHECK(make_running_field({{&line, 1, 5, 7}}, {}, {}).evidence.get(EvidenceKind::models_agree) == 0);
}

// 557 of [557]碧泉县卫生健康局 went to a person: chi_sim alone had seen 55了, and the name behind it was in
// dispute.
TEST_CASE("a piece of a line is agreed on where each of its characters is confirmed by itself") {
    LineReading line;
    line.text = "557碧泉县";
    for (const char* c : {"5", "5", "7", "碧", "泉", "县"}) line.chars.push_back({c, {}, 0.6, true});
    line.chars[3].borne_out = false;
    line.attempts = {{"glyphs", "557碧泉县", 0.9}, {"HanS", "557磐泉县", 0.9}, {"chi_sim", "55了君泉县", 0.9}};
    line.evidence.set(EvidenceKind::models_agree, 0);
    const auto agreed = [&line](std::size_t begin, std::size_t end) {
        return make_running_field({{&line, 1, begin, end}}, {}, {}).evidence.get(EvidenceKind::models_agree) == 1;
    };
    CHECK(agreed(0, 3));
    CHECK_FALSE(agreed(3, 6));
    CHECK_FALSE(agreed(0, 6));
    line.chars[2].borne_out = false;
    CHECK_FALSE(agreed(0, 3));
}

// The value reader was shown the number alone, and bears nothing else out.
TEST_CASE("a reader that was shown parts of a line is no witness of the rest, nor is its text another reading") {
    LineReading line;
    line.text = "402-泮溪县";
    for (const char* c : {"4", "0", "2", "-", "泮", "溪", "县"}) line.chars.push_back({c, {}, 0.95});
    line.attempts = {{"glyphs", "402-泮溪县", 0.9}, {"values", "402\uFFFC\uFFFC\uFFFC\uFFFC", 0.9, true}};
    line.evidence.set(EvidenceKind::models_agree, 0);
    const auto field = [&line](std::size_t begin, std::size_t end) {
        return make_running_field({{&line, 1, begin, end}}, {}, {});
    };
    CHECK(field(0, 3).evidence.get(EvidenceKind::models_agree) == 1);
    CHECK(field(4, 7).evidence.get(EvidenceKind::models_agree) == 0);
    CHECK(field(0, 7).alternatives.empty());
}
