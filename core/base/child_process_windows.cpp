// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <atomic>
#include <optional>
#include <system_error>

#include "core/base/bytes_ahead.h"
#include "core/base/child_process.h"
#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/handle_windows.h"
#include "core/base/windows_command_line.h"

namespace glenoid {
namespace {

constexpr std::chrono::milliseconds kLookAtToken{20};
constexpr DWORD kPipeBytes = 1 << 16, kLargestPiece = 1 << 20;

// Throws the Error that errorAbout() makes from the last failed call. If it would be Internal, throws ProgramMissing for the program
// `file`.
[[noreturn]] void throwLast(const std::string& what, const std::string& file = {}) {
  const std::system_error failure(static_cast<int>(GetLastError()), std::system_category(), what);
  const auto told = errorAbout(file, failure);
  throw told.code() == ErrorCode::Internal ? Error(ErrorCode::ProgramMissing, what + ": " + failure.code().message(), file) : told;
}

OwnedHandle checked(HANDLE handle, const char* what, const std::string& file = {}) {
  OwnedHandle owned(handle);
  if (!owned) throwLast(what, file);
  return owned;
}

SECURITY_ATTRIBUTES inherited() { return {sizeof(SECURITY_ATTRIBUTES), nullptr, TRUE}; }

// Two ends of a pipe. Ours is used with OVERLAPPED, so that a wait can end early; theirs as a program expects of its standard streams.
struct Pipe {
  // `direction` is that of our end: PIPE_ACCESS_OUTBOUND or PIPE_ACCESS_INBOUND.
  explicit Pipe(DWORD direction) {
    static std::atomic<unsigned> count{0};
    const auto name = LR"(\\.\pipe\glenoid-)" + std::to_wstring(GetCurrentProcessId()) + L"-" + std::to_wstring(count++);
    ours = checked(CreateNamedPipeW(name.c_str(), direction | FILE_FLAG_OVERLAPPED | FILE_FLAG_FIRST_PIPE_INSTANCE,
                                    PIPE_TYPE_BYTE | PIPE_REJECT_REMOTE_CLIENTS, 1, kPipeBytes, kPipeBytes, 0, nullptr),
                   "pipe");
    auto inherit = inherited();
    theirs = checked(
        CreateFileW(name.c_str(), direction == PIPE_ACCESS_OUTBOUND ? GENERIC_READ : GENERIC_WRITE, 0, &inherit, OPEN_EXISTING, 0, nullptr),
        "pipe");
  }
  OwnedHandle ours, theirs;
};

// A job ends its processes when its last handle is closed, which the system does for a killed program, too.
OwnedHandle makeJob() {
  auto job = checked(CreateJobObjectW(nullptr, nullptr), "job");
  JOBOBJECT_EXTENDED_LIMIT_INFORMATION limits{};
  limits.BasicLimitInformation.LimitFlags = JOB_OBJECT_LIMIT_KILL_ON_JOB_CLOSE;
  if (!SetInformationJobObject(job.get(), JobObjectExtendedLimitInformation, &limits, sizeof limits)) throwLast("job");
  return job;
}

// The attributes of a new process: its job, and the only handles that it inherits. If it inherited an end of another child's connection,
// the close would go unnoticed.
class SpawnAttributes {
 public:
  SpawnAttributes(HANDLE job, std::vector<HANDLE> handles) : job_(job), handles_(std::move(handles)) {
    SIZE_T size = 0;
    InitializeProcThreadAttributeList(nullptr, 2, 0, &size);
    memory_.resize(size);
    if (!InitializeProcThreadAttributeList(list(), 2, 0, &size)) throwLast("attributes");
    set(PROC_THREAD_ATTRIBUTE_JOB_LIST, &job_, sizeof job_);
    set(PROC_THREAD_ATTRIBUTE_HANDLE_LIST, handles_.data(), handles_.size() * sizeof(HANDLE));
  }
  ~SpawnAttributes() { DeleteProcThreadAttributeList(list()); }
  SpawnAttributes(const SpawnAttributes&) = delete;
  SpawnAttributes& operator=(const SpawnAttributes&) = delete;
  LPPROC_THREAD_ATTRIBUTE_LIST list() { return reinterpret_cast<LPPROC_THREAD_ATTRIBUTE_LIST>(memory_.data()); }

