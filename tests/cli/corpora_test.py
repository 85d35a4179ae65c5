#!/usr/bin/env python3
"""The bundled articles against their gold records: as many are found as floors.json says, or more.

usage: corpora_test.py [--show | --raise]      --show: what is missed and why; --raise: write what was found as the floor

A floor only ever rises. What the tool finds beyond the gold is not judged, except not_quotes.
"""
import decimal
import json
import re
import sys

from tool import ARTICLES, SOURCE, sayso

FLOORS = SOURCE / "corpora" / "en" / "floors.json"
KINDS = ("document", "quotes", "not_quotes", "claims", "times", "sources")


def words(text):
    return re.findall(r"\w+(?:'\w+)*", (text or "").lower().replace("’", "'"))


def holds(whole, part):
    """The words of `part` stand in a row in `whole`."""
    return f" {' '.join(words(part))} " in f" {' '.join(words(whole))} "


def overlap(a, b):
    """Dice coefficient of two bags of words."""
    a, b = words(a), words(b)
    rest, common = list(b), 0
    for word in a:
        if word in rest:
            rest.remove(word)
            common += 1
    return 2 * common / max(1, len(a) + len(b))


def number(written):
    """31.20 is 31.2."""
    return decimal.Decimal(written).normalize() if written else None


def text(anchor):
    return (anchor or {}).get("text", "")


class Comparison:
    def __init__(self, document):
        self.document = document
        self.names = {s["id"]: s["name"] for s in document["sources"]}

    def who(self, reference):
        """A reference's own words and the name it leads to."""
        reference = reference or {}
        return f"{text(reference)} | {self.names.get(reference.get('id'), '')}"

    # Each gives what is wrong with a candidate, field by field; nothing where it is right.

    def quote(self, gold, quote):
        seen = {"source": self.who(quote.get("source")), "cue": text(quote.get("cue")), "medium": text(quote.get("medium")),
                "addressee": text(quote.get("addressee")), "via": " | ".join(map(text, quote.get("via", [])))}
        wrong = [f"{k} {seen[k]!r}" for k in seen if k in gold and not holds(seen[k], gold[k]) and not (k == "cue" and seen[k] and holds(gold[k], seen[k]))]
        return wrong + [f"{k} {quote.get(k)}" for k in ("type", "polarity") if k in gold and quote.get(k) != gold[k]]

    def claim(self, gold, claim):
        quantity = claim["quantity"]
        exact = {"kind": claim["kind"], "value": number(quantity.get("value")), "bound": quantity["bound"], "currency": quantity.get("currency"),
                 "unit": quantity.get("unit", {}).get("id"), "iso8601": quantity.get("iso8601"),
                 "direction": claim.get("change", {}).get("direction"), "time": claim.get("time", {}).get("value")}
        wrong = [f"{k} {v}" for k, v in exact.items() if k in gold and v != (number(gold[k]) if k == "value" else gold[k])]
        return wrong + [f"{k} {text(claim.get(k))!r}" for k in ("subject", "object", "counted") if k in gold and not holds(text(claim.get(k)), gold[k])]

    def time(self, gold, time):
        return [] if time.get("value") == gold["value"] else [f"value {time.get('value')}"]

    def source(self, gold, source):
        wrong = [] if source["kind"] == gold["kind"] else [f"kind {source['kind']}"]
        if "role" in gold and not holds(source.get("role"), gold["role"]):
            wrong.append(f"role {source.get('role')!r}")
        if "alias" in gold and gold["alias"] not in source.get("aliases", []):
            wrong.append(f"aliases {source.get('aliases')}")
        return wrong

    def near_quotes(self, gold):
        for quote in self.document["quotes"]:
            content = text(quote["content"])
            longer = len(words(content)) - len(words(gold["text"]))
            if overlap(content, gold["text"]) >= 0.8 or (holds(content, gold["text"]) and longer <= 10):
                yield quote

    def near_claims(self, gold):
        for claim in self.document["claims"]:
            quantity = text(claim["quantity"])
            if holds(gold["anchor"], quantity) or holds(quantity, gold["anchor"]):
                yield claim

    def rows(self, gold):
        """(kind, what, what is wrong or nothing) for every expected record."""
        for name, value in gold["document"].items():
            yield "document", name, "" if self.document.get(name) == value else str(self.document.get(name))
        for kind, near, judge, label in (
                ("quotes", self.near_quotes, self.quote, "text"),
                ("claims", self.near_claims, self.claim, "anchor"),
                ("times", lambda g: (t for t in self.document["times"] if holds(text(t["content"]), g["text"])), self.time, "text"),
                ("sources", lambda g: (s for s in self.document["sources"] if holds(s["name"], g["name"])), self.source, "name")):
            for record in gold[kind]:
                verdicts = [judge(record, candidate) for candidate in near(record)]
                wrong = "" if [] in verdicts else "; ".join(", ".join(v) for v in verdicts) or "not found"
                yield kind, record[label], wrong
        for phrase in gold["not_quotes"]:
            taken = any(overlap(text(q["content"]), phrase) >= 0.8 for q in self.document["quotes"])
            yield "not_quotes", phrase, "taken for a quote" if taken else ""


def main():
    floors = json.loads(FLOORS.read_text())
    found, failed = {}, 0
    for article in ARTICLES:
        gold = json.loads(article.with_suffix(".gold.json").read_text(encoding="utf-8"))
        ran = sayso("extract", article)
        rows = list(Comparison(ran.document).rows(gold))
        counts = found[article.stem] = {}
        for kind in KINDS:
            of_kind = [wrong for k, _, wrong in rows if k == kind]
            counts[kind] = sum(not wrong for wrong in of_kind)
            floor = floors.get(article.stem, {}).get(kind, 0)
            if of_kind:
                print(f"{article.stem:10} {kind:10} {counts[kind]:3} of {len(of_kind):3}, floor {floor}")
            if counts[kind] < floor:
                failed += 1
                print("  fewer than the floor; corpora_test.py --show tells what is missed")
        if "--show" in sys.argv:
            for kind, what, wrong in rows:
                if wrong:
                    print(f"  miss {kind:10} {what[:70]!r}  <- {wrong[:300]}")
    if "--raise" in sys.argv:
        kept = {name: {k: max(v, floors.get(name, {}).get(k, 0)) for k, v in counts.items()} for name, counts in found.items()}
        FLOORS.write_text(json.dumps(kept, indent=2) + "\n")
    sys.exit(failed > 0)


if __name__ == "__main__":
    main()
