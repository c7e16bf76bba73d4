// Prints `N passed, N failed`, from the number of other steps that failed and a folder with vitest's JSON reports.
// Next to `NAME.json` is `NAME.status`, the exit code of that run: an uncaught error is in no report.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const [stepsFailed, folder] = process.argv.slice(2);

function readReport(name) {
  const exit = readFileSync(join(folder, `${name}.status`), "utf8").trim();
  try {
    return { exit, ...JSON.parse(readFileSync(join(folder, `${name}.json`), "utf8")) };
  } catch {
    // Without a report, the run did not reach its end.
    return { exit, numPassedTests: 0, numFailedTests: 0, testResults: [] };
  }
}

function failuresIn({ exit, numFailedTests, testResults }) {
  // A file that can't be loaded fails, though none of its tests do.
  const files = testResults.filter(
    ({ status, assertionResults }) => status === "failed" && !assertionResults.some((test) => test.status === "failed"),
  ).length;
  return Math.max(numFailedTests + files, exit === "0" ? 0 : 1);
}

const runs = readdirSync(folder).filter((name) => name.endsWith(".status"));
const reports = runs.map((name) => readReport(name.replace(/\.status$/, "")));
const passed = reports.reduce((sum, { numPassedTests }) => sum + numPassedTests, 0);
const failed = reports.reduce((sum, report) => sum + failuresIn(report), Number(stepsFailed));

process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exit(failed > 0 ? 1 : 0);
