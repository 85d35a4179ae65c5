#!/usr/bin/env python3
"""sayso grammar …: the tools that authors of rules live by, from an empty folder on."""
import json
import pathlib
import re
import tempfile
import unittest

from tool import SOURCE, sayso


class Tools(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def new(self, name, *options):
        ran = sayso("grammar", "new", self.folder / name, *options)
        self.assertEqual(ran.code, 0, ran.err)
        return self.folder / name

    def rewrite(self, path, old, new):
        text = path.read_text(encoding="utf-8")
        self.assertIn(old, text)
        path.write_text(text.replace(old, new), encoding="utf-8")

    def lines(self, ran):
        return [json.loads(line) for line in ran.out.decode("utf-8").split("\n") if line]


class New(Tools):
    def test_a_new_pack_has_no_problem_and_passes_its_tests_whatever_it_stands_on(self):
        for extends in ("common", "en"):
            pack = self.new(f"on_{extends}", "--extends", extends)
            checked = sayso("grammar", "check", pack)
            self.assertEqual(checked.code, 0, checked.out)
            self.assertIn(b"0 errors, 0 warnings", checked.out)
            tested = sayso("grammar", "test", pack)
            self.assertEqual(tested.code, 0, tested.out)

    def test_a_new_pack_finds_records(self):
        ran = sayso("extract", "--grammar", self.new("closures"), stdin="The mayor said the Holm Bridge was closed because of ice.")
        record = ran.document["records"][0]
        self.assertEqual(record["type"], "closure")
        self.assertEqual(record["fields"]["place"]["text"], "the Holm Bridge")
        self.assertEqual(record["fields"]["stage"], "closed")

    def test_nothing_is_written_over(self):
        pack = self.new("mine")
        self.rewrite(pack / "closures.sayso", "closed_place", "my_rule")
        ran = sayso("grammar", "new", pack)
        self.assertEqual(ran.code, 1)
        self.assertIn("my_rule", (pack / "closures.sayso").read_text(encoding="utf-8"))

    def test_names_that_cannot_be_are_usage_errors(self):
        for name in ("1st", "my pack", "en"):
            ran = sayso("grammar", "new", self.folder / name)
            self.assertEqual(ran.code, 2, name)
            self.assertFalse((self.folder / name).exists())
        ran = sayso("grammar", "new", self.folder / "mine", "--extends", "comon")
        self.assertEqual(ran.code, 2)
        self.assertIn("did you mean common?", ran.err)


class Languages(Tools):
    def test_the_language_of_the_manual_has_no_problem_and_finds_who_speaks(self):
        pack = SOURCE / "docs" / "examples" / "nl"
        checked = sayso("grammar", "check", pack)
        self.assertEqual((checked.code, b"0 errors, 0 warnings" in checked.out), (0, True), checked.out)
        self.assertEqual(sayso("grammar", "test", pack).code, 0)
        article = self.folder / "brug.txt"
        article.write_text("De brug blijft dicht. “Wij wachten niet langer”, zei Anke Brood.\n", encoding="utf-8")
        ran = sayso("extract", "--grammar", pack, "--language", "nl", article)
        quotes = json.loads(ran.out)["quotes"]
        self.assertEqual([(quote["source"]["text"], quote["cue"]["text"]) for quote in quotes], [("Anke Brood", "zei")])


class Json(Tools):
    def test_problems_come_as_json_a_line_each_with_what_editors_need(self):
        pack = self.new("mine")
        self.rewrite(pack / "closures.sayso", "(?<verb> closing_verbs)", "(?<verb> closing_verb)")
        ran = sayso("grammar", "check", "--json", pack)
        self.assertEqual(ran.code, 1)
        problems = self.lines(ran)
        self.assertEqual(len(problems), len(re.findall(rb": (?:error|warning) ", sayso("grammar", "check", pack).out)))
        problem = next(p for p in problems if p["code"] == "G210")
        self.assertEqual(problem["severity"], "error")
        self.assertEqual(problem["file"], str(pack / "closures.sayso"))
        self.assertIn("closing_verbs", problem["hint"])
        source = (pack / "closures.sayso").read_text(encoding="utf-8").split("\n")[problem["line"] - 1]
        self.assertEqual(problem["source"], source)
        self.assertEqual(source[problem["column"] - 1:][:problem["length"]], "closing_verb")

    def test_a_pack_without_problems_gives_no_line(self):
        ran = sayso("grammar", "check", "--json", self.new("mine"))
        self.assertEqual((ran.code, ran.out), (0, b""))

    def test_a_test_that_finds_nothing_says_how_far_its_rule_got(self):
        pack = self.new("mine")
        self.rewrite(pack / "lex" / "closing_verbs.tsv", "reopened\topen\n", "")
        ran = sayso("grammar", "test", pack)
        self.assertEqual(ran.code, 1)
        self.assertRegex(ran.out.decode("utf-8"), rf"{re.escape(str(pack))}/closures\.sayso:\d+:\d+: closures\.closed_place fails\n.*\n.*\n"
                                                  r"    it takes \[the Holm Bridge\], and then \[reopened\] is not\n +closing_verbs\n.*\n"
                                                  r" +fails: lex=closing_verbs\n")

    def test_tests_come_as_json_with_their_outcome(self):
        pack = self.new("mine")
        self.rewrite(pack / "closures.sayso", "=> stage=open", "=> stage=closed")
        ran = sayso("grammar", "test", "--json", pack)
        self.assertEqual(ran.code, 1)
        outcomes = [t["outcome"] for t in self.lines(ran)]
        self.assertEqual(sorted(outcomes), ["failed", "passed", "passed"])
        failed = next(t for t in self.lines(ran) if t["outcome"] == "failed")
        self.assertEqual(failed["rule"], "closures.closed_place")
        self.assertIn("stage='open'", failed["found"])


RULES = """grammar said.said extends en
phase words after times, descriptors match compete
rule words_of
  doc "Somebody, a verb, and what is said."
  (?<source> @name) (?<cue> [tag=VBD|VBZ]) (?<content> [!sent_end]+)
  => emit quote { content=$content, source=$source, cue=$cue }
  evidence $cue from "lex/said.evidence.tsv"
  test "[source Orla Quist] [cue argued] [content it was late]."
  test "It was late." => none
end
"""


class Fit(Tools):
    """What fit counts, and that the same documents give the same bytes."""

    def setUp(self):
        super().setUp()
        self.pack = self.folder / "said"
        self.pack.mkdir()
        (self.pack / "said.sayso").write_text(RULES, encoding="utf-8")

    def gold(self, *documents):
        path = self.folder / "gold.jsonl"
        path.write_text("".join(json.dumps(d) + "\n" for d in documents), encoding="utf-8")
        return path

    def document(self, text, *quotes):
        spans = lambda words: [[text.index(words), text.index(words) + len(words)]]
        return {"text": text, "lang": "en", "quotes": [{"source": spans(s), "cue": spans(c), "content": spans(w)} for s, c, w in quotes]}

    def fit(self, *options):
        ran = sayso("grammar", "fit", *options, "--pack", self.pack)
        self.assertEqual(ran.code, 0, ran.err)
        return (self.pack / "lex" / "said.evidence.tsv").read_text(encoding="utf-8").split("\n")

    def test_readings_are_right_wrong_or_left_out(self):
        right = self.document("Orla Quist argued that é it was late.", ("Orla Quist", "argued", "that é it was late"))
        wrong = self.document("Orla Quist painted the old bridge.")
        speaker = self.document("Orla Quist argued the old words of Ann.", ("Ann", "argued", "the old words"))
        inside = self.document("Mary Roe argued that Orla Quist painted it.", ("Mary Roe", "argued", "that Orla Quist painted it"))
        rows = self.fit(self.gold(*[right] * 3, *[wrong] * 4, speaker, *[inside] * 2))
        self.assertEqual([r for r in rows if r and not r.startswith("#")],
                         ["rule\tkey\tright\twrong", "said.words_of\targue\t5\t1", "said.words_of\tpaint\t0\t4"])
        self.assertIn("10 annotated documents of gold.jsonl", rows[1])

    def test_the_same_documents_give_the_same_list_in_any_order_whatever_it_said_before(self):
        documents = [self.document("Orla Quist argued that it was late.", ("Orla Quist", "argued", "that it was late")),
                     self.document("Orla Quist painted the old bridge.")] * 3
        first = self.fit(self.gold(*documents))
        self.assertEqual(self.fit(self.gold(*reversed(documents))), first)

    def test_what_was_counted_decides(self):
        bought = self.document("Orla Quist bought the old bridge.")
        self.fit(self.gold(*[bought] * 40))
        text = "Orla Quist bought the old bridge."
        self.assertLess(sayso("extract", "--grammar", self.pack, stdin=text).document["quotes"][0]["confidence"], 0.1)
        rules = self.pack / "said.sayso"
        rules.write_text(rules.read_text(encoding="utf-8").replace("match compete", "match compete above 0.2"), encoding="utf-8")
        self.assertEqual(sayso("extract", "--grammar", self.pack, stdin=text).document["quotes"], [])

    def test_a_part_of_the_documents_and_gold_by_words(self):
        documents = [self.document("Orla Quist argued that it was late.", ("Orla Quist", "argued", "that it was late")),
                     self.document("Orla Quist painted the old bridge.")]
        rows = self.fit(self.gold(*documents * 3), "--part", "2/2")
        self.assertEqual(rows[3:], ["said.words_of\tpaint\t0\t3", ""])
        by_hand = self.folder / "one.gold.json"
        by_hand.write_text(json.dumps({"text": "Orla Quist argued that it was late.",
                                       "quotes": [{"text": "that it was late", "source": "Orla Quist", "cue": "argued"}]}), encoding="utf-8")
        self.assertEqual(self.fit(by_hand)[3:], ["said.words_of\t*\t1\t0", ""])

    def test_what_cannot_be_counted_is_said(self):
        plain = self.new("plain")
        ran = sayso("grammar", "fit", self.gold(), "--pack", plain)
        self.assertEqual(ran.code, 2)
        self.assertIn("evidence $cue from", ran.err)
        self.assertEqual(sayso("grammar", "fit", self.gold(), "--pack", self.pack, "--part", "3/2").code, 2)
        broken = self.folder / "broken.jsonl"
        broken.write_text("{", encoding="utf-8")
        self.assertEqual(sayso("grammar", "fit", broken, "--pack", self.pack).code, 1)


class Changes(Tools):
    """A pack over another one: what it takes out, what it replaces."""

    def pack(self, text):
        folder = self.folder / "mine"
        folder.mkdir(exist_ok=True)
        (folder / "mine.sayso").write_text("grammar mine.mine extends en\n" + text, encoding="utf-8")
        return folder

    def rules(self, pack, text):
        ran = sayso("explain", "--grammar", pack, "--text", text)
        self.assertEqual(ran.code, 0, ran.err)
        return set(re.findall(r"\b(?:quotes|mine)\.\w+", ran.out.decode("utf-8")))

    def test_a_rule_that_is_disabled_gives_nothing_and_others_go_on(self):
        text = "“We will wait,” Mary Ng said. “We will wait for spring.” — Mary Ng"
        before = self.rules(self.pack(""), text)
        self.assertTrue({"quotes.signed", "quotes.said_after"} <= before)
        after = self.rules(self.pack("disable rule quotes.signed\n"), text)
        self.assertEqual(before - after, {"quotes.signed"})

    def test_a_rule_that_overrides_stands_in_the_place_of_the_other(self):
        pack = self.pack('override rule quotes.signed\n  (?<content> @quoted) "wrote" (?<source> @name)\n'
                         '  => emit quote { content=$content, source=$source }\n'
                         '  test "[content “We wait”] wrote [source Mary Ng]"\n  test "“We wait” — Mary Ng" => none\nend\n')
        self.assertNotIn("quotes.signed", self.rules(pack, "“We will wait for spring.” — Mary Ng"))
        quotes = sayso("extract", "--grammar", pack, stdin="“We will wait for spring” wrote Mary Ng").document["quotes"]
        self.assertEqual([(q["rule"], q["source"]["text"]) for q in quotes], [("quotes.signed", "Mary Ng")])
        tested = sayso("grammar", "test", pack)
        self.assertEqual(tested.code, 0, tested.out)

    def test_a_test_that_is_skipped_is_counted_and_not_run(self):
        pack = self.pack('override rule quotes.signed\n  "never" (?<content> @quoted)\n  => emit quote { content=$content }\n'
                         '  skip "this is not met"\n  test "“We wait” — Mary Ng" => none\nend\n')
        tested = sayso("grammar", "test", pack)
        self.assertEqual(tested.code, 0, tested.out)
        self.assertRegex(tested.out, rb"\d+ passed, 0 failed, 0 todo, 1 skipped")
        outcomes = [t["outcome"] for t in self.lines(sayso("grammar", "test", "--json", pack)) if t["rule"] == "quotes.signed"]
        self.assertEqual(outcomes, ["skipped", "passed"])

    def test_explain_says_what_a_rule_forbids_and_what_it_asks_of_the_document(self):
        pack = self.pack('mention call { }\nphase calls\nrule call\n  "cry" [word]* => emit call { }\n  unless "wolf"\n  when heard\nend\n'
                         'rule hears\n  "hark" => emit call { }\n  set heard=yes\nend\n')
        def reason(text):
            return sayso("explain", "--grammar", pack, "--text", text).out.decode("utf-8")
        self.assertIn("forbids by unless", reason("hark cry wolf"))
        self.assertIn("asks of the document by when", reason("cry foul"))
        self.assertNotIn("by when", reason("hark, cry foul"))


TEXT = "Yesterday the Holm Bridge was closed because of ice. On Friday the Sand Road reopened. Nobody waited."


class Diff(Tools):
    def setUp(self):
        super().setUp()
        self.old = self.new("old")
        self.now = self.new("now")
        self.rules = self.now / "closures.sayso"

    def diff(self, *options, text=TEXT):
        return sayso("grammar", "diff", self.old, self.now, "-", *options, stdin=text)

    def changes(self):
        ran = self.diff("--json")
        self.assertEqual(ran.code, 0, ran.err)
        return self.lines(ran)

    def test_the_same_rules_give_no_change(self):
        self.assertEqual(self.changes(), [])
        self.assertIn(b"2 records before, 2 after; 0 gained, 0 lost, 0 changed", self.diff().out)

    def test_a_record_gained_says_by_which_rule_where_and_what(self):
        self.rewrite(self.rules, "rule closed_place", """rule nobody
  "Nobody" (?<verb> [tag=VBD | norm="waited"]) => emit closure { place=$verb, verb=$verb, stage=empty }
  test "Nobody [verb waited]." => stage=empty
  test "They waited." => none
end
rule closed_place""")
        (change,) = self.changes()
        self.assertEqual((change["change"], change["rule"], change["kind"]), ("gained", "closures.nobody", "closure"))
        self.assertEqual(TEXT[slice(*change["spans"][0])], "Nobody waited")
        self.assertIn({"name": "stage", "after": "empty"}, change["fields"])
        self.assertRegex(self.diff().out.decode("utf-8"), r"closures\.nobody +0 +1 +1 +0 +0\n")

    def test_a_record_lost_goes_to_the_rule_that_gave_it(self):
        self.rewrite(self.now / "lex" / "closing_verbs.tsv", "reopened\topen\n", "")
        (change,) = self.changes()
        self.assertEqual((change["change"], change["rule"], change["text"]), ("lost", "closures.closed_place", "the Sand Road reopened"))

    def test_a_boundary_that_moved_is_one_change_and_not_a_loss_and_a_gain(self):
        self.rewrite(self.rules, ' ("because" "of" (?<reason> [word]{1,4}))?', "")
        self.rewrite(self.rules, ", reason=$reason", "")
        self.rewrite(self.rules, "because of [reason high winds].", "because of high winds.")
        (change,) = self.changes()
        self.assertEqual(change["change"], "changed")
        self.assertEqual([(f["name"], f["before"], f["after"]) for f in change["fields"]],
                         [("content", "the Holm Bridge was closed because of ice", "the Holm Bridge was closed"), ("reason", "ice", "")])

    def test_a_rule_that_was_renamed_has_its_records_changed(self):
        self.rewrite(self.rules, "rule closed_place", "rule shut_place")
        self.assertEqual([c["fields"] for c in self.changes()],
                         [[{"name": "rule", "before": "closures.closed_place", "after": "closures.shut_place"}]] * 2)
        self.assertEqual(self.lines(self.diff("--json", "--rule", "opened")), [])

    def test_a_pack_with_errors_is_a_usage_error_and_a_missing_text_is_told_of(self):
        self.rewrite(self.rules, "(?<verb> closing_verbs)", "(?<verb> closing_verb)")
        ran = self.diff()
        self.assertEqual(ran.code, 2)
        self.assertIn("G210", ran.err)
        ran = sayso("grammar", "diff", self.old, self.old, self.folder / "none.txt")
        self.assertEqual(ran.code, 1)
        self.assertIn("none.txt", ran.err)


class Coverage(Tools):
    def setUp(self):
        super().setUp()
        self.pack = self.new("mine")
        self.rewrite(self.pack / "closures.sayso", "rule closed_place", """rule never
  (?<place> place_name) "sank" (?<verb> closing_verbs) => emit closure { place=$place, verb=$verb, stage=sunk }
  test "Then [place the Old Ferry] sank [verb shut]."
  test "Nobody sank." => none
end
rule closed_place""")

    def coverage(self, *options, text=TEXT):
        ran = sayso("grammar", "coverage", self.pack, "-", *options, stdin=text)
        self.assertEqual(ran.code, 0, ran.err)
        return ran.out.decode("utf-8")

    def test_rules_that_never_matched_are_named_with_their_place(self):
        out = self.coverage()
        self.assertIn("2 rules: 1 never matched", out)
        line = (self.pack / "closures.sayso").read_text(encoding="utf-8").split("\n").index("rule never") + 1
        self.assertRegex(out, rf"closures\.never +{re.escape(str(self.pack))}/closures\.sayso:{line}\n")
        self.assertNotIn("closures.closed_place  ", out)

    def test_alternatives_that_were_not_taken_are_shown_as_written(self):
        out = self.coverage()
        self.assertIn('"is"\n      in closures.closed_place', out)
        self.assertIn('"has" "been"\n', out)
        self.assertNotIn('"was"\n', out)

    def test_what_may_be_left_out_and_alternatives_of_lookarounds_count_too(self):
        folder = self.folder / "looks"
        folder.mkdir()
        (folder / "looks.sayso").write_text('grammar looks.looks extends common\nmention m { }\nphase p\nrule r\n'
                                            '  (?<= "big" | "small" "grey" | "old" (?= "cat" | "dog")) "very"? [word] "indeed"{0,2} (?= "." | "!") => emit m { }\n'
                                            '  test "big cat."\n  test "cat" => none\nend\n', encoding="utf-8")
        def coverage(text):
            return sayso("grammar", "coverage", folder, "-", stdin=text).out.decode("utf-8")
        out = coverage("A big cat. A small grey mouse indeed.")
        self.assertIn("7 alternatives of rules that matched: 3 never taken\n", out)
        for unused in ('"old" (?= "cat" | "dog")', '"dog"', '"!"'):
            self.assertIn(f"  {unused}\n", out)
        self.assertNotIn('  "cat"\n', out)  # the inner lookaround holds before any cat
        self.assertIn("2 pieces that may be left out: 1 never taken\n", out)
        self.assertIn('  "very"?\n', out)
        out = coverage("A big very fat dog! An old dog. A big cat.")
        self.assertNotIn('  "dog"\n', out)
        self.assertNotIn('  "!"\n', out)

    def test_list_entries_are_used_or_met_or_neither(self):
        # "reopened" stands twice, once in no match; "shut" is in none; the others are not there at all.
        out = self.coverage(text=TEXT + " Nobody shut the door and it reopened.")
        self.assertRegex(out, r"closing_verbs +6 +2 +1 +3\n")
        self.assertRegex(out, r"closing_verbs .*\n +shut, shut down, closed off, opened again\n")

    def test_a_phrase_counts_as_itself_and_not_as_its_words(self):
        out = self.coverage(text="On Friday the Sand Road was shut down.")
        self.assertRegex(out, r"closing_verbs .*\n +closed, shut, closed off, reopened, opened again\n")

    def test_rules_of_other_packs_are_left_out_unless_asked_for(self):
        pack = self.new("on_en", "--extends", "en")
        for options, rules in (((), r"^1 rule: "), (("--all",), r"^\d{3} rules: ")):
            ran = sayso("grammar", "coverage", pack, "-", *options, stdin=TEXT)
            self.assertRegex(ran.out.decode("utf-8"), re.compile(rules, re.M))

    def test_the_page_holds_everything_and_is_well_formed(self):
        path = self.folder / "page.html"
        self.coverage("--html", "-o", path)
        page = path.read_text(encoding="utf-8")
        for word in ("closures.never", "closures.closed_place", "opened again", "&quot;is&quot;"):
            self.assertIn(word, page)
        stack = []
        for closing, name in re.findall(r"<(/?)([a-z0-9]+)", re.sub(r"<!DOCTYPE.*?>|<style>.*?</style>", "", page, flags=re.S)):
            if name == "meta":
                continue
            if closing:
                self.assertEqual(stack.pop(), name)
            else:
                stack.append(name)
        self.assertEqual(stack, [])


class Profile(Tools):
    def profile(self, *options, text=TEXT):
        ran = sayso("grammar", "profile", self.pack, "-", *options, stdin=text)
        self.assertEqual(ran.code, 0, ran.err)
        return ran.out.decode("utf-8")

    def setUp(self):
        super().setUp()
        self.pack = self.new("mine")

    def test_a_rule_is_told_with_its_triggers_matches_and_records(self):
        # The words that may begin a place: "the" twice, four names, "Friday"; it matches from "the" and from the names behind it.
        # Nobody waited: that sentence lacks what the rule needs.
        row = re.search(r"closures\.closed_place +closures +(\d+) +(\d+) +(\d+) +(\d+) +(\d+) +(\d+) +(\d+) +100\.0 %", self.profile())
        scopes, triggers, confirmed, kept, lost, records, steps = map(int, row.groups())
        self.assertEqual((scopes, triggers, confirmed, kept, records), (2, 7, 6, 2, 2))
        self.assertGreater(steps, triggers)
        self.assertGreaterEqual(lost, 0)

    def test_counts_are_the_same_in_every_run(self):
        self.assertEqual(self.profile(), self.profile())

    def test_an_unknown_column_is_a_usage_error(self):
        ran = sayso("grammar", "profile", self.pack, "--by", "step", stdin=TEXT)
        self.assertEqual(ran.code, 2)
        self.assertIn("did you mean steps?", ran.err)


class Format(Tools):
    def setUp(self):
        super().setUp()
        self.pack = self.new("mine")
        self.file = self.pack / "closures.sayso"

    def test_a_new_pack_is_laid_out_already(self):
        ran = sayso("grammar", "format", "--check", self.pack)
        self.assertEqual((ran.code, ran.out), (0, b""))

    def test_what_is_changed_is_named_and_passes_its_tests(self):
        text = self.file.read_text(encoding="utf-8")
        self.rewrite(self.file, "  => emit closure { place=$place,", "=>emit closure {place = $place,")
        ran = sayso("grammar", "format", "--check", self.pack)
        self.assertEqual((ran.code, ran.out.decode("utf-8")), (1, f"{self.file}\n"))
        self.assertIn("=>emit", self.file.read_text(encoding="utf-8"))
        ran = sayso("grammar", "format", self.pack)
        self.assertEqual((ran.code, ran.out.decode("utf-8")), (0, f"{self.file}\n"))
        self.assertEqual(self.file.read_text(encoding="utf-8"), text)
        self.assertEqual(sayso("grammar", "test", self.pack).code, 0)
        self.assertEqual([p.name for p in self.pack.iterdir() if p.is_file()], ["closures.sayso"])

    def test_a_file_with_errors_is_left_as_it_is(self):
        self.rewrite(self.file, "rule closed_place", "rule  = closed_place")
        text = self.file.read_text(encoding="utf-8")
        ran = sayso("grammar", "format", self.pack)
        self.assertEqual(ran.code, 1)
        self.assertRegex(ran.err, r"closures\.sayso:\d+:\d+: ")
        self.assertEqual(self.file.read_text(encoding="utf-8"), text)

    def test_standard_input_goes_to_standard_output(self):
        ran = sayso("grammar", "format", "-", stdin="grammar   x.y\n")
        self.assertEqual((ran.code, ran.out), (0, b"grammar x.y\n"))


if __name__ == "__main__":
    unittest.main()
