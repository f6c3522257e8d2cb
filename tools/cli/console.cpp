#include "tools/cli/console.hpp"

#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <iostream>
#include <nlohmann/json.hpp>

#include "tools/cli/messages.hpp"
#include "tools/cli/printable.hpp"
#include "tools/cli/translate.hpp"

namespace shenbao {

namespace {

using Json = nlohmann::json;

void print(const Json& json) {
    std::cerr << json.dump(-1, ' ', false, Json::error_handler_t::replace) << std::endl;
}

std::string with_decimals(double value, int decimals) {
    char text[32];
    std::snprintf(text, sizeof text, "%.*f", decimals, value);
    return text;
}

// What the counters say: the input, pages done and all, speed, time left, and once it is known fields to review.
std::string describe(Language language, const Progress& p, double pages_per_second, double seconds_left) {
    std::string line = say(language, Message::page_line,
                           {p.input, std::to_string(p.page), std::to_string(p.pages),
                            with_decimals(pages_per_second, 2), with_decimals(seconds_left, 0)});
    if (p.review_fields) line += say(language, Message::review_so_far, {std::to_string(*p.review_fields)});
    return line;
}

Json page_event(const Progress& p, double pages_per_second, double seconds_left) {
    Json event{{"event", "page"},
               {"input", p.input},
               {"page", p.page},
               {"pages", p.pages},
               {"pages_per_second", pages_per_second},
               {"seconds_left", seconds_left}};
    if (p.review_fields) event["review_fields"] = *p.review_fields;
    return event;
}

std::string describe(Language language, const BulkProgress& p, double pages_per_second, double seconds_left) {
    return say(language, Message::bulk_line,
               {std::to_string(p.done), std::to_string(p.documents), with_decimals(pages_per_second, 2),
                with_decimals(seconds_left, 0), std::to_string(p.review_fields)});
}

Json bulk_event(const BulkProgress& p, double pages_per_second, double seconds_left) {
    return {{"event", "documents"},
            {"done", p.done},
            {"documents", p.documents},
            {"pages", p.pages},
            {"pages_per_second", pages_per_second},
            {"seconds_left", seconds_left},
            {"review_fields", p.review_fields}};
}

double seconds_since(std::chrono::steady_clock::time_point begun) {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
}

template <class Count>
double share_of(Count done, Count all) {
    return all > 0 ? static_cast<double>(done) / static_cast<double>(all) : 0;
}

}  // namespace

ProgressStyle progress_style(bool json_asked) {
    if (json_asked) return ProgressStyle::json;
    return isatty(STDERR_FILENO) != 0 ? ProgressStyle::bar : ProgressStyle::lines;
}

void Console::clear_bar() {
    if (bar_shown_) std::cerr << "\r\033[K";
    bar_shown_ = false;
}

void Console::line(std::string_view kind, std::string_view prefix, std::string_view text) {
    if (style_ == ProgressStyle::json) return print({{"event", kind}, {"message", text}});
    clear_bar();
    std::cerr << prefix << printable(text) << std::endl;
}

// As JSON also without the name: others may know the file by another one, and names are not always texts.
void Console::error(const Error& error) {
    if (style_ == ProgressStyle::json) {
        ErrorPlace place = error.place();
        place.file.clear();
        const Error reason(error.code(), place, error.what(), error.remedy());
        return print({{"event", "error"},
                      {"message", error_line(error, language_)},
                      {"file", error.place().file},
                      {"reason", error_line(reason, language_)}});
    }
    line("error", say(language_, Message::error), error_line(error, language_));
}

void Console::usage_error(std::string_view text) {
    line("error", say(language_, Message::error), text);
}

void Console::warning(std::string_view text) {
    if (level_ >= LogLevel::warning) line("warning", say(language_, Message::warning), text);
}

void Console::info(std::string_view text) {
    if (level_ >= LogLevel::info) line("info", "", text);
}

void Console::begin_document() {
    begun_ = std::chrono::steady_clock::now();
}

void Console::progress(const Progress& p) {
    if (level_ < LogLevel::info) return;
    const double elapsed = seconds_since(begun_);
    const double pages_per_second = elapsed > 0 ? p.page / elapsed : 0;
    const double seconds_left = pages_per_second > 0 ? (p.pages - p.page) / pages_per_second : 0;
    if (style_ == ProgressStyle::json) return print(page_event(p, pages_per_second, seconds_left));
    show(share_of(p.page, p.pages), describe(language_, p, pages_per_second, seconds_left));
}

void Console::bulk_progress(const BulkProgress& p) {
    if (level_ < LogLevel::info) return;
    const double elapsed = seconds_since(begun_);
    const double pages_per_second = elapsed > 0 ? p.pages / elapsed : 0;
    const auto left = static_cast<double>(p.documents - p.done);
    const double seconds_left = p.done > 0 ? elapsed * left / static_cast<double>(p.done) : 0;
    if (style_ == ProgressStyle::json) return print(bulk_event(p, pages_per_second, seconds_left));
    show(share_of(p.done, p.documents), describe(language_, p, pages_per_second, seconds_left));
}

// A line in a pipe, a bar on a terminal, which is gone when all is done.
void Console::show(double share_done, const std::string& described) {
    const std::string text = printable(described);  // names of files are in it
    if (style_ == ProgressStyle::lines) {
        std::cerr << text << std::endl;
        return;
    }
    constexpr int kWidth = 24;  // characters
    std::string bar = "\r\033[K[";
    for (int i = 0; i < kWidth; ++i) bar += i < kWidth * share_done ? "#" : "-";
    std::cerr << bar << "] " << text << std::flush;
    bar_shown_ = true;
    if (share_done >= 1) clear_bar();
}

}  // namespace shenbao
