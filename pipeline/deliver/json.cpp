#include "pipeline/deliver/json.hpp"

#include <nlohmann/json.hpp>

#include "pipeline/deliver/figures.hpp"
#include "pipeline/deliver/model_shape.hpp"
#include "pipeline/deliver/names.hpp"

namespace shenbao {

namespace {

using Json = nlohmann::ordered_json;

// Writes any part of the model; holds only what every field needs to know.
class ModelJson {
  public:
    explicit ModelJson(EvidenceOutput evidence) : evidence_(evidence) {}

    template <Record T>
    [[nodiscard]] Json write(const T& record, const Rule& = {}) const {
        Json json = Json::object();
        for_each_member<T>([&](const auto& member) { put(json, member, record); });
        return json;
    }
    template <class T>
    [[nodiscard]] Json write(const std::vector<T>& items, const Rule& rule) const {
        if constexpr (kIsMap<std::vector<T>>) {
            Json json = Json::object();
            const std::vector<std::string> names = distinct_names(items);
            for (std::size_t i = 0; i < items.size(); ++i) json[names[i]] = write(items[i].second, rule);
            return json;
        } else {
            Json json = Json::array();
            for (const T& item : items) json.push_back(write(item, rule));
            return json;
        }
    }
    template <class T>
    [[nodiscard]] Json write(const std::optional<T>& value, const Rule& rule) const {
        return value ? write(*value, rule) : Json(nullptr);
    }
    [[nodiscard]] Json write(const std::string& text, const Rule&) const { return text; }
    [[nodiscard]] Json write(bool value, const Rule&) const { return value; }
    [[nodiscard]] Json write(int value, const Rule&) const { return value; }
    [[nodiscard]] Json write(long value, const Rule&) const { return value; }
    [[nodiscard]] Json write(unsigned long long value, const Rule&) const { return value; }
    [[nodiscard]] Json write(double value, const Rule& rule) const { return rounded(value, rule); }
    template <class E>
    requires std::is_enum_v<E>
    [[nodiscard]] Json write(E value, const Rule&) const { return name_of(value); }
    [[nodiscard]] Json write(const Box& box, const Rule&) const {
        return Json::array({box.x0, box.y0, box.x1, box.y1});
    }
    [[nodiscard]] Json write(const Affine& m, const Rule&) const {
        return Json::array({m.a, m.b, m.c, m.d, m.e, m.f});
    }
    [[nodiscard]] Json write(const Quad& quad, const Rule& rule) const {
        Json corners = Json::array();
        for (const Point& p : quad) corners.push_back(Json::array({rounded(p.x, rule), rounded(p.y, rule)}));
        return corners;
    }
    [[nodiscard]] Json write(const Evidence& evidence, const Rule& rule) const {
        Json json = Json::object();
        for (std::size_t i = 0; i < kEvidenceKinds; ++i) {
            const auto kind = static_cast<EvidenceKind>(i);
            if (const auto value = evidence.get(kind); value && std::isfinite(*value))
                json[std::string(evidence_name(kind))] = rounded(*value, rule);
        }
        return json;
    }

  private:
    template <class Owner, class T>
    void put(Json& json, const Member<Owner, T>& member, const Owner& owner) const {
        const bool hidden = member.rule.evidence && evidence_ == EvidenceOutput::hidden;
        if (!hidden && !is_omitted(member, owner)) json[member.name] = write(owner.*member.place, member.rule);
    }
    template <class Owner, class T>
    void put(Json& json, const Derived<Owner, T>& member, const Owner& owner) const {
        json[member.name] = write(member.derive(owner));
    }
    template <class Owner>
    void put(Json& json, const Constant& member, const Owner&) const {
        json[member.name] = member.text;
    }

    EvidenceOutput evidence_;
};

}  // namespace

std::string to_json(std::span<const Declaration> declarations, EvidenceOutput evidence, JsonLayout layout) {
    Json list = Json::array();
    for (const Declaration& declaration : declarations) list.push_back(ModelJson(evidence).write(declaration));
    const Json document{{"schema", kSchemaName}, {"declarations", std::move(list)}};
    // Text that is not UTF-8 cannot come from our readers; from a broken text layer it is replaced, not thrown at.
    const int indent = layout == JsonLayout::indented ? 1 : -1;
    return document.dump(indent, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string to_json_line(const Declaration& declaration, EvidenceOutput evidence) {
    const Json json = ModelJson(evidence).write(declaration);
    return json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace shenbao
