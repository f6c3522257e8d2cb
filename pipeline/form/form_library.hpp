// The form editions and vocabularies the program knows, loaded from models/forms and models/lexicon.
#pragma once

#include <memory>
#include <string>

namespace shenbao {

class FormLibrary {
  public:
    // models_dir: the folder with forms/ and lexicon/. Throws Error{missing_dependency} if they are absent and
    // Error{wrong_usage} with file and line if an edition is not valid.
    explicit FormLibrary(const std::string& models_dir);
    ~FormLibrary();
    FormLibrary(FormLibrary&&) noexcept;
    FormLibrary& operator=(FormLibrary&&) noexcept;

    struct Parts;
    [[nodiscard]] const Parts& parts() const { return *parts_; }

  private:
    std::unique_ptr<const Parts> parts_;
};

}  // namespace shenbao
