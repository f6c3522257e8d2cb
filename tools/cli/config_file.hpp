// The file of --config: lines of key = value, keys named as the long options without their dashes; those of one
// command stand under [command].
#pragma once

#include <CLI/CLI.hpp>
#include <stdexcept>

#include "tools/cli/messages.hpp"

namespace shenbao {

class UsageError : public std::runtime_error {
    using std::runtime_error::runtime_error;
};

// As CLI11 reads it, but a key that is no option is an error and not passed over. Values are checked by CLI11 when
// it hands them to the options.
class CheckedConfig : public CLI::ConfigBase {
  public:
    // app: outlives the object.
    CheckedConfig(const CLI::App& app, Language language) : app_(app), language_(language) {}
    // Throws UsageError naming the first unknown key or section.
    std::vector<CLI::ConfigItem> from_config(std::istream& input) const override;

  private:
    const CLI::App& app_;
    Language language_;
};

}  // namespace shenbao
