// The XSD and the JSON Schema say the same: what one lets be absent, the other does, and neither lets a thing
// stand twice or under another name.
#include <libxml/tree.h>

#include <catch2/catch.hpp>
#include <functional>
#include <map>
#include <set>

#include "models/xml/validate_xml.hpp"
#include "pipeline/deliver/names.hpp"
#include "tests/deliver/delivered.hpp"
#include "tests/deliver/slim_declaration.hpp"

using namespace shenbao;
using namespace shenbao::testing;
using Json = nlohmann::json;

namespace {

struct Element {
    xmlNode* node = nullptr;
    std::string pointer;  // of the JSON
    bool is_item = false;
};

std::string tag_of(const xmlNode* node) {
    return reinterpret_cast<const char*>(node->name);
}

// Every element below `node` with the place in JSON that it stands for. pointer: a copy, `found` moves its own.
void collect(xmlNode* node, std::string pointer, const Json& json, std::vector<Element>& found) {
    std::size_t index = 0;
    for (xmlNode* child = node->children; child; child = child->next) {
        if (child->type != XML_ELEMENT_NODE) continue;
        std::string step = tag_of(child);
        if (json.is_array()) step = std::to_string(index++);
        if (step == "entry") step = reinterpret_cast<const char*>(child->properties->children->content);
        if (!json.contains(Json::json_pointer("/" + step))) FAIL("JSON has no " << pointer << "/" << step);
        found.push_back({child, pointer + "/" + step, json.is_array() || tag_of(child) == "entry"});
        collect(child, found.back().pointer, json.at(Json::json_pointer("/" + step)), found);
    }
}

class BothFormats {
  public:
    BothFormats() {
        const Declaration d = make_slim_declaration();
        json_ = Json::parse(to_json({&d, 1}, EvidenceOutput::shown));
        xml_ = to_xml({&d, 1}, EvidenceOutput::shown);
        count_ = elements(parse()).size();
    }
    [[nodiscard]] std::size_t count() const { return count_; }
    [[nodiscard]] const Json& json() const { return json_; }

    // Changes the element at `index` of a fresh document; gives it and whether the document is valid then.
    struct Tried {
        Element element;
        std::string name;
        bool valid = false;
    };
    [[nodiscard]] Tried with(std::size_t index, const std::function<void(xmlNode*)>& change) const {
        const XmlDocument document = parse();
        const Element element = elements(document).at(index);
        const std::string name = tag_of(element.node);
        change(element.node);
        return {element, name, validate_xml(document.get(), kXsd, 1).faults.empty()};
    }

  private:
    [[nodiscard]] XmlDocument parse() const { return parse_xml(xml_, {xml_.size(), "", std::nullopt}).document; }
    [[nodiscard]] std::vector<Element> elements(const XmlDocument& document) const {
        std::vector<Element> found;
        collect(xmlDocGetRootElement(document.get()), "", json_, found);
        return found;
    }

    Json json_;
    std::string xml_;
    std::size_t count_ = 0;
};

void remove_node(xmlNode* node) {
    xmlUnlinkNode(node);
    xmlFreeNode(node);
}

void repeat_node(xmlNode* node) {
    xmlAddNextSibling(node, xmlCopyNode(node, 1));
}

void rename_node(xmlNode* node) {
    xmlNodeSetName(node, reinterpret_cast<const xmlChar*>("strange"));
}

// Whether the JSON is valid with null at the pointer, or without what is there.
bool may_be_absent(const Json& json, const std::string& pointer, bool is_item) {
    const Json::json_pointer at(pointer);
    Json with_null = json, without = json;
    with_null[at] = nullptr;
    Json& outer = without[at.parent_pointer()];
    if (outer.is_array())
        outer.erase(outer.begin() + std::stol(at.back()));
    else
        outer.erase(at.back());
    return schema_violations(without).empty() || (!is_item && schema_violations(with_null).empty());
}

}  // namespace

TEST_CASE("an element may be absent exactly where JSON may have null or nothing") {
    const BothFormats both;
    int absent = 0, needed = 0;
    for (std::size_t i = 0; i < both.count(); ++i) {
        const auto tried = both.with(i, remove_node);
        INFO(tried.element.pointer);
        CHECK(tried.valid == may_be_absent(both.json(), tried.element.pointer, tried.element.is_item));
        ++(tried.valid ? absent : needed);
    }
    CHECK(absent > 40);
    CHECK(needed > 100);
}

TEST_CASE("only items of lists may stand twice, and no element under another name") {
    const BothFormats both;
    for (std::size_t i = 0; i < both.count(); ++i) {
        const auto twice = both.with(i, repeat_node);
        INFO(twice.element.pointer);
        CHECK(twice.valid == twice.element.is_item);
        CHECK_FALSE(both.with(i, rename_node).valid);
    }
}

namespace {

void set_text(xmlNode* node, std::string_view text) {
    xmlNodeSetContent(node, reinterpret_cast<const xmlChar*>(std::string(text).c_str()));
}

}  // namespace

