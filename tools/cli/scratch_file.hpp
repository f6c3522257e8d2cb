// A file for the time of a job, in the system's folder for such, where a library writes to paths only.
#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace shenbao {

class ScratchFile {
  public:
    // Throws Error{cannot_write}.
    explicit ScratchFile(const std::string& ending);
    ~ScratchFile();
    ScratchFile(const ScratchFile&) = delete;
    ScratchFile& operator=(const ScratchFile&) = delete;

    [[nodiscard]] const std::string& path() const { return path_; }
    [[nodiscard]] std::string content() const;
    // Piece by piece.
    void copy_to(const std::function<void(std::string_view)>& sink) const;

  private:
    std::string path_;
};

}  // namespace shenbao
