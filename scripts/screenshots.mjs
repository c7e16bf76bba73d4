// Takes README.md's screenshots from the demo, which is the same school on the same day each time: only real changes show.
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { createServer } from "vite";

const root = join(import.meta.dirname, "..");
const pathOf = (name) => join(root, "docs/screenshots", `${name}.png`);

/** The second school day of November 2026, ten minutes after October's report. */
const NOW = new Date("2026-11-03T13:10:00Z");
/** People load README.md's pictures over the network. */
const MAX_BYTES = 200_000;

// Runs from the source, because the built demo can't choose its day.
const source = await createServer({ root, configFile: false, appType: "custom", server: { middlewareMode: true } });
const { startDemo } = await source.ssrLoadModule("/sandbox/demo/demo.ts");
const { ADMIN_CHANNEL, ALL_STAFF, PRINCIPAL, TESS } = await source.ssrLoadModule("/sandbox/demo/school.ts");

async function openPage(browser, { address, height }) {
  const context = await browser.newContext({
    viewport: { width: 1120, height },
    deviceScaleFactor: 1.25,
    reducedMotion: "reduce",
    colorScheme: "light",
    locale: "en-US",
    timezoneId: "America/New_York",
  });
  await context.addInitScript("sessionStorage.setItem('welcome', 'dismissed')");
  const page = await context.newPage();
  await page.goto(address);
  await page.locator("main textarea").waitFor();
  return page;
}

async function shoot(page, name) {
  await page.screenshot({ path: pathOf(name), animations: "disabled", caret: "hide" });
  const { size } = statSync(pathOf(name));
  if (size > MAX_BYTES) throw new Error(`${name}.png has ${size} bytes, more than ${MAX_BYTES}.`);
  console.log(`docs/screenshots/${name}.png`);
}

async function shootReport(browser, url) {
  const page = await openPage(browser, { address: `${url}#/${PRINCIPAL}/${ADMIN_CHANNEL}`, height: 860 });
  await page.getByRole("heading", { name: "Library Utilization Report: October 2026" }).waitFor();
  await shoot(page, "report");
}

async function shootForm(browser, url) {
  const page = await openPage(browser, { address: `${url}#/${TESS}/${ALL_STAFF}`, height: 780 });
  await page.locator("main textarea").fill("/unit log Ancient Egypt, grade 6 with @Lee Marchbanks");
  await page.keyboard.press("Enter");
  const acted = page.waitForResponse(/\/api\/act$/);
  await page.getByRole("radio", { name: "3 Collaboration" }).check();
  await acted;
  await shoot(page, "log-a-unit");
}

const folder = mkdtempSync(join(tmpdir(), "bookend-screenshots-"));
const quiet = { port: 0, socket: false, fresh: true, empty: false, open: false };
const demo = await startDemo({ ...quiet, folder, realNow: () => NOW });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"],
});
try {
  await shootReport(browser, demo.url);
  await shootForm(browser, demo.url);
} finally {
  await browser.close();
  await demo.stop();
  await source.close();
  rmSync(folder, { recursive: true, force: true });
}
