#include "pipeline/trust/odd_figures.hpp"

#include <catch2/catch.hpp>
#include <tuple>

using namespace shenbao;

namespace {

Field read(FieldKind kind, const char* text, const char* other = nullptr) {
    Field field;
    field.kind = kind;
    field.text = text;
    field.source = FieldSource::ocr;
    if (other) field.alternatives = {{other, 0.3, "ocr"}};
    return field;
}

Field from_layer(Field field) {
    field.source = FieldSource::text_layer;
    return field;
}

}  // namespace

// A score of 12.5 at 150 dpi was accepted as 125, with 12.5 as its alternative.
TEST_CASE("a figure with the same digits and another mark beside it is contested") {
    CHECK(has_contested_mark(read(FieldKind::target_value, "125", "12.5")));
    CHECK(has_contested_mark(read(FieldKind::amount, "1,240.35", "1.240.35")));
    CHECK(has_contested_mark(read(FieldKind::target_value, "12个", "1-2个")));
    CHECK_FALSE(has_contested_mark(read(FieldKind::target_value, "125", "126")));
    CHECK_FALSE(has_contested_mark(read(FieldKind::target_value, "12.5")));
    CHECK_FALSE(has_contested_mark(read(FieldKind::target_value, "优", "良")));
    CHECK_FALSE(has_contested_mark(read(FieldKind::text, "1、验收", "1.验收")));
    CHECK_FALSE(has_contested_mark(from_layer(read(FieldKind::amount, "125", "12.5"))));
}

TEST_CASE("another character of the unit is no mark, one more or fewer is") {
    CHECK_FALSE(has_contested_mark(read(FieldKind::target_value, "80场", "80扬")));
    CHECK(has_contested_mark(read(FieldKind::target_value, "80场", "80.场")));
    CHECK(has_contested_mark(read(FieldKind::target_value, "7.0册", "7.0万册")));
    CHECK(has_contested_mark(read(FieldKind::target_value, "7万册", "7千册")));
}

TEST_CASE("a mark that one reader saw behind the unit is a speck where two others agree") {
    const auto agreed = [](const char* text, const char* other) {
        Field field = read(FieldKind::target_value, text, other);
        field.evidence.set(EvidenceKind::models_agree, 1);
        return field;
    };
    CHECK_FALSE(has_contested_mark(agreed("25.6万册", "25.6万册-")));
    CHECK_FALSE(has_contested_mark(agreed("98%", "98%.")));
    CHECK(has_contested_mark(read(FieldKind::target_value, "25.6万册", "25.6万册-")));
    CHECK(has_contested_mark(agreed("25", "25-")));
    CHECK(has_contested_mark(agreed("25.6万册", "2-5.6万册")));
    CHECK(has_contested_mark(agreed("25.6万册", "25.6万册-.")));
}

// On a clean page 25.6万册 and 1.8万元/年 went to a person.
TEST_CASE("who garbles a unit contests no mark of the figure, nor does a lost stroke of the unit") {
    Field field = read(FieldKind::target_value, "25.6万册", "25.6万前时");
    CHECK(has_contested_mark(field));
    for (const auto& [text, other, contested] : {std::tuple{"25.6万册", "25.6万前时", false},
                                                 {"48小时", "48时", false},
                                                 {"5米", "5平方", true},
                                                 {"30秒", "30分钟", true},
                                                 {"5年", "5季度", true},
                                                 {"1.8万元/年", "1.8万元年", false},
                                                 {"1.8万元年", "1.8万元/年", true},
                                                 {"1台/2人", "1台2人", true},
                                                 {"25.6万册", "2.56万前时", true},
                                                 {"3天", "3个工作日", true}}) {
        CAPTURE(text, other);
        field = read(FieldKind::target_value, text, other);
        field.evidence.set(EvidenceKind::models_agree, 1);
        CHECK(has_contested_mark(field) == contested);
    }
    CHECK(has_contested_mark(read(FieldKind::target_value, "1.8万元/年", "1.8万元年")));
    CHECK(has_contested_mark(read(FieldKind::target_value, "1/8", "18")));
}

