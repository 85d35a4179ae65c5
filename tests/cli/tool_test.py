#!/usr/bin/env python3
"""The tool from end to end: what its users rely on."""
import json
import os
import pathlib
import subprocess
import tempfile
import unittest

import jsonschema

from tool import ARTICLES, SOURCE, TOOL, anchors, sayso

EXAMPLE = "“We will wait,” Mary Ng said on Friday. “The duty of 25 percent stays.” 😀 It cost 3 dollars, she told reporters."


class Extract(unittest.TestCase):
    def test_a_text_file_gives_one_line_named_by_its_path(self):
        ran = sayso("extract", ARTICLES[0])
        self.assertEqual(ran.code, 0, ran.err)
        self.assertEqual(ran.err, "")
        self.assertEqual(ran.out.count(b"\n"), 1)
        self.assertEqual(ran.document["id"], str(ARTICLES[0]))
        self.assertEqual(ran.document["schema"], "sayso/1")

    def test_an_article_gives_records_of_every_kind(self):
        for kind in ("sources", "quotes", "claims", "times"):
            self.assertTrue(sayso("extract", ARTICLES[0]).document[kind], kind)

    def test_output_is_byte_equal_for_any_number_of_threads(self):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder, "many.jsonl")
            texts = [a.read_text(encoding="utf-8") for a in ARTICLES]
            lines = [json.dumps({"id": n, "text": texts[n % len(texts)][n:]}) for n in range(60)]
            lines[7] = "broken"
            path.write_text("\n".join(lines), encoding="utf-8")
            one = sayso("extract", path, "--threads", 1)
            for threads in (2, 8):
                more = sayso("extract", path, "--threads", threads)
                self.assertEqual(one.out, more.out, threads)
                self.assertEqual(one.err, more.err, threads)
            self.assertEqual([d["id"] for d in one.documents], [str(n) for n in range(60)])

    def test_output_is_byte_equal_for_packs_from_text_and_compiled(self):
        compiled = sayso("extract", "--language", "en", *ARTICLES)
        from_text = sayso("extract", "--language", "en", "--grammar", SOURCE / "grammars" / "en", *ARTICLES)
        self.assertEqual(compiled.code, 0, compiled.err)
        self.assertEqual(compiled.out, from_text.out)

    def test_every_anchor_slices_the_text_in_all_three_units(self):
        inputs = [a.read_text(encoding="utf-8") for a in ARTICLES] + [EXAMPLE]
        slices = {
            "codepoint": lambda text, b, e: text[b:e],
            "byte": lambda text, b, e: text.encode("utf-8")[b:e].decode("utf-8"),
            "utf16": lambda text, b, e: text.encode("utf-16-le")[2 * b:2 * e].decode("utf-16-le"),
        }
        for text in inputs:
            for unit, cut in slices.items():
                document = sayso("extract", "--offsets", unit, "--with-text", stdin=text).document
                self.assertEqual(document["offset_unit"], unit)
                self.assertEqual(document["text"], text)
                found = list(anchors({k: document[k] for k in ("sources", "quotes", "claims", "times", "records")}))
                self.assertTrue(found)
                for path, anchor in found:
                    self.assertEqual(anchor["text"], " ".join(cut(text, b, e) for b, e in anchor["spans"]), path)

    def test_records_keep_the_published_schema(self):
        validator = jsonschema.Draft202012Validator(json.loads(sayso("schema").out))
        for arguments in ([*ARTICLES], ["--with-text", *ARTICLES], ["no-such-file.txt"]):
            for document in sayso("extract", *arguments).documents:
                self.assertEqual([e.message for e in validator.iter_errors(document)], [])

    def test_ids_are_unique_and_links_lead_somewhere(self):
        for document in sayso("extract", *ARTICLES).documents:
            ids = [r["id"] for k in ("sources", "quotes", "claims", "times") for r in document[k]]
            self.assertEqual(len(ids), len(set(ids)))
            for quote in document["quotes"]:
                for role in ("source", "medium", "addressee"):
                    self.assertIn(quote.get(role, {}).get("id", ids[0]), ids)
                self.assertIn(quote.get("nested_in", ids[0]), ids)
            for claim in document["claims"]:
                for role in ("subject", "object", "place", "source"):
                    self.assertIn(claim.get(role, {}).get("id", ids[0]), ids)
                self.assertIn(claim.get("quote", ids[0]), ids)

    def test_standard_input_is_told_by_its_content(self):
        self.assertEqual(sayso("extract", stdin=EXAMPLE).document["id"], "0")
        lines = '{"text": "One.", "id": "a"}\n{"text": "Two.", "id": "b"}\n'
        self.assertEqual([d["id"] for d in sayso("extract", "-", stdin=lines).documents], ["a", "b"])
        self.assertEqual(len(sayso("extract", "--from", "text", stdin=lines).documents), 1)

    def test_a_folder_gives_its_files_by_name_below_it_too(self):
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder)
            (root / "b").mkdir()
            (root / "b" / "two.txt").write_text("Two.")
            (root / "a.txt").write_text("One.")
            (root / "c.jsonl").write_text('{"text": "Three.", "id": "three"}')
            (root / "d.pdf").write_bytes(b"%PDF")
            ids = [d["id"] for d in sayso("extract", folder).documents]
            self.assertEqual(ids, [f"{folder}/a.txt", f"{folder}/b/two.txt", "three"])

    def test_flags_go_before_the_metadata(self):
        line = '{"text": "They met on Friday.", "date": "2024-01-01", "lang": "de"}'
        self.assertEqual(sayso("extract", stdin=line).document["published"], "2024-01-01")
        document = sayso("extract", "--published", "2025-09-19", "--language", "en", stdin=line).document
        self.assertEqual((document["published"], document["language"]), ("2025-09-19", "en"))
        self.assertEqual([t["value"] for t in document["times"]], ["2025-09-19"])

    def test_metadata_of_a_line_come_out_with_its_records(self):
        line = json.dumps({"text": "Nothing.", "uri": "https://example.org/1", "title": "T", "authors": ["A B"], "publisher": "P"})
        document = sayso("extract", stdin=line).document
        self.assertEqual((document["id"], document["title"], document["authors"], document["publisher"]),
                         ("https://example.org/1", "T", ["A B"], "P"))

    def test_limit_stops_after_so_many_documents(self):
        self.assertEqual(len(sayso("extract", "--limit", 2, *ARTICLES).documents), 2)

    def test_output_goes_to_a_file(self):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder, "out.jsonl")
            ran = sayso("extract", ARTICLES[0], "--output", path)
            self.assertEqual((ran.code, ran.out), (0, b""))
            self.assertEqual(path.read_bytes(), sayso("extract", ARTICLES[0]).out)

    def test_the_indented_form_says_the_same(self):
        self.assertEqual(json.loads(sayso("extract", "--pretty", ARTICLES[0]).out), sayso("extract", ARTICLES[0]).document)

    def test_in_brief_every_quote_of_an_article_is_there(self):
        brief = sayso("extract", "--format", "brief", ARTICLES[0]).out.decode("utf-8")
        for quote in sayso("extract", ARTICLES[0]).document["quotes"]:
            self.assertIn(quote["content"]["text"].replace("\n", " "), brief)

    def test_keys_are_the_same_in_every_run(self):
        runs = [[r["key"] for k in ("quotes", "claims", "times") for r in sayso("extract", ARTICLES[0]).document[k]] for _ in range(2)]
        self.assertEqual(runs[0], runs[1])

    def test_a_reader_that_goes_away_is_no_error_message(self):
        many = "".join(json.dumps({"text": EXAMPLE}) + "\n" for _ in range(3000)).encode()
        with tempfile.TemporaryFile() as stdin:
            stdin.write(many)
            stdin.seek(0)
            tool = subprocess.Popen([TOOL, "extract"], stdin=stdin, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
            tool.stdout.readline()
            tool.stdout.close()
            self.assertEqual(tool.stderr.read(), b"")
            tool.stderr.close()
            tool.wait(60)

    def test_a_full_disk_is_an_error(self):
        if not os.path.exists("/dev/full"):
            self.skipTest("no /dev/full here")
        ran = sayso("extract", ARTICLES[0], "--output", "/dev/full")
        self.assertEqual(ran.code, 1)
        self.assertIn("/dev/full: cannot be written", ran.err)


class Usage(unittest.TestCase):
    def test_help_has_examples_and_every_verb(self):
        ran = sayso("--help")
        self.assertEqual(ran.code, 0)
        for part in ("extract", "schema", "info", "grammar", "Examples", "Exit status"):
            self.assertIn(part, ran.out.decode())
        for verb in (["extract"], ["schema"], ["info"], ["grammar"], ["grammar", "check"], ["grammar", "test"]):
            self.assertEqual(sayso(*verb, "--help").code, 0)

    def test_version(self):
        self.assertRegex(sayso("--version").out.decode(), r"^sayso \d+\.\d+\.\d+\n$")

    def test_wrong_calls_exit_with_2_and_say_what_was_meant(self):
        for arguments, says in (([], "--help"), (["extrct"], "did you mean extract?"), (["extract", "--thread", "2"], "did you mean --threads?"),
                                (["grammar", "chek"], "did you mean check?"), (["extract", "--format", "jsnl"], "did you mean jsonl?"),
                                (["extract", "--from", "xml"], "there are: text, jsonl"), (["extract", "--offsets", "bytes"], "did you mean byte?"),
                                (["extract", "--published", "soon"], "2025-09-19"), (["extract", "--threads", "0"], "--threads"),
                                (["extract", "--language", "!"], "en-GB"), (["extract", "--output", "/no/such/folder/x"], "/no/such/folder/x"),
                                (["extract", "--output", "/"], "cannot be written"), (["schema", "x"], "x")):
            with self.subTest(arguments):
                ran = sayso(*arguments)
                self.assertEqual(ran.code, 2, ran.err)
                self.assertEqual(ran.out, b"")
                self.assertIn(says, ran.err)

    def test_info_names_packs_formats_and_versions(self):
        ran = sayso("info")
        self.assertEqual(ran.code, 0, ran.err)
        self.assertRegex(ran.out.decode(), r"\n  en +[0-9a-f]{16}  \d+ rules?, \d+ entries")
        for part in ("sayso/1", "jsonl", "text", "ICU 7", "RE2"):
            self.assertIn(part, ran.out.decode())


class Grammar(unittest.TestCase):
    def test_the_built_in_grammars_are_without_errors_and_their_tests_pass(self):
        for verb in ("check", "test"):
            ran = sayso("grammar", verb)
            self.assertEqual(ran.code, 0, ran.out.decode() + ran.err)

    def test_the_grammar_folders_of_the_project_give_what_is_built_in(self):
        for name in ("common", "en"):
            by_folder = sayso("grammar", "check", SOURCE / "grammars" / name)
            self.assertEqual(by_folder.code, 0, by_folder.out.decode() + by_folder.err)

    def test_records_that_a_grammar_declares_come_out_under_records(self):
        grammar = """grammar mine.verdicts

record verdict { court: span, outcome: string, person: span? }
lexicon outcomes from "lex/outcomes.tsv"

phase verdicts scope sentence
rule found
  doc "A court, whom it found what."
  (?<court> "the" [cap] "Court") "found" (?<person> [cap]{1,3}) (?<how> outcomes)
  => emit verdict { court=$court, person=$person, outcome=$how.code }
  test "[court The High Court] found [person Ada Lorn] not guilty." => outcome=free
  test "The High Court found no time." => none
end
"""
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder, "mine")
            (root / "lex").mkdir(parents=True)
            (root / "verdicts.sayso").write_text(grammar, encoding="utf-8")
            (root / "lex" / "outcomes.tsv").write_text("# Outcomes. Source: own list.\nform\tcode\nguilty\tjail\nnot guilty\tfree\n")
            self.assertEqual(sayso("grammar", "test", root).code, 0)
            text = "“Rain.” The High Court found Ada Lorn not guilty. 😀 The Low Court found Bo Finn guilty."
            document = sayso("extract", "--grammar", root, "--language", "en", stdin=text).document
            self.assertEqual([(r["type"], r["fields"]["outcome"], r["fields"]["person"]["text"]) for r in document["records"]],
                             [("verdict", "free", "Ada Lorn"), ("verdict", "jail", "Bo Finn")])
            self.assertEqual(document["records"][0]["rule"], "verdicts.found")
            for _, anchor in anchors(document["records"]):
                self.assertEqual(anchor["text"], " ".join(text[b:e] for b, e in anchor["spans"]))
            validator = jsonschema.Draft202012Validator(json.loads(sayso("schema").out))
            self.assertEqual([e.message for e in validator.iter_errors(document)], [])


if __name__ == "__main__":
    unittest.main()
