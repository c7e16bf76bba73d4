// A new reflection is one file of data and one line in the list: the rest of Bookend treats it like the others.
// The sheets have to be in the list before the features are built from it.
import "../../support/one-more-sheet.js";

import { describe, expect, it } from "vitest";
import { sheets } from "../../../src/content/index.js";
import { forms } from "../../../src/features/index.js";
import { ask, forge, openForm, press, readPages, seeAfter, wordsOnButtons } from "../../support/asking.js";
import { extraSheets, gratitude, habits, hurdles } from "../../support/one-more-sheet.js";
import { lastPost, postsIn, setPrompts } from "../../support/prompting.js";
import { openSheet, reflections, reflectOn, save, type, wordsOn } from "../../support/reflecting.js";
import { minutesAfter, tickAt } from "../../support/reporting.js";
import { asked, DUE } from "../../support/roadblocks.js";
import { LEE, PAT, STAFF, startSchool, TESS } from "../../support/school.js";
import { answersTo } from "../../support/sheet-answers.js";
import { FORM_ENTRIES } from "../../support/surfaces.js";
import { expectGoodMessages } from "../../support/words.js";

/** The 11th school days of November, December, January and so on, at 11:00 in New York. */
const MID_MONTHS = [
  "2026-11-16",
  "2026-12-15",
  "2027-01-15",
  "2027-02-15",
  "2027-03-15",
  "2027-04-15",
  "2027-05-17",
].map((day) => new Date(`${day}T16:00:00Z`));

describe("a sheet added to the list", () => {
  it.each(extraSheets.map((sheet) => [sheet.key, sheet] as const))(
    "(%s) is in the picker, in help and behind its own word, with a form",
    async (key, sheet) => {
      const school = await startSchool();
      const picker = await ask(school, "reflect");
      const minutes = sheet.minutes === 1 ? "1 minute" : `${sheet.minutes} minutes`;
      expect(picker.text).toContain(`${sheet.name} · ${sheet.about}. About ${minutes}. Not done yet.`);
      expect(wordsOnButtons(picker)).toEqual(sheets.map(() => "Reflect"));
      const words = sheets.map((known) => known.key).join("|");
      const help = await readPages(school, await ask(school, "help"), TESS);
      expect(help.map(({ text }) => text).join("\n")).toContain(`reflect [${words}]`);
      const form = (await openSheet(school, key)).modal();
      expect(form?.title).toBe(`${sheet.title}: Reflection`);
      const inputs = form?.blocks.filter((block) => block.type === "input").map((block) => block.block_id);
      expect(inputs).toEqual(["audience", ...sheet.questions.map((question) => question.key)]);
      expect(forms.map(({ name }) => name)).toContain(`reflect-${key}`);
      expectGoodMessages(school);
    },
  );

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
    expect(saved.text).toContain("Saved: Gratitude. You, the librarians and admins can read this.");
    await seeAfter(school, () => tess.click(saved, "edit-reflection"));
    await type(school, { said: "yes" });
    await save(school);
    expect(await reflections(school)).toMatchObject([
      { sheet: "gratitude", answers: { who: "Lee, with the maps", said: "yes" } },
    ]);
    const list = await forge(school, { name: "shared-reflections", value: { page: 0 }, by: LEE });
    expect(list.text).toContain("Tess Teacher shared a thank-you · today");
    expect((await press(school, list, "Read", LEE)).text).toContain("Who helped: Lee, with the maps\nThanked: Yes");
    expectGoodMessages(school);
  });

  it("that names a roadblock is checked back on", async () => {
    const school = await startSchool();
    const tess = await openSheet(school, "hurdles");
    await type(school, { size: "big" });
    await tess.submit({ unchecked: true });
    await school.slack.settle();
    expect(tess.modal()?.errors).toEqual({ "explain-1": "Name it." });
    await type(school, { "explain-1": "Lab days" });
    expect((await save(school)).text).toContain("I'll check back in 4 weeks.");
    await tickAt(school, DUE);
    expect(asked(school)[0]?.text).toContain("In November you wrote:\nLab days\nYou hadn't added an idea yet.");
    await school.slack
      .as(TESS)
      .click(asked(school)[0] as NonNullable<ReturnType<typeof asked>[0]>, "roadblock-still-there");
    await school.slack.settle();
    expect(asked(school)[0]?.text).toContain("Is there a colleague you could ask?");
    expectGoodMessages(school);
  });

  it.each([
    [gratitude, "Two minutes"],
    [habits, "One minute"],
    [hurdles, "12 minutes"],
  ])("is asked about in the channels that were chosen, and its button opens it: $key", async (sheet, minutes) => {
    const school = await startSchool();
    const settings = await openForm(school, "prompts", PAT);
    await settings.fill({ channels: [STAFF], sheets: [sheet.key] });
    await save(school, PAT);
    await tickAt(school, MID_MONTHS[0] as Date);
    expect(postsIn(school).map(({ text }) => text)).toEqual([
      `${minutes}: ${sheet.prompt}\nYour answers are private unless you choose to share them.`,
    ]);
    await seeAfter(school, () => school.slack.as(TESS).click(lastPost(school), "reflect"));
    expect(school.slack.as(TESS).modal()?.title).toBe(`${sheet.title}: Reflection`);
    expectGoodMessages(school);
  });

  it("has its turn among the prompts", async () => {
    const school = await startSchool();
    await setPrompts(school, { channels: [STAFF] });
    for (const now of MID_MONTHS) await tickAt(school, now);
    const prompts = postsIn(school).map(({ text }) => sheets.findIndex(({ prompt }) => text.includes(prompt)));
    expect(prompts).toEqual(prompts.map((_prompt, index) => ((prompts[0] ?? 0) + index) % sheets.length));
    expect(new Set(prompts).size).toBe(sheets.length);
    await tickAt(school, minutesAfter(MID_MONTHS.at(-1) as Date, 1));
    expect(postsIn(school)).toHaveLength(MID_MONTHS.length);
    expectGoodMessages(school);
  });

  it("is one of the surfaces that the sweeps fill in", () => {
    expect(Object.keys(FORM_ENTRIES).sort()).toEqual(forms.map(({ name }) => name).sort());
  });

  it("can be filled in whatever its shape", async () => {
    const school = await startSchool();
    for (const sheet of extraSheets) {
      const answers = answersTo(sheet, (key) => `Words on ${key}`);
      await reflectOn(school, sheet.key, answers);
      expect((await reflections(school)).at(-1)).toMatchObject({ sheet: sheet.key, answers });
    }
    expectGoodMessages(school);
  });
});
