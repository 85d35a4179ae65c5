#!/usr/bin/env python3
"""The third law: the library never prints, aborts, throws across its face, reads clock or environment, or keeps state.

Looked for in the sources, and in the built archives, where macros and other people's inline code cannot hide it.
"""
import os
import pathlib
import re
import subprocess
import unittest

from cpp import SOURCE, code, files

BUILD = pathlib.Path(os.environ.get("SAYSO_BUILD", SOURCE / "build"))

# In the sources: what, and where it may stand all the same.
FORBIDDEN = [
    (r"#\s*include\s*<(iostream|cstdio|stdio\.h|print|syncstream)>", ()),
    (r"\b(printf|fprintf|puts|fputs|putchar|perror)\s*\(", ()),
    (r"\bstd::(cout|cerr|clog|cin)\b", ()),
    (r"\bfmt::print\b", ()),
    (r"\b(abort|_Exit|quick_exit|terminate)\s*\(|(?<![\w.>:])exit\s*\(", ()),
    (r"\b(getenv|secure_getenv|setenv|setlocale)\s*\(|\bstd::locale\b", ()),
    (r"\b(system_clock|steady_clock|high_resolution_clock)\b|(?<!\w)(std)?::(time|clock)\s*\(|\btime\s*\(\s*(nullptr|NULL|0|&)|\b(gettimeofday|localtime|gmtime)(_r)?\s*\(", ()),
    (r"\bthrow\b", ()),
    (r"\b(std::random_device|std::rand|srand)\b", ()),
    (r"\b(std::thread|std::async|std::mutex)\b|\bthread_local\b", ()),
]
# Undefined symbols that must not be asked for, as nm shows them without version.
FORBIDDEN_SYMBOLS = re.compile(
    r"^(abort|__assert_fail|v?f?d?printf|puts|fputs|putchar|fwrite|perror|exit|_exit|quick_exit|getenv|secure_getenv|setlocale|time|clock|"
    r"clock_gettime|gettimeofday|localtime(_r)?|rand|srand|_ZSt4cout|_ZSt4cerr|_ZSt4clog|_ZNSt8ios_base4InitC1Ev)$")


def archive(name):
    return next(iter(BUILD.rglob(f"libsayso_{name}.a")), None)


def nm(path, *options):
    return subprocess.run(["nm", *options, path], capture_output=True, text=True, check=True).stdout.splitlines()


class Sources(unittest.TestCase):
    def test_nothing_in_the_library_prints_aborts_throws_or_looks_around(self):
        breaches = []
        for path in files("lib"):
            source = code(path.read_text(encoding="utf-8"))
            for pattern, allowed in FORBIDDEN:
                for match in re.finditer(pattern, source):
                    if str(path.relative_to(SOURCE)) not in allowed:
                        breaches.append(f"{path.relative_to(SOURCE)}:{source.count(chr(10), 0, match.start()) + 1}: {match[0]}")
        self.assertEqual(breaches, [])

    def test_the_check_finds_what_it_is_for(self):
        for source in ('printf("x");', "std::cerr << 1;", "exit(1);", 'getenv("HOME");', "throw 1;", "std::abort();", "time(nullptr);",
                       "std::chrono::system_clock::now()", "::clock()"):
            self.assertTrue(any(re.search(p, code(source)) for p, _ in FORBIDDEN), source)
        for source in ('message = "printf(x)";', "// exit(1)", "on_exit(1);", "mention.time()", "add_time(x);", "reader.exit(2)", "void time(const Time& t) {"):
            self.assertFalse(any(re.search(p, code(source)) for p, _ in FORBIDDEN), source)


@unittest.skipIf(archive("core") is None, "no built archive of the library here")
class Symbols(unittest.TestCase):
    def sanitized(self):
        return any("__asan" in line for line in nm(archive("core"), "-u"))

    def test_the_archives_ask_for_no_function_that_prints_ends_the_process_or_looks_around(self):
        for name in ("core", "io"):
            asked = {line.split()[-1].split("@")[0] for line in nm(archive(name), "-u") if line.strip() and not line.endswith(":")}
            if self.sanitized():  # a debug build: its assertions are there on purpose
                asked.discard("__assert_fail")
            self.assertEqual({s for s in asked if FORBIDDEN_SYMBOLS.match(s)}, set(), name)

    def test_the_archives_hold_no_writable_globals(self):
        if self.sanitized():
            self.skipTest("the sanitizers add their own")
        for name in ("core", "io"):
            held = set()
            for line in nm(archive(name), "-C"):
                match = re.match(r"[0-9a-f]{16} ([BbDdGgSs]) (.+)", line)
                # Tables of pointers are constant once relocated (.data.rel.ro, which nm shows as d): vtables, type names.
                if match and not re.match(r"(vtable|typeinfo|VTT|guard variable|DW\.ref)", match[2]):
                    held.add(match[2])
            relocated = relocated_constants(archive(name))
            self.assertEqual(held - relocated, set(), name)


def relocated_constants(path):
    """Symbols that lie in .data.rel.ro: constant, but for addresses that the loader fills in."""
    out = subprocess.run(["objdump", "-tC", path], capture_output=True, text=True, check=True).stdout
    return {match[1] for match in re.finditer(r"\.data\.rel\.ro\S*\s+[0-9a-f]+ +(?:\.hidden )?(.+)", out)}


if __name__ == "__main__":
    unittest.main()