 private:
  void set(DWORD_PTR attribute, void* value, SIZE_T size) {
    if (!UpdateProcThreadAttribute(list(), 0, attribute, value, size, nullptr, nullptr)) throwLast("attributes");
  }
  HANDLE job_;
  std::vector<HANDLE> handles_;
  std::vector<std::byte> memory_;
};

OwnedHandle spawn(const std::filesystem::path& program, const std::vector<std::string>& arguments, HANDLE job, HANDLE input, HANDLE output,
                  const std::filesystem::path& standardError) {
  const auto named = toUtf8(program);
  auto inherit = inherited();
  const bool isKept = !standardError.empty();
  const auto error =
      checked(CreateFileW(isKept ? standardError.c_str() : L"NUL", GENERIC_WRITE, FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE,
                          &inherit, isKept ? CREATE_ALWAYS : OPEN_EXISTING, FILE_ATTRIBUTE_NORMAL, nullptr),
              "the program cannot be started", named);
  SpawnAttributes attributes(job, {input, output, error.get()});
  STARTUPINFOEXW startup{};
  startup.StartupInfo.cb = sizeof startup;
  startup.StartupInfo.dwFlags = STARTF_USESTDHANDLES;
  startup.StartupInfo.hStdInput = input;
  startup.StartupInfo.hStdOutput = output;
  startup.StartupInfo.hStdError = error.get();
  startup.lpAttributeList = attributes.list();

  std::vector<std::string> words{named};
  words.insert(words.end(), arguments.begin(), arguments.end());
  auto line = fromUtf8(windowsCommandLine(words)).wstring();
  PROCESS_INFORMATION process{};
  if (!CreateProcessW(program.c_str(), line.data(), nullptr, nullptr, TRUE,
                      EXTENDED_STARTUPINFO_PRESENT | CREATE_NO_WINDOW | CREATE_NEW_PROCESS_GROUP, nullptr, nullptr, &startup.StartupInfo,
                      &process)) {
    throwLast("the program cannot be started", named);
  }
  CloseHandle(process.hThread);
  return OwnedHandle(process.hProcess);
}

// A read or write in progress. The system uses the OVERLAPPED and the bytes until it has ended, so the destructor ends it.
class Transfer {
 public:
  Transfer(HANDLE pipe, HANDLE event) : pipe_(pipe) { overlapped_.hEvent = event; }
  ~Transfer() {
    if (!pending_) return;
    CancelIoEx(pipe_, &overlapped_);
    DWORD ignored = 0;
    GetOverlappedResult(pipe_, &overlapped_, &ignored, TRUE);
  }
  Transfer(const Transfer&) = delete;
  Transfer& operator=(const Transfer&) = delete;

  bool read(std::span<std::byte> bytes) { return started(ReadFile(pipe_, bytes.data(), sizeOf(bytes), nullptr, &overlapped_)); }
  bool write(std::span<const std::byte> bytes) { return started(WriteFile(pipe_, bytes.data(), sizeOf(bytes), nullptr, &overlapped_)); }
  bool waitFor(std::chrono::milliseconds time) const {
    return WaitForSingleObject(overlapped_.hEvent, static_cast<DWORD>(time.count())) == WAIT_OBJECT_0;
  }
  // How many bytes were moved; -1 if the other end is closed.
  std::ptrdiff_t moved() {
    DWORD count = 0;
    pending_ = false;
    return GetOverlappedResult(pipe_, &overlapped_, &count, TRUE) ? static_cast<std::ptrdiff_t>(count) : -1;
  }

 private:
  static DWORD sizeOf(std::span<const std::byte> bytes) { return static_cast<DWORD>(std::min<std::size_t>(bytes.size(), kLargestPiece)); }
  bool started(BOOL done) { return pending_ = done || GetLastError() == ERROR_IO_PENDING; }

  HANDLE pipe_;
  OVERLAPPED overlapped_{};
  bool pending_ = false;
};

}  // namespace

class ChildProcess::Handle {
 public:
  Handle(const std::filesystem::path& program, const std::vector<std::string>& arguments, const std::filesystem::path& standardError) {
    Pipe input(PIPE_ACCESS_OUTBOUND), output(PIPE_ACCESS_INBOUND);
    process_ = spawn(program, arguments, job_.get(), input.theirs.get(), output.theirs.get(), standardError);
    input_ = std::move(input.ours);
    output_ = std::move(output.ours);
  }
  ~Handle() {
    if (!end_) killAndWait();
  }
  Handle(const Handle&) = delete;
  Handle& operator=(const Handle&) = delete;

