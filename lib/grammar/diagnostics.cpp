#include "grammar/diagnostics.h"

#include <fmt/format.h>

#include <algorithm>

namespace sayso::grammar {
namespace {

// Code points in a stretch of UTF-8: bytes that do not continue one.
std::uint32_t codepoints(std::string_view text) {
  return static_cast<std::uint32_t>(std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before(b.size() + 1), last(b.size() + 1), now(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    now[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t swap = a[i - 1] == b[j - 1] ? 0 : 1;
      now[j] = std::min({last[j] + 1, now[j - 1] + 1, last[j - 1] + swap});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) now[j] = std::min(now[j], before[j - 2] + 1);
    }
    before.swap(last);
    last.swap(now);
  }
  return last[b.size()];
}

}  // namespace

const std::vector<std::uint32_t>& Reporter::lines_of(std::uint32_t file) const {
  if (lines_.size() < files_.size()) lines_.resize(files_.size());
  std::vector<std::uint32_t>& lines = lines_[file];
  if (lines.empty()) {
    const std::string_view text = files_[file].text;
    lines.push_back(0);
    for (std::size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1)) lines.push_back(static_cast<std::uint32_t>(at + 1));
  }
  return lines;
}

Position Reporter::position(SourceRange at) const {
  if (at.file >= files_.size()) return {};
  const std::vector<std::uint32_t>& lines = lines_of(at.file);
  const auto line = std::upper_bound(lines.begin(), lines.end(), at.begin) - lines.begin();  // from 1
  const std::uint32_t begin = lines[static_cast<std::size_t>(line - 1)];
  Position position;
  position.file = files_[at.file].name;
  position.line = static_cast<std::uint32_t>(line);
  position.column = codepoints(std::string_view(files_[at.file].text).substr(begin, at.begin - begin)) + 1;
  return position;
}

void Reporter::report(Diagnostic::Severity severity, SourceRange at, std::string code, std::string message, std::string hint) {
  if (at.file < files_.size() && !said_.emplace(at.file, at.begin, code, message).second) return;
  Diagnostic diagnostic;
  diagnostic.severity = severity;
  diagnostic.code = std::move(code);
  diagnostic.message = std::move(message);
  diagnostic.hint = std::move(hint);
  diagnostic.position = position(at);
  if (at.file < files_.size()) {
    const std::string_view text = files_[at.file].text;
    const std::size_t begin = text.substr(0, at.begin).rfind('\n') == std::string_view::npos ? 0 : text.substr(0, at.begin).rfind('\n') + 1;
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    diagnostic.line = std::string(text.substr(begin, end - begin));
    const std::size_t last = std::clamp<std::size_t>(at.end, at.begin, std::max<std::size_t>(end, at.begin));
    diagnostic.length = std::max<std::uint32_t>(1, codepoints(text.substr(at.begin, last - at.begin)));
  }
  add(std::move(diagnostic));
}

void Reporter::error(SourceRange at, std::string code, std::string message, std::string hint) {
  report(Diagnostic::Severity::kError, at, std::move(code), std::move(message), std::move(hint));
}

void Reporter::warning(SourceRange at, std::string code, std::string message, std::string hint) {
  report(Diagnostic::Severity::kWarning, at, std::move(code), std::move(message), std::move(hint));
}

void Reporter::add(Diagnostic diagnostic) {
  if (diagnostic.severity == Diagnostic::Severity::kError) ++errors_;
  diagnostics_.push_back(std::move(diagnostic));
}

std::string nearest_name(std::string_view word, std::span<const std::string> names) {
  std::string_view best;
  std::size_t best_distance = std::max<std::size_t>(1, word.size() / 3) + 1;
  for (const std::string& name : names) {
    if (name.size() > word.size() + best_distance || word.size() > name.size() + best_distance) continue;
    const std::size_t d = distance(word, name);
    if (d < best_distance) {
      best_distance = d;
      best = name;
    }
  }
  return std::string(best);
}

std::string did_you_mean(std::string_view word, std::span<const std::string> names) {
  const std::string best = nearest_name(word, names);
  return best.empty() ? std::string() : fmt::format("did you mean '{}'?", best);
}

}  // namespace sayso::grammar

namespace sayso {

std::string Diagnostic::to_string() const {
  static constexpr std::string_view kWords[] = {"error", "warning", "note"};
  std::string out = fmt::format("{}:{}:{}: {} {}: {}", position.file, position.line, position.column,
                                kWords[static_cast<std::size_t>(severity)], code, message);
  if (!line.empty()) {
    out += "\n  " + line + "\n  ";
    // The caret line repeats the tabs of the source line, so that it stands right under any tab width.
    std::uint32_t column = 1;
    for (const char c : line) {
      if (column >= position.column) break;
      if ((static_cast<unsigned char>(c) & 0xC0) == 0x80) continue;
      out += c == '\t' ? '\t' : ' ';
      ++column;
    }
    out += '^';
    out.append(length > 1 ? length - 1 : 0, '~');
  }
  if (!hint.empty()) out += "\n  " + hint;
  return out;
}

}  // namespace sayso
