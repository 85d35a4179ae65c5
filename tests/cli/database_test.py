#!/usr/bin/env python3
"""Records in databases, read back by Python's sqlite3 and by psql: the same as the JSON lines, loaded once or ten times,
in one go or killed on the way."""
import json
import os
import pathlib
import random
import signal
import sqlite3
import subprocess
import tempfile
import time
import unittest

import database_server
from tool import ARTICLES, SOURCE, TOOL, sayso

TABLES = ["documents", "sources", "quotes", "claims", "times", "records", "errors"]
KILLS = 50
SERVER = None


def setUpModule():
    global SERVER
    if database_server.programs() is None:
        print("skipped: PostgreSQL is not installed; its half of these tests does not run")
        return
    SERVER = database_server.Server().__enter__()


def tearDownModule():
    if SERVER:
        SERVER.__exit__()


def article(text, id="a", **more):
    return json.dumps({"id": id, "text": text, "language": "en", "published": "2025-09-19", **more})


class Sqlite:
    def __init__(self, folder, name):
        self.file = pathlib.Path(folder) / f"{name}.db"
        self.target = f"sqlite:{self.file}"

    def rows(self, statement):
        with sqlite3.connect(self.file) as database:
            return [list(row) for row in database.execute(statement)]

    def dump(self):
        return {t: self.rows(f"SELECT * FROM {t} ORDER BY {'key' if t == 'documents' else 'document, position'}") for t in TABLES}

    def change(self, statement):
        with sqlite3.connect(self.file) as database:
            database.execute(statement)


class Postgresql:
    def __init__(self, _, name):
        self.target = SERVER.target(name)

    def rows(self, statement):
        return SERVER.sql(self.target, statement)

    def dump(self):
        return {t: self.rows(f"SELECT * FROM {t} ORDER BY {'key' if t == 'documents' else 'document, position'}") for t in TABLES}

    def change(self, statement):
        SERVER.sql(self.target, statement)


