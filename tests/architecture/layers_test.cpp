// SPDX-License-Identifier: GPL-3.0-or-later
// Reads every include of the source tree: dependencies run app -> ui -> core, and inside core along one order of rooms.
#include <filesystem>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/architecture/source_tree.h"

namespace fs = std::filesystem;

namespace {

using glenoid::test::sourcesUnder;
using glenoid::test::textOf;

// A room may include itself and the rooms before it. Rooms after the line may use those before it, never the other way round.
const std::vector<std::string> kTorchRooms{"base", "nn", "plan", "bundle", "dataset", "eval", "doubt", "training", "runs"};
const std::vector<std::string> kImageRooms{"base",       "imaging",   "dicom",   "decoding", "ingest", "baselines",
                                           "comparison", "inference", "explain", "answer",   "engine", "report"};
const std::vector<std::string> kWindowRooms{"launch", "jobs",     "settings", "elements", "services", "viewer",
                                            "cases",  "identify", "batch",    "models",   "training", "shell"};
const std::regex kInclude(R"re(^\s*#\s*include\s*([<"])([^>"]+)[>"])re");

struct Include {
  std::string file;  // relative to the source tree
  std::string target;
  bool angled;
};

std::vector<Include> includesOf(const fs::path& file) {
  std::vector<Include> includes;
  std::istringstream lines(textOf(file));
  for (std::string line; std::getline(lines, line);) {
    std::smatch match;
    if (std::regex_search(line, match, kInclude)) {
      includes.push_back({fs::relative(file, GLENOID_SOURCE_DIR).generic_string(), match[2], match[1] == "<"});
    }
  }
  return includes;
}

std::vector<Include> includesUnder(const std::string& folder) {
  std::vector<Include> includes;
  for (const auto& file : sourcesUnder(folder)) {
    for (auto& include : includesOf(file)) includes.push_back(std::move(include));
  }
  return includes;
}

// Every include that the compiler meets in the files of `folder`, through the headers of this tree.
std::vector<Include> includesReachedFrom(const std::string& folder) {
  auto reached = includesUnder(folder);
  std::set<std::string> seen;
  for (std::size_t i = 0; i < reached.size(); ++i) {
    const auto target = reached[i].target;
    const auto file = fs::path(GLENOID_SOURCE_DIR) / target;
    if (reached[i].angled || !fs::exists(file) || !seen.insert(target).second) continue;
    for (auto& include : includesOf(file)) reached.push_back(std::move(include));
  }
  return reached;
}

std::string part(const std::string& path, std::size_t index) {
  std::istringstream parts(path);
  std::string name;
  for (std::size_t i = 0; i <= index; ++i) {
    if (!std::getline(parts, name, '/')) return {};
  }
  return name;
}

std::size_t position(const std::vector<std::string>& rooms, const std::string& room) {
  return static_cast<std::size_t>(std::find(rooms.begin(), rooms.end(), room) - rooms.begin());
}

bool mayInclude(const std::string& from, const std::string& to) {
  const auto fromTorch = position(kTorchRooms, from), toTorch = position(kTorchRooms, to);
  if (fromTorch < kTorchRooms.size()) return toTorch <= fromTorch;
  const auto fromImage = position(kImageRooms, from), toImage = position(kImageRooms, to);
  if (fromImage >= kImageRooms.size()) return false;
  return toTorch < kTorchRooms.size() || toImage <= fromImage;
}

bool mayIncludeInTheWindow(const std::string& from, const std::string& to) {
  const auto place = position(kWindowRooms, from);
  return place < kWindowRooms.size() && position(kWindowRooms, to) <= place;
}

bool startsWithAny(const std::string& text, std::initializer_list<const char*> heads) {
  for (const char* head : heads) {
    if (text.starts_with(head)) return true;
  }
  return false;
}

bool isQtHeader(const std::string& header) { return std::regex_search(header, std::regex("^(Qt[A-Z]\\w*/)?Q[A-Z][A-Za-z]+$")); }
bool isTorchHeader(const std::string& header) { return startsWithAny(header, {"torch/", "ATen/", "c10/"}); }

}  // namespace

// A library's message may quote a file, and an error's detail is logged. Only errorAbout() and jsonProblem() use such messages, and only
// the safe parts.
TEST(Privacy, NoErrorTakesALibrarysWords) {
  const std::regex foreign(R"re(\bError\w*\s*[({][^;]*\.what\(\))re");
  for (const char* folder : {"app", "core", "ui"}) {
    for (const auto& file : sourcesUnder(folder)) {
      if (file.filename() == "error.cpp") continue;
      EXPECT_FALSE(std::regex_search(textOf(file), foreign)) << file;
    }
  }
  EXPECT_TRUE(std::regex_search(std::string("throw Error(code,\n  problem.what(), file);"), foreign));
}

