// SPDX-License-Identifier: GPL-3.0-or-later
// The search for near-duplicates among drawn radiographs of four implants, and how its time grows with their number. It uses all
// cores; `taskset -c 0` limits it to one.
#include <cstdint>
#include <map>
#include <utility>

#include <benchmark/benchmark.h>

#include "core/imaging/network_input.h"
#include "core/ingest/near_duplicates.h"
#include "tests/support/small_radiograph.h"
#include "tests/support/synthetic_radiograph.h"

using namespace glenoid;

namespace {

constexpr std::uint32_t kShapes = 4;

const NearDuplicateSearch& searchAmong(std::int64_t pictures) {
  static std::map<std::int64_t, NearDuplicateSearch> searches;
  const auto [place, isNew] = searches.try_emplace(pictures);
  for (std::uint32_t seed = 0; isNew && seed < static_cast<std::uint32_t>(pictures); ++seed) {
    auto drawn =
        test::syntheticRadiograph({.rows = 320, .columns = 240, .shape = static_cast<test::ImplantShape>(seed % kShapes), .seed = seed});
    const auto square = squareImage(test::greyRadiograph(drawn.columns, std::move(drawn.values)));
    place->second.add(square.grey, square.side);
  }
  return place->second;
}

void NearDuplicates(benchmark::State& state) {
  const auto& search = searchAmong(state.range(0));
  std::size_t pairs = 0;
  for (auto _ : state) pairs = search.find().size();
  state.counters["pairs"] = static_cast<double>(pairs);
}
BENCHMARK(NearDuplicates)->Arg(250)->Arg(500)->Arg(1000)->Iterations(1)->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace
