// SPDX-License-Identifier: GPL-3.0-or-later
// The catalogue of models: what is installed, which is the default, importing, checking, removing.
#include "ui/services/model_catalogue.h"

#include <algorithm>
#include <fstream>

#include <QSignalSpy>
#include <gtest/gtest.h>

#include "core/base/files.h"
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

TEST(ModelCatalogue, ModelsOfTheSameNameAreToldApart) {
  ServicesBench bench;
  const auto small = bench.installedFolder() / "small", other = bench.installedFolder() / "other", copy = bench.userFolder() / "copy";
  EXPECT_EQ(bench.models.titleOf(small), "small test");
  writeSmallBundle(other, {"small", 9});
  bench.models.refresh();
  bench.waitUntilIdle();
  const auto digest = [&](const std::filesystem::path& path) {
    return QString::fromStdString(bench.models.bundleAt(path)->model.weightsSha256.substr(0, 8));
  };
  EXPECT_EQ(bench.models.titleOf(small), "small test (" + digest(small) + ")");
  EXPECT_EQ(bench.models.titleOf(other), "small test (" + digest(other) + ")");
  writeSmallBundle(copy, {"small", 9});
  bench.models.refresh();
  bench.waitUntilIdle();
  EXPECT_EQ(bench.models.titleOf(small), "small test (" + digest(small) + ")");
  EXPECT_EQ(bench.models.titleOf(copy), "small test (" + QString::fromStdString(copy.string()) + ")") << "its weights are those of another";
  EXPECT_EQ(bench.models.titleOf(bench.folder / "gone"), "gone");
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

TEST(ModelCatalogue, ARemovedModelComesBackWithItsPlaceAsTheDefault) {
  ServicesBench bench;
  writeSmallBundle(bench.folder / "elsewhere", {"other", 9});
  bench.models.importAsDefault(bench.folder / "elsewhere", bench.messages);
  bench.waitUntilIdle();
  const auto path = bench.models.defaultBundle()->path;
  EXPECT_TRUE(bench.models.isOwn(path));
  bench.models.remove(path);
  bench.waitUntilIdle();
  EXPECT_EQ(bench.models.defaultBundle()->model.name, "small");
  ASSERT_EQ(bench.messages.waiting().size(), 1u);
  bench.messages.waiting()[0].undo();
  bench.waitUntilIdle();
  EXPECT_EQ(bench.models.defaultBundle()->path, path);
  bench.models.remove(path);
  bench.waitUntilIdle();
  while (!bench.messages.waiting().empty()) bench.messages.dismiss();
  bench.waitUntilIdle();
  EXPECT_EQ(entriesOf(bench.userFolder()).entries.size(), 1u) << "only the manifest: the files have gone with the message";
}

TEST(ModelCatalogue, AnotherDefaultCanBeUndone) {
  ServicesBench bench;
  writeSmallBundle(bench.installedFolder() / "zz-other", {"other", 9});
  bench.models.setDefault(bench.installedFolder() / "zz-other");
  bench.waitUntilIdle();
  bench.models.refresh();
  bench.waitUntilIdle();
  EXPECT_EQ(bench.models.defaultBundle()->model.name, "other");
  ASSERT_FALSE(bench.messages.waiting().empty());
  bench.messages.waiting()[0].undo();
  bench.waitUntilIdle();
  EXPECT_EQ(bench.models.defaultBundle()->model.name, "small");
  EXPECT_EQ(bench.messages.waiting()[0].text, modelTitle(bench.models.defaultBundle()->model) + " is the default again.");
}

TEST(ModelCatalogue, AnUndoneImportRemovesOnlyTheCopyThatItMade) {
  ServicesBench bench;
  const auto source = bench.folder / "elsewhere";
  writeSmallBundle(source, {"other", 9});
  const auto before = bench.models.defaultBundle()->path;
  const auto importAndUndo = [&] {
    bench.models.importAsDefault(source, bench.messages);
    bench.waitUntilIdle();
    const auto path = bench.models.defaultBundle()->path;
    EXPECT_NE(path, before);
    bench.models.undoImportAsDefault(path, before, bench.messages);
    bench.waitUntilIdle();
    EXPECT_EQ(bench.models.defaultBundle()->path, before);
    return path;
  };
  EXPECT_FALSE(std::filesystem::exists(importAndUndo()));
  EXPECT_EQ(bench.models.entries().size(), 1u);
  bench.models.import(source);
  bench.waitUntilIdle();
  EXPECT_TRUE(std::filesystem::exists(importAndUndo())) << "it was there before";
  EXPECT_EQ(bench.models.entries().size(), 2u);
}

TEST(ModelCatalogue, AnUndoneImportKeepsWhatAnEarlierOneCopied) {
  ServicesBench bench;
  const auto source = bench.folder / "elsewhere";
  writeSmallBundle(source, {"other", 9});
  const auto before = bench.models.defaultBundle()->path;
  bench.models.importAsDefault(source, bench.messages);
  bench.waitUntilIdle();
  const auto path = bench.models.defaultBundle()->path;
  bench.models.setDefault(before);
  bench.waitUntilIdle();
  bench.models.importAsDefault(source, bench.messages);
  bench.waitUntilIdle();
  bench.models.undoImportAsDefault(path, before, bench.messages);
  bench.waitUntilIdle();
  EXPECT_EQ(bench.models.defaultBundle()->path, before);
  EXPECT_TRUE(std::filesystem::exists(path)) << "the second import did not make it";
}

TEST(ModelCatalogue, AnUndoneImportKeepsWhatTheUserImportedToo) {
  ServicesBench bench;
  const auto source = bench.folder / "elsewhere";
  writeSmallBundle(source, {"other", 9});
  const auto before = bench.models.defaultBundle()->path;
  bench.models.importAsDefault(source, bench.messages);
  bench.models.import(source);
  bench.waitUntilIdle();
  const auto path = bench.models.defaultBundle()->path;
  ASSERT_NE(path, before);
  EXPECT_EQ(bench.messages.waiting()[0].text, "other test is already installed.");
  bench.models.undoImportAsDefault(path, before, bench.messages);
  bench.waitUntilIdle();
  EXPECT_EQ(bench.models.defaultBundle()->path, before);
  EXPECT_TRUE(std::filesystem::exists(path));
}

// Every way in which the default changes.
TEST(ModelCatalogue, AMessageAboutTheDefaultGoesWhenAnotherBecomesIt) {
  ServicesBench bench;
  PageMessages training(bench.messages, "go.training");
  writeSmallBundle(bench.folder / "elsewhere", {"other", 9});
  const auto before = bench.models.defaultBundle()->path;
  const auto isTold = [&] {
    const auto& waiting = bench.messages.waiting();
    return std::any_of(waiting.begin(), waiting.end(), [](const Message& message) { return message.text == "Other is used."; });
  };
  const auto use = [&] {
    bench.models.importAsDefault(bench.folder / "elsewhere", training);
    bench.waitUntilIdle();
    training.show({.text = "Other is used.", .topic = kDefaultTopic});
    bench.models.refresh();
    bench.waitUntilIdle();
    EXPECT_TRUE(isTold()) << "it is still true";
    return bench.models.defaultBundle()->path;
  };
  auto path = use();
  bench.models.setDefault(before);
  bench.waitUntilIdle();
  EXPECT_FALSE(isTold());
  EXPECT_FALSE(bench.messages.waiting().empty()) << "the message about the new one stays";

  path = use();
  bench.models.undoImportAsDefault(path, before, training);
  bench.waitUntilIdle();
  EXPECT_FALSE(isTold());

  path = use();
  bench.models.remove(path);
  bench.waitUntilIdle();
  EXPECT_FALSE(isTold());

  path = use();
  std::filesystem::remove_all(path);  // by another program
  bench.models.refresh();
  bench.waitUntilIdle();
  EXPECT_FALSE(isTold());
}

TEST(ModelCatalogue, AnExportedModelCanBeImported) {
  ServicesBench bench;
  bench.models.exportTo(bench.models.entries()[0].path, bench.folder / "out.glenoid");
  bench.waitUntilIdle();
  ASSERT_EQ(bench.messages.waiting().size(), 1u);
  EXPECT_EQ(bench.messages.waiting()[0].kind, MessageKind::Information);
  bench.models.import(bench.folder / "out.glenoid");
  bench.waitUntilIdle();
  ASSERT_EQ(bench.models.entries().size(), 2u);
  EXPECT_EQ(bench.models.entries()[1].bundle->model.weightsSha256, bench.models.entries()[0].bundle->model.weightsSha256);
  EXPECT_TRUE(bench.messages.waiting()[0].text.contains("already installed as small")) << bench.messages.waiting()[0].text.toStdString();
}

TEST(ModelCatalogue, AModelMadeTheDefaultAtOnceIsIt) {
  ServicesBench bench;
  writeSmallBundle(bench.folder / "elsewhere", {"other", 9});
  bench.models.importAsDefault(bench.folder / "elsewhere", bench.messages);
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
  ASSERT_FALSE(bench.messages.waiting().empty());
  EXPECT_EQ(bench.messages.waiting()[0].kind, MessageKind::Error);
}

TEST(ModelCatalogue, ListsWhatIsThereHoweverLateAnOlderLookLands) {
  ServicesBench bench;
  bench.files.overtake([&] { bench.models.refresh(); },
                       [&] {
                         writeSmallBundle(bench.installedFolder() / "zz-other", {"other", 9});
                         bench.models.refresh();
                       });
  EXPECT_EQ(bench.models.entries().size(), 2u);
}

TEST(ModelCatalogue, TheDefaultChosenLastIsTheDefault) {
  ServicesBench bench;
  const auto first = bench.installedFolder() / "zz-first", second = bench.installedFolder() / "zz-second";
  writeSmallBundle(first, {"first", 9});
  writeSmallBundle(second, {"second", 11});
  bench.files.overtake([&] { bench.models.setDefault(first); }, [&] { bench.models.setDefault(second); });
  EXPECT_EQ(bench.models.defaultBundle()->model.name, "second");
}

TEST(ModelCatalogue, AModelImportedWhileAnotherIsImportedIsToldToo) {
  ServicesBench bench;
  writeSmallBundle(bench.folder / "one", {"one", 9});
  writeSmallBundle(bench.folder / "two", {"two", 11});
  QSignalSpy imported(&bench.models, &ModelCatalogue::imported);
  bench.models.import(bench.folder / "one");
  bench.models.import(bench.folder / "two");
  bench.models.refresh();
  bench.waitUntilIdle();
  EXPECT_EQ(imported.count(), 2);
  EXPECT_EQ(bench.models.entries().size(), 3u);
}

TEST(ModelCatalogue, TheCheckAskedForLastCounts) {
  ServicesBench bench;
  const auto path = bench.models.entries()[0].path;
  const auto weights = bench.models.entries()[0].bundle->weights;
  bench.files.overtake([&] { bench.models.verify(path); },
                       [&] {
                         std::filesystem::resize_file(weights, 100);
                         bench.models.verify(path);
                       });
  EXPECT_EQ(bench.models.entries()[0].check, CatalogueEntry::Check::Damaged);
}
