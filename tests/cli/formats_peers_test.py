#!/usr/bin/env python3
"""What we write, read by programs that other people wrote: text, spans and relations are those of the records.

dkpro-cassis reads the CAS, rdflib the JSON-LD, spaCy makes spans of offsets, markdown-it the Markdown. They run on the document
of annotated.py and on every article of the corpus.
"""
import json
import pathlib
import tempfile
import unittest
import warnings

import annotated
from tool import SOURCE, run_by_peers, sayso

run_by_peers()

import cassis  # noqa: E402
import markdown_it  # noqa: E402
import rdflib  # noqa: E402
import spacy  # noqa: E402
from rdflib.plugins.shared.jsonld import context as jsonld  # noqa: E402

OA = rdflib.Namespace("http://www.w3.org/ns/oa#")
SAYSO = rdflib.Namespace("urn:sayso:terms:")
SCHEMA = rdflib.Namespace("https://schema.org/")
RDF = rdflib.RDF
AS_ITEMS = rdflib.URIRef("http://www.w3.org/ns/activitystreams#items")
# The terms of http://www.w3.org/ns/anno.jsonld that we use, as the recommendation defines them: nothing is fetched in a test.
ANNO = {"@context": {
    "oa": str(OA), "rdf": str(RDF), "as": "http://www.w3.org/ns/activitystreams#", "xsd": "http://www.w3.org/2001/XMLSchema#",
    "id": {"@type": "@id", "@id": "@id"}, "type": {"@type": "@id", "@id": "@type"},
    **{name: f"oa:{name}" for name in ("Annotation", "TextualBody", "SpecificResource", "TextQuoteSelector", "TextPositionSelector", "exact", "prefix",
                                       "suffix", "classifying", "identifying")},
    **{name: {"@type": "@id", "@id": f"oa:{term}"} for name, term in (("body", "hasBody"), ("target", "hasTarget"), ("source", "hasSource"),
                                                                      ("selector", "hasSelector"), ("state", "hasState"))},
    "motivation": {"@type": "@vocab", "@id": "oa:motivatedBy"}, "purpose": {"@type": "@vocab", "@id": "oa:hasPurpose"},
    "value": "rdf:value", "start": {"@type": "xsd:nonNegativeInteger", "@id": "oa:start"}, "end": {"@type": "xsd:nonNegativeInteger", "@id": "oa:end"},
    "AnnotationPage": "as:OrderedCollectionPage", "items": {"@type": "@id", "@id": "as:items", "@container": "@list"}}}
# A U+0000 is no character of XML, and what reads RDF or Markdown treats it in its own ways.
NUL = "\u0000"


def documents():
    made = sayso("extract", "--quiet", "--with-text", SOURCE / "corpora" / "en").documents
    assert len(made) > 9
    difficult = json.loads(json.dumps(annotated.document("wire-7")).replace("\\u0000", "\\u0001"))
    return [*made, difficult, annotated.empty()]


class Peers(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.documents = documents()
        cls.lines = annotated.lines(*cls.documents)
        cls.folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.folder.cleanup)

    def folder_of(self, form):
        to = pathlib.Path(self.folder.name, form)
        self.assertEqual(sayso("convert", "-", "--format", form, "-o", to, stdin=self.lines).code, 0)
        return to

    def stream(self, form):
        ran = sayso("convert", "-", "--format", form, stdin=self.lines)
        self.assertEqual(ran.code, 0, ran.err)
        return ran.out.decode("utf-8")


