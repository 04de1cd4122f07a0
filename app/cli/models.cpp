// SPDX-License-Identifier: GPL-3.0-or-later
#include <memory>

#include <CLI/CLI.hpp>

#include "app/cli/terminal.h"
#include "app/cli/verbs.h"
#include "core/base/error.h"
#include "core/base/files.h"
#include "core/bundle/model_folders.h"
#include "core/engine/engine.h"
#include "core/report/disclaimer.h"

namespace glenoid::cli {
namespace {

struct ModelsOptions {
  bool json = false, verify = false;
};

// Empty if all is well.
std::string problemOf(const InstalledModel& installed) {
  try {
    engine().checkBundle(*installed.bundle);
    return {};
  } catch (const Error& error) {
    return error.message();
  }
}

void printText(const InstalledModel& installed) {
  const auto& m = installed.bundle->model;
  say("{}\n  {}\n  {}, input {} × {} pixels; makers:", m.identification(), m.summary, m.architecture, m.inputSize, m.inputSize);
  for (const auto& label : m.labels) say(" {}", label.name);
  say("\n  {}{}\n  Limits: {}\n  Licence: {}\n  {}\n", inEnglish(m.accuracyText()),
      m.isCalibrated() ? "" : " Its probabilities are not calibrated.", m.limits, m.licence, toUtf8(installed.path));
}

int models(const ModelsOptions& o) {
  printDisclaimer();
  auto installed = installedModels(modelFolders());
  std::unique_ptr<JsonArray> array;
  if (o.json) array = std::make_unique<JsonArray>();
  bool good = true;
  for (auto& model : installed) {
    if (model.bundle && o.verify) model.problem = problemOf(model);
    good = good && model.problem.empty();
    if (array) {
      auto json = model.bundle ? nlohmann::ordered_json(toJson(model.bundle->model)) : nlohmann::ordered_json::object();
      json["path"] = toUtf8(model.path);
      json["problem"] = model.problem;
      json["disclaimer"] = kDisclaimer;
      array->add(json);
    } else {
      if (model.bundle) printText(model);
      if (!model.problem.empty()) say("  Problem: {}\n", model.problem);
      if (o.verify && model.problem.empty()) say("  Verified: the weights match the recorded digest.\n");
    }
  }
  if (installed.empty()) tell("No model is installed.\n");
  return good && !installed.empty() ? kOk : kError;
}

}  // namespace

Run addModels(CLI::App& verb) {
  auto o = std::make_shared<ModelsOptions>();
  verb.add_flag("--json", o->json, "Print one JSON array");
  verb.add_flag("--verify", o->verify, "Load each model and check its weights against their digest");
  return [o] { return models(*o); };
}

}  // namespace glenoid::cli
