#!/usr/bin/env python3
"""The bundled articles against their gold records: F1 of every kind of record is what floors.json says, or more.

usage: corpora_test.py [--show | --raise]      --show: the mistakes; --raise: write what was reached as the floor

All of a language together reach what WANTED says in every kind. `found` is F1 of records, `whole` of records with every field right, both as `sayso evaluate` counts. A floor only ever
rises; where a gold file grows, its article's floors are written anew by hand.
"""
import json
import math
import sys

from tool import SOURCE, sayso

CORPORA = SOURCE / "corpora"
KINDS = ("document", "quotes", "claims", "times", "sources")
WANTED = {"en": 0.95, "de": 0.93}  # of all articles of a language together, F1 of records found


def check(language, wanted):
    """How many floors were missed."""
    corpus = CORPORA / language
    kept_floors = corpus / "floors.json"
    floors = json.loads(kept_floors.read_text())
    reached, failed = {}, 0
    for gold in sorted(corpus.glob("*.gold.json")):
        name = gold.name.removesuffix(".gold.json")
        ran = sayso("evaluate", gold, "--json", "--errors", 1000)
        if ran.code != 0:
            print(f"{name}: {ran.err}")
            failed += 1
            continue
        scores = json.loads(ran.out)
        for kind in KINDS:
            for what in ("found", "whole"):
                score = scores[kind][what]
                if score["gold"] == 0:
                    continue
                f1 = math.floor(score["f1"] * 1000) / 1000
                reached.setdefault(name, {}).setdefault(kind, {})[what] = f1
                floor = floors.get(name, {}).get(kind, {}).get(what, 0)
                if what == "found":
                    print(f"{name:12} {kind:9} {score['predicted']:3} predicted, {score['found']:3} of {score['gold']:3} found, F1 {f1:.3f}, floor {floor}")
                if f1 < floor:
                    failed += 1
                    print(f"  {name} {kind}: F1 of {what} records is {f1}, under the floor {floor}; corpora_test.py --show lists the mistakes")
        if "--show" in sys.argv:
            for error in scores["errors"]:
                detail = f"{error['field']} should be {error['expected']!r}, is {error['got']!r}: " if "field" in error else ""
                print(f"  {error['kind']:9} {error['sort']:9} {detail}{error['what'][:100]}")
    if not reached:
        print("there is no gold file")
        failed += 1
    together = json.loads(sayso("evaluate", corpus, "--json").out)
    for kind in KINDS:
        f1 = together[kind]["found"]["f1"]
        print(f"{language} together  {kind:9} F1 {f1:.3f}, wanted {wanted}")
        failed += f1 < wanted
    if "--raise" in sys.argv:
        for name, kinds in reached.items():
            for kind, scores in kinds.items():
                for what, f1 in scores.items():
                    kept = floors.setdefault(name, {}).setdefault(kind, {})
                    kept[what] = max(f1, kept.get(what, 0))
        kept_floors.write_text(json.dumps(floors, indent=2) + "\n")
    return failed


def main():
    sys.exit(sum(check(language, wanted) for language, wanted in WANTED.items()) > 0)


if __name__ == "__main__":
    main()
