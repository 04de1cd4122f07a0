// SPDX-License-Identifier: GPL-3.0-or-later
// glenoid-engine: everything that needs LibTorch, as a library that window and terminal load when they first need it.
#include <map>
#include <string_view>

#include "app/cli/engine_verbs.h"
#include "core/engine/torch_engine.h"

#ifdef _WIN32
#define GLENOID_EXPORT __declspec(dllexport)
#else
#define GLENOID_EXPORT __attribute__((visibility("default")))
#endif

extern "C" GLENOID_EXPORT glenoid::Engine* glenoidEngine() { return &glenoid::torchEngine(); }

extern "C" GLENOID_EXPORT void glenoidAddVerb(const char* name, CLI::App& verb, glenoid::cli::Run& run) {
  using namespace glenoid::cli;
  static const std::map<std::string_view, Run (*)(CLI::App&)> verbs{
      {"compare", addCompare}, {"crossval", addCrossval},     {"evaluate", addEvaluate}, {"gate", addGate},         {"merge", addMerge},
      {"stress", addStress},   {"neighbours", addNeighbours}, {"train", addTrain},       {"pretrain", addPretrain},
  };
  run = verbs.at(name)(verb);
}
