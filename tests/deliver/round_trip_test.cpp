// C++ -> JSON -> C++ -> XML -> C++ gives back what went in, for declarations at random.
#include <catch2/catch.hpp>
#include <limits>

#include "models/xml/validate_xml.hpp"
#include "pipeline/deliver/names.hpp"
#include "pipeline/deliver/xml_text.hpp"
#include "tests/deliver/delivered.hpp"
#include "tests/deliver/random_declaration.hpp"
#include "tests/support/sample_declaration.hpp"

using namespace shenbao;
using namespace shenbao::testing;

namespace {

constexpr unsigned kSeeds = 40;

using Declarations = std::vector<Declaration>;

// By their JSON, which shows the first difference better than a dump of memory.
void check_equal(const Declarations& read, const Declarations& written) {
    CHECK(to_json(read, EvidenceOutput::shown) == to_json(written, EvidenceOutput::shown));
    CHECK(read == written);
}

void check_valid(const std::string& json, const std::string& xml) {
    CHECK(schema_violations(nlohmann::json::parse(json)).empty());
    const ParsedXml parsed = parse_xml(xml, {xml.size(), "", std::nullopt});
    REQUIRE(parsed.document);
    CHECK(validate_xml(parsed.document.get(), kXsd, 1).faults.empty());
}

}  // namespace

TEST_CASE("any declaration comes back from JSON and from XML as it was, and both are valid") {
    for (unsigned seed = 1; seed <= kSeeds; ++seed) {
        INFO("seed " << seed);
        const Declarations written{random_declaration(seed)};
        const std::string json = to_json(written, EvidenceOutput::shown);
        const Declarations from_text = from_json(json);
        check_equal(from_text, written);
        const std::string xml = to_xml(from_text, EvidenceOutput::shown);
        check_equal(from_xml(xml, kXsd), written);
        check_valid(json, xml);
    }
}

TEST_CASE("with evidence hidden all but kinds and evidence comes back") {
    for (unsigned seed = 1; seed <= kSeeds / 2; ++seed) {
        INFO("seed " << seed);
        const Declaration written = random_declaration(seed);
        const std::string json = to_json({&written, 1}), xml = to_xml({&written, 1});
        check_equal(from_json(json), {without_evidence(written)});
        check_equal(from_xml(xml, kXsd), {without_evidence(written)});
        check_valid(json, xml);
    }
}

TEST_CASE("JSON brings back control characters, XML one replacement character for each") {
    for (unsigned seed = 1; seed <= kSeeds / 2; ++seed) {
        INFO("seed " << seed);
        const Declaration written = random_declaration(seed, Characters::of_json);
        check_equal(from_json(to_json({&written, 1}, EvidenceOutput::shown)), {written});
        const std::string xml = to_xml({&written, 1}, EvidenceOutput::shown);
        const Declarations read = from_xml(xml, kXsd);
        CHECK(to_xml(read, EvidenceOutput::shown) == xml);
        Declaration expected = written;
        visit_fields(expected, [](const std::string&, Field& field) { field.text = xml_text(field.text); });
        std::vector<std::string> wanted, found;
        visit_fields(expected, [&](const std::string&, const Field& field) { wanted.push_back(field.text); });
        visit_fields(read.at(0), [&](const std::string&, const Field& field) { found.push_back(field.text); });
        CHECK(found == wanted);
    }
}

TEST_CASE("figures with more decimals than are written come back rounded, and stay so") {
    Declaration d = make_full_declaration();
    d.title->confidence = 0.12345678;
    d.title->evidence.set(EvidenceKind::glyph_height_px, 1.0 / 3);
    d.tables[0].cells[0].quad[2] = {12.3456, -0.004};
    d.source.pages[0].skew_deg = 1.0 / 3;
    const Declarations read = from_xml(to_xml({&d, 1}, EvidenceOutput::shown), kXsd);
    CHECK(read.at(0).title->confidence == 0.123457);
    CHECK(read.at(0).title->evidence.get(EvidenceKind::glyph_height_px) == 0.333333);
    CHECK(read.at(0).tables[0].cells[0].quad[2] == Point{12.35, 0});
    CHECK(read.at(0).source.pages[0].skew_deg == 1.0 / 3);
    CHECK(from_json(to_json({&d, 1}, EvidenceOutput::shown)) == read);
}

TEST_CASE("an empty text and a field that the form does not have are told apart") {
    Declaration d;
    d.source.sha256 = std::string(64, '0');
    d.title = Field{};
    d.title->page = 1;
    for (const Declarations& read : {from_json(to_json({&d, 1})), from_xml(to_xml({&d, 1}), kXsd)}) {
        REQUIRE(read.at(0).title.has_value());
        CHECK(read.at(0).title->text.empty());
        CHECK_FALSE(read.at(0).title->value.has_value());
        CHECK_FALSE(read.at(0).attachment.has_value());
        CHECK_FALSE(read.at(0).project.has_value());
    }
}

TEST_CASE("several declarations come back in their order") {
    const Declarations written{random_declaration(901), random_declaration(902), random_declaration(903)};
    check_equal(from_json(to_json(written, EvidenceOutput::shown)), written);
    check_equal(from_xml(to_xml(written, EvidenceOutput::shown), kXsd), written);
}

TEST_CASE("the same declarations give the same bytes") {
    const Declaration d = random_declaration(7), again = random_declaration(7);
    CHECK(to_xml({&d, 1}) == to_xml({&again, 1}));
    CHECK(to_json({&d, 1}) == to_json({&again, 1}));
}

