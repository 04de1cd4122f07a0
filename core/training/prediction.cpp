#include "core/training/prediction.h"

#include <sstream>

#include "core/base/files.h"
#include "core/training/precision.h"
#include "core/training/schedule.h"

namespace glenoid {
namespace {

torch::Tensor meanOverViews(Network& network, const torch::Tensor& pictures, const Preprocessing& preprocessing) {
  torch::Tensor sum;
  for (std::int64_t turn = 0; turn < 4; ++turn) {
    const auto turned = torch::rot90(pictures, turn, {2, 3});
    for (const auto& view : {turned, turned.flip({3})}) {
      const auto likely = torch::softmax(network.forward(toNetworkInput(view, preprocessing)), 1);
      sum = sum.defined() ? sum + likely : likely;
    }
  }
  return torch::log((sum / 8).clamp_min(1e-12));
}

// RFC 4180.
std::string quoted(const std::string& text) {
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string out = "\"";
  for (const char c : text) out += c == '"' ? std::string("\"\"") : std::string(1, c);
  return out + "\"";
}

}  // namespace

Predictions predict(Network& network, const PixelStore& store, const std::vector<std::size_t>& positions, const PredictionOptions& options,
                    const CancelToken& token, const ProgressCallback& progress) {
  torch::NoGradGuard noGrad;
  const FullPrecision fullPrecision;
  network.eval();
  Predictions result;
  result.classes = static_cast<std::size_t>(store.classes());
  if (positions.empty()) return result;
  const auto all = store.positions(positions);
  const auto total = static_cast<std::int64_t>(positions.size());
  std::vector<torch::Tensor> logits;
  runInBatches(
      total, options.batch,
      [&](std::int64_t begin, std::int64_t count) {
        token.check();
        const auto pictures = store.pictures(all.narrow(0, begin, count));
        logits.push_back(options.testTimeAugmentation ? meanOverViews(network, pictures, options.preprocessing)
                                                      : network.forward(toNetworkInput(pictures, options.preprocessing)));
        if (progress) progress({static_cast<std::size_t>(begin + count), positions.size(), "predicting"});
      },
      [](std::int64_t) {});
  const auto table = torch::cat(logits).to(torch::kCPU, torch::kFloat64).contiguous();
  result.logits.assign(table.data_ptr<double>(), table.data_ptr<double>() + table.numel());
  const auto labels = store.labels(all).to(torch::kCPU).contiguous();
  result.truth.assign(labels.data_ptr<std::int64_t>(), labels.data_ptr<std::int64_t>() + labels.numel());
  return result;
}

void writePredictions(const std::filesystem::path& file, const Predictions& predictions, const PixelCache& cache,
                      const std::vector<std::size_t>& positions) {
  std::ostringstream text;
  text.precision(9);
  text << "path,sha256,label";
  for (const auto& label : cache.info().labels) text << ',' << quoted("logit:" + label);
  text << '\n';
  for (std::size_t i = 0; i < predictions.size(); ++i) {
    const auto& item = cache.items()[positions[i]];
    text << quoted(item.path) << ',' << item.sha256 << ',' << quoted(cache.info().labels[predictions.truth[i]]);
    for (std::size_t c = 0; c < predictions.classes; ++c) text << ',' << predictions.logits[i * predictions.classes + c];
    text << '\n';
  }
  writeFileAtomically(file, text.str());
}

}  // namespace glenoid
