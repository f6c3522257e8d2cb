#include "pipeline/form/form_library.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "models/declaration/error.hpp"
#include "pipeline/form/find_editions.hpp"
#include "pipeline/form/library_parts.hpp"
#include "pipeline/form/printed_words.hpp"

namespace shenbao {
namespace {

using Editions = std::vector<FormEdition>;

bool has_edition(const Editions& editions, const FormEdition& wanted) {
    return std::ranges::any_of(editions,
                               [&](const FormEdition& one) { return one.same_as(wanted.family, wanted.edition); });
}

Editions read_built_in(const std::string& models_dir) {
    const std::string folder = models_dir + "/forms";
    const std::vector<std::string> files = find_editions(folder);
    if (files.empty())
        throw Error(ErrorCode::missing_dependency, {folder, std::nullopt}, "no form editions here",
                    "give the project's models folder");
    Editions editions;
    for (const std::string& file : files) editions.push_back(read_form_edition(file, schema_of_forms(models_dir)));
    return editions;
}

Editions read_own(const std::string& folder, const std::string& xsd_path) {
    const std::vector<std::string> files = find_editions(folder);
    if (files.empty())
        throw Error(ErrorCode::wrong_usage, {folder, std::nullopt}, "no form editions here",
                    "give a folder with form editions (*.xml)");
    Editions editions;
    for (const std::string& file : files) {
        FormEdition edition = read_form_edition(file, xsd_path);
        if (has_edition(editions, edition))
            throw Error(ErrorCode::wrong_usage, {file, std::nullopt},
                        "another file of this folder is also " + edition.family + "/" + edition.edition,
                        "give it an edition of its own");
        editions.push_back(std::move(edition));
    }
    return editions;
}

}  // namespace

FormLibrary::FormLibrary(const std::string& models_dir, const std::string& own_forms) {
    auto parts = std::make_unique<Parts>();
    Editions built_in = read_built_in(models_dir);
    if (!own_forms.empty()) parts->editions = read_own(own_forms, schema_of_forms(models_dir));
    std::erase_if(built_in, [&](const FormEdition& one) { return has_edition(parts->editions, one); });
    std::ranges::move(built_in, std::back_inserter(parts->editions));
    parts->lexicon = read_lexicon(models_dir + "/lexicon");
    parts_ = std::move(parts);
}

std::vector<std::string> FormLibrary::printed_words() const {
    std::vector<std::string> words = words_of(parts_->lexicon);
    for (const FormEdition& edition : parts_->editions)
        std::ranges::move(words_of(edition), std::back_inserter(words));
    return words;
}

FormLibrary::~FormLibrary() = default;
FormLibrary::FormLibrary(FormLibrary&&) noexcept = default;
FormLibrary& FormLibrary::operator=(FormLibrary&&) noexcept = default;

}  // namespace shenbao
