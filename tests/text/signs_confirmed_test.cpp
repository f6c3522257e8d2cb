// Whether a comparison sign counts as confirmed, for whole lines read by told recognisers and real glyphs.
#include <catch2/catch.hpp>
#include <opencv2/imgproc.hpp>

#include "pipeline/base/reader_kind.hpp"
#include "pipeline/base/utf8.hpp"
#include "pipeline/text/glyph_reader.hpp"
#include "pipeline/text/ink_stretches.hpp"
#include "pipeline/text/leading_sign.hpp"
#include "pipeline/text/readers.hpp"
#include "pipeline/text/sign_evidence.hpp"
#include "pipeline/text/struck_out.hpp"
#include "tests/support/known_glyphs.hpp"
#include "tests/support/print_line.hpp"
#include "tests/support/told_line.hpp"

using namespace shenbao;

namespace {

class Told : public Recogniser {
  public:
    Told(std::string name, std::string text, double score)
        : name_(std::move(name)), text_(std::move(text)), score_(score) {}
    [[nodiscard]] std::string name() const override { return name_; }
    [[nodiscard]] std::vector<Symbol> read(const cv::Mat&) override { return read_as(text_, score_); }
    [[nodiscard]] bool can_write(char32_t c) const override { return c != U'卷'; }

  private:
    std::string name_, text_;
    double score_;
};

// The line as it is read if HanS says `first` and the value reader `values`.
LineReading read(const LinePicture& line, const char* first, const char* values, double score = 0.98,
                 const CommonWords& words = {}) {
    const auto told = [](const char* name, const char* text, double sure) {
        return [=] { return std::make_unique<Told>(name, text, sure); };
    };
    Readers readers(told("HanS", first, 0.95), told("chi_sim", first, 0.95), told("eng", first, 0.95),
                    told(kValueReader, values, score), known_glyphs(), GlyphNetwork(kGlyphNetwork), {}, words);
    return read_line(line, readers).reading;
}

LineReading read(const char* print, const char* first, const char* values, double score = 0.98) {
    return read(print_line(print, "Noto Sans CJK SC", 44), first, values, score);
}

bool is_confirmed(const LineReading& reading) {
    return reading.evidence.get(EvidenceKind::signs_confirmed) == 1;
}

bool has_gap(const LineReading& reading) {
    return reading.evidence.get(EvidenceKind::alphabet_gap).value_or(0) > 0;
}

}  // namespace

TEST_CASE("a sign that the shape and the value reader see is confirmed") {
    const LineReading reading = read("≥95%", "295%", "≥95%");
    CHECK(reading.text == "≥95%");
    CHECK(is_confirmed(reading));
    CHECK_FALSE(has_gap(reading));
    CHECK(is_confirmed(read(">95%", ">95%", ">95%")));
}

// ≥3.6万卷 went to a person though the value reader, which cannot write 卷, was shown ≥3.6 and saw it.
TEST_CASE("a sign before a unit that the value reader cannot write is confirmed by what it is shown of the line") {
    const LineReading reading = read("≥3.6万卷", "3.6万卷", "≥3.6");
    CHECK(reading.text == "≥3.6万卷");
    CHECK(is_confirmed(reading));
    CHECK_FALSE(has_gap(reading));
    CHECK(has_gap(read("≥3.6万卷", "3.6万卷", "≤3.6")));
}

// The value reader took <= in 12 pt for >=, and a clean operator went to a person wherever it stood.
TEST_CASE("<= and >= alone are confirmed by the glyphs, another reader and the shape of their head") {
    CHECK(is_confirmed(read("<=", "<=", ">=")));
    CHECK(is_confirmed(read(">=", ">=", ">=")));
    CHECK_FALSE(is_confirmed(read("<=", ">=", ">=")));
    CHECK_FALSE(is_confirmed(read("<=", "=", "=")));
    CHECK_FALSE(is_confirmed(read("=", "<=", "<=")));
    const std::vector<Ballot> ballots = {{kGlyphReader, read_as("<=", 0.9)}, {"HanS", read_as("<=", 0.9)}};
    CHECK(is_given_in_two("<=", ballots, {LeadingSign::lt}));
    CHECK_FALSE(is_given_in_two("<=", ballots, {LeadingSign::gt}));
    CHECK_FALSE(is_given_in_two("<=", ballots, {}));
    CHECK_FALSE(is_given_in_two("<=", {ballots[0]}, {LeadingSign::lt}));
    CHECK_FALSE(is_given_in_two("<", ballots, {LeadingSign::lt}));
}

