#!/usr/bin/env python3
"""sayso convert: records read back and written in other formats, by files and folders."""
import csv
import io
import json
import pathlib
import re
import tempfile
import unittest

import annotated
from tool import SOURCE, sayso

CORPUS = SOURCE / "corpora" / "en"


def rows(out, **how):
    return list(csv.DictReader(io.StringIO(out.decode("utf-8-sig"), newline=""), **how))


class Records(unittest.TestCase):
    def test_what_is_read_is_written_again_byte_for_byte(self):
        for unit in ("codepoint", "byte", "utf16"):
            for text in ((), ("--with-text",)):
                made = sayso("extract", "--quiet", "--offsets", unit, *text, CORPUS)
                again = sayso("convert", *text, "-", stdin=made.out)
                self.assertEqual(again.err, "")
                self.assertEqual(again.out, made.out, f"{unit} {text}")

    def test_texts_are_found_in_a_folder_and_must_be_the_ones_that_were_read(self):
        with tempfile.TemporaryDirectory() as folder:
            articles = pathlib.Path(folder, "articles")
            articles.mkdir()
            articles.joinpath("a.txt").write_text("“We will go,” Mary Ng said.", encoding="utf-8")
            made = sayso("extract", "articles", cwd=folder)
            lost = sayso("convert", "-", "--with-text", stdin=made.out)
            self.assertEqual(lost.code, 1)
            self.assertIn("--text FOLDER", lost.err)
            found = sayso("convert", "-", "--with-text", "--text", articles, stdin=made.out)
            self.assertEqual((found.code, found.document["text"]), (0, "“We will go,” Mary Ng said."))
            articles.joinpath("a.txt").write_text("“We will go,” Mary Ng sang.", encoding="utf-8")
            other = sayso("convert", "-", "--with-text", "--text", articles, stdin=made.out)
            self.assertEqual(other.code, 1)
            self.assertIn("text_sha256", other.err)

    def test_a_document_that_is_broken_is_told_and_the_others_go_on(self):
        made = sayso("extract", "--with-text", *sorted(CORPUS.glob("*.txt"))[:2])
        one, two = made.out.decode().strip().split("\n")
        broken = json.loads(one)
        broken["quotes"][0]["source"] = {"id": "s99"}
        ran = sayso("convert", "-", "--with-text", stdin=json.dumps(broken) + "\n" + two + "\n")
        self.assertEqual(ran.code, 1)
        self.assertIn("line 1: quotes[0].source.id: 's99' leads nowhere", ran.err)
        self.assertEqual(ran.documents[0]["errors"][0]["severity"], "error")
        self.assertEqual(ran.documents[1], json.loads(two))


