#include "pipeline/text/cast_ballots.hpp"

#include <catch2/catch.hpp>
#include <opencv2/imgproc.hpp>

#include "pipeline/base/reader_kind.hpp"
#include "pipeline/base/utf8.hpp"
#include "pipeline/text/glyph_reader.hpp"
#include "pipeline/text/ink_stretches.hpp"
#include "tests/support/known_glyphs.hpp"
#include "tests/support/print_line.hpp"

using namespace shenbao;

namespace {

// Reads what it was told, spread evenly over the picture, and notes how wide the pictures were.
class ToldReader : public Recogniser {
  public:
    ToldReader(std::string name, std::string text, double score, std::vector<int>& widths)
        : name_(std::move(name)), text_(std::move(text)), score_(score), widths_(widths) {}
    [[nodiscard]] std::string name() const override { return name_; }
    [[nodiscard]] std::vector<Symbol> read(const cv::Mat& line) override {
        widths_.push_back(line.cols);
        const std::u32string points = decode_utf8(text_);
        const double margin = 11,
                     step = (line.cols - 2 * margin) / static_cast<double>(points.size());  // of 44 px
        std::vector<Symbol> symbols;
        for (const char32_t c : points) {
            const double x = margin + step * static_cast<double>(symbols.size());
            symbols.push_back({encode_utf8(c), score_, static_cast<int>(x), static_cast<int>(x + step)});
        }
        return symbols;
    }

    [[nodiscard]] bool can_write(char32_t) const override { return true; }

  private:
    std::string name_, text_;
    double score_;
    std::vector<int>& widths_;
};

// Who was asked, with pictures of which widths.
struct Asked {
    std::vector<int> first, second, numbers, values;
};

struct Told {
    std::string first, second, numbers;
    double score = 0.95;
    std::string values{};  // empty: the value reader is not asked at once, and says what HanS says
};

Votes cast(const LinePicture& line, const Told& told, Asked& asked, const std::vector<Symbol>& glyphs) {
    const auto loader = [&told](const char* name, const std::string& text, std::vector<int>& widths) {
        return
            [=, score = told.score, &widths] { return std::make_unique<ToldReader>(name, text, score, widths); };
    };
    Readers readers(loader("HanS", told.first, asked.first), loader("chi_sim", told.second, asked.second),
                    loader("eng", told.numbers, asked.numbers),
                    loader(kValueReader, told.values.empty() ? told.first : told.values, asked.values),
                    known_glyphs(), GlyphNetwork(kGlyphNetwork));
    int calls = 0;
    std::optional<Ballot> values;
    if (!told.values.empty()) values = ask_value_reader(line, readers, calls);
    Votes votes = cast_ballots(line, glyphs, values, readers, calls);
    CHECK(calls ==
          static_cast<int>(asked.first.size() + asked.second.size() + asked.numbers.size() + asked.values.size()));
    return votes;
}

Votes cast(const LinePicture& line, const Told& told, Asked& asked) {
    return cast(line, told, asked, read_glyphs(line, known_glyphs()));
}

std::string voted(const Votes& votes) {
    return fold_text(count_votes(votes.ballots).text);
}

constexpr const char *kFace = "Noto Sans CJK SC", *kSerif = "Noto Serif CJK SC";

}  // namespace

TEST_CASE("clear Han characters with wide punctuation need no other reader") {
    Asked asked;
    const Votes votes = cast(print_line("推进法律服务，提升质量", kSerif, 40), {}, asked);
    CHECK(voted(votes) == fold_text("推进法律服务，提升质量"));
    CHECK(is_clear(votes.ballots));
    CHECK(asked.first.empty());
}

TEST_CASE("HanS is shown what is not clear, and the rest of its ballot is what the glyphs show") {
    Asked asked;
    const Votes votes = cast(print_line("1.推进法律服务，提升质量", kSerif, 40), {"1.推进", "", ""}, asked);
    CHECK(voted(votes) == fold_text("1.推进法律服务，提升质量"));
    REQUIRE(asked.first.size() == 1);
    CHECK(asked.first[0] < 200);  // of 560
    CHECK_FALSE(is_clear(votes.ballots));
    CHECK(asked.second.empty());
}

TEST_CASE("digits are always read by two, and by no third where these agree") {
    Asked asked;
    const Votes votes = cast(print_line("1622.79", kFace, 40), {"1622.79", "", ""}, asked);
    CHECK(voted(votes) == "1622.79");
    CHECK_FALSE(is_clear(votes.ballots));
    CHECK(asked.first.size() == 1);
    CHECK(asked.numbers.empty());
    CHECK(asked.values.empty());
    CHECK_FALSE(votes.part_lost);
    CHECK_FALSE(votes.was_mended);
    CHECK(votes.agreed == "1622.79");
}

TEST_CASE("where all differ on a number eng is asked, not chi_sim") {
    Asked asked;
    CHECK(voted(cast(print_line("1622.79", kFace, 40), {"1822.79", "", "1622.79", 0.95, "1922.79"}, asked)) ==
          "1622.79");
    CHECK(asked.numbers.size() == 1);
    CHECK(asked.second.empty());
}

