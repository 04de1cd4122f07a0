// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/synthetic_radiograph.h"

#include <algorithm>
#include <cmath>

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

namespace glenoid::test {
namespace {

using Points = std::vector<cv::Point2f>;

// The attenuation along the beam, drawn in coordinates 0..1 (x right, y down, a right shoulder from the front) at twice the final size.
class Canvas {
 public:
  Canvas(int rows, int columns, const cv::Matx23f& pose)
      : inside_(rows / 4, rows / 4, 2 * columns, 2 * rows),
        size_(inside_.width + 2 * inside_.x, inside_.height + 2 * inside_.y),
        pose_(pose),
        total_(size_, CV_32F, cv::Scalar(0)) {}

  // A body of revolution, roughly: thick inside, thinning within `rounding` of its outline.
  void body(const Points& outline, float attenuation, float rounding) { add(thickness(polygon(smooth(outline)), rounding), attenuation); }
  // A bone: a dense shell of `shell` around a spongy inside.
  void bone(const Points& outline, float attenuation, float shell) {
    const cv::Mat mask = polygon(smooth(outline));
    cv::Mat depth;
    cv::distanceTransform(mask, depth, cv::DIST_L2, 5);
    const auto width = shell * static_cast<float>(inside_.height);
    cv::Mat profile(size_, CV_32F, cv::Scalar(0));
    for (int y = 0; y < size_.height; ++y) {
      for (int x = 0; x < size_.width; ++x) {
        const float d = depth.at<float>(y, x);
        if (d > 0) profile.at<float>(y, x) = d < width ? 0.55f + 0.45f * d / width : 0.55f + 0.45f * std::exp((width - d) / width);
      }
    }
    add(profile, attenuation);
  }
  // Metal or cement with sharp edges; without smoothing.
  void solid(const Points& outline, float attenuation) { add(thickness(polygon(outline), 0.02f), attenuation); }
  void disc(cv::Point2f centre, float radius, float attenuation) { solid(arc(centre, radius, 0, 360), attenuation); }
  void stroke(const Points& line, float width, float attenuation) {
    cv::Mat mask(size_, CV_8U, cv::Scalar(0));
    const auto points = pixels(smooth(line, false));
    cv::polylines(mask, std::vector<std::vector<cv::Point>>{points}, false, 255,
                  std::max(1, static_cast<int>(width * static_cast<float>(inside_.height))), cv::LINE_AA);
    add(thickness(mask, width / 2), attenuation);
  }
  // Removes what was drawn: holes in metal.
  void hole(cv::Point2f centre, float radius, float attenuation) { disc(centre, radius, -attenuation); }

  static Points arc(cv::Point2f centre, float radius, float fromDegrees, float toDegrees) {
    Points points;
    for (int i = 0; i <= 48; ++i) {
      const float angle = (fromDegrees + (toDegrees - fromDegrees) * static_cast<float>(i) / 48) * static_cast<float>(CV_PI) / 180;
      points.emplace_back(centre.x + radius * std::cos(angle), centre.y + radius * std::sin(angle));
    }
    return points;
  }
  cv::Mat total() const { return total_(inside_); }

 private:
  // Chaikin's corner cutting, three times.
  static Points smooth(Points points, bool closed = true) {
    for (int round = 0; round < 3; ++round) {
      Points finer;
      if (!closed) finer.push_back(points.front());
      for (std::size_t i = 0; i + (closed ? 0 : 1) < points.size(); ++i) {
        const auto a = points[i], b = points[(i + 1) % points.size()];
        finer.push_back(a * 0.75f + b * 0.25f);
        finer.push_back(a * 0.25f + b * 0.75f);
      }
      if (!closed) finer.push_back(points.back());
      points = finer;
    }
    return points;
  }
  std::vector<cv::Point> pixels(const Points& points) const {
    std::vector<cv::Point> result;
    // One scale for both axes, so that circles stay round.
    const auto scale = static_cast<float>(inside_.height);
    for (const auto& p : points) {
      const cv::Vec2f q = pose_ * cv::Vec3f(p.x, p.y, 1);
      result.emplace_back(inside_.x + cvRound(q[0] * scale), inside_.y + cvRound(q[1] * scale));
    }
    return result;
  }
  cv::Mat polygon(const Points& points) const {
    cv::Mat mask(size_, CV_8U, cv::Scalar(0));
    cv::fillPoly(mask, std::vector<std::vector<cv::Point>>{pixels(points)}, 255);
    return mask;
  }
  cv::Mat thickness(const cv::Mat& mask, float rounding) const {
    cv::Mat depth;
    cv::distanceTransform(mask, depth, cv::DIST_L2, 5);
    depth /= rounding * static_cast<float>(inside_.height);
    cv::min(depth, 1, depth);
    cv::Mat profile = depth.mul(2 - depth);  // 1 - (1 - d)^2
    cv::sqrt(profile, profile);
    return profile;
  }
  void add(const cv::Mat& profile, float attenuation) { cv::scaleAdd(profile, attenuation, total_, total_); }

