#include "pipeline/ingest/tiff_file.hpp"

#include <algorithm>
#include <array>
#include <cstdarg>
#include <cstdio>
#include <cstring>
#include <limits>
#include <string_view>
#include <utility>

namespace shenbao {

namespace {

TiffFile::State& state_of(thandle_t handle) {
    return *static_cast<TiffFile::State*>(handle);
}

tmsize_t read_bytes(thandle_t handle, void* out, tmsize_t wanted) {
    TiffFile::State& state = state_of(handle);
    const std::size_t left = state.bytes.size() - std::min(state.at, state.bytes.size());
    const std::size_t count = std::min(left, static_cast<std::size_t>(wanted));
    if (count > 0) std::memcpy(out, state.bytes.data() + state.at, count);
    state.at += count;
    return static_cast<tmsize_t>(count);
}

tmsize_t write_nothing(thandle_t, void*, tmsize_t) {
    return -1;
}

toff_t seek_to(thandle_t handle, toff_t offset, int whence) {
    TiffFile::State& state = state_of(handle);
    const toff_t base = whence == SEEK_CUR ? state.at : whence == SEEK_END ? state.bytes.size() : 0;
    state.at = static_cast<std::size_t>(base + offset);
    return state.at;
}

int close_nothing(thandle_t) {
    return 0;
}

toff_t find_size(thandle_t handle) {
    return state_of(handle).bytes.size();
}

std::string printed(const char* format, va_list arguments) {
    std::array<char, 256> text{};
    std::vsnprintf(text.data(), text.size(), format, arguments);
    return text.data();
}

// Warnings of libtiff 4 after which it goes on with invented pixels. Others are of no harm to them: unknown tags,
// a strip without its end code, bytes between two JPEG markers.
bool loses_pixels(std::string_view warning) {
    constexpr std::array<std::string_view, 9> kLosses{"Premature EOL", "Premature EOF",             // fax
                                                      "Discarding ", "Terminating PackBitsDecode",  // PackBits
                                                      // JPEG, as in read_jpeg.cpp
                                                      "Premature end of JPEG", "premature end of data segment",
                                                      "bad Huffman code", "bad arithmetic code", "instead of RST"};
    return std::any_of(kLosses.begin(), kLosses.end(),
                       [&](std::string_view loss) { return warning.find(loss) != warning.npos; });
}

int keep_error(TIFF*, void* user, const char*, const char* format, va_list arguments) {
    auto& state = *static_cast<TiffFile::State*>(user);
    state.message = printed(format, arguments);
    state.complaints.error = state.complaints.lost = true;
    return 1;  // handled: libtiff's global handler stays silent
}

// Of "Line length mismatch at line 3 of strip 0 (got 1730, expected 1728)"; more than any line where it is not
// said.
int over_long_line_px(const std::string& warning) {
    int px = std::numeric_limits<int>::max();
    const std::size_t at = warning.find("(got ");
    if (at != std::string::npos) std::sscanf(warning.c_str() + at, "(got %d", &px);
    return px;
}

int sort_warning(TIFF*, void* user, const char*, const char* format, va_list arguments) {
    auto& state = *static_cast<TiffFile::State*>(user);
    const std::string text = printed(format, arguments);
    const bool over_long = text.starts_with("Line length mismatch");
    if (over_long) state.complaints.line_px = over_long_line_px(text);
    const bool lost = loses_pixels(text);
    if (lost) state.complaints.lost = true;
    if (lost || over_long) state.message = text;
    return 1;
}

}  // namespace

TiffFile::TiffFile(Bytes bytes, std::size_t max_alloc) : state_{bytes, 0, {}, {}} {
    const std::unique_ptr<TIFFOpenOptions, decltype(&TIFFOpenOptionsFree)> options(TIFFOpenOptionsAlloc(),
                                                                                   &TIFFOpenOptionsFree);
    if (!options) return;
    TIFFOpenOptionsSetMaxSingleMemAlloc(options.get(), static_cast<tmsize_t>(max_alloc));
    TIFFOpenOptionsSetErrorHandlerExtR(options.get(), keep_error, &state_);
    TIFFOpenOptionsSetWarningHandlerExtR(options.get(), sort_warning, &state_);
    tiff_.reset(TIFFClientOpenExt("TIFF", "rm", &state_, read_bytes, write_nothing, seek_to, close_nothing,
                                  find_size, nullptr, nullptr, options.get()));
}

void TiffFile::clear_messages() {
    state_.message.clear();
    state_.complaints = {};
}

TiffComplaints TiffFile::take_complaints() {
    return std::exchange(state_.complaints, {});
}

}  // namespace shenbao
