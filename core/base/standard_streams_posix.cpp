// SPDX-License-Identifier: GPL-3.0-or-later
#include <cerrno>
#include <cstdlib>

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include "core/base/standard_streams.h"

namespace glenoid {

void openStandardStreams() {
  for (const int number : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    if (fcntl(number, F_GETFD) != -1 || errno != EBADF) continue;
    if (open("/dev/null", number == STDIN_FILENO ? O_WRONLY : O_RDONLY) != number) std::_Exit(EXIT_FAILURE);
  }
}

bool isTerminal(std::FILE* stream) { return isatty(fileno(stream)) == 1; }

std::ptrdiff_t writeToStandardOutput(std::string_view text) {
  const auto written = write(STDOUT_FILENO, text.data(), text.size());
  if (written >= 0 || (errno != EAGAIN && errno != EINTR)) return written;
  pollfd waited{STDOUT_FILENO, POLLOUT, 0};  // another program may have made the terminal or pipe non-blocking
  poll(&waited, 1, -1);
  return 0;
}

void leaveProcess(int code) { std::_Exit(code); }

}  // namespace glenoid
