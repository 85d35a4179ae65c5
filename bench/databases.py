#!/usr/bin/env python3
"""Rows a second into SQLite and PostgreSQL, beside a bare bulk insert of the same rows.

usage: bench/databases.py TOOL [DOCUMENTS]

The records of the articles in corpora/en, each under many ids, are made once; then timed: `sayso convert --to`, which
reads them, looks for what is there and writes tables, indices and, in SQLite, the index of words; and the same rows into
bare tables of the same columns without key, index or check, in one transaction: executemany of Python's sqlite3, COPY of
psql. What is not installed is left out, and said.
"""
import json
import pathlib
import sqlite3
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests" / "cli"))
import database_server  # noqa: E402  the tests' own server

TABLES = ["documents", "sources", "quotes", "claims", "times", "records", "errors"]


def timed(work):
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def line(what, rows, seconds, beside=None):
    ratio = f"  {beside / seconds:5.2f} x" if beside else ""
    print(f"  {what:<44} {rows:9,} rows  {seconds:7.2f} s  {rows / seconds:10,.0f} rows/s{ratio}")


def main():
    tool = pathlib.Path(sys.argv[1]).resolve()
    documents = int(sys.argv[2]) if len(sys.argv) > 2 else 2000
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "corpora" / "en").glob("*.txt"))]
        # Each article is extracted once and takes many ids: what is timed is the loading.
        once = subprocess.run([tool, "extract"], input="\n".join(json.dumps({"id": "@", "text": t}) for t in texts).encode(),
                              stdout=subprocess.PIPE, check=True).stdout.decode().splitlines()
        records = folder / "records.jsonl"
        with records.open("w", encoding="utf-8") as file:
            for i in range(documents):
                file.write(once[i % len(once)].replace('"id":"@"', f'"id":"{i}"', 1) + "\n")
        print(f"{documents:,} documents, {records.stat().st_size / 1e6:.1f} MB of records; x: speed beside the bare insert")

        target = folder / "news.db"
        load = lambda to: subprocess.run([tool, "convert", records, "--to", to], check=True, stderr=subprocess.DEVNULL)
        seconds = timed(lambda: load(f"sqlite:{target}"))
        mine = sqlite3.connect(target)
        rows = {t: mine.execute(f"SELECT * FROM {t}").fetchall() for t in TABLES}
        names = {t: [c[1] for c in mine.execute(f"PRAGMA table_info({t})")] for t in TABLES}
        count = sum(map(len, rows.values()))
        bare = sqlite3.connect(folder / "bare.db")
        bare.execute("PRAGMA journal_mode = WAL")
        bare.execute("PRAGMA synchronous = NORMAL")

        def insert():
            with bare:
                for t in TABLES:
                    bare.execute(f"CREATE TABLE {t} ({', '.join(chr(34) + n + chr(34) for n in names[t])})")
                    if rows[t]:
                        bare.executemany(f"INSERT INTO {t} VALUES ({', '.join('?' for _ in names[t])})", rows[t])
        plain = timed(insert)
        line("SQLite, bare", count, plain)
        line("SQLite, sayso convert --to", count, seconds, plain)
        line("SQLite, the same again (nothing changes)", count, timed(lambda: load(f"sqlite:{target}")), plain)

        if database_server.programs() is None:
            print("  PostgreSQL is not installed: left out")
            return
        with database_server.Server() as server:
            to = server.target("news")
            seconds = timed(lambda: load(to))
            psql = [database_server.programs() / "psql", "-X", "-q"]
            other = server.target("bare")
            script = []
            for t in TABLES:
                dump = folder / f"{t}.copy"
                subprocess.run([*psql, "-d", to, "-c", f"\\copy {t} to '{dump}'"], check=True)
                made = subprocess.run([*psql, "-A", "-t", "-d", to, "-c",
                                       f"SELECT string_agg(format('%I %s', column_name, data_type), ', ' ORDER BY ordinal_position) "
                                       f"FROM information_schema.columns WHERE table_name = '{t}'"], check=True, capture_output=True).stdout.decode()
                subprocess.run([*psql, "-d", other, "-c", f"CREATE TABLE {t} ({made})"], check=True)
                script.append(f"\\copy {t} from '{dump}'")
            plain = timed(lambda: subprocess.run([*psql, "-1", "-d", other], input="\n".join(script).encode(), check=True))
            line("PostgreSQL, bare", count, plain)
            line("PostgreSQL, sayso convert --to", count, seconds, plain)
            line("PostgreSQL, the same again (nothing changes)", count, timed(lambda: load(to)), plain)


if __name__ == "__main__":
    main()
