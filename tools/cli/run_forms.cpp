// forms list and forms show: the editions that are known, the user's own among them.
#include <algorithm>

#include "pipeline/base/utf8.hpp"
#include "pipeline/form/library_parts.hpp"
#include "tools/cli/commands.hpp"
#include "tools/cli/describe_form.hpp"
#include "tools/cli/models_dir.hpp"
#include "tools/cli/outputs.hpp"

namespace shenbao {

namespace {

std::string name_of(const FormEdition& edition) {
    return edition.family + "/" + edition.edition;
}

// Filled up with blanks to a column of a terminal, where Han characters and their signs take two places.
std::string padded(std::string text, std::size_t width) {
    constexpr char32_t kFirstWide = 0x2E80;
    std::size_t taken = 0;
    for (const char32_t c : decode_utf8(text)) taken += c >= kFirstWide ? 2 : 1;
    text.append(taken < width ? width - taken : 0, ' ');
    return text;
}

std::string list_forms(const std::vector<FormEdition>& editions) {
    std::string lines;
    for (const FormEdition& edition : editions)
        lines +=
            padded(name_of(edition), 32) + "  " + padded(edition.titles.front(), 40) + "  " + edition.file + "\n";
    return lines;
}

}  // namespace

int run_forms_list(const Options& options, Console& console) {
    const FormLibrary library(find_models_dir(options.models), options.forms);
    write_stdout(list_forms(library.parts().editions), console.language());
    return 0;
}

int run_forms_show(const Options& options, Console& console) {
    const FormLibrary library(find_models_dir(options.models), options.forms);
    const auto& editions = library.parts().editions;
    const auto found = std::ranges::find(editions, options.edition, name_of);
    if (found == editions.end())
        throw Error(ErrorCode::wrong_usage, {},
                    say(console.language(), Message::no_such_edition, {options.edition}),
                    say(console.language(), Message::see_forms_list));
    write_stdout(describe_form(*found, console.language()), console.language());
    return 0;
}

}  // namespace shenbao