TEST_CASE("a value that the value reader and the glyphs read alike needs no other reader") {
    Asked asked;
    const Votes votes = cast(print_line("1622.79", kFace, 40), {"9", "9", "9", 0.95, "1622.79"}, asked);
    CHECK(voted(votes) == "1622.79");
    CHECK(count_votes(votes.ballots).models_agree);
    CHECK(asked.values.size() == 1);
    CHECK(asked.first.empty());
    CHECK(asked.numbers.empty());
}

TEST_CASE("where the value reader and the glyphs differ HanS is asked, and two of three decide") {
    Asked asked;
    const Votes votes = cast(print_line("1622.79", kFace, 40), {"1622.79", "", "9", 0.95, "1822.79"}, asked);
    CHECK(voted(votes) == "1622.79");
    CHECK(asked.first.size() == 1);
    CHECK(asked.numbers.empty());
}

TEST_CASE("an unsure value reader settles nothing") {
    Asked asked;
    const Votes votes = cast(print_line("1622.79", kFace, 40), {"1622.79", "", "1622.79", 0.6, "1622.79"}, asked);
    CHECK(voted(votes) == "1622.79");
    CHECK(asked.first.size() == 1);
    CHECK(asked.numbers.size() == 1);
}

TEST_CASE("chi_sim is shown the part of a line that is in dispute") {
    const LinePicture line = print_line("1.办理法律援助案件400件以上，办理公证事项4000件以上", kFace, 40);
    Asked asked;
    const Votes votes =
        cast(line, {"1.办理法律援肋案件400件以上，办理公证事项4000件以上", "律援助案件4", ""}, asked);
    CHECK(voted(votes) == fold_text("1.办理法律援助案件400件以上，办理公证事项4000件以上"));
    REQUIRE(asked.second.size() == 1);
    CHECK(asked.second[0] < asked.first.at(0) / 2);
}

TEST_CASE("a speck beside a number is dropped, and what two kinds of readers gave without it is told") {
    Asked asked, asked_again;
    const LinePicture line = print_line("95.65%", kFace, 40);
    const Votes votes = cast(line, {".95.65%", "", "95.65%", 0.7, "95.65%"}, asked);
    CHECK(voted(votes) == "95.65%");
    CHECK(votes.was_mended);
    CHECK(votes.agreed == "95.65%");
    CHECK_FALSE(votes.part_lost);
    const Votes split = cast(line, {".95.65%", "", "95.65%", 0.7, ".95.65%"}, asked_again);
    CHECK(voted(split) == "95.65%");
    CHECK(split.was_mended);
    CHECK(split.agreed.empty());  // HanS and the value reader saw the speck, eng and the glyphs did not
}

// 10- is half of a range, and the dash was dropped without a trace.
TEST_CASE("a dash that a reader saw beside a number is no speck, whoever agrees on the rest") {
    Asked asked, asked_again;
    const LinePicture line = print_line("95.65", kFace, 40);
    CHECK(cast(line, {"95.65-", "", "95.65", 0.7, "95.65"}, asked).part_lost);
    CHECK_FALSE(cast(line, {"95.65.", "", "95.65", 0.7, "95.65"}, asked_again).part_lost);
}

TEST_CASE("what was dropped behind a number is told, as the glyphs see it") {
    Asked asked, asked_again;
    CHECK(cast(print_line("≤40.", kFace, 40), {"40", "", "40"}, asked).dropped == ".");
    CHECK(cast(print_line("95.65%", kFace, 40), {".95.65%", "", "95.65%"}, asked_again).dropped.empty());
}

// 30,576. / 00 of a narrow cell came out as 30,57600, and went to a person where the cell put its point back.
TEST_CASE("a point that two kinds saw behind a number stays") {
    Asked asked, asked_again;
    const Votes kept = cast(print_line("30,576.", kFace, 40), {"30,576.", "", "30,576."}, asked);
    CHECK(kept.agreed == "30,576.");
    CHECK(kept.dropped.empty());
    CHECK_FALSE(kept.was_mended);
    CHECK_FALSE(kept.part_lost);
    for (const Ballot& ballot : kept.ballots) CHECK(text_of(ballot.symbols) == "30,576.");
    CHECK(cast(print_line("30,576.", kFace, 40), {"30,576", "", "30,576"}, asked_again).was_mended);
    Asked dashed;  // 10- is half of a range, whoever saw a point
    CHECK(cast(print_line("30,576.", kFace, 40), {"30,576-", "", "30,576.", 0.7, "30,576."}, dashed).part_lost);
}

