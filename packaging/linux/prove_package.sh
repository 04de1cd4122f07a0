#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Tests a .deb in a bare Debian root (a folder made by debootstrap; the script changes it): installs it with apt, validates what desktops
# read, identifies the samples, opens a .dcm by its association under Xvfb, hands a second one to the open window, and takes a picture of it.
# Usage (as root): bash packaging/linux/prove_package.sh ROOT PACKAGE.deb PICTURE.png
set -euo pipefail
[ $# -eq 3 ] || { sed -n 3,5p "$0"; exit 2; }
root=$1
package=$2
picture=$3
. "$(dirname "$0")/in_root.sh"

cp "$package" "$root/tmp/glenoid.deb"
step "apt installs the package and what it depends on"
inside apt-get update -qq
inside apt-get install -y -qq --no-install-recommends /tmp/glenoid.deb >/dev/null
# A desktop's part: file associations, a display and screenshots.
inside apt-get install -y -qq --no-install-recommends shared-mime-info desktop-file-utils appstream xdg-utils libglib2.0-bin file xvfb xauth \
  xdotool imagemagick >/dev/null
step "desktop entry, metainfo and type"
inside desktop-file-validate /usr/share/applications/org.glenoid.Glenoid.desktop
cp "$(dirname "$0")/validate_metainfo.sh" "$root/tmp"
inside bash /tmp/validate_metainfo.sh /usr/share/metainfo/org.glenoid.Glenoid.metainfo.xml
inside xdg-mime query default application/dicom | grep -qx org.glenoid.Glenoid.desktop
inside test -e /usr/share/icons/hicolor/scalable/apps/org.glenoid.Glenoid.svg

step "models, dictionary, samples and manuals are found"
inside test -s /usr/share/glenoid/docs/surgeon.md
inside glenoid-cli models --verify | grep -E 'densenet|Verified'
inside glenoid-cli predict /usr/share/glenoid/samples
inside glenoid --version

step "a .dcm is opened by its association"
cat >"$root/tmp/open.sh" <<'SCRIPT'
set -euo pipefail
export XDG_RUNTIME_DIR=/tmp/runtime
mkdir -p -m 700 "$XDG_RUNTIME_DIR"
log=~/.local/share/glenoid/glenoid.log
rm -rf ~/.local/share/glenoid ~/.config/glenoid # of an earlier test
answers() { grep Answered "$log" 2>/dev/null | wc -l; }
wait_for() { for _ in $(seq 300); do eval "$1" && return 0; sleep 0.1; done; echo "waited in vain for: $1"; cat "$log"; exit 1; }
xdg-open /usr/share/glenoid/samples/synthetic-reverse.dcm &
wait_for '[ "$(answers)" -ge 1 ]'
gio open /usr/share/glenoid/samples/synthetic-long-stem.dcm
wait_for '[ "$(answers)" -ge 2 ]'
[ "$(xdotool search --onlyvisible --name '^Glenoid$' | wc -l)" -eq 1 ] || { echo "more than one window"; exit 1; }
import -window root /tmp/picture.png
xdotool search --onlyvisible --name '^Glenoid$' windowclose || true
SCRIPT
inside xvfb-run -a -s "-screen 0 1280x800x24" bash /tmp/open.sh
cp "$root/tmp/picture.png" "$picture"

step "purging the package leaves nothing behind"
inside apt-get purge -y -qq glenoid >/dev/null
leftover=$(inside find /usr -path '*lenoid*' -not -path '*/doc/*')
[ -z "$leftover" ] || { echo "$leftover"; exit 1; }
step "passed"