TEST_CASE("no declarations are a valid file in both formats") {
    CHECK(from_json(to_json({})).empty());
    CHECK(from_xml(to_xml({}), kXsd).empty());
    check_valid(to_json({}), to_xml({}));
}

namespace {

template <class E>
void check_names(E, std::size_t count) {
    const auto names = names_of(E{});
    REQUIRE(names.size() == count);
    for (std::size_t i = 0; i < count; ++i) {
        CHECK_FALSE(names[i].empty());
        CHECK(find_named<E>(name_of(static_cast<E>(i))) == static_cast<E>(i));
    }
    CHECK_THROWS(name_of(static_cast<E>(count)));
    CHECK_FALSE(find_named<E>("nothing of the kind"));
}

}  // namespace

TEST_CASE("every value of every enum has one name of its own") {
    check_names(ValueKind{}, static_cast<std::size_t>(ValueKind::enumeration) + 1);
    check_names(Comparator{}, static_cast<std::size_t>(Comparator::change_down) + 1);
    check_names(ComparatorForm{}, static_cast<std::size_t>(ComparatorForm::suffix) + 1);
    check_names(UnitOrigin{}, static_cast<std::size_t>(UnitOrigin::title) + 1);
    check_names(FieldKind{}, static_cast<std::size_t>(FieldKind::text) + 1);
    check_names(FieldStatus{}, static_cast<std::size_t>(FieldStatus::corrected) + 1);
    check_names(FieldSource{}, static_cast<std::size_t>(FieldSource::correction) + 1);
    check_names(Severity{}, static_cast<std::size_t>(Severity::error) + 1);
    check_names(PageReading{}, static_cast<std::size_t>(PageReading::blank) + 1);
    check_names(MarkKind{}, static_cast<std::size_t>(MarkKind::pen) + 1);
    check_names(InkColour{}, static_cast<std::size_t>(InkColour::other) + 1);
    check_names(Horizon{}, static_cast<std::size_t>(Horizon::actual) + 1);
    for (const std::string_view name : names_of(Horizon{})) CHECK(to_string(*find_named<Horizon>(name)) == name);
}

TEST_CASE("the random declarations hold every word of every enum, and every measurement") {
    std::string all;
    for (unsigned seed = 1; seed <= 4 * kSeeds; ++seed) {
        const Declaration d = random_declaration(seed);
        all += to_xml({&d, 1}, EvidenceOutput::shown);
    }
    const auto holds = [&all](const std::string& element, std::span<const std::string_view> words) {
        for (const std::string_view word : words)
            if (word != "none" || element == "cmp") {
                INFO(element << " " << word);
                CHECK(all.find("<" + element + ">" + std::string(word) + "</" + element + ">") != all.npos);
            }
    };
    holds("kind", names_of(ValueKind{}));
    holds("kind", names_of(FieldKind{}));
    holds("kind", names_of(MarkKind{}));
    holds("cmp", names_of(Comparator{}));
    holds("cmp_from", names_of(ComparatorForm{}));
    holds("unit_from", names_of(UnitOrigin{}));
    holds("status", names_of(FieldStatus{}));
    holds("source", names_of(FieldSource{}));
    holds("severity", names_of(Severity{}));
    holds("reading", names_of(PageReading{}));
    holds("colour", names_of(InkColour{}));
    holds("horizon", names_of(Horizon{}));
    holds("family", family_names());
    for (std::size_t i = 0; i < kEvidenceKinds; ++i)
        CHECK(all.find("<" + std::string(evidence_name(static_cast<EvidenceKind>(i))) + ">") != all.npos);
}

// The first of two conclusions under one label was lost without a word.
TEST_CASE("a name that comes twice in a map gets a number, in both formats") {
    Declaration d = make_full_declaration();
    Field first = d.notes[0], second = d.notes[0], third = d.notes[0];
    first.text = "甲";
    second.text = "乙";
    third.text = "丙";
    d.conclusions = {{"问题", first}, {"问题", second}, {"问题#2", third}};
    for (const Declarations& read : {from_json(to_json({&d, 1})), from_xml(to_xml({&d, 1}), kXsd)}) {
        const NamedFields& conclusions = read.at(0).conclusions;
        REQUIRE(conclusions.size() == 3);
        CHECK(conclusions[0].first == "问题");
        CHECK(conclusions[1].first == "问题#2");
        CHECK(conclusions[1].second.text == "乙");
        CHECK(conclusions[2].first == "问题#2#2");
    }
}

TEST_CASE("a figure that is none is absent where it may be, and refused by XML where it may not") {
    Declaration d = make_full_declaration();
    const double none = std::numeric_limits<double>::quiet_NaN();
    d.source.pages[0].dpi = none;
    d.title->confidence = std::numeric_limits<double>::infinity();
    d.title->evidence.set(EvidenceKind::contrast, none);
    for (const Declarations& read : {from_json(to_json({&d, 1}, EvidenceOutput::shown)),
                                     from_xml(to_xml({&d, 1}, EvidenceOutput::shown), kXsd)}) {
        CHECK_FALSE(read.at(0).source.pages[0].dpi);
        CHECK_FALSE(read.at(0).title->confidence);
        CHECK_FALSE(read.at(0).title->evidence.get(EvidenceKind::contrast));
    }
    d.source.pages[0].skew_deg = none;
    CHECK_THROWS_AS(to_xml({&d, 1}), Error);
}
