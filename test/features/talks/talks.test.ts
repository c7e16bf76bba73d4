// Planning talks end to end: saved by a line or the form, changed, deleted, listed, shown in Home, made into units.
import { describe, expect, it } from "vitest";
import type { VisibleView } from "../../../sandbox/workspace/acting/visible-view.js";
import { DAY_MS, HOUR_MS } from "../../../src/domain/time/duration.js";
import { SchoolDay } from "../../../src/domain/time/school-day.js";
import { talksBetween } from "../../../src/store/talks.js";
import {
  ask,
  clickOn,
  forge,
  lastWhisper,
  openForm,
  press,
  seeAfter,
  whisperAfter,
  wordsInMenus,
} from "../../support/asking.js";
import { rowOf } from "../../support/reporting.js";
import { GONE, LEE, OMAR, PAT, type School, startSchool, TESS } from "../../support/school.js";
import { expectGoodMessages } from "../../support/words.js";

const ABOUT = "where the lab reports should go";
const ONLY_YOU = "Only you can read this. It isn't counted as a unit.";

const letPass = ({ clock }: School, ms = HOUR_MS) => {
  clock.now = new Date(clock.now.getTime() + ms);
};
const talk = (school: School, text: string, by = LEE) => ask(school, `talk ${text}`, { by });
const rows = ({ db }: School) => db.talk.findMany({ orderBy: { createdAt: "asc" } });

async function withTalk(line = `<@${TESS}> about ${ABOUT}, 20 min, yesterday`): Promise<School> {
  const school = await startSchool();
  await talk(school, line);
  return school;
}

async function home(school: School, by: string): Promise<VisibleView> {
  const actor = school.slack.as(by);
  // The first visit shows a greeting.
  for (let visit = 0; visit < 2; visit++) {
    await actor.openHome();
    await school.slack.settle();
  }
  const view = actor.home();
  if (!view) throw new Error("There is no Home.");
  return view;
}

/** Makes a unit of the talk in this message, and returns what was whispered. */
async function makeUnit(school: School, message = lastWhisper(school, LEE)) {
  await seeAfter(school, () => clickOn(school, message, "Make it a unit", LEE), LEE);
  await school.slack.as(LEE).fill({ grades: ["6"], level: "2" });
  const before = school.slack.countWhispersTo(LEE);
  await school.slack.as(LEE).submit();
  return whisperAfter(school, before, LEE);
}

describe("a talk in one line", () => {
  it("is saved at once, with who can read it", async () => {
    const school = await withTalk();
    expect(lastWhisper(school, LEE).text).toBe(`Saved: ${ABOUT} · with Tess Teacher · yesterday · 20 min\n${ONLY_YOU}`);
    expect(await rows(school)).toMatchObject([
      { personId: LEE, about: ABOUT, minutes: 20, day: "2026-11-09", partners: TESS, others: "", unitId: null },
    ]);
    expect(await school.db.unit.count()).toBe(0);
    expectGoodMessages(school);
  });

  it("may be with someone who isn't in this Slack", async () => {
    const school = await startSchool();
    for (const by of [TESS, LEE, OMAR, PAT]) await ask(school, "help", { by });
    expect((await talk(school, `Ms. Rivera about ${ABOUT}`)).text).toContain("with Ms. Rivera · today");
    expectGoodMessages(school);
  });

  it.each([
    ["nobody", `about ${ABOUT}`, "Choose who you talked with"],
    ["only oneself", `<@${LEE}> about ${ABOUT}`, "Choose who you talked with"],
    ["someone who left", `<@${GONE}> about ${ABOUT}`, "Gail Gone has left this workspace"],
    [
      "a name that may be of someone here",
      `Tess about ${ABOUT}`,
      "If they're in this Slack, pick them under Talked with",
    ],
    ["no topic", `<@${TESS}>`, "Just add what you talked about and save."],
  ])("with %s opens the form with the rest", async (_what, line, words) => {
    const school = await startSchool();
    for (const by of [TESS, LEE]) await ask(school, "help", { by });
    const lee = await openForm(school, `talk ${line}`, LEE);
    expect(JSON.stringify(lee.modal()?.blocks[0])).toContain(words);
    expect(lee.modal()?.values.about ?? "").toBe(line.includes(ABOUT) ? ABOUT : "");
    await lee.fill({ partners: [OMAR], about: ABOUT });
    await seeAfter(school, () => lee.submit(), LEE);
    expect(lastWhisper(school, LEE).text).toMatch(/^Saved: /);
    expect(await rows(school)).toHaveLength(1);
    expectGoodMessages(school);
  });

  it("is saved once by a redelivery", async () => {
    const school = await startSchool();
    const { request } = await school.slack
      .as(LEE)
      .command("/unit", `talk <@${TESS}> about ${ABOUT}`, { channel: "C0STAFF0001" });
    await school.slack.settle();
    await school.slack.deliver("command", request.payload);
    await school.slack.settle();
    expect(await rows(school)).toHaveLength(1);
  });
});

