#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs a bundle of stand-in programs and libraries for macOS on Debian (clang, lld, llvm), with the project's own CMake files, and checks it
# with check_bundle.py, also after damage. It proves where files are and that libraries are found. It runs nothing of macOS.
# Usage: bash packaging/macos/prove_bundle.sh [FOLDER for a copy of the bundle]
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
if command -v llvm-config >/dev/null; then PATH=$(llvm-config --bindir):$PATH; fi # Debian has no link to ld64.lld
for tool in clang ld64.lld llvm-otool llvm-install-name-tool llvm-ar; do
  command -v $tool >/dev/null || { echo "skipped: $tool is missing (Debian: clang, lld, llvm)"; exit 77; }
done

# What clang needs of macOS to link: a system library with nothing in it.
system=$work/libSystem.tbd
printf '%s\n' '--- !tapi-tbd' 'tbd-version: 4' 'targets: [ arm64-macos ]' "install-name: '/usr/lib/libSystem.B.dylib'" \
  'exports: [ { targets: [ arm64-macos ], symbols: [ dyld_stub_binder ] } ]' '...' >"$system"
target=(--target=arm64-apple-macos13.3 -fuse-ld=lld -nostdlib)

# Libraries of others, installed as vcpkg and LibTorch install theirs: names relative to a search path, versions as links, plugins apart.
library() { # FOLDER NAME [NEEDED FILE...]
  mkdir -p "$1"
  echo "int ${2//[^a-z0-9]/_}(void) { return 0; }" >"$work/stand_in.c"
  clang "${target[@]}" -dynamiclib -install_name "@rpath/$2" -Wl,-rpath,@loader_path -Wl,-rpath,@loader_path/../../../lib \
    -Wl,-headerpad_max_install_names "$work/stand_in.c" "${@:3}" "$system" -o "$1/$2"
}
others=$work/others torch=$work/torch/lib
library "$others/lib" libz.1.3.dylib
ln -s libz.1.3.dylib "$others/lib/libz.1.dylib"
llvm-install-name-tool -id @rpath/libz.1.dylib "$others/lib/libz.1.3.dylib"
library "$others/lib" libQt6Core.6.dylib "$others/lib/libz.1.dylib"
library "$others/lib" libQt6Svg.6.dylib "$others/lib/libQt6Core.6.dylib"
library "$others/Qt6/plugins/platforms" libqcocoa.dylib "$others/lib/libQt6Core.6.dylib"
library "$others/Qt6/plugins/platforms" libqminimal.dylib
library "$others/Qt6/plugins/iconengines" libqsvgicon.dylib "$others/lib/libQt6Svg.6.dylib"
library "$torch" libomp.dylib
library "$torch" libc10.dylib
library "$torch" libtorch_cpu.dylib "$torch/libc10.dylib" "$torch/libomp.dylib"
for folder in /Users/builder/lib "/opt/a folder/lib"; do llvm-install-name-tool -add_rpath "$folder" "$torch/libtorch_cpu.dylib"; done
mkdir -p "$others/translations"
echo stand-in >"$others/translations/qtbase_de.qm"

source=$work/source
mkdir -p "$source/models" "$source/resources"
cp -r "$root/packaging" "$root"/{README.md,CHANGELOG.md,CITATION.cff,LICENSE} "$source"
cp -r "$root"/resources/{docs,samples,icons} "$source/resources"
echo '{"default": "none"}' >"$source/models/manifest.json"
echo 'int main(void) { return 0; }' >"$source/main.c"
echo 'int part(void) { return 0; }' >"$source/part.c"
cat >"$source/CMakeLists.txt" <<'CMAKE'
cmake_minimum_required(VERSION 3.25)
project(Glenoid VERSION 1.2.3 LANGUAGES C CXX)
list(APPEND CMAKE_MODULE_PATH ${CMAKE_SOURCE_DIR}/packaging/cmake)
include(GlenoidVersion)
include(GlenoidBuild)
set(QT6_INSTALL_PREFIX ${OTHERS})
set(QT6_INSTALL_PLUGINS Qt6/plugins)
set(QT6_INSTALL_TRANSLATIONS translations)
function(import name file)
  cmake_path(GET file FILENAME soname)
  add_library(${name} SHARED IMPORTED)
  set_target_properties(${name} PROPERTIES IMPORTED_LOCATION ${file} IMPORTED_SONAME @rpath/${soname})
endfunction()
import(Qt6::Core ${OTHERS}/lib/libQt6Core.6.dylib)
import(Qt6::Svg ${OTHERS}/lib/libQt6Svg.6.dylib)
import(torch ${TORCH_INSTALL_PREFIX}/lib/libtorch_cpu.dylib)
link_libraries(${SYSTEM_LIBRARY})
add_library(glenoid-core SHARED part.c)
add_library(glenoid-engine MODULE part.c)
target_link_libraries(glenoid-engine glenoid-core torch)
add_library(glenoid-window MODULE part.c)
target_link_libraries(glenoid-window glenoid-core Qt6::Svg)
foreach(target glenoid-core glenoid-engine glenoid-window)
  glenoid_beside_the_programs(${target})
