// Ends a run with the ten slowest test files, to make a file that became slow stand out.
import type { Reporter, TestModule } from "vitest/node";

const MAX_FILES = 10;

/** The time its tests and hooks took, in milliseconds, without loading its modules. */
const timeOf = (file: TestModule) => file.diagnostic().duration;

/** "  12.3 s   7 tests  test/sweep.test.ts" */
export function toLine({ ms, tests, path }: { ms: number; tests: number; path: string }): string {
  return `${(ms / 1000).toFixed(1).padStart(7)} s ${String(tests).padStart(4)} tests  ${path}`;
}

export const slowestFiles: Reporter = {
  onTestRunEnd(files) {
    const slowest = [...files].sort((a, b) => timeOf(b) - timeOf(a)).slice(0, MAX_FILES);
    const lines = slowest.map((file) =>
      toLine({ ms: timeOf(file), tests: [...file.children.allTests()].length, path: file.relativeModuleId }),
    );
    if (lines.length > 1) process.stdout.write(`\n Slowest files\n${lines.join("\n")}\n`);
  },
};

/** The default reporter and the list above. If JSON_REPORT names a file, the results also go there as JSON. */
export function toReporters(jsonFile = process.env.JSON_REPORT) {
  const reporters = ["default", slowestFiles];
  return jsonFile ? { reporters: [...reporters, "json"], outputFile: { json: jsonFile } } : { reporters };
}
