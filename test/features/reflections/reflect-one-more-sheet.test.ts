// A new reflection is one file of data and one line: the rest of Bookend takes it up as it does those of the packet.
import "../../support/one-more-sheet.js";

import { describe, expect, it } from "vitest";
import { ask, forge, openForm, press, seeAfter, wordsOnButtons } from "../../support/asking.js";
import { gratitude } from "../../support/one-more-sheet.js";
import { openSheet, reflections, save, type, wordsOn } from "../../support/reflecting.js";
import { tickAt } from "../../support/reporting.js";
import { LEE, PAT, STAFF, startSchool, TESS } from "../../support/school.js";
import { expectGoodManners } from "../../support/words.js";

/** The 11th school day of November is the 17th; of October, the 16th. */
const MID_NOVEMBER = new Date("2026-11-17T15:05:00Z");

describe("a sheet added to the list", () => {
  it("stands in the picker, in the help and behind its own word", async () => {
    const school = await startSchool();
    const picker = await ask(school, "reflect");
    expect(picker.text).toContain(
      "Gratitude: Reflection · whom you owe a thank-you for working together. About 2 minutes. Not done yet.",
    );
    expect(wordsOnButtons(picker)).toHaveLength(4);
    expect((await ask(school, "help")).text).toContain("reflect [taxonomy|benefits|roadblocks|gratitude]");
    expect((await openSheet(school, "gratitude")).modal()?.title).toBe("Gratitude: Reflection");
    expectGoodManners(school);
  });

  it("is drafted, checked, saved, changed and read like any other, without a migration", async () => {
    const school = await startSchool();
    const tess = await openSheet(school, "gratitude");
    await tess.submit({ unchecked: true });
    await school.slack.settle();
    expect(tess.modal()?.errors).toEqual({ who: "Answer at least one question. A few words are enough." });
    await type(school, { who: "Lee, with the maps", said: "not-yet" });
    expect(wordsOn(tess)).toContain("write it today");
    await tess.close();
    await openSheet(school, "gratitude");
    expect(tess.modal()?.values).toMatchObject({ who: "Lee, with the maps", said: "not-yet" });
    await type(school, { audience: "librarians" });
    const saved = await save(school);
    expect(saved.text).toContain("Saved: Gratitude: Reflection. You, the librarians and the admins read this.");
    await seeAfter(school, () => tess.click(saved, "edit-reflection"));
    await type(school, { said: "yes" });
    await save(school);
    expect(await reflections(school)).toMatchObject([
      { sheet: "gratitude", answers: { who: "Lee, with the maps", said: "yes" } },
    ]);
    const list = await forge(school, { name: "shared-reflections", value: { page: 0 }, by: LEE });
    expect(list.text).toContain("Tess Teacher · Gratitude: Reflection");
    expect((await press(school, list, "Read", LEE)).text).toContain("Who helped, and how?\nLee, with the maps");
    expectGoodManners(school);
  });

  it("is asked about in the channels that were chosen, and its button opens it", async () => {
    const school = await startSchool();
    const settings = await openForm(school, "prompts", PAT);
    await settings.fill({ channels: [STAFF], sheets: [gratitude.key] });
    await save(school, PAT);
    await tickAt(school, MID_NOVEMBER);
    const [prompt, ...more] = school.slack.messagesIn(STAFF);
    expect(more).toEqual([]);
    expect(prompt?.text).toBe(
      "Two minutes: Who made working together easier this month?\nOnly you read your answers, unless you choose otherwise.",
    );
    await seeAfter(school, () => school.slack.as(TESS).click(prompt as NonNullable<typeof prompt>, "reflect"));
    expect(school.slack.as(TESS).modal()?.title).toBe("Gratitude: Reflection");
    expectGoodManners(school);
  });
});
