// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/identify/identify_state.h"

#include <utility>

#include "ui/elements/text.h"

namespace glenoid::ui {
namespace {

constexpr int kFrameSettlesMs = 300, kPatienceMs = 1000;

}  // namespace

IdentifyState::IdentifyState(Services& services, QObject* parent) : QObject(parent), services_(services) {
  settling_.setSingleShot(true);
  connect(&settling_, &QTimer::timeout, this, &IdentifyState::ask);
  patience_.setObjectName("patience");
  patience_.setSingleShot(true);
  connect(&patience_, &QTimer::timeout, this, [this] {
    isLong_ = true;
    if (isWorking()) emit answerChanged();
  });
  connect(&services_.models, &ModelCatalogue::changed, this, &IdentifyState::followModels);
  connect(&services_.settings, &Settings::changed, this, [this](const QString& key) {
    if (key == setting::device.key || key == setting::confidence.key || key == setting::eightLooks.key) again();
  });
}

void IdentifyState::setSubject(const Subject& subject) {
  const bool sameFile = subject.radiograph == subject_.radiograph;
  const bool otherFrame = subject.source.frame != subject_.source.frame;
  if (sameFile && subject.source == subject_.source) return;
  const auto before = sameFile ? std::nullopt : std::exchange(before_, subject.radiograph ? remembered() : std::nullopt);
  subject_ = subject;
  if (!sameFile) heatLabel_.reset();
  drop(main_);
  drop(compared_);
  if (recall(before)) return;
  updateHeatMap();
  if (sameFile && otherFrame) {
    main_.answer.phase = ModelAnswer::Phase::Working;
    settling_.start(kFrameSettlesMs);
    emit answerChanged();
  } else {
    ask();
  }
}

std::optional<IdentifyState::Remembered> IdentifyState::remembered() const {
  const auto isComplete = [](const ModelAnswer& answer) { return answer.phase == ModelAnswer::Phase::Answered && !answer.isRefining; };
  const bool compares = !comparedModel_.empty();
  if (!isComplete(main_.answer) || (compares && !isComplete(compared_.answer))) return std::nullopt;
  return Remembered{subject_.radiograph, subject_.source, main_.answer, compared_.answer, main_.bundle, compared_.bundle, heatLabel_};
}

bool IdentifyState::recall(const std::optional<Remembered>& before) {
  if (!before || !subject_.radiograph || before->radiograph.lock() != subject_.radiograph || before->source != subject_.source)
    return false;
  settling_.stop();
  main_.answer = before->answer;
  main_.bundle = before->bundle;
  compared_.answer = before->compared;
  compared_.bundle = before->comparedBundle;
  heatLabel_ = before->heatLabel;
  updateHeatMap();
  emit answerChanged();
  return true;
}

void IdentifyState::setModel(const std::filesystem::path& path) {
  if (path == model_ && !guest()) return;
  before_.reset();
  model_ = path;
  guest_.reset();
  heatLabel_.reset();
  drop(main_);
  updateHeatMap();
  endComparisonWithItself();
  askSide(main_, mainBundle());
  emit answerChanged();
}

void IdentifyState::setGuest(const std::filesystem::path& file, std::shared_ptr<const Bundle> bundle) {
  before_.reset();
  guestFile_ = file;
  guest_ = std::move(bundle);
  if (guest()) again();  // the file is open already
}

std::shared_ptr<const Bundle> IdentifyState::guest() const { return subject_.file == guestFile_ ? guest_ : nullptr; }

void IdentifyState::setComparedModel(const std::filesystem::path& path) {
  if (path == comparedModel_) return;
  before_.reset();
  comparedModel_ = path;
  drop(compared_);
  endComparisonWithItself();
  if (!comparedModel_.empty()) askSide(compared_, services_.models.bundleAt(path));
  emit answerChanged();
}

// A model always agrees with itself, which would read as a second opinion.
void IdentifyState::endComparisonWithItself() {
  const auto main = mainBundle(), compared = services_.models.bundleAt(comparedModel_);
  if (!main || !compared || main->model.weightsSha256 != compared->model.weightsSha256) return;
  comparedModel_.clear();
  drop(compared_);
}

// Models may have been read, removed or replaced, and the default may have changed.
void IdentifyState::followModels() {
  before_.reset();
  const auto compared = services_.models.bundleAt(comparedModel_);
  if (!compared) setComparedModel({});
  if (isOutdated(main_, mainBundle()) || isOutdated(compared_, compared)) again();
}

bool IdentifyState::isOutdated(const Side& side, const std::shared_ptr<const Bundle>& now) {
  if (side.answer.phase == ModelAnswer::Phase::Failed) return true;
  if (!side.bundle) return false;  // not asked yet
  return !now || now->path != side.bundle->path || now->model.weightsSha256 != side.bundle->model.weightsSha256;
}

void IdentifyState::again() {
  before_.reset();
  drop(main_);
  drop(compared_);
  updateHeatMap();
  ask();
}

void IdentifyState::cancel() {
  settling_.stop();
  for (auto* side : {&main_, &compared_}) {
    if (side->answer.phase != ModelAnswer::Phase::Working) continue;
    drop(*side);
    side->answer.phase = ModelAnswer::Phase::Stopped;
  }
  emit answerChanged();
}

bool IdentifyState::isWorking() const {
  return main_.answer.phase == ModelAnswer::Phase::Working || compared_.answer.phase == ModelAnswer::Phase::Working;
}

std::shared_ptr<const Bundle> IdentifyState::mainBundle() const {
  if (auto visiting = guest()) return visiting;
  return model_.empty() ? services_.models.defaultBundle() : services_.models.bundleAt(model_);
}

void IdentifyState::ask() {
  settling_.stop();
  endComparisonWithItself();
  askSide(main_, mainBundle());
  if (!comparedModel_.empty()) askSide(compared_, services_.models.bundleAt(comparedModel_));
  emit answerChanged();
}

void IdentifyState::askSide(Side& side, std::shared_ptr<const Bundle> bundle) {
  if (!subject_.radiograph) return;
  side.job.cancel();
  side.refinement.cancel();
  side.bundle = bundle;
  auto& answer = side.answer;
  if (!bundle) {
    answer.phase = ModelAnswer::Phase::Failed;
    answer.problem = tr("No model is available. Import one on the Models page.");
    return;
  }
  answer.phase = ModelAnswer::Phase::Working;
  answer.model = bundle->path;
  side.job = services_.identifier.identify(this, {subject_.file, subject_.radiograph, subject_.source, std::move(bundle)},
                                           {.done =
                                                [this, &side](Answer found) {
                                                  take(side, std::move(found));
                                                  refine(side);
                                                  emit answerChanged();
                                                },
                                            .failed =
                                                [this, &side](const Error& error) {
                                                  side.answer.problem = errorText(error);
                                                  side.answer.phase = ModelAnswer::Phase::Failed;
                                                  emit answerChanged();
                                                }});
}

void IdentifyState::take(Side& side, Answer&& found) {
  const bool first = !side.answer.identification;
  const auto label = heatLabel();
  side.answer.identification = std::make_shared<const Answer>(std::move(found));
  side.answer.phase = ModelAnswer::Phase::Answered;
  // Maps come from one look, so a refined answer can only change which maker's map is shown.
  if (&side == &main_ && (first || heatLabel() != label)) updateHeatMap();
}

// The first answer is shown until the other looks are done.
void IdentifyState::refine(Side& side) {
  const auto& first = side.answer.identification;
  if (!services_.identifier.refines(*first)) return;
  side.answer.isRefining = true;
  side.refinement = services_.identifier.refine(this, side.bundle, first,
                                                {.done =
                                                     [this, &side](Answer found) {
                                                       side.answer.isRefining = false;
                                                       take(side, std::move(found));
                                                       emit answerChanged();
                                                     },
                                                 .failed =
                                                     [this, &side](const Error& error) {
                                                       side.answer.isRefining = false;
                                                       services_.messages.show(error);
                                                       emit answerChanged();
                                                     }});
}

void IdentifyState::drop(Side& side) {
  side.job.cancel();
  side.refinement.cancel();
  side.bundle.reset();
  side.answer = {};
  isLong_ = false;
  patience_.start(kPatienceMs);
}

void IdentifyState::setHeatLabel(std::optional<std::size_t> label) {
  if (label == heatLabel_) return;
  heatLabel_ = label;
  updateHeatMap();
}

void IdentifyState::setHeatMethod(HeatMethod method) {
  if (method == heatMethod_) return;
  heatMethod_ = method;
  updateHeatMap();
}

std::size_t IdentifyState::heatLabel() const {
  const auto& found = main_.answer.identification;
  if (!found) return 0;
  return heatLabel_ && *heatLabel_ < found->maps.size() ? *heatLabel_ : found->prediction.best;
}

void IdentifyState::updateHeatMap() {
  detail_.cancel();
  detail_ = {};
  heatMap_.reset();
  auto found = main_.answer.identification;
  if (found && found->maps.empty()) found.reset();  // no maker may be named: there is no evidence to show
  if (found && heatMethod_ == HeatMethod::GradCam) {
    heatMap_ = std::shared_ptr<const HeatMap>(found, &found->maps.at(heatLabel()));
  } else if (const auto bundle = found ? main_.bundle : nullptr) {
    detail_ = services_.identifier.explainInDetail(this, {subject_.file, subject_.radiograph, found->picture.source, bundle}, heatLabel(),
                                                   {.done =
                                                        [this](HeatMap map) {
                                                          heatMap_ = std::make_shared<const HeatMap>(std::move(map));
                                                          emit heatMapChanged();
                                                        },
                                                    .failed =
                                                        [this](const Error& error) {
                                                          services_.messages.show(error);
                                                          emit heatMapChanged();
                                                        }});
  }
  emit heatMapChanged();
}

std::optional<HeatLayer> IdentifyState::heatLayer() const {
  const auto& found = main_.answer.identification;
  if (!heatMap_ || heatMap_->flat || !found) return std::nullopt;
  return HeatLayer{*heatMap_, found->picture.square.placement, textOf(found->model->labels.at(heatLabel()).display), found->part};
}

std::vector<HeatLayer> IdentifyState::heatLayers() const {
  std::vector<HeatLayer> layers;
  const auto& found = main_.answer.identification;
  if (!found || found->verdict != Verdict::Several || heatLabel_) {
    if (auto layer = heatLayer()) layers.push_back(std::move(*layer));
    return layers;
  }
  for (const auto label : found->named()) {
    const auto& map = found->maps.at(label);
    if (map.flat) continue;
    layers.push_back({map, found->picture.square.placement, textOf(found->model->labels[label].display), found->part});
  }
  return layers;
}

}  // namespace glenoid::ui
