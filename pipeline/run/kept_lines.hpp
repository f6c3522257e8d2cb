// What the readers made of the lines of one document, kept for when it is read again: after a repair of one page's
// grid only the lines that it cut otherwise are new.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "pipeline/text/line_keeper.hpp"

namespace shenbao {

// What bytes() begins with.
inline constexpr std::string_view kLinesMark = "shenbao lines 1\n";
// Of one document; a dense page has up to 32 kB. Whoever keeps them keeps no more.
inline constexpr std::size_t kMostLinesBytes = 64u << 20;

class KeptLines : public LineKeeper {
  public:
    // made_by: see reader_identity.hpp. Lines of another reader are as good as none.
    explicit KeptLines(std::string made_by) : made_by_(std::move(made_by)) {}

    // Takes in what bytes() gave in an earlier run. False, and nothing is taken, where another reader made it or
    // it is not sound.
    bool load(std::string_view bytes);
    // Those of pages that are not read this time are kept, too.
    void keep_all();
    // All lines that were asked for since, or told; those that no page shows any more are left out. "" where
    // they are too many to be taken in again.
    [[nodiscard]] std::string bytes() const;

    [[nodiscard]] std::optional<LineReading> find(const LinePicture& line) override;
    void keep(const LinePicture& line, const LineReading& reading) override;

  private:
    using Lines = std::map<std::string, LineReading>;  // by the hash of the picture; boxes from its top left
    std::string made_by_;
    Lines earlier_, now_;
};

}  // namespace shenbao
