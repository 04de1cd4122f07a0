// SPDX-License-Identifier: GPL-3.0-or-later
// The sentences of a model card in the user's language.
#pragma once

#include <string>

#include <QString>

namespace glenoid::ui {

// A text of model.json, such as its summary or its limits. Those of the models that come with the program and of training runs are
// translated; any other stays as it is.
QString modelText(const std::string& english);

}  // namespace glenoid::ui