TEST_CASE("≧ for ≥ is the same sign") {
    CHECK(is_confirmed(read("≥95%", "295%", "≧95%")));
}

TEST_CASE("a sign that the value reader sees otherwise, unsurely or not at all is not confirmed") {
    for (const auto& [values, score] : std::vector<std::pair<const char*, double>>{
             {">95%", 0.98}, {"≤95%", 0.98}, {"295%", 0.98}, {"≥95%", 0.5}}) {
        CAPTURE(values, score);
        const LineReading reading = read("≥95%", "95%", values, score);
        CHECK_FALSE(is_confirmed(reading));
        CHECK(has_gap(reading));
    }
    CHECK_FALSE(is_confirmed(read(">95%", ">95%", "≥95%")));
    CHECK_FALSE(is_confirmed(read(">95%", ">95%", "95%")));
}

// On a copy a spot below > made ≥ of it for the glyphs and the value reader alike.
TEST_CASE("a sign that the shape shows otherwise is not confirmed, whoever reads it") {
    LinePicture line = print_line("≥95%", "Noto Sans CJK SC", 44);
    const auto [from, to] = find_stretches(line.mask).front();
    const cv::Rect sign = cv::boundingRect(line.mask.colRange(from, to)) + cv::Point(from, 0);
    const cv::Rect bar(sign.x + 2, sign.br().y - sign.height / 4, sign.width - 2, sign.height / 4);
    line.mask(bar).setTo(0);  // too pale for the ink, but for its end
    CHECK(read_glyphs(line, known_glyphs()).front().text == "≥");
    CHECK_FALSE(is_confirmed(read(line, ">95%", "≥95%")));
}

// On office scans of a new face the bar had run into the wedge's arm: neither > nor ≥ by its shape.
TEST_CASE("a sign whose shape tells nothing of its bar is confirmed by both who can write it, > by nobody") {
    LinePicture line = print_line("≥95%", "Noto Sans CJK SC", 44);
    const auto [from, to] = find_stretches(line.mask).front();
    const cv::Rect sign = cv::boundingRect(line.mask.colRange(from, to)) + cv::Point(from, 0);
    cv::line(line.mask, {sign.x, sign.br().y - 12}, {sign.br().x - 2, sign.y + sign.height / 2}, 255, 5);
    line.grey = ~line.mask;
    REQUIRE_FALSE(find_leading_sign(line).sign);
    REQUIRE(read_glyphs(line, known_glyphs()).front().text == "≥");
    const LineReading reading = read(line, "≥95%", "≥95%");
    CHECK(is_confirmed(reading));
    CHECK_FALSE(has_gap(reading));
    CHECK_FALSE(is_confirmed(read(line, ">95%", ">95%")));
}

TEST_CASE("a value reader that was shown the line without its sign confirms none") {
    // More Han than figures: it is asked for the tail only, after HanS took that for a number.
    const LineReading reading = read("≥3个以上", "35", "3个以上");
    CHECK(reading.text == "≥3个以上");
    CHECK_FALSE(is_confirmed(reading));
}

TEST_CASE("a digit wider than others is one if both read it, a 2 may be a lost sign unless both are sure") {
    const auto widened = [](const char* text, double score = 0.95) {
        LinePicture line = print_line(text, "Noto Sans CJK SC", 44);
        line.glyph_px *= 0.8;  // so that the first digit is wider than one should be
        return read(line, text, text, score);
    };
    CHECK_FALSE(has_gap(widened("40%")));
    CHECK_FALSE(has_gap(widened("300件")));
    CHECK(has_gap(widened("20%")));
    CHECK_FALSE(has_gap(widened("20%", 0.98)));
    CHECK_FALSE(has_gap(widened("=65%")));
}

