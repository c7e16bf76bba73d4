// The real browser of the end-to-end tests: Debian's chromium, without a screen.
import { execFileSync } from "node:child_process";
import { type Browser, chromium } from "playwright-core";
import { afterAll, beforeAll } from "vitest";

const FLAGS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

function findChromium(): string {
  if (process.env.CHROMIUM) return process.env.CHROMIUM;
  try {
    return execFileSync("which", ["chromium"], { encoding: "utf8" }).trim();
  } catch (error) {
    throw new Error("Chromium not found. Install it (apt-get install chromium) or set CHROMIUM to its path.", {
      cause: error,
    });
  }
}

/** One browser for all tests of a file. */
export function provideBrowser(): () => Browser {
  let browser: Browser | undefined;
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: findChromium(), args: FLAGS });
  });
  afterAll(() => browser?.close());
  return () => {
    if (!browser) throw new Error("The browser is not open outside of a test.");
    return browser;
  };
}
