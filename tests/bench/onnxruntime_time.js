// SPDX-License-Identifier: GPL-3.0-or-later
// Times ONNX Runtime's forward pass on the CPU, for compare_runtimes.sh.
// Usage: node onnxruntime_time.js FILE.onnx SIDE THREADS BATCH RUNS; prints {"medianMs"}. The input is "x", [BATCH, 3, SIDE, SIDE].
const { InferenceSession, Tensor } = require("onnxruntime-node");

async function main() {
  const [file, ...numbers] = process.argv.slice(2);
  const [side, threads, batch, runs] = numbers.map(Number);
  const session = await InferenceSession.create(file, { intraOpNumThreads: threads, graphOptimizationLevel: "all" });
  const values = new Float32Array(batch * 3 * side * side).map(() => Math.random());
  const feeds = { x: new Tensor("float32", values, [batch, 3, side, side]) };
  const times = [];
  for (let i = -3; i < runs; ++i) {
    const start = process.hrtime.bigint();
    await session.run(feeds);
    if (i >= 0) times.push(Number(process.hrtime.bigint() - start) / 1e6);
  }
  times.sort((a, b) => a - b);
  console.log(JSON.stringify({ medianMs: times[runs >> 1] }));
}

main();
