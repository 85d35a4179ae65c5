#!/usr/bin/env python3
"""The rooms: includes go to the left only, and the public face knows no room."""
import re
import unittest

from cpp import SOURCE, files

# The order of the data, as lib/CMakeLists.txt names it.
ROOMS = re.search(r"foreach\(room ([a-z ]+)\)", (SOURCE / "lib" / "CMakeLists.txt").read_text())[1].split()
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.M)


def includes(path):
    return [(match[1], match[2]) for match in INCLUDE.finditer(path.read_text(encoding="utf-8"))]


class Rooms(unittest.TestCase):
    def test_every_folder_of_the_library_is_a_room_in_the_order(self):
        folders = {p.name for p in (SOURCE / "lib").iterdir() if p.is_dir() and any(p.glob("*.cpp"))}
        self.assertEqual(folders - set(ROOMS), set())
        self.assertGreaterEqual(len(ROOMS), 9)

    def test_a_room_includes_rooms_to_its_left_only(self):
        for path in files("lib"):
            room = path.relative_to(SOURCE / "lib").parts[0]
            if room == "include":
                continue
            for kind, name in includes(path):
                other = name.split("/")[0]
                if kind == "<" or other == "sayso":
                    continue
                with self.subTest(file=str(path.relative_to(SOURCE)), include=name):
                    self.assertIn("/", name, "a header of a room is included by its room: \"text/tokens.h\"")
                    self.assertIn(other, ROOMS)
                    self.assertLessEqual(ROOMS.index(other), ROOMS.index(room))

    def test_only_the_rooms_of_the_second_library_know_the_readers_and_writers(self):
        for path in files("lib"):
            room = path.relative_to(SOURCE / "lib").parts[0]
            if room in ("format", "store", "evaluate", "include"):
                continue
            self.assertEqual([n for _, n in includes(path) if n.startswith("sayso/io/")], [], path)

    def test_the_public_face_includes_only_itself_and_the_standard_library(self):
        for path in files("lib/include"):
            for kind, name in includes(path):
                with self.subTest(file=path.name, include=name):
                    if kind == '"':
                        self.assertTrue(name.startswith("sayso/"))
                    else:
                        self.assertNotIn("/", name)
                        self.assertFalse(name.endswith(".h"))
            if "io" not in path.parts:
                self.assertEqual([n for _, n in includes(path) if n.startswith("sayso/io/")], [], "core does not know io")

    def test_the_tool_knows_only_the_public_face(self):
        own = {p.name for p in (SOURCE / "cli").glob("*.h")}
        for path in files("cli"):
            for kind, name in includes(path):
                with self.subTest(file=path.name, include=name):
                    self.assertTrue(kind == "<" or name.startswith("sayso/") or name in own)

    def test_headers_are_guarded_by_their_path(self):
        for path in files("lib", "cli"):
            if path.suffix != ".h":
                continue
            parts = path.relative_to(SOURCE / "lib" if path.is_relative_to(SOURCE / "lib") else SOURCE).with_suffix("").parts
            parts = parts[1:] if parts[0] == "include" else ("sayso", *parts)
            guard = "_".join(parts).upper() + "_H_"
            with self.subTest(file=str(path.relative_to(SOURCE))):
                self.assertIn(f"#ifndef {guard}\n#define {guard}\n", path.read_text(encoding="utf-8"))


if __name__ == "__main__":
    unittest.main()
