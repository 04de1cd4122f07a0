// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/settings_page.h"

#include <utility>

#include <QClipboard>
#include <QGuiApplication>

#include "core/engine/engine.h"
#include "ui/shell/diagnostics.h"
#include "ui/shell/keys_page.h"
#include "ui/shell/log_page.h"
#include "ui/shell/settings_form.h"

namespace glenoid::ui {

SettingsPage::SettingsPage(Services& services, QWidget* parent)
    : PageTabs(parent), services_(services), form_(new SettingsForm(services.settings, services.messages, this)) {
  setObjectName("settingsPage");
  setDocumentMode(true);
  auto* keys = new KeysPage(services_.commands, this);
  auto* log = new LogPage(programLog(), services_.commands, this);
  addTab(form_, tr("Settings"));
  addTab(keys, tr("Keyboard shortcuts"));
  addTab(log, tr("Log"));
  const auto tell = [this](const Message& message) { services_.messages.show(message); };
  connect(form_, &SettingsForm::wasReset, this, tell);
  connect(form_, &SettingsForm::restartWanted, this, &SettingsPage::restartWanted);
  connect(keys, &KeysPage::wasReset, this, tell);
  showOn("go.settings", form_);
  showOn("help.keys", keys);
  showOn("help.log", log);
  connect(services_.commands["help.diagnostics"], &QAction::triggered, this, &SettingsPage::copyDiagnostics);
}

// Looking for a graphics driver takes time, and loads the engine, which the first picture must not wait for. If it fails, the first answer
// says why.
void SettingsPage::showEvent(QShowEvent* event) {
  PageTabs::showEvent(event);
  if (std::exchange(devicesAsked_, true)) return;
  services_.files.submit<std::vector<std::string>>(
      this, [](const JobContext&) { return engine().devices(); },
      {.done = [this](const std::vector<std::string>& devices) { form_->setAvailableDevices(devices); }});
}

void SettingsPage::showOn(const QString& command, QWidget* tab) {
  connect(services_.commands[command], &QAction::triggered, this, [this, tab] { setCurrentWidget(tab); });
}

// Also if the engine is missing: that is when they are needed.
void SettingsPage::copyDiagnostics() {
  const auto copy = [this](const std::vector<std::string>& devices) {
    QGuiApplication::clipboard()->setText(diagnosticsText(services_, devices, programLog().lines()));
    services_.messages.inform(tr("The diagnostics were copied. They name no patient and no file; look them over before you send them."));
  };
  services_.files.submit<std::vector<std::string>>(
      this, [](const JobContext&) { return engine().devices(); },
      {.done = copy, .failed = [copy](const Error& error) { copy({std::string(errorName(error.code()))}); }});
}

}  // namespace glenoid::ui
