// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/doubt/gate_fit.h"

#include <cmath>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/base/error.h"
#include "tests/doubt/toy_pictures.h"
#include "tests/support/thrown_error.h"

namespace glenoid {
namespace {

using test::codeOf;

using test::Toys;

const GateFitOptions kShoulder{.subject = "shoulder"};

Toys usualToys(std::size_t own = 80) {
  Toys toys;
  toys.addOwn(own);
  toys.addUsualKinds();
  return toys;
}

GateFit fitOf(const Toys& toys) { return fitGate(toys.own, toys.references(), Toys::kBackbone, kShoulder); }

const GateCount& rowOf(const GateReport& report, const std::string& kind) {
  for (const auto& row : report.rows) {
    if (row.kind == kind) return row;
  }
  throw Error(ErrorCode::Internal, "no such kind");
}

}  // namespace

TEST(GateFit, TellsOwnPicturesFromStrangers) {
  auto toys = usualToys();
  const auto fit = fitOf(toys);
  for (const auto* kind : {"hand", "hip", "hip_hardware"}) {
    EXPECT_EQ(rowOf(fit.report, kind).unknown, rowOf(fit.report, kind).count) << kind;
    EXPECT_DOUBLE_EQ(rowOf(fit.report, kind).auroc, 1) << kind;
  }
  // Pictures that no fit has seen are on the right side of the line.
  for (int i = 0; i < 20; ++i) {
    EXPECT_LT(fit.gate.score(toys.draw().around({{0, -6}, {1, 6}})), fit.gate.threshold);
    EXPECT_GT(fit.gate.score(toys.draw().around({{0, 6}})), 0);
  }
}

TEST(GateFit, TheThresholdTurnsAwayTwoAndAHalfOfAHundredOwnPictures) {
  for (const std::size_t count : {30u, 80u, 120u}) {
    const auto fit = fitOf(usualToys(count));
    EXPECT_EQ(rowOf(fit.report, "own").count, count);
    EXPECT_EQ(rowOf(fit.report, "own").unknown, count / 40);
    EXPECT_TRUE(std::isnan(rowOf(fit.report, "own").auroc));
  }
  const auto toys = usualToys();
  const auto loose = fitGate(toys.own, toys.references(), Toys::kBackbone, {.subject = "shoulder", .ownRejected = 0.1});
  EXPECT_EQ(rowOf(loose.report, "own").unknown, 8u);
}

TEST(GateFit, AReferenceOfTheModelsSubjectIsNoStranger) {
  const auto toys = usualToys();
  const auto hip = fitGate(toys.own, toys.references(), Toys::kBackbone, {.subject = "hip"}).report;
  EXPECT_FALSE(rowOf(hip, "hip_hardware").stranger);
  EXPECT_TRUE(std::isnan(rowOf(hip, "hip_hardware").auroc));
  EXPECT_LT(rowOf(hip, "hip_hardware").unknown, 60u);
  EXPECT_TRUE(rowOf(hip, "hip").stranger) << "a hip without an implant";
  EXPECT_TRUE(rowOf(fitOf(toys).report, "hip_hardware").stranger);
  EXPECT_EQ(rowOf(fitOf(toys).report, "hip_hardware").unknown, 60u);
}

TEST(GateFit, LeavesOutStrangersThatLieAmongTheOwn) {
  auto toys = usualToys();
  const auto before = fitOf(toys).report;
  toys.addKind({"twin", ""}, 60, {{0, 6}});
  const auto report = fitOf(toys).report;
  EXPECT_GT(rowOf(report, "twin").leftOut, 54u);
  EXPECT_EQ(rowOf(report, "hand").leftOut, 0u);
  EXPECT_EQ(report.leftOut, rowOf(report, "twin").leftOut);
  EXPECT_EQ(before.leftOut, 0u);
  // A picture made from an own one, e.g. with its implant painted away, may look like it but is still a stranger.
  auto made = usualToys();
  made.addKind({"painted", ""}, 60, {{0, 6}}, "file ");
  EXPECT_EQ(fitOf(made).report.leftOut, 0u);
}

TEST(GateFit, WhatWasMadeFromAPictureIsLeftOutWithIt) {
  // Ten own pictures unlike the others, and references that look like them: only a gate that saw these recognises the pictures.
  for (const bool fromThem : {false, true}) {
    auto toys = usualToys(60);
    toys.addOwn(10, {{0, -6}, {4, 6}}, true);
    toys.addKind({"pasted", "shoulder"}, 10, {{0, -6}, {4, 6}}, fromThem ? "file 6" : "block ");
    const auto area = rowOf(fitOf(toys).report, "hand").auroc;
    EXPECT_TRUE(fromThem ? area < 0.98 : area > 0.99) << area;
  }
}

TEST(GateFit, AGroupIsAnsweredByAGateThatSawNoneOfIt) {
  // Ten pictures that look like strangers except for one feature: only a gate that saw some of them recognises the others.
  for (const bool oneGroup : {false, true}) {
    auto toys = usualToys(60);
    toys.addOwn(10, {{0, -6}, {4, 6}}, oneGroup);
    const auto area = rowOf(fitOf(toys).report, "hand").auroc;
    EXPECT_TRUE(oneGroup ? area < 0.98 : area > 0.99) << area;
  }
}

TEST(GateFit, AFamilyIsAnsweredByAGateThatSawNoneOfIt) {
  const auto toys = usualToys();
  const auto counts = countsOfUnseenFamily(toys.own, toys.references(), "hip", kShoulder);
  ASSERT_EQ(counts.size(), 2u);
  EXPECT_EQ(counts[0].kind, "hip");
  EXPECT_EQ(counts[1].kind, "hip_hardware");
  EXPECT_EQ(counts[0].unknown, 60u) << "the other kinds of strangers suffice";
  // A kind unlike all others, on the side of the own pictures: only a gate that saw it refuses it.
  auto odd = usualToys();
  odd.addKind({"odd", ""}, 60, {{0, 6}, {4, 3}});
  EXPECT_EQ(rowOf(fitOf(odd).report, "odd").unknown, 60u);
  EXPECT_LT(countsOfUnseenFamily(odd.own, odd.references(), "odd", kShoulder).front().unknown, 50u);
}

TEST(GateFit, TheSamePicturesGiveTheSameGate) {
  const auto first = fitOf(usualToys()).gate, second = fitOf(usualToys()).gate;
  EXPECT_EQ(first.weights, second.weights);
  EXPECT_EQ(first.threshold, second.threshold);
}

TEST(GateFit, RefusesWhatIsTooLittleOrOfOtherFeatures) {
  const auto toys = usualToys();
  Toys one;
  one.addOwn(5, {{0, 6}}, true);
  one.addUsualKinds();
  EXPECT_EQ(codeOf([&] { fitOf(one); }), ErrorCode::DatasetTooSmall);
  auto none = toys.references();
  none.rows.clear();
  none.projected.clear();
  EXPECT_EQ(codeOf([&] { fitGate(toys.own, none, Toys::kBackbone, kShoulder); }), ErrorCode::DatasetTooSmall);
  EXPECT_EQ(codeOf([&] { fitGate(toys.own, toys.references(), "another", kShoulder); }), ErrorCode::ModelMismatch);
  CancelToken token;
  token.cancel();
  EXPECT_THROW(fitGate(toys.own, toys.references(), Toys::kBackbone, kShoulder, token), Cancelled);
}

TEST(GateFit, ItsReportIsJson) {
  const auto json = toJson(fitOf(usualToys()).report);
  EXPECT_EQ(json.at("outOfFold").size(), 4u);
  EXPECT_EQ(json.at("outOfFold")[0].at("kind"), "own");
  EXPECT_FALSE(json.at("outOfFold")[0].contains("auroc"));
  EXPECT_EQ(json.at("leftOut"), 0);
}

}  // namespace glenoid
