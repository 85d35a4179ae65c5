// Compiled packs: a pack's bytes, changed here and there, cut, and sealed with a right checksum, are refused or give a pack
// that runs. The input says what is changed: three bytes of place and one of value, again and again; a last odd byte cuts.
#include <memory>
#include <string>

#include "fuzz.h"
#include "grammar/packed.h"
#include "sayso/sayso.h"

using namespace sayso;

namespace {

std::string base() {
  const std::string grammar =
      "grammar fuzz.packed extends common\nrecord found { who: span?, kind: string?, norm: string?, much: span? }\n"
      "lexicon seen learned { kind }\nlexicon storms from \"lex/storms.tsv\"\nclass cap_word = [cap & word & !number]\nphase names\nrule name\n"
      "  (?<n> cap_word{1,3}) => emit name { name=$n }\n  unless \"two\"\n  set last=$n\n  learn $n as seen { kind=person }\nend\n"
      "phase finds scope window 2 after names match all\nrule find priority 3\n"
      "  (?<much[]> [number])? (?<k> storms) (?! \"of\") ([len>2 | lemma=\"a\"]* @name)? => emit found { who=@name, kind=$k.kind, norm=$k.norm, much=$much }\n"
      "  test \"2 heavy storms [who Ada]\"\nend\nrule other\n  (?<= ^ \"the\") @quoted.closed=yes (?<k> 'storms') $ => emit found { kind=$k }\n  when last\nend\n"
      "rule taught\n  (?<= (?! \"mr\") [] []?) (?<who> seen) => emit found { who=$who, kind=$who.kind, norm=%last }\n  when last != \"Ada\" | !last\nend\n"
      "phase readings match compete after finds\nrule reading\n  (?<k> storms) [word]? => emit found { kind=$k }\n  evidence $k.lemma from \"lex/storms.evidence.tsv\"\nend\n";
  const auto pack = Pack::from_files("fuzz", {{"packed.sayso", grammar},
                                              {"lex/storms.tsv", "form\tkind\tcase\nstorms\tplain\nheavy storms\tbad\nStorm\tname\texact\n"},
                                              {"lex/storms.evidence.tsv", "rule\tkey\tright\twrong\npacked.reading\tstorm\t5\t2\npacked.reading\t*\t1\t3\n"},
                                              {"lex/text_abbreviations.tsv", "form\tkind\nmr\ttitle\n"},
                                              {"lex/value_numbers.tsv", "form\tkind\tvalue\ntwo\tunit\t2\n"},
                                              {"lex/tag_words.tsv", "form\ttag\tlemma\tcount\nstorms\tNNS\tstorm\t5\nheavy\tJJ\t\t3\n~~s\tNNS\t\t9\n"},
                                              {"lex/tag_trigrams.tsv", "first\tsecond\tthird\tcount\n<s>\t<s>\tJJ\t3\n<s>\tJJ\tNNS\t3\nJJ\tNNS\t</s>\t3\n"},
                                              {"lex/tag_settings.tsv", "form\ttag\tlemma\n<number>\tCD\t\n~s\tNNS\t~\n"}});
  fuzz::check(pack.ok());
  return grammar::pack_bytes((*pack)->compiled());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const std::string kBase = base();
  std::string bytes = kBase;
  for (; size >= 4; data += 4, size -= 4) {
    const std::size_t at = (data[0] << 16 | data[1] << 8 | data[2]) % bytes.size();
    bytes[at] = static_cast<char>(data[3]);
  }
  if (size == 1) bytes.resize(bytes.size() * data[0] / 256);
  grammar::seal(bytes);
  auto compiled = grammar::unpack_bytes(bytes, nullptr);
  if (!compiled) {
    fuzz::check(!compiled.error().message.empty());
    return 0;
  }
  const Extractor extractor({std::make_shared<Pack>(std::move(*compiled))});
  Workspace workspace;
  Input input;
  input.text = "The “2 heavy storms” storms of Ada Lorn. Two storms met Mr. Ada Storm, 3 heavy storms.\n\nThe “storms” storms";
  const auto document = extractor.extract(input, workspace);
  fuzz::check(document.ok() || !document.error().message.empty());
  return 0;
}
