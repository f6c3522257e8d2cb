// Any part of the model out of a tree of nodes, JSON or XML, with every check that the schemas ask for.
//
// A Node has
//   refuse(message)                    [[noreturn]], tells the place, too
//   is_null()
//   text(), word(), truth()            what a leaf holds; a word without blanks around it
//   whole(), count(), figure()         numbers
//   figures(count), wholes(count)      what a list of exactly so many holds; corners() four pairs of figures
//   items(name)                        nodes of a list; entries() names and nodes of a map
//   members()                          a Members of a record
//   kNullIsAbsence                     an absent optional is a null, otherwise a member that is not there
// and Members have
//   take(name)                         optional<Node>, each name once, in the order of the shape
//   refuse_missing(name)               [[noreturn]]
//   finish()                           refuses what was not taken
#pragma once

#include <limits>
#include <set>
#include <string>

#include "pipeline/deliver/model_shape.hpp"
#include "pipeline/deliver/names.hpp"
#include "pipeline/deliver/text_forms.hpp"

namespace shenbao {

template <class Node>
class ModelReader {
  public:
    template <Record T>
    static void read(const Node& node, const Rule&, T& into) {
        auto members = node.members();
        for_each_member<T>([&](const auto& member) { take(members, member, into); });
        members.finish();
    }

    template <class T>
    static void read(const Node& node, const Rule& rule, std::vector<T>& into) {
        if constexpr (kIsMap<std::vector<T>>) {
            std::set<std::string> names;
            for (const auto& [name, entry] : node.entries()) {
                if (!names.insert(name).second) entry.refuse("this name stands here twice");
                read(entry, {}, into.emplace_back(name, typename T::second_type{}).second);
            }
        } else {
            for (const Node& item : node.items(rule.item)) read(item, {}, into.emplace_back());
            if (into.empty() && rule.absence == Absence::omitted) node.refuse("this list is empty");
        }
    }
    template <class T>
    static void read(const Node& node, const Rule& rule, std::optional<T>& into) {
        if (node.is_null() && rule.absence == Absence::null) return;
        read(node, rule, into.emplace());
    }

    static void read(const Node& node, const Rule& rule, std::string& into) {
        into = rule.form == TextForm::any ? node.text() : node.word();
        if (!has_form(into, rule.form)) node.refuse("this text is not of the form that is wanted here");
    }
    static void read(const Node& node, const Rule&, bool& into) { into = node.truth(); }
    static void read(const Node& node, const Rule& rule, int& into) {
        into = static_cast<int>(
            whole_between(node, rule, std::numeric_limits<int>::min(), std::numeric_limits<int>::max()));
    }
    static void read(const Node& node, const Rule& rule, long& into) {
        into = static_cast<long>(
            whole_between(node, rule, std::numeric_limits<int>::min(), std::numeric_limits<int>::max()));
    }
    static void read(const Node& node, const Rule&, unsigned long long& into) { into = node.count(); }
    static void read(const Node& node, const Rule& rule, double& into) {
        into = node.figure();
        if (!(into >= rule.least && into <= rule.most)) node.refuse("this number is out of range");
    }
    template <class E>
    requires std::is_enum_v<E>
    static void read(const Node& node, const Rule& rule, E& into) {
        const auto found = find_named<E>(node.word());
        const bool blank = rule.absence == Absence::omitted && found == E{};  // `none` is left out, never named
        if (!found || blank) node.refuse("this word is not known here");
        into = *found;
    }

    static void read(const Node& node, const Rule&, Box& into) {
        const auto n = node.wholes(4);
        into = {static_cast<int>(n[0]), static_cast<int>(n[1]), static_cast<int>(n[2]), static_cast<int>(n[3])};
    }
    static void read(const Node& node, const Rule&, Affine& into) {
        const auto n = node.figures(6);
        into = {n[0], n[1], n[2], n[3], n[4], n[5]};
    }
    static void read(const Node& node, const Rule&, Quad& into) { into = node.corners(); }
    static void read(const Node& node, const Rule&, Evidence& into) {
        auto members = node.members();
        for (std::size_t i = 0; i < kEvidenceKinds; ++i) {
            const auto kind = static_cast<EvidenceKind>(i);
            if (const auto found = members.take(evidence_name(kind))) into.set(kind, found->figure());
        }
        members.finish();
    }

  private:
    static long long whole_between(const Node& node, const Rule& rule, int least, int most) {
        const long long number = node.whole();
        const auto figure = static_cast<double>(number);
        if (number < least || number > most || figure < rule.least || figure > rule.most)
            node.refuse("this number is out of range");
        return number;
    }

    template <class Members, class Owner, class T>
    static void take(Members& members, const Member<Owner, T>& member, Owner& into) {
        const bool may_lack = member.omit || member.rule.evidence || member.rule.absence == Absence::omitted ||
                              (kIsOptional<T> && !Node::kNullIsAbsence);
        if (const auto found = members.take(member.name))
            read(*found, member.rule, into.*member.place);
        else if (!may_lack)
            members.refuse_missing(member.name);
    }
    template <class Members, class Owner, class T>
    static void take(Members& members, const Derived<Owner, T>& member, Owner&) {
        T ignored;
        const auto found = members.take(member.name);
        if (!found) members.refuse_missing(member.name);
        read(*found, {}, ignored);
    }
    template <class Members, class Owner>
    static void take(Members& members, const Constant& member, Owner&) {
        const auto found = members.take(member.name);
        if (!found) members.refuse_missing(member.name);
        if (found->word() != member.text) found->refuse("this file is not of the schema shenbao/1");
    }
};

}  // namespace shenbao
