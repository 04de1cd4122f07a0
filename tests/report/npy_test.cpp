// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/npy.h"

#include <gtest/gtest.h>

#include "core/base/files.h"
#include "tests/support/temporary_folder.h"

using namespace glenoid;

TEST(Npy, HeaderAndValuesFollowTheFormat) {
  Radiograph r;
  r.rows = 2;
  r.columns = 3;
  r.pixels = std::vector<std::int16_t>{-1, 2, 3, 4, 5, 600};
  const test::TemporaryFolder folder;
  const auto file = folder / "a.npy";
  writeNpy(file, r);
  const auto text = readTextFile(file);
  EXPECT_EQ(text.substr(0, 8), std::string("\x93NUMPY\x01\x00", 8));
  const auto headerSize = static_cast<unsigned char>(text[8]) + 256u * static_cast<unsigned char>(text[9]);
  EXPECT_EQ((10 + headerSize) % 64, 0u) << "the data is aligned";
  EXPECT_NE(text.find("'descr': '<i2', 'fortran_order': False, 'shape': (1, 2, 3, 1)"), std::string::npos);
  ASSERT_EQ(text.size(), 10 + headerSize + 12);
  EXPECT_EQ(text.substr(10 + headerSize, 2), "\xff\xff");
  EXPECT_EQ(text.substr(text.size() - 2), "\x58\x02");
}