class Cas(Peers):
    def check(self, cas, document, replace=lambda s: s):
        text = replace(document["text"])
        self.assertEqual(cas.sofa_string or "", text)
        relations = {}
        for r in cas.select("sayso.Relation"):
            relations.setdefault((r.label, r.Governor.xmiID), []).append(r.Dependent)
            self.assertEqual((r.begin, r.end), (r.Dependent.begin, r.Dependent.end))
        pieces = {}
        for r in cas.select("sayso.Relation"):
            if r.label == "continues":
                pieces.setdefault(r.Dependent.xmiID, []).append(r.Governor)
        def spans(annotation):
            return sorted([a.begin, a.end] for a in [annotation, *pieces.get(annotation.xmiID, [])])
        names = {s["id"]: replace(s["name"]) for s in document["sources"]}
        quotes = {q.id: q for q in cas.select("sayso.Quote") if q.id}
        self.assertEqual(set(quotes), {q["id"] for q in document["quotes"]})
        for q in document["quotes"]:
            found = quotes[q["id"]]
            self.assertEqual(spans(found), q["content"]["spans"])
            self.assertEqual(found.get_covered_text(), replace(document["text"][slice(*q["content"]["spans"][0])]))
            self.assertEqual((found.quote_type, found.key), (q["type"], q["key"]))
            cues = relations.get(("cue", found.xmiID), [])
            self.assertEqual([spans(c) for c in cues], [q["cue"]["spans"]] if "cue" in q else [])
            who = relations.get(("source", found.xmiID), [])
            if "spans" in q.get("source", {}):
                self.assertEqual([spans(w) for w in who], [q["source"]["spans"]])
            implied = relations.get(("source_implied", found.xmiID), [])
            if "source" in q and "spans" not in q["source"]:
                self.assertEqual([w.name for w in implied], [names[q["source"]["id"]]])
        claims = {c.id: c for c in cas.select("sayso.Claim") if c.id}
        self.assertEqual(set(claims), {c["id"] for c in document["claims"]})
        for c in document["claims"]:
            quantity, = relations[("quantity", claims[c["id"]].xmiID)]
            self.assertEqual((spans(quantity), quantity.value), (c["quantity"]["spans"], c["quantity"].get("value")))
        self.assertEqual({t.key for t in cas.select("sayso.Time") if t.key}, {t["key"] for t in document["times"]})

    def test_cassis_reads_the_json(self):
        folder = self.folder_of("casjson")
        by_id = {}
        for path in folder.glob("*.json"):
            with path.open("rb") as f:
                cas = cassis.load_cas_from_json(f)
            whole, = cas.select("sayso.Document")
            by_id[whole.id] = cas
        self.assertEqual(set(by_id), {d["id"] for d in self.documents})
        for d in self.documents:
            with self.subTest(d["id"]):
                self.check(by_id[d["id"]], d)

    def test_cassis_reads_the_xmi_with_its_type_system(self):
        folder = self.folder_of("xmi")
        with (folder / "TypeSystem.xml").open("rb") as f:
            types = cassis.load_typesystem(f)
        by_id = {}
        for path in folder.glob("*.xmi"):
            with path.open("rb") as f:
                cas = cassis.load_cas_from_xmi(f, typesystem=types)
            whole, = cas.select("sayso.Document")
            by_id[whole.id] = cas
        self.assertEqual(set(by_id), {d["id"] for d in self.documents})
        for d in self.documents:
            with self.subTest(d["id"]):
                self.check(by_id[d["id"]], d, lambda s: s.replace("\u0001", "\ufffd"))

    def test_what_cassis_writes_is_read(self):
        folder = self.folder_of("casjson")
        out = pathlib.Path(self.folder.name, "cassis")
        out.mkdir()
        for n, path in enumerate(sorted(folder.glob("*.json"))):
            with path.open("rb") as f:
                cas = cassis.load_cas_from_json(f)
            cas.to_json(out / f"{n}.json")
            cas.typesystem.to_xml(out / "TypeSystem.xml")
        ran = sayso("convert", "--from", "casjson", out, "--with-text")
        self.assertEqual((ran.code, ran.err), (0, ""))
        again = {d["id"]: d for d in ran.documents}
        for d in self.documents:
            self.assertEqual([(q["key"], q["content"], q.get("cue"), q.get("source")) for q in again[d["id"]]["quotes"]],
                             [(q["key"], q["content"], q.get("cue"), q.get("source")) for q in d["quotes"]])

    def test_the_fixture_of_cassis_a_face_at_the_start(self):
        text = "\U0001f973 yes"
        document = annotated.empty("face", text)
        document["times"] = [{"id": "t1", "key": "0" * 16, "content": {"text": "\U0001f973", "spans": [[0, 1]]}, "type": "date"}]
        to = pathlib.Path(self.folder.name, "face")
        sayso("convert", "-", "--format", "casjson", "-o", to, stdin=annotated.lines(document))
        raw = json.loads((to / "face.json").read_bytes())
        time = next(s for s in raw["%FEATURE_STRUCTURES"] if s["%TYPE"] == "sayso.Time")
        self.assertEqual((time["begin"], time["end"]), (0, 2))
        found, = cassis.load_cas_from_json(json.dumps(raw)).select("sayso.Time")
        self.assertEqual(found.get_covered_text(), "\U0001f973")


