// What is typed into a reflection outlives its form: every keystroke is kept, in the order it was typed, until it is sent.
import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../../sandbox/workspace/json.js";
import { ask, wordsOnButtons } from "../../support/asking.js";
import { openSheet, reflections, save, type, wordsOn } from "../../support/reflecting.js";
import { OMAR, type School, startSchool, TESS } from "../../support/school.js";
import { lockWrites } from "../../support/sqlite-file.js";
import { expectGoodManners } from "../../support/words.js";

/** Types one text after the other into a field, and returns what was sent while doing so. */
async function typeInTurn(school: School, field: string, texts: readonly string[]): Promise<JsonObject[]> {
  const sent = [];
  for (const text of texts) sent.push(...(await school.slack.as(TESS).fill({ [field]: text })));
  await school.slack.settle();
  return sent.map(({ request }) => request.payload);
}

/** Opens the sheet anew and says what stands in it. */
async function reopen(school: School, sheet: string) {
  const tess = school.slack.as(TESS);
  while (tess.modal()) await tess.close();
  return (await openSheet(school, sheet)).modal()?.values ?? {};
}

describe("a closed form", () => {
  it("loses nothing: text, choices and who reads it are there when it is opened again, also after a restart", async () => {
    const school = await startSchool();
    const tess = await openSheet(school, "roadblocks");
    await type(school, { "explain-1": "Two lunches" });
    await type(school, { "category-1": "other", audience: "librarians", "solution-1": "A third one" });
    await tess.close();
    await school.restart();
    expect(await reopen(school, "roadblocks")).toMatchObject({
      "explain-1": "Two lunches",
      "category-1": "other",
      "solution-1": "A third one",
      audience: "librarians",
    });
    expect(wordsOn(tess)).toContain("You are picking up where you left off.");
    expect(await reflections(school)).toEqual([]);
    expectGoodManners(school);
  });

  it("is one's own: another person's is empty", async () => {
    const school = await startSchool();
    await openSheet(school, "benefits");
    await type(school, { teachers: "Time" });
    const omar = await openSheet(school, "benefits", OMAR);
    expect(omar.modal()?.values.teachers ?? null).toBeNull();
    expect(wordsOn(omar)).not.toContain("where you left off");
    expectGoodManners(school);
  });

  it("with nothing typed in it leaves no draft, whoever was to read it", async () => {
    const school = await startSchool();
    await openSheet(school, "benefits");
    await type(school, { audience: "librarians" });
    await reopen(school, "benefits");
    expect(wordsOn(school.slack.as(TESS))).not.toContain("where you left off");
    await school.slack.as(TESS).close();
    expect(wordsOnButtons(await ask(school, "reflect"))).not.toContain("Pick up where you left off");
    expectGoodManners(school);
  });
});

describe("every keystroke", () => {
  it("is reported, and the last one stands in the draft", async () => {
    const school = await startSchool();
    await openSheet(school, "benefits");
    expect(await typeInTurn(school, "teachers", ["T", "Ti", "Tim", "Time"])).toHaveLength(4);
    expect(await reopen(school, "benefits")).toMatchObject({ teachers: "Time" });
    expectGoodManners(school);
  });

  it("that arrives late does not undo what was typed after it", async () => {
    const school = await startSchool();
    await openSheet(school, "benefits");
    const [first] = await typeInTurn(school, "teachers", ["T"]);
    school.clock.now = new Date(school.clock.now.getTime() + 200);
    await typeInTurn(school, "teachers", ["Time"]);
    await school.slack.deliver("interaction", first ?? {});
    expect(await reopen(school, "benefits")).toMatchObject({ teachers: "Time" });
    expectGoodManners(school);
  });

  it("that arrives late does not bring back what was emptied", async () => {
    const school = await startSchool();
    await openSheet(school, "benefits");
    const [first] = await typeInTurn(school, "teachers", ["T"]);
    school.clock.now = new Date(school.clock.now.getTime() + 200);
    await typeInTurn(school, "teachers", [""]);
    await school.slack.deliver("interaction", first ?? {});
    expect((await reopen(school, "benefits")).teachers ?? null).toBeNull();
    expectGoodManners(school);
  });

  it("that arrives after the form was sent leaves no draft behind", async () => {
    const school = await startSchool();
    await openSheet(school, "benefits");
    const [first] = await typeInTurn(school, "teachers", ["Time"]);
    await save(school);
    await school.slack.deliver("interaction", first ?? {});
    await school.slack.settle();
    expect(await school.db.draft.count()).toBe(0);
    expect(wordsOnButtons(await ask(school, "reflect"))).not.toContain("Pick up where you left off");
    expectGoodManners(school);
  });

  it("is kept also when the form was closed before it could be drawn anew", async () => {
    const school = await startSchool();
    await openSheet(school, "roadblocks");
    school.slack.faults.next("views.update", { kind: "error", error: "not_found" });
    await type(school, { "category-1": "culture" });
    expect(await reopen(school, "roadblocks")).toMatchObject({ "category-1": "culture" });
    expectGoodManners(school);
  });

  it("is not what a person is told of when the database is locked: the form goes on, and takes the next one", async () => {
    const school = await startSchool();
    const tess = await openSheet(school, "benefits");
    const unlock = lockWrites(school.env);
    await type(school, { teachers: "T" });
    unlock();
    expect(tess.modal()?.values.teachers).toBe("T");
    expect(school.logged.filter((line) => line.includes("change in reflect-benefits"))).toHaveLength(1);
    await type(school, { teachers: "Ti" });
    expect(await reopen(school, "benefits")).toMatchObject({ teachers: "Ti" });
    expectGoodManners(school);
  });
});
