// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cerrno>
#include <mutex>
#include <optional>
#include <system_error>
#include <thread>

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/base/bytes_ahead.h"
#include "core/base/child_process.h"
#include "core/base/error.h"
#include "core/base/files.h"

extern char** environ;

namespace glenoid {
namespace {

constexpr std::chrono::milliseconds kLookAtToken{20};

// Throws the Error that errorAbout() makes from a failed system call. If it would be Internal, throws ProgramMissing for the program
// `file`.
[[noreturn]] void throwFailed(const std::string& what, int error, const std::string& file = {}) {
  const std::system_error failure(error, std::generic_category(), what);
  const auto told = errorAbout(file, failure);
  throw told.code() == ErrorCode::Internal ? Error(ErrorCode::ProgramMissing, what + ": " + failure.code().message(), file) : told;
}

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() { close(number_); }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int number() const { return number_; }

 private:
  int number_;
};

// If the other end of a socket is gone, a write must fail, not end this program by SIGPIPE: Linux takes this request with each write, macOS
// once for the socket.
#ifdef SO_NOSIGPIPE
constexpr int kNoSignal = 0;
void refuseSignal(int socket) {
  const int on = 1;
  setsockopt(socket, SOL_SOCKET, SO_NOSIGPIPE, &on, sizeof on);
}
#else
#ifdef MSG_NOSIGNAL
constexpr int kNoSignal = MSG_NOSIGNAL;
void refuseSignal(int) {}
#endif
#endif

void setUp(int socket) {
  refuseSignal(socket);
  fcntl(socket, F_SETFD, FD_CLOEXEC);
}

// Held while a child is started, and from the creation of a socket until it is closed to later children. If a child inherited an end of
// another child's connection, the close would go unnoticed. macOS lacks SOCK_CLOEXEC, which needs no lock.
std::mutex spawning;

// Destroys the two objects of posix_spawn in every case.
struct SpawnSettings {
  SpawnSettings() {
    posix_spawn_file_actions_init(&actions);
    posix_spawnattr_init(&attributes);
  }
  ~SpawnSettings() {
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
  }
  SpawnSettings(const SpawnSettings&) = delete;
  SpawnSettings& operator=(const SpawnSettings&) = delete;
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
};

pid_t spawn(const std::filesystem::path& program, const std::vector<std::string>& arguments, int socket,
            const std::filesystem::path& standardError) {
  SpawnSettings settings;
  posix_spawn_file_actions_adddup2(&settings.actions, socket, STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&settings.actions, socket, STDOUT_FILENO);
  posix_spawn_file_actions_addopen(&settings.actions, STDERR_FILENO, standardError.empty() ? "/dev/null" : standardError.c_str(),
                                   O_WRONLY | O_CREAT | O_TRUNC, 0666);
  sigset_t none, all;
  sigemptyset(&none);
  sigfillset(&all);
  posix_spawnattr_setsigmask(&settings.attributes, &none);
  posix_spawnattr_setsigdefault(&settings.attributes, &all);
  posix_spawnattr_setpgroup(&settings.attributes, 0);
  posix_spawnattr_setflags(&settings.attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP);

  std::vector<std::string> words{program.string()};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<char*> argv;
  for (std::string& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);
  pid_t child = 0;
  const int error = posix_spawn(&child, program.c_str(), &settings.actions, &settings.attributes, argv.data(), environ);
  if (error != 0) throwFailed("the program cannot be started", error, toUtf8(program));
  return child;
}

}  // namespace

class ChildProcess::Handle {
 public:
  Handle(int socket, pid_t child) : socket_(socket), child_(child) {}
  ~Handle() {
    if (!end_) killAndWait();
  }
  Handle(const Handle&) = delete;
  Handle& operator=(const Handle&) = delete;

  // Moves `size` bytes with `step(offset)`, which returns what send() or recv() return.
  template <typename Step>
  TransferEnd transfer(std::size_t size, short event, const Patience& patience, Step step) {
    for (std::size_t done = 0; done < size;) {
      patience.token.check();
      const ssize_t moved = step(done);
      if (moved > 0) {
        done += static_cast<std::size_t>(moved);
      } else if (moved < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(patience.deadline - std::chrono::steady_clock::now());
        if (left.count() <= 0) return TransferEnd::Timeout;
        pollfd waited{socket_.number(), event, 0};
        poll(&waited, 1, static_cast<int>(std::min(left, kLookAtToken).count()));
      } else if (moved == 0 || errno != EINTR) {
        return TransferEnd::Closed;
      }
    }
    return TransferEnd::Complete;
  }
  int socket() const { return socket_.number(); }

  ProcessEnd end(const Patience& patience) {
    while (!end_ && !look(WNOHANG)) {
      patience.token.check();
      if (std::chrono::steady_clock::now() >= patience.deadline)
        killAndWait();
      else
        std::this_thread::sleep_for(kLookAtToken);
    }
    return *end_;
  }

  BytesAhead ahead;

 private:
  // Whether the child has ended. After that its process number may belong to another program.
  bool look(int options) {
    int status = 0;
    pid_t found = 0;
    while ((found = waitpid(child_, &status, options)) < 0 && errno == EINTR) {
    }
    if (found != 0) end_ = WIFSIGNALED(status) ? ProcessEnd{0, WTERMSIG(status)} : ProcessEnd{WEXITSTATUS(status), 0};
    return end_.has_value();
  }
  void killAndWait() {
    kill(child_, SIGKILL);
    look(0);
  }

  Descriptor socket_;
  pid_t child_;
  std::optional<ProcessEnd> end_;
};

ChildProcess::ChildProcess(const std::filesystem::path& program, const std::vector<std::string>& arguments,
                           const std::filesystem::path& standardError) {
  // A socket pair instead of two pipes: writing to a dead child is then an error, not a SIGPIPE.
  const std::lock_guard lock(spawning);
  int ends[2];
  if (socketpair(AF_UNIX, SOCK_STREAM, 0, ends) != 0) throwFailed("socketpair", errno);
  for (const int end : ends) setUp(end);
  const Descriptor theirs(ends[1]);
  const pid_t child = [&] {
    try {
      return spawn(program, arguments, theirs.number(), standardError);
    } catch (...) {
      close(ends[0]);
      throw;
    }
  }();
  handle_ = std::make_unique<Handle>(ends[0], child);
}

ChildProcess::~ChildProcess() = default;

TransferEnd ChildProcess::send(std::span<const std::byte> bytes, const Patience& patience) {
  return handle_->transfer(bytes.size(), POLLOUT, patience, [&](std::size_t done) {
    return ::send(handle_->socket(), bytes.data() + done, bytes.size() - done, MSG_DONTWAIT | kNoSignal);
  });
}

TransferEnd ChildProcess::receive(std::span<std::byte> bytes, const Patience& patience) {
  const auto read = [this](std::span<std::byte> free) -> std::ptrdiff_t {
    return recv(handle_->socket(), free.data(), free.size(), MSG_DONTWAIT);
  };
  return handle_->transfer(bytes.size(), POLLIN, patience,
                           [&](std::size_t done) { return handle_->ahead.take(bytes.subspan(done), read); });
}

ProcessEnd ChildProcess::end(const Patience& patience) { return handle_->end(patience); }

}  // namespace glenoid
