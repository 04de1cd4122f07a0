#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Tests the archive of archive.sh in a bare root (a folder made by debootstrap --variant=minbase; the script changes it): the terminal in the
# root as it is, then the window with the packages that every desktop has (below) and fonts, drawn offscreen and under Xvfb.
# Usage (as root): bash packaging/linux/prove_archive.sh ROOT ARCHIVE.tar.xz PICTURE.png
set -euo pipefail
[ $# -eq 3 ] || { sed -n 3,5p "$0"; exit 2; }
root=$1
archive=$2
picture=$3
desktop=(libgl1 libegl1 libx11-6 libx11-xcb1 libfontconfig1 libdbus-1-3 libwayland-client0 fonts-dejavu-core)
. "$(dirname "$0")/in_root.sh"

step "$(. "$root/etc/os-release"; echo "$PRETTY_NAME"): unpacked into a folder whose name has a space and an umlaut"
place="/opt/Röntgen bilder"
rm -rf "$root$place"
mkdir -p "$root$place"
tar -xf "$archive" -C "$root$place" --no-same-owner
home=$place/$(ls "$root$place")
inside test -s "$home/share/doc/glenoid/libraries/packages.list"

step "the terminal, in the root as it is"
inside "$home/bin/glenoid-cli" models --verify | grep -E 'densenet|Verified'
inside "$home/bin/glenoid-cli" predict "$home/share/glenoid/samples"
inside "$home/bin/glenoid-train" --help >/dev/null

step "the window needs only what every desktop has: ${desktop[*]}"
inside apt-get update -qq
inside apt-get install -y -qq --no-install-recommends "${desktop[@]}" >/dev/null
# Nothing is missing for any program, library or plugin, but the printers' library where none is installed.
missing=$(inside find "$home/bin" "$home/libexec" -type f ! -name qt.conf ! -name libcupsprintersupport.so -exec ldd -r {} + 2>&1 |
  grep -E 'not found|undefined symbol|Inconsistency' || true)
[ -z "$missing" ] || { head -n 20 <<<"$missing"; exit 1; }
inside "$home/bin/glenoid" --version

step "the window answers, drawn offscreen"
cat >"$root/tmp/window.sh" <<'SCRIPT'
set -euo pipefail
export XDG_RUNTIME_DIR=/tmp/runtime LANG=de_DE.UTF-8
mkdir -p -m 700 "$XDG_RUNTIME_DIR"
log=~/.local/share/glenoid/glenoid.log
rm -rf ~/.local/share/glenoid ~/.config/glenoid # of an earlier test
"$1/bin/glenoid" "$1/share/glenoid/samples/synthetic-reverse.dcm" &
window=$!
for _ in $(seq 600); do
  if grep -q Answered "$log" 2>/dev/null; then break; fi
  kill -0 $window
  sleep 0.1
done
grep Answered "$log"
if [ -n "${2:-}" ]; then
  [ "$(xdotool search --onlyvisible --name '^Glenoid$' | wc -l)" -eq 1 ]
  sleep 1 # until the answer is drawn
  import -window root "$2"
fi
sed -nE 's|^([^ ]+ +){5}(/.*\.so.*)|\2|p' /proc/$window/maps | sort -u >/tmp/loaded
kill $window
wait $window || true
SCRIPT
inside env QT_QPA_PLATFORM=offscreen bash /tmp/window.sh "$home"
step "the window under Xvfb, through its xcb plugin"
inside apt-get install -y -qq --no-install-recommends xvfb xauth xdotool imagemagick >/dev/null
inside xvfb-run -a -s "-screen 0 1280x800x24" bash /tmp/window.sh "$home" /tmp/picture.png
grep -q "plugins/platforms/libqxcb.so" "$root/tmp/loaded"
grep -av "^$home/" "$root/tmp/loaded" | sed 's/^/of the system: /'
cp "$root/tmp/picture.png" "$picture"
rm -rf "$root$place"
step "passed"
