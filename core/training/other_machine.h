// SPDX-License-Identifier: GPL-3.0-or-later
// Whether another machine can be reached. Only built with process groups; POSIX.
#pragma once

#include <cstdint>
#include <string>

namespace glenoid {

// This machine finds an address for the name, or `host` is an address. The look-up may take long and cannot be interrupted.
bool isKnownHost(const std::string& host);
// A program accepts connections there. Waits for up to a second for each address of the host.
bool isListening(const std::string& host, std::uint16_t port);

}  // namespace glenoid
