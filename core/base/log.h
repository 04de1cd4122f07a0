// SPDX-License-Identifier: GPL-3.0-or-later
// What the program did, line by line: the last lines in memory for display, and every line in a file if one is set.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <filesystem>
#include <fstream>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace glenoid {

enum class LogLevel { Debug, Info, Warning, Error };

struct LogLine {
  std::chrono::system_clock::time_point time;
  LogLevel level = LogLevel::Info;
  std::string text;  // one line of UTF-8; control characters have become spaces
};
// "2026-11-27T20:05:46.123Z warning: text"; the time is UTC.
std::string toText(const LogLine& line);

// Any thread. The caller keeps patient data out: no names, no numbers, no file names chosen by a hospital, nothing read from a header.
class Log {
 public:
  explicit Log(std::size_t lines = 2000) : most_(lines) {}

  void write(LogLevel level, std::string_view text);
  std::vector<LogLine> lines() const;  // the last ones, oldest first

  // Appends every line from now on. A file that reaches `limit` bytes is renamed FILE.1 and replaces the previous FILE.1, so the disk holds
  // at most two files. Only their owner may read them. Throws Error FileUnwritable. If the disk fills up later, the file ends but the
  // program continues.
  void setFile(const std::filesystem::path& file, std::uint64_t limit = 2u << 20);

  using Listener = std::function<void(const LogLine&)>;
  class Subscription {  // once it is gone, nothing is called; its destructor waits for a call in another thread
   public:
    Subscription() = default;
    Subscription(Subscription&&) noexcept = default;
    Subscription& operator=(Subscription&&) noexcept;
    ~Subscription() { end(); }
    void end();

   private:
    friend class Log;
    struct State;
    explicit Subscription(std::shared_ptr<State> state) : state_(std::move(state)) {}
    std::shared_ptr<State> state_;
  };
  // Calls `listener` for every line from now on, in the thread that writes it. Lines that the listener writes are kept but not announced.
  // The subscription may outlive the log.
  [[nodiscard]] Subscription subscribe(Listener listener);

 private:
  void writeToFile(const LogLine& line);
  bool openFile();
  void announce(const LogLine& line);

  const std::size_t most_;
  mutable std::mutex mutex_;
  std::deque<LogLine> lines_;
  std::filesystem::path file_;
  std::uint64_t limit_ = 0, size_ = 0;
  std::ofstream stream_;
  std::vector<std::weak_ptr<Subscription::State>> subscribers_;
};

// The log of the whole program.
Log& programLog();
inline void log(LogLevel level, std::string_view text) { programLog().write(level, text); }

}  // namespace glenoid
