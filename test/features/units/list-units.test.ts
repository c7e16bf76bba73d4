// Reading the log: whose units, which month, page by page, and what people can do with each unit.
import { describe, expect, it } from "vitest";
import { ask, forge, press, seeAfter, whisperAfter, wordsInMenus, wordsOnButtons } from "../../support/asking.js";
import { fillLog } from "../../support/rows.js";
import { LEE, OMAR, PAT, type School, startSchool, TESS } from "../../support/school.js";
import { expectGoodMessages } from "../../support/words.js";

const by = (loggedBy: string, title: string, more: object = {}) => ({ title, loggedBy, partners: [LEE], ...more });

/** Unit 1 is the oldest. */
const many = (count: number) =>
  Array.from({ length: count }, (_, index) =>
    by(TESS, `Unit ${index + 1}`, { date: `2026-10-${String(index + 1).padStart(2, "0")}` }),
  );

/** The titles in the order of the list. */
const titlesIn = (text: string) => text.split("\n").flatMap((line) => /^(.+?) · grade/.exec(line)?.[1] ?? []);

async function threeUnits(): Promise<School> {
  const school = await startSchool();
  await fillLog(school, [
    by(TESS, "Rivers", { date: "2026-10-02", level: 3, grades: "4,5" }),
    by(OMAR, "Poetry", { date: "2026-11-03" }),
    by(OMAR, "Maps", { date: "2026-09-30", partners: [TESS] }),
  ]);
  return school;
}

