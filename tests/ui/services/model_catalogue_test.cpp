// The catalogue of models: what is installed, which is the default, importing, checking, removing.
#include "ui/services/model_catalogue.h"

#include <gtest/gtest.h>

#include <fstream>

#include <QSignalSpy>

#include "tests/support/services_bench.h"

using namespace glenoid;
using namespace glenoid::ui;
using glenoid::test::ServicesBench;
using glenoid::test::writeSmallBundle;

TEST(ModelCatalogue, ListsWhatIsInstalledWithTheDefault) {
  ServicesBench bench;
  ASSERT_EQ(bench.models.entries().size(), 1u);
  EXPECT_TRUE(bench.models.entries()[0].isDefault);
  EXPECT_FALSE(bench.models.entries()[0].removable);
  ASSERT_TRUE(bench.models.defaultBundle());
  EXPECT_EQ(bench.models.defaultBundle()->model.name, "small");
}

TEST(ModelCatalogue, ImportsChoosesAndRemoves) {
  ServicesBench bench;
  writeSmallBundle(bench.folder / "elsewhere", {"other", 9});
  QSignalSpy imported(&bench.models, &ModelCatalogue::imported), standard(&bench.models, &ModelCatalogue::defaultChanged);
  bench.models.import(bench.folder / "elsewhere");
  bench.waitUntilIdle();
  ASSERT_EQ(imported.count(), 1);
  EXPECT_EQ(standard.count(), 0);
  ASSERT_EQ(bench.models.entries().size(), 2u);
  const std::filesystem::path path = imported[0][0].toString().toStdString();
  bench.models.setDefault(path);
  bench.waitUntilIdle();
  EXPECT_EQ(standard.count(), 1);
  EXPECT_EQ(bench.models.defaultBundle()->model.name, "other");
  bench.models.remove(path);
  bench.waitUntilIdle();
  EXPECT_EQ(bench.models.defaultBundle()->model.name, "small");
  EXPECT_FALSE(std::filesystem::exists(path));
  EXPECT_TRUE(std::filesystem::exists(bench.folder / "elsewhere" / "model.json"));
}

TEST(ModelCatalogue, AModelMadeTheDefaultAtOnceIsIt) {
  ServicesBench bench;
  writeSmallBundle(bench.folder / "elsewhere", {"other", 9});
  bench.models.importAsDefault(bench.folder / "elsewhere");
  bench.waitUntilIdle();
  EXPECT_EQ(bench.models.defaultBundle()->model.name, "other");
}

TEST(ModelCatalogue, WhatIsNoModelIsSaidAndNothingChanges) {
  ServicesBench bench;
  std::filesystem::create_directories(bench.folder / "nothing");
  bench.models.import(bench.folder / "nothing");
  bench.waitUntilIdle();
  EXPECT_EQ(bench.messages.waiting().size(), 1u);
  EXPECT_EQ(bench.models.entries().size(), 1u);
}

TEST(ModelCatalogue, ChecksTheDigestOfTheWeights) {
  ServicesBench bench;
  writeSmallBundle(bench.folder / "elsewhere", {"other", 9});
  bench.models.import(bench.folder / "elsewhere");
  bench.waitUntilIdle();
  for (const auto& entry : bench.models.entries()) bench.models.verify(entry.path);
  bench.waitUntilIdle();
  for (const auto& entry : bench.models.entries()) EXPECT_EQ(entry.check, CatalogueEntry::Check::Good);

  const auto victim = bench.models.entries()[1];
  {
    std::fstream weights(victim.bundle->weights, std::ios::in | std::ios::out | std::ios::binary);
    weights.seekp(-3, std::ios::end);
    weights.put('\x55');
  }
  bench.models.verify(victim.path);
  bench.waitUntilIdle();
  EXPECT_EQ(bench.models.entries()[1].check, CatalogueEntry::Check::Damaged);
  EXPECT_EQ(bench.messages.waiting().size(), 1u);
}
