// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imaging/png_writer.h"

#include <cstddef>
#include <vector>

#include <png.h>

#include "core/base/error.h"
#include "core/base/files.h"

namespace glenoid {

void writePng(const std::filesystem::path& file, const Picture& picture) {
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  image.width = static_cast<png_uint_32>(picture.columns);
  image.height = static_cast<png_uint_32>(picture.rows);
  image.format = picture.channels == 3 ? PNG_FORMAT_RGB : PNG_FORMAT_GRAY;
  // The simplified API writes to memory in two steps: get an upper bound, then write.
  png_alloc_size_t size = PNG_IMAGE_PNG_SIZE_MAX(image);
  std::vector<std::byte> bytes(size);
  if (!png_image_write_to_memory(&image, bytes.data(), &size, 0, picture.pixels.data(), 0, nullptr)) {
    throw Error(ErrorCode::FileUnwritable, image.message, toUtf8(file));
  }
  writeFileAtomically(file, std::span<const std::byte>(bytes.data(), size));
}

}  // namespace glenoid
