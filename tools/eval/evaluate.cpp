#include "tools/eval/evaluate.hpp"

#include <algorithm>
#include <iterator>

#include "models/declaration/error.hpp"
#include "tools/eval/compare.hpp"

namespace shenbao {

Share& Share::operator+=(const Share& more) {
    right += more.right;
    total += more.total;
    return *this;
}

Share Evaluation::field_share() const {
    Share share;
    for (const FieldOutcome& field : fields) share += {field.right ? 1 : 0, 1};
    return share;
}

Share Evaluation::funding_share() const {
    Share share;
    for (const FieldOutcome& field : fields)
        if (field.path.starts_with("funding/") || field.path.starts_with("extra/funding/"))
            share += {field.right ? 1 : 0, 1};
    return share;
}

double Evaluation::tuple_f1() const {
    const long both = indicators.total + found_indicators;
    return both > 0 ? 2.0 * static_cast<double>(indicators.right) / static_cast<double>(both) : 1.0;
}

void Evaluation::add(Evaluation more) {
    documents += more.documents;
    unanswered += more.unanswered;
    declarations_expected += more.declarations_expected;
    declarations_found += more.declarations_found;
    cells.structure += more.cells.structure;
    cells.text += more.cells.text;
    cells.tables += more.cells.tables;
    cells.pages += more.cells.pages;
    cells.spurious_cells += more.cells.spurious_cells;
    families += more.families;
    indicators += more.indicators;
    found_indicators += more.found_indicators;
    spurious_indicators += more.spurious_indicators;
    unplaced_cells += more.unplaced_cells;
    for (FieldOutcome& field : more.fields) field.document += facts.size();
    facts.insert(facts.end(), std::make_move_iterator(more.facts.begin()),
                 std::make_move_iterator(more.facts.end()));
    fields.insert(fields.end(), std::make_move_iterator(more.fields.begin()),
                  std::make_move_iterator(more.fields.end()));
}

namespace {

// How deep brackets stand in brackets, outside of strings.
int depth_of(std::string_view text) {
    int depth = 0, deepest = 0;
    bool in_string = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (in_string && text[i] == '\\')
            ++i;
        else if (text[i] == '"')
            in_string = !in_string;
        else if (!in_string && (text[i] == '[' || text[i] == '{'))
            deepest = std::max(deepest, ++depth);
        else if (!in_string && (text[i] == ']' || text[i] == '}'))
            --depth;
    }
    return deepest;
}

// nlohmann's callback could refuse depth, too, but goes over all of a list after each of its items.
Json parse_document(std::string_view text, const char* what) {
    constexpr int kDeepest = 64;  // outputs have 8 levels; copying a very deep document overflows the stack
    if (depth_of(text) > kDeepest)
        throw Error(ErrorCode::unreadable_input, {}, std::string(what) + " is nested too deeply",
                    "give an output of shenbao extract");
    Json json = Json::parse(text, nullptr, false);
    if (!json.is_object())
        throw Error(ErrorCode::unreadable_input, {}, std::string(what) + " is not a JSON object",
                    "give an output of shenbao extract");
    return json;
}

Json declarations_of(const Json& document) {
    const auto found = document.find("declarations");
    return found != document.end() && found->is_array() ? *found : Json::array({document});
}

// An output names its schema; so do most truths, which have another.
void check_output(const Json& output) {
    const auto schema = output.find("schema");
    const std::string name = schema != output.end() && schema->is_string() ? schema->get<std::string>() : "";
    if (name.starts_with("shenbao-truth/"))
        throw Error(ErrorCode::wrong_usage, {}, "the output is a truth: the arguments may be in the wrong order",
                    "give the truth first, then the output");
    const auto declarations = output.find("declarations");
    if (!name.starts_with("shenbao/") || declarations == output.end() || !declarations->is_array())
        throw Error(ErrorCode::unreadable_input, {}, "the output is some other JSON",
                    "give an output of shenbao extract");
}

// Figures without anything to compare look like those of a blank form.
void check_claims(const Evaluation& evaluation) {
    if (evaluation.declarations_expected > 0 && evaluation.fields.empty() && evaluation.cells.structure.total == 0)
        throw Error(ErrorCode::unreadable_input, {}, "the truth holds no answer to compare with",
                    "give known answers of the contract's shape");
}

Evaluation evaluate_documents(const Json& truth, const Json& output, const std::string& name) {
    check_output(output);
    Evaluation evaluation;
    evaluation.facts.push_back(gather_facts(truth, output, name));
    const Json expected = declarations_of(truth), found = declarations_of(output);
    evaluation.documents = 1;
    evaluation.declarations_expected = static_cast<long>(expected.size());
    evaluation.declarations_found = static_cast<long>(found.size());
    static const Json kNull;
    for (std::size_t i = 0; i < expected.size(); ++i)
        compare_declarations(expected[i], i < found.size() ? found[i] : kNull, evaluation);
    for (std::size_t i = expected.size(); i < found.size(); ++i) add_spurious(found[i], evaluation);
    for (const Json& declaration : found) evaluation.unplaced_cells += count_unplaced(declaration);
    evaluation.cells = compare_tables(truth, output);
    check_claims(evaluation);
    return evaluation;
}

}  // namespace

Evaluation evaluate(std::string_view truth_json, std::string_view output_json, const std::string& name) {
    try {
        return evaluate_documents(parse_document(truth_json, "the truth"),
                                  parse_document(output_json, "the output"), name);
    } catch (const Json::exception& e) {
        throw Error(ErrorCode::unreadable_input, {}, std::string("not of the contract's shape: ") + e.what(),
                    "give an output of shenbao extract");
    }
}

std::vector<FieldOutcome> worst_fields(const Evaluation& evaluation, std::size_t count) {
    std::vector<FieldOutcome> wrong;
    std::copy_if(evaluation.fields.begin(), evaluation.fields.end(), std::back_inserter(wrong),
                 [](const FieldOutcome& field) { return !field.right; });
    std::stable_sort(wrong.begin(), wrong.end(), [](const FieldOutcome& a, const FieldOutcome& b) {
        if (a.accepted != b.accepted) return a.accepted;
        return a.confidence.value_or(-1) > b.confidence.value_or(-1);
    });
    if (wrong.size() > count) wrong.resize(count);
    return wrong;
}

}  // namespace shenbao
