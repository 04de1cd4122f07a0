// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/standard_streams.h"

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <streambuf>
#include <string_view>
#include <system_error>

#ifdef _WIN32
#include <io.h>
#else
#include <fcntl.h>
#include <poll.h>
#include <unistd.h>
#endif

#include "core/base/error.h"

namespace glenoid {
namespace {

// How many bytes were written; below 0, with errno set, if none were.
std::ptrdiff_t writeSome(std::string_view text) {
#ifdef _WIN32
  return _write(_fileno(stdout), text.data(), static_cast<unsigned>(text.size()));
#else
  const auto written = write(STDOUT_FILENO, text.data(), text.size());
  if (written >= 0 || (errno != EAGAIN && errno != EINTR)) return written;
  pollfd waited{STDOUT_FILENO, POLLOUT, 0};  // another program may have made the terminal or pipe non-blocking
  poll(&waited, 1, -1);
  return 0;
#endif
}

class ResultBuffer final : public std::streambuf {
 public:
  ResultBuffer() { empty(); }
  void throwIfLost() const {
    if (lost_) throw *lost_;
  }

 protected:
  int_type overflow(int_type character) override {
    sync();
    return traits_type::eq_int_type(character, traits_type::eof()) ? traits_type::not_eof(character) : sputc(static_cast<char>(character));
  }
  int sync() override {
    std::string_view text(pbase(), static_cast<std::size_t>(pptr() - pbase()));
    empty();
    while (!text.empty()) {
      const auto written = writeSome(text);
      if (written < 0) lost_.emplace(ErrorCode::OutputUnwritable, errno == EBADF ? "it is closed" : std::generic_category().message(errno));
      throwIfLost();
      text.remove_prefix(static_cast<std::size_t>(written));
    }
    return 0;
  }

 private:
  void empty() { setp(buffer_.data(), buffer_.data() + buffer_.size()); }

  std::array<char, 1 << 16> buffer_{};
  std::optional<Error> lost_;
};

struct Results {
  Results() { stream.exceptions(std::ios::badbit); }  // so that the stream passes on what its buffer throws
  ResultBuffer buffer;
  std::ostream stream{&buffer};
};

Results& output() {
  static Results output;
  return output;
}

}  // namespace

void openStandardStreams() {
#ifndef _WIN32
  for (const int number : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    if (fcntl(number, F_GETFD) != -1 || errno != EBADF) continue;
    if (open("/dev/null", number == STDIN_FILENO ? O_WRONLY : O_RDONLY) != number) std::_Exit(EXIT_FAILURE);
  }
#endif
}

std::ostream& results() { return output().stream; }

void finishResults() {
  output().buffer.throwIfLost();
  results().flush();
}

}  // namespace glenoid
