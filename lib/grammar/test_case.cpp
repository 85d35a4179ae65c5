#include "grammar/test_case.h"

#include <fmt/format.h>

namespace sayso::grammar {
namespace {

// The field name that the bracket at `at` opens, or "".
std::string field_name(std::string_view text, std::size_t at) {
  std::size_t end = at + 1;
  while (end < text.size() && ((text[end] >= 'a' && text[end] <= 'z') || text[end] == '_')) ++end;
  return end > at + 1 && end < text.size() && text[end] == ' ' ? std::string(text.substr(at + 1, end - at - 1)) : std::string();
}

}  // namespace

TestCase read_test(const TestTree& tree, Reporter& reporter) {
  TestCase test;
  test.source = tree.text;
  test.position = reporter.position(tree.at);
  test.todo = tree.todo;
  test.skip = tree.skip;
  test.none = tree.none;
  test.values = tree.expected;
  std::vector<std::pair<std::string, std::uint32_t>> open;
  const std::string_view text = tree.text;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '\\' && at + 1 < text.size() && (text[at + 1] == '[' || text[at + 1] == ']')) {
      test.text += text[++at];
    } else if (c == '[') {
      const std::string name = field_name(text, at);
      if (name.empty()) {
        test.text += c;
        continue;
      }
      open.emplace_back(name, static_cast<std::uint32_t>(test.text.size()));
      at += name.size() + 1;
    } else if (c == ']' && !open.empty()) {
      test.spans.push_back({open.back().first, {open.back().second, static_cast<std::uint32_t>(test.text.size())}});
      open.pop_back();
    } else {
      test.text += c;
    }
  }
  if (!open.empty()) reporter.error(tree.at, "G502", fmt::format("the bracket of '{}' is not closed in this test", open.back().first), fmt::format("[{} …]; a bracket of the text itself is written \\[", open.back().first));
  if (test.none && (!test.spans.empty() || !test.values.empty())) reporter.error(tree.at, "G503", "a test that gives none marks no field", "a bracket of the text itself is written \\[");
  return test;
}

}  // namespace sayso::grammar
