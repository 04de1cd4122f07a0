// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/engine.h"

#include <system_error>
#include <thread>
#include <utility>

#include "core/base/error.h"
#include "core/base/program_location.h"
#include "core/base/shared_library.h"

namespace glenoid {
namespace {

std::filesystem::path libraryFile() {
  if (auto file = findInstalled(GLENOID_ENGINE_LIBRARY)) return std::move(*file);
  throw Error(ErrorCode::ProgramMissing, GLENOID_ENGINE_LIBRARY);
}

}  // namespace

void* engineSymbol(const char* name) {
  static const SharedLibrary library(libraryFile());
  if (auto* const symbol = library.function(name)) return symbol;
  throw Error(ErrorCode::ProgramMissing, std::string(name) + " is not in the engine's library");
}

Engine& engine() {
  static auto* const get = engineFunction<Engine*()>("glenoidEngine");
  return *get();
}

void expectEngine() {
  const auto load = [] {
    try {
      engine();
    } catch (...) {  // whoever needs it will hear of it
    }
  };
  try {
    std::thread(load).detach();
  } catch (const std::system_error&) {  // it is loaded when it is needed
  }
}

}  // namespace glenoid
