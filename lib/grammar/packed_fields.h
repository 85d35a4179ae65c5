// Which fields of a compiled pack its bytes hold, and in which order: said once, for the writer and for the reader.
//
// Each function names every member of its struct (a structured binding must), so that a new one does not compile until it is
// here, too. Then kPackedFormat (packed.h) goes up.
#ifndef SAYSO_GRAMMAR_PACKED_FIELDS_H_
#define SAYSO_GRAMMAR_PACKED_FIELDS_H_

#include <string>
#include <utility>
#include <vector>

#include "grammar/compiled_pack.h"
#include "grammar/packed_stream.h"
#include "grammar/program.h"
#include "lexicon/string_index.h"
#include "lexicon/word_list.h"
#include "tag/model.h"

namespace sayso {

template <class Archive>
void fields(Archive& archive, Position& x) {
  auto& [file, line, column] = x;
  archive(file, line, column);
}

template <class Archive>
void fields(Archive& archive, PackFile& x) {
  auto& [name, text] = x;
  archive(name, text);
}

namespace lexicon {

template <class Archive>
void fields(Archive& archive, StringIndex& x) {
  auto& [text, strings, slots] = x;
  archive(text, strings, slots);
}

template <class Archive>
void fields(Archive& archive, WordList& x) {
  std::string name = x.name();
  std::vector<std::string> columns = x.columns();
  FlatArray<char> text = x.text();
  FlatArray<Piece> cells = x.cells();
  FlatArray<std::uint32_t> lines = x.lines();
  archive(name, columns, text, cells, lines);
  if constexpr (Archive::kReads) x = WordList(std::move(name), std::move(columns), std::move(text), std::move(cells), std::move(lines));
}

}  // namespace lexicon

namespace tag {

template <class Archive>
void fields(Archive& archive, ModelTables::Ending& x) {
  auto& [form, lemma, tag] = x;
  archive(form, lemma, tag);
}

template <class Archive>
void fields(Archive& archive, ModelTables& x) {
  auto& [names, forms, begins, rows, lemmas, transitions, log_prior, fixed, endings, before, behind] = x;
  archive(names, forms, begins, rows, lemmas, transitions, log_prior, fixed, endings, before, behind);
}

}  // namespace tag

namespace grammar {

template <class Archive>
void fields(Archive& archive, Predicate& x) {
  auto& [attribute, test, text, number, value] = x;
  archive.choice(attribute, Predicate::Attribute::kFlags);
  archive.choice(test, Predicate::Test::kGreaterEqual);
  archive(text, number, value);
}

template <class Archive>
void fields(Archive& archive, LexiconIndex& x) {
  auto& [words, entries, of_word, inner, edges, out, at_node] = x;
  archive(words, entries, of_word, inner, edges, out, at_node);
}

template <class Archive>
void fields(Archive& archive, Lexicon& x) {
  auto& [name, list, phrases, learned] = x;
  archive(name, list, phrases, learned);
}

template <class Archive>
void fields(Archive& archive, SpanSet& x) {
  auto& [label, field, value, lexicon] = x;
  archive(label, field, value, lexicon);
}

template <class Archive>
void fields(Archive& archive, PositionBit& x) {
  auto& [kind, number] = x;
  archive.choice(kind, PositionBit::Kind::kLook);
  archive(number);
}

template <class Archive>
void fields(Archive& archive, ConditionOp& x) {
  auto& [kind, number] = x;
  archive.choice(kind, ConditionOp::Kind::kNot);
  archive(number);
}

template <class Archive>
void fields(Archive& archive, Instruction& x) {
  auto& [op, a, b] = x;
  archive.choice(op, Instruction::Op::kAccept);
  archive(a, b);
}

template <class Archive>
void fields(Archive& archive, Look& x) {
  auto& [ahead, first, start, size, level] = x;
  archive(ahead, first, start, size, level);
}

template <class Archive>
void fields(Archive& archive, EmitValue::Place& x) {
  auto& [lexicon, column, label, field] = x;
  archive(lexicon, column, label, field);
}

template <class Archive>
void fields(Archive& archive, EmitValue& x) {
  auto& [kind, text, capture, places] = x;
  archive.choice(kind, EmitValue::Kind::kStateSpans);
  archive(text, capture, places);
}

template <class Archive>
void fields(Archive& archive, Emit::Field& x) {
  auto& [name, value] = x;
  archive(name, value);
}

template <class Archive>
void fields(Archive& archive, Emit& x) {
  auto& [record, emitted] = x;
  archive(record, emitted);
}

template <class Archive>
void fields(Archive& archive, Evidence& x) {
  auto& [list, key, rates, other] = x;
  archive(list, key, rates, other);
}

template <class Archive>
void fields(Archive& archive, GuardOp& x) {
  auto& [kind, variable, value] = x;
  archive.choice(kind, GuardOp::Kind::kNot);
  archive(variable, value);
}

template <class Archive>
void fields(Archive& archive, Assignment& x) {
  auto& [variable, value] = x;
  archive(variable, value);
}

template <class Archive>
void fields(Archive& archive, Lesson& x) {
  auto& [lexicon, capture, columns] = x;
  archive(lexicon, capture, columns);
}

template <class Archive>
void fields(Archive& archive, RuleCapture& x) {
  auto& [name, list] = x;
  archive(name, list);
}

template <class Archive>
void fields(Archive& archive, TestCase& x) {
  auto& [text, source, position, todo, skip, none, spans, values] = x;
  archive(text, source, position, todo, skip, none, spans, values);
}

template <class Archive>
void fields(Archive& archive, Rule& x) {
  auto& [name, doc, position, priority, overlap, start, first, end, needs, captures, emits, confidence, evidence, unless, when, sets, lessons, tests] = x;
  archive(name, doc, position, priority, overlap, start, first, end, needs, captures, emits, confidence, evidence, unless, when, sets, lessons, tests);
}

template <class Archive>
void fields(Archive& archive, Phase& x) {
  auto& [name, scope, window, all, compete, above, conditions, position_bits, span_sets, instructions, looks, rules] = x;
  archive(name);
  archive.choice(scope, Phase::Scope::kWindow);
  archive(window, all, compete, above, conditions, position_bits, span_sets, instructions, looks, rules);
}

template <class Archive>
void fields(Archive& archive, RecordType::Field& x) {
  auto& [name, span, optional] = x;
  archive(name, span, optional);
}

template <class Archive>
void fields(Archive& archive, RecordType& x) {
  auto& [name, mention, declared] = x;
  archive(name, mention, declared);
}

template <class Archive>
void fields(Archive& archive, Program& x) {
  auto& [predicates, lexicons, index, phases, records, variables] = x;
  archive(predicates, lexicons, index, phases, records, variables);
}

}  // namespace grammar
}  // namespace sayso

#endif  // SAYSO_GRAMMAR_PACKED_FIELDS_H_
