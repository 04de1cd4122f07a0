// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/words/command_line.h"

#include <algorithm>
#include <charconv>
#include <functional>
#include <optional>
#include <sstream>
#include <utility>

#include "core/base/numbers.h"

namespace glenoid {
namespace {

std::string inQuotes(const std::string& text) { return '"' + text + '"'; }

const CLI::App& innermost(const CLI::App& app) {
  const auto parsed = app.get_subcommands();
  return parsed.empty() ? app : innermost(*parsed.front());
}

std::vector<std::string> verbsOf(const CLI::App& app) {
  std::vector<std::string> names;
  for (const auto* verb : app.get_subcommands([](const CLI::App*) { return true; })) names.push_back(verb->get_name());
  return names;
}

CLI::Validator ranged(const std::string& low, const std::string& high, std::function<bool(const std::string&)> isInside) {
  return {[=](std::string& text) {
            return isInside(text) ? std::string() : "a number from " + low + " to " + high + " is expected, not " + inQuotes(text);
          },
          low + " to " + high};
}

// Says which word of the command line is unknown, or that the verb is missing. Empty if neither is the case.
std::string surplusOf(const CLI::App& app) {
  const auto& asked = innermost(app);
  const auto verbs = verbsOf(asked);
  const auto left = app.remaining(true);
  if (!left.empty() && left.front().starts_with('-')) return "there is no option " + inQuotes(left.front());
  if (!verbs.empty()) {
    return (left.empty() ? "a verb is missing" : "there is no verb " + inQuotes(left.front())) + "; it is " + alternatives(verbs);
  }
  return left.empty() ? "" : inQuotes(left.front()) + " is one word too many";
}

}  // namespace

NoCommand noCommand(const CLI::App& app, const CLI::ParseError& error) {
  if (error.get_exit_code() == 0) {
    std::ostringstream text;
    app.exit(error, text, text);
    return {false, text.str()};
  }
  const bool isSurplus = dynamic_cast<const CLI::RequiredError*>(&error) || dynamic_cast<const CLI::ExtrasError*>(&error);
  const auto surplus = isSurplus ? surplusOf(app) : "";
  std::string command = app.get_name();
  for (const auto* verb = &app; !verb->get_subcommands().empty();) {
    verb = verb->get_subcommands().front();
    command += ' ' + verb->get_name();
  }
  return {true, app.get_name() + ": " + (surplus.empty() ? error.what() : surplus) + "\n" + command + " --help lists what there is.\n"};
}

std::string alternatives(const std::vector<std::string>& words) {
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i) text += (i == 0 ? "" : i + 1 == words.size() ? " or " : ", ") + words[i];
  return text;
}

CLI::Validator wholeNumber(std::uint64_t low, std::uint64_t high) {
  return ranged(fmt::format("{}", low), fmt::format("{}", high), [low, high](const std::string& text) {
    const auto number = text.find_first_not_of("0123456789") == std::string::npos ? parsedNumber(text) : std::nullopt;
    return number && *number >= static_cast<double>(low) && *number <= static_cast<double>(high);
  });
}

CLI::Validator numberFrom(double low, double high) {
  return ranged(fmt::format("{}", low), fmt::format("{}", high), [low, high](const std::string& text) {
    const auto number = parsedNumber(text);
    return number && *number >= low && *number <= high;
  });
}

CLI::Validator oneOfWords(std::vector<std::string> words) {
  const auto list = alternatives(words);
  return {[words = std::move(words), list](std::string& text) {
            return std::find(words.begin(), words.end(), text) != words.end() ? std::string()
                                                                              : list + " is expected, not " + inQuotes(text);
          },
          list};
}

void addThreadsWord(CLI::App& verb, int& threads) {
  verb.add_option("--threads", threads, "Processor threads (default: all)")->check(wholeNumber(1, 256));
}

CLI::Option* addPartWord(CLI::App& verb, WorkShare& share, const std::string& explanation) {
  const auto read = [&share](const std::string& text) {
    const char *at = text.data(), *const end = at + text.size();
    const auto number = std::from_chars(at, end, share.number);
    const bool isParted = number.ec == std::errc() && number.ptr != end && *number.ptr == '/';
    const auto of = isParted ? std::from_chars(number.ptr + 1, end, share.of) : number;
    if (!isParted || of.ec != std::errc() || of.ptr != end || share.number < 1 || share.number > share.of) {
      throw CLI::ValidationError("--part", "two whole numbers are expected, e.g. 2/8 for the second of eight parts");
    }
  };
  return verb.add_option_function<std::string>("--part", read, explanation)->type_name("I/N");
}

void addDeviceWord(CLI::App& verb, std::string& device) {
  verb.add_option("--device", device, "Where the network runs")->check(oneOfWords({"auto", "cuda", "mps", "cpu"}));
}

}  // namespace glenoid
