// JSON written from front to back, without a tree of it in memory: building one takes longer than writing the
// text.
//
// The text is the one that nlohmann::ordered_json::dump gives for the same values, but for one thing: figures are
// the shortest ones that read back the same, where the library's may be longer (0.9940330000000001).
#pragma once

#include <concepts>
#include <string>
#include <string_view>
#include <utility>

namespace shenbao {

class JsonText {
  public:
    // indent: blanks for each level, a line for each value; -1: no white space at all.
    explicit JsonText(int indent) : indent_(indent) {}

    // `write()` writes the members, each after its name.
    template <class Write>
    void object(const Write& write) {
        enclose('{', write, '}');
    }
    // `write()` writes the items, each after item().
    template <class Write>
    void array(const Write& write) {
        enclose('[', write, ']');
    }
    void name(std::string_view name);
    void item() { part(); }

    void add(std::string_view text);  // bytes that are not UTF-8 become U+FFFD
    void add(double value);           // null where it is no finite number
    void add(std::integral auto value) {
        if constexpr (std::same_as<decltype(value), bool>)
            text_ += value ? "true" : "false";
        else
            text_ += std::to_string(value);
    }
    void add_null() { text_ += "null"; }

    [[nodiscard]] std::string take() { return std::move(text_); }

  private:
    template <class Write>
    void enclose(char open, const Write& write, char close) {
        text_ += open;
        ++level_;
        empty_ = true;
        write();
        --level_;
        if (!empty_) break_line();
        empty_ = false;  // so what this stands in is not
        text_ += close;
    }
    void part();
    void break_line();

    std::string text_;
    int indent_;
    int level_ = 0;
    bool empty_ = true;  // nothing was written yet since the last bracket
};

}  // namespace shenbao
