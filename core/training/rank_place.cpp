// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/rank_place.h"

#include <charconv>
#include <cstdlib>
#include <string_view>

#include "core/base/error.h"

namespace glenoid {
namespace {

struct Launcher {
  const char *rank, *ranks, *localRank;
};
constexpr Launcher kTorchrun{"RANK", "WORLD_SIZE", "LOCAL_RANK"};
constexpr Launcher kLaunchers[] = {
    kTorchrun,
    {"OMPI_COMM_WORLD_RANK", "OMPI_COMM_WORLD_SIZE", "OMPI_COMM_WORLD_LOCAL_RANK"},
    {"PMI_RANK", "PMI_SIZE", "MPI_LOCALRANKID"},
    {"SLURM_PROCID", "SLURM_NTASKS", "SLURM_LOCALID"},
};
constexpr int kUsualPort = 29500, kLargestPort = 65535, kMostRanks = 100'000;

int wholeIn(const char* name, std::string_view text, int low, int high) {
  int number = 0;
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (failure == std::errc() && end == text.data() + text.size() && number >= low && number <= high) return number;
  throw Error(ErrorCode::OptionInvalid,
              std::string(name) + ": a whole number from " + std::to_string(low) + " to " + std::to_string(high) + " is expected");
}

}  // namespace

std::optional<RankPlace> rankPlaceFrom(const Variable& variable) {
  const char* const address = variable("MASTER_ADDR");
  for (const auto& launcher : kLaunchers) {
    const char *const rank = variable(launcher.rank), *const ranks = variable(launcher.ranks);
    if (!rank || !ranks) continue;
    // Slurm sets its variables for every job, Open MPI for every process: only an address asks for training together.
    if (!address && launcher.rank != kTorchrun.rank) continue;
    RankPlace place;
    place.ranks = wholeIn(launcher.ranks, ranks, 1, kMostRanks);
    if (place.ranks == 1) return std::nullopt;
    place.rank = wholeIn(launcher.rank, rank, 0, place.ranks - 1);
    if (!address || !*address) throw Error(ErrorCode::OptionInvalid, "MASTER_ADDR: the machine of the first process is expected");
    place.address = address;
    if (const char* const local = variable(launcher.localRank)) place.localRank = wholeIn(launcher.localRank, local, 0, kMostRanks);
    const char* const port = variable("MASTER_PORT");
    // At its own port torchrun serves a store of its release of PyTorch, which another release need not understand.
    const bool isTaken = variable("TORCHELASTIC_USE_AGENT_STORE") != nullptr;
    place.port = static_cast<std::uint16_t>((port ? wholeIn("MASTER_PORT", port, 1, kLargestPort - 1) : kUsualPort) + (isTaken ? 1 : 0));
    return place;
  }
  return std::nullopt;
}

std::optional<RankPlace> rankPlaceOfThisProcess() {
  return rankPlaceFrom([](const char* name) { return std::getenv(name); });
}

}  // namespace glenoid
