// One process that reads one document: the source on its standard input, declarations on its standard output,
// progress and errors as JSON lines on its standard error.
//
// A program of its own (fork and exec), not a copy of ours: the threads and locks of the recognisers do not
// survive a fork. Loading the models anew costs 0.1 s of a document's several.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "pipeline/archive/file_descriptor.hpp"
#include "tools/cli/bulk/reader_limits.hpp"

namespace shenbao {

// Its fourth stream, for pictures of the pages: a file without a name, gone with its last reader.
inline constexpr const char* kPagesFile = "/dev/fd/3";
// Its fifth, where there are any: what people said about the document's pages, as extract --repairs takes it.
inline constexpr const char* kRepairsFile = "/dev/fd/4";
// Its sixth: what was made of the document's lines before, as extract --kept-lines takes it and writes it anew.
inline constexpr const char* kLinesFile = "/dev/fd/5";

// What the process said so far.
struct ReaderLog {
    int page = 0, pages = 0;  // read, and all
    std::string error;        // the last error it told, as one line without its file; empty for none
    std::string last_lines;   // what it wrote besides; the last few KiB
};

class ReaderProcess {
  public:
    // command: program and arguments; repairs: JSON, empty for none; lines: of the reading before, empty for none.
    // Throws Error{internal} if the system gives no more processes.
    ReaderProcess(const std::vector<std::string>& command, const FileDescriptor& source,
                  const ReaderLimits& limits, const std::string& repairs = {}, const std::string& lines = {});
    ~ReaderProcess();  // kills it if it still runs
    ReaderProcess(ReaderProcess&&) noexcept;
    ReaderProcess& operator=(ReaderProcess&&) = delete;

    // For poll(); -1 when nothing more will come.
    [[nodiscard]] int messages() const { return messages_.number(); }
    void take_messages();
    // How it ended, as waitpid says; nullopt while it runs.
    [[nodiscard]] std::optional<int> find_end();
    void end_stalled();  // kills it
    [[nodiscard]] bool was_stalled() const { return stalled_; }
    [[nodiscard]] const ReaderLog& log() const { return log_; }
    [[nodiscard]] std::chrono::steady_clock::time_point last_page() const { return last_page_; }
    [[nodiscard]] std::string read_output() const;
    [[nodiscard]] std::uint64_t output_bytes() const;
    // What it wrote to kPagesFile, if it was told to.
    [[nodiscard]] const std::shared_ptr<FileDescriptor>& pages_file() const { return pages_; }
    // What is in kLinesFile now.
    [[nodiscard]] const std::shared_ptr<FileDescriptor>& lines_file() const { return lines_; }

  private:
    void take_line(const std::string& line);

    pid_t pid_ = -1;
    FileDescriptor output_, messages_;
    std::shared_ptr<FileDescriptor> pages_, lines_;
    std::string unfinished_line_;
    ReaderLog log_;
    std::chrono::steady_clock::time_point last_page_ = std::chrono::steady_clock::now();
    bool stalled_ = false;
};

}  // namespace shenbao
