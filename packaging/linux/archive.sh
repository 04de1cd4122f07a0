#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Makes an archive that runs from any folder, with every library that Glenoid loads except those of the system (system_library below), and
# one with the symbols of Glenoid's own programs: glenoid-VERSION-linux-ARCHITECTURE.tar.xz and ...-symbols.tar.xz.
# Usage: bash packaging/linux/archive.sh [BUILD [OUTPUT]]   BUILD: a build tree (build/release), or a folder into which one was installed
set -euo pipefail
cd "$(dirname "$0")/../.."
. packaging/prepare.sh
. packaging/linux/pack.sh
install_missing patchelf binutils qt6-wayland

build=$(realpath "${1:-build/release}")
output=$(realpath -m "${2:-$build}")
work=$output/archive
rm -rf "$work"
mkdir -p "$work/installed" "$work/names"
if [ -f "$build/cmake_install.cmake" ]; then
  cmake --install "$build" --prefix "$work/installed" >/dev/null
else
  cp -R "$build/." "$work/installed"
fi
version=$("$work/installed/bin/glenoid-cli" --version)
name=glenoid-$version-linux-$(uname -m)
tree=$work/$name
symbols=$work/$name-symbols
inner=$tree/libexec/glenoid # programs and libraries of Glenoid look for libraries here (CMAKE_INSTALL_RPATH)
mv "$work/installed" "$tree"
mkdir "$symbols"

# Libraries of the host: the C and C++ library, and what belongs to the display, the graphics driver, the fonts, the session's bus and the
# printers. An older copy of these can keep the host's drivers and settings from working. Every desktop has them (prove_archive.sh).
# Not copied although it could be: libstdc++. Each system with the C library that the programs need has a new enough one.
system_library() {
  case $1 in
    ld-linux*.so.* | libc.so.* | libm.so.* | libdl.so.* | libpthread.so.* | librt.so.* | libresolv.so.* | libutil.so.*) ;;
    libstdc++.so.* | libgcc_s.so.* | libz.so.*) ;;
    libGL.so.* | libGLX.so.* | libOpenGL.so.* | libEGL.so.* | libGLdispatch.so.* | libdrm.so.* | libgbm.so.*) ;;
    libX11.so.* | libX11-xcb.so.* | libXau.so.* | libXdmcp.so.* | libxcb.so.* | libwayland-client.so.*) ;;
    libfontconfig.so.* | libfreetype.so.* | libexpat.so.* | libdbus-1.so.* | libcups.so.*) ;;
    *) return 1 ;;
  esac
}

