#include "tools/cli/bulk/read_result.hpp"

#include "models/declaration/error.hpp"
#include "pipeline/deliver/json.hpp"
#include "tools/cli/bulk/store_form.hpp"

namespace shenbao {

DocumentResult read_result(const std::string& output, const Lease& lease, double audit_share) {
    DocumentResult result;
    for (const Declaration& declaration : from_json(output)) {
        if (declaration.source.sha256 != lease.sha256)
            throw Error(ErrorCode::unreadable_input, {}, "the archive's copy of this file is damaged",
                        "remove it from the archive's blobs and import the file with --again");
        result.declarations.push_back(store_form_of(declaration));
        result.declarations.back().audit = draw_audit(declaration, audit_share);
    }
    return result;
}

}  // namespace shenbao
