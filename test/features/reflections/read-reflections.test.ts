// What librarians and admins see: what was shared with them and nothing else, and figures without names from three people up.
import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { forge, press, wordsOnButtons } from "../../support/asking.js";
import { ROADBLOCK, reflectOn, save, showPost } from "../../support/reflecting.js";
import { LEE, OMAR, PAT, type School, STAFF, startSchool, TESS } from "../../support/school.js";
import { expectGoodMessages } from "../../support/words.js";

const SHARED = { audience: "librarians" };

const openShared = (school: School, by = LEE, page = 0) =>
  forge(school, { name: "shared-reflections", value: { page }, by });
const openRoadblocks = (school: School, by = LEE, page = 0) =>
  forge(school, { name: "open-roadblocks", value: { page }, by });

/** Writes roadblocks straight into the rows, as if Tess had shared them one after the other. */
async function addRoadblocks({ db }: School, count: number, explain = (index: number) => `Roadblock ${index}`) {
  const { id: schoolId, workspaceId } = await db.school.findFirstOrThrow();
  for (let index = 1; index <= count; index++) {
    const reflectionId = randomUUID();
    const at = new Date(Date.UTC(2026, 9, 1, 12, index)).toISOString();
    await db.$transaction([
      db.reflection.create({
        data: {
          id: reflectionId,
          workspaceId,
          schoolId,
          personId: TESS,
          sheet: "roadblocks",
          audience: "librarians",
          createdAt: at,
          updatedAt: at,
        },
      }),
      db.answer.createMany({
        data: [
          { workspaceId, reflectionId, question: "category-1", text: "culture" },
          { workspaceId, reflectionId, question: "explain-1", text: explain(index) },
          { workspaceId, reflectionId, question: "solution-1", text: explain(index) },
        ],
      }),
      db.roadblock.create({
        data: { workspaceId, reflectionId, slot: 1, askAt: "2027-01-01T12:00:00.000Z", changedAt: at },
      }),
    ]);
  }
}

describe("what was shared", () => {
  it.each([
    ["a librarian", LEE],
    ["an admin", PAT],
  ])("is listed for %s and can be read in full, and private reflections are nowhere", async (_who, by) => {
    const school = await startSchool();
    expect((await openShared(school, by)).text).toContain("None yet.");
    await reflectOn(school, "benefits", { teachers: "CANARY for me alone" });
    await reflectOn(school, "benefits", { teachers: "More books", students: "More <voice>", ...SHARED }, OMAR);
    await showPost(school, "benefits", { teachers: "For everyone" }, STAFF);
    await save(school);
    const list = await openShared(school, by);
    expect(list.text).toMatch(/^Omar Teacher shared who benefits from working together · today$/m);
    expect(list.text.match(/ shared who benefits from /g)).toHaveLength(2);
    expect(list.text).toContain("Shared with librarians and admins, or in a channel you're in.");
    expect(list).toMatchObject({ visibleTo: by });
    const read = await Promise.all(
      (await school.db.reflection.findMany({ where: { personId: OMAR } })).map(({ id }) =>
        forge(school, { name: "read-reflection", value: { reflection: id }, by }),
      ),
    );
    expect(read[0]?.text).toContain(
      "Omar Teacher shared who benefits from working together\nHow teachers benefit: More books",
    );
    expect(read[0]?.text).toContain("More &lt;voice&gt;");
    expect(JSON.stringify(school.slack.whispersTo(by))).not.toContain("CANARY");
    expectGoodMessages(school);
  });

  it("opens from the list", async () => {
    const school = await startSchool();
    await reflectOn(school, "benefits", { teachers: "More books", ...SHARED });
    const read = await press(school, await openShared(school), "Read", LEE);
    expect(read.text).toContain("More books");
    expect(read.text).toContain("Shared with librarians and admins.");
    expectGoodMessages(school);
  });

  it("can't be read once its writer makes it private", async () => {
    const school = await startSchool();
    await reflectOn(school, "benefits", { teachers: "More books", ...SHARED });
    const list = await openShared(school);
    await school.db.reflection.updateMany({ data: { audience: "me" } });
    const refused = await press(school, list, "Read", LEE);
    expect(refused.text).toBe("This reflection is no longer shared with you.");
    expectGoodMessages(school);
  });

  it("is turned page by page", async () => {
    const school = await startSchool();
    await reflectOn(school, "benefits", { teachers: "More books", ...SHARED });
    await addRoadblocks(school, 11);
    const first = await openShared(school);
    expect(first.text.match(/^Tess Teacher shared /gm)).toHaveLength(10);
    expect(wordsOnButtons(first).slice(-1)).toEqual(["Older"]);
    const second = await press(school, first, "Older", LEE);
    expect(second.text.match(/^Tess Teacher shared /gm)).toHaveLength(2);
    expect(wordsOnButtons(second).slice(-1)).toEqual(["Newer"]);
    expect((await openShared(school, LEE, 40)).text.match(/^Tess Teacher shared /gm)).toHaveLength(10);
    expectGoodMessages(school);
  });
});

