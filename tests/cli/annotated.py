"""Documents for the tests of formats: every field set, on a text with all that offsets can go wrong on."""
import hashlib
import json

# A hand-made article: characters of one to four bytes, combining marks, a family of several code points, text from right to
# left, tabs, line ends of both kinds, U+0000, quotes in quotes and quotes in pieces over lines and paragraphs.
TEXT = ("\U0001f973 Zoe\u0308 O’Hara \U0001f468\u200d\U0001f469\u200d\U0001f467 said on Friday:\r\n"
        "“We will hire 200 people,\tperhaps 300,” she told reporters, “and soon.”\r\n\r\n"
        "“Paul said ‘never again’ to me,\nand he meant it.\r\n\r\n“He left, too.”\n"
        "אמרה דנה כהן: “שלום \U0001f600” & <b>\"x\"</b> – according to the Daily\u0000Bugle, prices rose 2\u202f% from 10 to 12.\u2028"
        "=1+1; the board (Ng and Okafor) agreed.\n")


def at(words, which=0):
    begin = -1
    for _ in range(which + 1):
        begin = TEXT.index(words, begin + 1)
    return [begin, begin + len(words)]


def anchor(*pieces, **more):
    spans = [at(*piece) if isinstance(piece, tuple) else at(piece) for piece in pieces]
    return {"text": " ".join(TEXT[b:e] for b, e in spans), "spans": spans, **more}


def key(n):
    return f"{n:016x}"


def record(n, content, **fields):
    tail = {"paragraph": n % 4, "sentence": n, "confidence": 0.5 + n / 100, "rule": f"test.rule_{n}"}
    return {"key": key(n), **fields, "content": content, **tail}


def quantity(*pieces, bound="eq", **fields):
    return {**anchor(*pieces), **fields, "bound": bound}



