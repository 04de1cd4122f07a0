// SPDX-License-Identifier: GPL-3.0-or-later
// Failures with a patient's files are logged without any of their words: no folder, no file name, nothing from the contents.
#include <filesystem>
#include <functional>
#include <stdexcept>
#include <string>
#include <tuple>

#include <gtest/gtest.h>

#include "core/base/child_process.h"
#include "core/base/files.h"
#include "core/base/json_file.h"
#include "core/base/log.h"
#include "core/bundle/model_folders.h"
#include "core/dataset/index.h"
#include "core/dataset/split.h"
#include "core/eval/prediction_table.h"
#include "core/ingest/open_dataset.h"
#include "tests/support/services_bench.h"
#include "tests/support/synthetic_cache.h"
#include "ui/cases/case_list.h"
#include "ui/training/history_runs.h"
#include "ui/training/results_page.h"
#include "ui/training/results_use.h"
#include "ui/training/setup_state.h"

using namespace glenoid;
using namespace glenoid::ui;
namespace fs = std::filesystem;

namespace {

const std::string kName = "Meier";  // of the patient, in every folder, file name and file below

// The lines that `act` adds to the log.
std::string logOf(const std::function<void()>& act) {
  static int count = 0;
  const auto mark = "log of case " + std::to_string(++count);
  log(LogLevel::Info, mark);
  act();
  std::string text;
  bool isAfter = false;
  for (const auto& line : programLog().lines()) {
    if (isAfter) text += toText(line) + '\n';
    isAfter = isAfter || line.text == mark;
  }
  return text;
}

class PrivateLog : public testing::Test {
 protected:
  test::ServicesBench bench;
  const fs::path folder = bench.folder / "Meier^Anna 1949";

  fs::path put(const std::string& name, const std::string& text) {
    writeFileAtomically(folder / name, std::string_view(text));
    return folder / name;
  }
  void expectPrivate(const std::function<void()>& act) {
    const auto shown = bench.messages.waiting().size();
    const auto text = logOf(act);
    EXPECT_GT(bench.messages.waiting().size(), shown) << "nothing went wrong";
    EXPECT_FALSE(text.empty());
    EXPECT_EQ(text.find(kName), std::string::npos) << text;
    EXPECT_EQ(text.find("Anna"), std::string::npos) << text;
    while (!bench.messages.waiting().empty()) bench.messages.dismiss();
  }
  // Lets `work` fail in a job, as the window's work would.
  void expectPrivateFailure(const char* what, const std::function<void()>& work) {
    SCOPED_TRACE(what);
    QObject receiver;
    expectPrivate([&] {
      bench.files.submit<bool>(&receiver, [&](const JobContext&) { return work(), true; },
                               {.failed = [this](const Error& error) { bench.messages.show(error); }});
      bench.waitUntilIdle();
    });
  }
};

}  // namespace

TEST_F(PrivateLog, NoCodeNamesTheFile) {
  for (int code = 0; code <= static_cast<int>(ErrorCode::Internal); ++code) {
    const Error error(static_cast<ErrorCode>(code), "", "/scans/Meier^Anna/Meier.dcm");
    const auto text = logOf([&] { bench.messages.show(error); });
    bench.messages.dismiss();
    EXPECT_NE(text.find(std::string(errorName(error.code())) + ": " + std::string(errorSentence(error.code())) + '\n'), std::string::npos)
        << text;
    EXPECT_EQ(text.find(kName), std::string::npos) << text;
  }
}

TEST_F(PrivateLog, WhatAPersonWroteIntoAnOptionIsNotLogged) {
  TrainingSetup setup(bench.services, {});
  for (const char* options : {R"({"Meier^Anna": 1})", R"({"network": {"architecture": "Meier"}})", R"({"Meier^Anna": )"}) {
    expectPrivate([&] {
      setup.loadOptions(put("Meier.json", options));
      bench.waitUntilIdle();
    });
  }
}

TEST_F(PrivateLog, FilesAndFolders) {
  const auto missing = folder / "Meier.png";
  const auto present = put("Meier.txt", "Meier^Anna");
  expectPrivateFailure("reading", [&] { readFile(missing); });
  expectPrivateFailure("reading a folder", [&] { readFile(folder); });
  expectPrivateFailure("writing", [&] { writeFileAtomically(present / "Meier.png", std::string_view("x")); });
  expectPrivateFailure("the file system", [&] { std::ignore = fs::file_size(missing); });
  expectPrivateFailure("the file system, two files", [&] { fs::copy_file(missing, folder / "Meier2.png"); });
  expectPrivateFailure("the system", [&] { throw std::system_error(std::make_error_code(std::errc::io_error), toUtf8(missing)); });
  expectPrivateFailure("a library", [&] { throw std::runtime_error("cannot open " + toUtf8(missing)); });
  expectPrivateFailure("starting a program", [&] { ChildProcess(missing, {}); });
  expectPrivateFailure("decoding", [&] { bench.services.decoder.read(present, {}, {}); });
  expectPrivateFailure("decoding a DICOM object",
                       [&] { bench.services.decoder.read(put("Meier.dcm", std::string(128, 'M') + "DICM Meier^Anna"), {}, {}); });
  expectPrivateFailure("decoding a PNG picture", [&] {
    bench.services.decoder.read(put("Meier.png", "\x89PNG\r\n\x1a\nMeier^Anna, Meier^Anna, Meier^Anna"), {}, {});
  });
}