describe("whose units and which month", () => {
  it.each([
    ["list", TESS, "Your units: 2", ["Rivers", "Maps"]],
    ["list", LEE, "All units: 3", ["Poetry", "Rivers", "Maps"]],
    ["list", PAT, "All units: 3", ["Poetry", "Rivers", "Maps"]],
    ["list mine", OMAR, "Your units: 2", ["Poetry", "Maps"]],
    ["list mine", LEE, "Your units: 2", ["Poetry", "Rivers"]],
    ["list all", TESS, "All units: 3", ["Poetry", "Rivers", "Maps"]],
    ["LIST ALL", TESS, "All units: 3", ["Poetry", "Rivers", "Maps"]],
    ["list October", TESS, "Your units · October 2026: 1", ["Rivers"]],
    ["list all october 2026", TESS, "All units · October 2026: 1", ["Rivers"]],
    ["list all 2026-11", TESS, "All units · November 2026: 1", ["Poetry"]],
    ["list all this month", TESS, "All units · November 2026: 1", ["Poetry"]],
    ["list all  last month", TESS, "All units · October 2026: 1", ["Rivers"]],
  ])("/unit %s by %s is headed %s", async (text, person, title, titles) => {
    const school = await threeUnits();
    const list = await ask(school, text, { by: person });
    expect(list.text.split("\n")[0]).toBe(title);
    expect(titlesIn(list.text)).toEqual(titles);
    expectGoodMessages(school);
  });

  it("says of each unit its grades, day, level and people, with one menu next to it", async () => {
    const school = await threeUnits();
    const list = await ask(school, "list October");
    expect(list.blocks[1]).toMatchObject({ type: "section", accessory: { type: "overflow" } });
    expect(wordsInMenus(list)).toEqual([["See", "Edit", "Log again", "Delete…"]]);
    expect(wordsOnButtons(list)).toEqual(["Filter", "See everyone's", "See all units"]);
    expect(list.text).toContain("Rivers · grades 4, 5 · Fri, Oct 2 · level 3 Collaboration · with ");
    expect(list.text).toContain("1 to 1 of 1, newest first.");
  });

  it.each([
    ["list", "Your units\nNone yet."],
    ["list all", "All units\nNone yet."],
    ["list mine May 2025", "Your units · May 2025\nNo units found."],
  ])("/unit %s of an empty log says so kindly and what to do", async (text, words) => {
    const school = await startSchool();
    const list = await ask(school, text);
    expect(list.text).toContain(words);
    expect(list.text).toContain("/unit log takes 15 seconds");
    expectGoodMessages(school);
  });

  it.each([
    ["list Smarch", "Your units · “Smarch”", "Search March"],
    ["list all Octobr", "All units · “Octobr”", "Search October"],
    ["list all octobr 2025", "All units · 2025 · “octobr”", "Search October 2025"],
    ["list 2026-13", "Your units · “2026-13”", "Search everyone's"],
    ["list minecraft", "Your units · “minecraft”", "Search everyone's"],
    ["list `rm` <!channel>", "Your units · “`rm` channel”", "Search everyone's"],
  ])("/unit %s finds nothing, says what it looked for, and offers what may be meant", async (text, words, button) => {
    const school = await threeUnits();
    const list = await ask(school, text);
    expect(list.text).toContain(`${words}\nNo units found.`);
    expect(wordsOnButtons(list)[0]).toBe(button);
    expectGoodMessages(school, ["<!channel>", "&lt;!channel&gt;"]);
  });

  it.each([
    ["list Octobr", "Search October", "All units · October 2026: 1"],
    ["list mine octobr 2025", "Search October 2025", "Your units · October 2025"],
  ])("/unit %s offers %s as its first button", async (typed, button, title) => {
    const school = await threeUnits();
    const answer = await ask(school, typed, { by: LEE });
    expect(wordsOnButtons(answer)[0]).toBe(button);
    expect((await press(school, answer, button, LEE)).text).toContain(title);
    expectGoodMessages(school);
  });

  it("/unit report Octobr offers October as its first button", async () => {
    const school = await threeUnits();
    const answer = await ask(school, "report Octobr", { by: LEE });
    expect(wordsOnButtons(answer)[0]).toBe("/unit report October");
    const report = await press(school, answer, "/unit report October", LEE);
    expect(report.text).toContain("Library Utilization Report: October 2026");
    expectGoodMessages(school);
  });

  it.each([
    ["list level 7", `I can't search for "level 7". Levels run from 1 to 4.`],
    ["list all grade 4 October November", `I can't search for "November". Search for one month at a time.`],
    ["list grade 14 `x`", `I can't search for "grade 14". Grades run from PK to 12.`],
    [`list ${"é".repeat(3000)}`, "That's too long to search for. Use 150 characters or fewer."],
    [`list ${"maps ".repeat(40)}`, "That's too long to search for. Use 150 characters or fewer."],
    [
      `list all ${["U0AAAAAAA1", "U0AAAAAAA2", "U0AAAAAAA3", "U0AAAAAAA4", "U0AAAAAAA5", "U0AAAAAAA6"].map((id) => `<@${id}>`).join(" ")}`,
      "Search for up to 5 people at a time.",
    ],
  ])("/unit %s is told what is wrong, and gets the line back", async (text, words) => {
    const school = await threeUnits();
    const answer = await ask(school, text);
    const [said, givenBack] = answer.text.split("\nYou typed: ");
    expect(said).toContain(words);
    expect(said?.length).toBeLessThan(300);
    expect(givenBack?.replaceAll("&lt;", "<")).toContain(`/unit ${text.slice(0, 12)}`.trim());
    expectGoodMessages(school);
  });
});