def document(identifier="wire/7 ä", **more):
    sources = [
        {"id": "s1", "kind": "person", "name": "Zoe\u0308 O’Hara", "role": "the mayor", "aliases": ["she", "two\nlines \\ n"], "speaks": 2,
         "mentions": [anchor("Zoe\u0308 O’Hara"), anchor("she")]},
        {"id": "s2", "kind": "collective", "name": "reporters", "speaks": 0, "mentions": [anchor("reporters")]},
        {"id": "s3", "kind": "person", "name": "Paul", "speaks": 1, "mentions": [anchor("Paul"), anchor("he")]},
        {"id": "s4", "kind": "publication", "name": "Daily\u0000Bugle", "speaks": 1, "mentions": [anchor("Daily\u0000Bugle")]},
        {"id": "s5", "kind": "group", "name": "the board", "members": ["s6", "s7"], "speaks": 0, "mentions": [anchor("the board")]},
        {"id": "s6", "kind": "person", "name": "Ng", "speaks": 0, "mentions": [anchor("Ng")]},
        {"id": "s7", "kind": "unknown", "name": "Okafor", "speaks": 0, "mentions": [anchor("Okafor")]},
        {"id": "s8", "kind": "person", "name": "דנה כהן", "speaks": 1, "mentions": [anchor("דנה כהן")]},
    ]
    quotes = [
        {"id": "q1", **record(1, anchor("“We will hire 200 people,\tperhaps 300,”", "“and soon.”"), type="direct"),
         "verbatim": [at("We will hire 200 people,\tperhaps 300,"), at("and soon.")],
         "cue": {**anchor("told"), "lemma": "tell", "stance": "neutral"}, "source": anchor("she", id="s1"),
         "addressee": anchor("reporters", id="s2"), "polarity": "asserted"},
        {"id": "q2", **record(2, anchor("“Paul said ‘never again’ to me,\nand he meant it.", "“He left, too.”"), type="direct"),
         "verbatim": [at("Paul said ‘never again’ to me,\nand he meant it."), at("He left, too.")],
         "source": {"id": "s1"}, "via": [anchor("the Daily\u0000Bugle", id="s4"), {"id": "s5"}], "polarity": "denied"},
        {"id": "q3", **record(3, anchor("‘never again’"), type="mixed"), "verbatim": [at("never again")], "cue": {**anchor(("said", 1))},
         "source": anchor("Paul", id="s3"), "addressee": anchor("me"), "polarity": "withheld", "nested_in": "q2"},
        {"id": "q4", **record(4, anchor("“שלום \U0001f600”"), type="direct"), "cue": {**anchor("אמרה"), "stance": "feeling"},
         "source": anchor("דנה כהן", id="s8"), "medium": anchor("<b>\"x\"</b>"), "polarity": "asked"},
        {"id": "q5", **record(5, anchor("prices rose 2\u202f% from 10 to 12"), type="indirect"), "cue": {**anchor("according to")},
         "source": anchor("Daily\u0000Bugle", id="s4"), "polarity": "asserted"},
    ]
    claims = [
        {"id": "c1", **record(6, anchor("We will hire 200 people,\tperhaps 300"), kind="count"),
         "quantity": quantity("200 people,\tperhaps 300", min="200", max="300", bound="range"), "subject": anchor("We", id="s1"),
         "counted": anchor("people"), "time": anchor("Friday", value="2025-09-19"), "place": {"id": "s7"}, "modality": "planned",
         "linked": ["c2"], "quote": "q1", "source": {"id": "s1"}},
        {"id": "c2", **record(7, anchor("prices rose 2\u202f%", "from 10 to 12"), kind="percentage"),
         "quantity": quantity("2\u202f%", value="2", unit={"text": "%", "id": "percent", "ucum": "%"}, si={"value": "0.02", "unit": "1"}),
         "also": [quantity("12", value="12", bound="approx", magnitude="10", currency="USD", per={"text": "a barrel", "unit": "barrel", "counted": "barrels"}, iso8601="PT12M")],
         "change": {"direction": "up", "from": quantity("10", value="10"), "to": quantity("12", value="12"),
                    "by": quantity("2\u202f%", value="2", unit={"text": "%", "id": "percent", "ucum": "%"}, si={"value": "0.02", "unit": "1"})},
         "subject": anchor("prices"), "object": anchor("the board", id="s5"), "time": {"value": "2025-W38"}, "modality": "negated", "linked": ["c1"]},
        {"id": "c3", **record(8, anchor("300"), kind="money"), "quantity": quantity("300", value="300"), "time": anchor("soon", value="FUTURE_REF"), "modality": "asserted"},
    ]
    times = [{"id": "t1", **record(9, anchor("Friday"), type="date"), "value": "2025-09-19", "mod": "END", "start": "2025-09-19", "end": "2025-09-19"},
             {"id": "t2", **record(10, anchor("from", "to 12"), type="range")}]
    records = [{"type": "vote", "id": "r1", **record(11, anchor("agreed")),
                "fields": {"outcome": "yes = \\ no\nmore", "who": anchor("Ng", "Okafor")}}]
    whole = {"schema": "sayso/1", "producer": {"name": "sayso", "version": "0.1.0", "packs": {}}, "id": identifier, "uri": "https://example.org/a?b=1#c",
             "title": "=A \"title\"\twith, <marks>", "authors": ["Ann \\ Bell", "Cy\nDee"], "publisher": "The Daily & Co", "published": "2025-09-20",
             "language": "en", "offset_unit": "codepoint", "text_sha256": hashlib.sha256(TEXT.encode()).hexdigest(), "text": TEXT,
             "sources": sources, "quotes": quotes, "claims": claims, "times": times, "records": records, "errors": []}
    return {**whole, **more}


def empty(identifier="empty", text=""):
    return {"schema": "sayso/1", "producer": {"name": "sayso", "version": "0.1.0", "packs": {}}, "id": identifier, "offset_unit": "codepoint",
            "text_sha256": hashlib.sha256(text.encode()).hexdigest(), "text": text, "sources": [], "quotes": [], "claims": [], "times": [],
            "records": [], "errors": []}


def lines(*documents):
    return "".join(json.dumps(d, ensure_ascii=False) + "\n" for d in documents).encode("utf-8")
