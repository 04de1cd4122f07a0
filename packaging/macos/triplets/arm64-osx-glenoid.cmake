# SPDX-License-Identifier: GPL-3.0-or-later
# vcpkg: libraries that run on the oldest macOS that Glenoid supports (CMakePresets.json), and not only on that of the building machine.
set(VCPKG_TARGET_ARCHITECTURE arm64)
set(VCPKG_CRT_LINKAGE dynamic)
set(VCPKG_LIBRARY_LINKAGE dynamic)
set(VCPKG_CMAKE_SYSTEM_NAME Darwin)
set(VCPKG_OSX_ARCHITECTURES arm64)
set(VCPKG_OSX_DEPLOYMENT_TARGET 13.3)
set(VCPKG_BUILD_TYPE release)
