// SPDX-License-Identifier: GPL-3.0-or-later
// The place of this process among those that train one network together, as its launcher says in environment variables.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

namespace glenoid {

struct RankPlace {
  int rank = 0;         // from 0; the first writes the run folder
  int ranks = 1;        // processes in all, at least 2
  int localRank = 0;    // among those on this machine; chooses the CUDA device
  std::string address;  // name or address of the machine of the first process
  std::uint16_t port = 0;
};

// The value of an environment variable; null if it is not set.
using Variable = std::function<const char*(const char* name)>;

// Reads torchrun's variables (RANK, WORLD_SIZE, LOCAL_RANK), or else, if MASTER_ADDR is set, those of Open MPI, of PMI (MPICH, Intel MPI)
// or of Slurm; with MASTER_ADDR, and with MASTER_PORT or 29500. Empty for a single process. Throws Error OptionInvalid that names a
// variable with an unusable value.
std::optional<RankPlace> rankPlaceFrom(const Variable& variable);
// From the variables of this process.
std::optional<RankPlace> rankPlaceOfThisProcess();

}  // namespace glenoid
