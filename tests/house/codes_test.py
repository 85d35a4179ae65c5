#!/usr/bin/env python3
"""Every message that rule authors get is seen by somebody: each code of the library is in a golden of tests/grammar/errors."""
import re
import unittest

from cpp import SOURCE, files, literals

CODE = re.compile(r"[EGLP]\d{3}")
GOLDEN = re.compile(r"^\S+:\d+:\d+: (?:error|warning|note) ([EGLP]\d{3}): ", re.M)


def made():
    """Code → the places in the library that make it."""
    places = {}
    for path in files("lib"):
        if path.suffix == ".cpp":
            for line, text in literals(path.read_text(encoding="utf-8")):
                if CODE.fullmatch(text):
                    places.setdefault(text, []).append(f"{path.relative_to(SOURCE)}:{line}")
    return places


def shown():
    return {code for path in (SOURCE / "tests" / "grammar" / "errors").glob("*.txt") for code in GOLDEN.findall(path.read_text(encoding="utf-8"))}


class Codes(unittest.TestCase):
    def test_every_code_has_a_golden(self):
        places = made()
        self.assertGreater(len(places), 60)
        self.assertEqual({code: at for code, at in places.items() if code not in shown()}, {})

    def test_no_golden_shows_a_code_that_nothing_makes(self):
        self.assertEqual(shown() - set(made()), set())


if __name__ == "__main__":
    unittest.main()
