#include "store/views.h"

#include <fmt/format.h>

namespace sayso::store {
namespace {

constexpr View kViews[] = {
    {"said", "Every quote with its speaker and its document", R"(
SELECT d.id AS document_id, d.published, d.publisher, d.title, d.uri, d.language,
       coalesce(s.name, q.source_text) AS speaker, s.kind AS speaker_kind, s.role AS speaker_role,
       q.cue_text AS cue, q.cue_stance AS stance, q.polarity, q.type, q.content_text AS content,
       q.medium_text AS medium, q.addressee_text AS addressee, q.content_begin, q.content_end, q.confidence, q.rule,
       q.document, q.key, q.position
FROM quotes q
JOIN documents d ON d.key = q.document
LEFT JOIN sources s ON s.document = q.document AND s.id = q.source_id)"},
    {"numbers", "Every claim with its subject, its speaker and its document", R"(
SELECT d.id AS document_id, d.published, d.publisher, d.title, d.uri, d.language,
       c.kind, coalesce(s.name, c.subject_text) AS subject, c.subject_id, coalesce(o.name, c.object_text) AS object,
       c.counted_text AS counted, c.quantity_text AS quantity, c.quantity_bound AS bound,
       c.quantity_value AS value, c.quantity_min AS min, c.quantity_max AS max,
       CAST(c.quantity_value AS double precision) AS number,
       coalesce(c.quantity_currency, c.quantity_unit_id, c.quantity_unit_text) AS unit,
       c.change_direction AS change, c.change_from ->> 'value' AS change_from, c.change_by ->> 'value' AS change_by,
       c.time_value AS time, coalesce(p.name, c.place_text) AS place, c.modality, w.name AS speaker,
       c.content_text AS content, c.content_begin, c.content_end, c.confidence, c.rule,
       c.document, c.key, c.position
FROM claims c
JOIN documents d ON d.key = c.document
LEFT JOIN sources s ON s.document = c.document AND s.id = c.subject_id
LEFT JOIN sources o ON o.document = c.document AND o.id = c.object_id
LEFT JOIN sources p ON p.document = c.document AND p.id = c.place_id
LEFT JOIN sources w ON w.document = c.document AND w.id = c.source_id)"},
    {"speakers", "Who is quoted how often, in how many documents", R"(
SELECT s.name AS speaker, s.kind, count(*) AS quotes, count(DISTINCT q.document) AS documents,
       min(d.published) AS first_published, max(d.published) AS last_published
FROM quotes q
JOIN documents d ON d.key = q.document
JOIN sources s ON s.document = q.document AND s.id = q.source_id
GROUP BY s.name, s.kind)"},
    {"disagreements",
     "Claims of the same subject, unit and time that give different values; one word that names nobody is no subject "
     "here",
     R"(
SELECT n.*
FROM numbers n
JOIN (SELECT kind, lower(coalesce(subject, '')) AS subject, lower(coalesce(counted, '')) AS counted,
             coalesce(unit, '') AS unit, coalesce(time, '') AS time, coalesce(change, '') AS change
      FROM numbers
      WHERE value IS NOT NULL AND modality = 'asserted' AND (subject_id IS NOT NULL OR subject LIKE '% %' OR counted LIKE '% %')
      GROUP BY 1, 2, 3, 4, 5, 6
      HAVING count(DISTINCT value) > 1) g
ON n.kind = g.kind AND lower(coalesce(n.subject, '')) = g.subject AND lower(coalesce(n.counted, '')) = g.counted
   AND coalesce(n.unit, '') = g.unit AND coalesce(n.time, '') = g.time AND coalesce(n.change, '') = g.change
WHERE n.value IS NOT NULL AND n.modality = 'asserted')"},
};

}  // namespace

std::span<const View> views() { return kViews; }

std::string create_views() {
  std::string sql;
  for (const View& view : kViews) sql += fmt::format("CREATE VIEW {} AS{};\n", view.name, view.select);
  return sql;
}

}  // namespace sayso::store
