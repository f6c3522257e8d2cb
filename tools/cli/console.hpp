// Everything that goes to standard error: errors, warnings and progress; one line each, or one JSON object each.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "models/declaration/error.hpp"
#include "tools/cli/messages.hpp"

namespace shenbao {

enum class LogLevel { error, warning, info };
enum class ProgressStyle { bar, lines, json };

struct Progress {
    std::string input;
    int page = 0;  // pages done
    int pages = 0;
    std::optional<long> review_fields{};  // of the documents done so far; nullopt while none is done
};

// Of an import: documents and pages of many files.
struct BulkProgress {
    long done = 0, documents = 0;  // ended in this run, and all that are left with them
    int pages = 0;                 // read in this run
    long review_fields = 0;        // of the documents done in this run
};

class Console {
  public:
    Console(Language language, LogLevel level, ProgressStyle style)
        : language_(language), level_(level), style_(style) {}

    [[nodiscard]] Language language() const { return language_; }
    void error(const Error& error);
    void usage_error(std::string_view text);
    void warning(std::string_view text);
    void info(std::string_view text);
    void begin_document();
    void progress(const Progress& progress);
    void bulk_progress(const BulkProgress& progress);
    [[nodiscard]] bool shows_bar() const { return style_ == ProgressStyle::bar && level_ >= LogLevel::info; }

  private:
    void line(std::string_view kind, std::string_view prefix, std::string_view text);
    void clear_bar();
    void show(double share_done, const std::string& text);

    Language language_;
    LogLevel level_;
    ProgressStyle style_;
    bool bar_shown_ = false;
    std::chrono::steady_clock::time_point begun_ = std::chrono::steady_clock::now();
};

// A bar on a terminal, plain lines in a pipe.
[[nodiscard]] ProgressStyle progress_style(bool json_asked);

}  // namespace shenbao