describe("a teacher", () => {
  it.each([
    ["the list", "shared-reflections", { page: 0 }, "reflections"],
    ["the roadblocks", "open-roadblocks", { page: 0 }, "roadblocks"],
    ["one of them", "read-reflection", undefined, "reflections"],
  ])("can't see %s, not even their own through it", async (_what, name, value, shared) => {
    const school = await startSchool();
    await reflectOn(school, "roadblocks", { ...ROADBLOCK, ...SHARED });
    const { id: reflection } = await school.db.reflection.findFirstOrThrow();
    for (const by of [TESS, OMAR]) {
      const answer = await forge(school, { name, value: value ?? { reflection }, by });
      expect(answer.text).toBe(`Only librarians and admins can see shared ${shared}.`);
    }
    expectGoodMessages(school);
  });
});

describe("figures", () => {
  async function mark(school: School, people: readonly string[], audience = "librarians") {
    for (const [index, by] of people.entries()) {
      await reflectOn(school, "taxonomy", { level: String(3 + (index % 2)), success: "CANARY", audience }, by);
    }
  }

  it("are shown from three people up, without names", async () => {
    const school = await startSchool();
    await mark(school, [TESS, OMAR]);
    expect((await openShared(school)).text).not.toContain("Individual reference assistance:");
    await mark(school, [PAT]);
    const { text } = await openShared(school);
    const figures = text.split("\n").find((line) => line.startsWith("Taxonomy: "));
    expect(figures).toBe("Taxonomy: 3 Individual reference assistance: 2 · 4 Spontaneous interaction and gathering: 1");
    expect(text).toContain("Figures cover shared reflections from at least 3 people.");
    expect(text).not.toContain("CANARY");
    expectGoodMessages(school);
  });

  it("count a person once, with what they said last", async () => {
    const school = await startSchool();
    await mark(school, [TESS, OMAR, PAT]);
    school.clock.now = new Date(school.clock.now.getTime() + 60_000);
    await reflectOn(school, "taxonomy", { level: "9", ...SHARED });
    const { text } = await openShared(school);
    expect(text).toContain("9 The mature LMC program: 1");
    expect(text).toContain("3 Individual reference assistance: 1 ·");
    expectGoodMessages(school);
  });

  it("leave out private reflections, and so may not be shown at all", async () => {
    const school = await startSchool();
    await mark(school, [TESS, OMAR]);
    await mark(school, [PAT], "me");
    expect((await openShared(school)).text).not.toContain("Individual reference assistance:");
    expectGoodMessages(school);
  });

  it("leave out a level that is no longer on the sheet, and what is older than a year", async () => {
    const school = await startSchool();
    await mark(school, [TESS, OMAR, PAT]);
    await school.db.answer.updateMany({ where: { question: "level", text: "4" }, data: { text: "retired" } });
    const { text } = await openShared(school);
    expect(text).not.toContain("retired");
    expect(text).toContain("3 Individual reference assistance: 2");
    await school.db.reflection.updateMany({ data: { createdAt: "2025-11-01T12:00:00.000Z" } });
    expect((await openShared(school)).text).not.toContain("Individual reference assistance:");
    expectGoodMessages(school);
  });
});

