#include "pipeline/run/reader_identity.hpp"

#include <sys/stat.h>

#include "pipeline/ingest/sha256.hpp"
#include "pipeline/text/recogniser.hpp"

namespace shenbao {

namespace {

// Of what is not there: nothing.
std::string stamp_of(const std::string& path) {
    struct stat found {};
    if (stat(path.c_str(), &found) != 0) return "-";
    return std::to_string(found.st_size) + "@" + std::to_string(found.st_mtim.tv_sec) + "." +
           std::to_string(found.st_mtim.tv_nsec);
}

}  // namespace

std::string reader_identity(const std::string& models_dir, const std::string& tessdata_dir,
                            const std::vector<std::string>& printed_words) {
    std::string told = stamp_of("/proc/self/exe") + "\n" + recogniser_version() + "\n";
    for (const char* model : {"/tessdata/values.traineddata", "/tessdata/values.characters.txt",
                              "/glyphs/model.bin", "/glyphs/network.onnx", "/lexicon/words.txt"})
        told += stamp_of(models_dir + model) + "\n";
    if (!tessdata_dir.empty())
        for (const char* model : {"/HanS.traineddata", "/chi_sim.traineddata", "/eng.traineddata"})
            told += stamp_of(tessdata_dir + model) + "\n";
    for (const std::string& word : printed_words) told += word + "\n";
    return find_sha256({reinterpret_cast<const std::uint8_t*>(told.data()), told.size()});
}

}  // namespace shenbao
