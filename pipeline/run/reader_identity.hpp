#pragma once

#include <string>
#include <vector>

namespace shenbao {

// Names what a reading of a line depends on besides its picture: two readers of one name read alike. It is the
// program and the libraries it was loaded with, the model files, Tesseract's among them, each by its size and the
// time of its last change (ctime, which whoever puts a file in place of another cannot choose), and the words of
// the forms. models_dir and tessdata_dir as for load_knowledge; printed_words: TextSettings::printed_words.
[[nodiscard]] std::string reader_identity(const std::string& models_dir, const std::string& tessdata_dir,
                                          const std::vector<std::string>& printed_words);

}  // namespace shenbao
