// ninjs, the IPTC's news in JSON: 1.x with flat body_text, body_xhtml and headline, 2.x and 3.x with lists of bodies and
// headlines that have roles. https://iptc.org/standards/ninjs/
//
// The text is the body: the main one where roles tell, plain text before XHTML or HTML, which is read as a page's article.
// Keys are compared without regard to case: versioncreated became versionCreated on the way.
#ifndef SAYSO_FORMAT_NINJS_ITEM_H_
#define SAYSO_FORMAT_NINJS_ITEM_H_

#include <simdjson.h>

#include "sayso/io/reader.h"

namespace sayso::io {

// Whether an object without any other text is an item of ninjs.
bool is_ninjs(const simdjson::dom::object& object);
void read_ninjs(const simdjson::dom::object& object, Item& item);

}  // namespace sayso::io

#endif  // SAYSO_FORMAT_NINJS_ITEM_H_