class Databases:
    """What holds of both. A subclass names the kind."""

    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.count = 0

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def fresh(self):
        type(self).count += 1
        return self.kind(self.folder.name, f"{self.kind.__name__.lower()}_{self.count}")

    def load(self, database, *arguments, stdin=b"", code=0):
        ran = sayso("extract", *arguments, "--to", database.target, stdin=stdin)
        self.assertEqual(ran.code, code, ran.err)
        self.assertEqual(ran.out, b"")
        return ran.err

    def test_every_record_of_the_json_lines_is_a_row_with_the_same_values(self):
        database = self.fresh()
        self.load(database, *ARTICLES)
        documents = sayso("extract", *ARTICLES).documents
        keys = dict(self.cells("SELECT id, key FROM documents", database))
        self.assertEqual(len(keys), len(ARTICLES))
        for table in TABLES[1:]:
            self.assertEqual(int(database.rows(f"SELECT count(*) FROM {table}")[0][0]), sum(len(d[table]) for d in documents), table)
        columns = ("id, content_text, content_begin, content_end, cue_lemma, source_id, source_text, medium_text, polarity, type, "
                   "nested_in, rule, confidence, sentence")
        for d in documents:
            found = self.cells(f"SELECT {columns} FROM quotes WHERE document = '{keys[d['id']]}' ORDER BY position", database)
            self.assertEqual(found, [[self.cell(value) for value in (
                q["id"], q["content"]["text"], q["content"]["spans"][0][0], q["content"]["spans"][-1][1], q.get("cue", {}).get("lemma"),
                q.get("source", {}).get("id"), q.get("source", {}).get("text"), q.get("medium", {}).get("text"), q["polarity"], q["type"],
                q.get("nested_in"), q["rule"], q["confidence"], q["sentence"])] for q in d["quotes"]])
            columns_of_claims = ("key, kind, quantity_text, quantity_value, quantity_min, quantity_bound, quantity_unit_id, quantity_currency, "
                                 "subject_text, subject_id, counted_text, time_value, modality, change_direction, change_from ->> 'value', source_id")
            found = self.cells(f"SELECT {columns_of_claims} FROM claims WHERE document = '{keys[d['id']]}' ORDER BY position", database)
            self.assertEqual(found, [[
                c["key"], c["kind"], c["quantity"]["text"], c["quantity"].get("value"), c["quantity"].get("min"), c["quantity"]["bound"],
                c["quantity"].get("unit", {}).get("id"), c["quantity"].get("currency"), c.get("subject", {}).get("text"),
                c.get("subject", {}).get("id"), c.get("counted", {}).get("text"), c.get("time", {}).get("value"), c["modality"],
                c.get("change", {}).get("direction"), c.get("change", {}).get("from", {}).get("value"), c.get("source", {}).get("id")]
                for c in d["claims"]])
            found = self.cells(f"SELECT content_spans FROM times WHERE document = '{keys[d['id']]}' ORDER BY position", database)
            self.assertEqual([json.loads(s) for s, in found], [t["content"]["spans"] for t in d["times"]])
            found = self.cells(f"SELECT name, kind, speaks, aliases FROM sources WHERE document = '{keys[d['id']]}' ORDER BY position", database)
            self.assertEqual([[n, k, s, json.loads(a) if a else None] for n, k, s, a in found],
                             [[self.cell(s["name"]), s["kind"], s["speaks"], s.get("aliases")] for s in d["sources"]])

    def test_loading_twice_changes_nothing(self):
        database = self.fresh()
        self.load(database, *ARTICLES)
        once = database.dump()
        self.assertIn("unchanged 11", self.load(database, *ARTICLES))
        self.assertEqual(database.dump(), once)

    def test_records_that_are_there_are_loaded_without_extracting_them_again(self):
        database, expected = self.fresh(), self.fresh()
        self.load(expected, *ARTICLES)
        ran = sayso("convert", "--to", database.target, stdin=sayso("extract", *ARTICLES).out)
        self.assertEqual(ran.code, 0, ran.err)
        self.assertEqual(database.dump(), expected.dump())

    def test_a_document_that_differs_replaces_the_one_before_whole(self):
        database, expected = self.fresh(), self.fresh()
        self.load(database, stdin=article("“We will wait,” said Ann Low. Prices rose 3 percent.") + "\n" + article("Nothing here.", id="b"))
        said = self.load(database, stdin=article("“They left early,” said Bo Ek. “All of them,” he added."))
        self.assertIn("replaced 1", said)
        self.assertIn("another text under the same id", said)
        self.load(expected, stdin=article("“They left early,” said Bo Ek. “All of them,” he added.") + "\n" + article("Nothing here.", id="b"))
        without_row = lambda dump: {t: [r[1:] if t == "quotes" and self.kind is Sqlite else r for r in rows] for t, rows in dump.items()}
        self.assertEqual(without_row(database.dump()), without_row(expected.dump()))
        self.assertEqual(self.cells("SELECT speaker FROM said WHERE document_id = 'a'", database), [["Bo Ek"], ["Bo Ek"]])

    def test_resuming_leaves_out_what_is_there_and_extracts_what_older_grammars_read(self):
        database = self.fresh()
        lines = "\n".join(article(f"“We wait,” said Ann Low on day {i}.", id=str(i)) for i in range(5))
        self.load(database, stdin=lines)
        self.assertIn("skipped 5", self.load(database, "--resume", stdin=lines))
        database.change("UPDATE documents SET digest = '', producer_packs = '{\"en\": \"0000000000000000\"}' WHERE id = '3'")
        said = self.load(database, "--resume", stdin=lines)
        self.assertIn("skipped 4", said)
        self.assertIn("replaced 1", said)
        self.assertNotIn("another text", said)

    def test_what_cannot_be_read_has_its_row_and_the_others_are_complete(self):
        database = self.fresh()
        lines = article("“We wait,” said Ann Low.", id="a") + "\n{\"id\": \"b\", \"text\": 5}\n" + article("“We go,” said Bo Ek.", id="c")
        self.load(database, stdin=lines, code=1)
        self.assertEqual(self.cells("SELECT d.id, e.severity FROM errors e JOIN documents d ON d.key = e.document", database), [["b", "error"]])
        self.assertEqual(self.cells("SELECT speaker FROM said ORDER BY document_id", database), [["Ann Low"], ["Bo Ek"]])
        # Mended, it takes the place of its failure.
        self.load(database, stdin=article("“We stay,” said Cy Orr.", id="b"))
        self.assertEqual(self.cells("SELECT count(*) FROM errors WHERE severity = 'error'", database), [[0]])

    def test_letters_marks_and_control_characters_come_back_as_they_were(self):
        database = self.fresh()
        text = "“Wait \\ for\tit, 🥳 e\u0301 שלום 100% $1 {} \\N,” said Zoë O’Neill.\r\n"
        self.load(database, "--with-text", stdin=article(text))
        self.assertEqual(self.cells("SELECT text FROM documents", database), [[text]])
        document = sayso("extract", stdin=article(text)).document
        self.assertEqual(self.cells("SELECT content_text FROM quotes", database), [[document["quotes"][0]["content"]["text"]]])

    def test_a_load_that_is_killed_goes_on_and_ends_as_one_that_was_not(self):
        texts = [path.read_text(encoding="utf-8") for path in ARTICLES]
        lines = "\n".join(json.dumps({"id": f"{i}-{a}", "text": text}) for i in range(180) for a, text in enumerate(texts))
        with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
            file.write(lines)
            file.flush()
            undisturbed, database = self.fresh(), self.fresh()
            began = time.monotonic()
            self.load(undisturbed, file.name)
            whole = time.monotonic() - began
            moments = random.Random(7)
            killed = 0
            for _ in range(KILLS):
                process = subprocess.Popen([TOOL, "extract", file.name, "--to", database.target, "--resume"],
                                           stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
                try:
                    process.wait(moments.uniform(0, max(0.35, whole / 14)))  # several commits long at most
                except subprocess.TimeoutExpired:
                    process.send_signal(signal.SIGKILL)
                    process.wait()
                    killed += 1
            self.assertGreater(killed, 0)
            came_in = self.cells("SELECT count(*) FROM documents", database)[0][0]
            self.assertGreater(came_in, 0)
            print(f"\n{self.kind.__name__}: killed {killed} times, {came_in} of {180 * len(texts)} documents were in then")
            half = self.cells("SELECT count(*) FROM documents d WHERE NOT EXISTS (SELECT 1 FROM sources s WHERE s.document = d.key)", database)
            self.assertEqual(half, [[0]], "documents without their records")
            self.load(database, file.name, "--resume")
            mine, theirs = database.dump(), undisturbed.dump()
            for table in TABLES:
                self.assertEqual(mine[table] == theirs[table], True, table)

    def test_two_loads_at_once_do_not_hinder_each_other(self):
        database = self.fresh()
        halves = ["\n".join(article(f"“We wait,” said Ann Low on day {i}.", id=str(i)) for i in range(begin, 400, 2)) for begin in (0, 1)]
        processes = [subprocess.Popen([TOOL, "extract", "--to", database.target], stdin=subprocess.PIPE, stderr=subprocess.PIPE) for _ in halves]
        for process, half in zip(processes, halves):
            process.stdin.write(half.encode())
            process.stdin.close()
        for process in processes:
            said = process.stderr.read().decode()
            process.stderr.close()
            self.assertEqual(process.wait(), 0, said)
        self.assertEqual(self.cells("SELECT count(*) FROM documents", database), [[400]])
        self.assertEqual(self.cells("SELECT count(*) FROM said WHERE speaker = 'Ann Low'", database), [[400]])

    def test_questions_give_what_the_records_hold(self):
        database = self.fresh()
        self.load(database, *ARTICLES)
        documents = sayso("extract", *ARTICLES).documents
        names = {(d["id"], s["id"]): s for d in documents for s in d["sources"]}
        ask = lambda *a: [json.loads(line) for line in sayso("query", *a, "--from", database.target, "--limit", 0, "--format", "json").out.decode().splitlines()]
        quotes = [(d, q) for d in documents for q in d["quotes"]]
        self.assertEqual(len(ask("said")), len(quotes))

        def holds(word, text):
            return any(w.startswith(word) for w in "".join(c if c.isalnum() else " " for c in text.lower()).split())
        found = sorted(r["content"] for r in ask("said", "--about", "tariff grain"))
        self.assertEqual(found, sorted(q["content"]["text"] for _, q in quotes if holds("tariff", q["content"]["text"]) and holds("grain", q["content"]["text"])))
        self.assertTrue(found)
        speakers = {}
        for d, q in quotes:
            source = names.get((d["id"], q.get("source", {}).get("id")))
            if source:
                speakers.setdefault((source["name"], source["kind"]), []).append(d["id"])
        self.assertEqual({(r["speaker"], r["kind"]): (int(r["quotes"]), int(r["documents"])) for r in ask("speakers")},
                         {who: (len(ids), len(set(ids))) for who, ids in speakers.items()})
        claims = [(d, c) for d in documents for c in d["claims"]]
        self.assertEqual(len(ask("numbers")), len(claims))
        self.assertEqual(len(ask("numbers", "--kind", "money", "--since", "2025", "--until", "2025-09")),
                         sum(c["kind"] == "money" and "2025" <= d.get("published", "") and d["published"][:7] <= "2025-09" for d, c in claims))
        self.assertEqual({r["speaker"] for r in ask("said", "--speaker", "whitl")}, {"Paula Whitlock"})

    def test_claims_that_disagree_are_found_and_others_are_not(self):
        database = self.fresh()
        lines = [article("The Harbour Bridge cost 3 million euros in 2024, officials said.", id="a"),
                 article("The Harbour Bridge cost 5 million euros in 2024, residents said.", id="b"),
                 article("The Harbour Bridge cost 5 million euros in 2023, experts said.", id="c")]
        self.load(database, stdin="\n".join(lines))
        ran = sayso("query", "disagreements", "--from", database.target, "--format", "json")
        self.assertEqual(sorted((r["document_id"], r["value"]) for r in map(json.loads, ran.out.decode().splitlines())),
                         [("a", "3000000"), ("b", "5000000")])

    def test_what_a_user_gives_is_data_and_no_sql(self):
        database = self.fresh()
        self.load(database, stdin=article("“We wait,” said Ann O'Low; DROP TABLE quotes."))
        for words in ("'; DROP TABLE quotes; --", "\"", "a\" OR \"b", "we* NEAR(", "\\", "%", "$1"):
            for question in ("said", "numbers", "speakers"):
                ran = sayso("query", question, "--about", words, "--speaker", words, "--from", database.target)
                self.assertEqual(ran.code, 0, (words, ran.err))
        self.assertEqual(self.cells("SELECT count(*) FROM quotes", database), [[1]])

    def test_a_database_of_something_else_is_refused_and_left_alone(self):
        database = self.fresh()
        if self.kind is Sqlite:
            with sqlite3.connect(database.file) as other:
                other.execute("CREATE TABLE documents (title text)")
        else:
            database.change("CREATE TABLE documents (title text)")
        ran = sayso("extract", ARTICLES[0], "--to", database.target)
        self.assertEqual(ran.code, 2)
        self.assertIn("the tables cannot be made", ran.err)
        ran = sayso("query", "said", "--from", database.target)
        self.assertEqual(ran.code, 2)
        self.assertIn("holds no records of sayso", ran.err)
        self.assertEqual(self.cells("SELECT count(*) FROM documents", database), [[0]])

    def cell(self, value):
        """Numbers as numbers: psql gives all as text, a source that is one among them, SQLite 1.0 where a confidence is 1."""
        if isinstance(value, str) and self.kind is Postgresql and value.replace(".", "", 1).isdigit():
            return float(value) if "." in value else int(value)
        return value

    def cells(self, statement, database):
        as_text = "quantity_value" in statement
        return [[value if as_text else self.cell(value) for value in row] for row in database.rows(statement)]


class SqliteDatabases(Databases, unittest.TestCase):
    kind = Sqlite

    def test_a_nul_in_the_text_is_kept(self):
        database = self.fresh()
        self.load(database, "--with-text", stdin=article("“We\0 wait,” said Ann Low."))
        self.assertEqual(database.rows("SELECT text FROM documents"), [["“We\0 wait,” said Ann Low."]])

    def test_the_words_of_quotes_are_found_by_full_text_search_after_replacing_too(self):
        database = self.fresh()
        self.load(database, stdin=article("“We will repair the bridge,” said Ann Low."))
        self.load(database, stdin=article("“We will paint the ferry,” said Ann Low."))
        search = "SELECT q.content_text FROM quotes_words w JOIN quotes q ON q.row = w.rowid WHERE quotes_words MATCH '{}'"
        self.assertEqual(database.rows(search.format("bridge")), [])
        self.assertEqual(len(database.rows(search.format("ferry"))), 1)
        database.change("INSERT INTO quotes_words (quotes_words, rank) VALUES ('integrity-check', 1)")
        self.assertEqual(database.rows("PRAGMA foreign_key_check"), [])
        self.assertEqual(database.rows("PRAGMA integrity_check"), [["ok"]])
        self.assertEqual(database.rows("PRAGMA journal_mode"), [["wal"]])

    def test_targets_that_cannot_be(self):
        for target, word in (("sqlite:/no/such/folder/x.db", "cannot be opened"), ("news.db", "sqlite:FILE"), ("mysql://x", "names no database"),
                             ("postgresql://nobody@localhost:1/x", "localhost")):
            ran = sayso("extract", ARTICLES[0], "--to", target)
            self.assertEqual(ran.code, 2, target)
            self.assertIn(word, ran.err)
        self.assertEqual(sayso("query", "said", "--from", f"sqlite:{self.folder.name}/none.db").code, 2)
        self.assertFalse(os.path.exists(f"{self.folder.name}/none.db"))
        with tempfile.NamedTemporaryFile(suffix=".db") as file:
            file.write(b"this is no database at all, only a text of some length " * 20)
            file.flush()
            ran = sayso("extract", ARTICLES[0], "--to", f"sqlite:{file.name}")
            self.assertEqual(ran.code, 2)
            self.assertIn("not a database", ran.err)
        self.assertEqual(sayso("extract", ARTICLES[0], "--resume").code, 2)

    def test_the_schema_is_what_the_database_has(self):
        database = self.fresh()
        self.load(database, ARTICLES[0])
        with sqlite3.connect(":memory:") as other:
            other.executescript(sayso("schema", "--format", "sqlite").out.decode())
            made = lambda db: sorted(db.execute("SELECT name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%'"))
            with sqlite3.connect(database.file) as mine:
                self.assertEqual(made(other), made(mine))
                columns = {t: {c[1] for c in mine.execute(f"PRAGMA table_info({t})")} - {"row"} for t in TABLES}
        metadata = json.loads(sayso("schema", "--format", "datasette", "--database", "wire").out)["databases"]["wire"]["tables"]
        self.assertEqual({t: set(metadata[t]["columns"]) for t in TABLES}, columns)
        page = (SOURCE / "docs" / "tables.md").read_text(encoding="utf-8")
        self.assertEqual(page, sayso("schema", "--format", "markdown").out.decode(), "docs/tables.md: sayso schema --format markdown > docs/tables.md")


@unittest.skipIf(database_server.programs() is None, "PostgreSQL is not installed")
class PostgresqlDatabases(Databases, unittest.TestCase):
    kind = Postgresql

    def test_a_nul_becomes_a_replacement_character_and_a_note_says_so(self):
        database = self.fresh()
        text = "“We\0 wait \\u0000 \\,” said Ann Low."
        self.load(database, "--with-text", stdin=article(text) + "\n" + article("“We go,” said Bo Ek.", id="b"))
        self.assertEqual(self.cells("SELECT text FROM documents WHERE id = 'a'", database), [[text.replace("\0", "\ufffd")]])
        notes = self.cells("SELECT d.id, e.severity, e.message FROM errors e JOIN documents d ON d.key = e.document WHERE message LIKE '%U+0000%'", database)
        self.assertEqual([n[:2] for n in notes], [["a", "note"]])

    def test_the_schema_is_taken_by_psql(self):
        database = self.fresh()
        SERVER.sql(database.target, sayso("schema", "--format", "postgresql").out.decode())
        self.load(database, ARTICLES[0])
        self.assertEqual(self.cells("SELECT count(*) FROM information_schema.columns WHERE table_schema = 'public' AND column_name IS NOT NULL AND "
                                    "col_description(table_name::regclass, ordinal_position) IS NULL AND table_name IN ('quotes', 'claims')", database), [[0]])

    def test_the_password_is_not_printed(self):
        ran = sayso("extract", ARTICLES[0], "--to", "postgresql://me:hidden@localhost:1/x?password=secret")
        self.assertEqual(ran.code, 2)
        self.assertNotIn("hidden", ran.err)
        self.assertNotIn("secret", ran.err)


if __name__ == "__main__":
    unittest.main()
