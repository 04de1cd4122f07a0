// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/results_use.h"

#include <optional>

#include "core/bundle/bundle.h"
#include "core/runs/run_finish.h"
#include "core/runs/stored_run.h"
#include "ui/elements/text.h"

namespace glenoid::ui {

ModelUse::ModelUse(Services& services) : services_(services) {
  connect(&services.models, &ModelCatalogue::imported, this, [this](const QString& path) {
    const auto model = services_.models.defaultBundle();
    if (awaited_.empty() || !model || model->model.weightsSha256 != awaited_) return;
    awaited_.clear();
    services_.messages.inform(
        tr("“%1” is now used to identify radiographs. You can find it on the Models page.").arg(textOf(model->model.name)));
    emit used(path);
  });
}

void ModelUse::use(const std::filesystem::path& runFolder) {
  if (writing_.isActive()) return;
  JobCallbacks<Bundle> callbacks;
  callbacks.done = [this](Bundle bundle) {
    awaited_ = bundle.model.weightsSha256;
    services_.models.importAsDefault(bundle.path);
  };
  callbacks.failed = [this](const Error& error) { services_.messages.show(error); };
  writing_ = services_.files.submit<Bundle>(
      this,
      [runFolder](const JobContext& context) {
        const auto bundle = runFolder / "model";
        if (std::filesystem::exists(bundle / "model.json")) return readBundle(bundle);
        const auto run = readRun(runFolder);
        std::error_code failure;
        std::optional<PixelCache> pictures;
        if (std::filesystem::is_regular_file(run.origin.cache, failure)) pictures.emplace(run.origin.cache);
        return finishRun(runFolder, run.origin.data.empty() ? run.origin.cache : run.origin.data, run.options,
                         pictures ? &*pictures : nullptr, context.token);
      },
      std::move(callbacks));
}

}  // namespace glenoid::ui
