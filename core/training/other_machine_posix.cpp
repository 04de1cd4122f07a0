// SPDX-License-Identifier: GPL-3.0-or-later
#include <cerrno>
#include <memory>

#include <fcntl.h>
#include <netdb.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include "core/training/other_machine.h"

namespace glenoid {
namespace {

using HostAddresses = std::unique_ptr<addrinfo, decltype(&freeaddrinfo)>;

constexpr int kConnectMilliseconds = 1000;

// Null if there are none.
HostAddresses addressesOf(const std::string& host, std::uint16_t port) {
  addrinfo wanted{}, *found = nullptr;
  wanted.ai_socktype = SOCK_STREAM;
  if (getaddrinfo(host.c_str(), std::to_string(port).c_str(), &wanted, &found) != 0) found = nullptr;
  return {found, &freeaddrinfo};
}

bool accepts(int descriptor, const addrinfo& address) {
  fcntl(descriptor, F_SETFL, O_NONBLOCK);
  if (connect(descriptor, address.ai_addr, address.ai_addrlen) == 0) return true;
  if (errno != EINPROGRESS) return false;
  pollfd connected{descriptor, POLLOUT, 0};
  if (poll(&connected, 1, kConnectMilliseconds) != 1) return false;
  int failure = 0;
  socklen_t size = sizeof failure;
  return getsockopt(descriptor, SOL_SOCKET, SO_ERROR, &failure, &size) == 0 && failure == 0;
}

}  // namespace

bool isKnownHost(const std::string& host) { return addressesOf(host, 0) != nullptr; }

bool isListening(const std::string& host, std::uint16_t port) {
  const auto addresses = addressesOf(host, port);
  for (const auto* address = addresses.get(); address; address = address->ai_next) {
    const int descriptor = socket(address->ai_family, address->ai_socktype, address->ai_protocol);
    if (descriptor < 0) continue;
    const bool isOpen = accepts(descriptor, *address);
    close(descriptor);
    if (isOpen) return true;
  }
  return false;
}

}  // namespace glenoid
