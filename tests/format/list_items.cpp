// Prints what a reader reads, a line of JSON an item: for tests that hold it against other readers of the same file.
//
//   list_items FORMAT FILE [MAX_BYTES]
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <cstdio>
#include <cstdlib>
#include <string>

#include "sayso/io/registry.h"

int main(int argc, char** argv) {
  if (argc < 3) return 2;
  const auto* format = sayso::io::find_reader(argv[1]);
  auto source = sayso::io::open_file(argv[2]);
  if (!format || !source) return 2;
  sayso::io::ReaderOptions options;
  options.name = argv[2];
  if (argc > 3) options.max_bytes = static_cast<std::size_t>(std::atoll(argv[3]));
  auto reader = format->make(sayso::io::unpack(std::move(*source)), options);
  for (;;) {
    auto next = reader->next();
    if (!next) {
      std::printf("{\"broken\": true}\n");
      return 1;
    }
    if (!*next) return 0;
    const sayso::io::Item& item = **next;
    rapidjson::StringBuffer buffer;
    rapidjson::Writer<rapidjson::StringBuffer> json(buffer);
    const auto field = [&](const char* key, const std::string& value) {
      json.Key(key);
      json.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
    };
    json.StartObject();
    field("id", item.input.id);
    field("uri", item.input.uri);
    field("published", item.input.published);
    field("language", item.input.language);
    field("title", item.input.title);
    field("text", item.text);
    json.Key("failed");
    json.Bool(item.failed());
    json.Key("line");
    json.Uint(item.position.line);
    json.Key("offset");
    json.Uint64(item.offset);
    json.Key("length");
    json.Uint64(item.length);
    json.Key("errors");
    json.StartArray();
    for (const auto& error : item.errors)
      json.String(error.message.data(), static_cast<rapidjson::SizeType>(error.message.size()));
    json.EndArray();
    json.EndObject();
    std::printf("%s\n", buffer.GetString());
  }
}
