#include "pipeline/ingest/tiff_file.hpp"

#include <algorithm>
#include <array>
#include <cstdarg>
#include <cstdio>
#include <cstring>

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

int keep_error(TIFF*, void* user, const char*, const char* format, va_list arguments) {
    std::array<char, 256> text{};
    std::vsnprintf(text.data(), text.size(), format, arguments);
    static_cast<TiffFile::State*>(user)->message = text.data();
    return 1;  // handled: libtiff's global handler stays silent
}

int drop_warning(TIFF*, void*, const char*, const char*, va_list) {
    return 1;
}

}  // namespace

TiffFile::TiffFile(Bytes bytes, std::size_t max_alloc) : state_{bytes, 0, {}} {
    const std::unique_ptr<TIFFOpenOptions, decltype(&TIFFOpenOptionsFree)> options(TIFFOpenOptionsAlloc(),
                                                                                   &TIFFOpenOptionsFree);
    if (!options) return;
    TIFFOpenOptionsSetMaxSingleMemAlloc(options.get(), static_cast<tmsize_t>(max_alloc));
    TIFFOpenOptionsSetErrorHandlerExtR(options.get(), keep_error, &state_);
    TIFFOpenOptionsSetWarningHandlerExtR(options.get(), drop_warning, nullptr);
    tiff_.reset(TIFFClientOpenExt("TIFF", "rm", &state_, read_bytes, write_nothing, seek_to, close_nothing,
                                  find_size, nullptr, nullptr, options.get()));
}

}  // namespace shenbao
