// Coreference: which mentions are one and the same.
//
// Sieves over the whole document, the surest first, after Raghunathan and others, "A Multi-Pass Sieve for
// Coreference Resolution" (2010), cut down to what a record needs: the full name; a part of one name; the
// letters of a name; a description that a name was given as its role; a pronoun. Nothing is guessed: where
// two would do, nobody is taken.
#ifndef SAYSO_EXTRACT_COREFERENCE_H_
#define SAYSO_EXTRACT_COREFERENCE_H_

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "extract/analysis.h"
#include "match/mention.h"
#include "sayso/records.h"

namespace sayso::extract {

enum class Gender : std::uint8_t { kUnknown, kFemale, kMale, kNeuter };

struct Entity {
  SourceKind kind = SourceKind::kUnknown;
  std::string name;                // the fullest form so far, as written
  std::vector<std::string> words;  // its normal forms
  std::string role;
  std::vector<std::string> role_words;
  Gender gender = Gender::kUnknown;
  bool plural = false;
  std::string head;                        // of a description: the noun it is of
  bool described = false;                  // known by a description, not by a name
  std::vector<std::size_t> members;        // of a group
  std::vector<match::TokenSpan> mentions;  // in text order once `order_mentions` was called
};

using EntityId = std::size_t;

inline bool is_person(const Entity& entity) { return entity.kind == SourceKind::kPerson; }
// Of the letters that lists write: f, m, n.
Gender gender_from(std::string_view letter);
// With a space between them.
std::string joined(const std::vector<std::string>& words);

// What somebody does in a record: speaks; carries the words of others (a medium, who passes them on); neither.
enum class Part : std::uint8_t { kSpeaks, kCarries, kOther };

class Entities {
 public:
  explicit Entities(const Analysis& analysis);

  // All `name` mentions of the document, full names first.
  void add_names();
  // Whom a phrase means: a name in it, a description, a pronoun, a group.
  // nullopt where nothing settles it, and for things that stand in a claim but are nobody.
  std::optional<EntityId> resolve(match::TokenSpan span, Part part);

  // Whether the phrase is a pronoun and nothing else: a mention, but no other name.
  bool is_pronoun(match::TokenSpan span) const;

  bool is_first_person(match::TokenSpan span) const;  // of one: whoever speaks there

  Entity& operator[](EntityId id) { return entities_[id]; }
  std::size_t size() const { return entities_.size(); }

 private:
  struct NameMention {
    match::TokenSpan span;
    match::TokenSpan whole;  // with title and role
    EntityId entity;
  };
  struct Antecedent {
    std::uint32_t token;
    EntityId entity;
  };
  std::optional<Antecedent> antecedent(const match::Mention& pronoun) const;
  EntityId add_name(const match::Mention& mention, match::TokenSpan span);
  bool may_shorten(const Entity& body, match::TokenSpan span) const;
  std::optional<EntityId> by_part(const std::string& word, match::TokenSpan span, Gender gender) const;
  std::optional<EntityId> by_surname(match::TokenSpan span) const;
  std::optional<EntityId> main_bearer(const std::vector<EntityId>& bearers, match::TokenSpan span, Gender gender) const;
  std::optional<EntityId> by_other_form(const std::vector<std::string>& words, match::TokenSpan span);
  std::optional<EntityId> by_letters(const std::string& word) const;
  const match::Mention* pronoun_before(const match::Mention& pronoun) const;
  std::optional<EntityId> resolve_pronoun(const match::Mention& pronoun);
  std::optional<EntityId> resolve_description(match::TokenSpan span, const match::Mention* descriptor);
  std::vector<const NameMention*> names_in(match::TokenSpan span) const;
  std::vector<std::string> words_of(match::TokenSpan span) const;
  std::string content_key(match::TokenSpan span) const;
  bool compatible(const Entity& entity, std::string_view number, Gender gender) const;
  std::optional<EntityId> group(const std::vector<const NameMention*>& names, match::TokenSpan span);
  std::optional<EntityId> by_body(match::TokenSpan span) const;
  match::TokenSpan without_relative_clause(match::TokenSpan span) const;
  const NameMention* name_behind_role(const std::vector<const NameMention*>& names,
                                      const match::Mention& descriptor) const;
  std::string_view form_at(std::uint32_t token) const { return text::form_of(analysis_.text, analysis_.tokens[token]); }

  const Analysis& analysis_;
  std::vector<Entity> entities_;
  const match::Mention* head_descriptor(match::TokenSpan span) const;
  const match::Mention* first_in(const std::vector<const match::Mention*>& sorted, match::TokenSpan span) const;
  // Mentions that the grammars made for this room, by place.
  std::vector<const match::Mention*> pronouns_, descriptors_, possessives_, modified_, numbers_;
  std::vector<NameMention> names_;                        // by place
  std::unordered_map<std::string, EntityId> by_content_;  // bodies, by the words that tell them
  std::unordered_map<std::string, EntityId> by_name_;
  std::map<std::vector<EntityId>, EntityId> by_members_;
  std::unordered_map<std::string, EntityId> by_description_, by_bare_description_;
  std::unordered_multimap<std::string, EntityId> by_word_;
  std::vector<Antecedent> speakers_;  // who was resolved as a speaker, in the order of the calls
};

}  // namespace sayso::extract

#endif  // SAYSO_EXTRACT_COREFERENCE_H_