endforeach()
foreach(target glenoid glenoid-cli glenoid-decoder glenoid-train)
  add_executable(${target} main.c)
  target_link_libraries(${target} glenoid-core)
endforeach()
target_link_libraries(glenoid Qt6::Core)
install(TARGETS glenoid glenoid-cli glenoid-train)
install(TARGETS glenoid-decoder DESTINATION ${GLENOID_INNER})
include(GlenoidInstall)
CMAKE
cat >"$work/toolchain.cmake" <<CMAKE
set(CMAKE_SYSTEM_NAME Darwin)
set(CMAKE_SYSTEM_PROCESSOR arm64)
set(CMAKE_OSX_DEPLOYMENT_TARGET 13.3)
foreach(language C CXX)
  set(CMAKE_\${language}_COMPILER clang)
  set(CMAKE_\${language}_COMPILER_TARGET arm64-apple-macos13.3)
  set(CMAKE_\${language}_COMPILER_WORKS TRUE)
endforeach()
set(CMAKE_EXE_LINKER_FLAGS "-fuse-ld=lld -nostdlib")
set(CMAKE_SHARED_LINKER_FLAGS "\${CMAKE_EXE_LINKER_FLAGS}")
set(CMAKE_MODULE_LINKER_FLAGS "\${CMAKE_EXE_LINKER_FLAGS}")
set(CMAKE_AR llvm-ar)
set(CMAKE_INSTALL_NAME_TOOL llvm-install-name-tool)
CMAKE
# Signing is Apple's; this only says that it was asked for. CMake asks for the version of the system.
mkdir "$work/tools"
printf '#!/bin/sh\necho "$@" >>"%s"\n' "$work/signed" >"$work/tools/codesign"
printf '#!/bin/sh\necho 13.3\n' >"$work/tools/sw_vers"
chmod +x "$work"/tools/*
for tool in otool install_name_tool; do ln -s "$(command -v "llvm-${tool//_/-}")" "$work/tools/$tool"; done
export PATH=$work/tools:$PATH
cmake -S "$source" -B "$work/build" -G Ninja -DCMAKE_TOOLCHAIN_FILE="$work/toolchain.cmake" -DCMAKE_BUILD_TYPE=Release -DOTHERS="$others" \
  -DTORCH_INSTALL_PREFIX="$work/torch" -DSYSTEM_LIBRARY="$system" -DCMAKE_GET_RUNTIME_DEPENDENCIES_PLATFORM=macos+macho \
  -DCMAKE_GET_RUNTIME_DEPENDENCIES_TOOL=otool -DCMAKE_GET_RUNTIME_DEPENDENCIES_COMMAND="$work/tools/otool" >"$work/log" ||
  { cat "$work/log"; exit 1; }
cmake --build "$work/build" >"$work/log" || { cat "$work/log"; exit 1; }
cmake --install "$work/build" --prefix "$work/installed" >"$work/log" || { cat "$work/log"; exit 1; }
bundle=$work/installed/Glenoid.app
check() { python3 "$root/packaging/macos/check_bundle.py" "$bundle"; }
[ -z "${1:-}" ] || cp -r "$bundle" "$1"
check
[ "$(tail -n 2 "$work/signed" | head -n 1)" = "--force --sign - $bundle" ] ||
  { echo "The bundle is not what was signed last"; cat "$work/signed"; exit 1; }
for file in Frameworks/glenoid-core.dylib PlugIns/platforms/libqcocoa.dylib MacOS/glenoid-cli; do
  grep -q "/$file\$" "$work/signed" || { echo "$file is not signed"; exit 1; }
done
[ ! -e "$bundle/Contents/PlugIns/platforms/libqminimal.dylib" ] || { echo "A plugin that is not needed was installed"; exit 1; }

fails() { # WHAT SENTENCE: the check says so
  check >"$work/log" && { echo "$1 was not noticed"; exit 1; }
  grep -q "$2" "$work/log" || { echo "$1 was noticed for another reason:"; cat "$work/log"; exit 1; }
}
mv "$bundle/Contents/Frameworks/libomp.dylib" "$work"
fails "A missing library" "libtorch_cpu.dylib: @rpath/libomp.dylib is not in the bundle"
mv "$work/libomp.dylib" "$bundle/Contents/Frameworks"
llvm-install-name-tool -add_rpath "$torch" "$bundle/Contents/Frameworks/glenoid-engine.so"
fails "A search path of the building machine" "a folder of the building machine"
llvm-install-name-tool -delete_rpath "$torch" "$bundle/Contents/Frameworks/glenoid-engine.so"
rm "$bundle/Contents/Resources/glenoid.icns"
fails "A missing icon" "glenoid.icns is missing"
echo "A stand-in bundle is complete, and damage to it is noticed."
