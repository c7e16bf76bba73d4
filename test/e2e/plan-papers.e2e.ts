// A plan taken elsewhere, in a real browser: downloaded, published with a yes and a no, and bound with the year's plans.
import { join } from "node:path";
import type { Locator } from "playwright-core";
import { expect, it } from "vitest";
import { LEE, TESS } from "../../sandbox/demo/school.js";
import { asPersonId, asWorkspaceId } from "../../src/domain/ids.js";
import { addPlan } from "../../src/store/plans.js";
import { schoolOf } from "../../src/store/schools.js";
import { openDatabase } from "../../src/store/sql/database.js";
import { textOfDocx } from "../support/docx-text.js";
import { makeFolder } from "../support/folders.js";
import { textOfPdf } from "../support/pdf-text.js";
import { RIVERS_PLAN } from "../support/publishing.js";
import { openDemo } from "../support/visitor.js";
import { provideBrowser } from "./browser.js";
import { openScreen, PHONE, type Screen } from "./screen.js";

const browser = provideBrowser();

/** The demo with one plan of Lee and Tess, in the week that is now. */
async function openWithPlan() {
  const folder = await makeFolder();
  const demo = await openDemo({ folder });
  const db = await openDatabase(`file:${join(folder, "demo.db")}`);
  const workspace = await db.workspace.findFirstOrThrow();
  const school = await schoolOf(db, asWorkspaceId(workspace.id));
  if (!school) throw new Error("The demo has no school.");
  const values = { ...RIVERS_PLAN, title: "Silt and Deltas", day: "2026-11-11" as never };
  await addPlan(db, school, { values, by: asPersonId(LEE), key: "plan", now: new Date("2026-11-10T15:00:00Z") });
  await db.$disconnect();
  return demo;
}

async function seePlan(screen: Screen): Promise<Locator> {
  await screen.send("/unit find Silt and Deltas");
  await screen.pick(await screen.whisper("Silt and Deltas"), "See the plan");
  return screen.whisper("Plan: Silt and Deltas");
}

it.each([
  { size: "desktop", viewport: { width: 1280, height: 800 } },
  { size: "phone", viewport: PHONE },
])("a plan is downloaded as PDF and for Word, and bound, on a $size", async ({ size, viewport }) => {
  const { url } = await openWithPlan();
  const screen = await openScreen(browser(), { url, as: LEE, viewport });
  const plan = await seePlan(screen);
  await screen.shot(`plan-${size}`);
  await plan.getByRole("button", { name: "Download PDF" }).click();
  expect(textOfPdf(await screen.receive("Silt and Deltas plan (PDF)"))).toContain("Finding the main idea");
  await (await screen.whisper("Plan: Silt and Deltas")).getByRole("button", { name: "Download Word" }).click();
  expect(textOfDocx(await screen.receive("Silt and Deltas plan (Word)"))).toContain(
    "Addresses a gap: Teach note-taking",
  );
  await screen.send("/unit export plans 2026-27");
  await (await screen.whisper("Download 2026-27 plans as:"))
    .getByRole("button", { name: "2026-27 plans as PDF" })
    .click();
  expect(textOfPdf(await screen.receive("2026-27 plans (PDF)"))).toContain("Unit plans 2026-27");
});

it("a plan is published with the names of those who said yes, and of nobody else", async () => {
  const { url } = await openWithPlan();
  const screen = await openScreen(browser(), { url, as: LEE });
  await (await seePlan(screen)).getByRole("button", { name: "Publish" }).click();
  const start = () => screen.whisper("for people outside the school");
  await (await start()).getByRole("button", { name: "Ask them" }).click();
  await screen.whisper("asked, no answer yet");
  await (await start()).getByRole("button", { name: "Use my name" }).click();
  await screen.whisper("will be named");
  await screen.actAs(TESS);
  await screen.open("Bookend");
  const question = await screen.message("May your name be on it?");
  await screen.shot("plan-name-question");
  await question.getByRole("button", { name: "Leave it out" }).click();
  await screen.message("Your name won't be on copies of Silt and Deltas");
  await screen.actAs(LEE);
  await screen.open("all-staff");
  await (await start()).getByRole("button", { name: "See the copy" }).click();
  const copy = await screen.whisper("Every word that will leave the school.");
  await screen.shot("plan-copy");
  await copy.getByRole("button", { name: "Get it for Word: the copy of Silt and Deltas" }).click();
  const text = textOfDocx(await screen.receive("Silt and Deltas published copy (Word)"));
  expect(text).toContain("Library Media Specialist:\tLee Marchbanks");
  expect(text).toContain("Teacher(s):\t2 teachers");
  expect(text).not.toContain("Finding the main idea");
  expect(text).not.toContain("Whitlock");
});
