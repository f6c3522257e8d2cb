#include <algorithm>
#include <limits>
#include <nlohmann/json.hpp>
#include <set>

#include "models/declaration/error.hpp"
#include "pipeline/deliver/json.hpp"
#include "pipeline/deliver/json_bounds.hpp"
#include "pipeline/deliver/read_model.hpp"

namespace shenbao {

namespace {

using Json = nlohmann::ordered_json;

// Outputs have 12 levels. A record has 25 names, a map as many as a form has labels. 32 MiB of output hold 3.6
// million values.
constexpr JsonBounds kBounds{64, 1000, 5'000'000};

[[noreturn]] void refuse(const std::string& place, const char* message) {
    throw Error(ErrorCode::unreadable_input, {}, place + ": " + message, "give an output of shenbao extract");
}

// Where a node stands: a chain of names and positions up to the root, written as a JSON pointer (RFC 6901).
struct Place {
    const Place* outer = nullptr;
    std::string name{};

    [[nodiscard]] std::string pointer() const { return outer ? outer->pointer() + pointer_step(name) : ""; }
};

class JsonMembers;

class JsonNode {
  public:
    static constexpr bool kNullIsAbsence = true;

    JsonNode(const Json& json, Place place) : json_(&json), place_(std::move(place)) {}

    [[noreturn]] void refuse(const char* message) const {
        const std::string pointer = place_.pointer();
        shenbao::refuse(pointer.empty() ? "/" : pointer, message);
    }
    [[nodiscard]] const Json& json() const { return *json_; }
    [[nodiscard]] bool is_null() const { return json_->is_null(); }
    [[nodiscard]] std::string text() const {
        if (!json_->is_string()) refuse("a text is wanted here");
        return json_->get<std::string>();
    }
    [[nodiscard]] std::string word() const { return text(); }
    [[nodiscard]] bool truth() const {
        if (!json_->is_boolean()) refuse("true or false is wanted here");
        return json_->get<bool>();
    }
    [[nodiscard]] long long whole() const {
        if (!json_->is_number_integer()) refuse("a whole number is wanted here");
        const bool beyond = json_->is_number_unsigned() &&
                            json_->get<unsigned long long>() > std::numeric_limits<long long>::max();
        return beyond ? std::numeric_limits<long long>::max() : json_->get<long long>();
    }
    [[nodiscard]] unsigned long long count() const {
        if (!json_->is_number_integer()) refuse("a whole number is wanted here");
        if (!json_->is_number_unsigned()) refuse("this number is out of range");
        return json_->get<unsigned long long>();
    }
    [[nodiscard]] double figure() const {
        if (!json_->is_number()) refuse("a number is wanted here");
        return json_->get<double>();
    }
    [[nodiscard]] std::vector<double> figures(std::size_t count) const {
        const auto nodes = items(nullptr);
        if (nodes.size() != count) refuse("this list is too long or too short");
        std::vector<double> found;
        for (const JsonNode& node : nodes) found.push_back(node.figure());
        return found;
    }
    [[nodiscard]] std::vector<int> wholes(std::size_t count) const {
        const auto nodes = items(nullptr);
        if (nodes.size() != count) refuse("this list is too long or too short");
        std::vector<int> found;
        for (const JsonNode& node : nodes) ModelReader<JsonNode>::read(node, {}, found.emplace_back());
        return found;
    }
    [[nodiscard]] Quad corners() const {
        const auto nodes = items(nullptr);
        Quad quad;
        if (nodes.size() != quad.size()) refuse("this list is too long or too short");
        for (std::size_t i = 0; i < quad.size(); ++i) {
            const auto at = nodes[i].figures(2);
            quad[i] = {at[0], at[1]};
        }
        return quad;
    }
    [[nodiscard]] std::vector<JsonNode> items(const char*) const {
        if (!json_->is_array()) refuse("a list is wanted here");
        std::vector<JsonNode> nodes;
        nodes.reserve(json_->size());
        for (std::size_t i = 0; i < json_->size(); ++i)
            nodes.emplace_back((*json_)[i], Place{&place_, std::to_string(i)});
        return nodes;
    }
    [[nodiscard]] std::vector<std::pair<std::string, JsonNode>> entries() const {
        if (!json_->is_object()) refuse("an object is wanted here");
        std::vector<std::pair<std::string, JsonNode>> nodes;
        for (const auto& [name, value] : json_->items()) nodes.emplace_back(name, below(name, value));
        return nodes;
    }
    [[nodiscard]] JsonMembers members() const;
    [[nodiscard]] JsonNode below(const std::string& name, const Json& json) const {
        return {json, Place{&place_, name}};
    }

  private:
    const Json* json_;
    Place place_;
};

class JsonMembers {
  public:
    explicit JsonMembers(const JsonNode& record) : record_(record) {}

    [[nodiscard]] std::optional<JsonNode> take(std::string_view name) {
        const auto found = record_.json().find(std::string(name));
        if (found == record_.json().end()) return std::nullopt;
        taken_.emplace(name);
        return record_.below(std::string(name), *found);
    }
    [[noreturn]] void refuse_missing(const char* name) const {
        record_.below(name, record_.json()).refuse("this part is missing");
    }
    void finish() const {
        if (record_.json().size() == taken_.size()) return;
        for (const auto& [name, value] : record_.json().items())
            if (!taken_.contains(name)) record_.below(name, value).refuse("nothing of this name is known here");
    }

  private:
    const JsonNode& record_;
    std::set<std::string, std::less<>> taken_;
};

JsonMembers JsonNode::members() const {
    if (!json_->is_object()) refuse("an object is wanted here");
    return JsonMembers(*this);
}

Json parse(std::string_view text) {
    if (text.size() > kMostDeclarationBytes) refuse("/", "the file has more than 32 MiB");
    if (const auto fault = find_fault(text, kBounds)) refuse(fault->place, fault->message);
    return Json::parse(text);
}

}  // namespace

std::vector<Declaration> from_json(std::string_view text) {
    const Json json = parse(text);
    DeclarationFile file;
    ModelReader<JsonNode>::read(JsonNode(json, {}), {}, file);
    return std::move(file.declarations);
}

}  // namespace shenbao
