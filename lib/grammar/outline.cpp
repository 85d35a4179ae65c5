#include "grammar/outline.h"

#include <fmt/format.h>

#include <string_view>

namespace sayso::grammar {
namespace {

// Strings are counted, so that no string can look like two.
class Outline {
 public:
  std::string take() { return std::move(out_); }

  // Patterns and conditions nest as deep as the parser lets them, which is bounded.
  void pattern(const PatternTree& p) {
    out_ += fmt::format(" ({} {} {} {}", static_cast<int>(p.kind), p.min, p.max, (p.lazy ? 8 : 0) + (p.list ? 4 : 0) + (p.ahead ? 2 : 0) + (p.negative ? 1 : 0));
    text(p.text);
    text(p.field);
    text(p.value);
    if (p.kind == PatternTree::Kind::kCondition) condition(p.condition);
    for (const PatternTree& child : p.children) pattern(child);
    out_ += ')';
  }

  void condition(const ConditionTree& c) {
    out_ += fmt::format(" [{}", static_cast<int>(c.kind));
    text(c.name);
    text(c.op);
    for (const ConditionValue& value : c.values) {
      number(static_cast<int>(value.kind));
      text(value.text);
    }
    for (const ConditionTree& child : c.children) condition(child);
    out_ += ']';
  }

  void file(const FileTree& f) {
    text(f.name);
    for (const auto& [name, at] : f.extends) text(name);
    for (const LexiconTree& l : f.lexicons) {
      mark("lexicon");
      text(l.name);
      text(l.path);
      number(l.learned ? 1 : 0);
      for (const std::string& word : l.words) text(word);
    }
    for (const MacroTree& m : f.macros) {
      mark(m.is_class ? "class" : "macro");
      text(m.name);
      for (const std::string& parameter : m.parameters) text(parameter);
      pattern(m.pattern);
    }
    for (const RecordTree& r : f.records) record(r);
    for (const PhaseTree& p : f.phases) phase(p);
    for (const RuleTree& r : f.overrides) {
      mark("override");
      rule(r);
    }
    for (const auto& [name, at] : f.disabled) {
      mark("disable");
      text(name);
    }
  }

 private:
  void mark(std::string_view word) { out_ += fmt::format("\n<{}>", word); }
  void number(int n) { out_ += fmt::format(" {}", n); }
  void text(std::string_view s) { out_ += fmt::format(" {}:{}", s.size(), s); }

  void record(const RecordTree& r) {
    mark(r.mention ? "mention" : "record");
    text(r.name);
    for (const RecordTree::Field& field : r.fields) {
      text(field.name);
      number(static_cast<int>(field.type) * 4 + (field.optional ? 2 : 0) + (field.list ? 1 : 0));
      for (const std::string& word : field.words) text(word);
    }
  }

  void phase(const PhaseTree& p) {
    mark("phase");
    text(p.name);
    number(static_cast<int>(p.scope) * 4 + static_cast<int>(p.match));
    number(p.window);
    text(p.above);
    for (const auto& [name, at] : p.after) text(name);
    for (const RuleTree& r : p.rules) rule(r);
  }

  void guard(const GuardTree& g) {
    out_ += fmt::format(" ({} {}", static_cast<int>(g.kind), (g.compared ? 2 : 0) + (g.negated ? 1 : 0));
    text(g.name);
    if (g.compared) value(g.value);
    for (const GuardTree& child : g.children) guard(child);
    out_ += ')';
  }

  void value(const ValueTree& v) {
    number(static_cast<int>(v.kind));
    text(v.text);
    text(v.field);
  }

  void rule(const RuleTree& r) {
    mark("rule");
    text(r.name);
    number(r.priority * 2 + (r.overlap ? 1 : 0));
    text(r.doc);
    pattern(r.pattern);
    for (const EmitTree& emit : r.emits) {
      mark("emit");
      text(emit.record);
      for (const EmitTree::Field& field : emit.fields) {
        text(field.name);
        value(field.value);
      }
    }
    for (const PatternTree& unless : r.unless) {
      mark("unless");
      pattern(unless);
    }
    if (r.when) {
      mark("when");
      guard(*r.when);
    }
    for (const SetTree& set : r.sets) {
      mark("set");
      text(set.name);
      value(set.value);
    }
    for (const LearnTree& learn : r.learns) {
      mark("learn");
      value(learn.form);
      text(learn.lexicon);
      for (const EmitTree::Field& column : learn.columns) {
        text(column.name);
        value(column.value);
      }
    }
    if (!r.evidence.path.empty()) {
      mark("evidence");
      value(r.evidence.key);
      text(r.evidence.path);
    }
    for (const TestTree& test : r.tests) {
      mark("test");
      text(test.text);
      number((test.skip ? 4 : 0) + (test.todo ? 2 : 0) + (test.none ? 1 : 0));
      for (const auto& [field, value] : test.expected) {
        text(field);
        text(value);
      }
    }
  }

  std::string out_;
};

}  // namespace

std::string outline(const FileTree& file) {
  Outline out;
  out.file(file);
  return out.take();
}

std::string outline(const PatternTree& pattern) {
  Outline out;
  out.pattern(pattern);
  return out.take();
}

std::string outline(const ConditionTree& condition) {
  Outline out;
  out.condition(condition);
  return out.take();
}

}  // namespace sayso::grammar
