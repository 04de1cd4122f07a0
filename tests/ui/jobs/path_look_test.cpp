// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/jobs/path_look.h"

#include <memory>
#include <optional>
#include <semaphore>

#include <QTest>
#include <gtest/gtest.h>

#include "core/base/files.h"
#include "tests/support/temporary_folder.h"

using namespace glenoid;
using namespace glenoid::ui;
using namespace std::chrono_literals;

namespace {

namespace fs = std::filesystem;

// A share that answers only when it is released.
struct DeadShare {
  std::shared_ptr<std::binary_semaphore> released = std::make_shared<std::binary_semaphore>(0);
  StandInLook look{[released = released](const fs::path& path) {
    if (path == "/dead") released->acquire();
    return PathState::Folder;
  }};
  ~DeadShare() { released->release(); }
};

std::vector<PathState> statesOf(const std::vector<fs::path>& paths, std::chrono::milliseconds patience = 60s) {
  QObject context;
  std::optional<std::vector<PathState>> states;
  lookAt(
      context, paths, [&](const std::vector<PathState>& found) { states = found; }, patience);
  EXPECT_FALSE(states) << "it returns first";
  EXPECT_TRUE(QTest::qWaitFor([&] { return states.has_value(); }, 60'000));
  return states.value_or(std::vector<PathState>());
}

}  // namespace

TEST(PathLook, SaysWhatAPathIs) {
  const test::TemporaryFolder folder;
  writeFileAtomically(folder / "study.zip", std::string_view("zip"));
  EXPECT_EQ(statesOf({folder / "study.zip", folder / "none", fs::path(folder / "study.zip") / "DIR" / "IM1", folder / "none" / "deeper"}),
            (std::vector{PathState::File, PathState::Missing, PathState::File, PathState::Missing}));
  EXPECT_EQ(statesOf({fs::path(folder / "study.zip").parent_path()}), std::vector{PathState::Folder});
}

TEST(PathLook, AFolderThatDoesNotAnswerIsSilentAndTheOthersAreKnown) {
  const DeadShare share;
  EXPECT_EQ(statesOf({"/alive", "/dead"}, 50ms), (std::vector{PathState::Folder, PathState::Silent}));
}

TEST(PathLook, AnAnswerThatComesTooLateReachesNobody) {
  int answers = 0;
  {
    const DeadShare share;
    QObject context;
    lookAt(
        context, {"/dead"}, [&](const auto&) { ++answers; }, 1ms);
    EXPECT_TRUE(QTest::qWaitFor([&] { return answers == 1; }, 60'000));
  }
  QCoreApplication::processEvents();
  EXPECT_EQ(answers, 1);
}

TEST(PathLook, NobodyIsCalledOnceTheirObjectIsGone) {
  bool called = false;
  {
    QObject context;
    lookAt(context, {"/"}, [&](const auto&) { called = true; });
  }
  EXPECT_EQ(statesOf({"/"}), std::vector{PathState::Folder});
  EXPECT_FALSE(called);
}