class Tables(unittest.TestCase):
    ARTICLE = {"id": "a\tb", "uri": "https://example.org/a", "title": "=1+1", "date": "2025-09-19", "lang": "en",
               "text": "“We will hire 200 people,” Mary Ng said on Friday.\r\n“It is \U0001f600, “fine”,” she added, “and late.”"}

    def table(self, *options):
        ran = sayso("extract", "--format", "csv", *options, "-", stdin=json.dumps(self.ARTICLE))
        self.assertEqual(ran.code, 0, ran.err)
        return ran.out

    def test_a_row_a_record_with_what_the_record_says(self):
        document = sayso("extract", "--with-text", "-", stdin=json.dumps(self.ARTICLE)).document
        text = document["text"]
        names = {s["id"]: s["name"] for s in document["sources"]}
        for kind in ("quotes", "claims", "times"):
            found = rows(self.table("--rows", kind))
            self.assertEqual(len(found), len(document[kind]))
            self.assertGreater(len(found), 0)
            for row, record in zip(found, document[kind]):
                spans = record["content"]["spans"]
                self.assertEqual(row["text"], record["content"]["text"])
                self.assertEqual((row["key"], row["rule"]), (record["key"], record["rule"]))
                self.assertEqual((int(row["begin"]), int(row["end"])), (spans[0][0], spans[-1][1]))
                self.assertIn(row["sentence_text"], text)
                self.assertIn(text[spans[0][0]:spans[0][1]], row["sentence_text"])
                self.assertTrue(row["link"].startswith("https://example.org/a#:~:text="))
                self.assertEqual(float(row["confidence"]), record["confidence"])
                self.assertNotIn(None, row)
        quotes = rows(self.table())
        self.assertEqual([r["source_name"] for r in quotes], [names.get(q.get("source", {}).get("id"), "") for q in document["quotes"]])
        self.assertIn("Mary Ng", [r["name"] for r in rows(self.table("--rows", "sources"))])

    def test_a_difficult_document_is_whole_in_its_cells(self):
        document = annotated.document()
        for kind, name in (("quotes", "text"), ("claims", "text"), ("times", "text"), ("sources", "name")):
            for form, dialect in (("csv", "excel"), ("tsv", "excel-tab")):
                found = rows(sayso("convert", "-", "--format", form, "--rows", kind, stdin=annotated.lines(document)).out, dialect=dialect)
                words = [r["name"] if kind == "sources" else r["content"]["text"] for r in document[kind]]
                self.assertEqual([r[name] for r in found], [w.replace("\0", "\ufffd") for w in words])
                self.assertEqual({(r["document"], r["title"]) for r in found}, {(document["id"], document["title"])})

    def test_tabs_line_breaks_quotation_marks_and_separators_in_cells_survive(self):
        article = dict(self.ARTICLE, title="Two\r\nlines", text='"We, the board, will wait;\tthat is all," Mary Ng said.')
        for form, dialect in (("csv", "excel"), ("tsv", "excel-tab")):
            document = sayso("extract", "-", stdin=json.dumps(article)).document
            found = rows(sayso("extract", "--format", form, "-", stdin=json.dumps(article)).out, dialect=dialect)
            self.assertEqual([r["text"] for r in found], [q["content"]["text"] for q in document["quotes"]])
            self.assertEqual((found[0]["document"], found[0]["title"]), ("a\tb", "Two\r\nlines"))
            self.assertIn("\t", found[0]["text"])

    def test_formulas_are_guarded_and_a_byte_order_mark_written_where_asked_for(self):
        self.assertEqual(rows(self.table())[0]["title"], "=1+1")
        self.assertEqual(rows(self.table("--guard-formulas"))[0]["title"], "'=1+1")
        self.assertFalse(self.table().startswith(b"\xef\xbb\xbf"))
        self.assertTrue(self.table("--byte-order-mark").startswith(b"\xef\xbb\xbf"))

    def test_lines_end_as_the_standard_says_and_a_document_without_records_has_no_row(self):
        out = sayso("extract", "--format", "csv", "-", stdin='{"id": "x", "text": ""}').out
        self.assertEqual(out.count(b"\r\n"), 1)
        self.assertTrue(out.startswith(b"document,uri,title,"))

    def test_a_table_is_the_same_from_records_as_from_the_text(self):
        made = sayso("extract", "--with-text", CORPUS)
        for kind in ("quotes", "claims"):
            self.assertEqual(sayso("convert", "--format", "csv", "--rows", kind, "-", stdin=made.out).out,
                             sayso("extract", "--quiet", "--format", "csv", "--rows", kind, CORPUS).out)


