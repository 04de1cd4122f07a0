// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cases/same_patient.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "tests/ui/cases/case_list_fixture.h"

using namespace glenoid;
using namespace glenoid::ui;

namespace {

class SamePatientTest : public test::CaseListFixture<> {};

}  // namespace

TEST_F(SamePatientTest, FilesOfOneStudyOrPatientBelongTogether) {
  put({"0-study3.dcm", "1-study2-patient1-left.dcm", "2-patient1.dcm", "3-study2-right.dcm", "4-study2.dcm", "5.dcm", "6-bad.dcm"});
  SamePatient same(cases, bench.services);
  open(folder / "1-study2-patient1-left.dcm");
  EXPECT_EQ(same.files(), (std::vector{folder / "2-patient1.dcm", folder / "4-study2.dcm"})) << "the right side is another implant";
  cases.openRow(5);
  bench.waitUntilIdle();
  EXPECT_TRUE(same.files().empty()) << "this one states neither study nor patient";
  cases.openRow(2);
  bench.waitUntilIdle();
  EXPECT_EQ(same.files(), (std::vector{folder / "1-study2-patient1-left.dcm"}));
  const auto headers = decoder.headers();
  EXPECT_EQ(std::count(headers.begin(), headers.end(), "4-study2.dcm"), 1) << "a header is read once";
}

TEST_F(SamePatientTest, AManyTimesUsedPatientNumberIsAPlaceholder) {
  std::filesystem::create_directories(folder);
  for (std::size_t i = 0; i <= SamePatient::kMost; ++i) std::ofstream(folder / (std::to_string(i) + "-patient0.dcm")) << '\1';
  SamePatient same(cases, bench.services);
  open(folder / "0-patient0.dcm");
  EXPECT_TRUE(same.files().empty());
  std::filesystem::remove(folder / "8-patient0.dcm");
  open(folder / "0-patient0.dcm");
  EXPECT_EQ(same.files().size(), SamePatient::kMost - 1);
}
