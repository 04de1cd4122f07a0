// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/rank_place.h"

#include <map>

#include <gtest/gtest.h>

#include "core/base/error.h"
#include "tests/support/thrown_error.h"

namespace glenoid {
namespace {

using Variables = std::map<std::string, std::string>;

std::optional<RankPlace> placeIn(const Variables& variables) {
  return rankPlaceFrom([&](const char* name) {
    const auto found = variables.find(name);
    return found == variables.end() ? nullptr : found->second.c_str();
  });
}

void expectPlace(const Variables& variables, int rank, int ranks, int local, std::uint16_t port) {
  const auto place = placeIn(variables);
  ASSERT_TRUE(place);
  EXPECT_EQ(place->rank, rank);
  EXPECT_EQ(place->ranks, ranks);
  EXPECT_EQ(place->localRank, local);
  EXPECT_EQ(place->address, "node1");
  EXPECT_EQ(place->port, port);
}

TEST(RankPlace, IsReadFromEveryLauncher) {
  const Variables master{{"MASTER_ADDR", "node1"}, {"MASTER_PORT", "1234"}};
  const auto with = [&](Variables variables) {
    variables.insert(master.begin(), master.end());
    return variables;
  };
  expectPlace(with({{"RANK", "3"}, {"WORLD_SIZE", "4"}, {"LOCAL_RANK", "1"}}), 3, 4, 1, 1234);
  expectPlace(with({{"OMPI_COMM_WORLD_RANK", "1"}, {"OMPI_COMM_WORLD_SIZE", "2"}, {"OMPI_COMM_WORLD_LOCAL_RANK", "1"}}), 1, 2, 1, 1234);
  expectPlace(with({{"PMI_RANK", "0"}, {"PMI_SIZE", "2"}}), 0, 2, 0, 1234);
  expectPlace(with({{"SLURM_PROCID", "5"}, {"SLURM_NTASKS", "8"}, {"SLURM_LOCALID", "1"}}), 5, 8, 1, 1234);
  expectPlace(with({{"RANK", "1"}, {"WORLD_SIZE", "2"}, {"SLURM_PROCID", "0"}, {"SLURM_NTASKS", "1"}}), 1, 2, 0, 1234);
  expectPlace({{"RANK", "1"}, {"WORLD_SIZE", "2"}, {"MASTER_ADDR", "node1"}}, 1, 2, 0, 29500);
}

TEST(RankPlace, LeavesTorchrunsOwnPortToIt) {
  expectPlace(
      {{"RANK", "1"}, {"WORLD_SIZE", "2"}, {"MASTER_ADDR", "node1"}, {"MASTER_PORT", "1234"}, {"TORCHELASTIC_USE_AGENT_STORE", "True"}}, 1,
      2, 0, 1235);
}

TEST(RankPlace, IsNoneForASingleProcess) {
  EXPECT_FALSE(placeIn({}));
  EXPECT_FALSE(placeIn({{"RANK", "0"}, {"WORLD_SIZE", "1"}, {"MASTER_ADDR", "node1"}}));
  EXPECT_FALSE(placeIn({{"MASTER_ADDR", "node1"}}));
  EXPECT_FALSE(placeIn({{"SLURM_PROCID", "0"}, {"SLURM_NTASKS", "4"}})) << "a job that only has several tasks";
  // What SingleProcessOnly advises, whatever the launcher.
  EXPECT_FALSE(placeIn({{"WORLD_SIZE", "4"},
                        {"MASTER_PORT", "1234"},
                        {"OMPI_COMM_WORLD_RANK", "0"},
                        {"OMPI_COMM_WORLD_SIZE", "4"},
                        {"PMI_RANK", "0"},
                        {"PMI_SIZE", "4"},
                        {"SLURM_PROCID", "0"},
                        {"SLURM_NTASKS", "4"}}));
}

TEST(RankPlace, NamesTheVariableThatIsWrong) {
  const auto problem = [](const Variables& variables) {
    const auto error = test::errorOf([&] { placeIn(variables); });
    EXPECT_EQ(error.code(), ErrorCode::OptionInvalid);
    return error.detail();
  };
  EXPECT_NE(problem({{"RANK", "4"}, {"WORLD_SIZE", "4"}, {"MASTER_ADDR", "n"}}).find("RANK: a whole number from 0 to 3"),
            std::string::npos);
  EXPECT_NE(problem({{"RANK", "0"}, {"WORLD_SIZE", "x"}, {"MASTER_ADDR", "n"}}).find("WORLD_SIZE"), std::string::npos);
  EXPECT_NE(problem({{"RANK", "0"}, {"WORLD_SIZE", "2"}}).find("MASTER_ADDR"), std::string::npos);
  EXPECT_NE(problem({{"RANK", "0"}, {"WORLD_SIZE", "2"}, {"MASTER_ADDR", "n"}, {"MASTER_PORT", "0"}}).find("MASTER_PORT"),
            std::string::npos);
}

}  // namespace
}  // namespace glenoid