describe("the open roadblocks", () => {
  it("are listed by category, with who named them and their idea, without private or solved ones", async () => {
    const school = await startSchool();
    expect((await openRoadblocks(school)).text).toContain("None are open.");
    await reflectOn(school, "roadblocks", { "category-1": "other", "explain-1": "CANARY for me alone" }, OMAR);
    const second = { "category-2": "culture", "explain-2": "We hardly meet", "solution-2": "Lunch together" };
    const third = { "category-3": "other", "explain-3": "Solved by now" };
    await reflectOn(school, "roadblocks", { ...ROADBLOCK, ...second, ...third, ...SHARED });
    await school.db.roadblock.updateMany({ where: { slot: 3 }, data: { state: "solved" } });
    const { text } = await openRoadblocks(school, PAT);
    expect(text).toMatch(
      /Tess Teacher · School Culture · .*\nWe hardly meet\nIdea: Lunch together\nTess Teacher · Scheduling Patterns · .*\nNo common planning time with grade 4\./,
    );
    expect(text).not.toMatch(/CANARY|Solved by now/);
    expectGoodMessages(school);
  });

  it("end with what solved others, if their writers show it", async () => {
    const school = await startSchool();
    await reflectOn(school, "roadblocks", {
      ...ROADBLOCK,
      "category-2": "culture",
      "explain-2": "We hardly meet",
      ...SHARED,
    });
    await school.db.roadblock.updateMany({ data: { state: "solved", solvedBy: "CANARY for me alone" } });
    expect((await openRoadblocks(school)).text).not.toMatch(/CANARY|Solved/);
    await school.db.roadblock.updateMany({
      where: { slot: 2 },
      data: { solvedBy: "Lunch on Fridays", sharesSolution: true },
    });
    const { text } = await openRoadblocks(school);
    expect(text).toMatch(
      /^Open roadblocks\nNone are open\.\nTess Teacher · School Culture · today\nWe hardly meet\nSolved: Lunch on Fridays\n/,
    );
    expect(text).not.toContain(ROADBLOCK["explain-1"]);
    const list = await openShared(school);
    const read = (await press(school, list, "Read", LEE)).text;
    expect(read).toContain(
      `${ROADBLOCK["explain-1"]}\nSolved.\nSchool Culture\nWe hardly meet\nSolved: Lunch on Fridays`,
    );
    expectGoodMessages(school);
  });

  it("of a category that is no longer on the sheet are listed under Other", async () => {
    const school = await startSchool();
    await reflectOn(school, "roadblocks", { ...ROADBLOCK, ...SHARED });
    await school.db.answer.updateMany({ where: { question: "category-1" }, data: { text: "retired" } });
    const { text } = await openRoadblocks(school);
    expect(text).toContain("Tess Teacher · Other · today");
    expect(text).not.toContain("retired");
    expectGoodMessages(school);
  });

  it("two hundred of the longest fit, page by page, and a page past the end is the last", async () => {
    const school = await startSchool();
    await reflectOn(school, "benefits", { teachers: "So that Tess is known" });
    await addRoadblocks(school, 200, (index) => `${index} ${"wörd ".repeat(600)}`.slice(0, 3000));
    const first = await openRoadblocks(school);
    expect(first.text.match(/ · School Culture · /g)).toHaveLength(10);
    const help = Array(10).fill("I can help");
    expect(wordsOnButtons(first)).toEqual([...help, "More"]);
    expect(wordsOnButtons(await press(school, first, "More", LEE))).toEqual([...help, "Back", "More"]);
    expect(wordsOnButtons(await openRoadblocks(school, LEE, 400))).toEqual([...help, "Back"]);
    expectGoodMessages(school);
  });
});
