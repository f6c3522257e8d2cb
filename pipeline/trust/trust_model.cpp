#include "pipeline/trust/trust_model.hpp"

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <string>

#include "models/declaration/error.hpp"
#include "pipeline/trust/trust_parts.hpp"

namespace shenbao {

namespace {

using Json = nlohmann::json;

[[noreturn]] void refuse(const std::string& path, const std::string& message) {
    throw Error(ErrorCode::internal, {path, std::nullopt}, message,
                "restore the file, or fit it again with tools/train/fit-trust");
}

EvidenceKind evidence_of(const std::string& name) {
    for (std::size_t i = 0; i < kEvidenceKinds; ++i)
        if (evidence_name(static_cast<EvidenceKind>(i)) == name) return static_cast<EvidenceKind>(i);
    throw std::invalid_argument("unknown evidence \"" + name + "\"");
}

TrustFeature read_feature(const Json& json) {
    TrustFeature feature;
    feature.evidence = evidence_of(json.at("evidence").get<std::string>());
    const auto transform = transform_of(json.at("transform").get<std::string>());
    if (!transform) throw std::invalid_argument("unknown transform " + json.at("transform").dump());
    feature.transform = *transform;
    feature.mean = json.at("mean").get<double>();
    feature.scale = json.at("scale").get<double>();
    feature.weight = json.at("weight").get<double>();
    feature.missing_weight = json.at("missing_weight").get<double>();
    if (!(feature.scale > 0)) throw std::invalid_argument("a scale is not positive");
    return feature;
}

TrustGroup read_group(const Json& json) {
    TrustGroup group;
    group.name = json.at("name").get<std::string>();
    group.bias = json.at("bias").get<double>();
    group.fitted = json.value("fitted", true);
    for (const Json& feature : json.at("features")) group.features.push_back(read_feature(feature));
    for (const Json& point : json.value("calibration", Json::array()))
        group.calibration.emplace_back(point.at(0).get<double>(), point.at(1).get<double>());
    if (!std::is_sorted(group.calibration.begin(), group.calibration.end()))
        throw std::invalid_argument("the calibration of " + group.name + " does not ascend");
    return group;
}

TrustModel::Parts read_parts(const Json& json) {
    TrustModel::Parts parts;
    for (const Json& group : json.at("groups")) parts.groups.push_back(read_group(group));
    for (const Json& threshold : json.at("thresholds"))
        parts.thresholds.push_back(
            {threshold.at("error_budget").get<double>(), threshold.at("confidence").get<double>()});
    std::sort(parts.thresholds.begin(), parts.thresholds.end(),
              [](const auto& a, const auto& b) { return a.error_budget < b.error_budget; });
    std::set<std::string_view> names;
    for (const TrustGroup& group : parts.groups) names.insert(group.name);
    for (const std::string_view name : kTrustGroups)
        if (!names.contains(name)) throw std::invalid_argument("no group \"" + std::string(name) + "\"");
    return parts;
}

}  // namespace

TrustModel::TrustModel(const std::string& path) {
    std::ifstream file(path);
    if (!file)
        throw Error(ErrorCode::missing_dependency, {path, std::nullopt}, "the calibration is not there",
                    "point --models at the project's models folder");
    try {
        parts_ = std::make_unique<const Parts>(read_parts(Json::parse(file)));
    } catch (const Json::exception& e) {
        refuse(path, std::string("malformed calibration: ") + e.what());
    } catch (const std::invalid_argument& e) {
        refuse(path, std::string("malformed calibration: ") + e.what());
    }
}

TrustModel::~TrustModel() = default;
TrustModel::TrustModel(TrustModel&&) noexcept = default;
TrustModel& TrustModel::operator=(TrustModel&&) noexcept = default;

std::optional<double> TrustModel::confidence(const Field& field) const {
    const std::string_view name = trust_group(field.kind, field.source, field.text);
    if (!has_key_evidence(name, field.evidence)) return std::nullopt;
    const auto group = std::find_if(parts_->groups.begin(), parts_->groups.end(),
                                    [name](const TrustGroup& g) { return g.name == name; });
    if (!group->fitted) return std::nullopt;
    return probability(calibrated(*group, trust_score(*group, field.evidence)));
}

double TrustModel::threshold(double error_budget) const {
    if (error_budget >= 1) return 0;
    constexpr double kNothing = 2;  // above every probability: no threshold is known to keep the budget
    double confidence = kNothing;
    for (const TrustThreshold& known : parts_->thresholds)
        if (known.error_budget <= error_budget) confidence = known.confidence;
    return confidence;
}

}  // namespace shenbao