describe("the form", () => {
  it("starts with today, checks its fields, and saves once on a double click", async () => {
    const school = await startSchool();
    const lee = await openForm(school, "talk", LEE);
    expect(lee.modal()?.values.day).toBe("2026-11-10");
    await lee.fill({ about: ABOUT, day: "2026-11-11" });
    await lee.submit();
    await school.slack.settle();
    expect(lee.modal()?.errors).toEqual({
      partners: "Choose who you talked with. List people who aren't in this Slack under Others.",
      day: "That day hasn't come yet. Save the talk once you've had it.",
    });
    await lee.fill({ partners: [TESS], day: "2026-11-10" });
    const before = school.slack.countWhispersTo(LEE);
    await Promise.all([lee.submit(), lee.submit()]);
    await whisperAfter(school, before, LEE);
    expect(await rows(school)).toHaveLength(1);
    expectGoodMessages(school);
  });

  it("changes a talk, and says if it was changed somewhere else", async () => {
    const school = await withTalk();
    const saved = lastWhisper(school, LEE);
    letPass(school);
    await seeAfter(school, () => clickOn(school, saved, "Edit", LEE), LEE);
    await school.db.talk.updateMany({ data: { minutes: 5, updatedAt: school.clock.now.toISOString() } });
    letPass(school);
    const lee = school.slack.as(LEE);
    await lee.fill({ minutes: "45" });
    await seeAfter(school, () => lee.submit(), LEE);
    expect(JSON.stringify(lee.modal()?.blocks[0])).toContain("You changed this talk somewhere else");
    await seeAfter(school, () => lee.submit(), LEE);
    expect(lastWhisper(school, LEE).text).toContain(`Updated: ${ABOUT} · with Tess Teacher · yesterday · 45 min`);
    expectGoodMessages(school);
  });
});

