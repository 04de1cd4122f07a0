#include "core/base/log.h"

#include <mutex>
#include <utility>

namespace glenoid {
namespace {

std::mutex& sinkMutex() {
  static std::mutex mutex;
  return mutex;
}

LogSink& currentSink() {
  static LogSink sink;
  return sink;
}

}  // namespace

void setLogSink(LogSink sink) {
  const std::lock_guard lock(sinkMutex());
  currentSink() = std::move(sink);
}

void log(LogLevel level, std::string_view line) {
  const std::lock_guard lock(sinkMutex());
  if (currentSink()) currentSink()(level, line);
}

}  // namespace glenoid
