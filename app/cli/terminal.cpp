// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/terminal.h"

#include <cstdio>
#include <iostream>

#include "core/base/standard_streams.h"
#include "core/report/disclaimer.h"

namespace glenoid::cli {
namespace {

std::string clock(double seconds) {
  const auto whole = static_cast<long>(seconds + 0.5);
  if (whole >= 3600) return fmt::format("{}:{:02}:{:02}", whole / 3600, whole / 60 % 60, whole % 60);
  return fmt::format("{}:{:02}", whole / 60, whole % 60);
}

}  // namespace

void writeExactly(std::string_view text) {
  static const bool shown = isTerminal(stdout);
  if (!shown) {
    results() << text << std::flush;
    return;
  }
  std::string lines(text);
  std::erase(lines, '\r');  // from the line ends of CSV
  sayLines(lines);
}
void sayLines(std::string_view text) { results() << terminalLines(text) << std::flush; }
void tellLines(std::string_view text) { std::cerr << terminalLines(text) << std::flush; }

ProgressLine::ProgressLine() : terminal_(isTerminal(stderr)), start_(std::chrono::steady_clock::now()), last_(start_) {}
ProgressLine::~ProgressLine() { clear(); }

void ProgressLine::show(const Progress& progress) {
  const auto now = std::chrono::steady_clock::now();
  if (progress.stage != before_.stage || progress.done < before_.done) start_ = now;
  before_ = progress;
  const auto pause = terminal_ ? std::chrono::milliseconds(200) : std::chrono::milliseconds(10'000);
  if (now - last_ < pause) return;
  last_ = now;
  std::string text = terminalLine(sentence(progress.stage)) + ": " + std::to_string(progress.done);
  if (progress.total > 0) text += " of " + std::to_string(progress.total);
  if (progress.done > 0 && progress.total > progress.done) {
    const double elapsed = std::chrono::duration<double>(now - start_).count();
    text += ", " + clock(elapsed / static_cast<double>(progress.done) * static_cast<double>(progress.total - progress.done)) + " left";
  }
  std::cerr << (terminal_ ? "\r\033[K" + text : text + "\n") << std::flush;
  visible_ = terminal_;
}

void ProgressLine::clear() {
  if (visible_) std::cerr << "\r\033[K" << std::flush;
  visible_ = false;
}

JsonArray::JsonArray() { writeExactly("["); }
JsonArray::~JsonArray() {
  try {
    writeExactly("\n]\n");
  } catch (const std::exception&) {
    // finishResults() reports this, unless another error ended the run and is reported instead.
  }
}

void JsonArray::add(const nlohmann::ordered_json& item) {
  writeExactly((first_ ? "\n" : ",\n") + item.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace));
  first_ = false;
}

void printDisclaimer() { tell("{}\n", kDisclaimer); }

}  // namespace glenoid::cli