TEST_CASE("both are sure of a number where they are of all of it and of its first digit") {
    const auto given = [](double first, double rest, double glyphs) {
        Ballot values{kValueReader, read_as("20000", rest), 1}, shapes{kGlyphReader, read_as("20000", glyphs), 1};
        values.symbols.front().score = first;
        return is_surely_given_by_both("20000", {values, shapes});
    };
    CHECK(given(0.99, 0.99, 0.95));
    CHECK_FALSE(given(0.90, 1.0, 0.95));  // 0.98 in the mean
    CHECK_FALSE(given(0.99, 0.9, 0.95));
    CHECK_FALSE(given(0.99, 0.99, 0.8));
    CHECK_FALSE(is_surely_given_by_both("20000", {{kValueReader, read_as("20000", 0.99), 1}}));
}

TEST_CASE("a speck that one reader saw behind a number harms none that two gave") {
    const LineReading reading = read("95%", "95%.", "95%", 0.75);
    CHECK(reading.text == "95%");
    CHECK_FALSE(has_gap(reading));
    CHECK(has_gap(read("95%", "95%.", "95%.", 0.75)));
}

// 360套 went to a person because the value reader took its unit for 起.
TEST_CASE("a wide digit at the head is one if both read it, whatever they make of the unit") {
    LinePicture line = print_line("360套", "Noto Sans CJK SC", 44);
    line.glyph_px *= 0.8;
    CHECK_FALSE(has_gap(read(line, "360套", "360起")));
    CHECK(has_gap(read(line, "360套", "860起")));
    CHECK(has_gap(read(line, "360套", "360起", 0.5)));
}

// Both neural readers dropped the > that the glyphs saw, and 95% was accepted.
TEST_CASE("a sign that the glyphs see and the vote drops sends the line to a person") {
    for (const char* sign : {">", "<"}) {
        const LineReading reading = read((std::string(sign) + "95%").c_str(), "95%", "95%");
        CHECK(reading.text == "95%");
        CHECK(has_gap(reading));
    }
    CHECK_FALSE(has_gap(read("95%", "95%", "95%")));
}

TEST_CASE("a line without a sign says nothing of signs") {
    CHECK_FALSE(read("95%", "95%", "95%").evidence.get(EvidenceKind::signs_confirmed));
}

TEST_CASE("what is struck out goes to a person, whoever reads it") {
    LinePicture line = print_line("持续改善", "Noto Sans CJK SC", 44);
    CHECK_FALSE(has_gap(read(line, "持续改善", "持续改善")));
    cv::line(line.mask, {0, line.mask.rows / 2}, {line.mask.cols - 1, line.mask.rows / 2}, 255, 3);
    CHECK(has_gap(read(line, "持续改善", "持续改善")));
}

// Small words are held to a straighter stroke; a struck amount must go to a person.
TEST_CASE("a stroke a pixel off its line strikes a small number out") {
    LinePicture line = print_line("18838", "Noto Sans CJK SC", 18);
    line.glyph_px = 18;
    CHECK_FALSE(has_gap(read(line, "18838", "18838")));
    for (int x = 0; x < line.mask.cols; ++x) line.mask.at<uchar>(line.mask.rows / 2 + (x / 4) % 2, x) = 255;
    CHECK_FALSE(is_struck_out(line, false));
    CHECK(has_gap(read(line, "18838", "18838")));
}

TEST_CASE("words beside a twin tell it: 录入次数 is of two words and 录人次数 of one") {
    const LinePicture line = print_line("数据录入次数", "Noto Sans CJK SC", 44);
    const auto has_other = [](const LineReading& reading) {
        return std::ranges::any_of(reading.alternatives,
                                   [](const Alternative& other) { return other.text == "数据录人次数"; });
    };
    const CommonWords words({U"数据", U"录入", U"次数", U"人次"});
    const LineReading reading = read(line, "数据录入次数", "数据录入次数", 0.98, words);
    CHECK(reading.text == "数据录入次数");
    CHECK_FALSE(has_other(reading));
    CHECK_FALSE(has_gap(reading));
    CHECK(has_other(read(line, "数据录入次数", "数据录入次数")));
}