class LinkedData(Peers):
    def setUp(self):
        original = jsonld.source_to_json
        def local(source, *more, **options):
            self.assertEqual(source, "http://www.w3.org/ns/anno.jsonld")
            return ANNO, None
        jsonld.source_to_json = local
        self.addCleanup(setattr, jsonld, "source_to_json", original)

    def test_rdflib_reads_the_web_annotations(self):
        lines = [line for line in self.stream("webannotation").split("\n") if line]
        self.assertEqual(len(lines), len(self.documents))
        for line, d in zip(lines, self.documents):
            graph = rdflib.Graph()
            graph.parse(data=line, format="json-ld")
            records = [r for kind in ("quotes", "claims", "times", "records") for r in d[kind]]
            self.assertEqual(set(graph.subjects(RDF.type, OA.Annotation)), {rdflib.URIRef("urn:sayso:record:" + r["key"]) for r in records})
            for r in records:
                node = rdflib.URIRef("urn:sayso:record:" + r["key"])
                places = []
                for target in graph.objects(node, OA.hasTarget):
                    self.assertEqual(str(graph.value(target, OA.hasSource)), d.get("uri") or str(graph.value(target, OA.hasSource)))
                    self.assertEqual(str(graph.value(graph.value(target, OA.hasState), SAYSO.sha256)), d["text_sha256"])
                    selectors = {graph.value(s, RDF.type): s for s in graph.objects(target, OA.hasSelector)}
                    words, place = selectors[OA.TextQuoteSelector], selectors[OA.TextPositionSelector]
                    begin, end = int(graph.value(place, OA.start)), int(graph.value(place, OA.end))
                    exact, prefix, suffix = (str(graph.value(words, p)) for p in (OA.exact, OA.prefix, OA.suffix))
                    self.assertEqual(exact, d["text"][begin:end])
                    self.assertTrue(d["text"][:begin].endswith(prefix))
                    self.assertTrue(d["text"][end:].startswith(suffix))
                    places.append([begin, end])
                self.assertEqual(sorted(places), r["content"]["spans"])
            names = {s["id"]: s["name"] for s in d["sources"]}
            for q in d["quotes"]:
                body = next(b for b in graph.objects(rdflib.URIRef("urn:sayso:record:" + q["key"]), OA.hasBody) if (b, RDF.type, SAYSO.quote) in graph)
                self.assertEqual(str(graph.value(body, SAYSO.type)), q["type"])
                reference = graph.value(body, SAYSO.source)
                who = reference and graph.value(reference, SAYSO.who)
                self.assertEqual(who and str(graph.value(who, SAYSO.name)), names.get(q.get("source", {}).get("id")))
                outer = graph.value(body, SAYSO.nested_in)
                self.assertEqual(outer is not None, "nested_in" in q)

    def test_rdflib_reads_schema_org_and_nothing_is_rated(self):
        lines = [line for line in self.stream("schemaorg").split("\n") if line]
        self.assertEqual(len(lines), len(self.documents))
        for line, d in zip(lines, self.documents):
            self.assertNotIn("Rating", line)
            self.assertNotIn("ClaimReview", line)
            graph = rdflib.Graph()
            graph.parse(data=line, format="json-ld")
            article = graph.value(predicate=RDF.type, object=SCHEMA.NewsArticle)
            self.assertEqual(str(graph.value(article, SCHEMA.headline) or ""), d.get("title", ""))
            names = {s["id"]: s["name"] for s in d["sources"]}
            for q in d["quotes"]:
                node = rdflib.URIRef("urn:sayso:record:" + q["key"])
                quoted = q["type"] != "indirect"
                self.assertEqual(graph.value(node, RDF.type), SCHEMA.Quotation if quoted else SCHEMA.Claim)
                self.assertEqual(str(graph.value(node, SCHEMA.text)), q["content"]["text"])
                self.assertEqual(graph.value(node, SCHEMA.isPartOf if quoted else SCHEMA.appearance), article)
                who = graph.value(node, SCHEMA.creator if quoted else SCHEMA.author)
                expected = names.get(q.get("source", {}).get("id")) or q.get("source", {}).get("text")
                self.assertEqual(who and str(graph.value(who, SCHEMA.name)), expected)
            for c in d["claims"]:
                about = graph.value(rdflib.URIRef("urn:sayso:record:" + c["key"]), SCHEMA.about)
                value = graph.value(about, SCHEMA.value)
                if "value" in c["quantity"]:
                    self.assertAlmostEqual(float(value), float(c["quantity"]["value"]))
                else:
                    self.assertIsNone(value)


