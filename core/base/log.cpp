// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/log.h"

#include <algorithm>
#include <array>
#include <utility>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/format.h"
#include "core/base/private_file.h"

namespace glenoid {
namespace {

namespace fs = std::filesystem;

constexpr std::array kLevelNames{"debug", "info", "warning", "error"};

thread_local bool isAnnouncing = false;

std::string oneLine(std::string_view text) {
  std::string line(text);
  std::replace_if(
      line.begin(), line.end(), [](unsigned char c) { return c < 0x20 || c == 0x7f; }, ' ');
  return line;
}

}  // namespace

// Recursive: a listener may end its own subscription.
struct Log::Subscription::State {
  std::recursive_mutex mutex;
  Listener listener;  // empty once ended
};

Log::Subscription& Log::Subscription::operator=(Subscription&& other) noexcept {
  if (this != &other) {
    end();
    state_ = std::move(other.state_);
  }
  return *this;
}

void Log::Subscription::end() {
  const auto state = std::exchange(state_, nullptr);
  if (!state) return;
  Listener ended;  // destroyed after the lock is released
  const std::lock_guard lock(state->mutex);
  ended.swap(state->listener);
}

std::string toText(const LogLine& line) {
  using namespace std::chrono;
  const auto day = floor<days>(line.time);
  const year_month_day date(day);
  const hh_mm_ss time(floor<milliseconds>(line.time - day));
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:03}Z {}: {}", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()), time.hours().count(), time.minutes().count(),
                     time.seconds().count(), time.subseconds().count(), kLevelNames[static_cast<std::size_t>(line.level)], line.text);
}

void Log::write(LogLevel level, std::string_view text) {
  LogLine line{{}, level, oneLine(text)};
  {
    const std::lock_guard lock(mutex_);
    line.time = std::chrono::system_clock::now();  // under the lock, so that times never run backwards
    lines_.push_back(line);
    while (lines_.size() > most_) lines_.pop_front();
    if (stream_.is_open()) writeToFile(line);
  }
  announce(line);
}

std::vector<LogLine> Log::lines() const {
  const std::lock_guard lock(mutex_);
  return {lines_.begin(), lines_.end()};
}

void Log::setFile(const fs::path& file, std::uint64_t limit) {
  const std::lock_guard lock(mutex_);
  stream_.close();
  file_ = file;
  limit_ = limit;
  std::error_code ignored;
  if (file.has_parent_path()) fs::create_directories(file.parent_path(), ignored);
  if (!openFile()) throw Error(ErrorCode::FileUnwritable, "the log", toUtf8(file));
}

bool Log::openFile() {
  keepPrivate(file_);  // no line names a patient, but others should not see when the user worked
  stream_.clear();
  stream_.open(file_, std::ios::binary | std::ios::app);
  std::error_code failure;
  const auto size = fs::file_size(file_, failure);
  size_ = failure ? 0 : size;
  return stream_.is_open();
}

void Log::writeToFile(const LogLine& line) {
  const auto text = toText(line) + "\n";
  if (size_ > 0 && size_ + text.size() > limit_) {
    stream_.close();
    auto last = file_;
    last += ".1";
    std::error_code failure;
    fs::rename(file_, last, failure);
    if (failure) fs::remove(file_, failure);  // better to lose old lines than to grow without end
    if (failure || !openFile()) return stream_.close();
  }
  stream_ << text << std::flush;
  size_ += text.size();
  if (!stream_) stream_.close();
}

void Log::announce(const LogLine& line) {
  if (isAnnouncing) return;
  std::vector<std::shared_ptr<Subscription::State>> listening;
  {
    const std::lock_guard lock(mutex_);
    std::erase_if(subscribers_, [](const auto& subscriber) { return subscriber.expired(); });
    for (const auto& subscriber : subscribers_) listening.push_back(subscriber.lock());
  }
  isAnnouncing = true;
  for (const auto& state : listening) {
    if (!state) continue;
    const std::lock_guard lock(state->mutex);
    try {
      if (const auto listener = state->listener) listener(line);
    } catch (...) {  // a failing listener must not disturb the writer
    }
  }
  isAnnouncing = false;
}

Log::Subscription Log::subscribe(Listener listener) {
  auto state = std::make_shared<Subscription::State>();
  state->listener = std::move(listener);
  const std::lock_guard lock(mutex_);
  subscribers_.push_back(state);
  return Subscription(std::move(state));
}

Log& programLog() {
  static Log log;
  return log;
}

}  // namespace glenoid