TEST_CASE("a sign within a line that the vote drops sends it to a person, too") {
    const LineReading reading = read("约<42%", "约42%", "约42%");
    CHECK(reading.text == "约42%");
    CHECK(has_gap(reading));
    CHECK_FALSE(has_gap(read("约42%", "约42%", "约42%")));
}

// WenQuanYi's digits are wide: every numbered item and every goal in it went to a person.
TEST_CASE("a list marker and a character at the head hide no sign") {
    const auto widened = [](const char* text) {
        LinePicture line = print_line(text, "WenQuanYi Zen Hei", 29);
        line.glyph_px *= 0.8;
        return read(line, text, text);
    };
    CHECK_FALSE(has_gap(widened("4.负责综合协调")));
    CHECK_FALSE(has_gap(widened("率90%以上")));
    CHECK(has_gap(widened("2件以上")));
}

// Every number of a list in FandolSong at 200 dpi, whose digits touch, went to a person: what stands first is
// wider than a digit.
TEST_CASE("digits that touch hide no sign, where the line has no room for one") {
    const auto touching = [](const char* print, const char* first, const char* values) {
        LinePicture line = print_line(print, "AR PL UMing CN", 40);
        const cv::Mat wide = cv::Mat::ones(1, 5, CV_8UC1);
        cv::dilate(line.mask, line.mask, wide);
        cv::erode(line.grey, line.grey, wide);
        return read(line, first, values);
    };
    for (const char* number : {"30", "20"}) {
        CAPTURE(number);
        CHECK_FALSE(has_gap(touching(number, number, number)));
    }
    CHECK(has_gap(touching("20", "20", "26")));  // the value reader sees another number
    // A sign, alone or touching too, taken for a digit by both.
    for (const auto& [print, said] : {std::pair{"≥0", "20"}, {"之0", "20"}, {"之30", "230"}}) {
        CAPTURE(print);
        const LineReading reading = touching(print, said, said);
        CAPTURE(reading.text);
        CHECK((has_gap(reading) || reading.text != said));
    }
}

TEST_CASE("digits touch, and are no sign, where both who can write one saw them and the ink leaves no room") {
    const auto touch = [](const char* text, const char* third, const char* first, double glyphs_wide,
                          double score = 0.98) {
        LinePicture line = blank_line(20);
        line.glyph_px = 20;
        line.mask(cv::Rect(2, 4, static_cast<int>(20 * glyphs_wide), 10)).setTo(255);
        SignFinding head;
        head.width = 0.95;
        const std::vector<Ballot> ballots{{kValueReader, read_as(text, score), 1.3},
                                          {kGlyphReader, read_as(third), 1.3},
                                          {"HanS", read_as(first), 1}};
        return are_touching_digits(text, line, ballots, head);
    };
    CHECK(touch("30", "扣", "30", 1.05));
    CHECK(touch("960.00", "%0.00", "960.00", 2.8));
    CHECK_FALSE(touch("30", "扣", "36", 1.05));       // one reader
    CHECK_FALSE(touch("30", "扣", "30", 1.05, 0.8));  // not sure
    CHECK_FALSE(touch("30", "扣", "30", 1.3));        // room for ≥ beside the 0
    CHECK_FALSE(touch("3100", "扣", "3100", 2.35));   // and beside 100
    CHECK_FALSE(touch("25", "四", "25", 1.05));       // ≥5 in a Latin face, to all who cannot write it
    CHECK(touch("25", "25", "25", 1.05));
    CHECK_FALSE(touch("30%", "扣%", "30%", 1.6));
}

