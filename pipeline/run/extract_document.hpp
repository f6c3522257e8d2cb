// The stage list, readable aloud: one document -> its declarations.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "models/declaration/declaration.hpp"
#include "models/declaration/page_repair.hpp"
#include "pipeline/base/debug_sink.hpp"
#include "pipeline/base/page_grid.hpp"
#include "pipeline/base/page_text.hpp"
#include "pipeline/base/source_page.hpp"
#include "pipeline/base/upright_page.hpp"
#include "pipeline/form/form_library.hpp"
#include "pipeline/ingest/source_document.hpp"
#include "pipeline/run/kept_lines.hpp"
#include "pipeline/text/read_text.hpp"
#include "pipeline/trust/trust_model.hpp"

namespace shenbao {

// What the stages made of one page, while its pixels are still there.
struct PageStages {
    const SourcePage& source;
    const UprightPage& upright;
    const PageGrid& grid;
    const PageText& text;
};

struct ExtractOptions {
    std::vector<int> pages;  // 1-based, ascending; empty = all
    double error_budget = 0.001;
    std::vector<PageRepair> repairs;  // of this document, in their order
    KeptLines* kept = nullptr;        // of an earlier reading of this document, and of this one; null for none
    DebugSink sink;
    std::function<void(const PageStages&)> on_page;      // called after each page that was read; may be null
    std::function<void(const UprightPage&)> on_upright;  // of each sheet, before it is read; may be null
    std::function<void(int done, int total)> on_progress;
};

// What extraction knows; one per process, documents go through it one after another.
struct Knowledge {
    TextReader reader;
    FormLibrary forms;
    TrustModel trust;
};

inline constexpr const char* kUnreadablePage = "unreadable-page";  // Issue::code

// models_dir: the project's models/ folder; tessdata_dir: empty for Tesseract's default; own_forms: a folder of
// the user's form editions, empty for none. Throws Error{missing_dependency} naming what is not there,
// Error{wrong_usage} where an own edition is not valid.
[[nodiscard]] Knowledge load_knowledge(const std::string& models_dir, const std::string& tessdata_dir,
                                       const std::string& own_forms = {});

// A page that cannot be read becomes an issue `unreadable-page`; the others are still done. What was done and
// refused of `repairs` becomes issues of the filing that the page is in (repair_page.hpp). Throws Error if no
// page can be read or a page asked for does not exist.
[[nodiscard]] std::vector<Declaration> extract_document(SourceDocument& document, Knowledge& knowledge,
                                                        const ExtractOptions& options = {});

}  // namespace shenbao
