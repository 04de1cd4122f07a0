#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Tool: UCX 1.13.1 (Debian 12), the transport of Open MPI. Debian 13's LibTorch 2.6 loads it (libtorch_cpu, libmpi, libucs); there it is 1.18.1,
#   which does the same.
# Expected: a library that is loaded leaves SIGHUP alone. Who closes a terminal or a remote session ends the programs that run in it, and
#   what nohup starts ignores the signal.
# Seen: loading libucs is enough to replace the handler of SIGHUP, set by the program or by nohup, with one of UCX (a hook for debugging),
#   and those of SIGSEGV, SIGBUS, SIGFPE and SIGILL too.
# Output: the handler of the program does not run and the process goes on. With UCX_DEBUG_SIGNO=0, or if the handler is set after the
#   library was loaded, all is as expected.
# For a radiograph program: on Debian 13 a batch or a training run that loads LibTorch after main began went on for minutes after its terminal
#   was closed, though it handles SIGHUP; it ended on Ctrl-C. Keep what signals do around dlopen, and set handlers after LibTorch.
source "$(dirname "$0")/lib.sh"
debian libucx0=1.13.1-1

hang_up() {  # before|after: when the program sets its handler
  python - "$1" <<'P'
import ctypes, os, signal, sys, time
told = []
load = lambda: ctypes.CDLL('libucs.so.0', mode=ctypes.RTLD_GLOBAL)
if sys.argv[1] == 'after': load()
signal.signal(signal.SIGHUP, lambda *_: told.append(1))
if sys.argv[1] == 'before': load()
os.kill(os.getpid(), signal.SIGHUP)
time.sleep(0.1)
print('told' if told else 'silent')
P
}
result="$(hang_up before) $(UCX_DEBUG_SIGNO=0 hang_up before) $(hang_up after)"
[ "$result" = "silent told told" ] || gone "before the library, with UCX_DEBUG_SIGNO=0, after the library: $result"
seen "loading libucs takes SIGHUP from the program: $result"
