// SPDX-License-Identifier: GPL-3.0-or-later
// A list of radiographs in a folder of small files that a decoder of the test answers for.
#pragma once

#include <fstream>
#include <initializer_list>
#include <string>

#include <gtest/gtest.h>

#include "core/base/files.h"
#include "tests/support/services_bench.h"
#include "tests/ui/cases/scripted_decoder.h"
#include "ui/cases/case_list.h"

namespace glenoid::test {

template <class UsedDecoder = ScriptedDecoder>
class CaseListFixture : public testing::Test {
 protected:
  UsedDecoder decoder;
  ServicesBench bench{&decoder};
  ui::CaseList cases{bench.services};
  std::filesystem::path folder = bench.folder / "pictures";

  void put(std::initializer_list<const char*> names) {
    std::filesystem::create_directories(folder);
    for (const char* name : names) std::ofstream(folder / name) << '\1';
  }
  void open(const std::filesystem::path& path) {
    cases.open({path});
    bench.waitUntilIdle();
  }
  void step(int direction) {
    cases.step(direction);
    bench.waitUntilIdle();
  }
  std::string shown() { return toUtf8(cases.main().file().filename()); }
};

}  // namespace glenoid::test
