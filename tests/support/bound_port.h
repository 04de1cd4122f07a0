// SPDX-License-Identifier: GPL-3.0-or-later
// A port that is in use at all addresses of this machine. POSIX.
#pragma once

#include <cstdint>

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace glenoid::test {

class BoundPort {
 public:
  BoundPort() : server_(socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_ANY);
    socklen_t size = sizeof address;
    EXPECT_EQ(bind(server_, reinterpret_cast<sockaddr*>(&address), size), 0);
    EXPECT_EQ(listen(server_, 1), 0);
    EXPECT_EQ(getsockname(server_, reinterpret_cast<sockaddr*>(&address), &size), 0);
    number_ = ntohs(address.sin_port);
  }
  ~BoundPort() { close(server_); }
  BoundPort(const BoundPort&) = delete;
  BoundPort& operator=(const BoundPort&) = delete;

  std::uint16_t number() const { return number_; }

 private:
  int server_;
  std::uint16_t number_ = 0;
};

// A port that was free a moment ago.
inline std::uint16_t freePort() { return BoundPort().number(); }

}  // namespace glenoid::test
