# Writes OUT, a C++ file with the contents of all files of FOLDER and of the file MORE: see page_files.hpp.
file(GLOB_RECURSE files RELATIVE ${FOLDER} ${FOLDER}/*)
get_filename_component(more_folder ${MORE} DIRECTORY)
get_filename_component(more_name ${MORE} NAME)
set(arrays "")
set(list "")
set(count 0)
macro(embed folder name)
  file(READ ${folder}/${name} hex HEX)
  string(REGEX REPLACE "(..)" "0x\\1," bytes "${hex}")
  string(APPEND arrays "constexpr unsigned char kFile${count}[] = {${bytes}0};\n")
  string(APPEND list "    {\"${name}\", text(kFile${count})},\n")
  math(EXPR count "${count} + 1")
endmacro()
foreach(name ${files})
  embed(${FOLDER} ${name})
endforeach()
embed(${more_folder} ${more_name})
file(WRITE ${OUT} "// Made by embed_page.cmake.
#include \"pipeline/review/page_files.hpp\"

#include <cstddef>

namespace shenbao {

namespace {

${arrays}
template <std::size_t N>
std::string_view text(const unsigned char (&bytes)[N]) {
    return {reinterpret_cast<const char*>(bytes), N - 1};
}

const PageFile kFiles[] = {
${list}};

}  // namespace

std::span<const PageFile> page_files() {
    return kFiles;
}

const PageFile* find_page_file(std::string_view name) {
    for (const PageFile& file : kFiles)
        if (file.name == name) return &file;
    return nullptr;
}

}  // namespace shenbao
")
