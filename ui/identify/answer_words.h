// SPDX-License-Identifier: GPL-3.0-or-later
// An answer in the words of the field, in the person's language.
#pragma once

#include <QString>
#include <QStringList>

#include "ui/services/identifier.h"

namespace glenoid::ui {

// "calibrated probability", or that it is raw and not calibrated.
QString probabilityKindText(const ModelDescription& model);
// The verdict as a shape and words, so that no eye depends on its colour: "● One maker", "◐ More than one maker in question", "○ No maker".
QString verdictText(const Answer& found);
// What the set leaves with which confidence, or why no maker may be named; empty for a model without sets.
QString groundText(const Answer& found);
// How many of several looks name the same maker; empty after one look, or if no maker may be named.
QString agreementText(const Answer& found);
// That any other implant gets one of these names too.
QString knownMakersText();
// "Answered by densenet121-se 2026.11 on cpu in 0.21 s."
QString originText(const Answer& found);
// What a person must know before believing it: what is known of the file and of the network's input, none twice, as sentences.
QStringList noticeTexts(const Radiograph& radiograph, const Answer* found);

}  // namespace glenoid::ui
