#include "tools/cli/config_file.hpp"

#include <string>

namespace shenbao {

namespace {

bool is_section_mark(const CLI::ConfigItem& item) {
    return item.name == "++" || item.name == "--";  // CLI11's begin and end of a section
}

bool is_known(const CLI::App& app, const CLI::ConfigItem& item) {
    const CLI::App* command = &app;
    try {
        for (const std::string& name : item.parents) command = command->get_subcommand(name);
    } catch (const CLI::OptionNotFound&) {
        return false;
    }
    return is_section_mark(item) || command->get_option_no_throw("--" + item.name) != nullptr;
}

std::string full_name(const CLI::ConfigItem& item) {
    std::string name;
    for (const std::string& parent : item.parents) name += (name.empty() ? "" : ".") + parent;
    if (is_section_mark(item)) return name;
    return name + (name.empty() ? "" : ".") + item.name;
}

void skip_byte_order_mark(std::istream& input) {
    for (const int byte : {0xEF, 0xBB, 0xBF})
        if (input.peek() == byte) input.get();
}

}  // namespace

std::vector<CLI::ConfigItem> CheckedConfig::from_config(std::istream& input) const {
    skip_byte_order_mark(input);
    std::vector<CLI::ConfigItem> entries = ConfigBase::from_config(input);
    for (CLI::ConfigItem& item : entries) {
        if (!is_known(app_, item)) throw UsageError(say(language_, Message::unknown_key, {full_name(item)}));
        // CLI11 splits "1-4,7" at its comma, as it would a list of values.
        if (item.name == "pages") item.inputs = {CLI::detail::join(item.inputs, ",")};
    }
    return entries;
}

}  // namespace shenbao
