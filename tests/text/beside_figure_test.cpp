#include "pipeline/text/beside_figure.hpp"

#include <catch2/catch.hpp>

#include "models/declaration/error.hpp"
#include "pipeline/base/reader_kind.hpp"
#include "pipeline/base/utf8.hpp"
#include "tests/support/print_line.hpp"
#include "tests/support/told_line.hpp"

using namespace shenbao;

namespace {

// With the value reader alone: whoever asks another one fails.
Readers& readers() {
    const std::string models = SHENBAO_SOURCE_DIR "/models";
    const auto nobody = []() -> std::unique_ptr<Recogniser> { throw Error(ErrorCode::internal, {}, "not asked"); };
    static Readers shipped(
        nobody, nobody, nobody, [=] { return load_value_reader(models + "/tessdata"); },
        GlyphClassifier(read_glyph_model(models + "/glyphs/model.bin")),
        GlyphNetwork(models + "/glyphs/network.onnx"));
    return shipped;
}

// What the value reader says of a line that the glyphs read as `glyphs`; "-" where it is not asked.
std::string said(const LinePicture& line, const std::vector<Symbol>& glyphs, int* calls = nullptr) {
    int count = 0;
    const auto ballot = ask_beside_figure(line, glyphs, readers(), count);
    if (calls) *calls = count;
    if (!ballot) return "-";
    CHECK(ballot->reader == kValueReader);
    return text_of(ballot->symbols);
}

std::vector<Symbol> seen(const std::string& text, double score = 0.5) {
    return {{text, score, 0, 10}};
}

}  // namespace

// Alone, the value reader makes 门, 栋 or 下 of most of these.
TEST_CASE("a lone sign is read before a figure, in faces that the value reader was not fitted on") {
    for (const char* face : {"AR PL UMing CN", "AR PL KaitiM GB"})
        for (const char* sign : {"≥", "≤", ">", "<", "=", "/", "√", "±"})
            for (const double size_px : {24.0, 40.0}) {
                CAPTURE(face, sign, size_px);
                CHECK(said(print_line(sign, face, size_px), seen(sign)) == sign);
            }
}

TEST_CASE("a lone unit is read behind a figure") {
    for (const char* unit : {"%", "元", "个", "公里", "人次", "万元"}) {
        CAPTURE(unit);
        CHECK(said(print_line(unit, "AR PL UMing CN", 40), read_as(unit, 0.5)) == unit);
    }
}

TEST_CASE("a word of comparison is read before a figure") {
    for (const char* word : {"大于等于", "小于等于", "不低于", ">=", "<="}) {
        CAPTURE(word);
        CHECK(said(print_line(word, "AR PL UMing CN", 40), read_as(word, 0.5)) == word);
    }
    CHECK(said(print_line("小于等于", "AR PL UMing CN", 40), read_as("大于等于", 0.5)) == "小于等于");
}

TEST_CASE("the value reader says what it sees, not what the glyphs saw") {
    CHECK(said(print_line("≤", "AR PL UMing CN", 40), seen("≥")) == "≤");
    CHECK(said(print_line("个", "AR PL UMing CN", 40), seen("%")) == "个");
    // The glyphs lost the = of a list that prints two characters: the two agreed on > when only that was taken.
    CHECK(said(print_line(">=", "AR PL UMing CN", 40), seen(">")) == ">=");
    CHECK(said(print_line("<=", "AR PL UMing CN", 40), seen("<")) == "<=");
}

TEST_CASE("nobody is asked of what is no lone sign or unit, what it cannot write, or what is clear") {
    int calls = 0;
    const LinePicture line = print_line("≥", "AR PL UMing CN", 40);
    CHECK(said(line, {}, &calls) == "-");
    CHECK(said(line, seen("9"), &calls) == "-");
    CHECK(said(line, seen("无"), &calls) == "-");
    CHECK(said(line, {{"≥", 0.5, 0, 10}, {"9", 0.5, 10, 20}}, &calls) == "-");
    CHECK(said(line, seen("㎥"), &calls) == "-");
    CHECK(said(line, seen("■"), &calls) == "-");
    std::vector<Symbol> clear = seen("个", 0.99);
    clear.front().typical = true;
    CHECK(said(line, clear, &calls) == "-");
    CHECK(calls == 0);
    CHECK(said(line, seen("≥"), &calls) == "≥");
    CHECK(calls == 1);
}

