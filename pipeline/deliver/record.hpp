// How the records of the model are described, once for all formats: the name of each member, its place in the C++
// type, and what may stand there. `Shape<T>::members` of model_shape.hpp is a tuple of these.
#pragma once

#include <algorithm>
#include <limits>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace shenbao {

// What a text must look like beyond being one.
enum class TextForm { any, sha256, decimal, goal_id, family };

// How an optional that is absent is written in JSON: as null, or not at all. In XML it is never written.
enum class Absence { null, omitted };

struct Rule {
    double least = std::numeric_limits<double>::lowest();  // of figures
    double most = std::numeric_limits<double>::max();
    TextForm form = TextForm::any;  // of texts
    int decimals = -1;              // figures are written to so many; -1: exactly
    const char* item = nullptr;     // what XML calls one item of a list
    Absence absence = Absence::null;
    bool evidence = false;  // written only where evidence is asked for
};

template <class Owner, class T>
struct Member {
    const char* name;
    T Owner::*place;
    Rule rule{};
    bool (*omit)(const Owner&) = nullptr;  // whether it does not apply; nullptr: as Rule::absence says
};

// A member that follows from the others: written, read over.
template <class Owner, class T>
struct Derived {
    const char* name;
    T (*derive)(const Owner&);
};

// A member that always has the same text.
struct Constant {
    const char* name;
    const char* text;
};

template <class T>
struct Shape;

template <class T>
concept Record = requires {
    Shape<T>::members;
};

template <class T>
inline constexpr bool kIsOptional = false;
template <class T>
inline constexpr bool kIsOptional<std::optional<T>> = true;

template <class T>
inline constexpr bool kIsList = false;
template <class T>
inline constexpr bool kIsList<std::vector<T>> = true;

// Fields under names that the form gives: years, labels.
template <class T>
inline constexpr bool kIsMap = false;
template <class T>
inline constexpr bool kIsMap<std::vector<std::pair<std::string, T>>> = true;

// Calls `visit(member)` for each member, in the order of the schema.
template <Record T, class Visit>
void for_each_member(const Visit& visit) {
    std::apply([&visit](const auto&... member) { (visit(member), ...); }, Shape<T>::members);
}

// Whether a member is left out of its record.
template <class Owner, class T>
[[nodiscard]] bool is_omitted(const Member<Owner, T>& member, const Owner& owner) {
    if (member.omit) return member.omit(owner);
    if (member.rule.absence != Absence::omitted) return false;
    return owner.*member.place == T{};
}

// The names of a map, each once: one that comes again gets `#2`, `#3`, so that nothing read is lost.
template <class T>
[[nodiscard]] std::vector<std::string> distinct_names(const std::vector<std::pair<std::string, T>>& map) {
    std::vector<std::string> names;
    for (const auto& [name, ignored] : map) {
        std::string one = name;
        for (int count = 2; std::find(names.begin(), names.end(), one) != names.end(); ++count)
            one = name + "#" + std::to_string(count);
        names.push_back(std::move(one));
    }
    return names;
}

}  // namespace shenbao
