#!/usr/bin/env python3
"""What README.md, HACKING.md and docs/ show is what happens.

A block ```sh holds commands as typed in the project's folder; each is run. A block ```text behind it holds what the last
command prints: each line must come out, in that order; a line … stands for any number of lines.
A block ```sayso that begins with its name is a whole grammar: it is checked, and its tests pass.
make is not run from inside its own tests; its targets must be there. Names of files must be there as well.
"""
import os
import pathlib
import re
import subprocess
import tempfile
import unittest

from cpp import SOURCE

TOOL = os.environ.get("SAYSO_TOOL", str(SOURCE / "build" / "sayso"))
BUILD = pathlib.Path(os.environ.get("SAYSO_BUILD", SOURCE / "build"))
BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.M | re.S)
# Run elsewhere: they build, install, or need what a test machine may not have.
NOT_RUN = re.compile(r"(make|cmake|ctest|git|scripts/setup|scripts/fuzz|tests/|sudo|apt-get|curl)\b")

DOCUMENTS = ("README.md", "HACKING.md", "docs/grammar.md", "docs/formats.md", "docs/databases.md", "corpora/en/README.md")


def blocks(document):
    return BLOCK.findall((SOURCE / document).read_text(encoding="utf-8"))


def commands(block):
    for line in block.replace("\\\n", " ").split("\n"):
        line = line.split("  #")[0].strip()
        if line and not line.startswith("#"):
            yield line


class Documents(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        here = pathlib.Path(self.folder.name)
        (here / "build").mkdir()
        (here / "build" / "sayso").symlink_to(TOOL)
        for name in ("corpora", "docs", "grammars", "lib"):
            (here / name).symlink_to(SOURCE / name)

    def run_document(self, document):
        last = ""
        for language, block in blocks(document):
            if language == "sh":
                for command in commands(block):
                    if NOT_RUN.match(command):
                        continue
                    with self.subTest(command):
                        done = subprocess.run(["bash", "-o", "pipefail", "-c", command], cwd=self.folder.name, capture_output=True, timeout=120)
                        last = done.stdout.decode("utf-8")
                        self.assertEqual(done.returncode, 0, last[-2000:] + done.stderr.decode("utf-8", "replace"))
            elif language == "text":
                with self.subTest(block[:60]):
                    self.check_output(block, last)

    def check_output(self, block, output):
        lines, at, anywhere = output.split("\n"), 0, True
        for expected in block.rstrip("\n").split("\n"):
            if expected.strip() == "…":
                anywhere = True
                continue
            if anywhere:
                self.assertIn(expected, lines[at:])
                at = lines.index(expected, at) + 1
            else:
                self.assertEqual(expected, lines[at])
                at += 1
            anywhere = False

    def test_the_commands_of_the_readme_run_and_print_what_it_shows(self):
        self.run_document("README.md")

    def test_the_commands_of_hacking_run(self):
        self.run_document("HACKING.md")

    def test_the_commands_of_the_guide_to_the_grammar_language_run(self):
        self.run_document("docs/grammar.md")

    def test_the_commands_of_the_guide_to_formats_run(self):
        self.run_document("docs/formats.md")

    def test_the_commands_of_the_guide_to_gold_run(self):
        self.run_document("corpora/en/README.md")

    def test_the_grammars_that_are_shown_are_without_errors_and_pass_their_tests(self):
        shown = [block for document in DOCUMENTS for language, block in blocks(document) if language == "sayso" and block.startswith("grammar ")]
        self.assertTrue(shown)
        for number, block in enumerate(shown):
            pack, file = re.match(r"grammar (\w+)\.(\w+)", block).groups()
            folder = pathlib.Path(self.folder.name, str(number), pack)
            folder.mkdir(parents=True)
            (folder / f"{file}.sayso").write_text(block, encoding="utf-8")
            for verb in ("check", "test"):
                done = subprocess.run([TOOL, "grammar", verb, folder], capture_output=True, text=True, timeout=120)
                self.assertEqual(done.returncode, 0, done.stdout + done.stderr)

    def test_the_programs_of_the_readme_compile(self):
        for number, (language, block) in enumerate(blocks("README.md")):
            if language == "cpp":
                source = pathlib.Path(self.folder.name, f"example{number}.cpp")
                source.write_text(block, encoding="utf-8")
                folders = (SOURCE / "lib" / "include", BUILD / "lib" / "include")
                done = subprocess.run(["c++", "-std=c++20", "-Wall", "-Wextra", "-Werror", "-fsyntax-only", *(f"-I{f}" for f in folders), source],
                                      capture_output=True, text=True, timeout=120)
                self.assertEqual(done.returncode, 0, done.stderr)

    def test_make_has_the_targets_that_are_named(self):
        makefile = (SOURCE / "Makefile").read_text()
        for document in (*DOCUMENTS, "CHANGELOG.md"):
            for target in re.findall(r"\bmake ([a-z-]+)", " ".join(re.findall(r"`[^`]+`|```sh.*?```", (SOURCE / document).read_text(), re.S))):
                self.assertRegex(makefile, rf"(?m)^{target}:", f"{document} names make {target}")

    def test_files_that_are_named_are_there(self):
        for document in DOCUMENTS:
            text = re.sub(r"```.*?```", "", (SOURCE / document).read_text(), flags=re.S)
            for name in re.findall(r"`((?:lib|cli|grammars|corpora|tests|docs|scripts|cmake|bench)/[\w./-]*)`|\]\(([\w./-]+)\)", text):
                path = name[0] or name[1]
                if "NAME" in path:  # of one's own
                    continue
                self.assertTrue((SOURCE / path).exists(), f"{document} names {path}")


if __name__ == "__main__":
    unittest.main()
