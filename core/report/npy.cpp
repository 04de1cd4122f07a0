// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/npy.h"

#include <array>
#include <bit>
#include <cstring>
#include <string>

#include "core/base/files.h"

namespace glenoid {
namespace {

static_assert(std::endian::native == std::endian::little, "the file is written in the machine's order");

constexpr std::array<const char*, 3> kTypes{"|u1", "<u2", "<i2"};  // in the order of StoredPixels

}  // namespace

void writeNpy(const std::filesystem::path& file, const Radiograph& r) {
  std::string header = "{'descr': '" + std::string(kTypes[r.pixels.index()]) + "', 'fortran_order': False, 'shape': (" +
                       std::to_string(r.frames) + ", " + std::to_string(r.rows) + ", " + std::to_string(r.columns) + ", " +
                       std::to_string(r.samples) + "), }";
  constexpr std::size_t kPreamble = 10;
  header.resize((kPreamble + header.size()) / 64 * 64 + 64 - kPreamble, ' ');
  header.back() = '\n';
  std::string bytes("\x93NUMPY\x01\x00", 8);
  bytes += static_cast<char>(header.size() & 0xff);
  bytes += static_cast<char>(header.size() >> 8);
  bytes += header;
  std::visit([&](const auto& values) { bytes.append(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(values[0])); },
             r.pixels);
  writeFileAtomically(file, bytes);
}

}  // namespace glenoid
