#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Packs folders so that two packs of the same files have the same bits, whoever packs them, and when. Other scripts source it.
umask 022

# The date that packages bear: that of the commit, or of the changelog if this is no clone.
export SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct 2>/dev/null || stat -c %Y CHANGELOG.md)}

# Usage: pack FOLDER ARCHIVE.tar.xz
pack() {
  # The owner's permissions decide, for a tree that was made under another umask.
  chmod -R u=rwX,go=rX "$1"
  # xz divides its input into the same blocks with any number of threads but one.
  LC_ALL=C tar --create --format=gnu --sort=name --owner=0 --group=0 --numeric-owner --mtime="@$SOURCE_DATE_EPOCH" \
    -C "$(dirname "$1")" "$(basename "$1")" | xz -6 -T2 >"$2"
}