class Quotations(unittest.TestCase):
    """gqg: what is written stands in the text, and is read again by the reader of GDELT's files."""

    def test_entries_are_the_text_as_it_stands(self):
        document = annotated.document()
        line, = sayso("convert", "-", "--format", "gqg", stdin=annotated.lines(document)).out.decode().strip().split("\n")
        graph = json.loads(line)
        self.assertEqual((graph["url"], graph["date"], graph["lang"], graph["title"]), (document["uri"], "2025-09-20", "English", document["title"]))
        self.assertEqual([[e["begin"], e["end"]] for e in graph["quotes"]], [s for q in document["quotes"] for s in q.get("verbatim", [])])
        for entry in graph["quotes"]:
            self.assertEqual(annotated.TEXT[entry["begin"]:entry["end"]], entry["quote"])
            self.assertIn(entry["pre"] + entry["quote"] + entry["post"], annotated.TEXT)
            self.assertLessEqual(max(len(entry["pre"]), len(entry["post"])), 100)
        self.assertEqual([e.get("source_name") for e in graph["quotes"][:2]], ["Zoe\u0308 O’Hara"] * 2)

    def test_the_speaker_is_found_again_in_the_snippets(self):
        article = {"id": "a", "url": "https://example.org/a", "date": "2025-09-19", "lang": "en",
                   "text": "“We will hire two hundred people by spring,” said Mary Ng, the trade minister."}
        made = sayso("extract", "--format", "gqg", "-", stdin=json.dumps(article))
        again = sayso("extract", "--from", "gqg", "-", stdin=made.out).document
        self.assertEqual([(q["content"]["text"], q["source"]["text"]) for q in again["quotes"]],
                         [("“We will hire two hundred people by spring,”", "Mary Ng, the trade minister")])
        self.assertEqual((again["uri"], again["published"], again["language"]), (article["url"], article["date"], "en"))


class EveryFormat(unittest.TestCase):
    FORMATS = re.findall(r"^  (\S+)", sayso("info").out.decode().split("\nwrites\n")[1].split("\n\n")[0], re.M)

    def write(self, form, lines, *options):
        """What comes out, of one stream or of all files of a folder; the exit code and messages."""
        with tempfile.TemporaryDirectory() as folder:
            ran = sayso("convert", "-", "--format", form, *options, *(("-o", folder) if form in ("brat", "casjson", "xmi") else ()), stdin=lines)
            files = sorted(p for p in pathlib.Path(folder).rglob("*") if p.is_file() and not p.name.startswith("."))
            return ran.out + b"".join(p.read_bytes() for p in files), ran.code, ran.err, [p.name for p in files]

    def test_there_are_many(self):
        self.assertLessEqual({"jsonl", "csv", "tsv", "markdown", "webannotation", "schemaorg", "gqg", "brat", "labelstudio", "doccano", "casjson", "xmi"}, set(self.FORMATS))

    def test_all_take_a_document_with_everything_an_empty_one_and_one_that_could_not_be_read(self):
        broken = dict(annotated.empty("broken"), text_sha256="", errors=[{"code": "malformed_input", "severity": "error", "message": "cut"}])
        for form in self.FORMATS:
            with self.subTest(form):
                out, code, err, _ = self.write(form, annotated.lines(annotated.document(), annotated.empty(), broken))
                self.assertEqual((code, err), (0, ""))
                out.decode("utf-8")
                self.assertIn("never again", out.decode("utf-8"))

    def test_what_could_not_be_read_is_nothing_to_annotate(self):
        broken = dict(annotated.empty("broken"), errors=[{"code": "malformed_input", "severity": "error", "message": "cut"}])
        for form in ("brat", "casjson", "xmi"):
            self.assertFalse([n for n in self.write(form, annotated.lines(broken))[3] if "broken" in n])
        self.assertEqual(json.loads(self.write("labelstudio", annotated.lines(broken, annotated.empty("x", "y"), broken, annotated.empty("z", "y")))[0])[1]["data"]["id"], "z")

    def test_output_does_not_depend_on_the_number_of_threads(self):
        for form in ("labelstudio", "webannotation"):
            one, four = (sayso("extract", "--quiet", "--threads", n, "--format", form, CORPUS).out for n in (1, 4))
            self.assertEqual(one, four, form)


class Usage(unittest.TestCase):
    def test_names_that_are_none(self):
        for arguments, part in ((("--from", "jsnl"), "did you mean jsonl"), (("--format", "cvs"), "did you mean csv"),
                                (("--format", "csv", "--rows", "quote"), "did you mean quotes")):
            ran = sayso("convert", *arguments, "-")
            self.assertEqual(ran.code, 2)
            self.assertIn(part, ran.err)


if __name__ == "__main__":
    unittest.main()
