#!/usr/bin/env python3
"""The article of a page and nothing around it, on pages in the manner of news sites (tests/pages)."""
import sys
import unittest

from tool import SOURCE, sayso

sys.path.insert(0, str(SOURCE / "tests" / "pages"))
from site_pages import f1, site_pages  # noqa: E402

FLOOR = 0.95  # of the mean
WORST = 0.85  # of any page


class Pages(unittest.TestCase):
    def test_the_text_of_a_page_is_its_article(self):
        scores = {}
        for name, page, wanted in site_pages():
            ran = sayso("extract", "--with-text", "--from", "html", "--quiet", stdin=page)
            self.assertEqual(ran.code, 0, ran.err)
            scores[name] = f1(ran.document.get("text", ""), wanted)
        if "--show" in sys.argv:
            print("\n".join(f"{score:.3f}  {name}" for name, score in sorted(scores.items(), key=lambda s: s[1])))
        mean = sum(scores.values()) / len(scores)
        print(f"pages: F1 of the text {mean:.4f} over {len(scores)} pages, the worst {min(scores.values()):.3f}")
        self.assertGreaterEqual(mean, FLOOR)
        self.assertEqual({name: score for name, score in scores.items() if score < WORST}, {})


if __name__ == "__main__":
    unittest.main(argv=[a for a in sys.argv if a != "--show"])
