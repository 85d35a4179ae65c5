#!/usr/bin/env python3
"""Annotation tools, both ways: what is written comes back whole, what people corrected is read, what is broken is told."""
import copy
import hashlib
import json
import pathlib
import re
import tempfile
import unittest

import annotated
import jsonschema
from tool import SOURCE, sayso

CORPUS = SOURCE / "corpora" / "en"
FORMATS = ("brat", "labelstudio", "doccano", "casjson", "xmi")
# docs/formats.md: what a format cannot hold.
NEVER = ("producer", "errors")
LOST = {"brat": ("uri", "title", "authors", "publisher", "published", "language")}


def held(document, form):
    """A document without what the format loses."""
    document = json.loads(json.dumps(document, ensure_ascii=False))
    if form == "xmi":  # XML 1.0 has no place for U+0000
        document = json.loads(json.dumps(document, ensure_ascii=False).replace("\\u0000", "\ufffd"))
        document["text_sha256"] = hashlib.sha256(document["text"].encode()).hexdigest()
    for name in (*NEVER, *LOST.get(form, ())):
        document.pop(name, None)
    for kind in ("quotes", "claims", "times", "records"):
        for record in document[kind]:
            record["confidence"] = round(record["confidence"], 4)
    return document


class Folder(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def write(self, form, *documents, name=None):
        to = self.folder / (name or form)
        ran = sayso("convert", "-", "--format", form, "-o", f"{to}/", stdin=annotated.lines(*documents))
        self.assertEqual((ran.code, ran.err), (0, ""))
        return to

    def read(self, form, path, code=0):
        ran = sayso("convert", "--from", form, path, "--with-text")
        self.assertEqual(ran.code, code, ran.err)
        return {d["id"]: d for d in ran.documents}, ran.err


class Document(unittest.TestCase):
    def test_the_document_of_these_tests_has_every_field_of_the_schema(self):
        schema = json.loads(sayso("schema").out)
        jsonschema.validate(annotated.document(), schema)
        seen = {name: set() for name in schema["$defs"]}

        def walk(value, name):
            seen[name] |= set(value)
            for key, below in schema["$defs"][name]["properties"].items():
                target = below.get("$ref") or below.get("items", {}).get("$ref")
                for one in (value[key] if isinstance(value.get(key), list) else [value[key]] if key in value else []):
                    if target:
                        walk(one, target.rsplit("/", 1)[1])

        walk(annotated.document(), "document")
        for name, fields in schema["$defs"].items():
            if name != "error":
                self.assertEqual(set(fields["properties"]) - seen[name], set(), name)


class RoundTrip(Folder):
    def check(self, form, documents):
        read, errors = self.read(form, self.write(form, *documents))
        self.assertEqual(errors, "")
        self.assertEqual(set(read), {d["id"] for d in documents})
        for document in documents:
            expected, found = held(document, form), held(read[document["id"]], form)
            for name in sorted({*expected, *found}):
                self.assertEqual(found.get(name), expected.get(name), f"{form} {document['id']} {name}")

    def test_every_field_of_a_difficult_document_and_an_empty_one(self):
        for form in FORMATS:
            with self.subTest(form):
                self.check(form, [annotated.document(), annotated.empty(), annotated.empty("blank", " \r\n")])

    def test_all_articles(self):
        documents = sayso("extract", "--quiet", "--with-text", CORPUS).documents
        self.assertGreater(len(documents), 9)
        for form in FORMATS:
            with self.subTest(form):
                self.check(form, documents)

    def test_records_in_other_units_are_the_same_annotations(self):
        made = [sayso("extract", "--quiet", "--with-text", "--offsets", unit, CORPUS).out for unit in ("codepoint", "byte", "utf16")]
        for form in ("labelstudio", "doccano"):
            out = [sayso("convert", "-", "--format", form, stdin=m).out for m in made]
            self.assertEqual(out[0], out[1])
            self.assertEqual(out[0], out[2])


class Units(Folder):
    def test_a_face_at_the_start_counts_as_each_format_counts(self):
        document = annotated.empty("face", "\U0001f973 \U0001f973\r\n yes")
        document["times"] = [{"id": "t1", "key": "0" * 16, "content": {"text": "\U0001f973", "spans": [[2, 3]]}, "type": "date"}]
        self.assertIn("T1\tTime 2 3\t\U0001f973\n", (self.write("brat", document) / "face.ann").read_text(encoding="utf-8"))
        region = json.loads((self.write("labelstudio", document) / "tasks.json").read_bytes())[0]["predictions"][0]["result"][0]["value"]
        self.assertEqual((region["start"], region["end"], region["text"]), (2, 3, "\U0001f973"))
        entity, = json.loads((self.write("doccano", document) / "examples.jsonl").read_bytes())["entities"]
        self.assertEqual((entity["start_offset"], entity["end_offset"]), (2, 3))
        time = json.loads((self.write("casjson", document) / "face.json").read_bytes())["%FEATURE_STRUCTURES"][2]
        self.assertEqual((time["begin"], time["end"]), (3, 5))
        self.assertIn('begin="3" end="5"', (self.write("xmi", document) / "face.xmi").read_text(encoding="utf-8").split("<sayso:Time")[1])
        for unit, places in (("byte", (5, 9)), ("utf16", (3, 5))):
            document["offset_unit"] = unit
            document["times"][0]["content"]["spans"] = [list(places)]
            table = sayso("convert", "-", "--format", "csv", "--rows", "times", stdin=annotated.lines(document)).out.decode()
            self.assertIn(f",{places[0]},{places[1]},1,{unit},", table)
            page = json.loads(sayso("convert", "-", "--format", "webannotation", stdin=annotated.lines(document)).out)
            self.assertEqual(page["items"][0]["target"]["selector"][1], {"type": "TextPositionSelector", "start": 2, "end": 3})


class Brat(Folder):
    """Also what brat itself wants: see check_brat."""

    DOCUMENT = annotated.document("a/b")

    def setUp(self):
        super().setUp()
        self.brat = self.write("brat", self.DOCUMENT, annotated.empty("other", "Nothing."))
        self.ann = self.brat / "a=2Fb.ann"

    def edit(self, change):
        self.ann.write_bytes(change(self.ann.read_bytes().decode("utf-8")).encode("utf-8"))

    def corrected(self, code=0):
        documents, errors = self.read("brat", self.brat, code)
        self.assertIn("other", documents)
        return documents["a/b"], errors

    def id_of(self, label, words):
        return re.search(rf"^(T\d+)\t{label} [\d ;]+\t{re.escape(words)}$", self.ann.read_bytes().decode(), re.M)[1]

    def test_what_brat_wants_of_its_files(self):
        conf = (self.brat / "annotation.conf").read_text(encoding="utf-8")
        sections = {s: set(re.findall(r"^([\w-]+)", body, re.M)) for s, body in re.findall(r"^\[(\w+)\]\n(.*?)(?=^\[|\Z)", conf, re.M | re.S)}
        text = (self.brat / "a=2Fb.txt").read_bytes().decode("utf-8")
        self.assertEqual(text, annotated.TEXT)
        seen, discontinuous = set(), 0
        # As brat reads: by lines in Python's sense.
        for line in self.ann.read_bytes().decode("utf-8").splitlines():
            name, what, *rest = line.split("\t", 2)
            self.assertNotIn(name, seen)
            seen.add(name)
            if name[0] == "T":
                label, places = what.split(" ", 1)
                self.assertIn(label, sections["entities"])
                pieces = [tuple(map(int, p.split(" "))) for p in places.split(";")]
                discontinuous += len(pieces) > 1
                self.assertEqual(pieces, sorted(pieces))
                self.assertTrue(all(b < e for b, e in pieces) and all(a[1] <= b[0] for a, b in zip(pieces, pieces[1:])))
                self.assertEqual(rest[0], " ".join(text[b:e] for b, e in pieces))
            elif name[0] == "R":
                label, first, second = re.fullmatch(r"(\S+) Arg1:(T\d+) Arg2:(T\d+)", what).groups()
                self.assertIn(label, sections["relations"])
                self.assertLessEqual({first, second}, seen)
            elif name[0] == "A":
                label, of, _ = what.split(" ")
                self.assertIn(label, sections["attributes"])
                self.assertIn(of, seen)
            else:
                self.assertRegex(what, r"^AnnotatorNotes T\d+$")
                json.loads(rest[0])
        self.assertGreater(discontinuous, 2)

    def test_new_records_without_ids_get_the_next_ones(self):
        begin, end = annotated.at("and soon.")
        said = annotated.at("said")
        self.edit(lambda s: s + f"T900\tQuote {begin} {end}\tand soon.\nT901\tCue {said[0]} {said[1]}\tsaid\nR900\tcue Arg1:T900 Arg2:T901\n"
                  "A900\tquote_type T900 direct\n#900\tAnnotatorNotes T900\tis this one?\n")
        document, errors = self.corrected()
        self.assertEqual(errors, "")
        new = document["quotes"][-1]
        self.assertEqual((new["id"], new["type"], new["cue"]["text"], new["confidence"], new["rule"]), ("q6", "direct", "said", 1.0, ""))
        self.assertRegex(new["key"], "^[0-9a-f]{16}$")
        sentences = sayso("segment", "--unit", "sentence", "--language", "en", "-", stdin=annotated.TEXT).document["segments"]
        self.assertEqual(new["sentence"], next(i for i, s in enumerate(sentences) if s[1] > begin))

    def test_new_speakers_are_sources_and_the_same_ones_are_joined(self):
        me, he = annotated.at("me"), annotated.at("He left", 0)
        self.edit(lambda s: s + f"T900\tSource {me[0]} {me[1]}\tme\nT901\tSource {he[0]} {he[0] + 2}\tHe\n"
                  f"*\tEquiv T901 {self.id_of('Source', 'Paul')}\n")
        document, errors = self.corrected()
        self.assertEqual(errors, "")
        by_id = {s["id"]: s for s in document["sources"]}
        self.assertEqual(by_id["s9"]["name"], "me")
        self.assertEqual([m["text"] for m in by_id["s3"]["mentions"]], ["Paul", "he", "He"])

    def test_a_relation_that_was_deleted_leaves_its_field_empty(self):
        quote, cue = self.id_of("Quote", "“We will hire 200 people,\tperhaps 300,” “and soon.”"), self.id_of("Cue", "told")
        self.edit(lambda s: re.sub(rf"^R\d+\tcue Arg1:{quote} Arg2:{cue}\n", "", s, flags=re.M))
        document, errors = self.corrected()
        self.assertNotIn("cue", document["quotes"][0])
        self.assertEqual(document["quotes"][0]["source"]["id"], "s1")
        self.assertIn("warning", errors)
        self.assertIn("Cue 'T", errors)

    def test_a_relation_to_what_is_not_there_fails_that_document_alone(self):
        self.edit(lambda s: s + "R900\tcue Arg1:T1 Arg2:T777\n")
        document, errors = self.corrected(code=1)
        self.assertIn("R900 (cue) leads to 'T777', which is not there", errors)
        self.assertEqual(document["quotes"], [])
        self.assertEqual(document["errors"][0]["severity"], "error")

    def test_what_is_broken_is_told(self):
        whole = self.ann.read_bytes()
        for line, message in (("T900\tQuote 0 9999\tx", "goes over the end of the text"), ("T900\tQuote 0 5\tother", "was the text changed?"),
                              ("T900\tQuote zero 5\tother", "is no list of pairs"), ("A900\tpolarity T900 denied", "'T900', which is not there"),
                              ("X1\tQuote 0 5", "begins no line"), ("R900\tcue Arg1:T1", "needs two ends"),
                              (f"T900\tClaim 0 1\t{annotated.TEXT[0]}\nA900\tclaim_kind T900 huge", "'huge' is no claim_kind"),
                              (f"T900\tQuote 2 3;0 1\t{annotated.TEXT[2]} {annotated.TEXT[0]}", "not in the order of the text")):
            with self.subTest(line):
                self.ann.write_bytes(whole + line.encode() + b"\n")
                self.assertIn(message, self.corrected(code=1)[1])

    def test_what_makes_no_sense_is_left_out_with_a_warning(self):
        whole = self.ann.read_bytes()
        cue = self.id_of("Cue", "told")
        for line, message in ((f"T900\tComment 0 1\t{annotated.TEXT[0]}", "'Comment' is no label of ours"), (f"R900\tlikes Arg1:{cue} Arg2:T1", "is none of ours"),
                              (f"R900\tcue Arg1:{cue} Arg2:T1", "makes no sense"), (f"T900\tClaim 0 1\t{annotated.TEXT[0]}", "has no quantity"),
                              ("E1\tEvent:T1\nN1\tReference T1 Wiki:1", "")):
            with self.subTest(line):
                self.ann.write_bytes(whole + line.encode() + b"\n")
                document, errors = self.corrected()
                self.assertIn(message, errors)
                self.assertEqual(len(document["quotes"]), len(self.DOCUMENT["quotes"]))

    def test_an_annotation_without_its_text(self):
        (self.brat / "a=2Fb.txt").unlink()
        self.assertIn("belongs beside it", self.corrected(code=1)[1])

    def test_corrected_files_are_gold(self):
        records = self.folder / "records.jsonl"
        records.write_bytes(annotated.lines(self.DOCUMENT, annotated.empty("other", "Nothing.")))
        cue = self.id_of("Cue", "told")
        self.edit(lambda s: re.sub(rf"^R\d+\tcue Arg1:T\d+ Arg2:{cue}\n", "", s, flags=re.M))
        ran = sayso("evaluate", "--from", "brat", self.brat, records, "--json", "--errors", 9)
        self.assertEqual(ran.code, 0, ran.err)
        scores = json.loads(ran.out)
        self.assertEqual((scores["quotes"]["found"]["gold"], scores["quotes"]["found"]["f1"]), (5, 1))
        cue_scores = scores["quotes"]["fields"]["cue"]
        self.assertEqual((cue_scores["gold"], cue_scores["predicted"]), (3, 4))
        again = sayso("evaluate", "--from", "brat", self.brat, self.brat, "--predicted-from", "brat", "--json")
        self.assertEqual(json.loads(again.out)["claims"]["whole"]["f1"], 1)


class LabelStudio(Folder):
    def setUp(self):
        super().setUp()
        self.tasks = json.loads((self.write("labelstudio", annotated.document("a"), annotated.empty("b", "Nothing.")) / "tasks.json").read_bytes())

    def corrected(self, tasks, code=0):
        path = self.folder / "export.json"
        path.write_text(json.dumps(tasks), encoding="utf-8")
        return self.read("labelstudio", path, code)

    def test_what_the_importer_wants(self):
        config = (self.folder / "labelstudio" / "config.xml").read_text(encoding="utf-8")
        controls = {name: sort for sort, name in re.findall(r"<(Labels|Choices|TextArea) name=\"(\w+)\"", config)}
        values = set(re.findall(r"<(?:Label|Choice|Relation) value=\"(\w+)\"", config))
        for task in self.tasks:
            text, ids = task["data"]["text"], set()
            for r in task["predictions"][0]["result"]:
                if r["type"] == "relation":
                    self.assertLessEqual({r["from_id"], r["to_id"]}, ids)
                    self.assertLessEqual(set(r["labels"]), values)
                    continue
                self.assertEqual(controls[r["from_name"]].lower(), r["type"])
                self.assertEqual(r["to_name"], "text")
                if r["type"] == "labels":
                    self.assertNotIn(r["id"], ids)
                    ids.add(r["id"])
                    self.assertEqual(text[r["value"]["start"]:r["value"]["end"]], r["value"]["text"])
                if r["type"] != "textarea":
                    self.assertLessEqual(set(r["value"][r["type"]]), values)
                self.assertIn(r["id"], ids)

    def test_what_people_annotated_goes_before_what_was_predicted(self):
        begin, end = annotated.at("agreed")
        region = {"id": "x1", "from_name": "label", "to_name": "text", "type": "labels", "value": {"start": begin, "end": end, "text": "agreed", "labels": ["Quote"]}}
        self.tasks[0]["annotations"] = [{"was_cancelled": True, "result": []}, {"result": [region]}]
        documents, errors = self.corrected(self.tasks)
        self.assertEqual(errors, "")
        self.assertEqual([q["content"]["text"] for q in documents["a"]["quotes"]], ["agreed"])
        self.assertEqual(documents["a"]["title"], annotated.document()["title"])

    def test_regions_of_people_and_relations_drawn_backwards(self):
        result = self.tasks[0]["predictions"][0]["result"]
        for words, name, label in (("me", "x1", "Source"), ("agreed", "x2", "Quote")):
            begin, end = annotated.at(words)
            result.append({"id": name, "from_name": "label", "to_name": "text", "type": "labels", "value": {"start": begin, "end": end, "labels": [label]}})
        result.append({"id": "x1", "from_name": "source_name", "to_name": "text", "type": "textarea", "value": {"text": ["Me myself"]}})
        result.append({"type": "relation", "from_id": "x1", "to_id": "x2", "direction": "left", "labels": ["source"]})
        documents, errors = self.corrected(self.tasks[:1])
        self.assertEqual(errors, "")
        quote = documents["a"]["quotes"][-1]
        self.assertEqual((quote["id"], quote["source"]["text"], quote["source"]["id"]), ("q6", "me", "s9"))
        self.assertEqual(documents["a"]["sources"][-1]["name"], "Me myself")

    def test_what_is_broken_fails_one_task(self):
        for change, message in (
                (lambda r: r.append({"type": "relation", "from_id": "q1", "to_id": "zz", "labels": ["cue"]}), "leads to 'zz', which is not there"),
                (lambda r: r[0]["value"].update(start="/div[1]"), "tasks[0].predictions[0].result[0].value.start: is no whole number"),
                (lambda r: r[0]["value"].update(end=99999), "goes over the end of the text"),
                (lambda r: r[0]["value"].update(start=r[0]["value"]["start"] + 1), "counted in another unit?"),
                (lambda r: r.append(dict(r[0])), "is there twice")):
            tasks = copy.deepcopy(self.tasks)
            change(tasks[0]["predictions"][0]["result"])
            documents, errors = self.corrected(tasks, code=1)
            self.assertIn(message, errors)
            self.assertEqual(documents["a"]["quotes"], [])
            self.assertEqual(documents["b"]["text"], "Nothing.")
        path = self.folder / "cut.json"
        path.write_text(json.dumps(self.tasks)[:-20], encoding="utf-8")
        self.assertIn("is no valid JSON", self.read("labelstudio", path, 1)[1])


class Doccano(Folder):
    def setUp(self):
        super().setUp()
        lines = (self.write("doccano", annotated.document("a"), annotated.empty("b", "Nothing.")) / "examples.jsonl").read_bytes().decode().split("\n")
        self.examples = [json.loads(line) for line in lines if line]

    def corrected(self, examples, code=0):
        path = self.folder / "export.jsonl"
        path.write_text("".join(json.dumps(e) + "\n" for e in examples), encoding="utf-8")
        return self.read("doccano", path, code)

    def test_what_the_importer_wants(self):
        labels = {t["text"] for name in ("span_types", "relation_types") for t in json.loads((self.folder / "doccano" / f"{name}.json").read_bytes())}
        for example in self.examples:
            entities = {e["id"]: e for e in example["entities"]}
            self.assertEqual(len(entities), len(example["entities"]))
            for e in entities.values():
                self.assertTrue(0 <= e["start_offset"] < e["end_offset"] <= len(example["text"]))
                self.assertIn(e["label"], labels)
            for r in example["relations"]:
                self.assertLessEqual({r["from_id"], r["to_id"]}, set(entities))
                self.assertIn(r["type"], labels)
        quote = next(e for e in self.examples[0]["entities"] if e["label"] == "Quote")
        self.assertEqual(annotated.TEXT[quote["start_offset"]:quote["end_offset"]], "“We will hire 200 people,\tperhaps 300,”")

    def test_an_export_has_other_ids_and_our_fields_among_its_metadata(self):
        example = self.examples[0]
        for e in example["entities"]:
            e["id"] += 4711
        for r in example["relations"]:
            r["from_id"] += 4711
            r["to_id"] += 4711
        own = example.pop("sayso")
        documents, errors = self.corrected([{"id": 12, **example, "meta": {"sayso": own}, "Comments": []}])
        self.assertEqual(errors, "")
        self.assertEqual(held(documents["a"], "doccano"), held(annotated.document("a"), "doccano"))

    def test_spans_alone_are_records_without_fields(self):
        documents, _ = self.corrected([{"id": 5, "text": "Mary Ng said no.", "label": [[0, 7, "Source"], [13, 15, "Quote"]]}])
        document = documents["0"]
        self.assertEqual((document["sources"][0]["name"], document["quotes"][0]["content"]["text"]), ("Mary Ng", "no"))

    def test_what_is_broken_fails_one_example(self):
        for change, message in ((lambda e: e["relations"].append({"id": 900, "from_id": 0, "to_id": 901, "type": "cue"}), "900 (cue) leads to '901'"),
                                (lambda e: e["entities"][0].update(end_offset=99999), "goes over the end"),
                                (lambda e: e["entities"][0].pop("label"), "entities[0].label: is missing"),
                                (lambda e: e.pop("text"), "text: is missing")):
            examples = copy.deepcopy(self.examples)
            change(examples[0])
            documents, errors = self.corrected(examples, code=1)
            self.assertIn("export.jsonl:1: ", errors)
            self.assertIn(message, errors)
            self.assertIn("b", documents)


class Cas(Folder):
    def test_offsets_count_utf16_and_other_tools_types_are_passed_over(self):
        folder = self.write("casjson", annotated.document("a"))
        cas = json.loads((folder / "a.json").read_bytes())
        text = annotated.TEXT.encode("utf-16-le")
        structures = cas["%FEATURE_STRUCTURES"]
        quote = next(s for s in structures if s.get("id") == "q1")
        self.assertEqual(text[2 * quote["begin"]:2 * quote["end"]].decode("utf-16-le"), "“We will hire 200 people,\tperhaps 300,”")
        structures.append({"%ID": 9000, "%TYPE": "org.example.Token", "@sofa": 1, "begin": 0, "end": 2})
        for s in structures:
            if s["%TYPE"] == "sayso.Quote":
                s["%TYPE"] = "webanno.custom.Quote"
        (folder / "a.json").write_text(json.dumps(cas), encoding="utf-8")
        documents, errors = self.read("casjson", folder)
        self.assertEqual((errors, len(documents["a"]["quotes"])), ("", 5))

    def test_what_is_broken_is_told(self):
        (self.write("casjson", annotated.empty("b", "Nothing.")))
        path = self.write("casjson", annotated.document("a")) / "a.json"
        cas = json.loads(path.read_bytes())
        for change, message in ((lambda s: s[3].update(end=99999), "goes over the end of the text"), (lambda s: s[3].update(begin="x"), "begin: is no whole number"),
                                (lambda s: s[-1].update({"@Governor": 77777}), "leads to '77777', which is not there"),
                                (lambda s: s.pop(0), "has no text")):
            changed = copy.deepcopy(cas)
            change(changed["%FEATURE_STRUCTURES"])
            path.write_text(json.dumps(changed), encoding="utf-8")
            documents, errors = self.read("casjson", path.parent, code=1)
            self.assertIn(message, errors)
            self.assertIn("b", documents)

    def test_xml_that_is_broken_or_means_harm(self):
        path = self.write("xmi", annotated.document("a"), annotated.empty("b", "Nothing.")) / "a.xmi"
        whole = path.read_bytes()
        bomb = b'<!DOCTYPE a [<!ENTITY x "y"><!ENTITY z "&x;&x;">]>'
        for bytes_, message in ((whole[:len(whole) // 2], "is broken at line"), (whole.replace(b"?>\n", b"?>\n" + bomb, 1), "a document type has no place"),
                                (whole.replace(b'begin="', b'begin="x', 2), "is no number"), (b"<a/>", "holds no text"), (b"", "is broken"),
                                (whole.decode().encode("utf-16"), "must be UTF-8"), (b"<a>" * 100000, "is broken")):
            path.write_bytes(bytes_)
            documents, errors = self.read("xmi", path.parent, code=1)
            self.assertIn(message, errors)
            self.assertIn("b", documents)
            self.assertEqual(len(errors.strip().split("\n")), 1)


class Folders(Folder):
    def test_a_folder_may_hold_other_things_and_only_our_own_files_are_written_over(self):
        folder = self.write("brat", annotated.document("a"))
        (folder / "notes.txt").write_text("mine")
        self.write("brat", annotated.document("a", title="again"))
        self.assertEqual((folder / "notes.txt").read_text(), "mine")
        with (folder / "a.ann").open("a") as f:
            f.write("T900\tCue 0 1\t\U0001f973\n")
        corrected = (folder / "a.ann").read_bytes()
        ran = sayso("convert", "-", "--format", "brat", "-o", folder, stdin=annotated.lines(annotated.empty("a", "Other.")))
        self.assertEqual(ran.code, 1)
        self.assertIn("was not written by sayso, or was changed since", ran.err)
        self.assertEqual((folder / "a.ann").read_bytes(), corrected)
        self.assertEqual(sorted(p.name for p in folder.iterdir() if p.name.endswith(".part")), [])

    def test_ids_are_names_of_files_that_cannot_leave_the_folder_or_meet(self):
        ids = ["../../up", "/abs", "x", "X", "https://example.org/a?b", ".", ""]
        folder = self.write("brat", *[annotated.empty(i, f"Text {n}.") for n, i in enumerate(ids)], name="deep/er")
        self.assertEqual({p.name for p in self.folder.iterdir()}, {"deep"})
        documents, _ = self.read("brat", folder)
        self.assertEqual({i: d["text"] for i, d in documents.items()}, {i: f"Text {n}." for n, i in enumerate(ids)})
        twice = self.write("brat", annotated.empty("x", "One."), annotated.empty("x", "Two."), name="twice")
        self.assertEqual(sorted(p.read_text() for p in twice.glob("*.txt")), ["One.", "Two."])
        self.assertEqual([d["id"] for d in sayso("convert", "--from", "brat", twice).documents], ["x", "x"])

    def test_formats_of_several_files_need_a_folder(self):
        ran = sayso("convert", "-", "--format", "brat", stdin=annotated.lines(annotated.empty()))
        self.assertEqual(ran.code, 2)
        self.assertIn("--output FOLDER", ran.err)
        file = self.folder / "file"
        file.write_text("mine")
        self.assertIn("is no folder", sayso("convert", "-", "--format", "brat", "-o", file, stdin=annotated.lines(annotated.empty())).err)
        self.assertEqual(file.read_text(), "mine")


if __name__ == "__main__":
    unittest.main()
