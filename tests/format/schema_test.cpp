// The table of fields against what is written: every field that is written is in the table, in its order, and every
// field of the table is written where it is known.
#include "sayso/io/schema.h"

#include <simdjson.h>

#include <catch2/catch.hpp>
#include <map>
#include <string>
#include <vector>

#include "sample.h"
#include "sayso/io/registry.h"

using namespace sayso;

namespace {

std::vector<io::Field> fields_of(std::string_view record) {
  std::vector<io::Field> fields;
  for (const io::Field& f : io::schema_fields()) {
    if (f.record == record) fields.push_back(f);
  }
  return fields;
}

void check_object(std::string_view record, const simdjson::dom::element& value);

void check_value(const io::Field& field, const simdjson::dom::element& value) {
  INFO(field.record << "." << field.name);
  switch (field.type) {
    case io::FieldType::kObject:
      check_object(field.of, value);
      break;
    case io::FieldType::kEnum: {
      const auto words = io::enumeration(field.of);
      CHECK(std::find(words.begin(), words.end(), std::string_view(value)) != words.end());
      break;
    }
    case io::FieldType::kInteger:
      CHECK(value.is_uint64() + value.is_int64() > 0);
      break;
    case io::FieldType::kFraction:
      CHECK(value.is_double());
      break;
    case io::FieldType::kSpan:
      CHECK(value.get_array().size() == 2);
      break;
    case io::FieldType::kStringMap:
    case io::FieldType::kAnything:
      CHECK(value.is_object());
      break;
    default:
      CHECK(value.is_string());
  }
}

// All fields of the table must be there, in the table's order, and no others: so `value` must have everything set.
void check_object(std::string_view record, const simdjson::dom::element& value) {
  const auto fields = fields_of(record);
  REQUIRE_FALSE(fields.empty());
  REQUIRE(value.is_object());
  std::map<std::string_view, std::size_t> place;
  for (std::size_t i = 0; i < fields.size(); ++i) place[fields[i].name] = i;
  std::size_t last = 0;
  for (const auto field : simdjson::dom::object(value)) {
    INFO(record << "." << field.key);
    REQUIRE(place.count(field.key) == 1);
    const std::size_t at = place[field.key];
    CHECK(at >= last);
    last = at;
    if (fields[at].list) {
      for (const auto element : simdjson::dom::array(field.value)) check_value(fields[at], element);
    } else {
      check_value(fields[at], field.value);
    }
  }
  for (const io::Field& f : fields) {
    INFO(record << "." << f.name << " is required and missing");
    CHECK((!f.required || value[f.name].error() == simdjson::SUCCESS));
  }
}

}  // namespace

TEST_CASE("What is written has the fields of the table, in its order, and the required ones always") {
  for (const bool full : {true, false}) {
    Document d;
    if (full) d = tests::full_document();
    std::string line;
    io::find_writer("jsonl")->make({.with_text = full})->write(d, "text", line);
    simdjson::dom::parser parser;
    simdjson::dom::element root;
    REQUIRE(parser.parse(line).get(root) == simdjson::SUCCESS);
    check_object("document", root);
  }
}

TEST_CASE("A full document has every field of the table somewhere") {
  std::string line;
  io::find_writer("jsonl")->make({.with_text = true})->write(tests::full_document(), "text", line);
  for (const io::Field& f : io::schema_fields()) {
    INFO(f.record << "." << f.name);
    CHECK(line.find("\"" + std::string(f.name) + "\":") != std::string::npos);
  }
}

TEST_CASE("The JSON Schema is valid JSON and defines every record that it refers to") {
  const std::string schema = io::json_schema();
  simdjson::dom::parser parser;
  simdjson::dom::element root;
  REQUIRE(parser.parse(schema).get(root) == simdjson::SUCCESS);
  for (const io::Field& f : io::schema_fields()) {
    INFO(f.record << "." << f.name);
    CHECK(root["$defs"][f.record]["properties"][f.name].error() == simdjson::SUCCESS);
    if (f.type == io::FieldType::kObject) CHECK(root["$defs"][f.of].error() == simdjson::SUCCESS);
    if (f.type == io::FieldType::kEnum) CHECK_FALSE(io::enumeration(f.of).empty());
  }
}
