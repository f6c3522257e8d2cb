#include "pipeline/deliver/repairs_json.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "models/declaration/error.hpp"
#include "pipeline/deliver/json_bounds.hpp"

namespace shenbao {

namespace {

using Json = nlohmann::ordered_json;

const char* const kSchema = "shenbao-repairs/1";
constexpr JsonBounds kBounds{8, 20, 40 * kMostRepairs};
constexpr double kMostPx = 1e6;  // beyond every page
constexpr int kMostPages = 100'000;

[[noreturn]] void refuse(const std::string& place, const std::string& message) {
    throw Error(ErrorCode::unreadable_input, {}, place + ": " + message, "see models/schema/repairs.schema.json");
}

Json parse(std::string_view text) {
    if (const auto fault = find_fault(text, kBounds)) refuse(fault->place, fault->message);
    return Json::parse(text);
}

// A value and where it stands.
class Node {
  public:
    Node(const Json& json, std::string place) : json_(json), place_(std::move(place)) {}

    [[nodiscard]] Node at(const char* name) const {
        if (!json_.is_object() || !json_.contains(name))
            refuse(place_ + pointer_step(name), "this part is missing");
        return {json_[name], place_ + pointer_step(name)};
    }
    [[nodiscard]] std::vector<Node> items(std::size_t most) const {
        if (!json_.is_array()) refuse(place_, "a list is wanted here");
        if (json_.size() > most) refuse(place_, "this list is too long or too short");
        std::vector<Node> nodes;
        for (std::size_t i = 0; i < json_.size(); ++i)
            nodes.emplace_back(json_[i], place_ + "/" + std::to_string(i));
        return nodes;
    }
    [[nodiscard]] std::string text() const {
        if (!json_.is_string()) refuse(place_, "a text is wanted here");
        return json_.get<std::string>();
    }
    [[nodiscard]] double px() const {
        if (!json_.is_number()) refuse(place_, "a number is wanted here");
        const double value = json_.get<double>();
        if (!(value >= -kMostPx && value <= kMostPx)) refuse(place_, "this number is out of range");
        return value;
    }
    [[nodiscard]] int whole(int least, int most) const {
        const double value = px();
        if (value != static_cast<int>(value)) refuse(place_, "a whole number is wanted here");
        if (value < least || value > most) refuse(place_, "this number is out of range");
        return static_cast<int>(value);
    }
    [[nodiscard]] Box box() const {
        const std::vector<Node> sides = items(4);
        if (sides.size() != 4) refuse(place_, "this list is too long or too short");
        constexpr int kMost = static_cast<int>(kMostPx);
        const auto side = [&](std::size_t i) { return sides[i].whole(-kMost, kMost); };
        return {side(0), side(1), side(2), side(3)};
    }
    [[noreturn]] void refuse_word() const { refuse(place_, "this word is not known here"); }

  private:
    const Json& json_;
    std::string place_;
};

RuleDirection read_direction(const Node& node) {
    const std::string word = node.text();
    if (word != "horizontal" && word != "vertical") node.refuse_word();
    return word == "horizontal" ? RuleDirection::horizontal : RuleDirection::vertical;
}

RuleSpan read_rule(const Node& node) {
    return {read_direction(node.at("direction")), node.at("position").px(), node.at("begin").px(),
            node.at("end").px()};
}

PageEdit read_edit(const Node& node) {
    const std::string word = node.at("edit").text();
    if (word == "turn") return TurnPage{node.at("quarter_turns").whole(0, 3)};
    if (word == "add") return AddRule{read_rule(node.at("rule"))};
    if (word == "remove") return RemoveRule{read_rule(node.at("rule"))};
    if (word == "move") return MoveRule{read_rule(node.at("rule")), node.at("to").px()};
    if (word == "merge") return MergeCells{node.at("box").box()};
    if (word == "split")
        return SplitCell{node.at("box").box(), read_direction(node.at("direction")), node.at("position").px()};
    node.at("edit").refuse_word();
}

PageRepair read_repair(const Node& node) {
    const Node frame = node.at("frame");
    constexpr int kMostSide = static_cast<int>(kMostPx);
    return {node.at("page").whole(1, kMostPages),
            {frame.at("width_px").whole(1, kMostSide), frame.at("height_px").whole(1, kMostSide),
             frame.at("quarter_turns").whole(0, 3)},
            read_edit(node)};
}

SourceRepairs read_source(const Node& node) {
    SourceRepairs source{node.at("sha256").text(), {}};
    for (const Node& repair : node.at("repairs").items(kMostRepairs))
        source.repairs.push_back(read_repair(repair));
    return source;
}

template <class... Case>
struct Cases : Case... {
    using Case::operator()...;
};

const char* word_of(RuleDirection direction) {
    return direction == RuleDirection::horizontal ? "horizontal" : "vertical";
}

Json rule_json(const RuleSpan& rule) {
    return {{"direction", word_of(rule.direction)},
            {"position", rule.position},
            {"begin", rule.begin},
            {"end", rule.end}};
}

Json box_json(const Box& box) {
    return {box.x0, box.y0, box.x1, box.y1};
}

Json repair_json(const PageRepair& repair) {
    Json json{{"page", repair.page},
              {"frame",
               {{"width_px", repair.frame.width_px},
                {"height_px", repair.frame.height_px},
                {"quarter_turns", repair.frame.quarter_turns}}}};
    json.update(
        std::visit(Cases{[](const TurnPage& turn) {
                             return Json{{"edit", "turn"}, {"quarter_turns", turn.quarter_turns}};
                         },
                         [](const AddRule& add) {
                             return Json{{"edit", "add"}, {"rule", rule_json(add.rule)}};
                         },
                         [](const RemoveRule& remove) {
                             return Json{{"edit", "remove"}, {"rule", rule_json(remove.rule)}};
                         },
                         [](const MoveRule& move) {
                             return Json{{"edit", "move"}, {"rule", rule_json(move.rule)}, {"to", move.to}};
                         },
                         [](const MergeCells& merge) {
                             return Json{{"edit", "merge"}, {"box", box_json(merge.box)}};
                         },
                         [](const SplitCell& split) {
                             return Json{{"edit", "split"},
                                         {"box", box_json(split.cell)},
                                         {"direction", word_of(split.direction)},
                                         {"position", split.position}};
                         }},
                   repair.edit));
    return json;
}

}  // namespace

std::string to_json(const PageRepair& repair) {
    return repair_json(repair).dump();
}

std::string to_json(const std::vector<SourceRepairs>& sources) {
    Json documents = Json::array();
    for (const SourceRepairs& source : sources) {
        Json repairs = Json::array();
        for (const PageRepair& repair : source.repairs) repairs.push_back(repair_json(repair));
        documents.push_back({{"sha256", source.sha256}, {"repairs", repairs}});
    }
    return Json{{"schema", kSchema}, {"documents", documents}}.dump(1) + "\n";
}

PageRepair repair_from_json(std::string_view text) {
    const Json json = parse(text);
    return read_repair(Node(json, ""));
}

std::vector<SourceRepairs> repairs_from_json(std::string_view text) {
    const Json json = parse(text);
    const Node root(json, "");
    if (root.at("schema").text() != kSchema) root.at("schema").refuse_word();
    std::vector<SourceRepairs> sources;
    for (const Node& document : root.at("documents").items(kMostRepairs)) sources.push_back(read_source(document));
    return sources;
}

}  // namespace shenbao
