// SPDX-License-Identifier: GPL-3.0-or-later
// The terminal program understands the command that the window copies.
#include <cstdlib>
#include <string>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "core/base/files.h"
#include "core/base/json_file.h"
#include "core/runs/terminal_command.h"
#include "core/training/presets.h"
#include "tests/support/temporary_folder.h"

namespace glenoid {
namespace {

TrainingOptions everythingElse() {
  TrainingOptions options = originalMethod();
  options.architecture = "inceptionv3";
  options.head = Head::Linear;
  options.startWeights = "it's a $file.safetensors";
  options.classWeights = true;
  options.seed = 9007199254740991;
  options.optimizer = {OptimizerMethod::Adam, 1e-7, 0.5, 1.0 / 3, 2};
  options.schedule = {ScheduleKind::Step, 0.1, 7, 0.3, 0.2};
  options.augmentation = noAugmentation();
  options.distillation = {{"a b", "1"}, "", 224, 0.5, 1, 2, 3};
  return options;
}

TEST(CopiedCommand, GivesTheSameOptions) {
  const test::TemporaryFolder folder;
  for (const auto& options : {TrainingOptions{}, originalMethod(), quickTrial(), bestRecipe(), everythingElse()}) {
    auto command = terminalCommand(options, {folder / "my data", folder / "a 'run'", 3});
    ASSERT_TRUE(command.starts_with("glenoid-cli "));
    command.replace(0, std::string("glenoid-cli").size(), "'" GLENOID_CLI "'");
    const auto out = folder / "options.json";
    ASSERT_EQ(std::system((command + " --print-options > '" + toUtf8(out) + "'").c_str()), 0) << command;
    EXPECT_EQ(trainingOptionsFromJson(readJson(out)), options) << command;
  }
}

}  // namespace
}  // namespace glenoid
