// Seeing one unit: what everyone sees, what only some may see, and how to get there.
import { describe, expect, it } from "vitest";
import {
  ask,
  clickOn,
  forge,
  lastWhisper,
  press,
  seeAfter,
  wordsInMenus,
  wordsOnButtons,
} from "../../support/asking.js";
import { logInOneLine } from "../../support/logging.js";
import { fillLog } from "../../support/rows.js";
import { LEE, OMAR, PAT, type School, startSchool, TESS } from "../../support/school.js";
import { expectGoodMessages } from "../../support/words.js";

const SECRETS = ["Fall reading scores", "Bring the maps", "We only met once"];

const EGYPT = {
  ...{ title: "Ancient Egypt", date: "2026-11-09", grades: "6", level: 4, subject: "Social studies", classes: 2 },
  ...{ evidence: "Fall reading scores", notes: "Bring the maps\nand the globe", loggedBy: TESS, partners: [LEE] },
};

async function withEgypt(): Promise<School & { unit: string }> {
  const school = await startSchool();
  await fillLog(school, [EGYPT]);
  for (const [of, name] of [
    [TESS, "Tess Teacher"],
    [LEE, "Lee Librarian"],
  ] as const) {
    await school.db.person.updateMany({ where: { id: of }, data: { name } });
  }
  const { id } = await school.db.unit.findFirstOrThrow();
  return Object.assign(school, { unit: id });
}

async function rate({ db, clock, unit }: School & { unit: string }, level: number, why: string | null = null) {
  const { workspaceId } = await db.unit.findUniqueOrThrow({ where: { id: unit } });
  const at = clock.now.toISOString();
  await db.levelOpinion.create({ data: { workspaceId, unitId: unit, personId: LEE, level, why, answeredAt: at } });
}

const see = (school: School & { unit: string }, by = TESS) =>
  forge(school, { name: "see-unit", value: { unit: school.unit }, by });

describe("a unit", () => {
  it.each([TESS, LEE, PAT])("shows %s everything, with what they can do", async (by) => {
    const school = await withEgypt();
    await rate(school, 3, "We only met once");
    const seen = await see(school, by);
    expect(seen.text).toContain("Ancient Egypt · grade 6 · yesterday · level 4 Data-Driven Collaboration");
    expect(seen.text).toContain("Social studies · 2 classes");
    expect(seen.text).toContain("Evidence of student learning\nFall reading scores");
    expect(seen.text).toContain("Notes\nBring the maps\nand the globe");
    expect(seen.text).toMatch(/- Tess Teacher: 4 .*, as logged\n- Lee Librarian: 3 Collaboration\. “We only met once”/);
    const mark = by === LEE ? ["Mark as evidence"] : [];
    expect(wordsOnButtons(seen)).toEqual(["Edit", "Plan this unit", ...mark, "Delete"]);
    expect(seen.text).toMatch(/Evidence, notes and reasons: only its partners, librarians and admins\.$/);
    expectGoodMessages(school);
  });

  it("shows other staff what the log shows, and nothing that isn't for them", async () => {
    const school = await withEgypt();
    await rate(school, 3, "We only met once");
    const seen = await see(school, OMAR);
    expect(seen.text).toContain("Ancient Egypt · grade 6");
    expect(seen.text).toContain("partners rated it 3 and 4");
    for (const secret of SECRETS) expect(JSON.stringify(seen)).not.toContain(secret);
    expect(wordsOnButtons(seen)).toEqual(["Log again"]);
    expectGoodMessages(school);
  });

  it("shows an admin only the same when Slack says that they aren't one anymore, or doesn't say", async () => {
    const school = await withEgypt();
    expect((await see(school, PAT)).text).toContain(SECRETS[0]);
    school.slack.faults.always("users.info", { kind: "status", status: 500 });
    school.clock.now = new Date(school.clock.now.getTime() + 61 * 60_000);
    const seen = await see(school, PAT);
    expect(seen.text).toContain("Ancient Egypt · grade 6");
    for (const secret of SECRETS) expect(JSON.stringify(seen)).not.toContain(secret);
    expectGoodMessages(school);
  });

  it.each([
    [4, null, "Tess Teacher and Lee Librarian agreed on level 4."],
    [4, "Because of the scores", "Lee Librarian: 4 Data-Driven Collaboration. “Because of the scores”"],
  ])("rated %i by its partner with the reason %j says so", async (level, why, words) => {
    const school = await withEgypt();
    await rate(school, level, why);
    expect((await see(school)).text).toContain(words);
    expectGoodMessages(school);
  });

  it("without evidence, notes and ratings has no empty parts", async () => {
    const school = await startSchool();
    await logInOneLine(school, `Rivers, grade 4, level 2 with <@${LEE}>`);
    const { id: unit } = await school.db.unit.findFirstOrThrow();
    const { text } = await see(Object.assign(school, { unit }));
    expect(text).not.toMatch(/Evidence of|Notes\n|rat(ed|ings)/);
    expectGoodMessages(school);
  });

  it("with the longest texts and twenty partners' reasons fits one message", async () => {
    const school = await startSchool();
    const partners = Array.from({ length: 20 }, (_, index) => `U0PARTNER${index}`);
    await fillLog(school, [
      { ...EGYPT, title: "W".repeat(150), evidence: "e<".repeat(1000), notes: "n&".repeat(1000), partners },
    ]);
    const { id: unit, workspaceId } = await school.db.unit.findFirstOrThrow();
    await school.db.levelOpinion.createMany({
      data: partners.map((personId) => ({
        ...{ workspaceId, unitId: unit, personId, level: 1, why: "y".repeat(3000) },
        answeredAt: school.clock.now.toISOString(),
      })),
    });
    expect((await see(Object.assign(school, { unit }))).text).toContain("n&amp;");
    expectGoodMessages(school);
  });
});

