#include "pipeline/run/retype_field.hpp"

#include <set>

#include "pipeline/base/utf8.hpp"

namespace shenbao {

namespace {

FieldKind kind_of(ValueKind kind) {
    switch (kind) {
        case ValueKind::amount: return FieldKind::amount;
        case ValueKind::percent: return FieldKind::percent;
        case ValueKind::year: return FieldKind::year;
        case ValueKind::phone: return FieldKind::phone;
        case ValueKind::code: return FieldKind::code;
        case ValueKind::enumeration: return FieldKind::vocabulary;
        default: return FieldKind::target_value;
    }
}

// The canonical words that have this form, itself first.
std::set<std::string> find_words(const std::string& text, const Lexicon& lexicon) {
    const std::string wanted = fold_text(text);
    std::set<std::string> words;
    for (const auto& [name, vocabulary] : lexicon.vocabularies)
        for (const VocabularyWord& word : vocabulary) {
            if (fold_text(word.word) == wanted) return {word.word};
            for (const std::string& variant : word.variants)
                if (fold_text(variant) == wanted) words.insert(word.word);
        }
    return words;
}

}  // namespace

FieldKind find_kind(const Field& field) {
    return field.kind == FieldKind::text && field.value ? kind_of(field.value->kind) : field.kind;
}

FormUnit find_unit(const Declaration& declaration) {
    FormUnit unit;
    visit_fields(declaration, [&](const std::string&, const Field& field) {
        const bool told = field.value && field.value->kind == ValueKind::amount && field.value->unit;
        if (unit.text.empty() && told && field.value->unit_from != UnitOrigin::cell)
            unit = {*field.value->unit, field.value->unit_from};
    });
    return unit;
}

std::optional<Value> retype(FieldKind kind, const std::string& text, const FormUnit& unit,
                            const std::optional<Value>& before, const Lexicon& lexicon) {
    if (kind != FieldKind::vocabulary) {
        const bool own = before && before->unit && before->unit_from != UnitOrigin::cell;
        return parse_kind(kind, text, own ? FormUnit{*before->unit, before->unit_from} : unit);
    }
    const std::set<std::string> words = find_words(text, lexicon);
    if (words.size() != 1) return std::nullopt;
    Value value;
    value.kind = ValueKind::enumeration;
    value.text = *words.begin();
    return value;
}

}  // namespace shenbao