TEST_F(PrivateLog, JsonFiles) {
  expectPrivateFailure("not JSON", [&] { readJson(put("Meier.json", R"({"Meier^Anna": tru)")); });
  expectPrivateFailure("a key", [&] { readJson(put("Meier.json", R"({"a": 1})")).at("Meier^Anna"); });
  expectPrivateFailure("a number", [&] { readJson(put("Meier.json", R"({"Meier^Anna": 1e999})")); });
  expectPrivateFailure("a type", [&] { readJson(put("Meier.json", R"({"a": "Meier^Anna"})")).at("a").get<int>(); });
}

TEST_F(PrivateLog, DataSets) {
  const std::vector<Item> items{{"Meier/1.png", 0, "a", ""}, {"Meier/2.png", 1, "b", ""}};
  const auto split = toJson(Split{1, {0}, {1}, {}}, items);
  auto twice = split;
  twice["test"] = split["train"];
  expectPrivateFailure("an image in two parts", [&] { splitFromJson(twice, items); });
  expectPrivateFailure("an image the split does not know", [&] {
    splitFromJson(split, {items[0], items[1], {"Meier/3.png", 0, "c", ""}});
  });
  expectPrivateFailure("an image the data set lacks", [&] { splitFromJson(split, {items[0]}); });
  auto noText = split;
  noText["train"] = {"Meier^Anna"};
  expectPrivateFailure("no list of images", [&] { splitFromJson(noText, items); });
  expectPrivateFailure("no folds", [&] { foldsFromJson({{"format", "Meier^Anna"}, {"version", 1}}, items); });

  const std::string head = "path,sha256,label,logit:0,logit:1\n";
  expectPrivateFailure("a column", [&] { readPredictionTable(put("Meier.csv", "path,sha256,label,Meier^Anna\n")); });
  expectPrivateFailure("a label", [&] { readPredictionTable(put("Meier.csv", head + "Meier.png,a,Meier,1,2\n")); });
  expectPrivateFailure("a logit", [&] { readPredictionTable(put("Meier.csv", head + "Meier.png,a,0,Meier,2\n")); });
  expectPrivateFailure("a list of images", [&] { indexCsv(put("Meier.csv", "path,label\nMeier.png,a\nMeier.png,b\n")); });
  expectPrivateFailure("a list with a missing image", [&] { indexCsv(put("Meier.csv", "path,label\nMeier.png,a\nMeier2.png,b\n")); });

  DataSetup setup(bench.services);
  makeSyntheticCache(folder / "Meier.cache", 4);
  auto bytes = readTextFile(folder / "Meier.cache");
  const auto recipe = bytes.find("\"recipe\"");
  ASSERT_NE(recipe, std::string::npos);
  bytes.replace(recipe, 8, "\"Meier^\"");
  const auto open = [&](const fs::path& data) {
    expectPrivate([&] {
      setup.open(data);
      bench.waitUntilIdle();
    });
  };
  open(put("Meier.cache", bytes));
  bytes.replace(recipe, 8, "Meier^An");
  open(put("Meier.cache", bytes));
  open(folder);
  open(folder / "Meier");
  open(put("Meier.zip", "PK\x03\x04 Meier^Anna"));
}

TEST_F(PrivateLog, RunsAndModels) {
  const auto run = folder / "Meier";
  put("Meier/evaluation.json", R"({"Meier^Anna": )");
  put("Meier/options.json", R"({"Meier^Anna": )");
  const auto model = nlohmann::json{{"__metadata__", {{"labels", "Meier^Anna"}, {"options", "Meier^Anna"}}}}.dump();
  std::string weights(8, '\0');
  weights[0] = static_cast<char>(model.size());
  put("Meier/best.safetensors", weights + model);
  ResultsPage page(bench.services);
  ModelUse use(bench.services);
  for (const auto& act :
       std::vector<std::function<void()>>{[&] { page.showRun(run); }, [&] { use.use(run); }, [&] { bench.models.import(run); },
                                          [&] { bench.models.remove(run); }, [&] { bench.models.setDefault(run); }}) {
    expectPrivate([&] {
      act();
      bench.waitUntilIdle();
    });
  }
  expectPrivateFailure("going on", [&] { requestOf(run); });
  expectPrivateFailure("a model's name", [&] { findModel(kName, {bench.installedFolder()}); });
  put("Meier/model.json", R"({"Meier^Anna": )");
  expectPrivateFailure("a model's description", [&] { findModel(toUtf8(run), {}); });
}

TEST_F(PrivateLog, Radiographs) {
  CaseList cases(bench.services);
  for (const auto& file : {folder / "gone" / "Meier.dcm", put("Meier.txt", "Meier^Anna")}) {
    expectPrivate([&] {
      cases.open({file});
      bench.waitUntilIdle();
    });
  }
}
