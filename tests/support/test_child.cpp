// SPDX-License-Identifier: GPL-3.0-or-later
// glenoid-test-child: a program that a test starts to see how it behaves or misbehaves. Usage: glenoid-test-child VERB [ARGUMENT...].
#include <charconv>
#include <chrono>
#include <csignal>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <map>
#include <memory>
#include <new>
#include <string>
#include <thread>
#include <vector>

#include "core/base/child_process.h"
#include "core/base/files.h"
#include "core/base/folder_lock.h"
#include "core/base/parent_connection.h"
#include "core/base/program_location.h"
#include "core/base/standard_streams.h"

using namespace glenoid;
using Words = std::vector<std::string>;

namespace {

std::int64_t numberOf(const std::string& word) {
  std::int64_t number = 0;
  std::from_chars(word.data(), word.data() + word.size(), number);
  return number;
}

void waitForever() {
  while (true) std::this_thread::sleep_for(std::chrono::hours(1));
}

void greet(ParentConnection& parent) {
  const std::byte greeting{'!'};
  parent.send({&greeting, 1});
  parent.flush();
}

// Sends back what it receives.
int echo(const Words&) {
  ParentConnection parent;
  for (std::byte byte{}; parent.receive({&byte, 1});) {
    parent.send({&byte, 1});
    if (!parent.hasInput(std::chrono::milliseconds(0))) parent.flush();
  }
  return 0;
}

// Prints its arguments, one a line.
int list(const Words& words) {
  for (const auto& word : words) results() << word << '\n';
  finishResults();
  return 0;
}

// say CODE TEXT: prints the text on stderr and ends with the code.
int say(const Words& words) {
  std::fputs(words[1].c_str(), stderr);
  return static_cast<int>(numberOf(words[0]));
}

int crash(const Words&) {
  const ParentConnection parent;  // so that no system asks what to do
  std::signal(SIGSEGV, SIG_DFL);  // a sanitizer must not see it
  volatile int* volatile nothing = nullptr;
  *nothing = 1;
  return 0;
}

int hang(const Words&) {
  waitForever();
  return 0;
}

// late MILLISECONDS: hangs with a limit.
int late(const Words& words) {
  limitOwnTime(std::chrono::hours(1));
  limitOwnTime(std::chrono::milliseconds(0));
  limitOwnTime(std::chrono::milliseconds(numberOf(words[0])));
  return hang(words);
}

// grow BYTES: takes memory until the system refuses it (exit code 0), at most 1 GiB (exit code 7).
int grow(const Words& words) {
  constexpr std::size_t kPiece = std::size_t{16} << 20;
  std::vector<std::unique_ptr<char[]>> pieces(64);
  limitOwnMemory(numberOf(words[0]));
  for (auto& piece : pieces) {
    piece.reset(new (std::nothrow) char[kPiece]);
    if (!piece) return 0;
    static_cast<volatile char*>(piece.get())[0] = 1;
  }
  return 7;
}

// hold FOLDER: locks the folder, greets, and waits for the end of its input.
int hold(const Words& words) {
  const FolderLock lock(fromUtf8(words[0]));
  ParentConnection parent;
  greet(parent);
  for (std::byte byte{}; parent.receive({&byte, 1});) continue;
  return 0;
}

// deaf FOLDER: locks the folder, greets, and never looks at its input.
int deaf(const Words& words) {
  const FolderLock lock(fromUtf8(words[0]));
  ParentConnection parent;
  greet(parent);
  return hang(words);
}

// orphan VERB FOLDER: starts this program with the verb, and dies once that has greeted.
int orphan(const Words& words) {
  ChildProcess child(programFile(), words);
  std::byte greeting{};
  const auto end = child.receive({&greeting, 1}, {std::chrono::steady_clock::now() + std::chrono::seconds(30), CancelToken()});
  std::_Exit(end == TransferEnd::Complete ? 3 : 4);
}

}  // namespace

int main(int count, char** mainWords) {
  openStandardStreams();
  auto words = programArguments(count, mainWords);
  const std::map<std::string, std::function<int(const Words&)>> verbs{
      {"echo", echo}, {"list", list}, {"say", say},   {"crash", crash}, {"hang", hang},
      {"late", late}, {"grow", grow}, {"hold", hold}, {"deaf", deaf},   {"orphan", orphan},
  };
  const auto verb = verbs.at(words.at(0));
  words.erase(words.begin());
  return verb(words);
}
