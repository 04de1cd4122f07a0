// SPDX-License-Identifier: GPL-3.0-or-later
// A batch from start to end: every file gets a row, stopping keeps the rows, other jobs get their turn, and the table is saved.
#include "ui/batch/batch_state.h"

#include <algorithm>
#include <atomic>
#include <thread>

#include <QSignalSpy>
#include <gtest/gtest.h>

#include "core/base/files.h"
#include "core/report/prediction_report.h"
#include "tests/support/services_bench.h"
#include "tests/ui/batch/named_decoder.h"
#include "ui/cases/recent_files.h"
#include "ui/elements/core_texts.h"
#include "ui/elements/text.h"

using namespace glenoid;
using namespace glenoid::ui;
namespace fs = std::filesystem;

namespace {

class BatchStateTest : public testing::Test {
 protected:
  test::NamedDecoder decoder;
  test::ServicesBench bench{&decoder};
  BatchState state{bench.services};

  static std::vector<fs::path> numbered(int count) {
    std::vector<fs::path> files;
    for (int i = 0; i < count; ++i) files.push_back(std::to_string(i) + ".png");
    return files;
  }
  void run(std::vector<fs::path> inputs) {
    state.start(std::move(inputs), bench.models.defaultBundle());
    bench.waitUntilIdle();
  }
};

}  // namespace

TEST_F(BatchStateTest, GivesEveryFileItsRowInOrder) {
  EXPECT_EQ(state.phase(), BatchState::Phase::Empty);
  run({"3.png", "bad.png", "7.png", "gone.png"});
  EXPECT_EQ(state.phase(), BatchState::Phase::Done);
  EXPECT_EQ(state.total(), 4u);
  const auto& rows = state.model().rows();
  ASSERT_EQ(rows.size(), 4u);
  EXPECT_EQ(rows[0].status(), Status::Ok);
  EXPECT_EQ(rows[0].prediction.probabilities.size(), 3u);
  EXPECT_EQ(rows[1].picture.error->code(), ErrorCode::DamagedFile);
  EXPECT_EQ(rows[2].facts, (std::vector<Fact>{{FactCode::LossyCompression, {}},
                                              {FactCode::ModelWithoutGate, {}},
                                              {FactCode::NoSetMeasured, {}},
                                              {FactCode::NotCalibrated, {}}}));
  EXPECT_FALSE(rows[2].picture.radiograph) << "a table of thousands keeps no pixels";
  EXPECT_EQ(rows[3].status(), Status::Failed);
  EXPECT_TRUE(bench.messages.waiting().empty());
}

TEST_F(BatchStateTest, AReplacedTableComesBack) {
  run({"3.png", "7.png"});
  run({"5.png"});
  ASSERT_EQ(state.model().rows().size(), 1u);
  ASSERT_EQ(bench.messages.waiting().size(), 1u);
  bench.messages.waiting()[0].undo();
  bench.waitUntilIdle();
  ASSERT_EQ(state.model().rows().size(), 2u);
  EXPECT_EQ(state.total(), 2u);
  EXPECT_EQ(state.phase(), BatchState::Phase::Done);
}

TEST_F(BatchStateTest, ATableThatGivesWayToAnEarlierOneComesBackToo) {
  run({"3.png", "7.png"});
  run({"5.png", "6.png", "7.png"});
  const auto undo = [&] {
    const auto putBack = bench.messages.waiting().front().undo;
    bench.messages.dismiss();
    putBack();
  };
  undo();
  EXPECT_EQ(state.done(), 2u);
  ASSERT_EQ(bench.messages.waiting().size(), 1u);
  undo();
  EXPECT_EQ(state.done(), 3u);
}

TEST_F(BatchStateTest, ATableIsUnsavedUntilAllItsRowsAreWritten) {
  EXPECT_FALSE(state.isUnsaved());
  run({"3.png", "7.png"});
  EXPECT_TRUE(state.isUnsaved());
  writeFileAtomically(bench.folder / "taken", std::string_view("x"));
  state.exportCsv(bench.folder / "taken" / "table.csv");
  bench.waitUntilIdle();
  EXPECT_TRUE(state.isUnsaved()) << "the export failed";
  bench.messages.dismiss();
  state.exportCsv(bench.folder / "table.csv");
  bench.waitUntilIdle();
  EXPECT_FALSE(state.isUnsaved());
  bench.messages.dismiss();
  run({"5.png"});
  EXPECT_TRUE(state.isUnsaved());
  bench.messages.waiting().front().undo();
  EXPECT_FALSE(state.isUnsaved()) << "it was saved before it was replaced";
}

