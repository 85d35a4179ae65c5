#!/usr/bin/env python3
"""sayso explain: what matched, what lost, and to what."""
import unittest

from tool import sayso


class Explain(unittest.TestCase):
    def test_a_match_is_shown_with_its_fields(self):
        done = sayso("explain", "--text", "“We will wait,” Mary Ng told reporters.")
        self.assertEqual(done.code, 0)
        self.assertIn("+ quotes.told_after → quote", done.out.decode("utf-8"))
        self.assertRegex(done.out.decode("utf-8"), r"addressee +reporters")

    def test_a_match_that_lost_names_the_winner(self):
        done = sayso("explain", "--rule", "quotes", "--text", "“We will never wait for them,” Mary Ng said.")
        self.assertRegex(done.out.decode("utf-8"), r"- quotes\.did_after .*\n +lost: quotes\.said_after")
        self.assertNotIn("names.", done.out.decode("utf-8"))

    def test_tokens_come_with_tag_lemma_and_lists(self):
        done = sayso("explain", "--tokens", "--text", "She said so.")
        self.assertRegex(done.out.decode("utf-8"), r"said +VBD +say +.*verbs_quote")

    def test_a_missing_file_is_told_of(self):
        done = sayso("explain", "no/such/file.txt")
        self.assertEqual(done.code, 1)
        self.assertIn("no/such/file.txt", done.err)

    def test_an_unknown_pack_is_a_usage_error(self):
        done = sayso("explain", "--language", "xx", "--text", "x")
        self.assertEqual(done.code, 2)
        self.assertIn("'xx'", done.err)


class WhyNot(unittest.TestCase):
    def ask(self, rule, text):
        done = sayso("explain", "--why-not", rule, "--text", text)
        self.assertEqual(done.code, 0, done.err)
        return done.out.decode("utf-8")

    def test_it_tells_how_far_the_rule_got_and_what_failed_there(self):
        out = self.ask("quotes.said_that", "He said nothing.")
        self.assertRegex(out, r"^quotes\.said_that  en/quotes\.sayso:\d+:\d+\n")
        self.assertIn('it takes [He said], and then [nothing] is not\n    "that"\n', out)
        self.assertRegex(out, r'en/quotes\.sayso:\d+:\d+\n +fails: "that"\n')

    def test_a_word_that_no_list_has_meets_its_nearest_entry(self):
        out = self.ask("quotes.said_after", "“We wait,” she mutterd.")
        self.assertIn("it takes [“We wait,” she], and then [mutterd] is not\n", out)
        self.assertRegex(out, r"\[verbs_quote & .*\]   in quote_verb\n.*\n +fails: lex=verbs_quote\n +nearest entry: mutter")

    def test_an_entry_of_several_words_is_near_to_several_words(self):
        self.assertIn("nearest entry: according to", self.ask("quotes.according_to", "Accordng to the ministry, prices will rise."))

    def test_a_sentence_without_a_word_to_begin_with_says_what_it_begins_with(self):
        out = self.ask("claims.change_by", "Nobody came.")
        self.assertRegex(out, r"no word here can begin it; it begins with\n +change_verbs\n +en/claims\.sayso:\d+:\d+\n")

    def test_a_rule_that_matches_is_said_to_and_one_that_loses_names_the_winner(self):
        self.assertIn("1  “We wait,” he said.\n  it matches [“We wait,” he said]", self.ask("quotes.said_after", "“We wait,” he said."))
        self.assertRegex(self.ask("quotes.did_after", "“We will never wait for them,” Mary Ng said."), r"and loses: quotes\.said_after")

    def test_each_sentence_is_told_of_by_itself(self):
        out = self.ask("quotes.said_that", "He said nothing. They said that all was lost.")
        self.assertRegex(out, r"(?s)1  He said nothing.*it takes.*2  They said that all was lost\.\n  it matches")

    def test_a_part_of_a_name_will_do_if_it_is_the_only_one(self):
        self.assertIn("quotes.told_after  ", self.ask("told_after", "x"))
        for name, message in (("said_", "is part of the names of"), ("said_thxt", "did you mean 'said_that'?")):
            done = sayso("explain", "--why-not", name, "--text", "x")
            self.assertEqual(done.code, 2)
            self.assertIn(message, done.err)


if __name__ == "__main__":
    unittest.main()
