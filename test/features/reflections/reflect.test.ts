// Reflecting, the ordinary way: the picker, each sheet with its questions, saving, and who reads it.

import { describe, expect, it } from "vitest";
import { sheets } from "../../../src/content/index.js";
import { DAY_MS } from "../../../src/domain/time/duration.js";
import { ask, openForm, press, seeAfter, wordsOnButtons } from "../../support/asking.js";
import {
  footerOf,
  openSheet,
  ROADBLOCK,
  reflections,
  reflectOn,
  save,
  type,
  wordsOn,
} from "../../support/reflecting.js";
import { OMAR, startSchool, TESS, TUESDAY } from "../../support/school.js";
import { expectGoodManners } from "../../support/words.js";

describe("the picker", () => {
  it("says of each sheet what it is for, how long it takes and that it was not done yet", async () => {
    const school = await startSchool();
    const picker = await ask(school, "reflect");
    for (const { name, about, minutes } of sheets) {
      expect(picker.text).toContain(`${name} · ${about}. About ${minutes} minutes. Not done yet.`);
    }
    expect(picker.text).toContain("You choose each time who reads it. Only you see this message.");
    expect(wordsOnButtons(picker)).toEqual(["Reflect", "Reflect", "Reflect"]);
    expectGoodManners(school);
  });

  it("says when each was last done, and only by oneself", async () => {
    const school = await startSchool();
    await reflectOn(school, "benefits", { teachers: "A second pair of hands." });
    school.clock.now = new Date(TUESDAY.getTime() + 7 * DAY_MS);
    const picker = await ask(school, "reflect");
    expect(picker.text).toMatch(/gain from working together\. About 4 minutes\. Last done .*Nov 10.*\.\n/);
    expect(picker.text.match(/Not done yet\./g)).toHaveLength(2);
    expect(wordsOnButtons(picker)).toEqual(["Reflect", "Reflect", "See or change the last one", "Reflect"]);
    expect((await ask(school, "reflect", { by: OMAR })).text.match(/Not done yet\./g)).toHaveLength(3);
    expectGoodManners(school);
  });

  it("opens a sheet, and goes on where one left off", async () => {
    const school = await startSchool();
    const tess = school.slack.as(TESS);
    await press(school, await ask(school, "reflect"), "Reflect");
    expect(tess.modal()?.title).toBe("Taxonomy: Reflection");
    await type(school, { success: "The poetry slam" });
    await tess.close();
    const picker = await ask(school, "reflect");
    expect(wordsOnButtons(picker)).toEqual(["Pick up where you left off", "Reflect", "Reflect"]);
    await press(school, picker, "Pick up where you left off");
    expect(tess.modal()?.values).toMatchObject({ success: "The poetry slam" });
    expect(wordsOn(tess)).toContain("You are picking up where you left off.");
    expectGoodManners(school);
  });

  it("answers a word it does not know, and takes the words it knows in any case", async () => {
    const school = await startSchool();
    const picker = await ask(school, "reflect lunch");
    expect(picker.text).toMatch(/^I do not know the reflection "lunch"\. There are these:/);
    expect((await openForm(school, "reflect  ROADBLOCKS ")).modal()?.title).toBe("Roadblocks: Reflection");
    expectGoodManners(school);
  });
});

