// Another section of a unit counts as a class: with one tap, in the form that asks about the same day, and for a unit that
// was logged by itself on another day.
import { describe, expect, it } from "vitest";
import type { Message } from "../../../sandbox/workspace/messages.js";
import { buttonsOf, clickOn, forge, lastWhisper, press, seeAfter } from "../../support/asking.js";
import { logInOneLine } from "../../support/logging.js";
import { LEE, OMAR, type School, startSchool, TESS } from "../../support/school.js";
import { expectGoodMessages } from "../../support/words.js";

const LINE = `Rivers, grade 4, level 2 with <@${LEE}>`;

async function withRivers(line = LINE): Promise<School> {
  const school = await startSchool();
  await logInOneLine(school, line);
  return school;
}

const letAMinutePass = ({ clock }: School) => {
  clock.now = new Date(clock.now.getTime() + 60_000);
};

const unitsOf = async ({ db }: School) =>
  (await db.unit.findMany({ where: { deletedAt: null }, orderBy: { date: "asc" } })).map(({ date, classes }) => [
    date,
    classes,
  ]);

const textsOn = (message: Message) => buttonsOf(message).map(({ text }) => text.text);

describe("Another section", () => {
  it("adds a class to the unit, which stays one, says so in its history, and can be undone", async () => {
    const school = await withRivers();
    letAMinutePass(school);
    const added = await press(school, lastWhisper(school), "Add a section");
    expect(added.text).toMatch(/^Section added: Rivers · grade 4 · today · level 2 Coordination · .* · 2 classes/);
    expect(added.text).toContain("Sections count as classes. In reports this is one unit.");
    expect(await unitsOf(school)).toEqual([["2026-11-10", 2]]);
    letAMinutePass(school);
    const third = await press(school, added, "Add a section");
    expect(third.text).toContain("3 classes");
    const seen = await press(school, third, "See");
    expect(seen.text).toContain("changed the number of classes from 2 to 3");
    letAMinutePass(school);
    const undone = await press(school, third, "Undo");
    expect(undone.text).toContain("2 classes");
    expect(await unitsOf(school)).toEqual([["2026-11-10", 2]]);
    expect(await school.db.unit.count()).toBe(1);
    expectGoodMessages(school);
  });

  it("adds one class for a double click, a redelivery and a click on an older message", async () => {
    const school = await withRivers();
    letAMinutePass(school);
    const saved = lastWhisper(school);
    const value = valueIn(saved, "Add a section");
    const clicks = [clickOn(school, saved, "Add a section"), clickOn(school, saved, "Add a section")];
    const [exchange] = await Promise.all(clicks);
    await exchange?.repeat();
    await school.slack.settle();
    expect(await unitsOf(school)).toEqual([["2026-11-10", 2]]);
    letAMinutePass(school);
    const outdated = await forge(school, { name: "another-section", value: JSON.parse(value) });
    expect(outdated.text).toMatch(/^This unit has changed since, so I didn't add a section\. Here it is now:/);
    expect(await unitsOf(school)).toEqual([["2026-11-10", 2]]);
    expect((await press(school, outdated, "Add a section")).text).toContain("3 classes");
    expectGoodMessages(school);
  });

  it("is there on a seen unit, only for those who may change the unit", async () => {
    const school = await withRivers();
    const { id: unit, updatedAt: seen } = await school.db.unit.findFirstOrThrow();
    const ofOmar = await forge(school, { name: "see-unit", value: { unit }, by: OMAR });
    expect(textsOn(ofOmar)).toEqual(["Log again"]);
    const refused = await forge(school, { name: "another-section", value: { unit, seen }, by: OMAR });
    expect(refused.text).toContain("Only the unit's partners, librarians and admins can change it.");
    const ofLee = await forge(school, { name: "see-unit", value: { unit }, by: LEE });
    letAMinutePass(school);
    const added = await press(school, ofLee, "Add a section", LEE);
    expect(added.text).toContain("2 classes");
    expect(await unitsOf(school)).toEqual([["2026-11-10", 2]]);
    expectGoodMessages(school);
  });

  it("is refused when a unit would have more classes than there can be", async () => {
    const school = await withRivers();
    await school.db.unit.updateMany({ data: { classes: 200 } });
    const { id: unit, updatedAt: seen } = await school.db.unit.findFirstOrThrow();
    const refused = await forge(school, { name: "another-section", value: { unit, seen } });
    expect(refused.text).toBe("A unit has at most 200 classes. Log this one as a unit.");
  });
});

describe("the same unit on the same day", () => {
  it("can be counted as a section in the form that asks", async () => {
    const school = await withRivers(`${LINE}, 2 classes`);
    letAMinutePass(school);
    await logInOneLine(school, LINE);
    const tess = school.slack.as(TESS);
    expect(tess.modal()?.values.countAs).toBe("unit");
    await tess.fill({ countAs: "section" });
    await seeAfter(school, () => tess.submit());
    expect(lastWhisper(school).text).toContain("Section added: Rivers");
    expect(await unitsOf(school)).toEqual([["2026-11-10", 3]]);
    expect(await school.db.unit.count()).toBe(1);
    expectGoodMessages(school);
  });
});

describe("the same unit again on another day within four weeks", () => {
  async function loggedTwice() {
    const school = await withRivers(`${LINE} on Nov 2`);
    letAMinutePass(school);
    await logInOneLine(school, LINE);
    return { school, saved: lastWhisper(school) };
  }

  it("is offered as a section, and then is one unit; Undo makes it a unit again", async () => {
    const { school, saved } = await loggedTwice();
    expect(saved.text).toContain(
      "The same people logged it for Mon, Nov 2, too. If this was another section, count it as one: a single unit with 2 classes.",
    );
    letAMinutePass(school);
    const counted = await press(school, saved, "Count it as a section");
    expect(counted.text).toMatch(/^Section added: Rivers · grade 4 · Mon, Nov 2 .* · 2 classes/);
    expect(await unitsOf(school)).toEqual([["2026-11-02", 2]]);
    letAMinutePass(school);
    const undone = await press(school, counted, "Undo");
    expect(undone.text).toMatch(/^Restored: Rivers/);
    expect(await unitsOf(school)).toEqual([
      ["2026-11-02", null],
      ["2026-11-10", null],
    ]);
    expectGoodMessages(school);
  });

  it("changes nothing if one of the two units changed meanwhile, and is done once", async () => {
    const { school, saved } = await loggedTwice();
    const value = valueIn(saved, "Count it as a section");
    letAMinutePass(school);
    await school.db.unit.updateMany({
      where: { date: "2026-11-10" },
      data: { notes: "Bring maps", updatedAt: school.clock.now.toISOString() },
    });
    letAMinutePass(school);
    const answer = await forge(school, { name: "another-section", value: JSON.parse(value) });
    expect(answer.text).toMatch(/^This unit has changed since, so I didn't add a section/);
    expect(await unitsOf(school)).toEqual([
      ["2026-11-02", null],
      ["2026-11-10", null],
    ]);
    expect(await school.db.unitChange.count()).toBe(0);
  });

  it("isn't undone after the unit changed again", async () => {
    const { school, saved } = await loggedTwice();
    letAMinutePass(school);
    const counted = await press(school, saved, "Count it as a section");
    const value = valueIn(counted, "Undo");
    letAMinutePass(school);
    await press(school, counted, "Add a section");
    letAMinutePass(school);
    const answer = await forge(school, { name: "undo-section", value: JSON.parse(value) });
    expect(answer.text).toMatch(/^This unit has changed since, so I didn't undo that/);
    expect(await unitsOf(school)).toEqual([["2026-11-02", 3]]);
  });

  it("isn't offered to other people, for another title, or after more than four weeks", async () => {
    const school = await withRivers(`${LINE} on Oct 12`);
    await logInOneLine(school, `Rivers, grade 4, level 2 with <@${OMAR}>`);
    expect(lastWhisper(school).text).not.toContain("another section");
    await logInOneLine(school, `Lakes, grade 4, level 2 with <@${LEE}>`);
    expect(lastWhisper(school).text).not.toContain("another section");
    await logInOneLine(school, LINE);
    expect(lastWhisper(school).text).not.toContain("another section");
    await logInOneLine(school, `${LINE} on Nov 9`);
    expect(lastWhisper(school).text).toContain("another section");
  });
});

/** What the button or the item of a menu with this text carries. */
function valueIn({ blocks }: Message, text: string): string {
  const all = JSON.stringify(blocks);
  const found = buttonsOf({ blocks } as Message).find((button) => button.text.text === text)?.value;
  if (found) return found;
  const items = blocks.flatMap((block) => (block.type === "actions" ? block.elements : []));
  const options = items.flatMap((item) => (item.type === "overflow" ? item.options : []));
  const item = options.find((option) => option.text.text === text)?.value;
  if (!item) throw new Error(`There is no ${text} in ${all}.`);
  return item.slice(item.indexOf(" ") + 1);
}
