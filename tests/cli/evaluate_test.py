#!/usr/bin/env python3
"""sayso evaluate: what is counted as found, right, missed and too much, in both forms of gold."""
import json
import pathlib
import tempfile
import unittest

from tool import ARTICLES, sayso

TEXT = "“We will wait,” Mary Ng said on Friday. “Prices rose by 12 percent.”\n\nPaul Okafor said that nobody had asked him."


def quote(begin, end, source, key="0", **fields):
    return {"key": key, "type": "direct", "content": {"text": TEXT[begin:end], "spans": [[begin, end]]},
            "source": {"text": source, "spans": [[0, 1]]}, "polarity": "asserted", **fields}


def document(**lists):
    return {"schema": "sayso/1", "id": "a", "offset_unit": "codepoint", **lists}


class Evaluate(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def write(self, name, *documents):
        path = self.folder / name
        path.write_text("".join(json.dumps(d) + "\n" for d in documents), encoding="utf-8")
        return path

    def scores(self, gold, predicted, *options):
        ran = sayso("evaluate", self.write("gold.jsonl", *gold), self.write("predicted.jsonl", *predicted), "--json", "--errors", 99, *options)
        self.assertEqual(ran.code, 0, ran.err)
        return json.loads(ran.out)

    def test_what_the_tool_says_agrees_wholly_with_itself(self):
        records = sayso("extract", "--with-text", *ARTICLES)
        path = self.folder / "records.jsonl"
        path.write_bytes(records.out)
        for arguments in ((path, path), (path,)):
            scores = json.loads(sayso("evaluate", *arguments, "--json", "--errors", 5).out)
            self.assertEqual(scores["errors"], [])
            for kind in ("quotes", "claims", "times", "sources"):
                self.assertGreater(scores[kind]["found"]["gold"], 20)
                self.assertEqual((scores[kind]["found"]["f1"], scores[kind]["whole"]["f1"]), (1, 1), kind)
        self.assertEqual(scores["documents"], len(ARTICLES))

    def test_a_quote_is_found_from_half_of_its_characters_on_and_paired_with_the_most_alike(self):
        gold = [document(quotes=[quote(0, 40, "Ng"), quote(50, 100, "Okafor")])]
        near = [document(quotes=[quote(0, 30, "Ng"), quote(0, 36, "Ng"), quote(50, 64, "Okafor")])]
        scores = self.scores(gold, near)["quotes"]
        self.assertEqual((scores["found"]["gold"], scores["found"]["predicted"], scores["found"]["found"]), (2, 3, 1))
        self.assertEqual(scores["found"]["precision"], 0.3333)
        self.assertEqual(scores["found"]["recall"], 0.5)
        self.assertEqual(scores["found"]["f1"], 0.4)

    def test_fields_are_judged_among_pairs_and_a_wrong_one_spoils_the_whole_record(self):
        gold = [document(quotes=[quote(0, 40, "Mary Ng", cue={"text": "said", "spans": [[24, 28]]}), quote(50, 100, "Okafor")])]
        predicted = [document(quotes=[quote(0, 40, "Ng", cue={"text": "said", "spans": [[24, 28]]}), quote(50, 100, "Ng", type="mixed")])]
        scores = self.scores(gold, predicted)
        fields = scores["quotes"]["fields"]
        self.assertEqual(fields["source"]["found"], 1, "a part of the name is enough, another name is not")
        self.assertEqual(fields["type"]["found"], 1)
        self.assertEqual(fields["cue"]["f1"], 1)
        self.assertEqual(scores["quotes"]["whole"]["found"], 1)
        self.assertIn({"document": "a", "kind": "quotes", "sort": "wrong", "what": TEXT[50:100], "field": "type", "expected": "direct", "got": "mixed"}, scores["errors"])

    def test_in_whole_documents_a_field_that_is_left_out_says_that_there_is_nothing(self):
        scores = self.scores([document(quotes=[quote(0, 40, "Ng")])], [document(quotes=[quote(0, 40, "Ng", medium={"text": "Radio", "spans": [[1, 2]]})])])
        self.assertEqual(scores["quotes"]["fields"]["medium"], {"gold": 0, "predicted": 1, "found": 0, "precision": 0, "recall": 0, "f1": 0})
        self.assertEqual(scores["quotes"]["whole"]["found"], 0)

    def test_in_the_short_form_it_is_not_judged_and_null_says_nothing(self):
        predicted = [document(quotes=[quote(0, 40, "Ng")])]
        left_out = self.scores([{"id": "a", "quotes": [{"text": TEXT[0:40]}]}], predicted)
        self.assertEqual(left_out["quotes"]["whole"]["found"], 1)
        null = self.scores([{"id": "a", "quotes": [{"text": TEXT[0:40], "source": None}]}], predicted)
        self.assertEqual(null["quotes"]["whole"]["found"], 0)
        self.assertEqual([e["got"] for e in null["errors"]], ["Ng"])

    def test_he_and_he_are_the_same_when_they_lead_to_one_source(self):
        def with_source(name):
            return document(sources=[{"id": "s1", "name": name, "kind": "person", "speaks": 1, "mentions": []}],
                            quotes=[{**quote(0, 40, "x"), "source": {"text": "he", "spans": [[2, 4]], "id": "s1"}}])
        same = self.scores([with_source("Paul Okafor")], [with_source("Okafor")])
        other = self.scores([with_source("Paul Okafor")], [with_source("Dan Frost")])
        self.assertEqual((same["quotes"]["fields"]["source"]["found"], other["quotes"]["fields"]["source"]["found"]), (1, 0))

    def test_what_a_complete_list_does_not_have_is_too_much_and_what_a_partial_one_does_not_is_not_judged(self):
        predicted = [document(quotes=[quote(0, 40, "Ng"), quote(50, 100, "Okafor")])]
        gold = {"id": "a", "quotes": [{"text": TEXT[0:40]}]}
        self.assertEqual(self.scores([gold], predicted)["quotes"]["found"]["precision"], 0.5)
        self.assertEqual(self.scores([{**gold, "partial": ["quotes"]}], predicted)["quotes"]["found"]["precision"], 1)
        trap = {**gold, "partial": ["quotes"], "not_quotes": [TEXT[50:100]]}
        self.assertEqual(self.scores([trap], predicted)["quotes"]["found"]["precision"], 0.5)
        unspoken = self.scores([{"id": "a", "claims": []}], predicted)
        self.assertEqual(unspoken["quotes"]["found"]["predicted"], 0)

    def test_numbers_are_compared_as_numbers_and_units_by_name(self):
        def claim(value, **fields):
            return {"kind": "percentage", "content": {"text": "rose by 12 percent", "spans": [[48, 66]]},
                    "quantity": {"text": "12 percent", "spans": [[56, 66]], "value": value, "bound": "eq", "unit": {"id": "percent"}}, "modality": "asserted", **fields}
        gold = {"id": "a", "claims": [{"anchor": "by 12 percent", "value": "12.0", "unit": "percent", "change": "up"}]}
        scores = self.scores([gold], [document(claims=[claim("12", change={"direction": "up"})])])
        self.assertEqual(scores["claims"]["whole"]["f1"], 1)
        scores = self.scores([gold], [document(claims=[claim("1.2")])])
        self.assertEqual([(e["field"], e["got"]) for e in scores["errors"]], [("value", "1.2"), ("change", "")])

    def test_a_number_that_comes_twice_is_told_by_the_words_around_it(self):
        def claim(words, begin):
            return {"kind": "count", "content": {"text": words, "spans": [[begin, begin + len(words)]]}, "quantity": {"text": "14", "spans": [[begin, begin + 2]], "value": "14", "bound": "eq"}}
        gold = {"id": "a", "claims": [{"anchor": "14 did not come home", "kind": "ratio"}, {"anchor": "killed 14 people", "kind": "count"}]}
        scores = self.scores([gold], [document(claims=[claim("A fire killed 14 people", 0), claim("14 did not come home", 50)])])
        self.assertEqual([(e["what"], e["field"]) for e in scores["errors"]], [("14 did not come home", "kind")])

    def test_offsets_in_two_units_are_compared_by_their_words(self):
        predicted = document(quotes=[{**quote(0, 40, "Ng"), "content": {"text": TEXT[0:40], "spans": [[500, 540]]}}])
        self.assertEqual(self.scores([document(quotes=[quote(0, 40, "Ng")])], [predicted])["quotes"]["found"]["found"], 0)
        predicted["offset_unit"] = "byte"
        self.assertEqual(self.scores([document(quotes=[quote(0, 40, "Ng")])], [predicted])["quotes"]["found"]["found"], 1)

    def test_a_folder_stands_for_its_gold_files_whose_texts_lie_beside_them(self):
        (self.folder / "one.txt").write_text(TEXT, encoding="utf-8")
        (self.folder / "one.gold.json").write_text(json.dumps({"quotes": [{"text": "We will wait", "source": "Mary Ng"}], "partial": ["quotes"]}, indent=2), encoding="utf-8")
        ran = sayso("evaluate", self.folder)
        self.assertEqual(ran.code, 0, ran.err)
        self.assertRegex(ran.out.decode(), r"(?m)^quotes +1 +1 +1 +1\.000 +1\.000 +1\.000$")

    def test_predictions_meet_their_gold_by_the_name_of_the_file_as_well(self):
        gold = self.folder / "one.gold.json"
        gold.write_text(json.dumps({"quotes": [{"text": "We will wait"}]}), encoding="utf-8")
        predicted = self.write("records.jsonl", {**document(quotes=[quote(0, 15, "Ng")]), "id": "some/folder/one.txt"})
        self.assertEqual(json.loads(sayso("evaluate", gold, predicted, "--json").out)["quotes"]["found"]["f1"], 1)

    def test_a_document_without_counterpart_is_missed_as_a_whole_and_said(self):
        ran = sayso("evaluate", self.write("g.jsonl", document(quotes=[quote(0, 40, "Ng")])), self.write("p.jsonl", {**document(quotes=[]), "id": "b"}), "--json")
        self.assertEqual(json.loads(ran.out)["quotes"]["found"]["recall"], 0)
        self.assertIn("no counterpart", ran.err)
        self.assertIn("have no gold", ran.err)

    def test_the_list_of_mistakes_says_what_was_expected_and_stops_at_its_number(self):
        gold = self.write("g.jsonl", document(quotes=[quote(0, 40, "Ng", type="mixed"), quote(50, 100, "Okafor")]))
        predicted = self.write("p.jsonl", document(quotes=[quote(0, 40, "Ng")]))
        lines = sayso("evaluate", gold, predicted, "--errors", 1).out.decode().split("\n\n")[-1].split("\n")
        self.assertEqual(lines, [f"a: quotes: type should be 'mixed', is 'direct': {TEXT[0:40]}", ""])
        lines = sayso("evaluate", gold, predicted, "--errors", 9).out.decode().split("\n\n")[-1].split("\n")
        self.assertEqual(lines[1], f"a: quotes: missed: {TEXT[50:100]}".replace("\n", " "))

    def test_broken_gold_is_told_with_its_place(self):
        path = self.folder / "bad.jsonl"
        for content, told in (('{"quotes": [{"source": "x"}]}', 'bad.jsonl:1: quotes[0] says neither "text"'), ("{", "bad.jsonl:1: no valid JSON"),
                              ('{"quotes": 3}', '"quotes" is no list'), ('{"partial": ["quote"], "text": "x"}', "there are: quotes, claims"),
                              ('{"quotes": []}', 'has no "text"'), ('{"text": "a", "id": "1"}\n{"text": "a", "id": "1"}', "bad.jsonl:2: there are two documents")):
            path.write_text(content)
            ran = sayso("evaluate", path)
            self.assertEqual((ran.code, ran.out), (1, b""), content)
            self.assertIn(told, ran.err)
        self.assertEqual(sayso("evaluate", self.folder / "none.jsonl").code, 1)
        self.assertEqual(sayso("evaluate").code, 2)


if __name__ == "__main__":
    unittest.main()
