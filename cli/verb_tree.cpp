#include "verb_tree.h"

#include <algorithm>

#include "document_options.h"
#include "sayso/io/record_reader.h"
#include "sayso/io/registry.h"

namespace sayso::cli {
namespace {

// Options take words and say themselves what is wrong with one, so their sets are not in the tree.
std::vector<std::string> choices_of(const std::string& verb, const std::string& option) {
  if (option == "--from" && (verb == "extract" || verb == "show" || verb == "segment"))
    return names_of(io::reader_formats());
  if (option == "--from" && verb == "convert") return names_of(io::record_formats());
  if (option == "--format" && (verb == "extract" || verb == "convert")) return names_of(io::writer_formats());
  if (option == "--offsets") return {"codepoint", "byte", "utf16"};
  if (option == "--unit") return {"word", "sentence", "quotation"};
  if (option == "--color") return {"always", "never", "auto"};
  return {};
}

void add(const CLI::App& app, std::vector<std::string> words, std::vector<Verb>& out) {
  Verb verb;
  verb.words = words;
  verb.description = app.get_description();
  verb.footer = app.get_footer();
  for (const CLI::Option* option : app.get_options()) {
    VerbOption one;
    for (const std::string& name : option->get_snames()) one.names.push_back("-" + name);
    for (const std::string& name : option->get_lnames()) one.names.push_back("--" + name);
    one.description = option->get_description();
    one.value = option->get_type_size() == 0 ? std::string() : option->get_type_name();
    if (one.names.empty()) {
      one.value = option->get_name(true);
    } else {
      one.choices = choices_of(words.empty() ? std::string() : words[0], one.names.back());
    }
    verb.options.push_back(std::move(one));
  }
  const auto below = app.get_subcommands([](const CLI::App*) { return true; });
  for (const CLI::App* next : below) verb.below.push_back(next->get_name());
  out.push_back(std::move(verb));
  for (const CLI::App* next : below) {
    auto longer = words;
    longer.push_back(next->get_name());
    add(*next, std::move(longer), out);
  }
}

}  // namespace

std::string Verb::path(std::string_view between) const {
  std::string all;
  for (const std::string& word : words) all += (all.empty() ? std::string_view() : between), all += word;
  return all;
}

std::vector<Verb> verb_tree(const CLI::App& app) {
  std::vector<Verb> verbs;
  add(app, {}, verbs);
  return verbs;
}

}  // namespace sayso::cli
