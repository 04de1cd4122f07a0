#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# CPack's configuration of this build makes .deb files with the same bits of the same files at different times. Everyone can enter their folders,
# whatever the umask of the person who packs; and they bear the version that dpkg sorts rightly.
# Usage: bash package_test.sh BUILD WORK_FOLDER VERSION
set -euo pipefail
export SOURCE_DATE_EPOCH=1700000000
build=$1
work=$2
rm -rf "$work"

# Usage: package NAME UMASK DATE
package() (
  umask 022
  mkdir -p "$work/$1/share/doc"
  echo text >"$work/$1/share/doc/file"
  touch -d "$3" "$work/$1/share/doc/file"
  umask "$2"
  mkdir "$work/$1/share/inner"
  cpack --config "$build/CPackConfig.cmake" -G DEB -D CPACK_DEBIAN_PACKAGE_SHLIBDEPS=OFF -D CPACK_INSTALL_CMAKE_PROJECTS= \
    -D "CPACK_INSTALLED_DIRECTORIES=$work/$1;/usr" -B "$work/packed-$1" >/dev/null
)
package early 022 2020-01-01
package late 022 2024-02-02
package private 077 2020-01-01
cmp "$work"/packed-early/*.deb "$work"/packed-late/*.deb
folders=$(dpkg-deb --contents "$work"/packed-private/*.deb | grep /$)
[ "$(grep -c '^drwxr-xr-x root/root' <<<"$folders")" -eq 4 ] || { echo "$folders"; exit 1; }
[ "$(dpkg-deb --field "$work"/packed-private/*.deb Version)" = "$3" ]