// ≥330.00（天） went to a person because the value reader made ≥330.00(≥) of it.
TEST_CASE("a sign with its number is given by both where they only differ on the unit behind it") {
    const auto given = [](const char* text, const char* values, const char* glyphs, double score = 0.98) {
        return is_sign_given_at_head(text, {{kValueReader, read_as(values, score), 1.3},
                                            {kGlyphReader, read_as(glyphs), 1.3},
                                            {"HanS", read_as(text), 1}});
    };
    CHECK(given("≥330.00（天）", "≥330.00(≥)", "≥330.00（天）"));
    CHECK(given("≤1600元/平方米", "≤1600元/不方米", "≤1600元/平方米"));
    CHECK_FALSE(given("≥330.00（天）", "≤330.00(天)", "≥330.00（天）"));
    CHECK_FALSE(given("≥330.00（天）", "≥330.00(天)", "2330.00（天）"));
    CHECK_FALSE(given("≥330.00（天）", "≥33.000(天)", "≥330.00（天）"));
    CHECK_FALSE(given("≥330.00（天）", "≥3", "≥330.00（天）"));
    CHECK_FALSE(given("≥33（天）", "≥330(天)", "≥33（天）"));
    CHECK_FALSE(given("≥33（天）", "≥33(天)", "≥330（天）"));
    CHECK_FALSE(given("≥1:2", "≥1:2", "≥1:2"));
    CHECK_FALSE(given("≥330.00（天）", "≥330.00(天)", "≥330.00（天）", 0.8));
    CHECK_FALSE(given("≥330~≤350天", "≥330~≤350天", "≥330~≤350天"));  // two signs
    CHECK_FALSE(given("≥330-350天", "≥330-350天", "≥330-350天"));     // a range
    CHECK_FALSE(given("330天以上", "330天以上", "330天以上"));
    CHECK_FALSE(given("≥优", "≥优", "≥优"));
    CHECK(is_confirmed(read("≥330件", "330件", "≥330作")));
    CHECK_FALSE(is_confirmed(read("≥330件", "330件", "≤330作")));
}

// Operators in a column of their own were all sent to a person: their shape was not looked at.
TEST_CASE("a sign that stands alone is confirmed by its shape and the value reader") {
    for (const char* sign : {"≥", "≤"}) {
        INFO(sign);
        const std::string beside = std::string(sign) + "95%";  // as it is shown to the value reader
        CHECK(is_confirmed(read(print_line(sign, "AR PL UMing CN", 44), sign, beside.c_str())));
    }
    const LineReading other = read(print_line("≥", "AR PL UMing CN", 44), ">", ">95%");  // the shape shows a bar
    CHECK_FALSE((other.text == ">" && is_confirmed(other)));
}

// A list that prints <= for ≤ had every operator sent to a person.
TEST_CASE("a sign in two characters needs no shape, only both who can write it") {
    for (const char* sign : {"<=", ">="}) {
        INFO(sign);
        const LinePicture line = print_line(sign, "AR PL UMing CN", 44);
        CHECK(is_confirmed(read(line, sign, sign)));
        const LineReading other = read(line, "=", "=");
        CHECK((other.text != "=" || has_gap(other) || other.evidence.get(EvidenceKind::models_agree) == 0));
    }
}

// 重新犯罪率<1% within a task sent it to a person on every scan: the value reader is not asked about running text.
TEST_CASE("a sign within running text is confirmed where the value reader, shown its number alone, gives it") {
    const char* print = "再犯罪率<1%，保持稳定";
    CHECK(is_confirmed(read(print, print, "<1%")));
    CHECK_FALSE(is_confirmed(read(print, print, "≤1%")));
    CHECK_FALSE(is_confirmed(read(print, print, "<7%")));
    CHECK_FALSE(is_confirmed(read(print, print, "<1%", 0.5)));
    CHECK(is_confirmed(read("再犯罪率≥1%，保持稳定", "再犯罪率21%，保持稳定", "≥1%")));
    CHECK_FALSE(is_confirmed(read("再犯罪率<1%，投诉率<2%", "再犯罪率<1%，投诉率<2%", "<1%")));  // not the other
    CHECK_FALSE(is_confirmed(read("再犯罪率<上年", "再犯罪率<上年", "<")));
}
