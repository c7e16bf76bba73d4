// Starts the longest test files first, also in a fresh clone: started last, one of them would run alone for a minute.
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** The list at the end of each run says when another file belongs here. */
const LONGEST = [
  "test/simulation/seeds-1.test.ts",
  "test/simulation/seeds-2.test.ts",
  "test/simulation/disabled-safeguards.test.ts",
  "test/simulation/two-processes.test.ts",
  "test/sweep.test.ts",
  "test/slack/serve/socket-mode.test.ts",
  "test/schedule.test.ts",
  "test/canary.test.ts",
  "test/main-signals.test.ts",
  "test/cli.test.ts",
  "test/sandbox/demo.test.ts",
  "test/features/outsiders.test.ts",
];

const isLongest = ({ moduleId }: TestSpecification) => LONGEST.some((path) => moduleId.endsWith(path));
const isAlone = ({ project }: TestSpecification) => project.config.isolate;

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const rank = (file: TestSpecification) => (isAlone(file) ? 0 : isLongest(file) ? 1 : 2);
    return sorted.sort((a, b) => rank(a) - rank(b));
  }
}
