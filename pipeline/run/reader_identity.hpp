#pragma once

#include <string>
#include <vector>

namespace shenbao {

// Names what a reading of a line depends on besides its picture: two readers of one name read alike. It is the
// program's build and the model files, each by its size and time, the recogniser's version, and the words of the
// forms. models_dir and tessdata_dir as for load_knowledge (files of Tesseract's default folder are not looked at:
// Debian's come with its version); printed_words: TextSettings::printed_words.
[[nodiscard]] std::string reader_identity(const std::string& models_dir, const std::string& tessdata_dir,
                                          const std::vector<std::string>& printed_words);

}  // namespace shenbao
