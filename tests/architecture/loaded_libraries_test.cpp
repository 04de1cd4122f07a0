// SPDX-License-Identifier: GPL-3.0-or-later
// What the system loads with each program before it does anything: LibTorch takes half a second, and a file could crash a decoder inside
// the window.
#include <array>
#include <cstdio>
#include <memory>
#include <string>

#include <gtest/gtest.h>

namespace {

// The libraries that the program or library needs, directly or through others, as ldd lists them.
std::string librariesOf(const std::string& file) {
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> list(popen(("ldd '" + file + "'").c_str(), "r"), pclose);
  std::string text;
  std::array<char, 4096> piece{};
  while (const auto count = std::fread(piece.data(), 1, piece.size(), list.get())) text.append(piece.data(), count);
  EXPECT_NE(text.find("libc.so"), std::string::npos) << file << ": " << text;
  return text;
}

bool needs(const std::string& file, const char* library) { return librariesOf(file).find(library) != std::string::npos; }

}  // namespace

TEST(LoadedLibraries, OnlyTheEngineNeedsLibTorch) {
  for (const char* file : {GLENOID_CORE, GLENOID_CLI, GLENOID_DECODER, GLENOID_PROGRAM, GLENOID_WINDOW_LIBRARY}) {
    for (const char* library : {"libtorch", "libc10", "glenoid-engine"}) EXPECT_FALSE(needs(file, library)) << file << " " << library;
  }
  EXPECT_TRUE(needs(GLENOID_ENGINE, "libtorch"));
}

TEST(LoadedLibraries, OnlyTheDecoderNeedsThoseThatReadFiles) {
  for (const char* file : {GLENOID_CORE, GLENOID_CLI, GLENOID_PROGRAM, GLENOID_WINDOW_LIBRARY}) {
    EXPECT_FALSE(needs(file, "libdcmdata")) << file;
    EXPECT_FALSE(needs(file, "libopencv_imgcodecs")) << file;
  }
  EXPECT_FALSE(needs(GLENOID_ENGINE, "libdcmdata"));  // Debian's LibTorch itself needs OpenCV's imgcodecs
  EXPECT_TRUE(needs(GLENOID_DECODER, "libdcmdata"));
}

TEST(LoadedLibraries, TheProgramOfASecondLaunchNeedsQtAndLittleElse) {
  EXPECT_TRUE(needs(GLENOID_PROGRAM, "libQt6Widgets"));
  for (const char* library : {"glenoid-core", "libopencv", "libQt6Svg"}) EXPECT_FALSE(needs(GLENOID_PROGRAM, library)) << library;
}