# What Qt loads by itself: no OpenGL (the window draws without it), no TLS (no picture leaves the computer), no theme (the window has its own).
plugins=(
  platforms/libqxcb.so platforms/libqwayland-generic.so platforms/libqoffscreen.so
  wayland-shell-integration/libxdg-shell.so wayland-decoration-client/libbradient.so
  platforminputcontexts/libcomposeplatforminputcontextplugin.so platforminputcontexts/libibusplatforminputcontextplugin.so
  imageformats/libqsvg.so iconengines/libqsvgicon.so printsupport/libcupsprintersupport.so
)
qt_paths() { qtpaths6 --query "$1"; }
for plugin in "${plugins[@]}"; do install -D -m 644 "$(qt_paths QT_INSTALL_PLUGINS)/$plugin" "$inner/plugins/$plugin"; done
for texts in resources/translations/glenoid_*.ts; do
  language=${texts##*_}
  texts=$(qt_paths QT_INSTALL_TRANSLATIONS)/qtbase_${language%.ts}.qm
  [ ! -f "$texts" ] || install -D -m 644 "$texts" "$tree/share/glenoid/qt/${texts##*/}"
done
printf '[Paths]\nPrefix=..\nPlugins=libexec/glenoid/plugins\nTranslations=share/glenoid/qt\n' >"$tree/bin/qt.conf"

# The symbols go first: strip does not understand files that patchelf has changed.
for file in "$tree"/bin/glenoid* "$inner"/glenoid-*; do
  apart=$symbols/${file#"$tree/"}.debug
  mkdir -p "${apart%/*}"
  objcopy --only-keep-debug "$file" "$apart"
  chmod 644 "$apart"
  strip --strip-unneeded "$file"
  objcopy --add-gnu-debuglink="$apart" "$file"
done

needed_by() { readelf -d "$1" | sed -n 's/.*(NEEDED).*\[\(.*\)\]/\1/p'; }
# The symbols that a file takes (undefined) or has (defined), as a sorted list in a file.
names() {
  local list=$work/names/$1-${2##*/}
  [ -f "$list" ] || nm -D --"$1"-only "$2" | awk '{ sub(/@.*/, "", $NF); print $NF }' | LC_ALL=C sort -u >"$list"
  echo "$list"
}
takes_from() { [ -n "$(LC_ALL=C comm -12 "$(names undefined "$1")" "$(names defined "$2")")" ]; }

mapfile -d '' -t queue < <(find "$tree/bin" "$inner" -type f ! -name qt.conf -print0 | sort -z)
declare -A place=() copied=()
while read -r library _ file _; do place[$library]=$file; done < <(ldd "${queue[@]}" | grep ' => /')

# OpenCV takes three functions of GLX for windows that Glenoid never opens. With these stand-ins, the terminal runs where no display is.
cc -shared -fPIC -s -x c -o "$inner/glenoid-no-glx.so" - <<'C'
void* glXGetCurrentContext(void) { return 0; }
void* glXGetCurrentDisplay(void) { return 0; }
void* glXGetProcAddressARB(void) { return 0; }
C

# Each file names the libraries that it takes something from, no others, and finds them from its own place, whatever LD_LIBRARY_PATH says.
# Debian's LibTorch names 46 libraries; 24 of them, which lead to 200 others (OpenCV's windows, FFmpeg, GDAL, Qt 5), give it nothing.
while [ ${#queue[@]} -gt 0 ]; do
  file=${queue[0]}
  queue=("${queue[@]:1}")
  folder=$(dirname "$file")
  changes=()
  for library in $(needed_by "$file"); do
    # Parts of the C library: versions of symbols bear their names, although the symbols have moved into libc.so.
    case $library in ld-linux*.so.* | libc.so.* | libm.so.* | libdl.so.* | libpthread.so.* | librt.so.* | libutil.so.*) continue ;; esac
    source=$inner/$library
    [ -e "$source" ] || source=${place[$library]}
    if ! takes_from "$file" "$source"; then
      changes+=(--remove-needed "$library")
    elif [[ $library = libGLX.so.0 && $file = */libopencv_core.* ]]; then
      changes+=(--replace-needed "$library" glenoid-no-glx.so)
    elif [[ $library = libGLX.so.0 || $library = libOpenGL.so.0 ]]; then
      changes+=(--replace-needed "$library" libGL.so.1) # some desktops lack these two; this one has their functions, too
    elif ! system_library "$library" && [ ! -e "$inner/$library" ]; then
      install -m 644 "$source" "$inner/$library"
      copied[$library]=$source
      queue+=("$inner/$library")
    fi
  done
  # Two calls: patchelf 0.14 forgets the other changes when it sets the path.
  patchelf --force-rpath --set-rpath "\$ORIGIN/$(realpath --relative-to="$folder" "$inner")" "$file"
  [ ${#changes[@]} -eq 0 ] || patchelf "${changes[@]}" "$file"
done

# Every library is in the archive or belongs to the system, and every symbol is found.
while read -r file; do
  for library in $(needed_by "$file"); do
    [ -e "$inner/$library" ] || system_library "$library" || { echo "$file needs $library" >&2; exit 1; }
  done
done < <(find "$tree/bin" "$inner" -type f ! -name qt.conf)
missing=$(find "$tree/bin" "$inner" -type f ! -name qt.conf -exec ldd -r {} + 2>&1 | grep -E 'undefined symbol|not found|Inconsistency' || true)
[ -z "$missing" ] || { head -n 20 <<<"$missing" >&2; exit 1; }

# The licences of what was copied, and where its sources are found.
licences=$tree/share/doc/glenoid/libraries
mkdir -p "$licences"
for source in "${copied[@]}" "${plugins[@]/#/$(qt_paths QT_INSTALL_PLUGINS)/}"; do
  source=$(realpath "$source")
  { dpkg-query -S "$source" 2>/dev/null || dpkg-query -S "${source#/usr}"; } | sed 's/: .*//'
done | sort -u | while read -r package; do
  cp -L "/usr/share/doc/${package%:*}/copyright" "$licences/${package%:*}.txt"
  dpkg-query -W -f='${binary:Package} ${Version} (source: ${source:Package} ${source:Version})\n' "$package"
done >"$licences/packages.list"

newest() { find "$tree/bin" "$inner" -type f -exec objdump -T {} + 2>/dev/null | grep -oE "\b$1_[0-9.]+" | sort -uV | tail -n 1; }
echo "${#copied[@]} libraries copied; needs $(newest GLIBC) and $(newest GLIBCXX)"
for folder in "$tree" "$symbols"; do
  pack "$folder" "$output/${folder##*/}.tar.xz"
  echo "$(du -sm "$folder" | cut -f 1) MB, packed $(du -m "$output/${folder##*/}.tar.xz" | cut -f 1) MB: $output/${folder##*/}.tar.xz"
done