class SpaCy(Peers):
    """Offsets that people's tools hand on end on no token edge: expanded, never None (spaCy #4531, #6071, #7974)."""

    def check(self, nlp, text, places):
        doc = nlp(text)
        for begin, end in places:
            span = doc.char_span(begin, end, alignment_mode="expand")
            self.assertIsNotNone(span)
            self.assertIn(text[begin:end], span.text)

    def test_spans_of_doccano_and_label_studio(self):
        nlp = spacy.blank("en")
        examples = [json.loads(line) for line in self.stream("doccano").split("\n") if line]
        tasks = json.loads(self.stream("labelstudio"))
        for example, task, d in zip(examples, tasks, self.documents, strict=True):
            self.assertEqual((example["text"], task["data"]["text"]), (d["text"], d["text"]))
            places = [(e["start_offset"], e["end_offset"]) for e in example["entities"]]
            regions = [(r["value"]["start"], r["value"]["end"]) for r in task["predictions"][0]["result"] if r["type"] == "labels"]
            self.assertEqual(places, regions)
            for q in d["quotes"]:
                self.assertLessEqual({tuple(s) for s in q["content"]["spans"]}, set(places))
            self.check(nlp, d["text"], places)


class Markdown(Peers):
    def test_markdown_it_sees_the_words_and_no_markup_of_the_text(self):
        for d in self.documents:
            out = sayso("convert", "-", "--format", "markdown", stdin=annotated.lines(d)).out.decode("utf-8")
            tokens = markdown_it.MarkdownIt("commonmark").enable("table").parse(out)
            quotes, cells, inside = [], [], False
            for token in tokens:
                inside = token.type == "blockquote_open" or (inside and token.type != "blockquote_close")
                if token.type == "inline":
                    words = "".join(c.content for c in token.children if c.type in ("text", "text_special", "softbreak"))
                    self.assertFalse([c for c in token.children if c.type in ("html_inline", "code_inline", "image", "em")], token.content)
                    (quotes if inside else cells).append(words)
            plain = [" ".join(q["content"]["text"].replace("\u0001", " ").split(" ")) for q in d["quotes"]]
            self.assertEqual([self.squeezed(q) for q in quotes[::2]], [self.squeezed(q) for q in plain])
            for s in d["sources"]:
                self.assertIn(self.squeezed(s["name"]), [self.squeezed(c) for c in cells])

    @staticmethod
    def squeezed(words):
        return "".join(c for c in words if c > " " and c != "\u007f")


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    unittest.main()