describe("each sheet", () => {
  it.each(sheets.map((sheet) => [sheet.key, sheet] as const))(
    "%s asks every question of the packet",
    async (key, sheet) => {
      const school = await startSchool();
      const tess = await openSheet(school, key);
      const inputs = tess.modal()?.blocks.filter((block) => block.type === "input") ?? [];
      expect(inputs.map((block) => [block.block_id, block.label.text])).toEqual([
        ...sheet.questions.map((question) => [question.key, question.label]),
        ["audience", "Who reads it"],
      ]);
      expect(tess.modal()).toMatchObject({ title: sheet.title, values: { audience: "me" } });
      expectGoodManners(school);
    },
  );

  it("saves what was answered, for its writer alone unless they choose otherwise", async () => {
    const school = await startSchool();
    const saved = await reflectOn(school, "taxonomy", { level: "6", success: "Rivers" });
    expect(saved.text).toContain("Saved: The Library Media Specialist's Taxonomy: Reflection. Only you read this.");
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
    expectGoodManners(school);
  });

  it("at level 10 of the taxonomy asks what keeps one there, and keeps what was typed", async () => {
    const school = await startSchool();
    const tess = await openSheet(school, "taxonomy");
    await type(school, { "next-level": "Curriculum meetings", level: "9" });
    expect(wordsOn(tess)).toContain("What do you need to move to the next level?");
    await type(school, { level: "10" });
    expect(wordsOn(tess)).toContain("What keeps you at this level?");
    expect(wordsOn(tess)).not.toContain("move to the next level");
    expect(tess.modal()?.values).toMatchObject({ level: "10", "next-level": "Curriculum meetings" });
    expectGoodManners(school);
  });

  it("of roadblocks shows the hints of the category chosen, and loses nothing of what was typed", async () => {
    const school = await startSchool();
    const tess = await openSheet(school, "roadblocks");
    await type(school, { "explain-1": "Two lunches", "explain-2": "A fixed schedule", "category-1": "culture" });
    expect(wordsOn(tess)).toContain("A wise LMS will…");
    expect(wordsOn(tess)).toContain("sit on leadership teams");
    await type(school, { "category-1": "administration", "category-2": "scheduling" });
    expect(wordsOn(tess)).toContain("put a supportive administrator in the limelight");
    expect(wordsOn(tess)).toContain("name two flexible months a year to begin with");
    expect(wordsOn(tess)).not.toContain("sit on leadership teams");
    expect(tess.modal()?.values).toMatchObject({ "explain-1": "Two lunches", "explain-2": "A fixed schedule" });
    expectGoodManners(school);
  });

  it("of roadblocks says when they come back", async () => {
    const school = await startSchool();
    const saved = await reflectOn(school, "roadblocks", ROADBLOCK);
    expect(saved.text).toContain("In 4 weeks I ask you how it is, with your own idea beside it.");
    expect(await school.db.roadblock.findMany()).toMatchObject([
      { slot: 1, state: "open", askAt: "2026-12-08T15:52:00.000Z", askedAt: null },
    ]);
    expectGoodManners(school);
  });

  it.each([
    [
      "librarians",
      { teachers: "More books and hands", students: "Much, much more" },
      "How library media specialists benefit",
    ],
    ["students", { teachers: "More", librarians: "Partners" }, "How students benefit"],
    ["teachers", { teachers: "Aid", librarians: "Partners", students: "Sources" }, "How teachers benefit"],
  ])("of benefits ends with the list for those one wrote least about: %s", async (_who, answers, list) => {
    const school = await startSchool();
    const saved = await reflectOn(school, "benefits", answers);
    expect(saved.text).toContain("You wrote least about these. What the packet says:");
    expect(saved.text).toContain(list);
    expect(saved.text.match(/^How .* benefit$/gm)).toEqual([list]);
    expectGoodManners(school);
  });
});

describe("who reads it", () => {
  it.each([
    ["me", "Only you will read this.", "Only you read this."],
    [
      "librarians",
      "You, the librarians and the admins will read this.",
      "You, the librarians and the admins read this.",
    ],
  ])("(%s) is said before it is sent and after", async (audience, before, after) => {
    const school = await startSchool();
    const tess = await openSheet(school, "benefits");
    expect(footerOf(tess)).toBe("Only you will read this.");
    await type(school, { students: "They ask more.", audience: "channel" });
    expect(footerOf(tess)).toBe("Everyone in the channel will read this. You see the post first.");
    await type(school, { audience });
    expect(footerOf(tess)).toBe(before);
    expect(tess.modal()?.values.students).toBe("They ask more.");
    expect((await save(school)).text).toContain(after);
    expect(await reflections(school)).toMatchObject([{ audience, channel: null }]);
    expectGoodManners(school);
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
    expect((await save(school)).text).toContain("Saved: Who Benefits: Reflection.");
    expect(await reflections(school)).toMatchObject([
      { audience: "librarians", answers: { teachers: "Time, and ideas", students: "Sources" } },
    ]);
    expectGoodManners(school);
  });

  it("empties what is emptied, also a roadblock, which then no longer comes back", async () => {
    const school = await startSchool();
    const second = { "category-2": "other", "explain-2": "Lunch duty" };
    const saved = await reflectOn(school, "roadblocks", { ...ROADBLOCK, ...second });
    await seeAfter(school, () => school.slack.as(TESS).click(saved, "edit-reflection"));
    await type(school, { "category-2": null, "explain-2": "" });
    await save(school);
    expect(await reflections(school)).toMatchObject([{ answers: ROADBLOCK }]);
    expect(await school.db.roadblock.findMany()).toMatchObject([{ slot: 1 }]);
    expectGoodManners(school);
  });

  it("keeps a draft of the changes apart from a new reflection", async () => {
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
    expectGoodManners(school);
  });
});
