// SPDX-License-Identifier: GPL-3.0-or-later
// What the documents say about this tree is true: files, links and folders exist, commands have their verbs and options, and the manual
// names controls as the window does.
#include <algorithm>
#include <cctype>
#include <map>
#include <regex>
#include <set>

#include <gtest/gtest.h>

#include "tests/architecture/source_tree.h"

namespace fs = std::filesystem;

namespace {

using glenoid::test::sourcesUnder;
using glenoid::test::textOf;

const fs::path kRoot = GLENOID_SOURCE_DIR;
const fs::path kDocs = kRoot / "resources" / "docs";

std::vector<fs::path> documents() {
  std::vector<fs::path> files{kRoot / "README.md", kRoot / "CONTRIBUTING.md", kRoot / "SECURITY.md", kRoot / "models" / "EXPERIMENTS.md"};
  for (const auto& entry : fs::directory_iterator(kDocs)) {
    if (entry.path().extension() == ".md") files.push_back(entry.path());
  }
  for (const auto& entry : fs::recursive_directory_iterator(kRoot / "models")) {
    if (entry.path().filename() == "README.md") files.push_back(entry.path());
  }
  return files;
}

std::string nameOf(const fs::path& file) { return fs::relative(file, kRoot).generic_string(); }

// Group `group` of every match, in order.
std::vector<std::string> allIn(const std::string& text, const std::string& pattern, std::size_t group = 1) {
  const std::regex expression(pattern);
  std::vector<std::string> found;
  for (std::sregex_iterator match(text.begin(), text.end(), expression), end; match != end; ++match) found.push_back((*match)[group]);
  return found;
}

struct Document {
  std::string prose;                  // without the fenced blocks
  std::vector<std::string> commands;  // lines of the fenced blocks, continued ones joined, without comments
};

Document parsed(const std::string& text) {
  Document document;
  std::istringstream lines(text);
  bool fenced = false, continued = false;
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("```")) {
      fenced = !fenced;
    } else if (!fenced) {
      document.prose += line + '\n';
    } else {
      line = line.substr(0, line.find(" #"));
      continued ? document.commands.back() += line : document.commands.emplace_back(line);
      continued = line.ends_with('\\');
      if (continued) document.commands.back().pop_back();
    }
  }
  return document;
}

std::vector<std::string> wordsOf(const std::string& line) {
  std::istringstream stream(line);
  std::vector<std::string> words;
  for (std::string word; stream >> word;) words.push_back(word);
  return words;
}

// A path of this tree: with a slash and an ending, and no placeholder before the first slash.
bool isPath(const std::string& span) {
  static const std::regex path(R"((\.\./)*[\w.-]+(/[\w.-]+)*/[\w.-]+\.[A-Za-z0-9]+)"), placeholder("[A-Z_]+/.*");
  return std::regex_match(span, path) && !std::regex_match(span, placeholder);
}

// The options and subcommands of a verb of the terminal program, as declared in its source.
struct Verb {
  std::set<std::string> options{"--help"}, subverbs;
};