TEST_F(BatchStateTest, ADriveThatIsUnpluggedEndsItAndItContinuesOnceTheDriveIsBack) {
  const auto drive = bench.folder / "drive", away = bench.folder / "away";
  for (int i = 0; i < 30; ++i) writeFileAtomically(drive / (std::to_string(i) + ".png"), std::string_view("\1"));
  struct DriveDecoder : test::NamedDecoder {
    fs::path drive, away;
    std::atomic<bool> unplugged = false;
    Radiograph read(const fs::path& file, const ReadOptions& options, const CancelToken& token) override {
      if (file.stem() == "10" && !unplugged.exchange(true)) fs::rename(drive, away);
      if (!fs::exists(file)) throw Error(ErrorCode::FileNotFound, "", file.string());
      return NamedDecoder::read(file, options, token);
    }
  } unplugging;
  unplugging.drive = drive;
  unplugging.away = away;
  Services services{bench.settings, bench.commands, bench.messages, bench.files,     bench.inference,
                    bench.training, unplugging,     bench.models,   bench.identifier};
  BatchState batch{services};
  batch.start({drive}, bench.models.defaultBundle());
  bench.waitUntilIdle();
  EXPECT_EQ(batch.phase(), BatchState::Phase::Failed);
  EXPECT_EQ(batch.model().counts().failed, 0) << "no file that is left became a row";
  EXPECT_GT(batch.done(), 0u);
  EXPECT_LE(batch.done(), 10u);
  ASSERT_FALSE(bench.messages.waiting().empty());
  EXPECT_TRUE(bench.messages.waiting().front().text.contains("drive"));
  batch.resume();
  bench.waitUntilIdle();
  ASSERT_TRUE(batch.canResume()) << "it is still away";
  fs::rename(away, drive);
  batch.resume();
  bench.waitUntilIdle();
  EXPECT_EQ(batch.phase(), BatchState::Phase::Done);
  ASSERT_EQ(batch.done(), 30u);
  for (std::size_t i = 0; i < batch.done(); ++i) EXPECT_EQ(batch.model().rows()[i].picture.file.stem(), std::to_string(i));
}

TEST_F(BatchStateTest, AFolderIsRememberedAsABatch) {
  writeFileAtomically(bench.folder / "a" / "2.png", std::string_view("\1"));
  run({bench.folder / "a" / "2.png"});
  EXPECT_TRUE(recentFiles(bench.settings).empty()) << "it is one file";
  run({bench.folder / "a"});
  EXPECT_EQ(recentFiles(bench.settings), (std::vector<RecentFile>{{pathText(bench.folder / "a"), "batch"}}));
}

TEST_F(BatchStateTest, AFolderIsAllFilesBelowIt) {
  for (const char* name : {"a/2.png", "a/b/1.png", "a/.hidden"}) writeFileAtomically(bench.folder / name, std::string_view("\1"));
  writeFileAtomically(bench.folder / "a" / "README", std::string_view("a text"));
  run({bench.folder / "a"});
  ASSERT_EQ(state.done(), 2u);
  EXPECT_EQ(state.model().rows()[0].picture.file.filename(), "2.png");
  ASSERT_EQ(bench.messages.waiting().size(), 1u);
  EXPECT_EQ(bench.messages.waiting()[0].text, factText({FactCode::FilesLeftOut, {std::int64_t{1}}}));
  EXPECT_EQ(bench.messages.waiting()[0].kind, MessageKind::Warning) << "it stays until it is dismissed";
  run({bench.folder / "a" / "2.png"});
  ASSERT_EQ(bench.messages.waiting().size(), 1u) << "it was about the earlier batch";
  EXPECT_TRUE(bench.messages.waiting()[0].undo) << "that was replaced";
}

