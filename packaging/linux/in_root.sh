#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# What the scripts that prove a package in a bare root share. They set $root and source it.
root=$(realpath "$root")
# Programs find their own place, and so their libraries and data, through /proc.
if [ ! -e "$root/proc/self" ]; then
  mount -t proc proc "$root/proc"
  trap 'umount "$root/proc"' EXIT
fi

inside() { env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive chroot "$root" "$@"; }
step() { echo "== $*"; }
