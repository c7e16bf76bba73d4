// The worker thread that runs one long transaction on a connection of its own, answers, and is gone.
import { parentPort, workerData } from "node:worker_threads";
import Sqlite from "better-sqlite3";
import { setPragmas } from "./pragmas.js";
import type { Step } from "./sql.js";
import { writeSteps } from "./sqlite.js";

interface AsideWork {
  path: string;
  steps: readonly Step[];
}

function run({ path, steps }: AsideWork) {
  const client = new Sqlite(path, { fileMustExist: true });
  try {
    setPragmas(client);
    return { ok: writeSteps(client, steps) };
  } catch (error) {
    const { message, code } = error as { message: string; code?: string };
    return { failed: { message, code } };
  } finally {
    client.close();
  }
}

parentPort?.postMessage(run(workerData as AsideWork));