// A window as large as its maker's screen hides its buttons on a smaller one.
TEST(Windows, OpenNoLargerThanTheirScreen) {
  const std::regex fixed(R"re(\n\s+resize\(\s*\{?\d)re");
  for (const auto& file : sourcesUnder("ui")) EXPECT_FALSE(std::regex_search(textOf(file), fixed)) << file << ": use resizeToFit()";
  EXPECT_TRUE(std::regex_search(std::string("{\n  resize(760, 560);"), fixed));
}

TEST(Layers, TheRuleItselfKnowsRightFromWrong) {
  EXPECT_TRUE(mayInclude("training", "nn"));
  EXPECT_FALSE(mayInclude("nn", "training"));
  EXPECT_TRUE(mayInclude("report", "nn"));
  EXPECT_FALSE(mayInclude("dataset", "imaging"));
  EXPECT_FALSE(mayInclude("imaging", "explain"));
  EXPECT_FALSE(mayInclude("dicom", "decoding"));
  EXPECT_FALSE(mayInclude("base", "imaging"));
  EXPECT_TRUE(mayIncludeInTheWindow("training", "jobs"));
  EXPECT_FALSE(mayIncludeInTheWindow("viewer", "identify"));
  EXPECT_TRUE(isQtHeader("QString") && isQtHeader("QtCore/QObject") && !isQtHeader("torch/torch.h"));
}

TEST(Layers, TheTreeIsRead) { EXPECT_GT(includesUnder("core").size(), 20u); }

TEST(Layers, RoomsOfCoreDependOneWay) {
  for (const auto& include : includesUnder("core")) {
    if (!include.target.starts_with("core/")) continue;
    EXPECT_TRUE(mayInclude(part(include.file, 1), part(include.target, 1))) << include.file << " includes " << include.target;
  }
}

TEST(Layers, CoreKnowsNeitherTheProgramsNorQt) {
  for (const auto& include : includesUnder("core")) {
    EXPECT_FALSE(startsWithAny(include.target, {"app/", "ui/", "tests/"})) << include.file;
    EXPECT_FALSE(include.angled && isQtHeader(include.target)) << include.file << " includes " << include.target;
  }
}

TEST(Layers, RoomsOfTheWindowDependOneWay) {
  for (const auto& include : includesUnder("ui")) {
    EXPECT_FALSE(startsWithAny(include.target, {"app/", "tests/"})) << include.file << " includes " << include.target;
    if (!include.target.starts_with("ui/")) continue;
    EXPECT_TRUE(mayIncludeInTheWindow(part(include.file, 1), part(include.target, 1))) << include.file << " includes " << include.target;
  }
}

TEST(Layers, TheWindowReachesNeitherTorchNorDcmtkNorOpenCv) {
  const auto reached = includesReachedFrom("ui");
  EXPECT_GT(reached.size(), includesUnder("ui").size()) << "headers of core are followed";
  for (const auto& include : reached) {
    EXPECT_FALSE(isTorchHeader(include.target) || startsWithAny(include.target, {"dcmtk/", "opencv2/"}))
        << include.file << " includes " << include.target;
  }
}

TEST(Layers, TorchStandsInPublicHeadersOfNnPlanAndTrainingOnly) {
  for (const auto& include : includesUnder("core")) {
    const auto room = part(include.file, 1);
    if (!include.file.ends_with(".h") || room == "nn" || room == "plan" || room == "training") continue;
    EXPECT_FALSE(isTorchHeader(include.target)) << include.file << " includes " << include.target;
  }
}

// LibTorch's releases differ most there.
TEST(Layers, OneSourceSeesC10d) {
  for (const char* folder : {"app", "core", "ui"}) {
    for (const auto& include : includesUnder(folder)) {
      if (include.file == "core/training/process_group_c10d.cpp") continue;
      EXPECT_FALSE(startsWithAny(include.target, {"torch/csrc/distributed/", "gloo/", "nccl"}))
          << include.file << " includes " << include.target;
    }
  }
}

// A function that a header declares is defined in the source of the same name, or in one for each system.
TEST(Headers, AreDefinedInTheirOwnSource) {
  const std::regex declaration(R"re(^(?!inline|constexpr|using|extern|typedef|return|TORCH)[A-Za-z][\w:<>,&* ]*[ &*](\w+)\()re");
  std::size_t functions = 0;
  for (const char* folder : {"core", "app"}) {
    for (const auto& header : sourcesUnder(folder)) {
      // These list the functions that make networks and verbs; each is defined in the source of its network or verb.
      if (header.extension() != ".h" || header.filename() == "architectures.h" || header.filename() == "verbs.h") continue;
      const auto stem = (header.parent_path() / header.stem()).string();
      const auto own = textOf(stem + ".cpp") + textOf(stem + "_posix.cpp");
      std::istringstream lines(textOf(header));
      for (std::string line, before; std::getline(lines, line); before = line) {
        std::smatch match;
        if (before.starts_with("template") || !std::regex_search(line, match, declaration)) continue;
        ++functions;
        EXPECT_NE(own.find(match[1].str() + "("), std::string::npos) << match[1] << " of " << header;
      }
    }
  }
  EXPECT_GT(functions, 200u);
}

