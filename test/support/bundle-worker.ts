// Bundles the worker thread before the tests run: a thread can't load the sources as the tests do.
import { build } from "vite";

export async function setup(): Promise<void> {
  await build({ configFile: "vite.worker.config.ts", logLevel: "warn" });
}
