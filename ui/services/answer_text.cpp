// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/services/answer_text.h"

#include "core/answer/headline.h"
#include "ui/elements/core_texts.h"
#include "ui/elements/text.h"

namespace glenoid::ui {

QString makersHeading(const std::vector<std::string>& makers, std::size_t known) {
  auto text = textOf(makersText(makers, known, [](const char* english) { return coreText(english).toStdString(); }));
  const bool startsWithAName = makers.empty() || text.startsWith(textOf(makers.front()));
  if (!startsWithAName) text[0] = text[0].toUpper();
  return text;
}

QString answerHeading(const Answer& answer) { return factText(headlineOf(answer)); }

QString severalText(const Answer& answer) {
  const bool several = !answer.picture.error && answer.verdict == Verdict::Several;
  return several ? makersHeading(namedMakers(answer), answer.model->labels.size()) : QString();
}

QString namedText(const Answer& answer) {
  const auto several = severalText(answer);
  return several.isEmpty() ? answerHeading(answer) : several;
}

}  // namespace glenoid::ui
