// What an archive holds, as files: lists of everything, and files of each document.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <vector>

#include "pipeline/archive/archive.hpp"
#include "tools/cli/options.hpp"
#include "tools/cli/outputs.hpp"

namespace shenbao {

// The declarations of one document.
using DocumentVisit = std::function<void(const std::vector<Declaration>&)>;
void visit_documents(const Archive& archive, const DocumentVisit& visit);

// All declarations as one file of that format, in the memory of one document: json, jsonl, xml, html, csv (the
// table; of other formats it is not asked), and xlsx, which then has the lists and no forms.
void write_list(const Archive& archive, Format format, TidyTable table, const PartSink& write);

// Names for the files of documents, each once in a folder. "all" is kept for the lists.
class StemNames {
  public:
    [[nodiscard]] std::string next(const std::string& source_name);

  private:
    std::set<std::string> used_{"all"};
};

}  // namespace shenbao
