// Reflecting, the ordinary way: the picker, each sheet with its questions, saving, and who can read it.
import { describe, expect, it } from "vitest";
import { benefitsList } from "../../../src/content/benefits-list.js";
import { sheets } from "../../../src/content/index.js";
import { DAY_MS } from "../../../src/domain/time/duration.js";
import { ask, openForm, press, readPages, seeAfter, wordsOnButtons } from "../../support/asking.js";
import { whispers } from "../../support/logging.js";
import {
  lineBelow,
  openSheet,
  ROADBLOCK,
  reflections,
  reflectOn,
  save,
  type,
  wordsOn,
} from "../../support/reflecting.js";
import { OMAR, startSchool, TESS, TUESDAY } from "../../support/school.js";
import { expectGoodMessages } from "../../support/words.js";

/** The usual button labels, and this sheet's own where it has different ones. */
const buttonsFor = (key: string, words: readonly string[]) =>
  sheets.flatMap((sheet) => (sheet.key === key ? words : ["Reflect"]));

describe("the picker", () => {
  it("says what each sheet is for, how long it takes and that it hasn't been done yet", async () => {
    const school = await startSchool();
    const picker = await ask(school, "reflect");
    for (const { name, about, minutes } of sheets) {
      expect(picker.text).toContain(`${name} · ${about}. About ${minutes} minutes. Not done yet.`);
    }
    expect(picker.text).toContain("You choose each time who can read it.");
    expect(wordsOnButtons(picker)).toEqual(sheets.map(() => "Reflect"));
    expectGoodMessages(school);
  });

  it("says when each was last done, by this person only", async () => {
    const school = await startSchool();
    await reflectOn(school, "benefits", { teachers: "A second pair of hands." });
    school.clock.now = new Date(TUESDAY.getTime() + 7 * DAY_MS);
    const picker = await ask(school, "reflect");
    expect(picker.text).toMatch(/gain from working together\. About 4 minutes\. Last done .*Nov 10.*\.\n/);
    expect(picker.text.match(/Not done yet\./g)).toHaveLength(sheets.length - 1);
    expect(wordsOnButtons(picker)).toEqual([
      ...buttonsFor("benefits", ["Reflect", "Edit the last one"]),
      "See or delete yours",
    ]);
    expect((await ask(school, "reflect", { by: OMAR })).text.match(/Not done yet\./g)).toHaveLength(sheets.length);
    expectGoodMessages(school);
  });

  it("opens a sheet, and continues a draft", async () => {
    const school = await startSchool();
    const tess = school.slack.as(TESS);
    await seeAfter(school, async () => tess.click(await ask(school, "reflect"), "reflect:taxonomy"));
    expect(tess.modal()?.title).toBe("Taxonomy: Reflection");
    await type(school, { success: "The poetry slam" });
    await tess.close();
    const picker = await ask(school, "reflect");
    expect(picker.text).toContain("Not done yet. Your draft from today.");
    expect(wordsOnButtons(picker)).toEqual(buttonsFor("taxonomy", ["Continue draft", "Start over"]));
    await press(school, picker, "Continue draft");
    expect(tess.modal()?.values).toMatchObject({ success: "The poetry slam" });
    expect(wordsOn(tess)).toContain("Your draft from today.");
    expectGoodMessages(school);
  });

  it("answers an unknown word, and accepts known words in any case", async () => {
    const school = await startSchool();
    const picker = await ask(school, "reflect lunch");
    expect(picker.text).toMatch(/^I don't recognize the reflection "lunch"\. Pick one:/);
    expect((await openForm(school, "reflect  ROADBLOCKS ")).modal()?.title).toBe("Roadblocks: Reflection");
    expectGoodMessages(school);
  });
});

describe("each sheet", () => {
  it.each(sheets.map((sheet) => [sheet.key, sheet] as const))("%s asks every question on it", async (key, sheet) => {
    const school = await startSchool();
    const tess = await openSheet(school, key);
    const inputs = tess.modal()?.blocks.filter((block) => block.type === "input") ?? [];
    expect(inputs.map((block) => [block.block_id, block.label.text])).toEqual([
      ["audience", "Who can read it"],
      ...sheet.questions.map((question) => [question.key, question.label]),
    ]);
    expect(tess.modal()).toMatchObject({ title: `${sheet.title}: Reflection`, values: { audience: "me" } });
    expectGoodMessages(school);
  });

  it("saves what was answered, for its writer alone unless they share it", async () => {
    const school = await startSchool();
    const saved = await reflectOn(school, "taxonomy", { level: "6", success: "Rivers" });
    expect(saved.text).toContain("Saved: Taxonomy. Only you can read this.");
    expect(await reflections(school)).toEqual([
      {
        by: TESS,
        sheet: "taxonomy",
        audience: "me",
        channel: null,
        messageTs: null,
        answers: { level: "6", success: "Rivers" },
      },
    ]);
    expectGoodMessages(school);
  });

  it("at level 10 of the taxonomy asks what keeps the library there, and keeps what was typed", async () => {
    const school = await startSchool();
    const tess = await openSheet(school, "taxonomy");
    await type(school, { "next-level": "Curriculum meetings", level: "9" });
    expect(wordsOn(tess)).toContain("What do you need to move to the next level?");
    await type(school, { level: "10" });
    expect(wordsOn(tess)).toContain("What keeps you at this level?");
    expect(wordsOn(tess)).not.toContain("move to the next level");
    expect(tess.modal()?.values).toMatchObject({ level: "10", "next-level": "Curriculum meetings" });
    expectGoodMessages(school);
  });

  it("of roadblocks shows hints for the chosen category, and loses nothing that was typed", async () => {
    const school = await startSchool();
    const tess = await openSheet(school, "roadblocks");
    await type(school, { "explain-1": "Two lunches", "explain-2": "A fixed schedule", "category-1": "culture" });
    expect(wordsOn(tess)).toContain("What librarians can do:");
    expect(wordsOn(tess)).toContain("serve on leadership teams");
    await type(school, { "category-1": "administration", "category-2": "scheduling" });
    expect(wordsOn(tess)).toContain("give a supportive administrator credit publicly");
    expect(wordsOn(tess)).toContain("start with two flexible-schedule months a year");
    expect(wordsOn(tess)).not.toContain("serve on leadership teams");
    expect(tess.modal()?.values).toMatchObject({ "explain-1": "Two lunches", "explain-2": "A fixed schedule" });
    expectGoodMessages(school);
  });

  it("of roadblocks says when Bookend checks back", async () => {
    const school = await startSchool();
    const saved = await reflectOn(school, "roadblocks", ROADBLOCK);
    expect(saved.text).toContain("I'll check back in 4 weeks.");
    expect(await school.db.roadblock.findMany()).toMatchObject([
      { slot: 1, state: "open", askAt: "2026-12-08T15:52:00.000Z", askedAt: null },
    ]);
    expectGoodMessages(school);
  });

  it.each([
    ["librarians", { teachers: "More books and hands", students: "Much, much more" }, "More ways librarians benefit:"],
    ["students", { teachers: "More", librarians: "Partners" }, "More ways students benefit:"],
    ["teachers", { teachers: "Aid", librarians: "Partners", students: "Sources" }, "More ways teachers benefit:"],
  ] as const)(
    "of benefits ends with three ways for the people its writer said least about: %s",
    async (who, answers, list) => {
      const school = await startSchool();
      const saved = await reflectOn(school, "benefits", answers);
      const all = benefitsList[who].items;
      expect(saved.text.split("\n").slice(1)).toEqual([list, ...all.slice(0, 3).map((item) => `- ${item}`)]);
      expect(wordsOnButtons(saved)).toEqual(["Edit", `See all ${all.length}`, "Delete"]);
      const pages = await readPages(school, await press(school, saved, `See all ${all.length}`));
      for (const item of all) expect(pages.map(({ text }) => text).join("\n")).toContain(item);
      expect(whispers(school)).toContain(saved.text);
      expectGoodMessages(school);
    },
  );
});

/** The names of the top form's fields, in order. */
const fieldNames = (actor: Awaited<ReturnType<typeof openSheet>>) =>
  actor.modal()?.blocks.flatMap(({ type, block_id }) => (type === "input" ? [block_id] : []));

describe("who can read it", () => {
  it.each(sheets.map(({ key }) => key))("(%s) is asked before anything is written", async (key) => {
    const school = await startSchool();
    const tess = await openSheet(school, key);
    const questions = sheets.find((sheet) => sheet.key === key)?.questions.map((question) => question.key) ?? [];
    expect(fieldNames(tess)).toEqual(["audience", ...questions]);
    await type(school, { audience: "channel" });
    expect(fieldNames(tess)).toEqual(["audience", "channel", ...questions]);
    expectGoodMessages(school);
  });

  it("fits in the options, and the words for a private reflection are true", async () => {
    const school = await startSchool();
    const tess = await openSheet(school, "benefits");
    for (const words of [
      "No one else can read it.",
      "At a public school, a records request may reach what you write, even if it's private.",
      "They'll see it with your name, so they can help.",
      "You'll see a preview before it's posted.",
    ]) {
      expect(wordsOn(tess)).toContain(words);
    }
    expectGoodMessages(school);
  });

  it.each([
    ["me", "Only you can read this.", " We count how many people took part, never what they wrote."],
    ["librarians", "You, the librarians and admins can read this.", ""],
  ])("(%s) is stated before it is sent and after", async (audience, words, counted) => {
    const school = await startSchool();
    const tess = await openSheet(school, "benefits");
    expect(lineBelow(tess, "audience")).toBe(
      "Only you can read this. We count how many people took part, never what they wrote.",
    );
    await type(school, { students: "They ask more.", audience: "channel" });
    expect(lineBelow(tess, "audience")).toBe("Everyone in the channel can read this. You'll see a preview first.");
    await type(school, { audience });
    expect(lineBelow(tess, "audience")).toBe(`${words}${counted}`);
    expect(tess.modal()?.values.students).toBe("They ask more.");
    expect((await save(school)).text).toContain(words);
    expect(await reflections(school)).toMatchObject([{ audience, channel: null }]);
    expectGoodMessages(school);
  });
});

describe("changing a reflection", () => {
  it("opens with what was answered and keeps the one row", async () => {
    const school = await startSchool();
    const saved = await reflectOn(school, "benefits", { teachers: "Time", audience: "librarians" });
    const tess = school.slack.as(TESS);
    await seeAfter(school, () => tess.click(saved, "edit-reflection"));
    expect(tess.modal()?.values).toMatchObject({ teachers: "Time", audience: "librarians" });
    await type(school, { teachers: "Time, and ideas", students: "Sources" });
    expect((await save(school)).text).toContain("Saved: Who Benefits.");
    expect(await reflections(school)).toMatchObject([
      { audience: "librarians", answers: { teachers: "Time, and ideas", students: "Sources" } },
    ]);
    expectGoodMessages(school);
  });

  it("clears what was cleared, and no longer checks back on a cleared roadblock", async () => {
    const school = await startSchool();
    const second = { "category-2": "other", "explain-2": "Lunch duty" };
    const saved = await reflectOn(school, "roadblocks", { ...ROADBLOCK, ...second });
    await seeAfter(school, () => school.slack.as(TESS).click(saved, "edit-reflection"));
    await type(school, { "category-2": null, "explain-2": "" });
    await save(school);
    expect(await reflections(school)).toMatchObject([{ answers: ROADBLOCK }]);
    expect(await school.db.roadblock.findMany()).toMatchObject([{ slot: 1 }]);
    expectGoodMessages(school);
  });

  it("keeps a draft of the changes separate from a new reflection", async () => {
    const school = await startSchool();
    const saved = await reflectOn(school, "benefits", { teachers: "Time" });
    const tess = school.slack.as(TESS);
    await seeAfter(school, () => tess.click(saved, "edit-reflection"));
    await type(school, { teachers: "Time, half-changed" });
    await tess.close();
    await openSheet(school, "benefits");
    expect(tess.modal()?.values.teachers ?? null).toBeNull();
    await tess.close();
    await seeAfter(school, () => tess.click(saved, "edit-reflection"));
    expect(tess.modal()?.values.teachers).toBe("Time, half-changed");
    expect(await reflections(school)).toMatchObject([{ answers: { teachers: "Time" } }]);
    expectGoodMessages(school);
  });
});