std::vector<std::string> verbNames() { return allIn(textOf(kRoot / "app/cli/main.cpp"), R"re(\{"([a-z-]+)", ")re"); }

std::map<std::string, Verb> verbs() {
  const std::string option = R"re(add_(?:option|flag)(?:_function<[^>]*>)?\(\s*"(--[a-z-]+)")re";
  const auto cli = kRoot / "app" / "cli";
  const std::map<std::string, std::vector<std::string>> shared{{"addFigureWords(", {"figures.cpp"}},
                                                               {"addDataWord(", {"data_set.cpp"}},
                                                               {"addFoldWords(", {"fold_words.h"}},
                                                               {"addTrainingWords(", {"../words/training_words.cpp"}},
                                                               {"addPretrainingWords(", {"../words/training_words.cpp"}}};
  std::set<std::string> trainingWords;  // the training options that have their own command-line option
  for (const auto& file : sourcesUnder("core")) {
    if (file.filename() != "option_list.cpp") continue;
    for (auto& word : allIn(textOf(file), R"re("(--[a-z-]+)")re")) trainingWords.insert(std::move(word));
  }
  std::map<std::string, Verb> verbs;
  for (const auto& name : verbNames()) {
    const auto text = textOf(cli / (name + ".cpp"));
    auto& verb = verbs[name];
    const auto take = [&](const std::string& source) {
      for (auto& found : allIn(source, option)) verb.options.insert(found);
    };
    take(text);
    for (const auto& [call, files] : shared) {
      if (text.find(call) == std::string::npos) continue;
      for (const auto& file : files) take(textOf(cli / file));
    }
    for (const char* call : {"addPartWord(", "addFoldWords("}) {
      if (text.find(call) != std::string::npos) verb.options.insert("--part");
    }
    if (text.find("addThreadsWord(") != std::string::npos) verb.options.insert("--threads");
    if (text.find("addDeviceWord(") != std::string::npos) verb.options.insert("--device");
    if (text.find("rainingWords(verb") != std::string::npos) verb.options.insert(trainingWords.begin(), trainingWords.end());
    if (std::regex_search(text, std::regex(R"(addFigureWords\(verb, [^)]*false\))"))) verb.options.erase("--html");
    for (auto& found : allIn(text, R"re(verb\.add_subcommand\("([a-z-]+)")re")) verb.subverbs.insert(found);
  }
  return verbs;
}

// What is wrong with a command; empty if nothing is, or if it is not one of our commands.
std::string problemOf(const std::vector<std::string>& words) {
  static const auto known = verbs();
  if (words.size() < 2) return {};
  std::size_t at = 1;
  if (words[0] == "bash" && words[1].starts_with("packaging/")) {
    if (!fs::exists(kRoot / words[1])) return "there is no " + words[1];
    static const std::regex word("[a-z]+");
    at = 2;
    if (words[1] != "packaging/run.sh" || words.size() == 2 || !std::regex_match(words[2], word)) return {};
  } else if (words[0] != "glenoid-cli" && !words[0].ends_with("/glenoid-cli")) {
    return {};
  }
  if (words[at] == "--help" || words[at] == "--version" || words[at] == "VERB") return {};
  const auto verb = known.find(words[at]);
  if (verb == known.end()) return "there is no verb " + words[at];
  const auto& [options, subverbs] = verb->second;
  if (!subverbs.empty() && words.size() > at + 1 && !words[at + 1].starts_with("--") && !subverbs.contains(words[at + 1]))
    return words[at] + " has no " + words[at + 1];
  for (const auto& spoken : words) {
    const auto name = spoken.substr(0, spoken.find('='));
    if (name.starts_with("--") && !options.contains(name)) return words[at] + " has no option " + name;
  }
  return {};
}

// The anchor of a heading, as on GitHub.
std::string anchorOf(const std::string& heading) {
  std::string anchor;
  for (const char c : heading) {
    if (std::isalnum(static_cast<unsigned char>(c)) || c == '-' || c == '_') anchor += static_cast<char>(std::tolower(c));
    if (c == ' ') anchor += '-';
  }
  return anchor;
}

std::string plainXml(std::string text) {
  for (const auto& [entity, letter] : {std::pair("&lt;", "<"), {"&gt;", ">"}, {"&quot;", "\""}, {"&apos;", "'"}, {"&amp;", "&"}}) {
    for (std::size_t at = 0; (at = text.find(entity, at)) != std::string::npos; ++at) text.replace(at, std::string(entity).size(), letter);
  }
  return text;
}

// German by English, for all texts of the window.
const std::map<std::string, std::set<std::string>>& germanTexts() {
  static const auto texts = [] {
    std::map<std::string, std::set<std::string>> german;
    const auto file = textOf(kRoot / "resources/translations/glenoid_de.ts");
    const std::regex message(R"(<source>([^<]*)</source>[^<]*<translation>([^<]*)</translation>)");
    for (std::sregex_iterator match(file.begin(), file.end(), message), end; match != end; ++match)
      german[plainXml((*match)[1])].insert(plainXml((*match)[2]));
    return german;
  }();
  return texts;
}

// The key of a command as shipped, "Ctrl+O", by its English title; the first if it has several.
std::map<std::string, std::string> shippedKeys() {
  std::map<std::string, std::string> keys;
  const auto table = textOf(kRoot / "ui/services/command_table.cpp");
  const std::regex row(R"re(\{"[a-z]+\.\w+",\s*\w+,\s*tr\("([^"]+)"\),\s*tr\("[^"]*"\),\s*(?:key\(|\{QKeySequence\()"([^"]+)")re");
  for (std::sregex_iterator match(table.begin(), table.end(), row), end; match != end; ++match) keys[(*match)[1]] = (*match)[2];
  return keys;
}

std::string keyInEnglish(std::string key) {
  for (const auto& [german, english] : {std::pair("Strg", "Ctrl"),
                                        {"Umschalt", "Shift"},
                                        {"Bild aufwärts", "PgUp"},
                                        {"Bild abwärts", "PgDown"},
                                        {"Leertaste", "Space"},
                                        {"Entf", "Del"},
                                        {"Eingabe", "Return"}}) {
    if (const auto at = key.find(german); at != std::string::npos) key.replace(at, std::string(german).size(), english);
  }
  return key;
}

}  // namespace

TEST(Documents, TheRuleItselfKnowsRightFromWrong) {
  EXPECT_TRUE(isPath("core/base/error.h") && isPath("../EXPERIMENTS.md"));
  EXPECT_FALSE(isPath("core/base") || isPath("model.json") || isPath("RUN/model.json") || isPath("--fold-file made/folds.json"));
  EXPECT_EQ(problemOf(wordsOf("glenoid-cli predict FILE --looks 8")), "");
  EXPECT_EQ(problemOf(wordsOf("glenoid-cli predict FILE --lucks 8")), "predict has no option --lucks");
  EXPECT_EQ(problemOf(wordsOf("glenoid-cli train --rate 0.1 --set a.b=1")), "");
  EXPECT_EQ(problemOf(wordsOf("glenoid-cli guess FILE")), "there is no verb guess");
  EXPECT_EQ(problemOf(wordsOf("glenoid-cli gate guess")), "gate has no guess");
  EXPECT_EQ(problemOf(wordsOf("glenoid-cli stress --html x")), "stress has no option --html");
  EXPECT_EQ(problemOf(wordsOf("bash packaging/run.sh guess FILE")), "there is no verb guess");
  EXPECT_EQ(problemOf(wordsOf("bash packaging/walk.sh")), "there is no packaging/walk.sh");
  EXPECT_EQ(parsed("a\n```\nb \\\n  c # d\n```\ne\n").commands, std::vector<std::string>{"b   c"});
  EXPECT_EQ(parsed("a\n```\nb\n```\ne\n").prose, "a\ne\n");
  EXPECT_EQ(anchorOf("What it does, now"), "what-it-does-now");
}

TEST(Documents, LinksLeadSomewhere) {
  std::size_t links = 0;
  for (const auto& file : documents()) {
    const auto prose = parsed(textOf(file)).prose;
    std::set<std::string> anchors;
    for (const auto& heading : allIn("\n" + prose, R"(\n#+ ([^\n]+))")) anchors.insert(anchorOf(heading));
    for (const auto& link : allIn(prose, R"(\]\(([^)\s]+)\))")) {
      if (link.find("://") != std::string::npos) continue;
      ++links;
      const auto target = link.substr(0, link.find('#'));
      if (target.empty()) {
        EXPECT_TRUE(anchors.contains(link.substr(1))) << nameOf(file) << " has no heading " << link;
        continue;
      }
      EXPECT_TRUE(fs::exists(file.parent_path() / target)) << nameOf(file) << " links to " << link;
      // They are installed and shown without the rest of the tree.
      if (file.parent_path() == kDocs) {
        EXPECT_EQ(link.find('/'), std::string::npos) << nameOf(file) << " links out of its folder: " << link;
      }
    }
  }
  EXPECT_GT(links, 20u);
}

// Qt's Markdown draws the first cell of a table wrongly if the table follows a block of code.
TEST(Documents, ASentenceStandsBetweenCodeAndATable) {
  for (const auto& file : documents()) {
    if (file.parent_path() != kDocs) continue;
    EXPECT_EQ(textOf(file).find("```\n\n|"), std::string::npos) << nameOf(file);
  }
}

TEST(Documents, NameNoFileThatIsNotThere) {
  std::size_t named = 0;
  for (const auto& file : documents()) {
    for (const auto& span : allIn(parsed(textOf(file)).prose, "`([^`\n]+)`")) {
      if (!isPath(span)) continue;
      ++named;
      EXPECT_TRUE(fs::exists(kRoot / span) || fs::exists(file.parent_path() / span)) << nameOf(file) << " names " << span;
    }
  }
  EXPECT_GT(named, 20u);
}

TEST(Documents, CommandsHaveTheirVerbsAndOptions) {
  std::size_t commands = 0;
  for (const auto& file : documents()) {
    auto document = parsed(textOf(file));
    for (auto& span : allIn(document.prose, "`([^`\n]+)`")) document.commands.push_back(std::move(span));
    for (const auto& line : document.commands) {
      const auto words = wordsOf(line);
      commands += words.size() > 1 && words[0] == "glenoid-cli" ? 1 : 0;
      EXPECT_EQ(problemOf(words), "") << nameOf(file) << ": " << line;
    }
  }
  EXPECT_GT(commands, 20u);
}

// An option that is named without its verb must belong to some verb.
TEST(Documents, OptionsBelongToAVerb) {
  std::set<std::string> options;
  for (const auto& [name, verb] : verbs()) options.insert(verb.options.begin(), verb.options.end());
  for (const auto& file : documents()) {
    for (const auto& span : allIn(parsed(textOf(file)).prose, "`(--[^`\n]+)`")) {
      for (const auto& word : wordsOf(span)) {
        if (!word.starts_with("--")) continue;
        EXPECT_TRUE(options.contains(word.substr(0, word.find('=')))) << nameOf(file) << " names " << word;
      }
    }
  }
}

// packaging/run.sh looks for a verb in main.cpp by the same text.
TEST(Documents, EveryVerbIsDeclaredWhereTheStartScriptLooks) {
  const auto declared = allIn(textOf(kRoot / "app/cli/verbs.h"), R"(\nRun add(\w+)\()");
  EXPECT_EQ(verbNames().size(), declared.size());
  EXPECT_GT(declared.size(), 8u);
  EXPECT_NE(textOf(kRoot / "packaging/run.sh").find(R"re(grep -qF "{\"${1:-}\", \"" app/cli/main.cpp)re"), std::string::npos);
}

TEST(Documents, TheMapOfTheFoldersIsTheTree) {
  std::set<std::string> named;
  for (const auto& row : allIn(textOf(kRoot / "README.md"), R"(\n(\| `[^|]*)\|)")) {
    for (const auto& folder : allIn(row, "`([a-z_/]+)`"))
      named.insert(folder.ends_with('/') ? folder.substr(0, folder.size() - 1) : folder);
  }
  EXPECT_GT(named.size(), 30u);
  for (const auto& folder : named) EXPECT_TRUE(fs::is_directory(kRoot / folder)) << "README maps " << folder;
  for (const char* house : {"app", "core", "ui"}) {
    for (const auto& entry : fs::directory_iterator(kRoot / house)) {
      if (!entry.is_directory()) continue;
      EXPECT_TRUE(named.contains(nameOf(entry.path()))) << "README does not map " << nameOf(entry.path());
    }
  }
}

TEST(Documents, EveryErrorHasItsRowInTroubleshooting) {
  const auto page = textOf(kDocs / "troubleshooting.md");
  const auto codes = allIn(textOf(kRoot / "core/base/error.cpp"), R"re(Row\{ErrorCode::\w+, "([a-z-]+)")re");
  EXPECT_GT(codes.size(), 35u);
  for (const auto& code : codes) EXPECT_NE(page.find("\n| `" + code + "` |"), std::string::npos) << code;
}

TEST(Documents, EveryOptionOfTrainingHasItsRowInTheManual) {
  const auto page = textOf(kDocs / "researcher.md");
  std::size_t options = 0;
  for (const auto& file : sourcesUnder("core")) {
    for (const auto& key : allIn(textOf(file), R"re(\{"([a-z][A-Za-z.]*)",\s*GLENOID_TEXT\("TrainingOption")re")) {
      ++options;
      EXPECT_NE(page.find("\n| `" + key + "` |"), std::string::npos) << key;
    }
  }
  EXPECT_GT(options, 45u);
}

// Bold text in the surgeon's manual is a text of the window.
TEST(Documents, TheManualCallsControlsWhatTheWindowCallsThem) {
  std::set<std::string> english, german;
  for (const auto& [source, translations] : germanTexts()) {
    english.insert(source);
    german.insert(translations.begin(), translations.end());
  }
  EXPECT_GT(english.size(), 500u);
  for (const auto& [name, texts] : {std::pair("surgeon.md", english), {"surgeon.de.md", german}}) {
    const auto controls = allIn(textOf(kDocs / name), R"(\*\*([^*\n]+)\*\*)");
    EXPECT_GT(controls.size(), 40u) << name;
    for (const auto& control : controls) EXPECT_TRUE(texts.contains(control)) << name << " names " << control;
  }
}

// A German word may be in the window, but for something else.
TEST(Documents, TheRowsOfBothManualsNameTheSame) {
  const std::string row = R"(\n\| \*\*([^*\n]+)\*\* \|)";
  const auto english = allIn(textOf(kDocs / "surgeon.md"), row), german = allIn(textOf(kDocs / "surgeon.de.md"), row);
  EXPECT_GT(english.size(), 25u);
  ASSERT_EQ(english.size(), german.size());
  for (std::size_t i = 0; i < english.size(); ++i) {
    const auto known = germanTexts().find(english[i]);
    EXPECT_TRUE(known != germanTexts().end() && known->second.contains(german[i])) << english[i] << " is called " << german[i];
  }
}

TEST(Documents, TheManualGivesTheKeysAsShipped) {
  const auto keys = shippedKeys();
  EXPECT_GT(keys.size(), 45u);
  for (const char* name : {"surgeon.md", "surgeon.de.md"}) {
    const auto page = textOf(kDocs / name);
    const std::string row = R"(\n\| `([^`]+)` \| \*\*([^*]+)\*\* \|)";
    const auto shown = allIn(page, row), titles = allIn(page, row, 2);
    EXPECT_GT(titles.size(), 15u) << name;
    for (std::size_t i = 0; i < titles.size(); ++i) {
      const bool found = std::any_of(keys.begin(), keys.end(), [&](const auto& command) {
        const auto translated = germanTexts().find(command.first);
        const bool isThis = command.first == titles[i] || (translated != germanTexts().end() && translated->second.contains(titles[i]));
        return isThis && command.second == keyInEnglish(shown[i]);
      });
      EXPECT_TRUE(found) << name << " gives " << titles[i] << " the key " << shown[i];
    }
  }
}
