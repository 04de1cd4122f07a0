#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what is missing (Debian 12, as root or with sudo), configures and builds a preset. Other scripts source it. It skips what is already done.
# Usage: prepare PRESET [TARGET...]
packages=(
  ca-certificates g++ cmake ninja-build ccache
  libtorch-dev libgloo-dev libdnnl-dev libopenblas0-pthread nlohmann-json3-dev
  libopencv-dev libdcmtk-dev libopenjp2-7-dev libpng-dev libjpeg62-turbo-dev libtiff-dev libzip-dev libcli11-dev libfmt-dev libfast-float-dev
  qt6-base-dev qt6-svg-dev qt6-tools-dev qt6-tools-dev-tools qt6-l10n-tools qt6-translations-l10n libgl1-mesa-dev libqcustomplot-dev
  libgtest-dev libgmock-dev libbenchmark-dev desktop-file-utils appstream locales xz-utils curl python3
)

# Usage: install_missing PACKAGE...
install_missing() {
  command -v dpkg-query >/dev/null || return 0 # not Debian: CMake says what is missing
  local missing=() package
  for package in "$@"; do
    [ "$(dpkg-query -W -f='${db:Status-Abbrev}' "$package" 2>/dev/null)" = "ii " ] || missing+=("$package")
  done
  [ ${#missing[@]} -eq 0 ] && return 0
  local root=()
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || { echo "These packages are missing; install them as root: ${missing[*]}" >&2; return 3; }
    root=(sudo)
  fi
  echo "Installing: ${missing[*]}" >&2
  "${root[@]}" apt-get update -qq
  "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

prepare() {
  local preset=$1
  shift
  install_missing "${packages[@]}" || return
  [ -f "build/$preset/build.ninja" ] || cmake --preset "$preset" >/dev/null || return
  cmake --build --preset "$preset" ${1:+--target "$@"}
}
