// SPDX-License-Identifier: GPL-3.0-or-later
// The contents of a problem report, and what it must not contain even if the log does by accident.
#include "ui/shell/diagnostics.h"

#include <gtest/gtest.h>

#include "core/base/files.h"
#include "tests/support/services_bench.h"

using namespace glenoid;
using namespace glenoid::ui;

TEST(WithoutIdentity, PathsAndFileNamesKeepTheirEndingAlone) {
  for (const char* text : {
           "/home/jane/Jane Doe 1956/shoulder left.dcm: the file is damaged or incomplete. Copy or export it again from the source.",
           R"(C:\Users\Jane Doe\x-rays\doe.dcm: the file is damaged or incomplete. Copy or export it again from the source.)",
           R"(\\server\radiology\doe_jane\1.dcm: the file is damaged or incomplete)",
           "opened ~/jane/doe.dcm",
           "opened doe_jane-1956.dcm in 0.4 s",
           "opened patients/jane/doe.dcm",
           "file:///home/jane/doe.dcm was dropped",
       }) {
    const auto clean = withoutIdentity(text);
    for (const char* word : {"jane", "doe", "Jane", "Doe", "1956", "home", "server", "left"}) {
      EXPECT_FALSE(clean.contains(word)) << text << " -> " << clean.toStdString();
    }
    EXPECT_TRUE(clean.contains(".dcm>")) << clean.toStdString();
  }
  EXPECT_FALSE(withoutIdentity("reading /data/jane doe").contains("jane"));
  EXPECT_FALSE(withoutIdentity("reading patients/jane_doe now").contains("jane"));
}

TEST(WithoutIdentity, NamesNumbersAndDatesAreMasked) {
  EXPECT_EQ(withoutIdentity("patient DOE^JANE^^^ shown"), "patient <name> shown");
  EXPECT_EQ(withoutIdentity("patient Jane Doe-Roe shown"), "patient <word> <word> shown");
  EXPECT_FALSE(withoutIdentity("Müller, Änne").contains("nne"));
  EXPECT_EQ(withoutIdentity("number 00123456 of 2"), "number <number> of 2");
  EXPECT_EQ(withoutIdentity("born 1956-03-14 or 14.03.1956"), "born <date> or <date>");
  EXPECT_EQ(withoutIdentity("object 1.2.826.0.1.3680043.8.498"), "object <number>");
  EXPECT_EQ(withoutIdentity("the name \"jane doe\" is odd"), "the name <text> is odd");
}

TEST(WithoutIdentity, WhatTheProgramItselfSaysStays) {
  for (const char* text : {
           "the file is damaged or incomplete. Copy or export it again from the source.",
           "Training stopped after epoch 12 of 60",
           "Install the program again, or set DCMDICTPATH to a dicom.dic.",
       }) {
    EXPECT_EQ(withoutIdentity(text), text);
  }
}

TEST(Diagnostics, TellVersionsModelsSettingsAndLog) {
  test::ServicesBench bench;
  bench.settings.set(setting::runsFolder, QString("/home/jane/runs"));
  bench.settings.set(setting::theme, QString("light"));
  bench.settings.set(setting::recentFiles, QStringList{"/home/jane/doe.dcm"});
  writeFileAtomically(bench.installedFolder() / "JaneDoe" / "model.json", std::string_view("{}"));
  bench.models.refresh();
  bench.waitUntilIdle();
  const auto text = diagnosticsText(bench.services, {"auto", "cpu"}, {{{}, LogLevel::Warning, "opened /home/jane/doe.dcm of DOE^JANE"}});
  for (const char* word :
       {"Glenoid ", "Qt 6", "LibTorch ", "OpenCV 4", "DCMTK 3", "Devices: auto, cpu", "small test", "default", "appearance/theme = light",
        "folders/runs = set", "folders/exports = not set", "warning: opened <file.dcm>", "Research use only"}) {
    EXPECT_TRUE(text.contains(word)) << word << " is not in\n" << text.toStdString();
  }
  for (const char* word : {"jane", "doe", "Jane", "Doe", "JANE", "recentFiles"})
    EXPECT_FALSE(text.contains(word)) << word << "\n" << text.toStdString();
}
