#!/usr/bin/env python3
"""A few small files of a format to begin with: fuzz/seeds.py TARGET FOLDER."""
import gzip
import json
import pathlib
import subprocess
import sys

TEXT = "“We will wait,” Mary Ng said on Friday. The duty of 25 percent stays, she told reporters on the quay, and left."
PAGE = (f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>T</title><meta property="og:title" content="T">'
        f'<script type="application/ld+json">{{"@type":"NewsArticle","headline":"T","datePublished":"2025-09-19","author":[{{"name":"M"}}]}}</script></head>'
        f'<body><nav><a href="/">Home</a></nav><article><h1>T</h1><p class="byline">By M</p><p>{TEXT}</p><blockquote><p>It is so.</p></blockquote>'
        f'<p><q>Yes</q>, she said.<br><br>No &amp; yes &#146; &nbsp;</p><ul><li>One.</li></ul><table><tr><td>x</td></tr></table></article><footer>x</footer></body></html>')


def record(kind, body, content):
    return (f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:x>\r\nWARC-Target-URI: http://e/x\r\nWARC-Date: 2025-09-20T00:00:00Z\r\n"
            f"Content-Type: {content}\r\nContent-Length: {len(body)}\r\n\r\n").encode() + body + b"\r\n\r\n"


def http(body, more=""):
    return f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n{more}\r\n".encode() + body


SMALL = b"<p>" + TEXT.encode()
RESPONSE = record("response", http(SMALL), "application/http")
WARC = [RESPONSE, record("conversion", TEXT.encode(), "text/plain"), record("warcinfo", b"x", "text/plain") + RESPONSE, gzip.compress(RESPONSE) * 2,
        record("response", http(b"7\r\n<p>abcd\r\n0\r\n\r\n", "Transfer-Encoding: chunked\r\n"), "application/http"),
        record("response", http(gzip.compress(SMALL), "Content-Encoding: gzip\r\n"), "application/http")]
DOCUMENT = json.dumps({"id": 1, "title": "T", "date": "2025-09-19", "authors": [{"name": "M"}], "text": TEXT}).encode()
ANCHOR = {"text": "We", "spans": [[1, 3]]}
QUANTITY = {**ANCHOR, "value": "25", "bound": "eq", "unit": {"text": "percent", "id": "percent"}}
TAIL = {"paragraph": 0, "sentence": 0, "confidence": 0.5, "rule": "a.b"}
RECORDS = json.dumps({
    "schema": "sayso/1", "producer": {"name": "sayso", "version": "0", "packs": {"en": "0"}}, "id": "a", "offset_unit": "codepoint", "text_sha256": "0",
    "sources": [{"id": "s1", "kind": "person", "name": "M\0", "aliases": ["N"], "speaks": 1, "mentions": [ANCHOR]}],
    "quotes": [{"id": "q1", "key": "0" * 16, "type": "direct", "content": ANCHOR, "verbatim": [[1, 2]], "cue": ANCHOR, "source": {**ANCHOR, "id": "s1"}, "polarity": "asserted", **TAIL}],
    "claims": [{"id": "c1", "key": "1" * 16, "kind": "tariff", "content": ANCHOR, "quantity": QUANTITY, "also": [QUANTITY],
                "change": {"direction": "up", "from": QUANTITY}, "modality": "asserted", "source": {"id": "s1"}, **TAIL}],
    "times": [{"id": "t1", "key": "2" * 16, "content": ANCHOR, "type": "date", "value": "2025", **TAIL}],
    "records": [{"type": "x", "key": "3" * 16, "content": ANCHOR, "fields": {"a": "b"}, **TAIL}],
    "errors": [{"code": "malformed_text", "severity": "note", "message": "m", "span": [0, 1]}]}).encode()
SEEDS = {
    "store": [RECORDS, RECORDS.replace(b"0.5", b"1"), RECORDS.replace(b'"s1"', b"5")],
    "html": [PAGE.encode(), PAGE.encode("utf-16"), PAGE.replace("utf-8", "windows-1252").encode("cp1252"), b"<p>a<p>b</div><b><i>c</b></i>"],
    "warc": WARC,
    "json": [DOCUMENT, b"[" + DOCUMENT + b",\n" + DOCUMENT + b"]", DOCUMENT + b"\n" + DOCUMENT, b'[\n{"text":"a\n{"text":"b"}]', b'[\n{"text":{"a":1},\n{"text":"b"}\n]'],
    "csv": [f'id,text\n1,"{TEXT}"\n2,"a ""b"" c\nd"\r\n'.encode(), b"\xef\xbb\xbfid;text\n1;a\n", b"id\ttext\n1\ta\n", b'id,text\n1,"a\n2,b\n'],
    "ninjs": [json.dumps({"uri": "u", "versioncreated": "2025-09-19", "headline": "H", "body_xhtml": f"<p>{TEXT}</p>"}).encode(),
              json.dumps({"uri": "u", "headlines": [{"role": "main", "value": "H"}], "bodies": [{"contentType": "text/plain", "value": TEXT}]}).encode(),
              json.dumps({"url": "u", "lang": "German", "date": "20250919", "quotes": [{"pre": "she said:", "quote": "no", "post": ", and"}]}).encode()],
    "gzip": [gzip.compress(TEXT.encode()), gzip.compress(b"a") + gzip.compress(b"b") + b"\0\0", gzip.compress(b"a" * 5000)[:-5]],
}


def main(target, folder):
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    seeds = list(SEEDS[target])
    if target == "gzip":
        seeds.append(subprocess.run(["zstd", "-q", "-c"], input=TEXT.encode(), capture_output=True, check=True).stdout * 2)
    for number, seed in enumerate(seeds):
        (folder / str(number)).write_bytes(seed)


main(*sys.argv[1:])
