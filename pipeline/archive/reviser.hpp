// What the archive has to ask of somebody who knows what is in a declaration: for the archive it is a text.
//
// The one that the program uses is tools/cli/declaration_reviser.hpp; it sets the field, reads its type anew and
// runs the rules again.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "pipeline/archive/archive_types.hpp"

namespace shenbao {

// What a correction was made on. With the hash of the source, which is known by its document, it tells whether the
// input under the correction is still what a person saw.
struct Fingerprint {
    int page = 0;      // 1-based
    Box bbox;          // upright px: the cell, or the lines of running text
    std::string read;  // what was read there
};

// What a person settled for a field. Paths beginning with kIssuePath are acknowledged issues and have no text.
struct SettledText {
    std::string path;
    std::string text;
    bool open = false;  // the input under it changed: a person sees it again, with the reading beside it
};

// A correction whose place is gone, as a thing to settle: "lost/ENTRY" of the log.
inline constexpr const char* kLostPath = "lost/";
// An issue that no field stands for, as a thing to settle: "issues/CODE/K", the K-th (from 0) of that code.
inline constexpr const char* kIssuePath = "issues/";

struct StandingCorrection {
    int declaration = 1;  // 1-based number in the source
    std::string path, text;
    Fingerprint of;
};

enum class Fit {
    holds,    // what was read there is the same, or is what the person wrote
    changed,  // the place is there, and something else is read in it
    lost,     // the place is not there any more
    gone      // nothing is lost: an issue that was acknowledged is no longer told
};

struct PlacedCorrection {
    Fit fit = Fit::lost;
    int declaration = 0;  // where it stands now; not of `lost` and `gone`
    std::string path;
    Fingerprint now;
};

class Reviser {
  public:
    virtual ~Reviser() = default;
    // json: as it was read. With these texts in it, and all that follows from them.
    [[nodiscard]] virtual NewDeclaration revise(const std::string& json,
                                                std::span<const SettledText> settled) const = 0;
    // Where corrections of an earlier reading of the same source stand in these; one for each. Two that say
    // different things never stand in one place.
    [[nodiscard]] virtual std::vector<PlacedCorrection> place(
        std::span<const std::string> declarations, std::span<const StandingCorrection> corrections) const = 0;
    [[nodiscard]] virtual std::optional<ReviewField> find_field(const std::string& json,
                                                                const std::string& path) const = 0;
    // That text is likely to be revised soon: what takes long and needs no change to be known may be done now.
    // From any thread, beside other calls.
    virtual void prepare(const std::string& json) const { (void)json; }
    // The contract's comparison, section 4.
    [[nodiscard]] virtual bool is_same_text(const std::string& a, const std::string& b) const = 0;
};

}  // namespace shenbao
