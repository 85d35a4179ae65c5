#!/usr/bin/env python3
"""docs/records.md: every field of the schema is told, and every example gives what it shows; so do docs/claims.md and docs/quotes.md."""
import json
import os
import re
import subprocess
import unittest

from cpp import SOURCE

TOOL = os.environ.get("SAYSO_TOOL", str(SOURCE / "build" / "sayso"))
PAGE = (SOURCE / "docs" / "records.md").read_text(encoding="utf-8")
CLAIMS = (SOURCE / "docs" / "claims.md").read_text(encoding="utf-8")
QUOTES = (SOURCE / "docs" / "quotes.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^```example(?: (\w\w))?\n(.*?)^```$", PAGE + CLAIMS + QUOTES, re.M | re.S)  # its language, if not English


def sayso(*arguments, stdin=""):
    done = subprocess.run([TOOL, *arguments], input=stdin.encode("utf-8"), capture_output=True, timeout=120, check=True)
    return json.loads(done.stdout)


def at(value, path):
    """What is there, as the page tells it."""
    for step in path.split("."):
        if isinstance(value, list):
            value = value[int(step)] if int(step) < len(value) else None
        else:
            value = value.get(step) if isinstance(value, dict) else None
    return "nothing" if value is None else str(len(value)) if isinstance(value, list) else str(value)


class Records(unittest.TestCase):
    def test_every_example_gives_what_it_shows(self):
        self.assertGreater(len(EXAMPLES), 25)
        for language, example in EXAMPLES:
            text, expected = re.split(r"^(?==> )", example, maxsplit=1, flags=re.M)
            document = sayso("extract", "--published", "2025-09-19", "--language", language or "en", "-q", stdin=text)
            for line in expected.strip().split("\n"):
                path, value = re.fullmatch(r"=> ([\w.]+): (.+)", line).groups()
                with self.subTest(text.strip()[:60], path=path):
                    self.assertEqual(at(document, path), value)

    def test_every_field_of_the_schema_is_told(self):
        fields = {name for part in sayso("schema")["$defs"].values() for name in part.get("properties", {})}
        self.assertGreater(len(fields), 50)
        self.assertEqual(fields - set(re.findall(r"`(\w+)`", PAGE)), set())

    def test_every_word_of_the_enumerated_fields_is_told(self):
        words = {}
        for name, part in sayso("schema")["$defs"].items():
            for field, what in part.get("properties", {}).items():
                for word in what.get("enum", []):
                    words[word] = f"{name}.{field}"
        self.assertGreater(len(words), 50)
        for word, where in words.items():
            if where != "error.code":
                with self.subTest(where):
                    self.assertTrue(re.search(rf"\b{word}\b", PAGE), f"{word} is not told")


if __name__ == "__main__":
    unittest.main()
