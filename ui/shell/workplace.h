// SPDX-License-Identifier: GPL-3.0-or-later
// Everything that the pages work with, created in the order of its dependencies and destroyed in reverse order.
#pragma once

#include <memory>

#include "ui/services/services.h"

namespace glenoid::ui {

class Workplace {
 public:
  // `settings` outlives it. Starts the decoder processes. If they are not installed, the window opens anyway, and every file is refused
  // with that reason.
  explicit Workplace(Settings& settings);

  Services& services() { return services_; }

 private:
  Commands commands_;
  MessageList messages_;
  PageMessages modelMessages_{messages_, QStringLiteral("go.models")};
  std::unique_ptr<Decoder> decoder_;
  ThreadJobRunner files_{2}, inference_, training_;
  ModelCatalogue models_;
  Identifier identifier_;
  Services services_;
};

}  // namespace glenoid::ui
