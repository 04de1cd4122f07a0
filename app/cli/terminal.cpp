#include "app/cli/terminal.h"

#include <csignal>
#include <cstdio>
#include <iostream>

#ifdef _WIN32
#include <io.h>
#else
#include <unistd.h>
#endif

#include "core/report/disclaimer.h"

namespace glenoid::cli {
namespace {

bool stderrIsTerminal() {
#ifdef _WIN32
  return _isatty(_fileno(stderr)) != 0;
#else
  return isatty(STDERR_FILENO) == 1;
#endif
}

void onSignal(int signal) {
  interruptToken().cancel();
  std::signal(signal, SIG_DFL);
}

std::string clock(double seconds) {
  const auto whole = static_cast<long>(seconds + 0.5);
  char text[32];
  if (whole >= 3600) {
    std::snprintf(text, sizeof text, "%ld:%02ld:%02ld", whole / 3600, whole / 60 % 60, whole % 60);
  } else {
    std::snprintf(text, sizeof text, "%ld:%02ld", whole / 60, whole % 60);
  }
  return text;
}

}  // namespace

const CancelToken& interruptToken() {
  static const CancelToken token = [] {
    std::signal(SIGINT, onSignal);
    std::signal(SIGTERM, onSignal);
    return CancelToken();
  }();
  return token;
}

ProgressLine::ProgressLine() : terminal_(stderrIsTerminal()), start_(std::chrono::steady_clock::now()), last_(start_) {}
ProgressLine::~ProgressLine() { clear(); }

void ProgressLine::show(const Progress& progress) {
  const auto now = std::chrono::steady_clock::now();
  if (progress.stage != before_.stage || progress.done < before_.done) start_ = now;
  before_ = progress;
  const auto pause = terminal_ ? std::chrono::milliseconds(200) : std::chrono::milliseconds(10'000);
  if (now - last_ < pause) return;
  last_ = now;
  std::string text = sentence(progress.stage) + ": " + std::to_string(progress.done);
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

JsonArray::JsonArray(std::ostream& out) : out_(out) { out_ << "["; }
JsonArray::~JsonArray() { out_ << "\n]" << std::endl; }

void JsonArray::add(const nlohmann::ordered_json& item) {
  out_ << (first_ ? "\n" : ",\n") << item.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) << std::flush;
  first_ = false;
}

void printDisclaimer() { std::cerr << kDisclaimer << "\n"; }

}  // namespace glenoid::cli
