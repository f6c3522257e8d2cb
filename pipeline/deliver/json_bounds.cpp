#include "pipeline/deliver/json_bounds.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>
#include <vector>

namespace shenbao {
namespace {

using Json = nlohmann::json;

// What nlohmann's parser calls while it reads; `false` stops it. (Its own callbacks while it builds values go over
// all of a list after each of its items: a list of 3 million objects took an hour.)
class Watch : public nlohmann::json_sax<Json> {
  public:
    Watch(std::string_view text, const JsonBounds& bounds) : text_(text), bounds_(bounds) {}

    [[nodiscard]] std::optional<JsonFault> fault() const { return fault_; }

    bool null() override { return value(); }
    bool boolean(bool) override { return value(); }
    bool number_integer(number_integer_t) override { return value(); }
    bool number_unsigned(number_unsigned_t) override { return value(); }
    bool number_float(number_float_t, const string_t&) override { return value(); }
    bool string(string_t&) override { return value(); }
    bool binary(binary_t&) override { return value(); }
    bool start_object(std::size_t) override { return open(false); }
    bool end_object() override { return close(); }
    bool start_array(std::size_t) override { return open(true); }
    bool end_array() override { return close(); }
    bool key(string_t& name) override {
        Open& object = open_.back();
        object.name = name;
        if (!object.names.insert(name).second) return refuse("this name stands here twice");
        if (object.names.size() > bounds_.most_names) return refuse("an object has too many names");
        return true;
    }
    bool parse_error(std::size_t at, const std::string&, const nlohmann::detail::exception& error) override {
        constexpr int kNumberOverflow = 406;  // of nlohmann's exceptions
        if (error.id == kNumberOverflow) return refuse("a number is beyond what a computer can hold");
        const auto line = 1 + std::ranges::count(text_.substr(0, at), '\n');
        fault_ = JsonFault{"line " + std::to_string(line), "this is not JSON"};
        return false;
    }

  private:
    struct Open {
        bool is_list = false;
        std::size_t items = 0;
        std::string name{};                          // of the member that is being read
        std::set<std::string, std::less<>> names{};  // of the members so far
    };

    bool refuse(const char* message) {
        std::string pointer;
        for (const Open& one : open_)
            pointer += pointer_step(one.is_list ? std::to_string(one.items - 1) : one.name);
        fault_ = JsonFault{pointer.empty() ? "/" : pointer, message};
        return false;
    }
    bool value() {
        if (!open_.empty()) ++open_.back().items;
        if (++values_ > bounds_.most_values) return refuse("the JSON has too many values");
        return true;
    }
    bool open(bool is_list) {
        if (!value()) return false;
        if (open_.size() >= static_cast<std::size_t>(bounds_.most_depth))
            return refuse("the JSON is nested too deeply");
        open_.push_back({is_list});
        return true;
    }
    bool close() {
        open_.pop_back();
        return true;
    }

    std::string_view text_;
    const JsonBounds& bounds_;
    std::size_t values_ = 0;
    std::vector<Open> open_;
    std::optional<JsonFault> fault_;
};

}  // namespace

std::optional<JsonFault> find_fault(std::string_view text, const JsonBounds& bounds) {
    Watch watch(text, bounds);
    (void)Json::sax_parse(text, &watch);
    return watch.fault();
}

std::string pointer_step(std::string_view name) {
    std::string escaped = "/";
    for (const char c : name) escaped += c == '~' ? "~0" : c == '/' ? "~1" : std::string(1, c);
    return escaped;
}

}  // namespace shenbao
