#include "pipeline/review/pruned_json.hpp"

#include <algorithm>
#include <vector>

namespace shenbao {

namespace {

// What nlohmann's parser calls while it reads.
class Builder : public nlohmann::json_sax<Json> {
  public:
    explicit Builder(std::span<const std::string_view> left_out) : left_out_(left_out) {}

    [[nodiscard]] Json take() { return std::move(root_); }

    bool null() override { return value(nullptr); }
    bool boolean(bool truth) override { return value(truth); }
    bool number_integer(number_integer_t number) override { return value(number); }
    bool number_unsigned(number_unsigned_t number) override { return value(number); }
    bool number_float(number_float_t number, const string_t&) override { return value(number); }
    bool string(string_t& text) override { return value(std::move(text)); }
    bool binary(binary_t&) override { return false; }
    bool start_object(std::size_t) override {
        if (Json* object = open(Json::object())) object->get_ref<Json::object_t&>().reserve(kUsualMembers);
        return true;
    }
    bool start_array(std::size_t) override {
        open(Json::array());
        return true;
    }
    bool end_object() override { return close(); }
    bool end_array() override { return close(); }
    bool key(string_t& name) override {
        if (depth_left_out_ > 0) return true;
        leave_out_next_ = std::ranges::find(left_out_, name) != left_out_.end();
        name_ = std::move(name);
        return true;
    }
    bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception&) override {
        return false;
    }

  private:
    // An object that grows copies all that is in it: a pair with a constant name cannot be moved. Fields have 12.
    static constexpr std::size_t kUsualMembers = 16;

    bool value(Json one) {
        if (depth_left_out_ == 0 && !leave_out_next_) add(std::move(one));
        leave_out_next_ = false;
        return true;
    }
    // nullptr where it is left out.
    Json* open(Json empty) {
        if (depth_left_out_ > 0 || leave_out_next_) {
            leave_out_next_ = false;
            ++depth_left_out_;
            return nullptr;
        }
        return open_.emplace_back(add(std::move(empty)));
    }
    bool close() {
        if (depth_left_out_ > 0)
            --depth_left_out_;
        else
            open_.pop_back();
        return true;
    }
    Json* add(Json one) {
        if (open_.empty()) return &(root_ = std::move(one));
        Json& owner = *open_.back();
        if (owner.is_object()) return &(owner[name_] = std::move(one));
        owner.push_back(std::move(one));
        return &owner.back();
    }

    std::span<const std::string_view> left_out_;
    Json root_;
    std::vector<Json*> open_;
    std::string name_;
    bool leave_out_next_ = false;
    int depth_left_out_ = 0;
};

}  // namespace

Json parse_without(const std::string& text, std::span<const std::string_view> left_out) {
    Builder builder(left_out);
    return Json::sax_parse(text, &builder) ? builder.take() : Json(Json::value_t::discarded);
}

}  // namespace shenbao
