// Takes README.md's screenshots from the demo, which is the same school on the same day each time: only real changes show.
import { execFileSync } from "node:child_process";
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
const { ADMIN_CHANNEL, ALL_STAFF, LEE, PRINCIPAL, TESS } = await source.ssrLoadModule("/sandbox/demo/school.ts");

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

function checkSize(name) {
  const { size } = statSync(pathOf(name));
  if (size > MAX_BYTES) throw new Error(`${name}.png has ${size} bytes, more than ${MAX_BYTES}.`);
  console.log(`docs/screenshots/${name}.png`);
}

async function shoot(page, name) {
  await page.screenshot({ path: pathOf(name), animations: "disabled", caret: "hide" });
  checkSize(name);
}

/** A message may be longer than the page: what matters is where it begins. */
const scrollTo = (line) => line.evaluate((node) => node.closest("article").scrollIntoView({ block: "start" }));

async function shootReport(browser, url) {
  const page = await openPage(browser, { address: `${url}#/${PRINCIPAL}/${ADMIN_CHANNEL}`, height: 860 });
  const heading = page.getByRole("heading", { name: "Library Utilization Report: October 2026" });
  await scrollTo(heading);
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

/** The plan's first page as it is printed. pdftoppm comes with poppler. */
async function shootPlan(browser, { url, folder }) {
  const page = await openPage(browser, { address: `${url}#/${LEE}/${ALL_STAFF}`, height: 1300 });
  await page.locator("main textarea").fill("/unit find museum of daily life");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "More actions", exact: true }).last().click();
  await page.getByRole("menuitem", { name: "See the plan", exact: true }).click();
  await page.getByRole("button", { name: "Download PDF" }).last().click();
  await page
    .getByRole("navigation", { name: "Conversations" })
    .getByRole("button", { name: /^Bookend( \d+ unread)?$/ })
    .click();
  const link = page.getByRole("link", { name: /^Download A museum/ });
  const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);
  const pdf = join(folder, "plan.pdf");
  await download.saveAs(pdf);
  execFileSync("pdftoppm", ["-r", "84", "-png", "-singlefile", pdf, pathOf("plan").replace(/\.png$/, "")]);
  checkSize("plan");
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
  await shootPlan(browser, { url: demo.url, folder });
} finally {
  await browser.close();
  await demo.stop();
  await source.close();
  rmSync(folder, { recursive: true, force: true });
}
