// The worker thread that makes papers, one after another. It stays while it is used: fonts are read only once.
import { parentPort } from "node:worker_threads";
import type { PaperJob } from "./paper.js";
import { typeset } from "./typeset.js";

parentPort?.on("message", ({ paper, size }: PaperJob) => {
  const bytes = new Uint8Array(typeset(paper, size));
  parentPort?.postMessage(bytes, [bytes.buffer]);
});
