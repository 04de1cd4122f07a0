// SPDX-License-Identifier: GPL-3.0-or-later
// Runs the terminal program from outside, in a separate folder.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <string>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <sys/wait.h>

#include "core/base/files.h"
#include "tests/support/temporary_folder.h"

namespace glenoid::test {

class CliTest : public testing::Test {
 protected:
  // The exit code of `program`, or -1 if it was killed. `to` is the shell's redirection of the results.
  int run(const std::string& words, const std::string& to = ">out", const std::string& program = GLENOID_CLI) {
    const auto command = "cd '" + toUtf8(folder_.path()) + "' && '" + program + "' " + words + " " + to + " 2>err";
    const int status = std::system(command.c_str());
    out_ = readTextFile(folder_ / "out"), err_ = readTextFile(folder_ / "err");
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  }
  nlohmann::json json(const std::string& file) { return nlohmann::json::parse(readTextFile(folder_ / file)); }
  // The answer of the model in the folder `model` to a file.
  nlohmann::json answerOf(const std::string& file, const std::string& model = "model") {
    EXPECT_EQ(run("predict --model " + model + " --json " + file), 0) << err_;
    return nlohmann::json::parse(out_).at(0);
  }

  const TemporaryFolder folder_;
  std::string out_, err_;
};

}  // namespace glenoid::test
