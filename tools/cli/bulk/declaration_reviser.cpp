#include "tools/cli/bulk/declaration_reviser.hpp"

#include <algorithm>
#include <map>
#include <mutex>

#include "pipeline/base/utf8.hpp"
#include "pipeline/deliver/json.hpp"
#include "pipeline/run/part_of_path.hpp"
#include "tools/cli/bulk/store_form.hpp"

namespace shenbao {

namespace {

// Guess, unmeasured; a row is 40 px high at 200 dpi and up, and its neighbour overlaps it by nothing.
constexpr double kSamePlace = 0.5;

// 2 MB each with four pages: what a few people have in hand.
constexpr std::size_t kMostKept = 24;

Declaration from_stored(const std::string& json) {
    return std::move(from_json(json).front());
}

using Fields = std::vector<ReviewField>;

Fields list_fields(const Declaration& declaration) {
    Fields fields;
    visit_fields(declaration, [&](const std::string& path, const Field& field) {
        fields.push_back(store_form_of(path, field));
    });
    for (const OpenIssue& open : find_open_issues(declaration)) fields.push_back(store_form_of(open, declaration));
    return fields;
}

bool is_issue(const std::string& path) {
    return path.starts_with(kIssuePath);
}

double fit_of(const ReviewField& field, const StandingCorrection& correction) {
    if (field.page != correction.of.page || part_of_path(field.path) != part_of_path(correction.path)) return 0;
    return intersection_over_union(field.bbox, correction.of.bbox);
}

PlacedCorrection place_field(const std::vector<Fields>& declarations, const StandingCorrection& correction) {
    PlacedCorrection placed;
    double best = kSamePlace;
    for (std::size_t i = 0; i < declarations.size(); ++i)
        for (const ReviewField& field : declarations[i]) {
            const double fit = is_issue(field.path) ? 0 : fit_of(field, correction);
            // Fields of a merged cell have one box: the one of the same path is the same.
            const bool same_path = fit == best && field.path == correction.path;
            if (fit < best || (fit == best && placed.fit != Fit::lost && !same_path)) continue;
            best = fit;
            const std::string read = fold_text(field.read);
            const bool holds = read == fold_text(correction.of.read) || read == fold_text(correction.text);
            placed = {holds ? Fit::holds : Fit::changed,
                      static_cast<int>(i) + 1,
                      field.path,
                      {field.page, field.bbox, field.read}};
        }
    return placed;
}

// An acknowledged issue that is told again in the same words.
PlacedCorrection place_issue(const std::vector<Fields>& declarations, const StandingCorrection& correction) {
    for (std::size_t i = 0; i < declarations.size(); ++i)
        for (const ReviewField& issue : declarations[i])
            if (part_of_path(issue.path) == part_of_path(correction.path) && issue.read == correction.of.read &&
                issue.page == correction.of.page)
                return {Fit::holds, static_cast<int>(i) + 1, issue.path, {issue.page, issue.bbox, issue.read}};
    return {Fit::gone, 0, {}, {}};
}

bool stand_in_one_place(const PlacedCorrection& a, const PlacedCorrection& b) {
    return a.declaration > 0 && a.declaration == b.declaration && a.path == b.path;
}

// A field has one text: of two that are said of it, where two fields were once, one is lost, so that somebody is
// told.
void lose_contradicted(std::span<const StandingCorrection> corrections, std::vector<PlacedCorrection>& placed) {
    for (std::size_t later = 0; later < placed.size(); ++later)
        for (std::size_t i = 0; i < later; ++i) {
            if (!stand_in_one_place(placed[i], placed[later])) continue;
            if (fold_text(corrections[i].text) == fold_text(corrections[later].text)) continue;
            const bool later_holds = placed[later].fit == Fit::holds && placed[i].fit != Fit::holds;
            placed[later_holds ? i : later] = {};
        }
}

}  // namespace

std::shared_ptr<ParsedTexts<Correctable>> DeclarationReviser::new_parsed() {
    return std::make_shared<ParsedTexts<Correctable>>(
        kMostKept, [](const std::string& json) { return make_correctable(from_stored(json)); });
}

void DeclarationReviser::prepare(const std::string& json) const {
    (void)parsed_->get(json);
}

const CorrectionKnowledge& DeclarationReviser::knowledge() const {
    const std::lock_guard lock(*loading_);
    if (!knowledge_) knowledge_ = load_();
    return *knowledge_;
}

NewDeclaration DeclarationReviser::revise(const std::string& json, std::span<const SettledText> settled) const {
    const std::shared_ptr<const Correctable> kept = parsed_->get(json);
    const Declaration& read = kept->read;
    std::vector<CorrectedText> texts;
    for (const SettledText& text : settled)
        if (!is_issue(text.path)) texts.push_back({text.path, text.text, text.open});
    Declaration corrected = correct_declaration(*kept, texts, knowledge());
    std::vector<ReviewField> seen;
    for (const OpenIssue& open : find_open_issues(corrected))
        if (std::ranges::count(settled, open.path, &SettledText::path) > 0) {
            seen.push_back(store_form_of(open, corrected));
            corrected.issues[open.index].severity = Severity::info;  // a person has seen it
        }
    NewDeclaration stored = store_form_of(corrected);
    std::map<std::string, std::string> read_texts;
    visit_fields(read, [&](const std::string& path, const Field& field) { read_texts[path] = field.text; });
    for (Fields* fields : {&stored.review, &stored.settled})
        for (ReviewField& field : *fields)
            if (const auto text = read_texts.find(field.path); text != read_texts.end()) field.read = text->second;
    stored.settled.insert(stored.settled.end(), seen.begin(), seen.end());
    return stored;
}

std::vector<PlacedCorrection> DeclarationReviser::place(std::span<const std::string> declarations,
                                                        std::span<const StandingCorrection> corrections) const {
    std::vector<Fields> fields;
    for (const std::string& json : declarations) fields.push_back(list_fields(from_stored(json)));
    std::vector<PlacedCorrection> placed;
    for (const StandingCorrection& correction : corrections)
        placed.push_back(is_issue(correction.path) ? place_issue(fields, correction)
                                                   : place_field(fields, correction));
    lose_contradicted(corrections, placed);
    return placed;
}

std::optional<ReviewField> DeclarationReviser::find_field(const std::string& json, const std::string& path) const {
    for (const ReviewField& field : list_fields(parsed_->get(json)->read))
        if (field.path == path) return field;
    return std::nullopt;
}

bool DeclarationReviser::is_same_text(const std::string& a, const std::string& b) const {
    return fold_text(a) == fold_text(b);
}

}  // namespace shenbao
