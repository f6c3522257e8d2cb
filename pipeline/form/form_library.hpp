// The form editions and vocabularies the program knows: those of models/forms and models/lexicon, and the user's
// own.
#pragma once

#include <memory>
#include <string>
#include <vector>

namespace shenbao {

class FormLibrary {
  public:
    // models_dir: the folder with forms/ and lexicon/. own_forms: a folder of further editions (*.xml); one with
    // the family and edition of another replaces it. Empty = none. Own ones stand first: of two that fit a page
    // equally well it is taken. Throws Error{missing_dependency} if what is built in is absent, Error{wrong_usage}
    // if an edition is not valid (with file and line), if own_forms has none, or two of the same family and
    // edition.
    explicit FormLibrary(const std::string& models_dir, const std::string& own_forms = {});
    ~FormLibrary();
    FormLibrary(FormLibrary&&) noexcept;
    FormLibrary& operator=(FormLibrary&&) noexcept;

    // Every title, label and vocabulary word that a form of the library may print.
    [[nodiscard]] std::vector<std::string> printed_words() const;

    struct Parts;
    [[nodiscard]] const Parts& parts() const { return *parts_; }

  private:
    std::unique_ptr<const Parts> parts_;
};

}  // namespace shenbao
