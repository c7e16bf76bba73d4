// The school's own examples under the rubric: added by text or from a logged unit, read by level, and deleted by their writer or the library.
import { describe, expect, it } from "vitest";
import type { Level } from "../../../src/domain/level.js";
import { addExample } from "../../../src/store/examples.js";
import { ask, forge, lastWhisper, openForm, press, seeAfter, wordsOnButtons } from "../../support/asking.js";
import { minutesAfter, rowOf } from "../../support/reporting.js";
import { fillLog } from "../../support/rows.js";
import { LEE, OMAR, PAT, type School, startSchool, TESS } from "../../support/school.js";
import { expectGoodMessages } from "../../support/words.js";

const rows = (school: School) => school.db.example.findMany({ orderBy: { createdAt: "asc" } });

/** Opens the form from the rubric. */
async function openExample(school: School, by = TESS) {
  const message = await ask(school, "rubric", { by });
  await seeAfter(school, () => school.slack.as(by).click(message, "add-example"), by);
  return school.slack.as(by);
}

async function add(school: School, fields: Record<string, string>, by = TESS) {
  const actor = await openExample(school, by);
  await actor.fill(fields);
  await seeAfter(school, () => actor.submit(), by);
  return lastWhisper(school, by);
}

/** Puts this many examples under a level, one a minute, as if Omar had written them. */
async function fill(school: School, count: number, level = 2) {
  await ask(school, "help", { by: OMAR });
  const row = await rowOf(school);
  const addedBy = (await school.db.person.findFirstOrThrow({ where: { id: OMAR } })).id as never;
  for (let index = 1; index <= count; index++) {
    const example = { level: level as Level, text: `Example number ${index}.`, addedBy, key: `k${level} ${index}` };
    await addExample(school.db, row, { ...example, now: minutesAfter(school.clock.now, index) });
  }
}

describe("adding an example", () => {
  it("by text puts it under its level, with the writer's name, for everyone", async () => {
    const school = await startSchool();
    const answer = await add(school, { level: "2", text: "We both taught the last week of the maps unit." });
    const line = "We both taught the last week of the maps unit. – Tess Teacher";
    expect(answer.text.split("\n").slice(0, 2)).toEqual(["Examples of level 2 Coordination", line]);
    const rubric = (await ask(school, "rubric", { by: OMAR })).text.split("\n");
    const place = rubric.findIndex((text) => text.includes(line));
    expect(rubric[place - 1]).toMatch(/^2 Coordination/);
    expect(rubric[place + 1]).toMatch(/^3 Collaboration/);
    expectGoodMessages(school);
  });

  it("from a logged unit names it, alone or with a word on it", async () => {
    const school = await startSchool();
    await fillLog(school, [{ title: "Ancient Egypt", loggedBy: TESS, partners: [LEE] }]);
    for (const text of [undefined, "planned on test data"]) {
      const tess = await openExample(school);
      expect(JSON.stringify((await tess.suggest("unit", "egy")).ack)).toContain("Ancient Egypt");
      await tess.fill({ level: "4", unit: "Ancient Egypt", ...(text ? { text } : {}) });
      await seeAfter(school, () => tess.submit());
    }
    expect((await rows(school)).map(({ text }) => text)).toEqual([
      "Ancient Egypt",
      "Ancient Egypt: planned on test data",
    ]);
    expectGoodMessages(school);
  });

  it("with neither is an error at the field, and the form stays", async () => {
    const school = await startSchool();
    const tess = await openExample(school);
    await tess.fill({ level: "1", text: "   " });
    await tess.submit();
    await school.slack.settle();
    expect(tess.modal()?.errors).toEqual({ text: "Write an example or choose a unit." });
    expect(tess.modal()?.values.level).toBe("1");
    expect(await rows(school)).toEqual([]);
    expectGoodMessages(school);
  });

  it("without a level, or longer than 300 characters, is an error at the field", async () => {
    const school = await startSchool();
    const tess = await openExample(school);
    await tess.fill({ text: "x".repeat(300) });
    await tess.submit({ unchecked: true });
    await school.slack.settle();
    expect(Object.keys(tess.modal()?.errors ?? {})).toEqual(["level"]);
    const { request } = await tess.submit({ unchecked: true });
    const forged = structuredClone(request.payload) as { view: { state: { values: Record<string, object> } } };
    forged.view.state.values.text = { text: { type: "plain_text_input", value: "x".repeat(301) } };
    const { ack } = await school.slack.deliver("interaction", forged as typeof request.payload);
    expect(ack?.errors).toMatchObject({ text: "Keep it to 300 characters or fewer. This has 301." });
    expectGoodMessages(school);
  });

  it("says up front who can see it, and is saved once when it is sent twice", async () => {
    const school = await startSchool();
    const tess = await openExample(school);
    expect(JSON.stringify(tess.modal()?.blocks)).toContain("All staff see it in the rubric, with your name.");
    await tess.fill({ level: "1", text: "A shelf for volcanoes." });
    const { request } = await seeAfter(school, () => tess.submit());
    await school.slack.deliver("interaction", request.payload);
    await school.slack.settle();
    expect(await rows(school)).toHaveLength(1);
    expectGoodMessages(school);
  });

  it("shows text exactly as typed", async () => {
    const school = await startSchool();
    const typed = "<!channel> & *bold*\nin two lines";
    const answer = await add(school, { level: "3", text: typed });
    expect(answer.text).not.toContain("<!channel>");
    expect(JSON.stringify(answer.blocks)).toContain('"<!channel> & *bold* in two lines – Tess Teacher"');
    expectGoodMessages(school, ["<!channel>", "&lt;!channel&gt;"]);
  });
});

