#!/usr/bin/env python3
"""The same ten simple rules in sayso, hfst-pmatch, vislcg3 and spaCy's Matcher, over the same text (bench/ten_rules).

usage: rule_peers.py SAYSO [ARTICLES.jsonl] [--megabytes N] [--passes N]

First how far the tools find the same: matches by rule and place, each disagreement counted under what explains it. Then
how fast each is, in megabytes of text a second of the whole process (spaCy: of its call, from Python). A tool that is not
installed is named and left out: hfst and cg3 are packages of Debian, spaCy of the Python package index (no model is needed).

What each is given and gives:
  sayso        JSON lines of articles, the rules alone (extends common), one thread; every match of every rule; JSON
  hfst-pmatch  a line an article; where matches lie, the leftmost and longest of all rules alone
  vislcg3      sayso's tokens as cohorts, so cutting words is not in its time; every word with which a match begins
  spaCy        strings; its tokenizer and its Matcher; every match of every rule
"""
import argparse
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter

HERE = pathlib.Path(__file__).resolve().parent
RULES = HERE / "ten_rules"
CUES = ["said", "told", "added", "says", "announced", "warned", "claimed", "argued", "insisted", "noted"]
TITLES = ["Mr", "Mrs", "Ms", "Dr"]
OFFICES = ["president", "minister", "government", "company", "court"]
MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]


def articles(path, megabytes):
    """An article is one line of text: no tool is to care for layout."""
    texts, size = [], 0
    if path:
        with open(path, encoding="utf-8") as file:
            lines = (json.loads(line).get("text", "") for line in file)
            source = list(lines)
    else:
        source = [p.read_text(encoding="utf-8") for p in sorted((HERE.parent / "corpora" / "en").glob("*.txt"))]
    while size < megabytes * 1e6:
        for text in source:
            if size >= megabytes * 1e6:
                break
            text = " ".join(text.replace("¶", " ").split())
            if text:
                texts.append(text)
                size += len(text.encode("utf-8"))
        if path:
            break
    return texts, size / 1e6


def best(passes, work):
    seconds, result = float("inf"), None
    for _ in range(passes):
        start = time.perf_counter()
        result = work()
        seconds = min(seconds, time.perf_counter() - start)
    return seconds, result


def run(command, data):
    done = subprocess.run(command, input=data, capture_output=True, check=True)
    return done.stdout.decode("utf-8")


def sayso(tool, texts, passes):
    """[(article, rule, begin, end)], seconds, tokens by article."""
    data = "".join(json.dumps({"text": text}) + "\n" for text in texts).encode("utf-8")
    command = [tool, "extract", "--from", "jsonl", "--grammar", str(RULES / "sayso"), "--threads", "1", "-q", "-"]
    seconds, out = best(passes, lambda: run(command, data))
    found = set()
    for number, line in enumerate(out.splitlines()):
        for record in json.loads(line)["records"]:
            begin, end = record["fields"]["at"]["spans"][0]
            found.add((number, record["fields"]["rule"], begin, end))
    segments = run([tool, "segment", "--from", "jsonl", "--unit", "word", "--grammar", str(RULES / "sayso"), "-"], data)
    return found, seconds, [json.loads(line)["segments"] for line in segments.splitlines()]


def hfst(texts, folder, passes):
    if not shutil.which("hfst-pmatch"):
        return None
    compiled = folder / "ten.pmatch.bin"
    compiled.write_bytes(subprocess.run(["hfst-pmatch2fst"], input=(RULES / "ten.pmatch").read_bytes(), capture_output=True, check=True).stdout)
    data = "".join(text + "\n" for text in texts).encode("utf-8")
    seconds, out = best(passes, lambda: run(["hfst-pmatch", "-n", "--locate", str(compiled)], data))
    found, number = set(), 0
    for line in out.split("\n"):
        if not line:
            number += 1
            continue
        begin, length, _, tag, _ = line.split("|")
        found.add((number, tag[1:-1], int(begin), int(begin) + int(length)))
    return found, seconds


