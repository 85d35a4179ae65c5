#!/usr/bin/env python3
"""One article in every format gives the same records; bad input costs its own record and no other."""
import csv
import gzip
import html
import io
import json
import pathlib
import subprocess
import tempfile
import unittest
import zlib

from tool import SOURCE, sayso

PARAGRAPHS = [line for line in (SOURCE / "corpora/en/tariffs.txt").read_text(encoding="utf-8").split("\n") if line.strip()][3:]
PARAGRAPHS.append("The café’s owner 😀, Zoë Ångström, said: “We ‘might’ close on Friday.” It costs €1.5m a year.")
TEXT = "\n\n".join(PARAGRAPHS)
META = {"id": "wire-1", "url": "https://example.org/a", "title": "A title", "date": "2025-09-19", "language": "en", "author": "Mary Ng"}


def page(paragraphs=PARAGRAPHS, head='<meta charset="utf-8">'):
    linked_data = {"@context": "https://schema.org", "@graph": [{"@type": "WebSite", "name": "The Pilot"}, {
        "@type": "NewsArticle", "headline": META["title"], "datePublished": META["date"], "url": META["url"],
        "author": [{"@type": "Person", "name": META["author"]}], "publisher": {"@type": "Organization", "name": "The Pilot"}}]}
    return f"""<!doctype html><html lang="en"><head>{head}<title>A title | The Pilot</title>
      <script type="application/ld+json">{json.dumps(linked_data)}</script><script>var p = "<p>No text at all, whatever it says here.</p>";</script></head>
      <body><nav><ul><li><a href="/">Home</a></li><li><a href="/w">World</a></li></ul></nav>
      <div class="cookie-banner"><p>We and our partners keep small files on your machine, and you may say that you agree.</p></div>
      <main><article><header><h1>A title</h1><p class="byline">By <a rel="author" href="/m">Mary Ng</a></p><time datetime="2025-09-19">19 September</time></header>
      <div class="article-body">{"".join(f"<p>{html.escape(p)}</p>" for p in paragraphs)}</div>
      <aside><h2>Related</h2><p>The other article, which has nothing to do with this one, is about a bridge in the north.</p></aside></article>
      <section id="comments"><p>I have read this and do not believe a word of it, as I said many times before to all of you.</p></section></main>
      <footer><p>Copyright of The Pilot, which reserves all rights to everything that it has ever printed anywhere.</p></footer></body></html>"""


def http(body, headers="Content-Type: text/html; charset=utf-8", status="200 OK"):
    return f"HTTP/1.1 {status}\r\n{headers}\r\n\r\n".encode() + body


def record(kind, body, content="application/http; msgtype=response", name="1", more="", length=None):
    length = len(body) if length is None else length
    return (f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{name}>\r\nWARC-Target-URI: https://example.org/{name}\r\n"
            f"WARC-Date: 2025-09-20T00:00:00Z\r\nContent-Type: {content}\r\n{more}Content-Length: {length}\r\n\r\n").encode() + body + b"\r\n\r\n"


def chunked(body, size=700):
    parts = [body[i:i + size] for i in range(0, len(body), size)]
    return b"".join(b"%x\r\n%s\r\n" % (len(p), p) for p in parts) + b"0\r\n\r\n"


def zstd(data):
    return subprocess.run(["zstd", "-q", "-c"], input=data, capture_output=True, check=True).stdout


def table(delimiter=","):
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter)
    writer.writerow([*META, "unused", "text"])
    writer.writerow([*META.values(), "x,y;\tz", TEXT])
    return out.getvalue().encode()


