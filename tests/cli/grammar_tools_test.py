#!/usr/bin/env python3
"""sayso grammar …: the tools that authors of rules live by, from an empty folder on."""
import json
import pathlib
import re
import tempfile
import unittest

from tool import SOURCE, sayso


class Tools(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def new(self, name, *options):
        ran = sayso("grammar", "new", self.folder / name, *options)
        self.assertEqual(ran.code, 0, ran.err)
        return self.folder / name

    def rewrite(self, path, old, new):
        text = path.read_text(encoding="utf-8")
        self.assertIn(old, text)
        path.write_text(text.replace(old, new), encoding="utf-8")

    def lines(self, ran):
        return [json.loads(line) for line in ran.out.decode("utf-8").split("\n") if line]


class New(Tools):
    def test_a_new_pack_has_no_problem_and_passes_its_tests_whatever_it_stands_on(self):
        for extends in ("common", "en"):
            pack = self.new(f"on_{extends}", "--extends", extends)
            checked = sayso("grammar", "check", pack)
            self.assertEqual(checked.code, 0, checked.out)
            self.assertIn(b"0 errors, 0 warnings", checked.out)
            tested = sayso("grammar", "test", pack)
            self.assertEqual(tested.code, 0, tested.out)

    def test_a_new_pack_finds_records(self):
        ran = sayso("extract", "--grammar", self.new("closures"), stdin="The mayor said the Holm Bridge was closed because of ice.")
        record = ran.document["records"][0]
        self.assertEqual(record["type"], "closure")
        self.assertEqual(record["fields"]["place"]["text"], "the Holm Bridge")
        self.assertEqual(record["fields"]["stage"], "closed")

    def test_nothing_is_written_over(self):
        pack = self.new("mine")
        self.rewrite(pack / "closures.sayso", "closed_place", "my_rule")
        ran = sayso("grammar", "new", pack)
        self.assertEqual(ran.code, 1)
        self.assertIn("my_rule", (pack / "closures.sayso").read_text(encoding="utf-8"))

    def test_names_that_cannot_be_are_usage_errors(self):
        for name in ("1st", "my pack", "en"):
            ran = sayso("grammar", "new", self.folder / name)
            self.assertEqual(ran.code, 2, name)
            self.assertFalse((self.folder / name).exists())
        ran = sayso("grammar", "new", self.folder / "mine", "--extends", "comon")
        self.assertEqual(ran.code, 2)
        self.assertIn("did you mean common?", ran.err)


class Json(Tools):
    def test_problems_come_as_json_a_line_each_with_what_editors_need(self):
        pack = self.new("mine")
        self.rewrite(pack / "closures.sayso", "(?<verb> closing_verbs)", "(?<verb> closing_verb)")
        ran = sayso("grammar", "check", "--json", pack)
        self.assertEqual(ran.code, 1)
        problems = self.lines(ran)
        self.assertEqual(len(problems), len(re.findall(rb": (?:error|warning) ", sayso("grammar", "check", pack).out)))
        problem = next(p for p in problems if p["code"] == "G210")
        self.assertEqual(problem["severity"], "error")
        self.assertEqual(problem["file"], str(pack / "closures.sayso"))
        self.assertIn("closing_verbs", problem["hint"])
        source = (pack / "closures.sayso").read_text(encoding="utf-8").split("\n")[problem["line"] - 1]
        self.assertEqual(problem["source"], source)
        self.assertEqual(source[problem["column"] - 1:][:problem["length"]], "closing_verb")

    def test_a_pack_without_problems_gives_no_line(self):
        ran = sayso("grammar", "check", "--json", self.new("mine"))
        self.assertEqual((ran.code, ran.out), (0, b""))

    def test_tests_come_as_json_with_their_outcome(self):
        pack = self.new("mine")
        self.rewrite(pack / "closures.sayso", "=> stage=open", "=> stage=closed")
        ran = sayso("grammar", "test", "--json", pack)
        self.assertEqual(ran.code, 1)
        outcomes = [t["outcome"] for t in self.lines(ran)]
        self.assertEqual(sorted(outcomes), ["failed", "passed", "passed"])
        failed = next(t for t in self.lines(ran) if t["outcome"] == "failed")
        self.assertEqual(failed["rule"], "closures.closed_place")
        self.assertIn("stage='open'", failed["found"])


if __name__ == "__main__":
    unittest.main()