  // Moves `size` bytes with `step(offset)`, which returns how many it moved; -1 if the other end is closed, nothing if time is up.
  template <typename Step>
  TransferEnd transfer(std::size_t size, Step step) {
    for (std::size_t done = 0; done < size;) {
      const std::optional<std::ptrdiff_t> moved = step(done);
      if (!moved) return TransferEnd::Timeout;
      if (*moved < 0) return TransferEnd::Closed;
      done += static_cast<std::size_t>(*moved);
    }
    return TransferEnd::Complete;
  }
  std::optional<std::ptrdiff_t> write(std::span<const std::byte> bytes, const Patience& patience) {
    patience.token.check();
    Transfer piece(input_.get(), written_.get());
    return piece.write(bytes) ? finish(piece, patience) : -1;
  }
  std::optional<std::ptrdiff_t> read(std::span<std::byte> bytes, const Patience& patience) {
    patience.token.check();
    Transfer piece(output_.get(), read_.get());
    return piece.read(bytes) ? finish(piece, patience) : -1;
  }

  ProcessEnd end(const Patience& patience) {
    while (!end_ && !look(kLookAtToken)) {
      patience.token.check();
      if (std::chrono::steady_clock::now() >= patience.deadline) killAndWait();
    }
    return *end_;
  }

  BytesAhead ahead;

 private:
  static std::optional<std::ptrdiff_t> finish(Transfer& piece, const Patience& patience) {
    while (true) {
      const auto left = std::chrono::ceil<std::chrono::milliseconds>(patience.deadline - std::chrono::steady_clock::now());
      if (piece.waitFor(std::clamp(left, std::chrono::milliseconds(0), kLookAtToken))) return piece.moved();
      patience.token.check();
      if (left.count() <= 0) return std::nullopt;
    }
  }
  bool look(std::chrono::milliseconds time) {
    if (WaitForSingleObject(process_.get(), static_cast<DWORD>(time.count())) != WAIT_OBJECT_0) return false;
    DWORD code = 0;
    GetExitCodeProcess(process_.get(), &code);
    const bool isSignal = code == kKilled || code == kOutOfTime;
    end_ = isSignal ? ProcessEnd{0, static_cast<int>(code - kEndedBySignal)} : ProcessEnd{static_cast<int>(code), 0};
    return true;
  }
  void killAndWait() {
    TerminateJobObject(job_.get(), kKilled);
    look(std::chrono::milliseconds(INFINITE));
  }

  OwnedHandle job_ = makeJob();
  OwnedHandle written_ = checked(CreateEventW(nullptr, TRUE, FALSE, nullptr), "event");
  OwnedHandle read_ = checked(CreateEventW(nullptr, TRUE, FALSE, nullptr), "event");
  OwnedHandle process_, input_, output_;
  std::optional<ProcessEnd> end_;
};

ChildProcess::ChildProcess(const std::filesystem::path& program, const std::vector<std::string>& arguments,
                           const std::filesystem::path& standardError)
    : handle_(std::make_unique<Handle>(program, arguments, standardError)) {}

ChildProcess::~ChildProcess() = default;

TransferEnd ChildProcess::send(std::span<const std::byte> bytes, const Patience& patience) {
  return handle_->transfer(bytes.size(), [&](std::size_t done) { return handle_->write(bytes.subspan(done), patience); });
}

TransferEnd ChildProcess::receive(std::span<std::byte> bytes, const Patience& patience) {
  bool isLate = false;
  const auto read = [&](std::span<std::byte> free) {
    const auto moved = handle_->read(free, patience);
    isLate = !moved;
    return moved.value_or(-1);
  };
  return handle_->transfer(bytes.size(), [&](std::size_t done) -> std::optional<std::ptrdiff_t> {
    const auto moved = handle_->ahead.take(bytes.subspan(done), read);
    return isLate ? std::nullopt : std::optional(moved);
  });
}

ProcessEnd ChildProcess::end(const Patience& patience) { return handle_->end(patience); }

}  // namespace glenoid
