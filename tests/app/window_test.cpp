// SPDX-License-Identifier: GPL-3.0-or-later
// The program "glenoid" itself, offscreen: its arguments, and a second launch that hands its file to the first.
#include <cstdlib>
#include <string>

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <gtest/gtest.h>

namespace {

struct Program {
  QTemporaryDir home;
  QString settings() const { return home.filePath("settings.ini"); }

  void start(QProcess& process, const QStringList& words) const {
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert("QT_QPA_PLATFORM", "offscreen");
    for (const char* name : {"XDG_RUNTIME_DIR", "XDG_CONFIG_HOME", "XDG_DATA_HOME"}) environment.insert(name, home.path());
    process.setProcessEnvironment(environment);
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(GLENOID_WINDOW, words);
  }
  // The exit code; the output is in `output`.
  int run(const QStringList& words) {
    QProcess process;
    start(process, words);
    EXPECT_TRUE(process.waitForFinished(60'000));
    output = process.readAll();
    return process.exitCode();
  }
  bool settingsName(const QString& word) const {
    return QTest::qWaitFor(
        [&] {
          QFile file(settings());
          return file.open(QIODevice::ReadOnly) && QString::fromUtf8(file.readAll()).contains(word);
        },
        60'000);
  }
  QString output;
};

// Ends with the test, even if the test fails.
struct Ended {
  QProcess& process;
  ~Ended() {
    process.kill();
    process.waitForFinished(30'000);
  }
};

}  // namespace

TEST(Window, AnswersItsWordsWithoutADisplay) {
  Program program;
  EXPECT_EQ(program.run({"--version"}), 0);
  EXPECT_EQ(program.output.trimmed(), GLENOID_VERSION);
  EXPECT_EQ(program.run({"--help"}), 0);
  EXPECT_TRUE(program.output.contains("--new-window"));
  EXPECT_EQ(program.run({"--nonsense"}), 2);
  for (const char* nowhere : {">/dev/full", ">&-"}) {
    EXPECT_EQ(std::system((std::string("'" GLENOID_WINDOW "' --version 2>/dev/null ") + nowhere).c_str()) >> 8, 1) << nowhere;
  }
}

// Loading it would slow down a second launch.
TEST(Window, TheProgramWithoutItsWindowNeedsNoLibTorch) {
  QFile program(GLENOID_WINDOW);
  ASSERT_TRUE(program.open(QIODevice::ReadOnly));
  const auto bytes = program.readAll();
  EXPECT_TRUE(bytes.contains("Qt6")) << "the file names the libraries that it needs";
  EXPECT_FALSE(bytes.contains("torch"));
}

TEST(Window, ASecondLaunchHandsItsFileToTheFirst) {
  Program program;
  const QStringList own{"--settings", program.settings()};
  QProcess first;
  program.start(first, own + QStringList{GLENOID_SAMPLES "/synthetic-reverse.dcm"});
  const Ended ended{first};
  ASSERT_TRUE(program.settingsName("synthetic-reverse.dcm")) << "the file of the command line is open";
  EXPECT_EQ(program.run(own + QStringList{GLENOID_SAMPLES "/synthetic-long-stem.dcm"}), 0) << program.output.toStdString();
  EXPECT_TRUE(program.settingsName("synthetic-long-stem.dcm")) << "the first window opened the file of the second";
  EXPECT_EQ(first.state(), QProcess::Running);
}

TEST(Window, EndsItselfWhenTheSystemAsksForIt) {
  Program program;
  QProcess process;
  program.start(process, {"--settings", program.settings(), GLENOID_SAMPLES "/synthetic-reverse.dcm"});
  const Ended ended{process};
  ASSERT_TRUE(program.settingsName("synthetic-reverse.dcm"));
  process.terminate();  // SIGTERM
  ASSERT_TRUE(process.waitForFinished(60'000));
  EXPECT_EQ(process.exitStatus(), QProcess::NormalExit) << "a signal that nobody handles ends it at once";
  EXPECT_EQ(process.exitCode(), 0);
}

TEST(Window, ASecondLaunchAfterAKilledFirstIsTheFirst) {
  Program program;
  const QStringList own{"--settings", program.settings()};
  {
    QProcess first;
    program.start(first, own + QStringList{GLENOID_SAMPLES "/synthetic-reverse.dcm"});
    const Ended ended{first};
    ASSERT_TRUE(program.settingsName("synthetic-reverse.dcm"));
  }
  QProcess next;
  program.start(next, own + QStringList{GLENOID_SAMPLES "/synthetic-resurfacing.png"});
  const Ended ended{next};
  EXPECT_TRUE(program.settingsName("synthetic-resurfacing.png"));
  EXPECT_EQ(next.state(), QProcess::Running);
}