// The glyphs had lost the 1, and the value reader's was thrown away with the drawn figure.
TEST_CASE("digits of the line itself are never taken for the figure's") {
    CHECK(said(print_line("1个", "AR PL UMing CN", 40), seen("个")) != "个");
    CHECK(said(print_line("≥1", "AR PL UMing CN", 40), seen("≥")) != "≥");
    CHECK(said(print_line("≥90", "AR PL UMing CN", 40), seen("≥")) != "≥");
}

TEST_CASE("what is seen of a figure is the line's own where it is more than was drawn") {
    class Told : public Recogniser {
      public:
        explicit Told(std::string text) : text_(std::move(text)) {}
        [[nodiscard]] std::string name() const override { return kValueReader; }
        [[nodiscard]] std::vector<Symbol> read(const cv::Mat&) override { return read_as(text_); }
        [[nodiscard]] bool can_write(char32_t) const override { return true; }

      private:
        std::string text_;
    };
    const auto told = [](const char* sees, const char* glyphs) {
        Readers one(
            {}, {}, {}, [sees] { return std::make_unique<Told>(sees); }, readers().glyphs(),
            GlyphNetwork(SHENBAO_SOURCE_DIR "/models/glyphs/network.onnx"));
        int calls = 0;
        const auto ballot = ask_beside_figure(blank_line(2), read_as(glyphs, 0.5), one, calls);
        return ballot ? text_of(ballot->symbols) : "-";
    };
    CHECK(told("100个", "个") == "个");
    CHECK(told("10个", "个") == "个");
    CHECK(told("1001个", "个") == "-");
    CHECK(told("≥95%", "≥") == "≥");
    CHECK(told("≥.96%", "≥") == "≥");
    CHECK(told("≥195%", "≥") == "-");
}

TEST_CASE("what it says stands on the line, from its left to its right") {
    int calls = 0;
    const LinePicture line = print_line("公里", "AR PL UMing CN", 40);
    const auto ballot = ask_beside_figure(line, {{"公", 0.5, 0, 10}, {"里", 0.5, 10, 20}}, readers(), calls);
    REQUIRE(ballot);
    REQUIRE(ballot->symbols.size() == 2);
    CHECK(ballot->symbols[0].x0 == 0);
    CHECK(ballot->symbols[0].x1 == ballot->symbols[1].x0);
    CHECK(ballot->symbols[1].x1 == line.grey.cols);
}

TEST_CASE("where nothing is there beside the figure, nothing is said") {
    LinePicture line = print_line("≥", "AR PL UMing CN", 40);
    line.grey.setTo(255);
    line.mask.setTo(0);
    CHECK(said(line, seen("%")) == "");
    CHECK(said(line, seen("≥")) != "≥");
}

// Every name of a form that leaves the values open (新建道路里程（≥**公里）) went to a person.
TEST_CASE("a sign before no number is read beside a figure, and nothing else of its line") {
    const auto asked = [](const char* text, const char* glyphs, int& calls) {
        const LinePicture line = print_line(text, "AR PL UMing CN", 40);
        std::vector<Symbol> seen = read_as(glyphs, 0.5);
        const int step = line.grey.cols / static_cast<int>(seen.size());
        for (std::size_t i = 0; i < seen.size(); ++i) {
            seen[i].x0 = static_cast<int>(i) * step;
            seen[i].x1 = seen[i].x0 + step;
        }
        return ask_lone_signs(line, seen, readers(), calls);
    };
    int calls = 0;
    const auto ballot = asked("里程≥公里", "里程≥公里", calls);
    REQUIRE(ballot);
    CHECK(calls == 1);
    CHECK(ballot->reader == kValueReader);
    CHECK(ballot->of_parts);
    REQUIRE(text_of(ballot->symbols) == "里程≥公里");
    for (const std::size_t at : {0U, 1U, 3U, 4U}) CHECK(ballot->symbols[at].borrowed);
    CHECK_FALSE(ballot->symbols[2].borrowed);
    const auto other = asked("里程≤公里", "里程≥公里", calls);  // it says what it sees
    REQUIRE(other);
    CHECK(text_of(other->symbols) == "里程≤公里");
    calls = 0;
    CHECK_FALSE(asked("里程≥95%", "里程≥95%", calls));
    CHECK_FALSE(asked("里程和公里", "里程和公里", calls));
    CHECK_FALSE(asked("≥", "≥", calls));  // alone in its line: ask_beside_figure
    CHECK(calls == 0);
}