TEST_CASE("the words of both schemas are those of the program") {
    const BothFormats both;
    std::set<std::string_view> words{"strange", "none", ""};
    const auto add = [&words](std::span<const std::string_view> names) {
        words.insert(names.begin(), names.end());
    };
    for (const auto names : {names_of(ValueKind{}), names_of(Comparator{}), names_of(ComparatorForm{}),
                             names_of(UnitOrigin{}), names_of(FieldKind{}), names_of(FieldStatus{}),
                             names_of(FieldSource{}), names_of(Severity{}), names_of(PageReading{}),
                             names_of(MarkKind{}), names_of(InkColour{}), names_of(Horizon{}), family_names()})
        add(names);
    const std::set<std::string> kWords{"kind",     "cmp",     "cmp_from", "unit_from", "status", "source",
                                       "severity", "reading", "colour",   "horizon",   "family"};
    std::map<std::string, int> right;
    for (std::size_t i = 0; i < both.count(); ++i) {
        const auto as_it_is = both.with(i, [](xmlNode*) {});
        const Json::json_pointer at(as_it_is.element.pointer);
        if (!kWords.contains(as_it_is.name) || !both.json().at(at).is_string()) continue;
        for (const std::string_view word : words) {
            INFO(as_it_is.element.pointer << " " << word);
            Json json = both.json();
            json[at] = word;
            const bool valid = schema_violations(json).empty();
            CHECK(both.with(i, [word](xmlNode* node) { set_text(node, word); }).valid == valid);
            if (valid) ++right[as_it_is.name];
        }
    }
    for (const std::string& word : kWords) {
        INFO(word);
        CHECK(right[word] >= 2);
    }
}

TEST_CASE("numbers have the same range in both schemas, and lists of numbers the same length") {
    const BothFormats both;
    std::set<std::string> ranged;
    for (std::size_t i = 0; i < both.count(); ++i) {
        const auto as_it_is = both.with(i, [](xmlNode*) {});
        const Json::json_pointer at(as_it_is.element.pointer);
        const Json& there = both.json().at(at);
        const auto valid_with = [&](const std::string& text) {
            return both.with(i, [&text](xmlNode* node) { set_text(node, text); }).valid;
        };
        INFO(as_it_is.element.pointer);
        if (there.is_array() && !there.empty() && !there[0].is_structured() && !there[0].is_string()) {
            CHECK(valid_with("1 2 3 4") == (there.size() == 4));
            CHECK(valid_with("1 2 3 4 5 6") == (there.size() == 6));
        }
        if (as_it_is.name == "quad") {
            CHECK(valid_with("1 2 3 4 5 6 7 8"));
            CHECK_FALSE(valid_with("1 2 3 4 5 6 7"));
        }
        if (!there.is_number()) continue;
        for (const char* none : {"NaN", "INF", "-INF", "", "1 2", "0x1", "1."}) CHECK_FALSE(valid_with(none));
        for (const char* text : {"-1", "0", "1", "2", "3", "4", "12", "13", "31", "32", "0.5", "1.5", "1e+30"}) {
            Json json = both.json();
            json[at] = Json::parse(text);
            const bool valid = schema_violations(json).empty();
            INFO(text);
            CHECK(valid_with(text) == valid);
            if (!valid) ranged.insert(as_it_is.name);
        }
    }
    for (const char* name :
         {"page", "row", "row_span", "quarter_turns", "confidence", "dpi", "bytes", "month", "day"}) {
        INFO(name);
        CHECK(ranged.contains(name));
    }
}

TEST_CASE("texts of a form of their own have the same in both schemas") {
    const BothFormats both;
    const std::string hash(64, 'a');
    std::map<std::string, int> right, wrong;
    for (std::size_t i = 0; i < both.count(); ++i) {
        const auto as_it_is = both.with(i, [](xmlNode*) {});
        const bool goal = as_it_is.element.pointer.find("/goals/") != std::string::npos;
        const bool formed = as_it_is.name == "sha256" || as_it_is.name == "lo" || as_it_is.name == "hi";
        if (!formed && !(goal && as_it_is.name == "id")) continue;
        for (const std::string& text :
             {std::string(), hash, hash.substr(1), hash + "a", std::string(64, 'A'), std::string("annual-1"),
              std::string("annual-"), std::string("yearly-1"), std::string("annual-1x"), std::string("12"),
              std::string("-1.50"), std::string("+2"), std::string("1."), std::string(".5"),
              std::string("1,000")}) {
            INFO(as_it_is.element.pointer << " " << text);
            Json json = both.json();
            json[Json::json_pointer(as_it_is.element.pointer)] = text;
            const bool valid = schema_violations(json).empty();
            CHECK(both.with(i, [&text](xmlNode* node) { set_text(node, text); }).valid == valid);
            ++(valid ? right : wrong)[as_it_is.name];
        }
    }
    for (const char* name : {"sha256", "lo", "hi", "id"}) {
        INFO(name);
        CHECK(right[name] > 0);
        CHECK(wrong[name] > 5);
    }
}
