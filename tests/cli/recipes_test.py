#!/usr/bin/env python3
"""docs/recipes.md: every command runs, in order, in a folder with articles; a ```text block is what the one before prints."""
import json
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import unittest
import warnings

from tool import ARTICLES, SOURCE, TOOL, run_by_peers

run_by_peers()
warnings.simplefilter("ignore", ResourceWarning)  # of warcio, about its own files

import database_server  # noqa: E402  the server of the tests' own
import io  # noqa: E402

from warcio.statusandheaders import StatusAndHeaders  # noqa: E402
from warcio.warcwriter import WARCWriter  # noqa: E402

BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.M | re.S)
PAGE = "docs/recipes.md"


def archive(path):
    """As CC-NEWS writes them: a record of each page, packed by itself."""
    with path.open("wb") as out:
        writer = WARCWriter(out, gzip=True)
        for article in ARTICLES:
            paragraphs = "".join(f"<p>{p}</p>" for p in article.read_text(encoding="utf-8").split("\n\n"))
            page = f'<html lang="en"><head><meta charset="utf-8"></head><body><article>{paragraphs}</article></body></html>'.encode()
            head = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
            writer.write_record(writer.create_warc_record(f"http://news.example/{article.stem}", "response", payload=io.BytesIO(page), http_headers=head))


def as_exported(tasks):
    """What Label Studio gives back where somebody accepted all predictions."""
    return [{**task, "id": i, "annotations": [{"id": i, "result": task["predictions"][0]["result"]}], "predictions": []} for i, task in enumerate(tasks)]


class Recipes(unittest.TestCase):
    def test_every_command_runs_and_prints_what_is_shown(self):
        with tempfile.TemporaryDirectory() as folder:
            here = pathlib.Path(folder)
            (here / "articles").mkdir()
            for article in ARTICLES:
                shutil.copy(article, here / "articles")
            (here / "bin").mkdir()
            (here / "bin" / "sayso").symlink_to(TOOL)
            archive(here / "CC-NEWS-20250919000000-00001.warc.gz")
            programs = database_server.programs()
            self.assertIsNotNone(programs, "PostgreSQL is not installed")
            with database_server.Server() as server:
                path = [here / "bin", programs, pathlib.Path(os.environ["SAYSO_PEERS"]).parent, os.environ["PATH"]]
                environment = {**os.environ, "PATH": ":".join(map(str, path)), "PGHOST": str(server.folder), "PGUSER": "sayso"}
                last, ran = "", 0
                for language, block in BLOCK.findall((SOURCE / PAGE).read_text(encoding="utf-8")):
                    if language == "sh":
                        tasks = here / "label-studio" / "tasks.json"
                        if "export.json" in block:
                            (here / "export.json").write_text(json.dumps(as_exported(json.loads(tasks.read_text(encoding="utf-8")))), encoding="utf-8")
                        for command in filter(None, map(str.strip, block.split("\n"))):
                            with self.subTest(command):
                                done = subprocess.run(["bash", "-c", command], cwd=here, env=environment, capture_output=True, timeout=300)
                                last = done.stdout.decode()
                                ran += 1
                                self.assertEqual(done.returncode, 0, last[-1000:] + done.stderr.decode()[-2000:])
                                if ">" not in command and "--output" not in command and "--to" not in command and "createdb" not in command:
                                    self.assertTrue(last.strip(), "it prints nothing")
                    elif language == "text":
                        wanted = [line for line in block.strip().split("\n") if line != "…"]
                        printed = last.split("\n")
                        for line in wanted:
                            self.assertIn(line, printed)
                            printed = printed[printed.index(line) + 1:]
                self.assertGreater(ran, 15)
                rows = server.sql(f"postgresql://sayso@/news?host={server.folder}", "SELECT count(*) FROM documents")
                self.assertEqual(rows, [[str(len(ARTICLES))]])
                said = json.loads(subprocess.run([TOOL, "convert", "--from", "labelstudio", here / "export.json"], capture_output=True).stdout.splitlines()[0])
                self.assertTrue(said["quotes"])


if __name__ == "__main__":
    unittest.main(warnings="ignore")
