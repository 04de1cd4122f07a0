// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/results_use.h"

#include <optional>
#include <string>
#include <utility>

#include <QMessageBox>
#include <QPushButton>

#include "core/bundle/bundle.h"
#include "core/engine/engine.h"
#include "core/runs/stored_run.h"
#include "ui/elements/core_texts.h"
#include "ui/elements/number_text.h"
#include "ui/elements/question.h"
#include "ui/elements/text.h"

namespace glenoid::ui {
namespace {

// The figure that ModelDescription::accuracyText() tells, and what identifies the pictures that they were measured on.
struct Measured {
  double accuracy;
  std::string pictures;  // empty: unknown
};

std::optional<Measured> measuredOf(const ModelDescription& model) {
  for (const auto& [part, digest] : {std::pair{"crossValidation", "imagesSha256"}, {"test", "splitSha256"}}) {
    if (!model.figures.is_object() || !model.figures.contains(part)) continue;
    const auto& figures = model.figures[part];
    if (!figures.is_object() || !figures.contains("accuracy") || !figures["accuracy"].is_number()) return {};
    const bool known = model.training.is_object() && model.training.contains(digest) && model.training[digest].is_string();
    return Measured{figures["accuracy"].get<double>(), known ? part + model.training[digest].get<std::string>() : std::string()};
  }
  return {};
}

}  // namespace

QString accuracyComparison(const ModelDescription& candidate, const ModelDescription& present) {
  const auto line = [](const ModelDescription& model) { return modelTitle(model) + ": " + coreText(model.accuracyText()) + "\n\n"; };
  const auto lines = line(candidate) + line(present);
  const auto a = measuredOf(candidate), b = measuredOf(present);
  if (a && b && !a->pictures.empty() && a->pictures == b->pictures) {
    return lines + ModelUse::tr("%1 against %2 on the same pictures.").arg(percentText(a->accuracy), percentText(b->accuracy));
  }
  return lines + ModelUse::tr("The two were not measured on the same pictures, so these figures do not say which one is better.");
}

ModelUse::ModelUse(Services& services, QWidget* parent) : services_(services), parent_(parent) {
  connect(&services.models, &ModelCatalogue::imported, this, &ModelUse::tell);
}

void ModelUse::tell(const QString& path) {
  const auto model = services_.models.defaultBundle();
  if (awaited_.empty() || !model || model->model.weightsSha256 != awaited_) return;
  awaited_.clear();
  Message message{
      .text = tr("“%1” is now used to identify radiographs. You can find it on the Models page.").arg(textOf(model->model.name)),
      .topic = kDefaultTopic};
  if (!before_.empty()) {
    message.undo = [&services = services_, path, before = before_] {
      services.models.undoImportAsDefault(pathOf(path), before, services.messages);
    };
  }
  services_.messages.show(std::move(message));
  emit used(path);
}

void ModelUse::ask(const Bundle& candidate, const Bundle& present) {
  auto* box = new QMessageBox(QMessageBox::Question, tr("Use this model"),
                              tr("Use %1 instead of %2 as the default model?").arg(modelTitle(candidate.model), modelTitle(present.model)),
                              QMessageBox::Cancel, parent_);
  box->setObjectName(QStringLiteral("useQuestion"));
  box->setAttribute(Qt::WA_DeleteOnClose);
  box->setInformativeText(accuracyComparison(candidate.model, present.model));
  auto* yes = box->addButton(tr("Use this model"), QMessageBox::AcceptRole);
  yes->setObjectName(QStringLiteral("useReplace"));
  box->setDefaultButton(QMessageBox::Cancel);
  connect(yes, &QAbstractButton::clicked, this, [this, candidate] { replace(candidate); });
  openAwayFromPointer(*box);
}

void ModelUse::replace(const Bundle& bundle) {
  const auto present = services_.models.defaultBundle();
  before_ = present ? present->path : std::filesystem::path();
  awaited_ = bundle.model.weightsSha256;
  services_.models.importAsDefault(bundle.path, services_.messages);
}

void ModelUse::use(const std::filesystem::path& runFolder) {
  if (writing_.isActive()) return;
  JobCallbacks<Bundle> callbacks;
  callbacks.done = [this](Bundle bundle) {
    const auto present = services_.models.defaultBundle();
    present && present->model.weightsSha256 != bundle.model.weightsSha256 ? ask(bundle, *present) : replace(bundle);
  };
  callbacks.failed = [this](const Error& error) { services_.messages.show(error); };
  writing_ = services_.files.submit<Bundle>(
      this, [runFolder](const JobContext& context) { return engine().bundleOfRun(runFolder, context.token); }, std::move(callbacks));
}

}  // namespace glenoid::ui
