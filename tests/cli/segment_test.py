#!/usr/bin/env python3
"""sayso segment: where words, sentences and quotations are."""
import json
import tempfile
import pathlib
import unittest

from tool import ARTICLES, sayso

EXAMPLE = "Dr. Ng left at 3 p.m. on Friday. “We ‘never’ wait 😀!” she said.\n\nNo stop here"
CUTS = {
    "codepoint": lambda text, b, e: text[b:e],
    "byte": lambda text, b, e: text.encode("utf-8")[b:e].decode("utf-8"),
    "utf16": lambda text, b, e: text.encode("utf-16-le")[2 * b:2 * e].decode("utf-16-le"),
}


def texts(text, *arguments):
    document = sayso("segment", *arguments, stdin=text).document
    return [text[b:e] for b, e in document["segments"]]


class Segment(unittest.TestCase):
    def test_the_line_has_the_published_shape(self):
        document = sayso("segment", "--unit", "sentence", stdin="One. Two.").document
        self.assertEqual(document, {"id": "0", "unit": "sentence", "offset_unit": "codepoint", "segments": [[0, 4], [5, 9]]})

    def test_sentences_are_the_default_and_lines_without_a_stop_are_sentences(self):
        self.assertEqual(texts(EXAMPLE), ["Dr. Ng left at 3 p.m. on Friday.", "“We ‘never’ wait 😀!” she said.", "No stop here"])

    def test_quotations_come_with_their_marks_inner_ones_behind_the_outer(self):
        self.assertEqual(texts(EXAMPLE, "--unit", "quotation"), ["“We ‘never’ wait 😀!”", "‘never’"])

    def test_words_are_all_tokens(self):
        self.assertEqual(texts("Rates rose 30%, AT&T said.", "--unit", "word", "--language", "en"),
                         ["Rates", "rose", "30", "%", ",", "AT&T", "said", "."])

    def test_segments_slice_the_text_in_all_three_units(self):
        for text in [EXAMPLE] + [a.read_text(encoding="utf-8") for a in ARTICLES]:
            for unit in ("word", "sentence", "quotation"):
                for offsets, cut in CUTS.items():
                    document = sayso("segment", "--unit", unit, "--offsets", offsets, "--with-text", stdin=text).document
                    self.assertEqual(document["offset_unit"], offsets)
                    self.assertEqual(document["texts"], [cut(text, b, e) for b, e in document["segments"]])

    def test_words_leave_out_white_space_alone(self):
        for article in ARTICLES:
            text = article.read_text(encoding="utf-8")
            self.assertEqual("".join(texts(text, "--unit", "word")), "".join(text.split()))

    def test_cases_without_an_id_are_numbered_by_line(self):
        lines = "\n".join(json.dumps(d) for d in [{"text": "One."}, {"id": "b", "text": "Two."}, {"text": "Three."}])
        self.assertEqual([d["id"] for d in sayso("segment", stdin=lines).documents], ["0", "b", "2"])

    def test_the_language_of_a_document_chooses_its_lists(self):
        line = json.dumps({"text": "Das Haus hat ca. 20 Zimmer.", "lang": "de"})
        self.assertEqual(len(sayso("segment", stdin=line).document["segments"]), 1)

    def test_german_is_recognised_by_its_frequent_words(self):
        text = "Das Schiff legte am 3. Mai mit den Gästen nach der Insel ab. Es ist nicht voll."
        self.assertEqual(texts(text), ["Das Schiff legte am 3. Mai mit den Gästen nach der Insel ab.", "Es ist nicht voll."])

    def test_what_cannot_be_read_has_its_line_and_makes_the_call_fail(self):
        ran = sayso("segment", stdin='{"text": "One."}\n{"title": "no text"}\n{"text": "Two."}\n')
        self.assertEqual(ran.code, 1)
        self.assertEqual([len(d["segments"]) for d in ran.documents], [1, 0, 1])
        self.assertEqual(ran.documents[1]["errors"][0]["severity"], "error")

    def test_bytes_that_are_not_utf8_keep_offsets_right(self):
        document = sayso("segment", "--unit", "word", "--with-text", stdin=b"a \xff\xfe b").document
        self.assertEqual(document["segments"], [[0, 1], [2, 3], [3, 4], [5, 6]])
        self.assertEqual(document["texts"], ["a", "�", "�", "b"])

    def test_a_slip_in_a_name_gets_a_suggestion(self):
        ran = sayso("segment", "--unit", "sentense", stdin="One.")
        self.assertEqual(ran.code, 2)
        self.assertIn("did you mean sentence?", ran.err)

    def test_an_empty_text_has_no_segments(self):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder, "empty.txt")
            path.write_text("", encoding="utf-8")
            for unit in ("word", "sentence", "quotation"):
                self.assertEqual(sayso("segment", "--unit", unit, path).document["segments"], [])


if __name__ == "__main__":
    unittest.main()