TEST(Layers, FoldersAreListedInOneWay) {
  for (const char* folder : {"core", "app", "ui"}) {
    for (const auto& file : sourcesUnder(folder)) {
      const auto name = fs::relative(file, GLENOID_SOURCE_DIR).generic_string();
      if (startsWithAny(name, {"core/base/files.", "core/inference/file_list.cpp"})) continue;
      EXPECT_EQ(textOf(file).find("directory_iterator"), std::string::npos) << name << ": see entriesOf()";
    }
  }
}

TEST(Layers, NoTorchFileFormatThatCanRunCode) {
  const std::regex calls(R"(torch::(load|save|jit::load|jit::pickle|pickle_load)\s*\()");
  for (const char* folder : {"core", "app", "ui"}) {
    for (const auto& file : sourcesUnder(folder)) {
      EXPECT_FALSE(std::regex_search(textOf(file), calls)) << file;
    }
  }
}

TEST(Numbers, AreWrittenByFmtAndReadByOneFunction) {
  // The C library and streams read and write numbers in the locale of the process.
  const std::regex calls(
      R"re(\b(v?f?printf|v?snprintf|sprintf|sscanf|strto(d|f|ld)|ato[fil]|sto(d|f|ld)|ostringstream|setprecision)\b *\(?)re");
  const std::regex reads(R"re(\bfast_float::|<fast_float/|<fmt/)re");
  for (const char* folder : {"core", "app", "ui"}) {
    for (const auto& file : sourcesUnder(folder)) {
      const auto name = fs::relative(file, GLENOID_SOURCE_DIR).generic_string();
      std::istringstream lines(textOf(file));
      for (std::string line; std::getline(lines, line);) {
        auto code = line.substr(0, line.find("//"));
        code = std::regex_replace(code, std::regex("OFStandard::atof"), "");  // DCMTK's own, the same in any locale
        if (name == "app/words/command_line.cpp")
          code = std::regex_replace(code, std::regex("ostringstream"), "");  // for the texts of CLI11
        EXPECT_FALSE(std::regex_search(code, calls)) << name << ": " << line;
        if (name == "core/base/numbers.cpp" || name == "core/base/format.h") continue;
        EXPECT_FALSE(std::regex_search(code, reads)) << name << ": " << line;
      }
    }
  }
}

TEST(Numbers, OfTheWindowAreWrittenInItsLanguage) {
  const std::regex calls(R"re(QString::number\([^;]*'[efg]'|\.arg\([^;]*'[efg]'|\bsetNum\()re");
  for (const auto& file : sourcesUnder("ui")) {
    std::istringstream lines(textOf(file));
    for (std::string line; std::getline(lines, line);) EXPECT_FALSE(std::regex_search(line, calls)) << file << ": " << line;
  }
}

TEST(Systems, HeadersOfOneSystemStandInSourcesOfThatSystem) {
  const std::regex headers(R"re(^(windows|psapi|io|iconv|spawn|poll|sched|signal|unistd|fcntl|dlfcn|sys/.*)\.h$)re");
  const std::regex sources(R"re(_(posix|linux|macos|windows)\.(cpp|h)$)re");
  for (const char* folder : {"core", "app", "ui"}) {
    for (const auto& include : includesUnder(folder)) {
      if (std::regex_search(include.file, sources)) continue;
      EXPECT_FALSE(std::regex_match(include.target, headers)) << include.file << " includes " << include.target;
    }
  }
  // Not every system has these, so a file that uses one checks for it first.
  for (const auto& file : sourcesUnder("core")) {
    const auto text = textOf(file);
    for (const std::string name : {"SOCK_CLOEXEC", "MSG_NOSIGNAL", "SO_NOSIGPIPE"}) {
      const bool used = std::regex_search(text, std::regex("[(|,] *" + name + "|= " + name));
      EXPECT_TRUE(!used || text.find("#ifdef " + name) != std::string::npos) << file << " names " << name;
    }
    const auto memory = text.find("<psapi.h>"), windows = text.find("<windows.h>");
    EXPECT_TRUE(memory == std::string::npos || windows < memory) << file << ": psapi.h needs what windows.h declares";
  }
}

TEST(Terminal, IsWrittenToInOnePlace) {
  const std::regex streams(R"re(std::(cout|cerr|clog) *<<|\bf?put(s|c|char)\()re");
  for (const auto& file : sourcesUnder("app/cli")) {
    if (file.filename() == "terminal.cpp") continue;
    EXPECT_FALSE(std::regex_search(textOf(file), streams)) << file << " bypasses app/cli/terminal.h";
  }
}