TEST_CASE("a character that wear tore is one in the glyphs' ballot") {
    Asked asked;
    const LinePicture line = print_line("草原工作站", kFace, 40);
    std::vector<Symbol> glyphs = read_glyphs(line, known_glyphs());
    REQUIRE(text_of(glyphs) == "草原工作站");
    Symbol left = glyphs[2], right = glyphs[2];
    left.text = "Ⅰ", right.text = "：";
    left.x1 = right.x0 = (left.x0 + right.x1) / 2;
    for (Symbol& symbol : glyphs) symbol.score = 0.5;
    glyphs[2] = left;
    glyphs.insert(glyphs.begin() + 3, right);
    const Votes votes = cast(line, {"草原工作站", "草原工作站", ""}, asked, glyphs);
    CHECK(text_of(ballot_of(kGlyphReader, votes.ballots)->symbols) == "草原工作站");
}

TEST_CASE("the colon of a heading cut in two is no speck") {
    const auto read = [](const char* print, const char* first, const char* values) {
        Asked asked;
        return cast(print_line(print, kFace, 40), {first, "", "3", 0.95, values}, asked);
    };
    CHECK(voted(read("3:", "3:", "3:")) == "3:");
    CHECK(voted(read("3:", "3.", "3:")) == "3:");
    const Votes with_speck = read("3:", ".3:", ".3:"), one_only = read("3", "3:", "8");
    CHECK(voted(with_speck) == "3:");
    CHECK(with_speck.was_mended);
    CHECK(voted(one_only) == "3");
    CHECK(one_only.was_mended);
}

// WenQuanYi's narrow colon at 9 pt: the glyphs were not sure enough of it, and 长期目标2: lost it.
TEST_CASE("two dots behind the number of a heading are a colon, whatever the glyphs' score") {
    const LinePicture line = print_line("2:", kFace, 40);
    std::vector<Symbol> glyphs = read_glyphs(line, known_glyphs());
    REQUIRE(text_of(glyphs) == "2:");
    glyphs.back().score = 0.6;
    Asked asked, asked_again;
    CHECK(voted(cast(line, {"2:", "", "2", 0.95, "2:"}, asked, glyphs)) == "2:");
    LinePicture one_dot = line;
    const auto [from, to] = find_stretches(line.mask).back();
    one_dot.mask(cv::Rect(from, 0, to - from, line.mask.rows / 2)).setTo(0);
    CHECK(voted(cast(one_dot, {"2:", "", "2", 0.95, "2:"}, asked_again, glyphs)) == "2");
}

TEST_CASE("a sign that the other readers cannot write stands against what they make of it") {
    for (const auto& [print, plain] : std::vector<std::pair<const char*, const char*>>{
             {"单价≤42元", "单价<42元"}, {"占地200㎡", "占地200m"}, {"波动幅度±2%。", "波动幅度+2%。"}}) {
        CAPTURE(print);
        Asked asked;
        CHECK(voted(cast(print_line(print, kFace, 44), {plain, plain, plain}, asked)) == fold_text(print));
    }
    Asked asked;  // the glyphs alone decide: nothing that the others say makes the sign
    CHECK(voted(cast(print_line("单价<42元", kFace, 44), {"单价≤42元", "单价<42元", "<42", 0.95, "单价<42元"},
                     asked)) == "单价<42元");
}

TEST_CASE("the marker that the glyphs show replaces what another reader made of it") {
    Asked asked;
    const Votes votes =
        cast(print_line("1.承担具体工作2项", kFace, 40), {"工承担具体工作2项", "工承担具体工作2项", ""}, asked);
    CHECK(voted(votes) == "1.承担具体工作2项");
}

TEST_CASE("two who agree without being sure do not settle a line") {
    Asked asked;
    CHECK(voted(cast(print_line("2019年", kFace, 40), {"2019年", "", "2019", 0.5}, asked)) == "2019年");
    CHECK(asked.numbers.size() == 1);
}

TEST_CASE("one reader alone does not settle a line, however sure") {
    LinePicture specks{
        {0, 0, 4000, 40}, cv::Mat(40, 4000, CV_8UC1, cv::Scalar(255)), cv::Mat::zeros(40, 4000, CV_8UC1), 36};
    for (int x = 0; x < 4000; x += 3)
        specks.mask.at<uchar>(x % 40, x) = 255;  // more pieces than glyphs are sought in
    Asked asked;
    CHECK(voted(cast(specks, {"成本指标", "成本指标", ""}, asked)) == "成本指标");
    CHECK(asked.second.size() == 1);
}

// A colon that HanS takes for a comma.
TEST_CASE("colons are put in where the glyphs and the pixels show them") {
    Asked asked;
    const Votes votes =
        cast(print_line("目标1:完成20项", kFace, 44), {"目标1，完成20项", "目标1，完成20项", ""}, asked);
    CHECK(voted(votes) == "目标1:完成20项");
}

TEST_CASE("torn characters are shown to HanS too") {
    LinePicture line = print_line("推进法律服务，提升质量", kSerif, 40);
    const cv::Range band(line.grey.rows / 2 - 3, line.grey.rows / 2 + 4);
    line.grey.rowRange(band).setTo(255);
    line.mask.rowRange(band).setTo(0);
    Asked asked;
    const Votes votes = cast(line, {"推进法律服务，提升质量", "推进法律服务，提升质量", ""}, asked);
    CHECK(asked.first.size() == 1);
    CHECK_FALSE(is_clear(votes.ballots));
}
