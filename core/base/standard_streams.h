// SPDX-License-Identifier: GPL-3.0-or-later
// Standard input, output and error, and the results that go to standard output.
#pragma once

#include <ostream>

namespace glenoid {

// First in every main(): a program started with one of the three closed would get its next file or socket there, and what is printed would
// land in it. A closed one becomes /dev/null the wrong way round, so that reading or writing it is an error, not silence.
void openStandardStreams();

// Standard output, for results; nothing else writes there. Collects what is put in until it is flushed or 64 KiB are full. A write that
// fails throws Error OutputUnwritable there and then, so that work whose results are lost ends. One thread at a time.
std::ostream& results();
// Flushes results(). Throws Error OutputUnwritable if anything was lost, now or before.
void finishResults();

}  // namespace glenoid