// On an office scan every amount of 4,159,350.00's kind went to a person for what HanS made of a comma.
TEST_CASE("what is no number contests no mark of a number that two kinds gave") {
    for (const auto& [text, other, contested] : {std::tuple{"4,159,350.00", "4Ⅰ159,350.00", false},
                                                 {"9,104,799.00", "9104,799.00", false},
                                                 {"9,643,493.76", "9、643,493.76", false},
                                                 {"358,560.00", "358.560.00", false},
                                                 {"77.53%", "77:53%", false},
                                                 {"0.00", "0、00", false},
                                                 {"9,104", "9104", true},
                                                 {"12.5", "125", true},
                                                 {"12.5", "12,5.", true},
                                                 {"12", "1-2", true},
                                                 {"12", "1/2", true},
                                                 {"12", "1万2", true},
                                                 {"24,08520", "24,085;20", true},
                                                 {"1,23", "1;23", true},
                                                 {",123", ";123", true},
                                                 {"1,234.", "1;234.", true},
                                                 {"602.71836", "602;71836", true},
                                                 {"602.71", "602;71", false},
                                                 {"1.234,567", "1.234;567", true},
                                                 {"1250", "12:50", true},
                                                 {"12", "1、2", true},
                                                 {"12", "1×2", true},
                                                 {"1,234.56", "1Ⅰ23456", true},
                                                 {"4,159,350", "-4159,350", true}}) {
        CAPTURE(text, other);
        Field field = read(FieldKind::amount, text, other);
        field.evidence.set(EvidenceKind::models_agree, 1);
        CHECK(has_contested_mark(field) == contested);
    }
}

TEST_CASE("who cannot read a unit in brackets contests no mark of its figure") {
    for (const auto& [text, other, contested] : {std::tuple{"≥330.00（天）", "≥330.00(≥)", false},
                                                 {"≤6.00（件）", "≤6.00(", false},
                                                 {"≤24.00（小时）", "≤24.00内)", false},
                                                 {"≥40.00（人次）", "≥40.00（万人次）", true},
                                                 {"≥40.00（天）", "≥4000（天）", true},
                                                 {"≥40.00（天）", "≥40.00天", true},
                                                 {"≥40.00（%）", "≥40.00（，）", true}}) {
        CAPTURE(text, other);
        Field field = read(FieldKind::target_value, text, other);
        CHECK(has_contested_mark(field));
        field.evidence.set(EvidenceKind::models_agree, 1);
        CHECK(has_contested_mark(field) == contested);
    }
}

// 303.3公里 went to a person because one reader saw 303、3公里.
TEST_CASE("a dot that a reader saw as a comma where none can be is not contested") {
    CHECK_FALSE(has_contested_mark(read(FieldKind::target_value, "303.3公里", "303、3公里")));
    CHECK_FALSE(has_contested_mark(read(FieldKind::percent, "76.50%", "76,50%")));
    CHECK_FALSE(has_contested_mark(read(FieldKind::amount, "7717.48", "7717，48")));
    CHECK(has_contested_mark(read(FieldKind::target_value, "1.2季度", "1、2季度")));
    CHECK(has_contested_mark(read(FieldKind::target_value, "10.11月", "10、11月")));
    CHECK(has_contested_mark(read(FieldKind::target_value, "1.2倍", "1、2倍")));
    CHECK(has_contested_mark(read(FieldKind::amount, "7.717", "7、717")));
    CHECK(has_contested_mark(read(FieldKind::amount, "7717,48", "7717.48")));
    CHECK(has_contested_mark(read(FieldKind::amount, "771748", "7717、48")));
}

