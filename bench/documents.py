#!/usr/bin/env python3
"""How fast documents come in, as they come: JSON lines, pages, web archives; and that memory stays flat.

usage: bench/documents.py TOOL FOLDER [--megabytes N] [--gigabyte]

Makes files in FOLDER out of our own articles (corpora/en): each page wraps an article in menus, related links, comments and
scripts, as sites do. Times the tool on one thread, files in and JSON lines out (best of three), and beside it, where they
are installed (bench/document_peers.txt), warcio's bare iteration and trafilatura's text on the same files. Megabytes are those
of the files unpacked, and those of the text in them. With --gigabyte the peak memory over 100 MB and over 1 GB, packed.
"""
import gzip
import html
import json
import os
import pathlib
import resource
import subprocess
import sys
import time
import zlib

SOURCE = pathlib.Path(__file__).resolve().parent.parent
TEXTS = ["\n\n".join(p for p in f.read_text(encoding="utf-8").split("\n") if p.strip()) for f in sorted((SOURCE / "corpora/en").glob("*.txt"))]


def page(text, number):
    menu = "".join(f'<li class="menu-item"><a href="/section/{i}" class="nav-link nav-link--top">Section {i}</a></li>' for i in range(40))
    related = "".join(f'<div class="teaser"><a href="/a/{i}"><img src="/i/{i}.jpg" alt=""><h3>Another headline of some length, number {i}</h3></a></div>' for i in range(20))
    comments = "".join(f'<div class="comment"><span class="comment-author">reader{i}</span><p>I have my own view of this, and it is the view of many others too, number {i}.</p></div>' for i in range(10))
    style = ".a{color:#000}\n" * 300
    script = "window.dataLayer=window.dataLayer||[];" * 200
    data = json.dumps({"@context": "https://schema.org", "@type": "NewsArticle", "headline": f"Headline {number}", "datePublished": "2025-09-19", "author": {"@type": "Person", "name": "Mary Ng"}})
    return (f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Headline {number}</title><style>{style}</style><script>{script}</script>'
            f'<script type="application/ld+json">{data}</script></head><body class="article has-sidebar"><header class="site-header"><nav><ul>{menu}</ul></nav></header>'
            f'<main><article><h1>Headline {number}</h1><p class="byline">By Mary Ng</p><div class="article-body">{"".join(f"<p>{html.escape(p)}</p>" for p in text.split(chr(10) * 2))}</div></article>'
            f'<aside class="related">{related}</aside><section class="comments">{comments}</section></main><footer><ul>{menu}</ul></footer></body></html>').encode()


def record(body, number):
    body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body
    return (f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{number}>\r\nWARC-Target-URI: https://example.org/{number}\r\nWARC-Date: 2025-09-19T00:00:00Z\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(body)}\r\n\r\n").encode() + body + b"\r\n\r\n"


def make_files(folder, megabytes):
    folder.mkdir(parents=True, exist_ok=True)
    files = {}
    size = number = 0
    pages, lines, records, packed = [], [], [], []
    while size < megabytes * 1_000_000:
        text = TEXTS[number % len(TEXTS)]
        body = page(text, number)
        pages.append(body)
        lines.append(json.dumps({"id": str(number), "date": "2025-09-19", "text": text}).encode() + b"\n")
        records.append(record(body, number))
        packed.append(gzip.compress(records[-1], 6))
        size += len(body)
        number += 1
    text = sum(len(TEXTS[n % len(TEXTS)].encode()) for n in range(number))
    for name, data in (("a.jsonl", b"".join(lines)), ("a.jsonl.gz", gzip.compress(b"".join(lines), 6)), ("a.warc", b"".join(records)), ("a.warc.gz", b"".join(packed))):
        (folder / name).write_bytes(data)
        files[name] = folder / name
    files["pages"] = folder / "pages"
    files["pages"].mkdir(exist_ok=True)
    for n, body in enumerate(pages):
        (files["pages"] / f"{n}.html").write_bytes(body)
    sizes = {"a.jsonl": sum(map(len, lines)), "a.jsonl.gz": sum(map(len, lines)), "a.warc": sum(map(len, records)), "a.warc.gz": sum(map(len, records)), "pages": sum(map(len, pages))}
    return files, sizes, text, number


def best(run, passes=3):
    times = []
    for _ in range(passes):
        start = time.perf_counter()
        run()
        times.append(time.perf_counter() - start)
    return min(times)


def peak(command, feed):
    """Kilobytes that a process took at most, given what `feed` writes to it."""
    running = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL)
    feed(running.stdin)
    running.stdin.close()
    _, status, usage = os.wait4(running.pid, 0)
    if status != 0:
        raise SystemExit(f"documents: {command} failed")
    return usage.ru_maxrss


