// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/identify/why_panel.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include <QGridLayout>
#include <QLabel>
#include <QVBoxLayout>

#include "ui/elements/core_texts.h"
#include "ui/elements/labels.h"
#include "ui/elements/number_text.h"
#include "ui/elements/text.h"
#include "ui/identify/answer_words.h"
#include "ui/identify/fact_grid.h"

namespace glenoid::ui {
namespace {

constexpr int kThumbnail = LearnedFiles::kSide / 2;
constexpr double kMostTimes = 1000;

QString setText(const Answer& found) {
  if (found.set.empty()) return factText({FactCode::NoSetMeasured, {}});
  auto text = groundText(found);
  const auto looks = static_cast<int>(found.prediction.looks.size());
  for (const auto& rule : found.model->sets) {
    const auto* level = rule.looks == looks ? setLevel(found.model->sets, looks, found.confidence) : nullptr;
    if (!level || !level->measured) continue;
    const auto sum = [](const std::vector<std::size_t>& counts) { return std::accumulate(counts.begin(), counts.end(), std::size_t{0}); };
    const auto images = sum(rule.images);
    text += ' ' + WhyPanel::tr("For %1 radiographs that the network had not seen, the true maker was among those named in %2 of cases.")
                      .arg(images)
                      .arg(percentText(static_cast<double>(sum(level->measured->covered)) / static_cast<double>(images)));
  }
  return text;
}

QString looksText(const Answer& found) {
  const auto agreement = agreementText(found);
  return agreement.isEmpty() ? WhyPanel::tr("One look at the picture as it is.") : agreement;
}

QString finderText(const Answer& found) {
  const auto subject = factValueText(found.model->subject);
  if (found.part.by == PartOrigin::User) {
    return found.implantSeen ? WhyPanel::tr("You marked the part that was identified.")
                             : WhyPanel::tr("You marked the part that was identified. The finder sees no %1 implant in it.").arg(subject);
  }
  if (found.part.by == PartOrigin::Finder)
    return WhyPanel::tr("The finder saw an implant. Only the part around it was identified (the box on the picture).");
  if (!found.found) return WhyPanel::tr("The whole picture was identified. The finder did not search it.");
  return found.implantSeen ? WhyPanel::tr("The finder saw an implant that fills most of the picture, so the whole picture was identified.")
                           : WhyPanel::tr("The finder saw no %1 implant in the picture.").arg(subject);
}

QString gateText(const Answer& found) {
  if (!found.gateMargin) return factText({FactCode::ModelWithoutGate, {}});
  const double times = std::exp(std::abs(*found.gateMargin));
  const auto words = times > kMostTimes ? WhyPanel::tr("more than %1 times").arg(numberText(kMostTimes, 0))
                                        : WhyPanel::tr("%1 times").arg(numberText(times, times < 10 ? 1 : 0));
  return *found.gateMargin < 0
             ? WhyPanel::tr("Not passed: the odds that this picture is of the kind that the model learned would have to be %1 as high.")
                   .arg(words)
             : WhyPanel::tr("Passed: the odds that this picture is of the kind that the model learned are %1 the required minimum.")
                   .arg(words);
}

}  // namespace

WhyPanel::WhyPanel(Services& services, QWidget* parent)
    : QWidget(parent),
      files_(services),
      grounds_(new FactGrid(this)),
      similarHead_(plainLabel({}, "subheading", this)),
      similarWords_(plainLabel("similarWords", "quiet", this)),
      similar_(new QWidget(this)),
      similarGrid_(new QGridLayout(similar_)) {
  setObjectName("whyPanel");
  grounds_->setObjectName("whyGrounds");
  similarHead_->setText(tr("Most similar radiographs that the model learned from"));
  similar_->setObjectName("similarCases");
  similarGrid_->setContentsMargins(4, 0, 4, 0);
  similarGrid_->setHorizontalSpacing(10);
  similarGrid_->setVerticalSpacing(6);
  similarGrid_->setColumnStretch(1, 1);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 4);
  column->setSpacing(6);
  column->addWidget(grounds_);
  column->addWidget(similarHead_);
  column->addWidget(similar_);
  column->addWidget(similarWords_);
  connect(&files_, &LearnedFiles::changed, this, &WhyPanel::showSimilar);
}

void WhyPanel::setAnswer(std::shared_ptr<const Answer> found) {
  if (found == found_) return;
  found_ = std::move(found);
  if (!found_) return;
  FactGrid::Rows rows;
  if (found_->verdict != Verdict::Unknown) rows.emplace_back(tr("Confidence"), setText(*found_));
  rows.emplace_back(tr("Looks"), looksText(*found_));
  rows.emplace_back(tr("Finder"), finderText(*found_));
  rows.emplace_back(tr("Gate"), gateText(*found_));
  grounds_->setRows(rows);
  if (isVisible()) files_.seek();
  showSimilar();
}

void WhyPanel::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  files_.seek();
  showSimilar();
}

void WhyPanel::showSimilar() {
  while (auto* item = similarGrid_->takeAt(0)) {
    delete item->widget();
    delete item;
  }
  if (!found_) return;
  bool located = false;
  for (int row = 0; row < static_cast<int>(found_->similar.size()); ++row) {
    const auto& similar = found_->similar[static_cast<std::size_t>(row)];
    const auto& [label, distance, sha256, known] = similar;
    const auto there = files_.nameOf(sha256);
    located = located || !there.isEmpty();
    const auto name = there.isEmpty() ? textOf(known) : there;
    const auto maker = textOf(found_->model->labels[label].display);
    auto* text = plainLabel({}, "", similar_);
    const auto nearness = similar.isSamePicture() ? tr("this picture") : tr("distance %1").arg(numberText(distance, 3));
    text->setText(maker + '\n' + nearness + (name.isEmpty() ? QString() : '\n' + breakable(name)));
    text->setAccessibleName(maker + ", " + nearness);
    const auto image = isVisible() ? files_.picture(sha256) : QImage();
    if (!image.isNull()) {
      auto* thumbnail = new QLabel(similar_);
      auto pixmap = QPixmap::fromImage(image);
      pixmap.setDevicePixelRatio(static_cast<double>(image.width()) / kThumbnail);
      thumbnail->setPixmap(pixmap);
      thumbnail->setFixedSize(kThumbnail, kThumbnail);
      thumbnail->setAccessibleName(tr("Learned radiograph of %1").arg(maker));
      similarGrid_->addWidget(thumbnail, row, 0, Qt::AlignTop);
    }
    similarGrid_->addWidget(text, row, 1, Qt::AlignTop);
  }
  const bool told = !found_->similar.empty();
  const bool kept = found_->model->doubt.is_object() && found_->model->doubt.contains("neighbours");
  similar_->setVisible(told);
  similarWords_->setText(!kept   ? tr("This model does not say which radiographs it learned from.")
                         : !told ? tr("None is shown, because no maker may be named.")
                                 : tr("Distance: 0 if the network sees no difference, 1 if nothing is alike. This is not a second opinion: "
                                      "the same network makes the comparison.") +
                                       (located || files_.isSeeking()
                                            ? QString()
                                            : ' ' + tr("Their pictures are shown if you open the training data on the Training page.")));
}

}  // namespace glenoid::ui
