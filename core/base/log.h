// SPDX-License-Identifier: GPL-3.0-or-later
// What the program did, line by line: the last lines in memory for whoever shows them, all of them in a file where one is set.
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

// Any thread. Whoever writes keeps patient data out: no names, numbers, file names chosen by a hospital, nothing read from a header.
class Log {
 public:
  explicit Log(std::size_t lines = 2000) : most_(lines) {}

  void write(LogLevel level, std::string_view text);
  std::vector<LogLine> lines() const;  // the last ones, oldest first

  // Appends every line from now on. A file that reaches `limit` bytes becomes FILE.1, in place of the last of that name, so that at most
  // two of them lie on the disk, both their owner's alone. Throws Error FileUnwritable; a disk that fills up later ends the file, not the
  // program.
  void setFile(const std::filesystem::path& file, std::uint64_t limit = 2u << 20);

  using Listener = std::function<void(const LogLine&)>;
  class Subscription {  // nothing is called any more once it is gone; its end waits for a call under way in another thread
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
  // Calls `listener` for every line from now on, in the thread that writes it; what the listener itself writes is kept, not announced.
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

// The program's own.
Log& programLog();
inline void log(LogLevel level, std::string_view text) { programLog().write(level, text); }

}  // namespace glenoid