def vislcg3(texts, tokens, passes):
    if not shutil.which("vislcg3"):
        return None
    parts = []
    for text, segments in zip(texts, tokens):
        parts += [f'"<{text[b:e]}>"\n\t"{text[b:e]}" x\n' for b, e in segments]
        parts.append('"<¶>"\n\t"¶" x\n')
    data = "".join(parts).encode("utf-8")
    # A window is an article: by default windows end after 500 words, and what crosses the end is lost.
    command = ["vislcg3", "-g", str(RULES / "ten.cg3"), "--hard-limit", "100000", "--soft-limit", "100000"]
    seconds, out = best(passes, lambda: run(command, data))
    found, article, word = set(), 0, -1
    for line in out.split("\n"):
        if line.startswith('"<'):
            word += 1
            if line == '"<¶>"':
                article, word = article + 1, -1
        elif line.startswith("\t") and "@r" in line:
            for tag in line.split():
                if tag.startswith("@r"):
                    found.add((article, tag[1:], tokens[article][word][0]))
    return found, seconds


def spacy(texts, passes):
    try:
        import spacy
        from spacy.matcher import Matcher
    except ImportError:
        return None
    cap, low, num = ({"TEXT": {"REGEX": f"^{shape}$"}} for shape in ("[A-Z][a-z]+", "[a-z]+", "[0-9]+"))
    cue, title, office, month = ({"TEXT": {"IN": words}} for words in (CUES, TITLES, OFFICES, MONTHS))

    def word(text, op=None):
        return {"TEXT": text, **({"OP": op} if op else {})}
    nlp = spacy.blank("en")
    matcher = Matcher(nlp.vocab)
    matcher.add("r1", [[cue]])
    matcher.add("r2", [[cap, cue]])
    matcher.add("r3", [[cap, {**cap, "OP": "{1,3}"}]])
    matcher.add("r4", [[num, {"TEXT": {"IN": ["percent", "%"]}}], [num, word("per"), word("cent")]])
    matcher.add("r5", [[word("according"), word("to"), word("the", "?"), cap]])
    matcher.add("r6", [[title, word(".", "?"), cap], [{"TEXT": {"IN": [t + "." for t in TITLES]}}, cap]])
    matcher.add("r7", [[word("the"), {**cap, "OP": "?"}, office]])
    matcher.add("r8", [[cue, {**low, "OP": "{0,3}"}, word("that")]])
    matcher.add("r9", [[month, num]])
    matcher.add("r10", [[{"TEXT": {"IN": ["”", '"']}}, cue]])

    def work():
        return [(doc, matcher(doc)) for doc in (nlp.make_doc(text) for text in texts)]
    seconds, results = best(passes, work)
    docs = [doc for doc, _ in results]
    alone, _ = best(passes, lambda: [matcher(doc) for doc in docs])
    found = set()
    for number, (doc, matches) in enumerate(results):
        longest = {}
        for key, begin, end in matches:
            place = (nlp.vocab.strings[key], begin)
            longest[place] = max(longest.get(place, 0), end)
        for (rule, begin), end in longest.items():
            found.add((number, rule, doc[begin].idx, doc[end - 1].idx + len(doc[end - 1])))
    cuts = [[(t.idx, t.idx + len(t)) for t in doc] for doc in docs]
    return found, seconds, alone, cuts


def leftmost_longest(found):
    """Of matches of all rules, those that hfst-pmatch would take; which rule does not matter."""
    taken, last = set(), (-1, 0)
    for article, begin, end in sorted({(a, b, e) for a, _, b, e in found}, key=lambda m: (m[0], m[1], -m[2])):
        if (article, begin) >= last:
            taken.add((article, begin, end))
            last = (article, end)
    return taken