def stream(size, documents):
    """`size` bytes unpacked of gzip members that repeat the same documents."""
    member = zlib.compressobj(6, zlib.DEFLATED, 31)
    packed = member.compress(documents) + member.flush()

    def feed(out):
        for _ in range(size // len(documents)):
            out.write(packed)
    return feed


def main():
    arguments = sys.argv[1:]
    tool, folder = arguments[0], pathlib.Path(arguments[1])
    megabytes = int(arguments[arguments.index("--megabytes") + 1]) if "--megabytes" in arguments else 20
    files, sizes, text, documents = make_files(folder, megabytes)
    if megabytes > 0:
        time_all(tool, files, sizes, text, documents)
    if "--gigabyte" in arguments:
        memory(tool)


def time_all(tool, files, sizes, text, documents):
    print(f"{documents} articles, {text / 1e6:.1f} MB of text; one thread, best of three\n")
    print(f"{'':<44} {'s':>7} {'MB/s':>8} {'MB/s of text':>14}")

    def row(name, seconds, size):
        print(f"{name:<44} {seconds:7.2f} {size / 1e6 / seconds:8.1f} {text / 1e6 / seconds:14.1f}", flush=True)

    def call(path):
        done = subprocess.run([tool, "extract", "--threads", "1", "--quiet", "--language", "en", path], stdout=subprocess.DEVNULL)
        if done.returncode != 0:
            raise SystemExit(f"documents: {tool} failed on {path}")

    for name, label in (("a.jsonl", "JSON lines to records"), ("a.jsonl.gz", "  packed by gzip"), ("pages", "pages to records"), ("a.warc", "WARC to records"), ("a.warc.gz", "  packed by gzip")):
        row(label, best(lambda path=files[name]: call(path)), sizes[name])
    lister = pathlib.Path(tool).parent / "tests" / "list_items"
    if lister.exists():
        for name in ("a.warc", "a.warc.gz"):
            row(f"reading {name} alone, articles and metadata", best(lambda path=files[name]: subprocess.run([lister, "warc", path], stdout=subprocess.DEVNULL, check=True)), sizes[name])
    try:
        from warcio.archiveiterator import ArchiveIterator
    except ImportError:
        print("warcio is not installed (bench/document_peers.txt)")
    else:
        def iterate(path):
            with open(path, "rb") as source:
                assert sum(len(r.content_stream().read()) > 0 for r in ArchiveIterator(source)) == documents
        for name in ("a.warc", "a.warc.gz"):
            row(f"warcio, {name}: bare iteration", best(lambda path=files[name]: iterate(path)), sizes[name])
    try:
        import trafilatura
    except ImportError:
        print("trafilatura is not installed (bench/document_peers.txt)")
    else:
        few = [files["pages"] / f"{n}.html" for n in range(min(documents, 200))]
        share = len(few) / documents
        seconds = best(lambda: [trafilatura.extract(p.read_bytes(), fast=True) for p in few], 1)
        row(f"trafilatura, fast: text of {len(few)} pages", seconds / share, sizes["pages"])
    sys.path.insert(0, str(SOURCE / "tests" / "pages"))
    from site_pages import f1, site_pages
    theirs, ours = [], []
    for _, body, wanted in site_pages():
        done = subprocess.run([tool, "extract", "--with-text", "--quiet", "--from", "html", "-"], input=body.encode(), capture_output=True, check=True)
        ours.append(f1(json.loads(done.stdout).get("text", ""), wanted))
        if "trafilatura" in sys.modules:
            theirs.append(f1(trafilatura.extract(body, include_comments=False) or "", wanted))
    print(f"\nF1 of the text of {len(ours)} pages in the manner of news sites (tests/pages): {sum(ours) / len(ours):.3f}" +
          (f"; trafilatura {sum(theirs) / len(theirs):.3f}" if theirs else ""))


def memory(tool):
    print(f"\n{'peak memory, one thread':<44} {'100 MB':>10} {'1 GB':>10}")
    # Little text in long pages and lines, so that the reading is what is looked at.
    lines = b"".join(json.dumps({"id": str(n), "html": page(TEXTS[n % len(TEXTS)], n).decode(), "text": TEXTS[n % len(TEXTS)][:300]}).encode() + b"\n" for n in range(50))
    records = b"".join(record(page(TEXTS[n % len(TEXTS)][:300], n), n) for n in range(50))
    for name, format_, data in (("JSON lines, gzip", "jsonl", lines), ("WARC, gzip", "warc", records)):
        command = [tool, "extract", "--threads", "1", "--quiet", "--language", "en", "--from", format_, "-"]
        peaks = [peak(command, stream(size, data)) / 1024 for size in (100_000_000, 1_000_000_000)]
        print(f"{name:<44} {peaks[0]:7.0f} MB {peaks[1]:7.0f} MB", flush=True)


if __name__ == "__main__":
    main()
