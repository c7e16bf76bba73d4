// Runs the tests. `npm test` fits into a few minutes on two cores because of what is set here.
import { defineConfig } from "vitest/config";
import { LongestFirst } from "./test/support/longest-first.js";
import { toReporters } from "./test/support/slowest-files.js";

/** These add to Bookend's own lists before anything reads them. No other file may share their modules. */
const ALONE = ["test/features/reflections/reflect-one-more-sheet.test.ts"];

export default defineConfig({
  test: {
    // A slow machine is no reason to fail: tests wait for what they can see, not for a time.
    testTimeout: 240_000,
    hookTimeout: 120_000,
    globalSetup: "test/support/bundle-worker.ts",
    pool: "forks",
    // One more than the cores of a small machine: some tests wait for a timeout of Slack's.
    maxWorkers: 3,
    // Tests make a lot of short-lived garbage. With V8's usual 16 MB for it, they take 8% longer.
    execArgv: ["--max-semi-space-size=64"],
    sequence: { sequencer: LongestFirst },
    ...toReporters(),
    projects: [
      {
        extends: true,
        // The files of a worker share its modules. Loading them for each file took as long as most files' tests.
        test: { name: "shared", include: ["test/**/*.test.ts"], exclude: ALONE, isolate: false },
      },
      { extends: true, test: { name: "alone", include: ALONE } },
    ],
  },
});