describe("pages", () => {
  it("hold ten units; Older and Newer replace the whisper", async () => {
    const school = await startSchool();
    await fillLog(school, many(23));
    const first = await ask(school, "list");
    expect(titlesIn(first.text)).toEqual(Array.from({ length: 10 }, (_, index) => `Unit ${23 - index}`));
    expect(first.text).toContain("1 to 10 of 23");
    expect(wordsOnButtons(first).slice(-1)).toEqual(["Older"]);
    const second = await press(school, first, "Older");
    expect(titlesIn(second.text)).toEqual(Array.from({ length: 10 }, (_, index) => `Unit ${13 - index}`));
    expect(wordsOnButtons(second).slice(-2)).toEqual(["Newer", "Older"]);
    const third = await press(school, second, "Older");
    expect(titlesIn(third.text)).toEqual(["Unit 3", "Unit 2", "Unit 1"]);
    expect(third.text).toContain("21 to 23 of 23");
    expect(wordsOnButtons(third).slice(-1)).toEqual(["Newer"]);
    const back = await press(school, third, "Newer");
    expect(titlesIn(back.text)).toEqual(titlesIn(second.text));
    expect(school.slack.whispersTo(TESS)).toHaveLength(1);
    expectGoodMessages(school);
  });

  it("have no Older or Newer when there are only ten units", async () => {
    const school = await startSchool();
    await fillLog(school, many(10));
    expect(wordsOnButtons(await ask(school, "list"))).not.toContain("Older");
  });

  it.each([
    ["the last one", 11, { title: "Unit 1" }, "1 to 10 of 10"],
    ["everything", 11, {}, "Your units\nNone yet."],
  ])("that vanished because %s was deleted show what is left", async (_what, count, where, words) => {
    const school = await startSchool();
    await fillLog(school, many(count));
    const first = await ask(school, "list");
    await school.db.unit.updateMany({ where, data: { deletedAt: school.clock.now.toISOString() } });
    expect((await press(school, first, "Older")).text).toContain(words);
    expectGoodMessages(school);
  });

  it.each([
    [{ whose: "mine", page: 5_000 }, "1 to 1 of 1"],
    [{ whose: "mine", page: 9e15 }, "no longer works"],
    [{ whose: "mine", page: -1 }, "no longer works"],
    [{ whose: "theirs", page: 0 }, "no longer works"],
    [{ whose: "mine", page: 0, month: "2026-13" }, "no longer works"],
    ["not json", "no longer works"],
  ])("still get an answer when forged as %j", async (value, words) => {
    const school = await startSchool();
    await fillLog(school, many(1));
    expect((await forge(school, { name: "list-page", value })).text).toContain(words);
    expectGoodMessages(school);
  });
});

describe("Edit and Delete", () => {
  it.each([
    [TESS, ["Rivers", "Maps"]],
    [OMAR, ["Poetry", "Maps"]],
    [LEE, ["Poetry", "Rivers", "Maps"]],
    [PAT, ["Poetry", "Rivers", "Maps"]],
  ])("are in the menus for %s next to %j and nothing else", async (person, changeable) => {
    const school = await threeUnits();
    const list = await ask(school, "list all", { by: person });
    const menus = titlesIn(list.text).map((title, index) => [title, wordsInMenus(list)[index]]);
    const items = (title: string) => (changeable.includes(title) ? ["Edit", "Log again", "Delete…"] : ["Log again"]);
    expect(menus).toEqual(["Poetry", "Rivers", "Maps"].map((title) => [title, ["See", ...items(title)]]));
    expectGoodMessages(school);
  });

  it("let a librarian and an admin change other people's units", async () => {
    const school = await threeUnits();
    for (const person of [LEE, PAT]) {
      await press(school, await ask(school, "list all October", { by: person }), "Edit", person);
      const actor = school.slack.as(person);
      expect(actor.modal()?.title).toBe("Edit unit");
      await actor.fill({ title: `Rivers, seen by ${person}` });
      const before = school.slack.countWhispersTo(person);
      await actor.submit();
      expect((await whisperAfter(school, before, person)).text).toContain(`Updated: Rivers, seen by ${person}`);
    }
    expectGoodMessages(school);
  });

  it("say plainly that a unit was deleted meanwhile", async () => {
    const school = await threeUnits();
    const list = await ask(school, "list October");
    await press(school, list, "Delete…");
    await seeAfter(school, () => school.slack.as(TESS).submit());
    for (const [item, words] of [
      ["Edit", "That unit is no longer in the log, so it can't be changed."],
      ["Delete…", "That unit is no longer in the log, so it can't be changed."],
      ["See", "That unit is no longer in the log."],
      ["Log again", "That unit is no longer in the log."],
    ] as const) {
      expect((await press(school, list, item)).text).toBe(words);
      expect(school.slack.as(TESS).modal()).toBeUndefined();
    }
    expectGoodMessages(school);
  });
});
