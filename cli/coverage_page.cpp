#include "coverage_page.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

namespace sayso::cli {
namespace {

constexpr std::string_view kHead = R"(<!DOCTYPE html>
<html><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Coverage of {}</title>
<style>
body {{ font: 15px/1.5 system-ui, sans-serif; margin: 2em auto; max-width: 62em; padding: 0 1em; color: #222; background: #fff; }}
h2 {{ margin-top: 2em; }}
table {{ border-collapse: collapse; width: 100%; }}
td, th {{ padding: .15em .6em; text-align: left; vertical-align: top; border-bottom: 1px solid #eee; }}
td.n, th.n {{ text-align: right; font-variant-numeric: tabular-nums; }}
code {{ font: 13px ui-monospace, monospace; }}
tr.unused td {{ background: #fdecea; }}
.place {{ color: #777; font-size: 12px; }}
.entries {{ columns: 14em; font-size: 13px; margin: .3em 0 1em; }}
.entries span {{ display: block; }}
.entries .unused {{ color: #b3261e; }}
.entries .met {{ color: #9a6700; }}
summary {{ cursor: pointer; }}
@media (prefers-color-scheme: dark) {{
  body {{ color: #ddd; background: #181818; }}
  td, th {{ border-color: #333; }}
  tr.unused td {{ background: #46211e; }}
  .entries .unused {{ color: #ff8a80; }}
  .entries .met {{ color: #e3b341; }}
}}
</style></head><body>
)";

std::string escaped(std::string_view s) {
  std::string out;
  for (const char c : s) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      default: out += c;
    }
  }
  return out;
}

// The unused ones first, otherwise as they come.
template <class Item, class Unused>
std::vector<const Item*> unused_first(const std::vector<Item>& items, Unused unused) {
  std::vector<const Item*> out;
  for (const Item& item : items) out.push_back(&item);
  std::stable_partition(out.begin(), out.end(), [&](const Item* item) { return unused(*item); });
  return out;
}

std::string list_of(const CoveredList& list) {
  const std::size_t rows = list.use.entries.size();
  std::string out = fmt::format("<details><summary><b>{}</b> <span class=\"place\">{}</span>: {} rows, {} used, {} met but not used, {} not met</summary>\n<div class=\"entries\">\n",
                                escaped(list.use.name), escaped(list.place), rows, list.used, list.met - list.used, rows - list.met);
  for (const EntryUse* entry : unused_first(list.use.entries, [](const EntryUse& e) { return e.used == 0; })) {
    const std::string_view kind = entry->used > 0 ? "" : entry->met > 0 ? " class=\"met\"" : " class=\"unused\"";
    out += fmt::format("<span{} title=\"line {}: met {}, used {}\">{}{}</span>\n", kind, entry->line, entry->met, entry->used, escaped(entry->form),
                       entry->used > 0 ? fmt::format(" {}", entry->used) : "");
  }
  return out + "</div></details>\n";
}

}  // namespace

std::string coverage_page(const Coverage& c) {
  std::string out = fmt::format(fmt::runtime(kHead), escaped(c.pack));
  out += fmt::format("<h1>Coverage of {}</h1>\n<p>{} documents, {} tokens. {} of {} rules never matched; {} of {} alternatives and {} of {} pieces that may be left out, of the others, were never taken.</p>\n",
                     escaped(c.pack), c.documents, c.tokens, c.unused_rules(), c.rules.size(), c.unused_pieces(false), c.pieces(false), c.unused_pieces(true), c.pieces(true));
  out += "<h2>Rules</h2>\n<table>\n<tr><th>rule</th><th>phase</th><th class=\"n\">matches</th><th class=\"n\">lost</th><th class=\"n\">records</th></tr>\n";
  for (const CoveredRule* rule : unused_first(c.rules, [](const CoveredRule& r) { return r.use.kept == 0; })) {
    out += fmt::format("<tr{}><td>{} <span class=\"place\">{}</span></td><td>{}</td><td class=\"n\">{}</td><td class=\"n\">{}</td><td class=\"n\">{}</td></tr>\n",
                       rule->use.kept == 0 ? " class=\"unused\"" : "", escaped(rule->use.rule), escaped(rule->place), escaped(rule->use.phase), rule->use.kept, rule->use.lost,
                       rule->use.records);
  }
  out += "</table>\n<h2>Alternatives, and what may be left out</h2>\n<table>\n<tr><th>alternative</th><th>in rules</th><th class=\"n\">taken</th></tr>\n";
  for (const CoveredAlternative* alternative : unused_first(c.alternatives, [](const CoveredAlternative& a) { return a.use.taken == 0; })) {
    out += fmt::format("<tr{}><td><code>{}</code> <span class=\"place\">{}</span></td><td>{}</td><td class=\"n\">{}</td></tr>\n", alternative->use.taken == 0 ? " class=\"unused\"" : "",
                       escaped(alternative->use.text), escaped(alternative->place), escaped(fmt::format("{}", fmt::join(alternative->use.rules, ", "))), alternative->use.taken);
  }
  out += "</table>\n<h2>Word lists</h2>\n";
  for (const CoveredList& list : c.lists) out += list_of(list);
  return out + "</body></html>\n";
}

}  // namespace sayso::cli
