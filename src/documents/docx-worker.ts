// The worker thread that makes plans for word processors, one after another.
import { parentPort } from "node:worker_threads";
import type { DocxJob } from "./paper.js";
import { toDocx } from "./plan-docx.js";

parentPort?.on("message", async ({ plan, size }: DocxJob) => {
  const bytes = new Uint8Array(await toDocx(plan, size));
  parentPort?.postMessage(bytes, [bytes.buffer]);
});
