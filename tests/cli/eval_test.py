#!/usr/bin/env python3
"""The tool against evaluation data that are not part of the project: records keep their contract on real news.

SAYSO_EVAL_DATA names a folder with eval/ (the scorers), data/ and article/. Without it, all is skipped, and said so.
"""
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

from tool import sayso

DATA = pathlib.Path(os.environ.get("SAYSO_EVAL_DATA", "/nonexistent"))
# Floors only ever rise. Of the records expected of the real article:
ARTICLE_FLOOR = 31
# F1 on annotated news: scorer, data, and by a pattern of the scorer's lines the F1 that is reached.
FLOORS = (
    ("score_quotes.py", "data/quotes/en-news-dev.jsonl",
     {r"marked .*content F1 ([\d.]+)": 0.88, r"marked .*speaker F1 ([\d.]+)": 0.81, r"all .*content F1 ([\d.]+)": 0.71, r"all .*speaker F1 ([\d.]+)": 0.64}),
    ("score_values.py", "data/quantities/en-news-dev.jsonl", {r"value +F1 ([\d.]+)": 0.86, r"value\+unit +F1 ([\d.]+)": 0.80}),
    ("score_values.py", "data/quantities/en-news-times.jsonl", {r"strict +F1 ([\d.]+)": 0.855, r"relaxed +F1 ([\d.]+)": 0.93, r"value +F1 ([\d.]+)": 0.76}),
)


def run(script, *arguments):
    return subprocess.run([sys.executable, DATA / "eval" / script, *arguments], capture_output=True, text=True, timeout=600)


class Evaluation(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)

    def extract(self, path):
        result = pathlib.Path(self.folder.name, "result.jsonl")
        ran = sayso("extract", path, "--output", result)
        self.assertEqual(ran.code, 0, ran.err)
        return result

    def test_records_keep_their_contract_on_the_annotated_news(self):
        inputs = [DATA / "article" / "article.txt", DATA / "data" / "quotes" / "en-news-dev.jsonl",
                  *sorted((DATA / "data" / "quantities").glob("en-*.jsonl"))]
        for path in inputs:
            with self.subTest(path.name):
                checked = run("check_records.py", path, self.extract(path))
                self.assertEqual(checked.returncode, 0, checked.stdout)

    def test_the_real_article_gives_as_many_of_the_expected_records_as_before(self):
        article = DATA / "article"
        checked = run("check_article.py", article / "expected.json", self.extract(article / "article.txt"))
        found = int(re.search(r"(\d+) of \d+ expected", checked.stdout)[1])
        self.assertGreaterEqual(found, ARTICLE_FLOOR, checked.stdout)

    def test_the_annotated_news_are_met_as_well_as_before(self):
        for script, path, floors in FLOORS:
            with self.subTest(path):
                scored = run(script, DATA / path, self.extract(DATA / path))
                self.assertEqual(scored.returncode, 0, scored.stderr)
                print(f"\n{script} {path}\n{scored.stdout}")
                for pattern, floor in floors.items():
                    self.assertGreaterEqual(float(re.search(pattern, scored.stdout)[1]), floor, pattern)


if __name__ == "__main__":
    if not DATA.is_dir():
        print("skipped: SAYSO_EVAL_DATA names no folder, so the annotated news and the real article are not looked at")
        sys.exit(77)  # CTest counts it as skipped
    unittest.main()
