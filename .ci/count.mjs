// Prints `N passed, N failed`: from vitest's JSON report (its path), the other steps that failed, and whether tests did.
import { readFileSync } from "node:fs";

const [path, stepsFailed, testsFailed] = process.argv.slice(2);

function readReport() {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    // No report: the tests did not run to their end.
    return { numPassedTests: 0, numFailedTests: 0, testResults: [] };
  }
}

const { numPassedTests, numFailedTests, testResults } = readReport();
// A file that cannot be loaded fails without a test that does.
const files = testResults.filter(
  ({ status, assertionResults }) => status === "failed" && !assertionResults.some((test) => test.status === "failed"),
).length;
// An error that nobody caught fails the run, but belongs to no test.
const failed = Number(stepsFailed) + Math.max(numFailedTests + files, Number(testsFailed));

process.stdout.write(`${numPassedTests} passed, ${failed} failed\n`);
process.exit(failed > 0 ? 1 : 0);
