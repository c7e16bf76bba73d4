// The "Saved" message follows its unit: an edit redraws it, and its buttons do nothing to a unit that has changed since.
import { describe, expect, it } from "vitest";
import { ask, buttonsOf, clickOn, forge, lastWhisper, press, seeAfter } from "../../support/asking.js";
import { logByForm, logInOneLine } from "../../support/logging.js";
import { type } from "../../support/reflecting.js";
import { everyRow } from "../../support/rows.js";
import { type School, STAFF, startSchool, TESS } from "../../support/school.js";
import { expectGoodMessages } from "../../support/words.js";

const LINE = "Ancient Egypt, grade 6, level 2 with <@U0LIBRARY01>";

const whispers = ({ slack }: School) => slack.whispersTo(TESS).filter(({ deleted }) => !deleted);

const letAMinutePass = ({ clock }: School) => {
  clock.now = new Date(clock.now.getTime() + 60_000);
};

/** Edits the unit from this message's button, and returns the answer. */
async function edit(school: School, fields: Parameters<typeof type>[1], on = lastWhisper(school)) {
  const tess = school.slack.as(TESS);
  letAMinutePass(school);
  await clickOn(school, on, "Edit");
  await school.slack.settle();
  await type(school, fields);
  await seeAfter(school, () => tess.submit());
}

async function withSaved(): Promise<School> {
  const school = await startSchool();
  await logInOneLine(school, LINE);
  return school;
}

describe("an edit from a message about one unit", () => {
  it("redraws that message, as often as the unit is edited, even after a restart", async () => {
    const school = await withSaved();
    const [saved] = whispers(school);
    expect(saved?.text).toContain("level 2 Coordination");
    await edit(school, { level: "3" });
    expect(whispers(school).map(({ ts, text }) => [ts, text.split("\n")[0]])).toEqual([
      [saved?.ts, expect.stringMatching(/^Updated: Ancient Egypt .* level 3 Collaboration/)],
    ]);
    await school.slack.as(TESS).click(lastWhisper(school), "edit-unit");
    await school.slack.settle();
    await school.restart();
    await type(school, { title: "Old Egypt" });
    await seeAfter(school, () => school.slack.as(TESS).submit());
    expect(whispers(school).map(({ ts, text }) => [ts, text.split("\n")[0]])).toEqual([
      [saved?.ts, expect.stringMatching(/^Updated: Old Egypt/)],
    ]);
    expectGoodMessages(school);
  });

  it("is answered below it once its address has expired", async () => {
    const school = await withSaved();
    const tess = school.slack.as(TESS);
    await tess.click(lastWhisper(school), "edit-unit");
    await school.slack.settle();
    await type(school, { level: "3" });
    school.clock.now = new Date(school.clock.now.getTime() + 31 * 60_000);
    await seeAfter(school, () => tess.submit());
    expect(whispers(school).map(({ text, channel }) => [channel, text.split(":")[0]])).toEqual([
      [STAFF, "Saved"],
      [STAFF, "Updated"],
    ]);
    expectGoodMessages(school);
  });

  it("in the conversation with Bookend redraws it there, too", async () => {
    const school = await startSchool();
    const tess = school.slack.as(TESS);
    await tess.command("/unit", `log ${LINE}`, { channel: tess.directChannel });
    await school.slack.settle();
    await edit(school, { level: "3" });
    expect(whispers(school).map(({ text }) => text.split(":")[0])).toEqual(["Updated"]);
    expectGoodMessages(school);
  });

  it("leaves messages alone that are about more: the list stays, and so does help", async () => {
    const school = await withSaved();
    const list = await ask(school, "list");
    await edit(school, { level: "3" }, list);
    expect(whispers(school).map(({ text }) => text.split(/[:\n]/)[0])).toEqual(["Saved", "Your units", "Updated"]);
    const help = await ask(school, "help");
    await seeAfter(school, () => school.slack.as(TESS).click(help, (element) => element.value === '{"text":"log"}'));
    await type(school, { title: "Rivers", grades: ["4"], level: "3" });
    await seeAfter(school, () => school.slack.as(TESS).submit());
    expect(whispers(school).map(({ text }) => text.split(/[:\n]/)[0])).toEqual([
      ...["Saved", "Your units", "Updated", "What Bookend can do", "Saved"],
    ]);
    expectGoodMessages(school);
  });
});

describe("a button of an outdated message about a unit", () => {
  /** A message, and the unit edited since by someone else. */
  async function withOutdated(): Promise<School> {
    const school = await withSaved();
    const { id: unit } = await school.db.unit.findFirstOrThrow();
    letAMinutePass(school);
    await school.db.unit.update({ where: { id: unit }, data: { level: 4, updatedAt: school.clock.now.toISOString() } });
    return school;
  }

  it("Undo deletes nothing and shows the unit as it is now, with a button that does", async () => {
    const school = await withOutdated();
    const before = await everyRow(school.db);
    const answer = await press(school, lastWhisper(school), "Undo");
    expect(await everyRow(school.db)).toEqual(before);
    expect(answer.text).toMatch(/^This unit has changed since, so I didn't delete it\. .*\nAncient Egypt .* level 4/);
    expect(whispers(school)).toHaveLength(1);
    expect((await press(school, answer, "Delete")).text).toContain("Deleted: Ancient Egypt");
    expectGoodMessages(school);
  });

  it("Undo of a message from before it said which version it showed deletes only a unit that nobody has changed", async () => {
    const school = await withOutdated();
    const { id: unit } = await school.db.unit.findFirstOrThrow();
    const old = { name: "undo-log", value: { unit } };
    expect((await forge(school, old)).text).toContain("This unit has changed since");
    expect(await school.db.unit.count({ where: { deletedAt: null } })).toBe(1);
    await logInOneLine(school, "Rivers, grade 4, level 3 with <@U0LIBRARY01>");
    const { id } = await school.db.unit.findFirstOrThrow({ where: { title: "Rivers" } });
    expect((await forge(school, { ...old, value: { unit: id } })).text).toContain("Deleted: Rivers");
    expectGoodMessages(school);
  });

  it("Delete in a list from before deletes nothing", async () => {
    const school = await withSaved();
    const list = await ask(school, "list");
    await edit(school, { level: "3" }, whispers(school)[0]);
    const before = await everyRow(school.db);
    await press(school, list, "Delete…");
    await seeAfter(school, () => school.slack.as(TESS).submit());
    expect(lastWhisper(school).text).toContain("This unit has changed since, so I didn't delete it.");
    expect(await everyRow(school.db)).toEqual(before);
    expectGoodMessages(school);
  });

  it("Restore leaves a later deletion alone and shows it", async () => {
    const school = await withSaved();
    const first = await press(school, lastWhisper(school), "Undo");
    const [restore] = buttonsOf(first);
    const restored = await press(school, first, "Restore");
    letAMinutePass(school);
    await press(school, restored, "Undo");
    const before = await everyRow(school.db);
    const answer = await forge(school, { name: "restore-unit", value: restore?.value });
    expect(answer.text).toContain("Deleted: Ancient Egypt");
    expect(await everyRow(school.db)).toEqual(before);
    expectGoodMessages(school);
  });
});

it("logging by the form still answers where the form was opened", async () => {
  const school = await startSchool();
  await logByForm(school);
  expect(whispers(school).map(({ text, channel }) => [channel, text.split(":")[0]])).toEqual([[STAFF, "Saved"]]);
  expectGoodMessages(school);
});
