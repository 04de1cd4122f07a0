// SPDX-License-Identifier: GPL-3.0-or-later
// A second process that does something and then waits to be killed: WaitingProcess(work) returns when the work is done, and what the work
// leaves alive stays so until kill() or the end of the object. The work may use only what the test made before, in the same way each time.
#pragma once

#ifdef _WIN32
#include "tests/support/waiting_process_windows.h"
#else
#include "tests/support/waiting_process_posix.h"
#endif
