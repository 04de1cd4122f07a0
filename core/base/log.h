// The program's log: one sink for the process, set once at start-up.
#pragma once

#include <functional>
#include <string_view>

namespace glenoid {

enum class LogLevel { Debug, Info, Warning, Error };

using LogSink = std::function<void(LogLevel, std::string_view)>;

// Replaces the sink (none at start: messages are dropped). Thread-safe.
void setLogSink(LogSink sink);
// Hands one line to the sink; it must not carry patient data. Thread-safe; calls do not overlap.
void log(LogLevel level, std::string_view line);

}  // namespace glenoid