LINE = json.dumps({**META, "text": TEXT}).encode() + b"\n"
PAGE = page().encode()
NINJS = {"uri": META["url"], "language": "en", "byline": "Mary Ng"}
FORMATS = {
    "a.txt": TEXT.encode(),
    "bom.txt": b"\xef\xbb\xbf" + TEXT.encode(),
    "a.txt.gz": gzip.compress(TEXT.encode()),
    "a.jsonl": LINE,
    "a.jsonl.gz": gzip.compress(LINE),
    "members.jsonl.gz": gzip.compress(LINE[:100]) + gzip.compress(LINE[100:]) + b"\0" * 100,
    "a.jsonl.zst": zstd(LINE),
    "frames.jsonl.zst": zstd(LINE[:100]) + zstd(LINE[100:]),
    "list.json": json.dumps([{**META, "text": TEXT}], indent=2).encode(),
    "one.json": json.dumps({**META, "text": TEXT}, indent=2).encode(),
    "lines.json": LINE,
    "a.csv": table(),
    "bom.csv": b"\xef\xbb\xbf" + table(),
    "semicolons.csv": table(";"),
    "a.tsv": table("\t"),
    "a.tsv.gz": gzip.compress(table("\t")),
    "a.html": PAGE,
    "a.html.gz": gzip.compress(PAGE),
    "utf16.html": b"\xff\xfe" + page(head="").encode("utf-16-le"),
    "a.warc": record("warcinfo", b"software: x\r\n", "application/warc-fields") + record("request", b"GET / HTTP/1.1\r\n\r\n") + record("response", http(PAGE)),
    "a.warc.gz": gzip.compress(record("request", b"GET / HTTP/1.1\r\n\r\n")) + gzip.compress(record("response", http(PAGE))),
    "a.warc.zst": zstd(record("metadata", b"x")) + zstd(record("response", http(PAGE))),
    "chunked.warc": record("response", http(chunked(PAGE), "Content-Type: text/html\r\nTransfer-Encoding: chunked")),
    "not-chunked.warc": record("response", http(PAGE, "Content-Type: text/html\r\nTransfer-Encoding: chunked")),
    "packed.warc": record("response", http(gzip.compress(PAGE), "content-type: text/html\r\nContent-Encoding: gzip")),
    "deflated.warc": record("response", http(zlib.compress(PAGE), "content-type: text/html\r\nContent-Encoding: deflate")),
    "bare.warc": record("response", http(zlib.compress(PAGE)[2:-4], "content-type: text/html\r\nContent-Encoding: deflate")),
    "both.warc": record("response", http(chunked(gzip.compress(PAGE)), "Content-Type: text/html\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked")),
    "a.warc.wet.gz": gzip.compress(record("conversion", TEXT.encode(), "text/plain", more="WARC-Identified-Content-Language: eng,fra\r\n")),
    "flat.ninjs.json": json.dumps({**NINJS, "versioncreated": "2025-09-19T10:00:00Z", "headline": "A title", "body_text": TEXT}).encode(),
    "xhtml.json": json.dumps({**NINJS, "versioncreated": "2025-09-19", "headline": "A title", "body_xhtml": "".join(f"<p>{html.escape(p)}</p>" for p in PARAGRAPHS)}).encode(),
    "bodies.json": json.dumps([{**NINJS, "versionCreated": "2025-09-19", "headlines": [{"role": "short", "value": "No"}, {"role": "main", "value": "A title"}],
                                "bodies": [{"role": "summary", "contentType": "text/plain", "value": "No."}, {"role": "main", "contentType": "text/plain", "value": TEXT}]}]).encode(),
}


def records(document):
    """What was found, without what depends on the id of the document."""
    def bare(value):
        if isinstance(value, dict):
            return {k: bare(v) for k, v in value.items() if k != "key"}
        return [bare(v) for v in value] if isinstance(value, list) else value
    return {kind: bare(document[kind]) for kind in ("sources", "quotes", "claims", "times", "records")} | {"text": document["text"]}


