#!/usr/bin/env python3
"""sayso show: the text in the terminal and as a page. The page is read by a parser, not looked at."""
import html.parser
import pathlib
import re
import tempfile
import unittest

from tool import ARTICLES, sayso

VOID = {"meta", "br", "link", "img", "input", "hr"}


class Page(html.parser.HTMLParser):
    """Checks that elements nest, and collects the text and the marks of each document."""

    def __init__(self, source):
        super().__init__()
        self.open, self.texts, self.marks, self.cards, self.attributes, self.sources = [], [], [], [], [], []
        self.feed(source)
        self.close()
        assert not self.open, self.open

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        self.attributes.append((tag, attributes))
        classes = (attributes.get("class") or "").split()
        if tag not in VOID:
            self.open.append((tag, classes))
        if "text" in classes:
            self.texts.append("")
        if "m" in classes:
            self.marks.append(attributes)
        if "card" in classes:
            self.cards.append(attributes["data-id"])
        if tag == "li":
            self.sources.append(attributes["data-r"])

    def handle_endtag(self, tag):
        assert self.open and self.open[-1][0] == tag, (tag, self.open[-3:])
        if tag in ("p", "h2") and any("text" in classes for _, classes in self.open):
            self.texts[-1] += "\n"
        self.open.pop()

    def handle_data(self, data):
        if any("text" in classes for _, classes in self.open):
            self.texts[-1] += data.strip("\n") if data.isspace() and self.open[-1][0] == "div" else data


def lines(text):
    return [line for line in text.split("\n") if line.strip()]


class Html(unittest.TestCase):
    def test_the_page_holds_the_text_unchanged_and_well_nested(self):
        page = Page(sayso("show", "--html", *ARTICLES).out.decode())
        self.assertEqual(len(page.texts), len(ARTICLES))
        for article, text in zip(ARTICLES, page.texts):
            self.assertEqual(lines(text), lines(article.read_text(encoding="utf-8")))

    def test_every_record_is_marked_and_has_its_card_and_no_mark_leads_nowhere(self):
        page = Page(sayso("show", "--html", ARTICLES[0]).out.decode())
        document = sayso("extract", ARTICLES[0]).document
        records = {r["id"] for kind in ("quotes", "claims", "times", "sources") for r in document[kind]}
        self.assertEqual(set(page.cards), records)
        marked = {word for m in page.marks for word in m.get("data-r", "").split()}
        self.assertEqual(marked, records)
        self.assertEqual(len(page.sources), len(document["sources"]))

    def test_records_that_overlap_are_drawn_in_different_lanes(self):
        page = Page(sayso("show", "--html", *ARTICLES).out.decode())
        most = 0
        for mark in page.marks:
            lanes = re.findall(r"--l(\d): ", mark.get("style", ""))
            self.assertEqual(len(lanes), len(set(lanes)), mark)
            most = max(most, len(lanes))
        self.assertGreaterEqual(most, 3)

    def test_the_page_loads_nothing_and_says_so(self):
        source = sayso("show", "--html", ARTICLES[0]).out.decode()
        page = Page(source)
        for tag, attributes in page.attributes:
            self.assertNotIn(tag, ("link", "img", "iframe", "object", "embed"))
            self.assertFalse({"src", "href"} & attributes.keys() or any(name.startswith("on") for name in attributes), (tag, attributes))
        self.assertNotRegex(source, r"url\(|@import|https?://|fetch\(|XMLHttpRequest")
        self.assertIn("default-src 'none'", source)

    def test_markup_in_a_text_is_text(self):
        attack = "</p><script>alert(1)</script> “<img src=x onerror=alert(2)>,” said Mary \"Ng\" & Sons on Friday.\n"
        source = sayso("show", "--html", stdin=attack).out.decode()
        page = Page(source)
        self.assertEqual(lines(page.texts[0]), lines(attack))
        self.assertEqual([tag for tag, _ in page.attributes].count("script"), 1)

    def test_the_page_is_the_same_for_any_number_of_threads(self):
        self.assertEqual(sayso("show", "--html", "-j", 1, *ARTICLES).out, sayso("show", "--html", "-j", 8, *ARTICLES).out)

    def test_what_cannot_be_read_stands_on_the_page(self):
        ran = sayso("show", "--html", "no-such-file.txt", ARTICLES[0])
        self.assertEqual(ran.code, 1)
        page = Page(ran.out.decode())
        self.assertEqual(len(page.texts), 2)
        self.assertIn("no-such-file.txt", ran.out.decode())


class Terminal(unittest.TestCase):
    def test_without_brackets_the_text_is_what_was_read(self):
        for article in ARTICLES:
            shown = sayso("show", article).out.decode().split("\nSources\n")[0].split("\n", 2)[2]
            bare = re.sub(r"‹(?:[a-z]\d+ ?)?\s?|›(?:[a-z]\d+)?", "", shown)
            self.assertEqual("".join(bare.split()), "".join(article.read_text(encoding="utf-8").split()))

    def test_no_line_is_wider_than_80_columns_or_what_is_asked(self):
        for options, width in (((), 80), (("--width", 50), 50)):
            for line in sayso("show", *options, *ARTICLES).out.decode().split("\n"):
                self.assertLessEqual(len(line), width, line)

    def test_quotes_speakers_and_numbers_are_in_brackets_with_their_names(self):
        shown = sayso("show", "--published", "2025-09-19", stdin="“We will hire 200 people,” Mary Ng said on Friday.\n").out.decode()
        self.assertRegex(shown, "‹q1 “We will hire ‹c1 200(›| people›)")
        self.assertIn(",”› ‹s1 Mary Ng› said on Friday.", shown)
        self.assertRegex(shown, r"(?m)^  q1   Mary Ng \| direct \| cue said$")
        self.assertRegex(shown, r"(?m)^  s1   Mary Ng \| person")

    def test_colours_come_when_asked_for_and_not_into_a_pipe(self):
        plain, forced = sayso("show", ARTICLES[0]), sayso("show", "--color", "always", ARTICLES[0])
        self.assertNotIn(b"\x1b", plain.out)
        self.assertIn(b"\x1b[32m", forced.out)
        self.assertEqual(re.sub(rb"\x1b\[[0-9;]*m", b"", forced.out), plain.out)
        self.assertEqual(sayso("show", "--color", "sometimes", ARTICLES[0]).code, 2)

    def test_it_writes_to_a_file(self):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder, "page.html")
            self.assertEqual(sayso("show", "--html", ARTICLES[0], "-o", path).code, 0)
            Page(path.read_text(encoding="utf-8"))


if __name__ == "__main__":
    unittest.main()
