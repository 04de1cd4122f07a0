// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/ending.h"

#include <chrono>

#include <QApplication>
#include <QSessionManager>
#include <QTimer>

#include "core/base/interrupt.h"
#include "ui/shell/main_window.h"

namespace glenoid::ui {
namespace {

using namespace std::chrono_literals;

constexpr auto kBetweenLooks = 250ms;  // at the flag of the signals

}  // namespace

Ending::Ending(QApplication& application, MainWindow& window) {
  connect(&application, &QGuiApplication::commitDataRequest, this, [&window](QSessionManager& session) {
    const bool mayAsk = session.allowsInteraction();
    const bool mayEnd = window.mayEndSession(mayAsk);
    if (!mayAsk) return;
    mayEnd ? session.release() : session.cancel();  // the question is open, and nobody waits for it here
  });
  auto* look = new QTimer(this);
  connect(look, &QTimer::timeout, &window, [&window, look] {
    if (!interruptToken().isCancelled()) return;
    look->stop();
    window.endNow();
  });
  look->start(kBetweenLooks);
}

}  // namespace glenoid::ui
