// SPDX-License-Identifier: GPL-3.0-or-later
// The texts that describe an answer, in the user's language.
#pragma once

#include <QString>
#include <QStringList>

#include "core/report/case_report.h"
#include "ui/services/identifier.h"

namespace glenoid::ui {

// "calibrated probability", or a text that says that it is not.
QString probabilityKindText(const ModelDescription& model);
// The value of a row of the report, in the user's language and number format.
QString reportValueText(const ReportRow& row);
// The verdict as a symbol and words, so that it does not depend on colour: "● One maker", "◇ Confidence not measured" (a maker, but only
// as the most probable one), "◐ More than one maker in question", "○ No maker".
QString verdictText(const Answer& found);
// "Calibrated probability 93.4 %" of the most probable maker, or "Probability 93.4 %, not calibrated".
QString probabilityText(const Answer& found);
// Which makers the set leaves, and with what confidence, or why no maker may be named. Empty for a model without sets.
QString groundText(const Answer& found);
// How many of several looks name the same maker; empty after one look, or if no maker may be named.
QString agreementText(const Answer& found);
// Says that an implant of any other maker may also get one of these names.
QString knownMakersText();
// "Answered by densenet121-se 2026.11 on CPU in 0.21 s."
QString originText(const Answer& found);
// The answer as text: headline, makers in question, probability, ground, its source, and the disclaimer, a line each.
QString answerText(const Answer& found, const Radiograph& radiograph);
// What the user must know before relying on the answer: facts about the file and the input of the network, as sentences, none repeated.
// The reason for the verdict is not among them.
QStringList noticeTexts(const Radiograph& radiograph, const Answer* found);

}  // namespace glenoid::ui
