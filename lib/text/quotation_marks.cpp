#include "text/quotation_marks.h"
