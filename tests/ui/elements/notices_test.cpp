// Notices keep their values, and those without a translation stay as they are.
#include "ui/elements/notices.h"

#include <gtest/gtest.h>

#include <QCoreApplication>
#include <QTranslator>

using namespace glenoid::ui;

namespace {

class Shouting : public QTranslator {
 public:
  bool isEmpty() const override { return false; }
  QString translate(const char* context, const char* text, const char*, int) const override {
    return qstrcmp(context, "Notice") == 0 ? QString(text).toUpper() : QString();
  }
};

}  // namespace

TEST(Notices, BeginWithACapital) {
  EXPECT_EQ(noticeText("compressed with loss"), "Compressed with loss");
  EXPECT_EQ(noticeText("frame 3, as asked"), "Frame 3, as asked");
  EXPECT_EQ(noticeText(""), "");
}

TEST(Notices, AreTranslatedAroundTheirValues) {
  Shouting translator;
  QCoreApplication::installTranslator(&translator);
  EXPECT_EQ(noticeText("this is not a projection radiograph (modality ct)"), "THIS IS NOT A PROJECTION RADIOGRAPH (MODALITY ct)");
  EXPECT_EQ(noticeText("only the first of 12 frames was read"), "ONLY THE FIRST OF 12 FRAMES WAS READ");
  EXPECT_EQ(noticeText("compressed with loss"), "COMPRESSED WITH LOSS");
  QCoreApplication::removeTranslator(&translator);
}
