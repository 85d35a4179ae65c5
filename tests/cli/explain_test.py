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
        done = sayso("explain", "--rule", "quotes", "--text", "“We will wait,” Mary Ng told reporters.")
        self.assertRegex(done.out.decode("utf-8"), r"- quotes\.said_after .*\n +lost: quotes\.told_after")
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


if __name__ == "__main__":
    unittest.main()