TEST_CASE("one more character within a unit that no two kinds of readers saw is no mark") {
    Field field = read(FieldKind::target_value, "36场", "36岁场");
    CHECK(has_contested_mark(field));
    field.evidence.set(EvidenceKind::models_agree, 1);
    CHECK_FALSE(has_contested_mark(field));
    for (const auto& [text, other] : std::vector<std::pair<const char*, const char*>>{
             {"12月", "12个月"}, {"低于95%", "不低于95%"}, {"5米", "5平方米"}, {"36场", "36几岁场"}}) {
        INFO(other);
        Field sure = read(FieldKind::target_value, text, other);
        sure.evidence.set(EvidenceKind::models_agree, 1);
        CHECK(has_contested_mark(sure));
    }
    field.alternatives = {{"36万场", 0.3, "ocr"}};
    CHECK(has_contested_mark(field));
    field.alternatives = {{"36场次", 0.3, "ocr"}};
    CHECK(has_contested_mark(field));
}

TEST_CASE("a mark that a rule proposes, and one of another width, contest nothing") {
    Field ruled = read(FieldKind::amount, "125", "12.5");
    ruled.alternatives.front().why = "A1";
    CHECK_FALSE(has_contested_mark(ruled));
    CHECK_FALSE(has_contested_mark(read(FieldKind::target_value, "50(%)", "50（%）")));
}

// 25280.99 of a fax was accepted as 5280.99, 10.15 as 16.15: another reader had seen the digit.
TEST_CASE("a figure in which another reader saw another digit, or one more, is contested") {
    CHECK(has_contested_digit(read(FieldKind::amount, "5280.99", "25280-99")));
    CHECK(has_contested_digit(read(FieldKind::amount, "16.15", "10.15")));
    CHECK(has_contested_digit(read(FieldKind::target_value, "60万公斤", "60万公1斤")));
    CHECK_FALSE(has_contested_digit(read(FieldKind::amount, "5280.99", "280.99")));   // a reader dropped one
    CHECK_FALSE(has_contested_digit(read(FieldKind::amount, "5280.99", "5280-99")));  // a mark: see above
    CHECK_FALSE(has_contested_digit(read(FieldKind::amount, "5280.99", "7311110")));  // of something else
    CHECK_FALSE(has_contested_digit(read(FieldKind::text, "共12处", "共17处")));
    CHECK_FALSE(has_contested_digit(read(FieldKind::amount, "5280.99")));
    CHECK_FALSE(has_contested_digit(from_layer(read(FieldKind::amount, "16.15", "10.15"))));
    Field by_rule = read(FieldKind::amount, "16.15", "10.15");
    by_rule.alternatives[0].why = "A10";
    CHECK_FALSE(has_contested_digit(by_rule));
    Field confirmed = read(FieldKind::amount, "16.15", "10.15");
    confirmed.evidence.set(EvidenceKind::rules_exact, 1);
    CHECK_FALSE(has_contested_digit(confirmed));
}

TEST_CASE("a member of a sum that is a little off is in doubt, unless another sum bears it out") {
    const auto offered = [](const char* rule) {
        Field field = read(FieldKind::amount, "160.01");
        field.alternatives = {{"160.00", 0.3, "ocr"}};  // a reader saw what the rule would offer
        field.findings = {rule};
        return field;
    };
    for (const char* rule : {"A1", "A2", "A7", "A12"}) CHECK(is_off_by_rounding(offered(rule)));
    CHECK_FALSE(is_off_by_rounding(offered("A10")));
    CHECK_FALSE(is_off_by_rounding(from_layer(offered("A1"))));
    Field borne_out = offered("A1");
    borne_out.evidence.set(EvidenceKind::rules_exact, 1);
    CHECK_FALSE(is_off_by_rounding(borne_out));
}

TEST_CASE("a date whose day has lost its 日 is cut") {
    CHECK(is_cut_date(read(FieldKind::date, "2021年12月6")));
    CHECK(is_cut_date(read(FieldKind::date, "2021年12")));
    CHECK_FALSE(is_cut_date(read(FieldKind::date, "2021年12月6日")));
    CHECK_FALSE(is_cut_date(read(FieldKind::date, "2021-12-6")));
    CHECK_FALSE(is_cut_date(read(FieldKind::date, "2021年12月")));
    CHECK_FALSE(is_cut_date(from_layer(read(FieldKind::date, "2021年12月6"))));
}

