// SPDX-License-Identifier: GPL-3.0-or-later
#include <cerrno>
#include <cstdlib>

#include <fcntl.h>
#include <io.h>
#include <windows.h>

#include "core/base/standard_streams.h"

namespace glenoid {

void openStandardStreams() {
  SetConsoleOutputCP(CP_UTF8);
  // Bytes pass unchanged: no CR before LF, no end of the input at Ctrl-Z. A closed stream has the number -2, which no file gets.
  for (std::FILE* stream : {stdin, stdout}) {
    if (_fileno(stream) >= 0) _setmode(_fileno(stream), _O_BINARY);
  }
  // The console takes no character in two pieces, and an unbuffered stream writes bytes.
  std::setvbuf(stderr, nullptr, _IOFBF, 1 << 12);
  for (const DWORD number : {STD_OUTPUT_HANDLE, STD_ERROR_HANDLE}) {
    DWORD mode = 0;
    if (GetConsoleMode(GetStdHandle(number), &mode)) SetConsoleMode(GetStdHandle(number), mode | ENABLE_VIRTUAL_TERMINAL_PROCESSING);
  }
}

bool isTerminal(std::FILE* stream) {
  DWORD mode = 0;
  const HANDLE handle = GetStdHandle(stream == stdout ? STD_OUTPUT_HANDLE : STD_ERROR_HANDLE);
  return GetConsoleMode(handle, &mode) && (mode & ENABLE_VIRTUAL_TERMINAL_PROCESSING) != 0;
}

std::ptrdiff_t writeToStandardOutput(std::string_view text) {
  if (_fileno(stdout) < 0) {
    errno = EBADF;
    return -1;
  }
  return _write(_fileno(stdout), text.data(), static_cast<unsigned>(text.size()));
}

// _Exit() would wait for a library that is being loaded, and run what each library does at its end.
void leaveProcess(int code) {
  TerminateProcess(GetCurrentProcess(), static_cast<UINT>(code));
  std::abort();  // not reached
}

}  // namespace glenoid
