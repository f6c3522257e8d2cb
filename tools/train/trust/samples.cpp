#include "tools/train/trust/samples.hpp"

#include <fstream>
#include <iterator>
#include <optional>
#include <set>
#include <sstream>
#include <tuple>

#include "models/declaration/error.hpp"
#include "pipeline/trust/trust_parts.hpp"
#include "tools/eval/evaluate.hpp"

namespace shenbao {

namespace {

std::string read_text(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    if (!file) throw Error(ErrorCode::unreadable_input, {path, std::nullopt}, "cannot open it");
    return text;
}

Evidence evidence_of(const FieldOutcome& field) {
    Evidence evidence;
    for (std::size_t i = 0; i < kEvidenceKinds; ++i) {
        const auto kind = static_cast<EvidenceKind>(i);
        const auto found = field.evidence.find(std::string(evidence_name(kind)));
        if (found != field.evidence.end()) evidence.set(kind, found->second);
    }
    return evidence;
}

std::optional<FieldKind> kind_of(const std::string& name) {
    static constexpr std::string_view kNames[] = {"vocabulary", "amount", "percent", "target_value", "year",
                                                  "date",       "phone",  "code",    "name",         "text"};
    for (std::size_t i = 0; i < std::size(kNames); ++i)
        if (kNames[i] == name) return static_cast<FieldKind>(i);
    return std::nullopt;
}

void add_document(const Evaluation& evaluation, int document, TrustData& data) {
    using Key = std::tuple<int, int, int, int, int, std::string>;
    std::set<Key> seen;
    for (const FieldOutcome& field : evaluation.fields) {
        if (field.kind == FieldOutcome::Kind::missing) continue;
        const Box& b = field.bbox;
        if (!seen.insert({field.page, b.x0, b.y0, b.x1, b.y1, field.output}).second) continue;
        const auto kind = kind_of(field.field_kind);
        if (!kind)
            throw Error(ErrorCode::unreadable_input, {data.documents.back(), std::nullopt}, "it has no evidence",
                        "write it with shenbao extract --evidence");
        const auto source = field.source == "text_layer" ? FieldSource::text_layer : FieldSource::ocr;
        const auto group = trust_group(*kind, source, field.output);
        const Evidence evidence = evidence_of(field);
        const bool may_accept = field.accepted && may_be_accepted(source, field.output, evidence);
        if (has_key_evidence(group, evidence))
            data.samples.push_back(
                {document, std::string(group), evidence, field.right, may_accept,
                 data.documents.back() + " " + field.path + ": " + field.truth + " -> " + field.output});
    }
}

}  // namespace

TrustData load_samples(const std::string& manifest) {
    TrustData data;
    std::istringstream lines(read_text(manifest));
    std::string label, truth, output;
    while (std::getline(lines, label, '\t') && std::getline(lines, truth, '\t') && std::getline(lines, output)) {
        data.documents.push_back(label);
        add_document(evaluate(read_text(truth), read_text(output)), static_cast<int>(data.documents.size()) - 1,
                     data);
    }
    return data;
}

}  // namespace shenbao
