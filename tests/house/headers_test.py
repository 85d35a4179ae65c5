#!/usr/bin/env python3
"""The public headers: each compiles alone, in any order and twice, with the warnings of a careful user."""
import os
import pathlib
import subprocess
import unittest

from cpp import SOURCE

BUILD = pathlib.Path(os.environ.get("SAYSO_BUILD", SOURCE / "build"))


class Headers(unittest.TestCase):
    def test_each_public_header_compiles_alone(self):
        face = SOURCE / "lib" / "include"
        headers = sorted(path.relative_to(face) for path in face.rglob("*.h"))
        self.assertGreater(len(headers), 10)
        for header in headers:
            with self.subTest(str(header)):
                done = subprocess.run(["c++", "-std=c++20", "-fsyntax-only", "-Wall", "-Wextra", "-Wpedantic", "-Wconversion", "-Wshadow", "-Werror",
                                       f"-I{face}", f"-I{BUILD / 'lib' / 'include'}", "-x", "c++", "-"],
                                      input=f"#include <{header}>\n#include <{header}>\n", capture_output=True, text=True, timeout=120)
                self.assertEqual(done.returncode, 0, done.stderr)


if __name__ == "__main__":
    unittest.main()
