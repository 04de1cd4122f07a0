// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/answer/headline.h"

namespace glenoid {
namespace {

Fact headline(Verdict verdict, const ModelLabel* maker, bool measured) {
  switch (verdict) {
    case Verdict::Maker: return {measured ? FactCode::HeadlineMaker : FactCode::HeadlineProbable, {maker->display}};
    case Verdict::Several: return {FactCode::HeadlineSeveral, {}};
    case Verdict::Unknown: break;
  }
  return {FactCode::HeadlineUnknown, {}};
}

}  // namespace

Fact headlineOf(const Answer& answer) {
  if (answer.picture.error) return {FactCode::HeadlineNone, {}};
  return headline(answer.verdict, answer.maker(), answer.isMeasured());
}

Fact headlineOf(const JointAnswer& joint) { return headline(joint.verdict, joint.maker(), joint.measured); }

}  // namespace glenoid
