// SPDX-License-Identifier: GPL-3.0-or-later
// One file with a whole data set as decoded square 8-bit pictures: all that a training run needs, even on a server without the images.
//
// Layout, little-endian: a header of 64 bytes ("GLNPIXEL", u32 version, u32 side, u64 count, u64 offset and u64 length of the index,
// zeros); at offset 4096 the pictures, side x side bytes each, row by row; then the index as JSON {"recipe", "labels", "items", "skipped",
// "notices", "nearDuplicates"}.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/base/error.h"
#include "core/dataset/groups.h"
#include "core/dataset/index.h"

namespace glenoid {

class AtomicFile;
class MappedFile;

// The reason, as a sentence for display.
std::string_view sentenceOf(const SkippedFile& file);

// What all pictures of a cache share.
struct PixelCacheInfo {
  std::int64_t side = 250;          // pixels, 1..4096
  std::vector<std::string> labels;  // those of the Index
  std::string recipe;               // how a picture is made from its file; a cache with another recipe is stale
  bool operator==(const PixelCacheInfo&) const = default;
};

// Memory-mapped for reading; every member may be called from any thread. Move-only.
class PixelCache {
 public:
  // Throws Error FileNotFound, FileUnreadable, or FileInvalid if the file is not a complete cache.
  explicit PixelCache(const std::filesystem::path& file);
  PixelCache(PixelCache&&) noexcept;
  PixelCache& operator=(PixelCache&&) noexcept;
  ~PixelCache();

  const PixelCacheInfo& info() const { return info_; }
  std::size_t size() const { return items_.size(); }
  const std::vector<Item>& items() const { return items_; }  // in the order of the pictures
  const std::vector<SkippedFile>& skipped() const { return skipped_; }
  // Of the index and of its pictures, those about one picture with the path of its item.
  const std::vector<DataNotice>& notices() const { return notices_; }
  // The two pictures of each pair share a group in items().
  const std::vector<NearDuplicate>& nearDuplicates() const { return nearDuplicates_; }
  // side x side grey values of picture i < size(); valid as long as this object lives.
  std::span<const std::uint8_t> picture(std::size_t i) const;
  // All pictures, [size(), side, side].
  std::span<const std::uint8_t> pixels() const { return pixels_; }
  // The picture made from a file with this content.
  std::optional<std::size_t> find(std::string_view sha256) const;

  // Moves a new cache (PixelCacheWriter::complete) into place. Without this call the new cache is deleted with this object, and the old
  // file stays. Does nothing on a second call, or for a cache that was opened. Throws Error FileUnwritable.
  void keep();

 private:
  friend class PixelCacheWriter;
  std::unique_ptr<AtomicFile> unfinished_;  // until keep()
  std::unique_ptr<MappedFile> file_;
  PixelCacheInfo info_;
  std::vector<Item> items_;
  std::vector<SkippedFile> skipped_;
  std::vector<NearDuplicate> nearDuplicates_;
  std::span<const std::uint8_t> pixels_;
  std::unordered_map<std::string, std::size_t> byContent_;
  std::vector<DataNotice> notices_;
};

// The number of pictures of each label, in the order of the labels.
std::vector<std::size_t> classCounts(const PixelCache& cache);

// Decides from the first bytes. Throws Error as readHead() does.
bool isPixelCache(const std::filesystem::path& file);

// Writes under another name: after a crash, or a cancelled or refused run, the old file stays. One thread at a time.
class PixelCacheWriter {
 public:
  // Makes the folder if it is missing, and removes unfinished files from it (removeUnfinished). Throws Error FileUnwritable, or
  // OptionInvalid if the side is out of range.
  PixelCacheWriter(std::filesystem::path file, PixelCacheInfo info);
  // Removes the unfinished file.
  ~PixelCacheWriter();
  PixelCacheWriter(const PixelCacheWriter&) = delete;
  PixelCacheWriter& operator=(const PixelCacheWriter&) = delete;

  // Appends one picture of side x side grey values. Throws Error FileUnwritable, or Internal for another size or an unknown label.
  void add(const Item& item, std::span<const std::uint8_t> grey);
  void skip(const SkippedFile& file) { skipped_.push_back(file); }
  void note(const DataNotice& notice) { notices_.push_back(notice); }
  // See the function of this name.
  void dropUnusedLabels() { glenoid::dropUnusedLabels(info_.labels, items_); }
  // Joins the groups of the near-duplicates (positions in the order of add()) and completes the file; PixelCache::keep() then moves it into
  // place. Throws Error FileUnwritable, or as joinGroups() does.
  [[nodiscard]] PixelCache complete(const std::vector<NearDuplicate>& nearDuplicates = {});
  // complete(), then keep().
  void finish(const std::vector<NearDuplicate>& nearDuplicates = {}) { complete(nearDuplicates).keep(); }

 private:
  void write(std::span<const std::uint8_t> bytes);

  std::unique_ptr<AtomicFile> out_;  // null once finished
  PixelCacheInfo info_;
  std::vector<Item> items_;
  std::vector<SkippedFile> skipped_;
  std::vector<DataNotice> notices_;
};

}  // namespace glenoid
