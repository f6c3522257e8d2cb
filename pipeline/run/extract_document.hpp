// The stage list, readable aloud: one document -> its declarations.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "models/declaration/declaration.hpp"
#include "pipeline/base/debug_sink.hpp"
#include "pipeline/base/page_grid.hpp"
#include "pipeline/base/page_text.hpp"
#include "pipeline/base/upright_page.hpp"
#include "pipeline/form/form_library.hpp"
#include "pipeline/ingest/source_document.hpp"
#include "pipeline/text/read_text.hpp"
#include "pipeline/trust/trust_model.hpp"

namespace shenbao {

struct ExtractOptions {
    std::vector<int> pages;  // 1-based, ascending; empty = all
    double error_budget = 0.001;
    DebugSink sink;
    // Called after each page with what its stages made (null: not called). Pixels are gone afterwards.
    std::function<void(const UprightPage&, const PageGrid&, const PageText&)> on_page;
    std::function<void(int done, int total)> on_progress;
};

// What extraction knows; one per process, documents go through it one after another.
struct Knowledge {
    TextReader reader;
    FormLibrary forms;
    TrustModel trust;
};

// models_dir: the project's models/ folder; tessdata_dir: empty for Tesseract's default.
[[nodiscard]] Knowledge load_knowledge(const std::string& models_dir, const std::string& tessdata_dir);

[[nodiscard]] std::vector<Declaration> extract_document(SourceDocument& document, Knowledge& knowledge,
                                                        const ExtractOptions& options = {});

}  // namespace shenbao