  cv::Rect inside_;
  cv::Size size_;
  cv::Matx23f pose_;
  cv::Mat total_;
};

void drawBody(Canvas& canvas) {
  // Trunk with arm; the axilla between them.
  canvas.body({{0.70f, -0.3f},
               {0.66f, 0.08f},
               {0.40f, 0.10f},
               {0.16f, 0.20f},
               {0.07f, 0.36f},
               {0.06f, 0.62f},
               {0.03f, 1.3f},
               {0.30f, 1.3f},
               {0.34f, 0.86f},
               {0.40f, 0.70f},
               {0.46f, 0.86f},
               {0.48f, 1.3f},
               {1.5f, 1.3f},
               {1.5f, -0.3f}},
              0.75f, 0.16f);
  canvas.body({{0.62f, 0.42f}, {0.72f, 0.28f}, {0.95f, 0.25f}, {1.3f, 0.5f}, {1.3f, 1.3f}, {0.60f, 1.3f}, {0.56f, 0.85f}}, -0.38f,
              0.10f);  // lung
  for (int i = 0; i < 5; ++i) {
    const float y = 0.30f + 0.15f * static_cast<float>(i);
    canvas.stroke({{1.2f, y - 0.10f}, {0.85f, y - 0.05f}, {0.66f, y + 0.05f}, {0.58f, y + 0.20f}, {0.66f, y + 0.27f}}, 0.030f, 0.16f);
  }
}

void drawScapula(Canvas& canvas) {
  canvas.bone({{0.50f, 0.27f},
               {0.56f, 0.27f},
               {0.62f, 0.30f},
               {0.86f, 0.22f},
               {0.90f, 0.40f},
               {0.80f, 0.85f},
               {0.74f, 0.88f},
               {0.58f, 0.55f},
               {0.51f, 0.50f}},
              0.20f, 0.012f);
  canvas.bone({{0.485f, 0.28f}, {0.53f, 0.27f}, {0.56f, 0.38f}, {0.53f, 0.50f}, {0.49f, 0.49f}, {0.505f, 0.38f}}, 0.32f,
              0.012f);  // glenoid
  canvas.bone(
      {{0.34f, 0.20f}, {0.42f, 0.165f}, {0.58f, 0.19f}, {0.80f, 0.26f}, {0.78f, 0.29f}, {0.56f, 0.235f}, {0.42f, 0.215f}, {0.35f, 0.235f}},
      0.30f, 0.010f);  // acromion
  canvas.bone({{0.56f, 0.31f}, {0.535f, 0.25f}, {0.50f, 0.235f}, {0.49f, 0.26f}, {0.52f, 0.28f}, {0.54f, 0.33f}}, 0.24f,
              0.010f);  // coracoid
  canvas.bone({{0.42f, 0.145f},
               {0.55f, 0.135f},
               {0.72f, 0.155f},
               {0.98f, 0.105f},
               {1.3f, 0.13f},
               {1.3f, 0.17f},
               {0.98f, 0.15f},
               {0.72f, 0.195f},
               {0.55f, 0.175f},
               {0.43f, 0.18f}},
              0.32f, 0.010f);  // clavicle
}

void drawHumerus(Canvas& canvas, bool withHead) {
  Points outline{{0.235f, 0.36f}, {0.245f, 0.30f}, {0.29f, 0.265f}};
  if (withHead) {
    for (const auto& point : {cv::Point2f(0.37f, 0.255f), cv::Point2f(0.45f, 0.29f), cv::Point2f(0.475f, 0.37f), cv::Point2f(0.45f, 0.44f)})
      outline.push_back(point);
  } else {
    outline.emplace_back(0.33f, 0.28f);  // the surgeon's cut
    outline.emplace_back(0.40f, 0.44f);
  }
  for (const auto& point : {cv::Point2f(0.375f, 0.50f), cv::Point2f(0.325f, 0.60f), cv::Point2f(0.295f, 0.80f), cv::Point2f(0.255f, 1.3f),
                            cv::Point2f(0.145f, 1.3f), cv::Point2f(0.185f, 0.80f), cv::Point2f(0.205f, 0.60f), cv::Point2f(0.22f, 0.48f)}) {
    outline.push_back(point);
  }
  canvas.bone(outline, 0.42f, 0.016f);
}

constexpr float kMetal = 1.9f;

// The cap of a sphere that looks from the humerus at the glenoid (up and to the right).
void drawHead(Canvas& canvas, cv::Point2f centre, float radius) { canvas.solid(Canvas::arc(centre, radius, -125, 55), kMetal); }

void drawLongStem(Canvas& canvas) {
  drawHead(canvas, {0.385f, 0.355f}, 0.105f);
  canvas.solid({{0.30f, 0.265f}, {0.318f, 0.255f}, {0.448f, 0.445f}, {0.43f, 0.455f}}, 0.8f * kMetal);  // collar
  canvas.solid({{0.305f, 0.285f},
                {0.415f, 0.44f},
                {0.345f, 0.50f},
                {0.285f, 0.66f},
                {0.245f, 0.86f},
                {0.233f, 0.885f},
                {0.222f, 0.86f},
                {0.235f, 0.64f},
                {0.255f, 0.46f},
                {0.275f, 0.35f}},
               kMetal);
  canvas.hole({0.30f, 0.36f}, 0.011f, kMetal);
}

void drawReverse(Canvas& canvas) {
  canvas.solid(Canvas::arc({0.50f, 0.40f}, 0.088f, 85, 285), kMetal);  // sphere on the glenoid
  canvas.solid({{0.505f, 0.32f}, {0.522f, 0.32f}, {0.522f, 0.49f}, {0.505f, 0.49f}}, kMetal);
  canvas.stroke({{0.52f, 0.345f}, {0.64f, 0.31f}}, 0.016f, 0.8f * kMetal);
  canvas.stroke({{0.52f, 0.405f}, {0.60f, 0.41f}}, 0.026f, 0.8f * kMetal);
  canvas.stroke({{0.52f, 0.465f}, {0.63f, 0.54f}}, 0.016f, 0.8f * kMetal);
  Points cup = Canvas::arc({0.475f, 0.405f}, 0.15f, 105, 205);
  const Points inner = Canvas::arc({0.48f, 0.40f}, 0.122f, 205, 105);
  cup.insert(cup.end(), inner.begin(), inner.end());
  canvas.solid(cup, kMetal);
  canvas.solid({{0.345f, 0.40f},
                {0.405f, 0.515f},
                {0.34f, 0.56f},
                {0.285f, 0.72f},
                {0.262f, 0.74f},
                {0.248f, 0.715f},
                {0.265f, 0.54f},
                {0.29f, 0.45f}},
               kMetal);
}

void drawFinned(Canvas& canvas) {
  drawHead(canvas, {0.395f, 0.365f}, 0.092f);
  canvas.stroke({{0.33f, 0.41f}, {0.41f, 0.355f}}, 0.03f, kMetal);  // neck
  canvas.solid({{0.275f, 0.285f},
                {0.32f, 0.275f},
                {0.425f, 0.44f},
                {0.35f, 0.52f},
                {0.295f, 0.64f},
                {0.272f, 0.76f},
                {0.243f, 0.76f},
                {0.245f, 0.60f},
                {0.245f, 0.42f}},
               kMetal);
  for (const auto& centre : {cv::Point2f(0.272f, 0.335f), cv::Point2f(0.268f, 0.385f), cv::Point2f(0.268f, 0.435f)})
    canvas.hole(centre, 0.0095f, kMetal);
  canvas.stroke({{0.273f, 0.56f}, {0.259f, 0.73f}}, 0.007f, -0.5f * kMetal);
}

void drawResurfacing(Canvas& canvas) {
  Points cap = Canvas::arc({0.385f, 0.365f}, 0.115f, -130, 60);
  const Points inner = Canvas::arc({0.372f, 0.374f}, 0.098f, 60, -130);
  cap.insert(cap.end(), inner.begin(), inner.end());
  canvas.solid(cap, kMetal);
  canvas.solid({{0.445f, 0.315f}, {0.455f, 0.33f}, {0.33f, 0.43f}, {0.318f, 0.425f}, {0.32f, 0.408f}}, kMetal);
}

void drawImplant(Canvas& canvas, ImplantShape shape) {
  switch (shape) {
    case ImplantShape::LongStem: return drawLongStem(canvas);
    case ImplantShape::Reverse: return drawReverse(canvas);
    case ImplantShape::Finned: return drawFinned(canvas);
    case ImplantShape::Resurfacing: return drawResurfacing(canvas);
  }
}

// Turned by a few degrees about the joint, a little larger or smaller, shifted to the picture's middle.
cv::Matx23f randomPose(cv::RNG& random, float columnsOverRows) {
  const float angle = random.uniform(-6.f, 6.f) * static_cast<float>(CV_PI) / 180, scale = random.uniform(0.95f, 1.12f);
  const float c = scale * std::cos(angle), s = scale * std::sin(angle);
  const cv::Point2f joint(0.44f, 0.40f),
      target(columnsOverRows * 0.5f + random.uniform(-0.03f, 0.03f), 0.40f + random.uniform(-0.03f, 0.03f));
  return {c, -s, target.x - c * joint.x + s * joint.y, s, c, target.y - s * joint.x - c * joint.y};
}

// Quantum noise grows with the signal; the detector blurs a little.
cv::Mat exposed(const cv::Mat& attenuation, cv::Size size, cv::RNG& random) {
  cv::Mat picture, noise(size, CV_32F), fine(size, CV_32F);
  cv::resize(attenuation, picture, size, 0, 0, cv::INTER_AREA);
  cv::max(picture, 0, picture);
  cv::Mat uneven(cv::Size{size.width / 16, size.height / 16}, CV_32F);  // muscle and fat
  random.fill(uneven, cv::RNG::NORMAL, 1, 0.04);
  cv::resize(uneven, uneven, size, 0, 0, cv::INTER_CUBIC);
  picture = picture.mul(uneven);
  const float exposure = random.uniform(1.25f, 1.6f);
  picture.forEach<float>([&](float& value, const int*) { value = 3900 * std::tanh(value / exposure); });
  random.fill(noise, cv::RNG::NORMAL, 0, 70);
  cv::GaussianBlur(noise, noise, {}, 1.2);
  random.fill(fine, cv::RNG::NORMAL, 0, 14);
  cv::GaussianBlur(picture, picture, {}, 0.7);
  return picture + noise + fine + 60;
}

// SplitMix64's finaliser (Steele, Lea, Flood 2014): neighbouring seeds must not give neighbouring pictures.
std::uint64_t mixed(std::uint64_t seed) {
  seed += 0x9e3779b97f4a7c15ULL;
  seed = (seed ^ seed >> 30) * 0xbf58476d1ce4e5b9ULL;
  seed = (seed ^ seed >> 27) * 0x94d049bb133111ebULL;
  return seed ^ seed >> 31;
}

void writeMark(cv::Mat& picture, bool isLeft) {
  const double scale = picture.cols / 420.0;
  const int thickness = std::max(1, cvRound(2 * scale)), line = cvRound(34 * scale);
  cv::putText(picture, "SYNTHETIC", {cvRound(10 * scale), picture.rows - line / 2}, cv::FONT_HERSHEY_SIMPLEX, scale, 3900, thickness,
              cv::LINE_AA);
  cv::putText(picture, isLeft ? "L" : "R", {isLeft ? picture.cols - line : cvRound(10 * scale), line}, cv::FONT_HERSHEY_DUPLEX, scale, 3900,
              thickness, cv::LINE_AA);
}

}  // namespace

SyntheticRadiograph syntheticRadiograph(const SyntheticSpec& spec) {
  cv::RNG random(mixed(spec.seed));
  SyntheticRadiograph result{spec.rows, spec.columns, random.uniform(0, 2) == 1, {}};
  Canvas canvas(spec.rows, spec.columns, randomPose(random, static_cast<float>(spec.columns) / static_cast<float>(spec.rows)));
  drawBody(canvas);
  drawScapula(canvas);
  drawHumerus(canvas, spec.shape == ImplantShape::Resurfacing);
  drawImplant(canvas, spec.shape);
  cv::Mat picture = exposed(canvas.total(), {spec.columns, spec.rows}, random);
  if (result.isLeft) cv::flip(picture, picture, 1);
  writeMark(picture, result.isLeft);
  result.values.reserve(picture.total());
  for (const float value : cv::Mat_<float>(picture))
    result.values.push_back(static_cast<std::uint16_t>(std::clamp(cvRound(value), 0, 4095)));
  return result;
}

}  // namespace glenoid::test
