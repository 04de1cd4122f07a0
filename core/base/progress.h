// How far a long piece of work has come.
#pragma once

#include <cstddef>
#include <functional>
#include <string>

namespace glenoid {

struct Progress {
  std::size_t done = 0;
  std::size_t total = 0;  // 0: not known
  std::string stage;      // what is being done, for a person
};

// Called from the working thread; an empty function is allowed wherever one is taken.
using ProgressCallback = std::function<void(const Progress&)>;

}  // namespace glenoid