TEST_F(BatchStateTest, CountsTheFilesThatItLooksAt) {
  std::string head(128, '\0');
  writeFileAtomically(bench.folder / "a" / "1slow", std::string_view(head.append("DICM")));
  writeFileAtomically(bench.folder / "a" / "2.png", std::string_view("\1"));
  std::size_t most = 0;
  QObject::connect(&state, &BatchState::changed, &state, [&] {
    if (state.phase() == BatchState::Phase::Listing) most = std::max(most, state.lookedAt());
  });
  run({bench.folder / "a"});
  EXPECT_EQ(most, 2u);
}

TEST_F(BatchStateTest, ManyFilesArriveInBundles) {
  QSignalSpy inserted(&state.model(), &QAbstractItemModel::rowsInserted);
  run(numbered(300));
  EXPECT_EQ(state.done(), 300u);
  EXPECT_LT(inserted.count(), 200);
  for (std::size_t i = 0; i < state.done(); ++i) ASSERT_EQ(state.model().rows()[i].picture.file.stem(), std::to_string(i));
}

TEST_F(BatchStateTest, WhoAsksMeanwhileIsAnsweredInBetween) {
  struct WaitingDecoder : test::NamedDecoder {
    std::atomic<bool> asked = false;
    Radiograph read(const fs::path& file, const ReadOptions& options, const CancelToken& token) override {
      while (file.stem() == "20" && !asked && !token.isCancelled()) std::this_thread::yield();
      return NamedDecoder::read(file, options, token);
    }
  } waiting;
  ThreadJobRunner inference;
  Identifier identifier{bench.settings, inference};
  Services services{bench.settings, bench.commands, bench.messages, bench.files, inference,
                    bench.training, waiting,        bench.models,   identifier};
  BatchState batch{services};
  std::size_t doneThen = 0;
  QObject::connect(&batch, &BatchState::changed, &batch, [&] {
    if (waiting.asked || batch.done() == 0) return;
    inference.submit<int>(&batch, [](const JobContext&) { return 0; }, {.done = [&](int) { doneThen = batch.done(); }});
    waiting.asked = true;
  });
  batch.start(numbered(100), bench.models.defaultBundle());
  ASSERT_TRUE(QTest::qWaitFor([&] { return batch.phase() == BatchState::Phase::Done; }, 60'000));
  EXPECT_EQ(batch.done(), 100u);
  EXPECT_GT(doneThen, 0u);
  EXPECT_LE(doneThen, 21u);
}

TEST_F(BatchStateTest, GoesOnWithOneWorkerNextToATrainingRun) {
  struct StickingDecoder : test::NamedDecoder {
    std::atomic<int> started = 0;  // times that file 20 was read
    Radiograph read(const fs::path& file, const ReadOptions& options, const CancelToken& token) override {
      if (file.stem() == "20" && started++ == 0) {
        while (!token.isCancelled()) std::this_thread::yield();
      }
      return NamedDecoder::read(file, options, token);
    }
  } sticking;
  ThreadJobRunner inference, training;
  Identifier identifier{bench.settings, inference};
  Services services{bench.settings, bench.commands, bench.messages, bench.files, inference, training, sticking, bench.models, identifier};
  BatchState batch{services};
  EXPECT_EQ(services.batchWorkers(), usualWorkers(usableProcessors() - 1));
  batch.start(numbered(100), bench.models.defaultBundle());
  ASSERT_TRUE(QTest::qWaitFor([&] { return sticking.started == 1; }, 60'000));
  const auto run = training.submit<int>(&batch, [](const JobContext& context) {
    while (!context.token.isCancelled()) std::this_thread::yield();
    return 0;
  });
  EXPECT_EQ(services.batchWorkers(), 1);
  ASSERT_TRUE(QTest::qWaitFor([&] { return batch.phase() == BatchState::Phase::Done; }, 60'000));
  EXPECT_EQ(sticking.started, 2) << "the files that were left were shared out anew";
  ASSERT_EQ(batch.done(), 100u);
  for (std::size_t i = 0; i < batch.done(); ++i) EXPECT_EQ(batch.model().rows()[i].picture.file.stem(), std::to_string(i));
  run.cancel();
  ASSERT_TRUE(QTest::qWaitFor([&] { return training.isIdle(); }, 60'000));
  EXPECT_EQ(batch.phase(), BatchState::Phase::Done) << "a batch that is done does not start again";
  EXPECT_EQ(services.batchWorkers(), usualWorkers(usableProcessors() - 1));
}

TEST_F(BatchStateTest, StoppingKeepsWhatIsThere) {
  QObject::connect(&state, &BatchState::changed, &state, [&] {
    if (state.done() > 0) state.stop();
  });
  run(numbered(300));
  EXPECT_EQ(state.phase(), BatchState::Phase::Stopped);
  EXPECT_GT(state.done(), 0u);
  EXPECT_LT(state.done(), 300u);
  EXPECT_FALSE(state.isBusy());
}

TEST_F(BatchStateTest, ContinuingReadsOnlyWhatIsLeft) {
  struct CountingDecoder : test::NamedDecoder {
    std::atomic<int> reads = 0;
    Radiograph read(const fs::path& file, const ReadOptions& options, const CancelToken& token) override {
      ++reads;
      return NamedDecoder::read(file, options, token);
    }
  } counting;
  Services services{bench.settings, bench.commands, bench.messages, bench.files,     bench.inference,
                    bench.training, counting,       bench.models,   bench.identifier};
  BatchState batch{services};
  EXPECT_FALSE(batch.canResume());
  bool stopped = false;
  QObject::connect(&batch, &BatchState::changed, &batch, [&] {
    if (!stopped && batch.done() > 0) {
      stopped = true;
      batch.stop();
    }
  });
  batch.start(numbered(300), bench.models.defaultBundle());
  bench.waitUntilIdle();
  ASSERT_EQ(batch.phase(), BatchState::Phase::Stopped);
  EXPECT_TRUE(batch.canResume());
  const auto before = batch.done();
  const auto first = batch.model().rows()[0].prediction.milliseconds;
  counting.reads = 0;
  batch.resume();
  bench.waitUntilIdle();
  EXPECT_EQ(batch.phase(), BatchState::Phase::Done);
  EXPECT_FALSE(batch.canResume());
  ASSERT_EQ(batch.done(), 300u);
  EXPECT_EQ(counting.reads, 300 - static_cast<int>(before));
  EXPECT_EQ(batch.model().rows()[0].prediction.milliseconds, first) << "a row that was answered stays";
  for (std::size_t i = 0; i < batch.done(); ++i) ASSERT_EQ(batch.model().rows()[i].picture.file.stem(), std::to_string(i));
}

TEST_F(BatchStateTest, StoppedBeforeTheFilesWereListedItContinuesFromTheStart) {
  state.start(numbered(3), bench.models.defaultBundle());
  state.stop();
  bench.waitUntilIdle();
  ASSERT_TRUE(state.canResume());
  state.resume();
  bench.waitUntilIdle();
  EXPECT_EQ(state.phase(), BatchState::Phase::Done);
  EXPECT_EQ(state.done(), 3u);
}

TEST_F(BatchStateTest, FilesOfAFolderComeInNaturalOrder) {
  for (const char* name : {"a/10.png", "a/9.png", "a/2/1.png"}) writeFileAtomically(bench.folder / name, std::string_view("\1"));
  run({bench.folder / "a"});
  ASSERT_EQ(state.done(), 3u);
  const char* names[] = {"1.png", "9.png", "10.png"};
  for (std::size_t i = 0; i < 3; ++i) EXPECT_EQ(state.model().rows()[i].picture.file.filename(), names[i]);
}

TEST_F(BatchStateTest, StoppedBeforeItStartsItHasNoRow) {
  state.start(numbered(3), bench.models.defaultBundle());
  EXPECT_EQ(state.phase(), BatchState::Phase::Listing);
  state.stop();
  bench.waitUntilIdle();
  EXPECT_EQ(state.phase(), BatchState::Phase::Stopped);
  EXPECT_EQ(state.done(), 0u);
}

TEST_F(BatchStateTest, ANewStartTakesThePlaceOfTheOldOne) {
  state.start(numbered(300), bench.models.defaultBundle());
  run({"5.png", "6.png"});
  EXPECT_EQ(state.phase(), BatchState::Phase::Done);
  ASSERT_EQ(state.done(), 2u);
  EXPECT_EQ(state.model().rows()[0].picture.file, "5.png");
}

TEST_F(BatchStateTest, SaysHowLongItTakesOnlyWhileItRuns) {
  std::optional<double> left;
  QObject::connect(&state, &BatchState::changed, &state, [&] {
    if (state.done() > 0 && state.isBusy()) left = state.secondsLeft();
  });
  run(numbered(300));
  ASSERT_TRUE(left);
  EXPECT_GE(*left, 0);
  EXPECT_FALSE(state.secondsLeft());
}

TEST_F(BatchStateTest, WithoutAModelItSaysSo) {
  state.start({"1.png"}, nullptr);
  EXPECT_EQ(state.phase(), BatchState::Phase::Empty);
  ASSERT_EQ(bench.messages.waiting().size(), 1u);
  EXPECT_EQ(bench.messages.waiting()[0].kind, MessageKind::Error);
}

TEST_F(BatchStateTest, ADamagedModelEndsItWithAMessage) {
  auto broken = std::make_shared<Bundle>(*bench.models.defaultBundle());
  broken->model.weightsSha256 = std::string(64, '0');
  state.start({"1.png"}, broken);
  bench.waitUntilIdle();
  EXPECT_EQ(state.phase(), BatchState::Phase::Failed);
  ASSERT_EQ(bench.messages.waiting().size(), 1u);
}

TEST_F(BatchStateTest, AnEmptyFolderIsTold) {
  fs::create_directories(bench.folder / "empty");
  run({bench.folder / "empty"});
  EXPECT_EQ(state.phase(), BatchState::Phase::Done);
  ASSERT_EQ(bench.messages.waiting().size(), 1u);
  EXPECT_EQ(bench.messages.waiting()[0].kind, MessageKind::Warning);
}

TEST_F(BatchStateTest, TheSavedTableIsThatOfTheTerminal) {
  run({"3.png", "bad.png"});
  const auto file = bench.folder / "table.csv";
  state.exportCsv(file);
  bench.waitUntilIdle();
  const auto& model = state.bundle()->model;
  EXPECT_EQ(readTextFile(file), csvHeader(model) + csvLine(state.model().rows()[0]) + csvLine(state.model().rows()[1]));
  ASSERT_EQ(bench.messages.waiting().size(), 1u);
  EXPECT_TRUE(bench.messages.waiting()[0].text.contains("table.csv"));
  bench.messages.dismiss();
  const auto form = excelForm(',');
  state.exportCsv(file, form);
  bench.waitUntilIdle();
  EXPECT_EQ(readTextFile(file), csvHeader(model, form) + csvLine(state.model().rows()[0], form) + csvLine(state.model().rows()[1], form));
  bench.messages.dismiss();
  writeFileAtomically(bench.folder / "taken", std::string_view("x"));
  state.exportCsv(bench.folder / "taken" / "table.csv");
  bench.waitUntilIdle();
  ASSERT_EQ(bench.messages.waiting().size(), 1u);
  EXPECT_EQ(bench.messages.waiting()[0].kind, MessageKind::Error);
}

TEST_F(BatchStateTest, TheListOfAnOlderStartDoesNotReplaceTheNewerOnes) {
  bench.files.overtake([&] { state.start(numbered(300), bench.models.defaultBundle()); },
                       [&] {
                         state.start({"5.png", "6.png"}, bench.models.defaultBundle());
                       });
  bench.waitUntilIdle();
  EXPECT_EQ(state.phase(), BatchState::Phase::Done);
  ASSERT_EQ(state.done(), 2u);
  EXPECT_EQ(state.model().rows()[0].picture.file, "5.png");
}

TEST_F(BatchStateTest, AStartWhileRowsAreOnTheirWayHasItsOwnAlone) {
  bool again = false;
  QObject::connect(&state, &BatchState::changed, &state, [&] {
    if (again || state.done() == 0) return;
    again = true;
    state.start({"5.png", "6.png"}, bench.models.defaultBundle());
  });
  run(numbered(300));
  EXPECT_TRUE(again);
  EXPECT_EQ(state.phase(), BatchState::Phase::Done);
  ASSERT_EQ(state.done(), 2u);
  EXPECT_EQ(state.model().rows()[0].picture.file, "5.png");
}

TEST_F(BatchStateTest, AStoppedListIsStoppedThoughItWasFound) {
  bench.files.overtake([&] { state.start(numbered(3), bench.models.defaultBundle()); }, [&] { state.stop(); });
  bench.waitUntilIdle();
  EXPECT_EQ(state.phase(), BatchState::Phase::Stopped);
  EXPECT_EQ(state.done(), 0u);
}
