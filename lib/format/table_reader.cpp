#include "format/table_reader.h"

#include <string>
#include <utility>
#include <vector>

#include "format/fields.h"
#include "format/item.h"
#include "format/table_rows.h"

namespace sayso::io {
namespace {

constexpr std::size_t kShownColumns = 20;

class TableReader : public Reader {
 public:
  TableReader(std::unique_ptr<ByteSource> source, ReaderOptions options, std::string_view separators)
      : options_(std::move(options)), rows_(std::move(source), options_.max_bytes), separators_(separators) {}

  Result<std::optional<Item>> next() override {
    if (!started_) {
      started_ = true;
      if (auto status = rows_.find_separator(separators_); !status) return status.error();
      auto header = rows_.next();
      if (!header) return header.error();
      if (!*header) return std::optional<Item>();
      if (auto problem = read_header(**header)) {
        over_ = true;
        return problem;
      }
    }
    if (over_) return std::optional<Item>();
    auto row = rows_.next();
    if (!row) return row.error();
    if (!*row) return std::optional<Item>();
    return std::optional<Item>(read_row(**row));
  }

 private:
  // The columns; or what is wrong with them, which is the end of the file.
  std::optional<Item> read_header(const Row& header) {
    columns_ = header.cells;
    FoundFields<std::size_t> known;
    std::size_t chosen = columns_.size();
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      std::string& name = columns_[i];
      name.erase(0, name.find_first_not_of(" \t"));
      name.erase(name.find_last_not_of(" \t") + 1);
      known.add(name, i);
      if (name == options_.text_column && chosen == columns_.size()) chosen = i;
    }
    if (options_.text_column.empty() && known.has(Slot::kText)) chosen = known[Slot::kText];
    found_ = known;
    text_ = chosen;
    if (chosen < columns_.size()) return std::nullopt;
    Item item;
    item.position = Position{options_.name, header.line, 0};
    item.input.id = options_.name.empty() ? "0" : options_.name;
    std::string names;
    for (std::size_t i = 0; i < columns_.size() && i < kShownColumns; ++i) names += (i > 0 ? ", " : "") + columns_[i];
    if (columns_.size() > kShownColumns) names += ", ...";
    add_error(item, ErrorCode::kMalformedInput, Severity::kError,
              (options_.text_column.empty()
                   ? "no column is named " + std::string(kTextNames) + "; name the one with the text by --text-column"
                   : "no column is named \"" + options_.text_column + "\"") +
                  "; the first row has: " + names);
    return item;
  }

  Item read_row(const Row& row) {
    Item item;
    item.position = Position{options_.name, row.line, 0};
    item.input.id = std::to_string(number_++);
    if (row.too_long) {
      add_error(item, ErrorCode::kTooLarge, Severity::kError, over_limit("the row", options_.max_bytes));
    } else if (row.unclosed) {
      add_error(item, ErrorCode::kMalformedInput, Severity::kError,
                "a cell opens with a quotation mark that is never closed; this line was left out");
    } else if (row.cells.size() > columns_.size()) {
      add_error(item, ErrorCode::kMalformedInput, Severity::kError,
                "the row has " + std::to_string(row.cells.size()) + " cells, and the first row names " +
                    std::to_string(columns_.size()) + " columns; is a separator in a cell without quotation marks?");
    } else if (row.cells.size() <= text_) {
      add_error(
          item, ErrorCode::kMalformedInput, Severity::kError,
          "the row ends after " + std::to_string(row.cells.size()) + " cells, before \"" + columns_[text_] + "\"");
    }
    if (item.failed()) return item;
    const auto cell = [&](Slot slot) -> std::string {
      return found_.has(slot) && found_[slot] != text_ && found_[slot] < row.cells.size() ? row.cells[found_[slot]]
                                                                                          : std::string();
    };
    item.input.uri = cell(Slot::kUri);
    if (std::string id = cell(Slot::kId); !id.empty()) {
      item.input.id = std::move(id);
    } else if (!item.input.uri.empty()) {
      item.input.id = item.input.uri;
    }
    item.input.title = cell(Slot::kTitle);
    if (std::string author = cell(Slot::kAuthors); !author.empty()) item.input.authors.push_back(std::move(author));
    item.input.publisher = cell(Slot::kPublisher);
    item.input.language = cell(Slot::kLanguage);
    if (found_.has(Slot::kPublished)) set_published(item, found_.name(Slot::kPublished), cell(Slot::kPublished));
    item.text = row.cells[text_];
    note_oddities(item);
    return item;
  }

  ReaderOptions options_;
  TableRows rows_;
  std::string_view separators_;
  std::vector<std::string> columns_;
  FoundFields<std::size_t> found_;
  std::size_t text_ = 0;
  std::size_t number_ = 0;
  bool started_ = false, over_ = false;
};

}  // namespace

std::unique_ptr<Reader> make_csv_reader(std::unique_ptr<ByteSource> source, ReaderOptions options) {
  return std::make_unique<TableReader>(std::move(source), std::move(options), ",;\t");
}

std::unique_ptr<Reader> make_tsv_reader(std::unique_ptr<ByteSource> source, ReaderOptions options) {
  return std::make_unique<TableReader>(std::move(source), std::move(options), "\t");
}

}  // namespace sayso::io
