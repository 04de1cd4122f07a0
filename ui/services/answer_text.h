// SPDX-License-Identifier: GPL-3.0-or-later
// The makers of an answer as a heading in the user's language, for the large text of the answer and for table cells.
#pragma once

#include <string>
#include <vector>

#include <QString>

#include "core/answer/answer.h"

namespace glenoid::ui {

// "DePuy", "DePuy or Zimmer", "Any of the four": like makersText(), but starting with a capital letter.
QString makersHeading(const std::vector<std::string>& makers, std::size_t known);
// The same for the makers that the answer may name. "Unknown" if it may name none; empty for a picture without an answer.
QString answerHeading(const Answer& answer);

}  // namespace glenoid::ui
