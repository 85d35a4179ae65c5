#!/usr/bin/env python3
"""What the repository holds: nothing of the machine it was written on, nothing without its source."""
import re
import subprocess
import unittest

from cpp import SOURCE

PATHS = re.compile(r"(?<![\w.$}])/(work|root|home/\w+|tmp/\w+)/")


def tracked():
    try:
        done = subprocess.run(["git", "-C", SOURCE, "ls-files", "-z"], capture_output=True, check=True)
    except (OSError, subprocess.CalledProcessError):  # no git here, or a copy without its history
        return [p for p in SOURCE.rglob("*") if p.is_file() and not any(part.startswith(("build", ".git")) and part != ".gitignore" for part in p.parts)]
    return [SOURCE / name for name in done.stdout.decode().split("\0") if name and (SOURCE / name).is_file()]


class Tidy(unittest.TestCase):
    def test_no_file_names_a_path_of_a_machine(self):
        for path in tracked():
            try:
                found = PATHS.search(path.read_text(encoding="utf-8"))
            except UnicodeDecodeError:
                continue
            if found and path.name != "tidy_test.py":
                self.fail(f"{path.relative_to(SOURCE)}: {found[0]}")

    def test_every_word_list_says_what_it_is_and_names_its_columns(self):
        for path in (SOURCE / "grammars").glob("*/lex/*.tsv"):
            lines = path.read_text(encoding="utf-8").split("\n")
            with self.subTest(str(path.relative_to(SOURCE))):
                self.assertTrue(lines[0].startswith("# "))
                comment = " ".join(line for line in lines if line.startswith("#"))
                self.assertRegex(comment, r"[Ss]ource", "its first comment names the source")
                header = next(line for line in lines if line and not line.startswith("#"))
                for column in header.split("\t"):
                    self.assertRegex(column, r"^[a-z][a-z0-9_]*$")

    def test_every_source_opens_with_what_it_is_or_its_header_does(self):
        for folder in ("lib", "cli"):
            for path in (SOURCE / folder).rglob("*.h"):
                with self.subTest(str(path.relative_to(SOURCE))):
                    self.assertTrue(path.read_text(encoding="utf-8").startswith("// "))

    def test_scripts_can_be_run(self):
        for name in ("scripts/setup", "scripts/fuzz", "scripts/python_tools", ".ci/run"):
            self.assertTrue((SOURCE / name).stat().st_mode & 0o100, name)


if __name__ == "__main__":
    unittest.main()
