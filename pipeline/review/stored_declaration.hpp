// A declaration as the archive gives it out, looked into without building all of it: not its cells, not the
// measurements behind its fields.
#pragma once

#include <optional>
#include <string>

#include "pipeline/review/answer.hpp"

namespace shenbao {

class StoredDeclaration {
  public:
    // json: a file with one declaration; of several the first.
    explicit StoredDeclaration(const std::string& json);

    // nullptr where there is none. path: as of visit_fields; a name of the form may have slashes in it.
    [[nodiscard]] const Json* find_field(const std::string& path) const;
    // What stands beside a field and tells what it is: {"name": "...", "level2": "..."}.
    [[nodiscard]] Json beside(const std::string& path) const;
    // What rules and stages say of a field: code, severity, message and the fields concerned.
    [[nodiscard]] Json issues_of(const std::string& path) const;
    struct PageSize {
        int width = 0, height = 0;  // upright px
    };
    [[nodiscard]] std::optional<PageSize> page_size(int page) const;

  private:
    Json declaration_;
};

}  // namespace shenbao