def report(name, ours, theirs, explain):
    both = len(ours & theirs)
    print(f"{name}: {both} matches alike, {len(ours - theirs)} of sayso alone, {len(theirs - ours)} of {name} alone")
    reasons = Counter()
    examples = {}
    for match in sorted(ours ^ theirs, key=str):
        side = "sayso" if match in ours else name
        reason = explain(match, side)
        reasons[side, reason] += 1
        examples.setdefault((side, reason), match)
    for (side, reason), count in sorted(reasons.items(), key=lambda r: -r[1]):
        yield side, reason, count, examples[side, reason]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("sayso")
    parser.add_argument("articles", nargs="?")
    parser.add_argument("--megabytes", type=float, default=1)
    parser.add_argument("--passes", type=int, default=2)
    parser.add_argument("--show", action="store_true", help="one place for each kind of disagreement")
    options = parser.parse_args()
    data = os.environ.get("SAYSO_EVAL_DATA")
    path = options.articles or (data and f"{data}/data/quotes/en-news-train.jsonl")
    texts, size = articles(path, options.megabytes)
    print(f"\nTen rules in four tools over {len(texts)} articles, {size:.2f} MB\n")
    rows = []
    with tempfile.TemporaryDirectory() as name:
        ours, seconds, tokens = sayso(options.sayso, texts, options.passes)
        rows.append(("sayso, text to records, JSON in and out", seconds))
        edges = [{place for segment in segments for place in segment} for segments in tokens]

        def tell(tool, differences):
            for side, reason, count, example in differences:
                print(f"    {count:>5}  {side} alone: {reason}")
                if options.show:
                    number, begin = example[0], example[-2] if len(example) > 2 and not isinstance(example[1], str) else example[2]
                    print(f"           {example[1:]} {texts[number][max(0, begin - 25):begin + 45]!r}")

        result = hfst(texts, pathlib.Path(name), options.passes)
        if result:
            theirs = {(a, b, e) for a, _, b, e in result[0]}
            mine = leftmost_longest(ours)
            rows.append(("hfst-pmatch, text to places", result[1]))
            taken = {}
            for a, b, e in theirs | mine:
                taken.setdefault(a, []).append((b, e))

            def explain(match, side):
                number, begin, end = match
                text = texts[number]
                if side != "sayso" and (begin not in edges[number] or end not in edges[number]):
                    return "it begins or ends inside what is one word to sayso"
                if text[begin - 1:begin + 1].isalnum() and begin or text[end - 1:end + 1].isalnum() and end < len(text):
                    return "it begins or ends inside what is one word to hfst-pmatch"
                around = text[max(0, begin - 1):end + 1]
                if any(mark in around for mark in "'’"):
                    return "an apostrophe touches it"
                if not around.isascii():
                    return "a sign outside of ASCII touches it, which is no edge of a word to hfst-pmatch"
                if any(b < end and begin < e and (b, e) != (begin, end) for b, e in taken[number]):
                    return "a match of the other that overlaps it is longer, or begins earlier"
                return "something else"
            tell("hfst-pmatch", report("hfst-pmatch", mine, theirs, explain))
        else:
            print("hfst-pmatch: not installed (Debian: hfst), left out")
        result = vislcg3(texts, tokens, options.passes)
        if result:
            mine = {(a, r, b) for a, r, b, _ in ours}
            rows.append(("vislcg3, tokens to marked tokens", result[1]))
            tell("vislcg3", report("vislcg3", mine, result[0], lambda match, side: f"rule {match[1]}"))
        else:
            print("vislcg3: not installed (Debian: cg3), left out")
        result = spacy(texts, options.passes)
        if result:
            rows.append(("spaCy, tokenizer and Matcher", result[1]))
            rows.append(("spaCy, Matcher alone", result[2]))
            cuts = result[3]

            def explain(match, side):
                number, _, begin, end = match
                here = {p for s in tokens[number] for p in s if begin - 12 <= p <= end + 12}
                there = {p for s in cuts[number] for p in s if begin - 12 <= p <= end + 12}
                return "words are cut otherwise there" if here != there else "something else"
            tell("spaCy", report("spaCy", ours, result[0], explain))
        else:
            print("spaCy: not installed, left out")
    print(f"\n{'':<42} {'MB/s':>8} {'sayso is':>9}")
    for name, seconds in rows:
        print(f"{name:<42} {size / seconds:>8.2f} {seconds / rows[0][1]:>8.1f}x")


if __name__ == "__main__":
    sys.exit(main())
