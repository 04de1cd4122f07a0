// SPDX-License-Identifier: GPL-3.0-or-later
// An answer's makers as a heading, in the person's language: what stands in large letters, and in a cell of a table.
#pragma once

#include <string>
#include <vector>

#include <QString>

#include "core/answer/answer.h"

namespace glenoid::ui {

// "DePuy", "DePuy or Zimmer", "Any of the four"; as makersText(), starting with a capital letter.
QString makersHeading(const std::vector<std::string>& makers, std::size_t known);
// The same of the makers that the answer may name; "Unknown" if it may name none, empty for a picture without an answer.
QString answerHeading(const Answer& answer);

}  // namespace glenoid::ui
