#include "pipeline/deliver/json.hpp"

#include <array>
#include <cmath>
#include <concepts>

#include "pipeline/deliver/figures.hpp"
#include "pipeline/deliver/json_text.hpp"
#include "pipeline/deliver/model_shape.hpp"
#include "pipeline/deliver/names.hpp"

namespace shenbao {

namespace {

// Writes any part of the model; holds only what every field needs to know.
class ModelJson {
  public:
    ModelJson(JsonText& text, EvidenceOutput evidence) : text_(text), evidence_(evidence) {}

    template <Record T>
    void write(const T& record, const Rule& = {}) {
        text_.object([&] { for_each_member<T>([&](const auto& member) { put(member, record); }); });
    }
    template <class T>
    void write(const std::vector<T>& items, const Rule& rule) {
        if constexpr (kIsMap<std::vector<T>>)
            text_.object([&] {
                const std::vector<std::string> names = distinct_names(items);
                for (std::size_t i = 0; i < items.size(); ++i) put(names[i], items[i].second, rule);
            });
        else
            write_items(items, rule);
    }
    template <class T>
    void write(const std::optional<T>& value, const Rule& rule) {
        if (value)
            write(*value, rule);
        else
            text_.add_null();
    }
    void write(const std::string& text, const Rule&) { text_.add(text); }
    void write(std::integral auto value, const Rule&) { text_.add(value); }
    void write(double value, const Rule& rule) { text_.add(rounded(value, rule)); }
    template <class E>
    requires std::is_enum_v<E>
    void write(E value, const Rule&) { text_.add(name_of(value)); }
    void write(const Box& box, const Rule& rule) { write_items(std::array{box.x0, box.y0, box.x1, box.y1}, rule); }
    void write(const Affine& m, const Rule& rule) { write_items(std::array{m.a, m.b, m.c, m.d, m.e, m.f}, rule); }
    void write(const Quad& quad, const Rule& rule) { write_items(quad, rule); }
    void write(const Point& point, const Rule& rule) { write_items(std::array{point.x, point.y}, rule); }
    void write(const Evidence& evidence, const Rule& rule) {
        text_.object([&] {
            for (std::size_t i = 0; i < kEvidenceKinds; ++i) {
                const auto kind = static_cast<EvidenceKind>(i);
                if (const auto value = evidence.get(kind); value && std::isfinite(*value))
                    put(evidence_name(kind), *value, rule);
            }
        });
    }

  private:
    template <class Items>
    void write_items(const Items& items, const Rule& rule) {
        text_.array([&] {
            for (const auto& item : items) {
                text_.item();
                write(item, rule);
            }
        });
    }
    template <class T>
    void put(std::string_view name, const T& value, const Rule& rule) {
        text_.name(name);
        write(value, rule);
    }
    template <class Owner, class T>
    void put(const Member<Owner, T>& member, const Owner& owner) {
        const bool hidden = member.rule.evidence && evidence_ == EvidenceOutput::hidden;
        if (!hidden && !is_omitted(member, owner)) put(member.name, owner.*member.place, member.rule);
    }
    template <class Owner, class T>
    void put(const Derived<Owner, T>& member, const Owner& owner) {
        put(member.name, member.derive(owner), {});
    }
    template <class Owner>
    void put(const Constant& member, const Owner&) {
        text_.name(member.name);
        text_.add(std::string_view(member.text));
    }

    JsonText& text_;
    EvidenceOutput evidence_;
};

}  // namespace

std::string to_json(std::span<const Declaration> declarations, EvidenceOutput evidence, JsonLayout layout) {
    JsonText text(layout == JsonLayout::indented ? 1 : -1);
    ModelJson model(text, evidence);
    text.object([&] {
        text.name("schema");
        text.add(std::string_view(kSchemaName));
        text.name("declarations");
        text.array([&] {
            for (const Declaration& declaration : declarations) {
                text.item();
                model.write(declaration);
            }
        });
    });
    return text.take() + "\n";
}

std::string to_json_line(const Declaration& declaration, EvidenceOutput evidence) {
    JsonText text(-1);
    ModelJson(text, evidence).write(declaration);
    return text.take() + "\n";
}

}  // namespace shenbao
