// SPDX-License-Identifier: GPL-3.0-or-later
// The headline of an answer and the makers in question, in the user's language.
#pragma once

#include <string>
#include <vector>

#include <QString>

#include "core/answer/answer.h"

namespace glenoid::ui {

// "DePuy", "DePuy or Zimmer", "Any of the four": like makersText(), but starting with a capital letter. Never in large letters.
QString makersHeading(const std::vector<std::string>& makers, std::size_t known);
// headlineOf(), the only text about an answer that may stand in large letters.
QString answerHeading(const Answer& answer);
// The makers in question, if there are several; otherwise empty.
QString severalText(const Answer& answer);
// What the answer says, for running text: the makers in question, or the headline.
QString namedText(const Answer& answer);

}  // namespace glenoid::ui