TEST_CASE("two 一 within a text may be a dash") {
    CHECK(has_dash_of_ones(read(FieldKind::name, "资产资源类一一房屋类")));
    CHECK(has_dash_of_ones(read(FieldKind::name, "资产资源类一房屋类")));
    CHECK_FALSE(has_dash_of_ones(read(FieldKind::name, "一一对应")));
    CHECK_FALSE(has_dash_of_ones(read(FieldKind::name, "二类一")));
    CHECK_FALSE(has_dash_of_ones(read(FieldKind::name, "资产资源类——房屋类")));
    CHECK_FALSE(has_dash_of_ones(from_layer(read(FieldKind::name, "资产资源类一一房屋类"))));
}

TEST_CASE("a year in square brackets may stand in others") {
    CHECK(has_square_year(read(FieldKind::text, "《方案》（松卫发[2021]36号）")));
    // On a blurred page 〔2021〕36号 was accepted as (2021)36号.
    CHECK(has_square_year(read(FieldKind::text, "（松卫发（2021）36号）")));
    CHECK(has_square_year(read(FieldKind::text, "松卫发(2021)第6号")));
    CHECK_FALSE(has_square_year(read(FieldKind::text, "规划(2021)")));
    CHECK_FALSE(has_square_year(read(FieldKind::text, "1号线(2021)年内开工")));
    CHECK_FALSE(has_square_year(read(FieldKind::text, "见[注1]")));
    CHECK_FALSE(has_square_year(read(FieldKind::text, "[2021")));
    CHECK_FALSE(has_square_year(read(FieldKind::text, "松卫发〔2021〕36号")));
    CHECK_FALSE(has_square_year(from_layer(read(FieldKind::text, "发[2021]36号"))));
}

// On copies 4.014.20 and 12：50 were accepted as amounts.
TEST_CASE("figures that make no number are broken") {
    const auto broken = [](FieldKind kind, const char* text, std::optional<ValueKind> as) {
        Field field = read(kind, text);
        if (as) field.value.emplace().kind = *as;
        return is_broken_figure(field);
    };
    CHECK(broken(FieldKind::amount, "4.014.20", std::nullopt));
    CHECK(broken(FieldKind::amount, "12：50", std::nullopt));
    CHECK(broken(FieldKind::target_value, "≥98：00(%)", ValueKind::qualitative));
    CHECK(broken(FieldKind::target_value, "1■", ValueKind::qualitative));  // 10, half under a marker
    CHECK_FALSE(broken(FieldKind::target_value, "■是", ValueKind::qualitative));
    CHECK_FALSE(broken(FieldKind::amount, "4,014.20", ValueKind::amount));
    CHECK_FALSE(broken(FieldKind::target_value, "≥98%", ValueKind::quantity));
    CHECK_FALSE(broken(FieldKind::target_value, "40TB", ValueKind::qualitative));
    const auto with_unit = [](const char* text, const char* composed) {
        Field field = read(FieldKind::target_value, text);
        field.value.emplace().kind = ValueKind::qualitative;
        field.value->text = composed;
        return is_broken_figure(field);
    };
    CHECK_FALSE(with_unit("1,908", "≥1,908末"));  // its unit, of another column, is misread
    CHECK(with_unit("1,908", "≥1,908"));
    CHECK(with_unit("1,90", "≥1,90末"));
    CHECK(broken(FieldKind::target_value, "1,908", ValueKind::qualitative));
    CHECK_FALSE(broken(FieldKind::amount, "—", std::nullopt));
    CHECK_FALSE(broken(FieldKind::text, "12：50", std::nullopt));
    const auto amount = [](const char* text, const char* unit) {
        Field field = read(FieldKind::amount, text);
        field.value.emplace().kind = ValueKind::amount;
        field.value->unit = unit;
        return is_broken_figure(field);
    };
    CHECK(amount("602.71836", "元"));
    CHECK_FALSE(amount("602,718.36", "元"));
    CHECK_FALSE(amount("60.271836", "万元"));
    CHECK_FALSE(amount("602718", "元"));
    Field layer = from_layer(read(FieldKind::amount, "12：50"));
    CHECK_FALSE(is_broken_figure(layer));
}
