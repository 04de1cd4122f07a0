// SPDX-License-Identifier: GPL-3.0-or-later
// Standard input, output and error, and the stream of results on standard output.
#pragma once

#include <cstddef>
#include <cstdio>
#include <ostream>
#include <string_view>

namespace glenoid {

// Call first in every main(). If a program starts with one of the three closed, the next file or socket it opens takes that place, and
// printed text lands in it. A closed stream becomes /dev/null opened in the wrong direction, so that reading or writing it fails instead of
// passing silently. On Windows the console takes UTF-8 from now on, and stdin and stdout pass bytes unchanged.
void openStandardStreams();

// Whether `stream`, stdout or stderr, is a terminal that obeys control sequences. Call openStandardStreams() before.
bool isTerminal(std::FILE* stream);

// Standard output, for results only; nothing else writes there. Buffers until a flush or until 64 KiB are full. A write that fails throws
// Error OutputUnwritable at once, so that work stops if its results are lost. One thread at a time.
std::ostream& results();
// Flushes results(). Throws Error OutputUnwritable if anything was lost, now or before.
void finishResults();

// Flushes the streams and ends the process as it is. A return from main() would let LibTorch take back thousands of registrations one by
// one, and wait for a library that is still being loaded. Nothing on the stack is destroyed, and no function of atexit() runs.
[[noreturn]] void endProcess(int code);

// For endProcess() alone: ends the process without a flush.
[[noreturn]] void leaveProcess(int code);

// For results() alone. Returns how many bytes were written, perhaps none; below 0, with errno set, if that failed.
std::ptrdiff_t writeToStandardOutput(std::string_view text);

}  // namespace glenoid
