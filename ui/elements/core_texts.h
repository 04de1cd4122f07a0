// SPDX-License-Identifier: GPL-3.0-or-later
// Translates the English texts of core into the user's language. Texts are looked up by code or key, never by parsing a sentence.
#pragma once

#include <string_view>

#include <QString>
#include <QStringList>

#include "core/base/error.h"
#include "core/base/fact.h"
#include "core/base/report_text.h"

namespace glenoid::ui {

// A value as it stands in a sentence: a number in the user's format.
QString factValueText(const FactValue& value);

// A fact's sentence with its values filled in.
QString factText(const Fact& fact);
QStringList factTexts(const std::vector<Fact>& facts);

// "ok", "refused", "failed", translated.
QString statusText(Status status);

// A text that core marks with GLENOID_TEXT("Core", ...), such as a title or the name of a row in a report; its values in the user's number
// format.
QString coreText(std::string_view english);
QString coreText(const ReportText& text);

}  // namespace glenoid::ui
