// The worker thread that reads files: it does one job, answers, and is gone. What people's files hold stays in here.
import { parentPort } from "node:worker_threads";
import { type Job, runJob } from "./jobs.js";
import { toReading } from "./unreadable.js";

parentPort?.once("message", async (job: Job) => {
  parentPort?.postMessage(await toReading(() => runJob(job)));
});
