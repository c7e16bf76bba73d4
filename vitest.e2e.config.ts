// Runs the end-to-end tests: the demo, the page it serves as built into dist/page, and a real browser.
import { defineConfig } from "vitest/config";
import { toReporters } from "./test/support/slowest-files.js";

export default defineConfig({
  test: {
    globalSetup: "test/support/bundle-worker.ts",
    include: ["test/**/*.e2e.ts"],
    // A slow machine is no reason to fail: tests wait for what they can see, not for a time.
    testTimeout: 240_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 30_000 } },
    // Each file has its own browser. On two cores, more of them would only wait for each other.
    maxWorkers: 2,
    slowTestThreshold: 15_000,
    ...toReporters(),
  },
});
