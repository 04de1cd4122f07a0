// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "app/cli/cross_validation_page.h"
#include "app/cli/data_set.h"
#include "app/cli/output_file.h"
#include "app/cli/terminal.h"
#include "app/cli/verbs.h"
#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/folder_lock.h"
#include "core/base/json_file.h"
#include "core/comparison/comparison.h"
#include "core/report/run_report.h"
#include "core/runs/collected_parts.h"
#include "core/runs/run_request.h"

namespace glenoid::cli {
namespace {

namespace fs = std::filesystem;

struct MergeWords {
  std::vector<fs::path> parts;
  fs::path data, out;
  FigureWords figures;
};

// The lines of CSV files under their common header, in the order of the files.
std::string joinedCsv(const std::vector<fs::path>& files) {
  std::string joined, header;
  for (const auto& file : files) {
    auto text = readTextFile(file);
    const auto length = text.find('\n') + 1;  // 0 if there is no line
    if (length == 0) throw Error(ErrorCode::FileInvalid, "a CSV with a header is expected", toUtf8(file));
    if (header.empty()) joined = header = text.substr(0, length);
    if (text.compare(0, length, header) != 0) throw Error(ErrorCode::FileInvalid, "its columns are not those of the first", toUtf8(file));
    if (!text.ends_with('\n')) text += '\n';
    joined.append(text, length);
  }
  return joined;
}

// So that the folds know their pictures.
void keepRequest(const MergeWords& words) {
  auto request = runRequestFromJson(readJson(words.parts.front() / "request.json"));
  request.data = fs::absolute(words.data);
  request.run = fs::absolute(words.out);
  request.cache = request.run / "pixels.cache";
  request.foldFile = request.run / "folds.json";
  writeRunRequest(request);
}

void mergeFolders(const MergeWords& words) {
  if (words.data.empty()) throw Error(ErrorCode::OptionInvalid, "--data: the data set of the parts is needed");
  refuseToReplace(words.data, words.out, words.figures);
  const FolderLock folder(words.out);
  auto cache = openDataSet(words.data, words.out / "pixels.cache");
  const auto collected = collectParts(words.parts, words.out);
  cache.keep();
  if (collected.isComparison) {
    const auto table = storedComparison(cache, folder);
    const ComparisonPage page{{"Comparison"}, table, {}, nlohmann::ordered_json(collected.options), {}};
    storeTable(page, toJson(table), words.out);
    handOut(page, toJson(table), words.figures);
    return;
  }
  keepRequest(words);
  const auto options = trainingOptionsFromJson(collected.options);
  const auto folds = readFolds(words.out / "folds.json", cache.items()).folds.size();
  tell("{} of {} folds\n", collected.folds.size(), folds);
  showCrossValidation(words.out, folds, options, poolFolds(options, cache, collected.folds, words.out), words.figures);
}

int merge(const MergeWords& words) {
  printDisclaimer();
  const auto isFile = [](const fs::path& part) { return fs::is_regular_file(part); };
  if (std::all_of(words.parts.begin(), words.parts.end(), isFile)) {
    for (const auto& part : words.parts) refuseToReplace(part, words.out);
    writeFileAtomically(words.out, joinedCsv(words.parts));
  } else {
    mergeFolders(words);
  }
  return kOk;
}

}  // namespace

Run addMerge(CLI::App& verb) {
  auto o = std::make_shared<MergeWords>();
  verb.add_option("parts", o->parts, "Folders of parts of one crossval or compare, or CSV files of parts of one predict, in their order")
      ->required()
      ->check(CLI::ExistingPath);
  verb.add_option("--out", o->out, "Folder of the whole, which may hold parts already; or the CSV file")->required();
  addDataWord(verb, o->data);
  verb.get_option("--data")->required(false);  // CSV files need none
  addFigureWords(verb, o->figures);
  return [o] { return merge(*o); };
}

}  // namespace glenoid::cli
