#!/usr/bin/env python3
"""Bad input: each gets a clear message (which, where, what to do), and all other inputs are complete."""
import json
import os
import pathlib
import tempfile
import unittest

from tool import ARTICLES, sayso

GOOD = ARTICLES[0]


def messages(document):
    return " ".join(e["message"] for e in document["errors"])


class BadInput(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.expected = {k: v for k, v in sayso("extract", GOOD).document.items()}

    def path(self, name, content=None):
        path = pathlib.Path(self.folder.name, name)
        if content is not None:
            path.write_bytes(content)
        return path

    def between_good(self, bad, code, *options):
        """Extracts the bad input between two good ones; checks the code and that the good ones are whole. Gives the bad
        document and standard error."""
        ran = sayso("extract", *options, GOOD, bad, GOOD)
        self.assertEqual(ran.code, code, ran.err)
        self.assertEqual(len(ran.documents), 3, ran.err)
        self.assertEqual(ran.documents[0], self.expected)
        self.assertEqual(ran.documents[2], self.expected)
        return ran.documents[1], ran.err

    def test_malformed_utf8_in_a_text_is_read_and_noted_with_its_place(self):
        document, _ = self.between_good(self.path("m.txt", b"\xe2\x80\x9cWe wait,\xe2\x80\x9d Mary Ng said \xff\xfe\xe2\x80 today.\n"), 0)
        errors = [e for e in document["errors"] if e["code"] == "malformed_text"]
        self.assertTrue(errors)
        self.assertEqual(errors[0]["span"][0], 24)
        self.assertEqual(document["quotes"][0]["source"]["text"], "Mary Ng")

    def test_nul_bytes_are_kept_and_noted(self):
        document, err = self.between_good(self.path("nul.txt", b"\x00\x00Mary Ng said she would \x00 wait.\n"), 0)
        self.assertIn("NUL", messages(document))
        self.assertIn("nul.txt: warning", err)

    def test_an_empty_file_is_a_document_without_records(self):
        document, err = self.between_good(self.path("empty.txt", b""), 0)
        self.assertIn("empty", messages(document))
        self.assertEqual(document["quotes"], [])
        self.assertIn("empty.txt", err)

    def test_a_missing_file(self):
        document, err = self.between_good(self.path("missing.txt"), 1)
        self.assertEqual(document["errors"][0]["code"], "not_found")
        self.assertIn("missing.txt: there is no such file", err)

    def test_a_file_that_may_not_be_read(self):
        if os.geteuid() == 0:
            self.skipTest("root may read anything")
        path = self.path("secret.txt", b"x")
        path.chmod(0)
        document, err = self.between_good(path, 1)
        self.assertEqual(document["errors"][0]["code"], "unreadable")
        self.assertIn("secret.txt: cannot be opened", err)

    def test_a_folder_without_articles(self):
        self.path("folder").mkdir()
        document, err = self.between_good(self.path("folder"), 1)
        self.assertIn(".txt, .text, .jsonl", messages(document))
        self.assertIn("folder: the folder holds no file", err)

    def test_a_folder_or_a_file_where_the_other_is_needed(self):
        file_for_folder = sayso("extract", "--grammar", GOOD, GOOD)
        self.assertEqual(file_for_folder.code, 2)
        self.assertIn("is a file, and a folder", file_for_folder.err)
        folder_for_file = sayso("extract", GOOD, "--output", self.folder.name)
        self.assertEqual(folder_for_file.code, 2)
        self.assertIn(self.folder.name, folder_for_file.err)

    def test_a_utf16_file_tells_the_way_out(self):
        document, err = self.between_good(self.path("wide.txt", "Mary Ng said so.".encode("utf-16")), 1)
        self.assertIn("iconv", messages(document))
        self.assertIn("wide.txt", err)

    def test_a_text_over_the_limit(self):
        document, err = self.between_good(self.path("big.txt", b"x " * 30_000), 1, "--max-bytes", "50000")
        self.assertEqual(document["errors"][0]["code"], "too_large")
        self.assertIn("big.txt: the text is over the limit of 50000 bytes", err)

    def test_bad_lines_fail_in_their_place_and_all_others_are_complete(self):
        good = json.dumps({"text": "“We will wait,” Mary Ng said."})
        bad = ['{"text": "cut off', "[1, 2]", '"just a string"', "null", '{"title": "no text"}', '{"text": 5}',
               '{"text": "\\ud800"}', "{}", '{"text": "x"'] + ['{"text": "' + "x" * 50_000_000 + '"}']
        lines = [line for b in bad for line in (good, b)] + [good]
        path = self.path("wire.jsonl", "\n".join(lines).encode())
        ran = sayso("extract", path)
        self.assertEqual(ran.code, 1)
        documents = ran.documents
        self.assertEqual([d["id"] for d in documents], [str(n) for n in range(len(lines))])
        for n, document in enumerate(documents):
            if n % 2 == 0:
                self.assertEqual(len(document["quotes"]), 1)
                self.assertEqual(document["errors"], [])
            else:
                self.assertEqual(document["errors"][-1]["severity"], "error")
                self.assertEqual(document["quotes"], [])
                self.assertIn(f"wire.jsonl:{n + 1}: ", ran.err)
        self.assertEqual(documents[-2]["errors"][0]["code"], "too_large")

    def test_malformed_utf8_in_a_line_is_mended(self):
        ran = sayso("extract", stdin=b'{"text": "\xe2\x80\x9cWe wait,\xe2\x80\x9d Mary Ng said \xff."}\n')
        self.assertEqual(ran.code, 0)
        self.assertEqual(ran.document["errors"][0]["code"], "malformed_text")
        self.assertEqual(ran.document["quotes"][0]["source"]["text"], "Mary Ng")

    def test_a_language_without_a_pack_runs_common_and_says_so(self):
        ran = sayso("extract", "--language", "tlh", stdin="“nuqneH” 25 percent")
        self.assertEqual(ran.code, 0)
        self.assertIn("no pack for 'tlh'", ran.err)
        self.assertEqual(ran.document["errors"][0]["code"], "no_pack")

    def test_a_metadata_date_that_is_none_is_left_out_with_a_warning(self):
        ran = sayso("extract", stdin='{"text": "They met on Friday.", "date": "Fri"}')
        self.assertEqual(ran.code, 0)
        self.assertNotIn("published", ran.document)
        self.assertIn("2025-09-19", messages(ran.document))

    def test_a_grammar_with_ten_errors_tells_all_ten_in_one_run(self):
        rules = "\n".join(f'rule r{n}\n  doc "Number {n}."\n  [lex=no_such_list_{n}] => emit quote {{ content=$0 }}\n'
                          f'  test "a" => none\nend\n' for n in range(10))
        grammar = self.path("mine")
        grammar.mkdir()
        (grammar / "bad.sayso").write_text(f"grammar mine.bad\n\nphase p scope sentence\n\n{rules}")
        ran = sayso("grammar", "check", grammar)
        self.assertEqual(ran.code, 1)
        out = ran.out.decode()
        for n in range(10):
            self.assertIn(f"no_such_list_{n}", out)
        self.assertRegex(out, r"bad\.sayso:\d+:\d+: ")
        self.assertIn("^", out)
        used = sayso("extract", "--grammar", grammar, GOOD)
        self.assertEqual(used.code, 2)
        self.assertIn("bad.sayso", used.err)
        self.assertEqual(used.out, b"")

    def test_no_grammar_of_that_name(self):
        for verb in ("check", "test"):
            ran = sayso("grammar", verb, "nowhere")
            self.assertEqual(ran.code, 1)
            self.assertIn("nowhere", ran.err)


if __name__ == "__main__":
    unittest.main()