describe("many examples", () => {
  it("show the newest three under the rubric, and all of them page by page", async () => {
    const school = await startSchool();
    await fill(school, 23);
    await fill(school, 2, 4);
    const rubric = await ask(school, "rubric");
    expect(rubric.text.match(/Example number \d+/g)).toEqual([
      ...["Example number 23", "Example number 22", "Example number 21"],
      ...["Example number 2", "Example number 1"],
    ]);
    expect(wordsOnButtons(rubric)).toEqual([
      "See all 23 examples of level 2",
      "See examples of level 4",
      ...["Add an example", "Download"],
    ]);
    const first = await press(school, rubric, "See all 23 examples of level 2");
    expect(first.text.match(/number \d+/g)).toEqual(Array.from({ length: 10 }, (_, index) => `number ${23 - index}`));
    const last = await press(school, await press(school, first, "Older"), "Older");
    expect(last.text.match(/number \d+/g)).toEqual(["number 3", "number 2", "number 1"]);
    expect(wordsOnButtons(last)).toEqual(["Newer", "Add an example"]);
    expectGoodMessages(school);
  });
});

describe("removing an example", () => {
  it.each([
    ["its writer", OMAR],
    ["a librarian", LEE],
    ["an admin", PAT],
  ])("is open to %s", async (_who, by) => {
    const school = await startSchool();
    await fill(school, 2);
    const all = await press(school, await ask(school, "rubric", { by }), "See examples of level 2", by);
    const after = await press(school, all, "Delete", by);
    expect(after.text).not.toContain("number 2");
    expect(await rows(school)).toMatchObject([{ text: "Example number 1." }]);
    expectGoodMessages(school);
  });

  it("is open to no one else", async () => {
    const school = await startSchool();
    await fill(school, 1);
    const all = await press(school, await ask(school, "rubric"), "See examples of level 2");
    expect(wordsOnButtons(all)).toEqual(["Add an example"]);
    const [{ id = "" } = {}] = await rows(school);
    const refused = await forge(school, { name: "remove-example", value: { example: id, level: 2 } });
    expect(refused.text).toContain("librarians and admins can delete this example.");
    expect(await rows(school)).toHaveLength(1);
    expectGoodMessages(school);
  });

  it("that is already gone shows the rest", async () => {
    const school = await startSchool();
    await fill(school, 1);
    const [{ id = "" } = {}] = await rows(school);
    for (const left of ["None yet.", "None yet."]) {
      const answer = await forge(school, { name: "remove-example", value: { example: id, level: 2 }, by: LEE });
      expect(answer.text).toContain(left);
    }
    expectGoodMessages(school);
  });
});

it("the form opens on its own, and canceling saves nothing", async () => {
  const school = await startSchool();
  const tess = await openExample(school);
  expect(tess.modals()).toHaveLength(1);
  await tess.close();
  expect(await rows(school)).toEqual([]);
  await openForm(school, "log");
  expect(tess.modal()?.title).toBe("Log a unit");
  expectGoodMessages(school);
});
