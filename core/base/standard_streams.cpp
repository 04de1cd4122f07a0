// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/standard_streams.h"

#include <array>
#include <cerrno>
#include <cstdio>
#include <iostream>
#include <optional>
#include <streambuf>
#include <string_view>
#include <system_error>

#include "core/base/error.h"

namespace glenoid {
namespace {

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
      const auto written = writeToStandardOutput(text);
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

std::ostream& results() { return output().stream; }

void finishResults() {
  output().buffer.throwIfLost();
  results().flush();
}

void endProcess(int code) {
  std::cout.flush();
  std::cerr.flush();
  std::fflush(nullptr);
  leaveProcess(code);
}

}  // namespace glenoid
