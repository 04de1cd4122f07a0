// SPDX-License-Identifier: GPL-3.0-or-later
// What core says in English, in the person's language: translated by the code or key, never by looking at a sentence.
#pragma once

#include <string_view>

#include <QString>
#include <QStringList>

#include "core/base/error.h"
#include "core/base/fact.h"

namespace glenoid::ui {

// A fact's sentence with its values in place.
QString factText(const Fact& fact);
QStringList factTexts(const std::vector<Fact>& facts);

// "ok", "refused", "failed", translated.
QString statusText(Status status);

// A text that core marks with GLENOID_TEXT("Core", ...): names of a report's rows, titles.
QString coreText(std::string_view english);

}  // namespace glenoid::ui
