#!/usr/bin/env python3
"""What makes long runs pleasant: parts, lists of files, patterns, sure records alone, progress, completions, manual pages."""
import gzip
import json
import os
import pathlib
import pty
import re
import shutil
import subprocess
import tempfile
import unittest

from tool import ARTICLES, TOOL, sayso

TEXTS = [a.read_text(encoding="utf-8") for a in ARTICLES]


def lines(count):
    return "".join(json.dumps({"id": f"d{n}", "text": TEXTS[n % len(TEXTS)]}) + "\n" for n in range(count))


class Folder(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.path = pathlib.Path(self.folder.name)
        self.addCleanup(self.folder.cleanup)

    def put(self, name, data):
        path = self.path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        return path


class Parts(Folder):
    def test_parts_are_all_of_it_and_no_document_twice(self):
        data = lines(40)
        parts = [[d["id"] for d in sayso("extract", "--shard", f"{i}/3", stdin=data).documents] for i in range(3)]
        self.assertEqual(sorted(sum(parts, [])), sorted(f"d{n}" for n in range(40)))
        self.assertTrue(all(len(p) > 3 for p in parts), parts)

    def test_a_document_is_in_the_same_part_whatever_is_read_with_it(self):
        whole = {d["id"] for d in sayso("extract", "--shard", "1/3", stdin=lines(20)).documents}
        tail = {d["id"] for d in sayso("extract", "--shard", "1/3", stdin="".join(lines(20).splitlines(True)[10:])).documents}
        self.assertEqual(tail, whole & {f"d{n}" for n in range(10, 20)})

    def test_a_part_that_is_none_is_refused(self):
        for part in ("4/4", "1", "a/b", "1/0", "-1/2", "1/2x"):
            ran = sayso("extract", f"--shard={part}", stdin="x")
            self.assertEqual(ran.code, 2, part)
            self.assertIn("0/4 is the first of four", ran.err)

    def test_limit_counts_the_documents_of_the_part(self):
        ran = sayso("extract", "--shard", "0/2", "--limit", 3, stdin=lines(40))
        self.assertEqual([d["id"] for d in ran.documents], [d["id"] for d in sayso("extract", "--shard", "0/2", stdin=lines(40)).documents][:3])


class Files(Folder):
    def test_a_manifest_names_files_folders_and_patterns(self):
        self.put("a.jsonl", json.dumps({"id": "a", "text": "x"}))
        self.put("sub/b.jsonl.gz", gzip.compress(json.dumps({"id": "b", "text": "x"}).encode()))
        self.put("sub/c.jsonl", json.dumps({"id": "c", "text": "x"}))
        listed = self.put("list", f"# files\n{self.path}/a.jsonl\n\n{self.path}/sub\r\n{self.path}/*.jsonl\n")
        ran = sayso("extract", "--manifest", listed)
        self.assertEqual((ran.code, [d["id"] for d in ran.documents]), (0, ["a", "b", "c", "a"]))
        self.assertEqual([d["id"] for d in sayso("extract", "--manifest", "-", stdin=f"{self.path}/a.jsonl").documents], ["a"])
        self.assertEqual(sayso("extract", "--manifest", self.path / "none").code, 2)
        self.assertEqual(sayso("extract", "--manifest", self.put("empty", "")).code, 2)

    def test_a_folder_gives_what_its_names_tell_and_other_json_on_demand(self):
        self.put("a.txt", "x")
        self.put("b.html.gz", gzip.compress(b"<html><p>x"))
        self.put("c.json", '{"text": "x"}')
        self.put("d.csv", "text\nx\n")
        self.put("e.bin", "x")
        self.assertEqual([pathlib.Path(d["id"]).name for d in sayso("extract", self.path).documents], ["a.txt", "b.html.gz"])
        self.assertEqual([pathlib.Path(d["id"]).name for d in sayso("extract", "--from", "json", self.path).documents], ["c.json"])

    def test_a_quoted_pattern_that_fits_nothing_is_a_file_that_is_not_there(self):
        ran = sayso("extract", self.path / "*.warc.gz")
        self.assertEqual(ran.code, 1)
        self.assertIn("there is no such file", ran.err)


class Confidence(Folder):
    def test_unsure_records_go_and_nothing_points_at_them(self):
        for text in TEXTS:
            whole = sayso("extract", stdin=text).document
            for least in (0.5, 0.8, 0.95):
                part = sayso("extract", "--min-confidence", least, stdin=text).document
                for kind in ("quotes", "claims", "times"):
                    wanted = [r["id"] for r in whole[kind] if r["confidence"] >= least]
                    self.assertEqual([r["id"] for r in part[kind]], wanted)
                ids = {r["id"] for kind in ("sources", "quotes", "claims", "times") for r in part[kind]}
                named = re.findall(r'"(?:id|quote|nested_in)": "([qcst]\d+)"', json.dumps(part["quotes"] + part["claims"]))
                named += [i for c in part["claims"] for i in c.get("linked", [])] + [m for s in part["sources"] for m in s.get("members", [])]
                self.assertLessEqual(set(named), ids)
                for source in part["sources"]:
                    self.assertEqual(source["speaks"], sum(q.get("source", {}).get("id") == source["id"] for q in part["quotes"]), source["name"])
        self.assertLess(len(part["quotes"]), len(whole["quotes"]))

    def test_everything_stays_without_it(self):
        self.assertEqual(sayso("extract", "--min-confidence", 0, stdin=TEXTS[0]).out, sayso("extract", stdin=TEXTS[0]).out)
        self.assertEqual(sayso("extract", "--min-confidence", 1.5, stdin="x").code, 2)


class Only(Folder):
    def test_kinds_that_are_asked_for_are_those_of_a_whole_run(self):
        for text in TEXTS:
            whole = sayso("extract", stdin=text).document
            for kinds in (["quotes"], ["claims"], ["times"], ["claims", "times"]):
                part = sayso("extract", "--only", ",".join(kinds), stdin=text).document
                for kind in ("quotes", "claims", "times"):
                    of = [[(r["content"]["spans"], r.get("quantity"), r.get("value")) for r in d[kind]] for d in (part, whole)]
                    self.assertEqual(of[0], of[1] if kind in kinds else [], kind)

    def test_other_kinds_are_told_from(self):
        ran = sayso("extract", "--only", "quote", stdin="x")
        self.assertEqual(ran.code, 2)
        self.assertIn("claims", ran.err)


class Progress(Folder):
    def on_terminal(self, *arguments):
        try:
            ours, theirs = pty.openpty()
        except OSError as error:
            self.skipTest(f"this machine has no terminal to give: {error}")
        with subprocess.Popen([TOOL, *map(str, arguments)], stdout=subprocess.DEVNULL, stderr=theirs) as running:
            os.close(theirs)
            shown = b""
            try:
                while block := os.read(ours, 4096):
                    shown += block
            except OSError:  # the other side is closed
                pass
            running.wait()
        os.close(ours)
        return shown.decode()

    def test_a_terminal_is_told_the_share_the_rate_and_the_time_left(self):
        path = self.put("many.jsonl.gz", gzip.compress(lines(4000).encode()))
        shown = self.on_terminal("extract", "--threads", 1, path)
        self.assertRegex(shown, r"\[#*\.*\] +\d+ %  \d+ documents  [\d.]+ MB  \d+/s  [\d.]+ MB/s  \d+:\d\d left")
        self.assertTrue(shown.endswith("\x1b[K"), "the line is cleared at the end")
        self.assertEqual(self.on_terminal("extract", "--quiet", "--limit", 300, path), "")

    def test_what_is_no_terminal_is_told_nothing(self):
        self.assertEqual(sayso("extract", stdin=lines(50)).err, "")


class Completions(Folder):
    def bash(self, *words):
        script = self.put("sayso.bash", sayso("completions", "bash").out)
        call = f'source {script}; COMP_WORDS=({" ".join(map(repr, words))}); COMP_CWORD={len(words) - 1}; _sayso; printf "%s\\n" "${{COMPREPLY[@]}}"'
        done = subprocess.run(["bash", "-c", call], capture_output=True, text=True, check=True)
        return done.stdout.split()

    def test_bash_completes_verbs_options_and_values(self):
        self.assertIn("extract", self.bash("sayso", "e"))
        self.assertNotIn("show", self.bash("sayso", "e"))
        self.assertEqual(self.bash("sayso", "extract", "--man"), ["--manifest"])
        self.assertEqual(self.bash("sayso", "extract", "--from", "w"), ["warc"])
        self.assertEqual(self.bash("sayso", "convert", "--from", "bra"), ["brat"])
        self.assertEqual(self.bash("sayso", "query", "--from", "w"), [])
        self.assertIn("coverage", self.bash("sayso", "grammar", ""))
        self.assertIn("--offsets", self.bash("sayso", "segment", "--"))
        self.assertEqual(self.bash("sayso", "extract", "article"), [])

    def test_every_verb_and_long_option_is_in_each_script(self):
        names = set(re.findall(r"--[a-z][a-z-]+", sayso("extract", "--help").out.decode().split("Examples:")[0]))
        self.assertIn("--shard", names)
        for shell in ("bash", "zsh", "fish"):
            script = sayso("completions", shell).out.decode()
            for name in names:
                self.assertIn(name if shell != "fish" else f"-l {name[2:]}", script, shell)

    def test_the_scripts_are_of_their_shells(self):
        for shell, check in (("bash", ["-n"]), ("zsh", ["-n"]), ("fish", ["--no-execute"])):
            if shutil.which(shell):
                path = self.put(f"c.{shell}", sayso("completions", shell).out)
                done = subprocess.run([shell, *check, path], capture_output=True, text=True)
                self.assertEqual((done.returncode, done.stderr), (0, ""))

    def test_each_verb_has_a_manual_page(self):
        self.assertEqual(sayso("completions", "man", "--output", self.path / "man1").code, 0)
        pages = {p.name: p.read_text() for p in (self.path / "man1").iterdir()}
        self.assertLessEqual({"sayso.1", "sayso-extract.1", "sayso-grammar.1", "sayso-grammar-check.1"}, set(pages))
        self.assertIn(".B \\-\\-manifest FILE\n", pages["sayso-extract.1"])
        self.assertIn("sayso extract article.txt", pages["sayso-extract.1"])
        if shutil.which("man"):
            done = subprocess.run(["man", "--warnings", "-l", self.path / "man1" / "sayso-extract.1"], capture_output=True, text=True, env={**os.environ, "MANPAGER": "cat"})
            self.assertEqual((done.returncode, done.stderr), (0, ""))
            self.assertIn("--manifest FILE", done.stdout)

    def test_another_shell_is_refused(self):
        ran = sayso("completions", "bsh")
        self.assertEqual(ran.code, 2)
        self.assertIn("did you mean bash", ran.err)


if __name__ == "__main__":
    unittest.main()
