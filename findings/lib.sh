# SPDX-License-Identifier: GPL-3.0-or-later
# Shared by the findings: a temporary folder, pinned packages unpacked into it, and the verdict. Nothing is installed into the system.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
export PYTHONPATH="$here" PYTHONDONTWRITEBYTECODE=1

# debian NAME=VERSION...: unpacks the packages, and what they need and this computer lacks, and puts their programs and modules first.
debian() {
  local root="$tmp/debian" needed
  mkdir -p "$tmp/deb" "$root"
  needed=$(apt-get -s install --no-install-recommends --allow-downgrades "$@" | sed -n 's/^Inst \([^ ]*\) .*(\([^ ]*\) .*/\1=\2/p')
  # shellcheck disable=SC2086
  (cd "$tmp/deb" && printf '%s\n' "$@" $needed | sort -u | xargs apt-get -qq -o APT::Sandbox::User=root download)
  local file
  for file in "$tmp"/deb/*.deb; do dpkg -x "$file" "$root"; done
  local lib="$root/usr/lib/x86_64-linux-gnu"
  export PATH="$root/usr/bin:$PATH" PYTHONPATH="$here:$root/usr/lib/python3/dist-packages"
  export LD_LIBRARY_PATH="$lib:$root/usr/lib:$lib/blas:$lib/lapack${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"
  [ ! -e "$root/usr/share/libdcmtk17/dicom.dic" ] || export DCMDICTPATH="$root/usr/share/libdcmtk17/dicom.dic"
}

# npm_packages NAME@VERSION...: installs the packages into the temporary folder, without their scripts.
npm_packages() {
  npm install --prefix "$tmp" --no-audit --no-fund --no-save --ignore-scripts --silent "$@" >/dev/null
}

# Debian's own interpreter: its modules do not fit another one.
python() { /usr/bin/python3 "$@"; }

seen() { echo "seen: $*"; }
gone() { echo "no longer so: $*"; exit 1; }
