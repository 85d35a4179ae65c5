#!/usr/bin/env python3
"""The first law: no word of any language in C++.

Every string literal of lib/ and cli/ is held against the forms of all word lists of the languages, grammars/en and its
sisters (grammars/common holds what belongs to no language). A breach is
  - a literal that is a form of a list as a whole ("said", "according to"), or
  - a literal that is a list of forms, set apart by |, comma, semicolon or tab, as in a pattern ("said|told").
Messages and help for people are sentences, not forms, so they pass. Labels pass though they look like words, where code
and grammars must agree on them:
  - of record fields and enumerations: what lib/face/names.cpp and lib/format/schema.cpp say,
  - of the mentions and records that the grammars declare, with their fields and enumerations,
  - of the word lists: their columns, and what stands in other columns than form and lemma ("month", "decimal_mark").
What is left stands in words.exceptions, each with its reason.
"""
import pathlib
import re
import unittest

from cpp import SOURCE, files, literals

EXCEPTIONS = pathlib.Path(__file__).parent / "words.exceptions"
NAME = re.compile(r"[a-z][a-z0-9_-]*")


def normal(text):
    return re.sub(r"\s+", " ", text).strip().casefold().replace("’", "'")


def word_lists():
    """(path, names of the columns, rows) of each."""
    for path in sorted((SOURCE / "grammars").glob("*/lex/*.tsv")):
        rows = [line.split("\t") for line in path.read_text(encoding="utf-8").split("\n") if line and not line.startswith("#")]
        yield path.relative_to(SOURCE), rows[0], rows[1:]


def forms():
    found = {}
    for path, columns, rows in word_lists():
        if columns[0] != "form":  # a table of something else, such as tags
            continue
        for form in (normal(row[0]) for row in rows):
            if path.parts[1] != "common" and sum(c.isalpha() for c in form) >= 2 and not form.startswith("<"):  # <x> is a class
                found.setdefault(form, path)
    return found


def labels():
    names = set()
    for file in ("lib/face/names.cpp", "lib/format/schema.cpp"):
        names |= {text for _, text in literals((SOURCE / file).read_text(encoding="utf-8"))}
    for path, columns, rows in word_lists():
        names |= set(columns)
        for row in rows:
            names |= {cell for column, cell in zip(columns, row)
                      if column != "lemma" and (column != "form" or path.parts[1] == "common")}
    for path in (SOURCE / "grammars").glob("*/*.sayso"):
        source = re.sub(r"#.*|\"(\\.|[^\"\\])*\"", "", path.read_text(encoding="utf-8"))
        for declaration in re.finditer(r"^(?:record|mention)\s+\w+\s*\{[^}]*\}", source, re.M):
            names |= set(re.findall(r"\w+", declaration[0])[1:])
    return {name for name in names if NAME.fullmatch(name)}


def exceptions():
    """{(file or folder with /, literal, or * for any name)}; a line is: file, tab, literal, tab, reason."""
    rows = [line.split("\t") for line in EXCEPTIONS.read_text(encoding="utf-8").split("\n") if line and not line.startswith("#")]
    return {(row[0], row[1].replace("\\n", "\n")) for row in rows if row[2].strip()}


def breach(literal, known):
    if normal(literal) in known:
        return f"is a form of {known[normal(literal)]}"
    parts = [normal(re.sub(r"\\[bs]|[()?:^$\[\]]", " ", part)) for part in re.split(r"[|;\t\n]|,(?! )", literal)]
    hits = [part for part in parts if part in known]
    if len(hits) >= 2 and len(hits) * 2 >= len(parts):
        return f"lists forms: {', '.join(hits[:5])}"
    return None


class Words(unittest.TestCase):
    def test_no_string_literal_holds_a_word_of_a_language(self):
        known, names, allowed = forms(), labels(), exceptions()
        there, breaches = set(), []
        for path in files("lib", "cli"):
            file = str(path.relative_to(SOURCE))
            for line, text in literals(path.read_text(encoding="utf-8")):
                places, texts = (file, str(pathlib.Path(file).parent) + "/"), (text, *["*"] * bool(NAME.fullmatch(text)))
                mine = {(place, t) for place in places for t in texts} & allowed
                there |= mine
                what = breach(text, known)
                if what and not mine and text not in names:
                    breaches.append(f"{file}:{line}: {text!r} {what}")
        self.assertEqual(breaches, [], "\n" + "\n".join(breaches))
        self.assertEqual(allowed - there, set(), "exceptions for what is no longer there")

    def test_the_check_finds_what_it_is_for(self):
        known = {"said": "list", "told": "list", "according to": "list"}
        for source in ('f("said");', 'f(u8"Said");', 'f(R"(according  to)");', 'f("said|told");', 'f("\\\\bsaid|\\\\btold");', 'f("s\\u0061id");'):
            self.assertTrue([t for _, t in literals(source) if breach(t, known)], source)
        for source in ('// "said"', '/* f("said"); */', '#include "said"', "f('said');", 'f("cannot be read, as the editor said");', 'f("sa" "id x");'):
            self.assertFalse([t for _, t in literals(source) if breach(t, known)], source)


if __name__ == "__main__":
    unittest.main()
