# What sayso stands on. Nothing is downloaded; scripts/setup installs all of it on Debian 12.
find_package(PkgConfig REQUIRED)
find_package(ICU 67 REQUIRED COMPONENTS uc i18n data)
pkg_check_modules(RE2 REQUIRED IMPORTED_TARGET re2)
pkg_check_modules(UTF8PROC REQUIRED IMPORTED_TARGET libutf8proc)
pkg_check_modules(NETTLE REQUIRED IMPORTED_TARGET nettle)
find_package(fmt REQUIRED)
find_package(LibXml2 REQUIRED)
find_package(simdjson REQUIRED)
find_package(RapidJSON REQUIRED)
# What readers unpack and parse with: sayso::io alone.
find_package(ZLIB REQUIRED)
pkg_check_modules(ZSTD REQUIRED IMPORTED_TARGET libzstd)
find_package(LibXml2 REQUIRED)
find_package(Threads REQUIRED)
find_package(SQLite3 3.38 REQUIRED)     # for the operators -> and ->>
# Its header; the library itself is loaded when it is needed (lib/store/libpq.h).
pkg_check_modules(LIBPQ REQUIRED libpq)
