// Runs the end-to-end tests: the demo, the page it serves as built into dist/page, and a real browser.
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.e2e.ts"],
    // As patient as a machine with other things to do needs it: what is waited for is seen, not timed.
    testTimeout: 240_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 30_000 } },
    // Each file has a browser of its own; more of them at once only wait for each other on two cores.
    maxWorkers: 2,
    slowTestThreshold: 15_000,
  },
});
