// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/tour.h"

#include <cstdio>

#include <QDir>
#include <QTabWidget>
#include <QTableView>

#include "core/base/terminal_text.h"
#include "ui/batch/batch_page.h"
#include "ui/elements/text.h"
#include "ui/identify/identify_page.h"
#include "ui/identify/radiograph_choice.h"
#include "ui/training/setup_page.h"
#include "ui/training/training_page.h"

namespace glenoid::ui {
namespace {

constexpr QSize kSize{1280, 800};
constexpr int kLookEveryMs = 50;
constexpr int kPatienceMs = 180'000;
constexpr int kEpochs = 12;

}  // namespace

Tour::Tour(MainWindow& window, Services& services, const QString& folder, const QString& material, const QString& shown)
    : window_(window), services_(services), folder_(folder), material_(material), shownFile_(shown) {
  looking_.setInterval(kLookEveryMs);
  connect(&looking_, &QTimer::timeout, this, &Tour::look);
  addScenes();
}

bool Tour::isIdle() const { return services_.files.isIdle() && services_.inference.isIdle() && services_.training.isIdle(); }

void Tour::addScenes() {
  const auto show = [this](const char* command) { return [this, command] { services_.commands[command]->trigger(); }; };
  const auto isAnswered = [this] { return window_.pages().identify().state().answer().phase == ModelAnswer::Phase::Answered && isIdle(); };
  const auto samples = sampleFiles();
  scenes_.push_back({"empty", show("file.close"), {}, show("go.identify")});
  if (!samples.empty()) {
    const auto middle = pathText(samples[samples.size() / 2]);  // has neighbours on both sides
    scenes_.push_back({"identify", [this, sample = shownFile_.isEmpty() ? middle : shownFile_] { window_.openPaths({sample}); }, isAnswered,
                       show("go.identify")});
    scenes_.push_back({"batch", [this, samples] { window_.pages().batch().start({samples.front().parent_path()}); }, {}, show("go.batch")});
  }
  if (material_.isEmpty()) {
    scenes_.push_back({"training", {}, {}, show("go.training")});
  } else {
    addTrainingScenes();
  }
  scenes_.push_back({"models", {}, {}, show("go.models")});
  scenes_.push_back({"settings", {}, {}, show("go.settings")});
  scenes_.push_back({"keys", {}, {}, show("help.keys")});
  scenes_.push_back({"log", {}, {}, show("help.log")});
}

// The training runs once, in the first theme.
void Tour::addTrainingScenes() {
  auto& page = window_.pages().training();
  auto& setup = page.findChild<SetupPage*>()->setup();
  const auto show = [this, &page](int tab) {
    return [this, &page, tab] {
      services_.commands["go.training"]->trigger();
      page.findChild<QTabWidget*>("trainingTabs")->setCurrentIndex(tab);
    };
  };
  const auto first = [this](std::function<void()> act) {
    return [this, act = std::move(act)] {
      if (!light_) act();
    };
  };
  const auto open = [this, &setup] {
    const auto& presets = setup.presets();
    for (std::size_t i = 0; i < presets.size(); ++i) {
      if (presets[i].name == "Quick trial") setup.applyPreset(i);
    }
    setup.setValue("epochs", kEpochs);
    setup.data().open(pathOf(material_));
  };
  const auto isOpen = [this, &setup] { return setup.data().isReady() && isIdle(); };
  const auto run = [this, &page, &setup] {
    if (const auto obstacle = setup.obstacle(); !obstacle.isEmpty()) return end(false, obstacle);
    page.startRun(setup.request());
  };
  const auto isUnderWay = [this, &page] { return light_ || page.session().history().size() > kEpochs / 2; };
  scenes_.push_back({"training-data", first(open), isOpen, show(0)});
  scenes_.push_back({"training-run", first(run), isUnderWay, show(1)});
  scenes_.push_back({"training-results", {}, {}, show(2)});
  const auto select = [&page] { page.findChild<QTableView*>("runsTable")->selectRow(0); };
  scenes_.push_back({"training-runs", select, {}, show(3)});
}

void Tour::start() {
  QDir().mkpath(folder_);
  window_.resize(kSize);
  services_.settings.set(setting::theme, QString("dark"));
  prepare();
  looking_.start();
}

void Tour::prepare() {
  shown_ = false;
  patience_.start();
  if (scenes_[scene_].prepare) scenes_[scene_].prepare();
}

// Shows a scene when it is ready, and takes its picture at a later look, when any work that showing it started is done.
void Tour::look() {
  const auto& scene = scenes_[scene_];
  if (patience_.elapsed() > kPatienceMs) return end(false, scene.name + " did not finish its work in time");
  if (!(scene.isReady ? scene.isReady() : isIdle())) return;
  if (!shown_) {
    shown_ = true;
    scene.show();
    return;
  }
  take();
}

void Tour::take() {
  const auto scale = window_.devicePixelRatioF();
  const auto name = QString("%1-%2%3.png").arg(scenes_[scene_].name, light_ ? "light" : "dark", scale > 1 ? "@2x" : "");
  if (!window_.grab().save(QDir(folder_).filePath(name))) return end(false, name + " could not be written");
  if (++scene_ < scenes_.size()) return prepare();
  if (light_) return end(true);
  light_ = true;
  scene_ = 0;
  services_.settings.set(setting::theme, QString("light"));
  prepare();
}

void Tour::end(bool good, const QString& reason) {
  looking_.stop();
  if (!good) std::fputs(terminalFormat("glenoid: the tour stopped early: {}\n", reason.toStdString()).c_str(), stderr);
  emit finished(good);
}

}  // namespace glenoid::ui
