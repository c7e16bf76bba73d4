// A draft with more than a field takes: the rest stays below the field, however the open form is redrawn.
import { describe, expect, it } from "vitest";
import { addRow, openStep, startPlan, wordsOfModal } from "../../support/planning.js";
import { openSheet, type, wordsOn } from "../../support/reflecting.js";
import { LEE, type School, startSchool } from "../../support/school.js";
import { lockWrites } from "../../support/sqlite-file.js";
import { wholeText } from "../../support/surplus.js";
import { typeUnlimited } from "../../support/unlimited-typing.js";
import { expectGoodMessages } from "../../support/words.js";

const LONG = Array.from({ length: 1000 }, (_, at) => `word${at}`).join(" ");
const DOESNT_FIT = "characters don't fit in this field";

/** Whoever types next does so later. */
function wait({ clock }: School): void {
  clock.now = new Date(clock.now.getTime() + 60_000);
}

/** Returns the step of a plan, opened with a draft that is too long. */
async function openLongStep() {
  const school = await startSchool();
  const plan = await startPlan(school, { librarians: [LEE] });
  const open = () => openStep(school, plan, "overview");
  const tess = await open();
  await typeUnlimited(school, { overview: LONG });
  await tess.close();
  await open();
  wait(school);
  return { school, tess, open };
}

describe("what doesn't fit of a plan's draft", () => {
  it("stays on the screen and in the draft when a row is added", async () => {
    const { school, tess, open } = await openLongStep();
    for (const button of ["standards-more", "deficits-more"]) {
      await addRow(school, button);
      expect(wordsOfModal(school)).toContain(DOESNT_FIT);
      expect(wholeText(school, "overview")).toBe(LONG);
      wait(school);
    }
    await tess.close();
    await open();
    expect(wholeText(school, "overview")).toBe(LONG);
    expectGoodMessages(school, [LONG]);
  });

  it("goes from both once someone changes the field", async () => {
    const { school, tess, open } = await openLongStep();
    await type(school, { overview: "Shorter" });
    wait(school);
    await addRow(school, "standards-more");
    expect(wordsOfModal(school)).not.toContain(DOESNT_FIT);
    await tess.close();
    await open();
    expect(wholeText(school, "overview")).toBe("Shorter");
    expectGoodMessages(school, [LONG]);
  });
});

describe("what doesn't fit of a reflection's draft", () => {
  async function openLongSheet() {
    const school = await startSchool();
    const tess = await openSheet(school, "benefits");
    await typeUnlimited(school, { teachers: LONG });
    await tess.close();
    await openSheet(school, "benefits");
    wait(school);
    return { school, tess };
  }

  it("is shown, and stays there when someone types in another field or chooses who can read it", async () => {
    const { school, tess } = await openLongSheet();
    expect(wordsOn(tess)).toContain(DOESNT_FIT);
    expect(wholeText(school, "teachers")).toBe(LONG);
    await type(school, { students: "Time" });
    wait(school);
    await type(school, { audience: "librarians" });
    expect(wordsOn(tess)).toContain(DOESNT_FIT);
    expect(wholeText(school, "teachers")).toBe(LONG);
    await tess.close();
    await openSheet(school, "benefits");
    expect(wholeText(school, "teachers")).toBe(LONG);
    expect(tess.modal()?.values.students).toBe("Time");
    expectGoodMessages(school, [LONG]);
  });

  it("goes once someone changes the field", async () => {
    const { school, tess } = await openLongSheet();
    await type(school, { teachers: "Shorter" });
    wait(school);
    await type(school, { audience: "librarians" });
    expect(wordsOn(tess)).not.toContain(DOESNT_FIT);
    await tess.close();
    await openSheet(school, "benefits");
    expect(wholeText(school, "teachers")).toBe("Shorter");
    expectGoodMessages(school, [LONG]);
  });

  it("is still below the field when saving fails", async () => {
    const { school, tess } = await openLongSheet();
    const unlock = lockWrites(school.env);
    await tess.submit();
    unlock();
    await school.slack.settle();
    expect(wordsOn(tess)).toContain("Not saved");
    expect(wordsOn(tess)).toContain(DOESNT_FIT);
    expect(wholeText(school, "teachers")).toBe(LONG);
    expectGoodMessages(school, [LONG]);
  });
});
