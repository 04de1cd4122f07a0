// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/mnemonics.h"

#include <algorithm>
#include <map>
#include <set>
#include <vector>

#include <QAction>

namespace glenoid::ui {
namespace {

// Gives every title a letter of its own: the augmenting paths of bipartite matching (Kuhn 1955), because a title that comes late may need
// the letter of an earlier one that has others to choose from.
class Choice {
 public:
  explicit Choice(const QStringList& titles) : titles_(titles) {
    for (int title = 0; title < titles_.size(); ++title) {
      if (takeFree(title)) continue;
      std::set<QChar> seen;
      takeAny(title, seen);
    }
  }

  QStringList marked() const {
    auto texts = titles_;
    for (const auto& [letter, title] : owners_) {
      for (const auto place : places(title)) {
        if (texts[title][place].toLower() != letter) continue;
        texts[title].insert(place, '&');
        break;
      }
    }
    return texts;
  }

 private:
  // The places of letters and digits in a title, the first of each word in front.
  std::vector<qsizetype> places(int title) const {
    const auto& text = titles_[title];
    const auto isWordStart = [&](qsizetype place) { return place == 0 || !text[place - 1].isLetterOrNumber(); };
    std::vector<qsizetype> found;
    for (qsizetype i = 0; i < text.size(); ++i) {
      if (text[i].isLetterOrNumber()) found.push_back(i);
    }
    std::stable_partition(found.begin(), found.end(), isWordStart);
    return found;
  }
  QChar letterAt(int title, qsizetype place) const { return titles_[title][place].toLower(); }

  bool takeFree(int title) {
    for (const auto place : places(title)) {
      if (owners_.try_emplace(letterAt(title, place), title).second) return true;
    }
    return false;
  }
  bool takeAny(int title, std::set<QChar>& seen) {
    for (const auto place : places(title)) {
      const auto letter = letterAt(title, place);
      if (!seen.insert(letter).second) continue;
      const auto owner = owners_.find(letter);
      if (owner != owners_.end() && !takeAny(owner->second, seen)) continue;
      owners_[letter] = title;
      return true;
    }
    return false;
  }

  QStringList titles_;
  std::map<QChar, int> owners_;
};

}  // namespace

QStringList withMnemonics(const QStringList& titles) { return Choice(titles).marked(); }

void giveMnemonics(const QList<QAction*>& actions) {
  QList<QAction*> entries;
  QStringList titles;
  for (auto* action : actions) {
    if (action->isSeparator()) continue;
    entries.append(action);
    titles.append(action->text().section('\t', 0, 0));
  }
  const auto texts = withMnemonics(titles);
  for (qsizetype i = 0; i < entries.size(); ++i) {
    entries[i]->setText(texts[i] + entries[i]->text().mid(titles[i].size()));  // what follows a tab stands at the right edge
  }
}

}  // namespace glenoid::ui
