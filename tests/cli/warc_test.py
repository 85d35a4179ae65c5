#!/usr/bin/env python3
"""Web archives against warcio: what it writes we read, and both say the same of the same file."""
import gzip
import io
import json
import os
import pathlib
import subprocess
import tempfile
import unittest

from tool import run_by_peers, sayso

run_by_peers()

from warcio.archiveiterator import ArchiveIterator
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

LIST = pathlib.Path(os.environ["SAYSO_BUILD"], "tests", "list_items")
PAGE = "<!doctype html><html lang=en><meta charset=utf-8><title>T {0}</title><article><h1>T {0}</h1><p>“Ferry {0} will wait,” Zoë Ång said on Friday. 😀</p><p>The duty of {0} percent stays, she told reporters on the quay.</p></article>"


def write(path, version, packed):
    with open(path, "wb") as out:
        writer = WARCWriter(out, gzip=packed, warc_version=version)
        writer.write_record(writer.create_warcinfo_record("x.warc", {"software": "test"}))
        for i in range(30):
            page = PAGE.format(i).encode()
            headers = [("Content-Type", "text/html; charset=utf-8")]
            if i % 3 == 1:
                page = gzip.compress(page)
                headers.append(("Content-Encoding", "gzip"))
            if i % 4 == 2:
                page = b"".join(b"%x\r\n%s\r\n" % (len(p), p) for p in (page[:40], page[40:])) + b"0\r\n\r\n"
                headers.append(("Transfer-Encoding", "chunked"))
            status = "200 OK" if i % 7 else "404 Not Found"
            address = f"https://example.org/{i}"
            writer.write_record(writer.create_warc_record(address, "request", payload=io.BytesIO(b""), http_headers=StatusAndHeaders("GET / HTTP/1.1", [("Host", "example.org")], is_http_request=True)))
            writer.write_record(writer.create_warc_record(address, "response", payload=io.BytesIO(page), http_headers=StatusAndHeaders(status, headers, protocol="HTTP/1.1")))
            if i % 5 == 0:
                writer.write_record(writer.create_warc_record(address, "conversion", payload=io.BytesIO(f"“Ferry {i} will wait,” Zoë Ång said.\n".encode()), warc_content_type="text/plain"))
                writer.write_record(writer.create_warc_record(address, "metadata", payload=io.BytesIO(b"a: b\r\n"), warc_content_type="application/warc-fields"))


def by_warcio(path):
    found = []
    with open(path, "rb") as stream:
        records = ArchiveIterator(stream)
        for record in records:
            wanted = record.rec_type == "conversion" or (record.rec_type == "response" and record.http_headers.get_statuscode() == "200")
            payload = record.content_stream().read() if wanted else b""
            offset, length = records.get_record_offset(), records.get_record_length()
            if path.suffix != ".gz":
                length += 4  # the two line ends that close a record (WARC 1.1, 4), which warcio counts in members of gzip alone
            if wanted:
                found.append({"id": record.rec_headers["WARC-Record-ID"].strip("<>"), "uri": record.rec_headers["WARC-Target-URI"],
                              "offset": offset, "length": length, "kind": record.rec_type, "payload": payload.decode()})
    return found


def by_sayso(path):
    done = subprocess.run([LIST, "warc", path], capture_output=True, check=True)
    return [json.loads(line) for line in done.stdout.decode().splitlines()]


class Warc(unittest.TestCase):
    def test_what_warcio_writes_is_read_record_by_record_at_the_offsets_that_it_reads(self):
        with tempfile.TemporaryDirectory() as folder:
            for version in ("WARC/1.0", "WARC/1.1"):
                for packed in (False, True):
                    path = pathlib.Path(folder, "a.warc.gz" if packed else "a.warc")
                    write(path, version, packed)
                    theirs, ours = by_warcio(path), by_sayso(path)
                    self.assertEqual(len(theirs), 31)
                    self.assertEqual([{k: r[k] for k in ("id", "uri", "offset", "length")} for r in ours], [{k: r[k] for k in ("id", "uri", "offset", "length")} for r in theirs])
                    for one, other in zip(ours, theirs):
                        number = other["uri"].rsplit("/", 1)[1]
                        if other["kind"] == "conversion":
                            self.assertEqual(one["text"], other["payload"])
                        else:
                            self.assertEqual(other["payload"], PAGE.format(number))
                            self.assertEqual(one["text"], f"“Ferry {number} will wait,” Zoë Ång said on Friday. 😀\n\nThe duty of {number} percent stays, she told reporters on the quay.")
                            self.assertEqual((one["title"], one["language"]), (f"T {number}", "en"))

    def test_a_record_can_be_cut_out_of_its_file_by_what_we_say_of_it(self):
        with tempfile.TemporaryDirectory() as folder:
            for packed in (False, True):
                path = pathlib.Path(folder, "a.warc.gz" if packed else "a.warc")
                write(path, "WARC/1.0", packed)
                data = path.read_bytes()
                for item in by_sayso(path)[::7]:
                    part = data[item["offset"]:item["offset"] + item["length"]]
                    record = next(iter(ArchiveIterator(io.BytesIO(part))))
                    self.assertEqual(record.rec_headers["WARC-Record-ID"].strip("<>"), item["id"])

    def test_the_tool_reads_all_of_it(self):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder, "a.warc.gz")
            write(path, "WARC/1.1", True)
            ran = sayso("extract", path)
            self.assertEqual((ran.code, ran.err), (0, ""))
            self.assertEqual([d["id"] for d in ran.documents], [r["id"] for r in by_warcio(path)])


if __name__ == "__main__":
    unittest.main(warnings="ignore")