class Folder(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.path = pathlib.Path(cls.folder.name)

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def put(self, name, data):
        path = self.path / name
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        return path


class SameRecords(Folder):
    def test_an_article_gives_the_same_records_in_every_format(self):
        wanted = records(sayso("extract", "--with-text", "--published", "2025-09-19", "--language", "en", self.put("wanted.txt", TEXT)).document)
        self.assertGreater(len(wanted["quotes"]), 10)
        for name, data in FORMATS.items():
            with self.subTest(name):
                dated = [] if not name.endswith((".txt", ".txt.gz", "wet.gz")) else ["--published", "2025-09-19", "--language", "en"]
                ran = sayso("extract", "--with-text", *dated, self.put(name, data))
                self.assertEqual((ran.code, ran.err), (0, ""))
                self.assertEqual(ran.document["text"], TEXT)
                self.assertEqual(records(ran.document), wanted)
                self.assertEqual((ran.document["published"][:10], ran.document["language"]), ("2025-09-19", "en"))

    def test_an_archive_may_bring_the_dictionary_of_its_frames(self):
        # Frames of zstd that share a dictionary, which stands in a frame of its own before them, packed or not.
        samples = [self.put(f"sample{i}", record("response", http(page(PARAGRAPHS[i % 5:]).encode()), name=str(i))) for i in range(60)]
        subprocess.run(["zstd", "-q", "--train", *samples, "--maxdict=4000", "-o", self.path / "dictionary"], check=True)
        dictionary = (self.path / "dictionary").read_bytes()
        frames = [subprocess.run(["zstd", "-q", "-c", "-D", self.path / "dictionary", sample], capture_output=True, check=True).stdout for sample in samples[:3]]
        for packed in (dictionary, subprocess.run(["zstd", "-q", "-c", self.path / "dictionary"], capture_output=True, check=True).stdout):
            archive = b"\x5d\x2a\x4d\x18" + len(packed).to_bytes(4, "little") + packed + b"".join(frames)
            ran = sayso("extract", self.put("d.warc.zst", archive))
            self.assertEqual((ran.code, [d["id"] for d in ran.documents]), (0, ["urn:uuid:0", "urn:uuid:1", "urn:uuid:2"]), ran.err)

    def test_what_is_known_of_the_article_comes_along(self):
        for name in ("a.jsonl", "list.json", "a.csv", "a.html", "a.warc.gz", "flat.ninjs.json", "bodies.json"):
            document = sayso("extract", self.put(name, FORMATS[name])).document
            self.assertEqual((document["title"], document["uri"], document["authors"]),
                             ("A title", "https://example.org/1" if "warc" in name else META["url"], ["Mary Ng"]), name)
        self.assertEqual(sayso("extract", self.path / "a.html").document["publisher"], "The Pilot")
        self.assertEqual(sayso("extract", self.path / "a.warc.gz").document["id"], "urn:uuid:1")

    def test_a_format_is_told_by_its_content_where_the_name_does_not_tell(self):
        for name in ("a.jsonl.gz", "list.json", "a.html", "a.warc.gz", "a.warc.zst", "bodies.json"):
            ran = sayso("extract", "--with-text", stdin=FORMATS[name])
            self.assertEqual((ran.code, ran.document["text"]), (0, TEXT), name)

    def test_a_format_may_be_forced(self):
        ran = sayso("extract", "--with-text", "--from", "csv", self.put("table.dat", FORMATS["a.csv"]))
        self.assertEqual(ran.document["text"], TEXT)
        self.assertIn("did you mean warc", sayso("extract", "--from", "wrac", stdin="x").err)

    def test_a_wet_record_is_dated_by_its_crawl_and_says_so(self):
        document = sayso("extract", self.put("w.warc.wet.gz", FORMATS["a.warc.wet.gz"])).document
        self.assertEqual((document["published"], document["language"], document["errors"][0]["severity"]), ("2025-09-20", "en", "note"))


class Gqg(Folder):
    def test_each_quotation_is_a_document_and_its_speaker_is_found(self):
        article = {"date": "20250919083000", "url": "https://example.org/q", "title": "T", "lang": "English", "quotes": [
            {"pre": "On Friday the minister, Mary Ng, said:", "quote": "We will wait until the harvest is in", "post": ", and left."},
            {"pre": "", "quote": "  ", "post": "Nothing was said."},
            {"pre": "He told reporters “", "quote": "no more ships will sail", "post": "” before Monday."}]}
        ran = sayso("extract", "--with-text", self.put("a.gqg.json.gz", gzip.compress((json.dumps(article) + "\n" + '{"lang": "broken\n' + json.dumps(article) + "\n").encode())))
        self.assertEqual(ran.code, 1)
        self.assertEqual([d["id"] for d in ran.documents], ["https://example.org/q#0", "https://example.org/q#2", "1", "https://example.org/q#0", "https://example.org/q#2"])
        first, second = ran.documents[:2]
        self.assertEqual(first["text"], "On Friday the minister, Mary Ng, said: “We will wait until the harvest is in”, and left.")
        self.assertIn("Mary Ng", first["quotes"][0]["source"]["text"])
        self.assertEqual((first["language"], first["published"], first["title"]), ("en", "2025-09-19", "T"))
        self.assertEqual(second["text"], "He told reporters “no more ships will sail” before Monday.")

    def test_names_of_languages_become_tags(self):
        lines = [{"url": f"u{i}", "lang": lang, "quotes": [{"pre": "", "quote": "x", "post": ""}]} for i, lang in enumerate(["German", "PORTUGUESE", "Klingonese", "fr"])]
        ran = sayso("extract", "--from", "gqg", stdin="\n".join(map(json.dumps, lines)))
        self.assertEqual([d.get("language", "") for d in ran.documents][:2], ["de", "pt"])
        self.assertEqual(ran.documents[3]["language"], "fr")


class BadInput(Folder):
    """What is broken is a record with an error, the others are complete, the exit status is 1."""

    def check(self, ran, ids, failed, message):
        self.assertEqual(ran.code, 1, ran.err)
        self.assertEqual([d["id"] for d in ran.documents], ids)
        errors = {d["id"]: [e["message"] for e in d["errors"] if e["severity"] == "error"] for d in ran.documents}
        for name in ids:
            if name == failed:
                self.assertIn(message, " ".join(errors[name]))
            else:
                self.assertEqual(errors[name], [], name)
                self.assertTrue(next(d for d in ran.documents if d["id"] == name)["quotes"], name)

    def lines(self, count):
        return b"".join(json.dumps({"id": f"d{i}", "text": TEXT}).encode() + b"\n" for i in range(count))

    def test_a_packed_stream_that_breaks_off_gives_what_came_before(self):
        for name, pack in (("a.jsonl.gz", gzip.compress), ("a.jsonl.zst", zstd)):
            # Text that hardly packs, so that some of it is there before the end.
            data = b"".join(json.dumps({"id": f"d{i}", "text": TEXT, "x": bytes((i * k * k) % 251 for k in range(60000)).hex()}).encode() + b"\n" for i in range(6))
            path = self.put(name, pack(data)[:-20])
            ran = sayso("extract", path)
            self.assertEqual(ran.code, 1)
            ids = [d["id"] for d in ran.documents]
            self.assertGreater(len(ids), 3)
            self.assertEqual(ids, [f"d{i}" for i in range(len(ids) - 1)] + [str(path)])
            self.assertIn("break off", ran.documents[-1]["errors"][0]["message"])

    def test_a_packed_stream_that_is_damaged_or_followed_by_something_else_is_told(self):
        packed = bytearray(gzip.compress(self.lines(2)))
        packed[-6] ^= 0xFF  # of the checksum
        path = self.put("sum.jsonl.gz", bytes(packed))
        self.check(sayso("extract", path), ["d0", "d1", str(path)], str(path), "damaged")
        path = self.put("tail.jsonl.gz", gzip.compress(self.lines(2)) + b"and then this")
        self.check(sayso("extract", path), ["d0", "d1", str(path)], str(path), "stands something else")

    def test_a_packed_bomb_costs_no_memory(self):
        bomb = gzip.compress(b'{"text":"' + b"a" * 300_000_000 + b'"}\n' + json.dumps({"id": "after", "text": TEXT}).encode())
        ran = sayso("extract", self.put("bomb.jsonl.gz", bomb))
        self.check(ran, ["0", "after"], "0", "over the limit")

    def test_a_bomb_inside_of_a_record_of_an_archive_is_refused(self):
        bomb = gzip.compress(b"<html><p>" + b"a" * 60_000_000)
        data = record("response", http(bomb, "Content-Type: text/html\r\nContent-Encoding: gzip")) + record("response", http(PAGE), name="2")
        self.check(sayso("extract", self.put("bomb.warc", data)), ["urn:uuid:1", "urn:uuid:2"], "urn:uuid:1", "when unpacked")

    def test_an_object_that_is_broken_costs_no_other(self):
        good = [json.dumps({"id": f"d{i}", "text": TEXT}) for i in range(3)]
        for broken, message in (('{"id": "x", "text": "no end', "breaks off"), ('{"id": "x", "text": {"a": 1}', ""), ("[" * 100_000 + "]" * 100_000, "nested too deeply"),
                                ('{"a":' * 100_000 + "1" + "}" * 100_000, "nested too deeply"), ('{"id": 3}', "no text"), ("17", "no JSON object")):
            ran = sayso("extract", self.put("list.json", "[\n" + ",\n".join([good[0], broken, *good[1:]]) + "\n]\n"))
            self.check(ran, ["d0", "1", "d1", "d2"] if broken != '{"id": 3}' else ["d0", "3", "d1", "d2"], "3" if broken == '{"id": 3}' else "1", message)

    def test_a_row_that_is_broken_costs_no_other(self):
        def cells(*values):
            out = io.StringIO(newline="")
            csv.writer(out).writerow(values)
            return out.getvalue()
        head, good = cells("id", "text", "date"), [cells(f"d{i}", TEXT, "2025-09-19") for i in range(2)]
        for broken, message in (("x\r\n", "ends after 1 cells"), ("x,a,b,c,d\r\n", "5 cells"), ("x," + "a" * 40_000_000 + ",\r\n", "over the limit")):
            self.check(sayso("extract", self.put("a.csv", head + good[0] + broken + good[1])), ["d0", "1", "d1"], "1", message)
        plain = 'id,text\nd0,Mary Ng said that the ships would wait until Monday.\nx,"never closed\nd1,Mary Ng said that the ships would wait until Monday.\n'
        self.check(sayso("extract", self.put("open.csv", plain)), ["d0", "1", "d1"], "1", "never closed")
        ran = sayso("extract", self.put("none.csv", "id,story\n1,x\n"))
        self.assertEqual(ran.code, 1)
        self.assertIn("--text-column; the first row has: id, story", ran.err)
        self.assertEqual(sayso("extract", "--text-column", "story", self.path / "none.csv").code, 0)

    def test_a_record_of_an_archive_that_is_broken_costs_no_other(self):
        good = [record("response", http(PAGE), name=str(i)) for i in range(3)]
        broken = {
            "longer": (record("response", http(PAGE), name="x", length=len(http(PAGE)) - 1000), "does not end after"),
            "shorter": (record("response", http(PAGE), name="x", length=len(http(PAGE)) + 1000), "bytes that it says"),
            "endless": (record("response", http(PAGE), name="x", length=20_000_000), "bytes that it says"),
            "no length": (record("response", http(PAGE), name="x").replace(b"Content-Length", b"Content-Longth"), "no length"),
            "a word": (record("response", http(PAGE), name="x", length="many"), "no length"),
            "garbage": (b"\x00\x01garbage\r\nmore of it\r\n\r\n", "no record of WARC begins here"),
            "huge": (record("response", http(b"x" * 40_000_000), name="x"), "over the limit"),
        }
        for name, (bad, message) in broken.items():
            for packed in (False, True):
                with self.subTest(name, packed=packed):
                    parts = [good[0], bad, good[1], good[2]]
                    path = self.put("a.warc", b"".join(gzip.compress(p) if packed else p for p in parts))
                    ran = sayso("extract", path)
                    failed = f"{path}@{len(gzip.compress(good[0]) if packed else good[0])}"
                    self.check(ran, ["urn:uuid:0", failed, "urn:uuid:1", "urn:uuid:2"], failed, message)

    def test_damage_in_the_packing_of_an_archive_costs_the_record_alone(self):
        for pack in (gzip.compress, zstd):
            good = [pack(record("response", http(PAGE), name=str(i))) for i in range(3)]
            bad = bytearray(good[1])
            bad[len(bad) // 2:len(bad) // 2 + 40] = b"\xff" * 40
            ran = sayso("extract", self.put("a.warc.gz", good[0] + bytes(bad) + good[2]))
            self.assertEqual(ran.code, 1)
            self.assertEqual([d["id"] for d in ran.documents][0::len(ran.documents) - 1], ["urn:uuid:0", "urn:uuid:2"])
            self.assertIn("damaged", " ".join(e["message"] for d in ran.documents for e in d["errors"]))
            cut = sayso("extract", self.put("a.warc.gz", good[0] + good[1][:-200]))
            self.assertEqual((cut.code, cut.documents[0]["id"], len(cut.documents)), (1, "urn:uuid:0", 2))

    def test_markup_that_is_broken_is_read_as_browsers_read_it(self):
        broken = "<html><body><p>“We will wait,” <b>Mary Ng said.<p>The duty of 25 percent stays, <i>she <b>told</i> reporters</b> on Friday.</div></p></table><p class='>x"
        document = sayso("extract", "--with-text", "--from", "html", stdin=broken).document
        self.assertEqual(document["text"], "“We will wait,” Mary Ng said.\n\nThe duty of 25 percent stays, she told reporters on Friday.")

    def test_pages_that_are_made_to_break_readers_fail_alone(self):
        cases = {
            "deep": (b"<div>" * 100_000 + b"x" + b"</div>" * 100_000, "too deeply"),
            "unclosed": (b"<b><i>" * 100_000 + b"x", "too deeply"),
        }
        fine = {
            "entities": b'<!DOCTYPE html [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>' + PAGE.replace(b"<main>", b"<main>&c;&c;"),
            "comments": PAGE.replace(b"<main>", b"<!-- " * 100_000 + b"--><main>"),
            "attributes": PAGE.replace(b"<main>", b"<main " + b" ".join(b"a%d=1 b%d='x y' c%d" % (i, i, i) for i in range(100_000)) + b">"),
            "unclosed fonts": PAGE.replace(b"<main>", b"<font size=2>" * 1500 + b"<main>"),
            "ends": PAGE.replace(b"<main>", b"</x>" * 100_000 + b"<main>"),
        }
        for name, (body, message) in cases.items():
            data = record("response", http(PAGE), name="0") + record("response", http(body), name="x") + record("response", http(PAGE), name="1")
            with self.subTest(name):
                self.check(sayso("extract", self.put("a.warc", data)), ["urn:uuid:0", "urn:uuid:x", "urn:uuid:1"], "urn:uuid:x", message)
        for name, body in fine.items():
            with self.subTest(name):
                ran = sayso("extract", "--with-text", "--from", "html", stdin=body)
                self.assertEqual((ran.code, ran.document["text"][-100:]), (0, TEXT[-100:]))

    def test_pages_with_a_wrong_encoding_or_none_are_read_with_a_warning(self):
        words = ["“Wir öffnen die Türen früher,” sagte Jürgen Größmann, der für die Äcker zuständig ist und häufig hört, dass es schöner wäre."] * 3
        russian = ["Министр Анна Петрова сказала в пятницу, что пошлина в двадцать пять процентов останется, и правительство подождёт."] * 6
        # Bytes, charset of the header, text, what the warning says.
        cases = [
            (page(words, "").encode("utf-8"), "", words, "no encoding is declared"),
            (page(words, "").encode("cp1252"), "", words, "no encoding is declared"),
            (page(russian, "").encode("cp1251"), "", russian, "no encoding is declared"),
            (page(words, '<meta charset="iso-8859-1">').encode("utf-8"), "", words, "it is UTF-8"),
            (page(words, '<meta charset="utf-8">').encode("cp1252"), "", words, "UTF-8 is declared, but it is not"),
            (page(words, '<meta charset="x-none">').encode("utf-8"), "", words, "is not known"),
            (page(words, '<meta charset="iso-8859-1">').encode("cp1252"), "", words, None),
            (page(russian, "").encode("cp1251"), "windows-1251", russian, None),
            (page(russian, '<meta http-equiv="Content-Type" content="text/html; charset=koi8-r">').encode("koi8-r"), "", russian, None),
        ]
        for i, (body, charset, paragraphs, warning) in enumerate(cases):
            with self.subTest(i):
                kind = "Content-Type: text/html" + (f"; charset={charset}" if charset else "")
                ran = sayso("extract", "--with-text", stdin=record("response", http(body, kind)))
                self.assertEqual(ran.code, 0)
                self.assertEqual(ran.document["text"].split("\n\n")[0], paragraphs[0])
                warnings = " ".join(e["message"] for e in ran.document["errors"] if e["severity"] == "warning")
                self.assertIn(warning or "", warnings)
                if warning is None:
                    self.assertEqual(warnings, "")

    def test_what_holds_no_article_is_passed_over(self):
        data = b"".join([
            record("response", http(b"\x89PNG", "Content-Type: image/png"), name="image"),
            record("response", http(b"\0" * 40_000_000, "Content-Type: video/mp4"), name="film"),
            record("response", http(PAGE, status="404 Not Found"), name="missing"),
            record("response", http(b"", "Location: /x", status="301 Moved"), name="moved"),
            record("response", b"\x00\x01dns", "text/dns", name="dns"),
            record("revisit", http(b""), name="again"),
            record("response", http(PAGE), name="page")])
        ran = sayso("extract", self.put("mixed.warc", data))
        self.assertEqual((ran.code, [d["id"] for d in ran.documents]), (0, ["urn:uuid:page"]))

    def test_a_page_without_an_article_is_a_document_without_records(self):
        ran = sayso("extract", "--from", "html", stdin="<html><body><nav><a href=/>Home</a></nav></body></html>")
        self.assertEqual((ran.code, ran.document["quotes"]), (0, []))
        self.assertIn("no article", ran.err)
        first = record("response", http(PAGE), name="0")
        path = self.put("front.warc", first + record("response", http(b"<html><nav>Home</nav></html>"), name="front"))
        self.assertIn(f"sayso: {path}@{len(first)}: warning: no article", sayso("extract", path).err)


if __name__ == "__main__":
    unittest.main()