describe("how to get there", () => {
  it("from the list, which stays", async () => {
    const school = await withEgypt();
    const list = await ask(school, "list");
    const seen = await press(school, list, "See");
    expect(seen.ts).not.toBe(list.ts);
    expect(seen.text).toContain("Notes\nBring the maps");
    expectGoodMessages(school);
  });

  it("from the message that says it is saved", async () => {
    const school = await startSchool();
    await logInOneLine(school, `Rivers, grade 4, level 2 with <@${LEE}>`);
    expect(wordsInMenus(lastWhisper(school))).toEqual([["See", "Log again", "Add a section"]]);
    expect((await press(school, lastWhisper(school), "See")).text).toMatch(/^Rivers · grade 4/);
    expectGoodMessages(school);
  });

  it("from Home, and from the list that opens there, each as a modal", async () => {
    const school = await withEgypt();
    const tess = school.slack.as(TESS);
    await tess.openHome();
    await school.slack.settle();
    const home = tess.home();
    if (!home) throw new Error("There is no Home.");
    expect(wordsInMenus(home)).toEqual([["See", "Edit", "Log again", "Delete…"]]);
    await seeAfter(school, () => clickOn(school, home, "See"));
    expect(tess.modal()?.title).toBe("Ancient Egypt");
    expect(JSON.stringify(tess.modal()?.blocks)).toContain("Bring the maps");
    await tess.close();
    await seeAfter(school, () => clickOn(school, home, "See all my units"));
    const list = tess.modal();
    if (!list) throw new Error("No list opened.");
    await seeAfter(school, () => clickOn(school, list, "See"));
    expect(tess.modals().map(({ title }) => title)).toEqual(["Your units", "Ancient Egypt"]);
    expectGoodMessages(school);
  });

  it("from a button of an older message, See level ratings", async () => {
    const school = await withEgypt();
    await rate(school, 3, "We only met once");
    const old = { name: "level-views", value: { unit: school.unit } };
    expect((await forge(school, old)).text).toContain("We only met once");
    expect((await forge(school, { ...old, by: OMAR })).text).toBe(
      "Only the unit's partners, librarians and admins can see its level ratings.",
    );
    expectGoodMessages(school);
  });
});

describe("what is done in Home", () => {
  async function openList(school: School) {
    const tess = school.slack.as(TESS);
    await tess.openHome();
    await school.slack.settle();
    const home = tess.home();
    if (!home) throw new Error("There is no Home.");
    await seeAfter(school, () => clickOn(school, home, "See all my units"));
    const list = tess.modal();
    if (!list) throw new Error("No list opened.");
    return { tess, list };
  }

  it("to a unit of the list is shown in the list's place", async () => {
    const school = await withEgypt();
    const { tess, list } = await openList(school);
    await seeAfter(school, () => clickOn(school, list, "Delete…"));
    await seeAfter(school, () => tess.submit());
    expect(tess.modals().map(({ title }) => title)).toEqual(["Unit deleted"]);
    expect(school.slack.directMessagesTo(TESS)).toEqual([]);
    expectGoodMessages(school);
  });

  it("to the unit that is seen is shown in its place, above the list", async () => {
    const school = await withEgypt();
    const { tess, list } = await openList(school);
    await seeAfter(school, () => clickOn(school, list, "See"));
    const shown = tess.modal();
    if (!shown) throw new Error("The unit isn't shown.");
    await seeAfter(school, () => clickOn(school, shown, "Delete"));
    expect(tess.modals().map(({ title }) => title)).toEqual(["Your units", "Unit deleted"]);
    expectGoodMessages(school);
  });
});

it("a unit that is deleted where it is seen leaves nothing of it to click", async () => {
  const school = await withEgypt();
  const list = await ask(school, "list");
  const shown = await press(school, list, "See");
  const deleted = await press(school, shown, "Delete");
  expect(deleted.ts).toBe(shown.ts);
  expect(deleted.text).toContain("Deleted: Ancient Egypt");
  expectGoodMessages(school);
});

it("a unit is reached from the report's table, by the list of its month", async () => {
  const school = await withEgypt();
  const report = await ask(school, "report", { by: PAT });
  const list = await press(school, report, "See each unit", PAT);
  expect(list.text).toContain("All units · November 2026: 1");
  expect((await press(school, list, "See", PAT)).text).toContain("Notes\nBring the maps");
  expectGoodMessages(school);
});