it("a deleted talk can be restored for a day, and then nothing of it is left", async () => {
  const school = await withTalk();
  const deleted = await press(school, lastWhisper(school, LEE), "Delete", LEE);
  expect(deleted.text).toBe(`Deleted: ${ABOUT}. You can restore it for 24 hours.`);
  letPass(school);
  const restored = await press(school, deleted, "Restore", LEE);
  expect(restored.text).toMatch(/^Restored: /);
  letPass(school);
  const again = await press(school, restored, "Delete", LEE);
  letPass(school, DAY_MS + HOUR_MS);
  expect((await press(school, again, "Restore", LEE)).text).toMatch(/more than 24 hours ago|isn't among yours/);
  await school.bookend.tick();
  expect(await rows(school)).toEqual([]);
  expectGoodMessages(school);
});

describe("a unit that came of a talk", () => {
  it("is made with one tap: partner and topic are filled in, the day is today, and the two are linked", async () => {
    const school = await withTalk();
    await seeAfter(school, () => clickOn(school, lastWhisper(school, LEE), "Make it a unit", LEE), LEE);
    const lee = school.slack.as(LEE);
    expect(lee.modal()?.values).toMatchObject({ title: ABOUT, partners: [TESS], date: "2026-11-10" });
    await lee.fill({ grades: ["6"], level: "2" });
    const before = school.slack.countWhispersTo(LEE);
    await Promise.all([lee.submit(), lee.submit()]);
    await whisperAfter(school, before, LEE);
    const [{ id } = { id: "" }, ...more] = await school.db.unit.findMany();
    expect(more).toEqual([]);
    expect(await rows(school)).toMatchObject([{ unitId: id }]);
    expect((await ask(school, "talks", { by: LEE })).text).toContain(`became a unit (today)`);
    expectGoodMessages(school);
  });

  it("that was deleted is none, and is one again when it is restored", async () => {
    const school = await withTalk();
    const made = await makeUnit(school);
    const deleted = await press(school, made, "Undo", LEE);
    const without = await ask(school, "talks", { by: LEE });
    expect(without.text).not.toContain("became");
    expect(wordsInMenus(without)).toEqual([["Edit", "Make it a unit", "Plan a unit", "Mark as evidence", "Delete"]]);
    letPass(school);
    await press(school, deleted, "Restore", LEE);
    const withIt = await ask(school, "talks", { by: LEE });
    expect(withIt.text).toContain(`became a unit`);
    expect(wordsInMenus(withIt)).toEqual([["Edit", "See the unit", "Not this unit", "Mark as evidence", "Delete"]]);
    expectGoodMessages(school);
  });

  it("is found by partner and time if someone else logged it, until the librarian says that it's another", async () => {
    const school = await withTalk();
    letPass(school, DAY_MS);
    await ask(school, `log Volcanoes, grade 4, level 2 with <@${LEE}>`, { by: TESS });
    const list = await ask(school, "talks", { by: LEE });
    expect(list.text).toContain("probably became Volcanoes (today)");
    const turnedDown = await press(school, list, "Not this unit", LEE);
    expect(turnedDown.text).toContain("That unit no longer counts");
    expect((await ask(school, "talks", { by: LEE })).text).not.toContain("became");
    await press(school, turnedDown, "Undo", LEE);
    expect((await ask(school, "talks", { by: LEE })).text).toContain("probably became Volcanoes");
    expectGoodMessages(school);
  });

  it("already there answers an older message's button", async () => {
    const school = await withTalk();
    const saved = lastWhisper(school, LEE);
    await makeUnit(school, saved);
    expect((await press(school, saved, "Make it a unit", LEE)).text).toMatch(/^This talk has a unit: /);
    expect(await school.db.unit.count()).toBe(1);
    expectGoodMessages(school);
  });
});

describe("the list of talks", () => {
  it("has five a page, newest first, of all or of a month", async () => {
    const school = await startSchool();
    for (let number = 1; number <= 7; number++) {
      letPass(school, 60_000);
      await talk(school, `<@${TESS}> about topic number ${number}${number === 1 ? ", Oct 3" : ""}`);
    }
    const first = await ask(school, "talks", { by: LEE });
    expect(first.text.match(/topic number \d/g)).toEqual([7, 6, 5, 4, 3].map((number) => `topic number ${number}`));
    const second = await press(school, first, "Older", LEE);
    expect(second.text.match(/topic number \d/g)).toEqual([2, 1].map((number) => `topic number ${number}`));
    expect((await ask(school, "talks October", { by: LEE })).text).toContain("Planning talks · October 2026: 1");
    expect((await ask(school, "talks Octobr", { by: LEE })).text).toContain("Did you mean October?");
    expectGoodMessages(school);
  });

  it("says how to save the first", async () => {
    const school = await startSchool();
    expect((await ask(school, "talks", { by: LEE })).text).toContain("None yet.");
    expectGoodMessages(school);
  });
});

describe("a librarian's Home", () => {
  it("has the last three talks with their menus, and the other Homes have none", async () => {
    const school = await startSchool();
    for (const number of [1, 2, 3, 4]) {
      letPass(school, 60_000);
      await talk(school, `<@${TESS}> about ${ABOUT} ${number}`);
    }
    const view = await home(school, LEE);
    const text = JSON.stringify(view.blocks);
    expect([1, 2, 3, 4].filter((number) => text.includes(`${ABOUT} ${number}`))).toEqual([2, 3, 4]);
    await seeAfter(school, () => clickOn(school, view, "Make it a unit", LEE), LEE);
    expect(school.slack.as(LEE).modal()?.values.title).toBe(`${ABOUT} 4`);
    for (const by of [TESS, PAT]) expect(JSON.stringify((await home(school, by)).blocks)).not.toContain("lab reports");
    expectGoodMessages(school);
  });
});

describe("nobody else", () => {
  it.each([
    ["the partner", TESS],
    ["an admin", PAT],
    ["another librarian", OMAR],
  ])("reads or changes a talk: %s is refused with its id, and their lists are empty", async (_who, by) => {
    const school = await withTalk();
    await ask(school, "help", { by });
    await school.db.person.updateMany({ where: { id: OMAR }, data: { librarian: true } });
    const [before] = await rows(school);
    const value = { talk: before?.id, seen: before?.updatedAt };
    for (const name of ["edit-talk", "delete-talk", "restore-talk", "talk-unit"]) {
      expect((await forge(school, { name, value, by })).text).toBe(
        "That talk isn't among yours. It may have been deleted.",
      );
    }
    await forge(school, { name: "talk-not-unit", value: { talk: before?.id, unit: "any" }, by });
    expect(await rows(school)).toEqual([before]);
    for (const text of ["talks", "list all", "report", "talks November"])
      expect((await ask(school, text, { by })).text).not.toContain("lab reports");
    expectGoodMessages(school);
  });

  it("gets to know it from the log or a report; the count of all talks is a number alone", async () => {
    const school = await withTalk();
    await ask(school, "help", { by: OMAR });
    await school.db.person.updateMany({ where: { id: OMAR }, data: { librarian: true } });
    await talk(school, `<@${TESS}> about something else`, OMAR);
    expect(school.logged.join("\n")).not.toContain("lab reports");
    const span = { from: SchoolDay.parse("2026-11-01"), to: SchoolDay.parse("2026-11-30") };
    expect(await talksBetween(school.db, await rowOf(school), span)).toBe(2);
    await press(school, lastWhisper(school, LEE), "Delete", LEE);
    expect(await talksBetween(school.db, await rowOf(school), span)).toBe(1);
  });

  it("can save one: talks are for librarians, and help shows them to librarians only", async () => {
    const school = await startSchool();
    for (const by of [TESS, PAT]) {
      for (const text of ["talk", `talk <@${OMAR}> about ${ABOUT}`, "talks"]) {
        expect((await ask(school, text, { by })).text).toContain("Planning talks are for librarians.");
      }
      expect((await ask(school, "help", { by })).text).not.toContain("/unit talk");
    }
    expect((await ask(school, "help", { by: LEE })).text).toContain("/unit talk");
    expect(await rows(school)).toEqual([]);
    expectGoodMessages(school);
  });
});

it("someone who is no longer a librarian still reads and deletes their own talks, but saves no new ones", async () => {
  const school = await withTalk();
  await school.db.person.updateMany({ where: { id: LEE }, data: { librarian: false } });
  const list = await ask(school, "talks", { by: LEE });
  expect(list.text).toContain(ABOUT);
  expect((await talk(school, `<@${TESS}> about more`)).text).toContain("Planning talks are for librarians.");
  expect((await press(school, list, "Delete", LEE)).text).toMatch(/^Deleted: /);
  expectGoodMessages(school);
});
