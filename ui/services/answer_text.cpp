// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/services/answer_text.h"

#include "ui/elements/core_texts.h"
#include "ui/elements/text.h"

namespace glenoid::ui {

QString makersHeading(const std::vector<std::string>& makers, std::size_t known) {
  auto text = textOf(makersText(makers, known, [](const char* english) { return coreText(english).toStdString(); }));
  const bool startsWithAName = makers.empty() || text.startsWith(textOf(makers.front()));
  if (!startsWithAName) text[0] = text[0].toUpper();
  return text;
}

QString answerHeading(const Answer& answer) {
  if (answer.picture.error) return {};
  const auto makers = namedMakers(answer);
  return makers.empty() ? coreText("Unknown") : makersHeading(makers, answer.model->labels.size());
}

}  // namespace glenoid::ui
