import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    testTimeout: 240_000,
    hookTimeout: 120_000,
    pool: "threads",
    // Most of a test is waiting for a socket or the disk.
    maxWorkers: 3,
  },
});
