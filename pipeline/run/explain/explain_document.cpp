#include "pipeline/run/explain/explain_document.hpp"

#include <utility>

#include "pipeline/run/explain/report.hpp"
#include "pipeline/run/explain/stage_pictures.hpp"

namespace shenbao {

Explanation explain_document(SourceDocument& document, Knowledge& knowledge, ExtractOptions options) {
    std::vector<ReportPage> pages;
    options.on_page = [&pages, next = std::move(options.on_page)](const PageStages& stages) {
        pages.push_back(make_report_page(stages, draw_page_stages(stages)));
        if (next) next(stages);
    };
    Explanation explanation{extract_document(document, knowledge, options), {}};
    explanation.html = make_report(document.info(), pages, explanation.declarations);
    return explanation;
}

}  // namespace shenbao
