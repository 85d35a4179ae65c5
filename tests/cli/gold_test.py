#!/usr/bin/env python3
"""The gold files of the corpora: what they say stands in their articles, in words that the schema knows.

The tool is not run: this is about what people wrote. Words are compared without case and marks, as `sayso evaluate` does.
"""
import json
import re
import unittest

from tool import SOURCE

CORPORA = SOURCE / "corpora"
PIECES = 5  # of one quote: a quotation over several paragraphs with a cue inside
ALLOWED = {
    ("quotes", "type"): {"direct", "indirect", "mixed"},
    ("quotes", "polarity"): {"asserted", "denied", "withheld", "asked"},
    ("quotes", "stance"): {"neutral", "assertive", "doubtful", "denying", "promising", "demanding", "feeling"},
    ("claims", "kind"): {"tariff", "percentage", "percentage_point", "money", "duration", "age", "count", "rank", "ratio", "rate", "score",
                         "measurement", "index"},
    ("claims", "bound"): {"eq", "approx", "lt", "le", "gt", "ge", "range", "vague"},
    ("claims", "direction"): {"up", "down", "none"},
    ("claims", "change"): {"up", "down", "none"},
    ("claims", "modality"): {"asserted", "negated", "planned", "forecast", "hypothetical", "question"},
    ("times", "type"): {"date", "time", "duration", "set", "range"},
    ("sources", "kind"): {"person", "organization", "government", "country", "publication", "agency", "collective", "group", "document", "unknown"},
}
# Fields whose words must stand in the article in a row.
WORDS_IN_A_ROW = {
    "quotes": ("source", "cue", "medium", "via", "addressee", "verbatim"),
    "claims": ("anchor", "subject", "object", "counted", "place"),
    "times": ("text",),
    "sources": ("name", "role", "alias", "aliases", "members"),
}
NAMED_IN = {"quotes": "text", "claims": "anchor", "times": "text", "sources": "name"}
DECIMAL = re.compile(r"-?\d+(\.\d+)?\Z")
TIMEX = re.compile(r"(\d{2}XX|\d{3}X|[\dX]{4}(-([\dX]{2}|Q\d|H\d|SP|SU|FA|WI|W[\dX]{2})(-([\dX]{1,2}|WE))?)?(T(\d\d:\d\d(:\d\d)?Z?|MO|MI|AF|EV|NI))?"
                   r"|FY\d{4}|PT?[\dX.]+[A-Z]{1,2}(\d+[A-Z])?|(PAST|PRESENT|FUTURE)_REF)\Z")


def words(text):
    """Without the possessive ending: "an hour's walk" takes an hour."""
    return [re.sub("'s$", "", word) for word in re.findall(r"\w+(?:'\w+)*", text.lower().replace("’", "'"))]


def times_in(article, phrase):
    """How often the words of `phrase` stand in a row in those of the article."""
    return sum(article[i:i + len(phrase)] == phrase for i in range(len(article) - len(phrase) + 1)) if phrase else 0


def pieces_of(article, phrase):
    """In how few stretches of the article, in its order, the words stand; None: more than PIECES, or not at all."""
    reached = {0: 0}  # words of the phrase -> the first place of the article behind them
    for pieces in range(1, PIECES + 1):
        further = {}
        for at, start in reached.items():
            for i in range(start, len(article)):
                n = 0
                while at + n < len(phrase) and i + n < len(article) and article[i + n] == phrase[at + n]:
                    n += 1
                if n > 0:
                    further[at + n] = min(i + n, further.get(at + n, len(article)))
        if len(phrase) in further:
            return pieces
        reached = further
    return None


def strings(value):
    return [] if value is None else value if isinstance(value, list) else [value]


class Gold(unittest.TestCase):
    def setUp(self):
        self.documents = []
        for path in sorted(CORPORA.rglob("*.gold.json")):
            article = path.with_name(path.name.replace(".gold.json", ".txt"))
            self.documents.append((json.loads(path.read_text(encoding="utf-8")), words(article.read_text(encoding="utf-8"))))

    def records(self):
        for gold, article in self.documents:
            for kind in NAMED_IN:
                for record in gold.get(kind, []):
                    yield kind, record, article

    def test_every_article_has_a_gold_file(self):
        articles = list(CORPORA.rglob("*.txt"))
        self.assertTrue(articles)
        for article in articles:
            self.assertTrue(article.with_suffix(".gold.json").is_file(), article.name)

    def test_what_a_record_says_stands_in_the_article(self):
        for kind, record, article in self.records():
            for field in WORDS_IN_A_ROW[kind]:
                for text in strings(record.get(field)):
                    if words(text):
                        self.assertGreater(times_in(article, words(text)), 0, f"{kind} {field}: {text}")

    def test_a_quote_stands_in_the_article_in_few_pieces_in_its_order(self):
        for kind, record, article in self.records():
            if kind == "quotes":
                self.assertIsNotNone(pieces_of(article, words(record["text"])), record["text"])

    def test_no_quote_is_also_named_as_none(self):
        for gold, article in self.documents:
            quoted = [words(quote["text"]) for quote in gold.get("quotes", [])]
            for phrase in gold.get("not_quotes", []):
                self.assertGreater(times_in(article, words(phrase)), 0, phrase)
                self.assertNotIn(words(phrase), quoted)

    def test_a_time_is_not_given_more_often_than_the_article_has_it(self):
        for gold, article in self.documents:
            given = [tuple(words(time["text"])) for time in gold.get("times", [])]
            for text in set(given):
                self.assertLessEqual(given.count(text), times_in(article, list(text)), " ".join(text))

    def test_fields_hold_what_the_schema_allows(self):
        for kind, record, _ in self.records():
            named = record[NAMED_IN[kind]]
            for (of, field), allowed in ALLOWED.items():
                if of == kind and isinstance(record.get(field), str):
                    self.assertIn(record[field], allowed, f"{field} of {named}")
            if kind == "claims":
                for field in ("value", "min", "max", "magnitude"):
                    if record.get(field) is not None:
                        self.assertRegex(record[field], DECIMAL, f"{field} of {named}")
                if record.get("bound") == "range" and "min" in record:
                    self.assertLess(float(record["min"]), float(record["max"]), named)
            if kind == "times" and record.get("value") is not None:
                self.assertRegex(record["value"], TIMEX, named)

    def test_a_source_is_given_once(self):
        for gold, _ in self.documents:
            names = [source["name"] for source in gold.get("sources", [])]
            self.assertEqual(len(names), len(set(names)), names)


if __name__ == "__main__":
    unittest.main()
