// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/identify/result_panel.h"

#include <algorithm>

#include <QFormLayout>
#include <QLabel>
#include <QProgressBar>
#include <QVBoxLayout>

#include "core/report/case_report.h"
#include "ui/elements/command_button.h"
#include "ui/elements/controls.h"
#include "ui/elements/core_texts.h"
#include "ui/elements/flow_layout.h"
#include "ui/elements/labels.h"
#include "ui/elements/layouts.h"
#include "ui/elements/number_text.h"
#include "ui/elements/section.h"
#include "ui/elements/text.h"
#include "ui/identify/answer_words.h"
#include "ui/identify/fact_grid.h"
#include "ui/identify/model_choice.h"
#include "ui/identify/model_comparison.h"
#include "ui/identify/why_panel.h"
#include "ui/services/answer_text.h"

namespace glenoid::ui {
namespace {

QPixmap pixmapOf(const Picture& picture) {
  return QPixmap::fromImage(
      QImage(picture.pixels.data(), picture.columns, picture.rows, picture.columns, QImage::Format_Grayscale8).copy());
}

}  // namespace

ResultPanel::ResultPanel(IdentifyState& state, Services& services, QWidget* parent) : QWidget(parent), state_(state), services_(services) {
  setObjectName("resultPanel");
  setAccessibleName(tr("Answer"));
  auto* column = bareLayout<QVBoxLayout>(this);
  column->setSpacing(10);
  column->addWidget(makeAnswer());
  column->addWidget(makeWhy());
  column->addWidget(makeChoices());
  column->addWidget(makeDetails());
  connect(&state_, &IdentifyState::answerChanged, this, &ResultPanel::refresh);
  refresh();
}

QWidget* ResultPanel::makeAnswer() {
  auto* box = new QWidget(this);
  auto* column = bareLayout<QVBoxLayout>(box);
  column->setSpacing(4);
  about_ = plainLabel("answerAbout", "quiet", box);
  about_->hide();
  guest_ = plainLabel("answerGuest", "", box);
  setInk(*guest_, "warning");
  verdict_ = plainLabel("verdict", "subheading", box);
  maker_ = plainLabel("maker", "answer", box);
  maker_->setContentsMargins(0, 4, 0, 0);  // "Ö" may be taller than the ascent of its font
  several_ = plainLabel("makersInQuestion", "", box);
  probability_ = plainLabel("probability", "quiet", box);
  certainty_ = plainLabel("certainty", "", box);
  looks_ = plainLabel("answerLooks", "quiet", box);
  bars_ = new ProbabilityBars(box);
  notices_ = plainLabel("answerNotices", "", box);
  known_ = plainLabel("knownMakers", "quiet", box);
  known_->setText(knownMakersText());
  origin_ = plainLabel("answerOrigin", "quiet", box);
  working_ = new QProgressBar(box);
  working_->setRange(0, 0);
  working_->setTextVisible(false);
  working_->setAccessibleName(tr("Identifying"));
  part_ = new CommandButton(services_.commands["tool.part"], "identifyPart", box);
  whole_ = new CommandButton(services_.commands["answer.whole"], "identifyWhole", box);
  again_ = new CommandButton(services_.commands["answer.again"], "identifyAgain", box);
  stop_ = new CommandButton(services_.commands["answer.cancel"], "identifyStop", box);
  auto* buttons = new FlowLayout;
  for (auto* button : {part_, whole_, again_, stop_}) buttons->addWidget(button);
  for (auto* label : {about_, guest_, verdict_, maker_, several_, probability_, certainty_, looks_}) column->addWidget(label);
  column->addWidget(working_);
  column->addSpacing(6);
  column->addWidget(bars_);
  column->addSpacing(2);
  column->addWidget(notices_);
  column->addWidget(known_);
  column->addWidget(origin_);
  column->addLayout(buttons);
  return box;
}

QWidget* ResultPanel::makeWhy() {
  why_ = new WhyPanel(services_);
  whySection_ = new Section(tr("Why?"), this);
  whySection_->setObjectName("whySection");
  whySection_->setContent(why_);
  return whySection_;
}

QWidget* ResultPanel::makeChoices() {
  auto* box = new QWidget(this);
  auto* column = bareLayout<QVBoxLayout>(box);
  auto* form = new QFormLayout;
  form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
  form->setRowWrapPolicy(QFormLayout::WrapAllRows);  // the whole width is for the names of models
  column->addLayout(form);
  model_ = new ModelChoice(services_.models, {}, box);
  nameControl(*model_, "modelChoice", tr("Model in use"), tr("Ask another installed model"));
  comparedModel_ = new ModelChoice(services_.models, tr("No other model"), box);
  nameControl(*comparedModel_, "comparedModelChoice", tr("Model to compare with"), tr("Ask a second model and compare both answers"));
  form->addRow(tr("Model"), model_);
  form->addRow(tr("Compare with"), comparedModel_);
  comparison_ = new ModelComparison(box);
  column->addWidget(comparison_);
  connect(model_, &ModelChoice::chosen, &state_, &IdentifyState::setModel);
  connect(comparedModel_, &ModelChoice::chosen, &state_, &IdentifyState::setComparedModel);
  return box;
}

QWidget* ResultPanel::makeDetails() {
  details_ = new QWidget(this);
  auto* column = bareLayout<QVBoxLayout>(details_);
  column->setSpacing(6);
  auto* seen = new QWidget(details_);
  auto* seenColumn = new QVBoxLayout(seen);
  seenColumn->setContentsMargins(4, 2, 4, 4);
  input_ = new QLabel(seen);
  nameControl(*input_, "networkInput", tr("The picture exactly as the network saw it"),
              tr("Window, zoom and rotation on the screen never change it"));
  inputWords_ = plainLabel("networkInputWords", "quiet", seen);
  seenColumn->addWidget(input_);
  seenColumn->addWidget(inputWords_);
  auto* inputSection = new Section(tr("What the network saw"), details_);
  inputSection->setObjectName("inputSection");
  inputSection->setContent(seen);
  facts_ = new FactGrid(details_);
  facts_->setObjectName("modelFacts");
  auto* modelSection = new Section(tr("About the model"), details_);
  modelSection->setObjectName("modelSection");
  modelSection->setContent(facts_);
  column->addWidget(inputSection);
  column->addWidget(modelSection);
  return details_;
}

void ResultPanel::setBelowAnswer(QWidget* widget) { static_cast<QVBoxLayout*>(layout())->insertWidget(1, widget); }

void ResultPanel::setAbout(const QString& text) {
  about_->setText(text);
  about_->setVisible(!text.isEmpty());
}

void ResultPanel::refresh() {
  const auto& answer = state_.answer();
  const bool open = state_.subject().radiograph != nullptr;
  const bool working = state_.isWorking();
  working_->setVisible(working);
  stop_->setVisible(state_.isTakingLong());
  again_->setVisible(open);  // also while it works: it may have the focus
  services_.commands["answer.again"]->setEnabled(open);
  services_.commands["answer.cancel"]->setEnabled(state_.isTakingLong());
  const auto guest = state_.guest();
  guest_->setVisible(guest != nullptr);
  if (guest) {
    guest_->setText(tr("The model of the training run “%1” answers about this picture. Choose a model below to ask another.")
                        .arg(textOf(guest->model.name)));
  }
  const bool answered = answer.identification != nullptr;
  for (QWidget* part : {static_cast<QWidget*>(origin_), static_cast<QWidget*>(verdict_), static_cast<QWidget*>(whySection_), details_})
    part->setVisible(answered);
  for (QWidget* part : {static_cast<QWidget*>(bars_), static_cast<QWidget*>(known_)})
    part->setVisible(answered && answer.identification->hasProbabilities());
  probability_->setVisible(answered);
  several_->setVisible(answered && answer.identification->verdict == Verdict::Several);
  looks_->setText(answer.isRefining ? tr("Refining: eight looks…") : answered ? agreementText(*answer.identification) : QString());
  looks_->setVisible(!looks_->text().isEmpty());
  why_->setAnswer(answer.identification);
  part_->setVisible(answered && !answer.identification->maker());
  whole_->setVisible(answered && answer.identification->part.by != PartOrigin::Whole);
  switch (answer.phase) {
    case ModelAnswer::Phase::Answered: showAnswer(*answer.identification); break;
    case ModelAnswer::Phase::Working: showPhase(tr("Identifying…"), {}, false); break;
    case ModelAnswer::Phase::Failed: showPhase(tr("No answer"), answer.problem, true); break;
    case ModelAnswer::Phase::Stopped: showPhase(tr("Stopped"), tr("The picture was not identified."), false); break;
    case ModelAnswer::Phase::Idle: showPhase(tr("No answer yet"), tr("Open a radiograph. It is identified automatically."), false); break;
  }
  showNotices();
  model_->choose(state_.model(), guest ? modelTitle(guest->model) : QString());
  const auto main = state_.mainBundle();
  comparedModel_->leaveOut(main ? main->model.weightsSha256 : std::string());
  comparedModel_->choose(state_.comparedModel());
  comparison_->setVisible(!state_.comparedModel().empty() && open);
  if (!state_.comparedModel().empty()) comparison_->show(answer, state_.compared());
}

void ResultPanel::showPhase(const QString& heading, const QString& text, bool isProblem) {
  maker_->setText(heading);
  certainty_->setText(text);
  certainty_->setVisible(!text.isEmpty());
  setInk(*maker_, "quiet");
  setInk(*certainty_, isProblem ? "bad" : "quiet");
}

void ResultPanel::showAnswer(const Answer& found) {
  const auto ranked = rankedLabels(found.prediction);
  const auto name = [&](std::size_t label) { return textOf(found.model->labels[label].display); };
  const bool isMaker = found.verdict == Verdict::Maker;
  verdict_->setText(verdictText(found));
  maker_->setText(answerHeading(found));
  several_->setText(severalText(found));
  probability_->setText(probabilityText(found));
  probability_->setVisible(isMaker);
  certainty_->setText(groundText(found));
  certainty_->setVisible(!certainty_->text().isEmpty());
  setInk(*maker_, found.verdict == Verdict::Unknown ? "warning" : "");
  setInk(*certainty_, isMaker ? "" : "warning");
  std::vector<ProbabilityBars::Bar> bars;
  const auto named = found.named();
  for (const std::size_t label : ranked) {
    const bool isNamed = std::find(named.begin(), named.end(), label) != named.end();
    bars.push_back({name(label), found.prediction.probabilities[label], isNamed});
  }
  bars_->setBars(std::move(bars));
  origin_->setText(originText(found));
  input_->setPixmap(pixmapOf(found.networkInput));
  inputWords_->setText(
      tr("%1 × %2 pixels, greyscale, bone bright; black margins if the picture is not square. The network was given nothing else.")
          .arg(found.networkInput.columns)
          .arg(found.networkInput.rows));
  FactGrid::Rows rows;
  for (const auto& row : modelRows(*found.model)) rows.emplace_back(coreText(row.name), reportValueText(row));
  rows.emplace_back(tr("Device"), textOf(deviceText(found.device)));
  rows.emplace_back(tr("Time"), tr("%1 ms in the network").arg(numberText(found.prediction.milliseconds, 0)));
  facts_->setRows(rows);
}

void ResultPanel::showNotices() {
  const auto& subject = state_.subject();
  const auto texts = subject.radiograph ? noticeTexts(*subject.radiograph, state_.answer().identification.get()) : QStringList();
  notices_->setText(texts.join('\n'));
  notices_->setVisible(!texts.isEmpty());
}

}  // namespace glenoid::ui
