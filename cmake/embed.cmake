# Compiles grammars/ into the library. The files are found, not listed: a new language or word list is a new file and
# nothing else. CONFIGURE_DEPENDS looks again at every build, and an edit of any file makes the source anew.
add_executable(sayso_embed ${CMAKE_CURRENT_LIST_DIR}/embed.cpp)
target_compile_features(sayso_embed PRIVATE cxx_std_20)
set_target_properties(sayso_embed PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/host)

set(folder ${CMAKE_CURRENT_LIST_DIR}/../grammars)
file(GLOB files RELATIVE ${folder} CONFIGURE_DEPENDS ${folder}/*/*.sayso ${folder}/*/lex/*.tsv)
list(SORT files)
set(inputs)
foreach(name ${files})
  list(APPEND inputs ${folder}/${name})
endforeach()
set(output ${CMAKE_BINARY_DIR}/lib/builtin_files.cpp)
add_custom_command(OUTPUT ${output} COMMAND sayso_embed ${output} ${folder} ${files}
                   DEPENDS sayso_embed ${inputs} COMMENT "Embedding the grammars" VERBATIM)
add_library(sayso_builtin OBJECT ${output})
target_include_directories(sayso_builtin PRIVATE ${CMAKE_CURRENT_LIST_DIR}/../lib)
target_compile_features(sayso_builtin PRIVATE cxx_std_20)

# The same packs compiled, by the compiler that the library itself has.
add_executable(sayso_pack ${CMAKE_CURRENT_LIST_DIR}/pack.cpp)
target_link_libraries(sayso_pack PRIVATE sayso_face sayso_text sayso_lexicon sayso_tag sayso_grammar sayso_builtin
                      ICU::uc PkgConfig::RE2 PkgConfig::UTF8PROC PkgConfig::NETTLE fmt::fmt)
sayso_own(sayso_pack)
set_target_properties(sayso_pack PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/host)
set(packed ${CMAKE_BINARY_DIR}/lib/builtin_packed.cpp)
add_custom_command(OUTPUT ${packed} COMMAND sayso_pack ${packed} DEPENDS sayso_pack COMMENT "Compiling the grammars" VERBATIM)
add_library(sayso_packed OBJECT ${packed})
target_include_directories(sayso_packed PRIVATE ${CMAKE_CURRENT_LIST_DIR}/../lib)
target_compile_features(sayso_packed PRIVATE cxx_std_20)
