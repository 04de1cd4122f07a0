// The data set of a verb: what --data names, as decoded pixels.
#pragma once

#include <filesystem>

#include "core/dataset/pixel_cache.h"

namespace CLI {
class App;
}

namespace glenoid::cli {

// Adds the required word --data.
void addDataWord(CLI::App& verb, std::filesystem::path& data);

// `data` is a folder with one folder of radiographs for each class, a CSV (path,label[,group]), or a pixels.cache, which is used as it is.
// Anything else is decoded to `cacheFile`, or taken from there where it is already decoded. Says on stderr how many pictures each class
// has and which files were skipped why. Looks at interruptToken(). Throws Error or Cancelled as indexFolder, decodedDataset and PixelCache.
PixelCache openDataSet(const std::filesystem::path& data, const std::filesystem::path& cacheFile);

}  // namespace glenoid::cli
