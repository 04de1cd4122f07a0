// SPDX-License-Identifier: GPL-3.0-or-later
// An invalid DCMDICTPATH. This is a separate program because DCMTK loads its dictionary once per process.
#include <cstdlib>
#include <filesystem>

#include <gtest/gtest.h>

#include "core/dicom/dicom_reader.h"
#include "core/dicom/dicom_setup.h"
#include "tests/support/dicom_writer.h"

namespace glenoid {

TEST(DicomDictionary, APathThatLeadsNowhereIsOverridden) {
#ifdef _WIN32
  _putenv_s("DCMDICTPATH", "nowhere.dic");
#else
  setenv("DCMDICTPATH", "/nowhere.dic", 1);
#endif
  setDicomDictionary("/nowhere/else.dic");
  ASSERT_NO_THROW(prepareDicom());
  test::DicomSpec spec;
  spec.transferSyntax = test::kImplicit;  // unreadable without a dictionary
  spec.rows = 3;
  const auto file = std::filesystem::temp_directory_path() / "glenoid-dictionary-test.dcm";
  test::writeDicom(file, spec);
  EXPECT_EQ(readDicom(file, {}, {}).rows, 3);
  std::filesystem::remove(file);
}

}  // namespace glenoid
