# What the project's own targets are compiled with; nothing of it reaches who uses the library.
function(sayso_own target)
  target_compile_options(${target} PRIVATE -Wall -Wextra -Wpedantic -Wconversion -Wshadow
                         $<$<BOOL:${SAYSO_DEVELOPER_MODE}>:-Werror>
                         # g++ 12 sees overlaps in std::string that are not there (GCC bug 105651).
                         $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>)
  if(SAYSO_SANITIZE)
    # With the sanitizers g++ 12 takes an empty std::optional for one whose value is used (GCC bug 80635).
    target_compile_options(${target} PRIVATE -fsanitize=address,undefined -fno-omit-frame-pointer -fno-sanitize-recover=undefined
                           $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>)
    target_link_options(${target} PUBLIC -fsanitize=address,undefined)
  endif()
endfunction()
