// SPDX-License-Identifier: GPL-3.0-or-later
// One file has one answer: the page that shows it, the row of a batch and the terminal agree in every field.
#include <QProcess>
#include <QProcessEnvironment>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "core/base/csv.h"
#include "core/base/files.h"
#include "core/imaging/png_writer.h"
#include "core/report/prediction_report.h"
#include "tests/support/services_bench.h"
#include "ui/batch/batch_state.h"
#include "ui/identify/identify_state.h"

using namespace glenoid;
using namespace glenoid::ui;

namespace {

using Json = nlohmann::ordered_json;
namespace fs = std::filesystem;

class OneAnswer : public testing::Test {
 protected:
  test::ServicesBench bench;
  IdentifyState state{bench.services};
  BatchState batch{bench.services};

  Json inTheWindow(const fs::path& file) {
    state.setSubject({std::make_shared<const Radiograph>(bench.services.decoder.read(file, {}, {})), {}, file});
    bench.waitUntilIdle();
    return state.answer().identification ? toJson(*state.answer().identification) : Json();
  }
  Json inTheBatch(const fs::path& file) {
    batch.start({file}, bench.models.defaultBundle());
    bench.waitUntilIdle();
    return toJson(batch.model().rows().at(0));
  }
  QByteArray inTheTerminal(const fs::path& file, const QString& form) {
    QProcess terminal;
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert("GLENOID_MODELS", QString::fromStdString(toUtf8(bench.installedFolder())));
    terminal.setProcessEnvironment(environment);
    terminal.start(GLENOID_CLI, {"predict", form, "--model", "small", QString::fromStdString(toUtf8(file))});
    EXPECT_TRUE(terminal.waitForFinished(60'000));
    return terminal.readAllStandardOutput();
  }
};

Json withoutTime(Json answer) {
  answer.erase("milliseconds");
  return answer;
}

void expectSame(const Json& one, const Json& other) {
  EXPECT_EQ(withoutTime(one), withoutTime(other)) << one.dump(1) << "\n" << other.dump(1);
}

}  // namespace

TEST_F(OneAnswer, AgreesInTheWindowTheBatchAndTheTerminal) {
  const fs::path samples = GLENOID_SAMPLES;
  const auto blank = bench.folder / "blank.png";
  writePng(blank, {40, 60, 1, std::vector<std::uint8_t>(2400, 90)});
  for (const auto& file : {samples / "synthetic-long-stem.dcm", samples / "synthetic-resurfacing.png", blank}) {
    const auto window = inTheWindow(file);
    ASSERT_FALSE(window.is_null()) << file;
    expectSame(window, inTheBatch(file));
    const auto terminal = Json::parse(inTheTerminal(file, "--json").toStdString());
    ASSERT_EQ(terminal.size(), 1u);
    expectSame(window, terminal[0]);
    EXPECT_EQ(window["verdict"], file == blank ? "unknown" : "maker");
  }
}

TEST_F(OneAnswer, ARefusalAgreesInTheBatchAndTheTerminal) {
  const auto text = bench.folder / "notes.txt";
  writeFileAtomically(text, std::string_view("no picture"));
  const auto terminal = Json::parse(inTheTerminal(text, "--json").toStdString());
  expectSame(inTheBatch(text), terminal.at(0));
  EXPECT_EQ(terminal[0]["code"], "text-file");
}

TEST_F(OneAnswer, TheCsvOfTheBatchIsTheTerminals) {
  const auto file = fs::path(GLENOID_SAMPLES) / "synthetic-long-stem.dcm";
  inTheBatch(file);
  batch.exportCsv(bench.folder / "batch.csv");
  bench.waitUntilIdle();
  const auto fields = [](const std::string& text) {
    std::size_t at = 0;
    std::vector<std::vector<std::string>> lines;
    while (auto line = nextCsvRecord(text, at)) lines.push_back(*line);
    EXPECT_EQ(lines.size(), 2u);
    for (std::size_t i = 0; i < lines.at(0).size(); ++i) {
      if (lines[0][i] == "milliseconds") lines.at(1).at(i).clear();
    }
    return lines;
  };
  EXPECT_EQ(fields(readTextFile(bench.folder / "batch.csv")), fields(inTheTerminal(file, "--csv").toStdString()));
}
