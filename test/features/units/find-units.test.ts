// Finding units: typed in one line or chosen in a form, combined, page by page, and within one school.
import { describe, expect, it } from "vitest";
import { LEVELS } from "../../../src/domain/level.js";
import { ask, forge, press, wordsOnButtons } from "../../support/asking.js";
import { openHomeAgain, pressHome, pressModal } from "../../support/homing.js";
import { fillLog } from "../../support/rows.js";
import { GUEST, LEE, OMAR, PAT, type School, startSchool, TESS } from "../../support/school.js";
import { expectGoodMessages } from "../../support/words.js";

/** The titles in the order of the list. */
const titlesIn = (text: string) =>
  text
    .split("\n")
    .slice(1)
    .flatMap((line) => /^(.+?) · grade/.exec(line)?.[1] ?? []);
const headOf = (text: string) => text.split("\n")[0];

const UNITS = [
  { title: "River Deltas", date: "2026-10-02", grades: "4", level: 3, subject: "Science" },
  { title: "Rivers of Life", date: "2026-10-20", grades: "4,5", level: 3, subject: "science" },
  { title: "Science Fair", date: "2026-10-21", grades: "4", level: 2 },
  { title: "Día de los Muertos", date: "2026-11-02", grades: "PK,K,11", level: 1, subject: "Art" },
  { title: "Earth Party", date: "2025-12-01", grades: "1", level: 4, evidence: "fall assessment", notes: "canyon" },
  { title: "Canals", date: "2026-11-30", grades: "7", level: 2 },
];

/** Of all units Tess logged those before "Earth Party", with Lee. Omar logged the others, with Pat. */
async function sixUnits(): Promise<School> {
  const school = await startSchool();
  await school.bookend.tick();
  const { id: schoolId, workspaceId } = await school.db.school.findFirstOrThrow();
  await school.db.subject.createMany({ data: [{ workspaceId, schoolId, name: "Science" }] });
  const people = (index: number) =>
    index < 4 ? { loggedBy: TESS, partners: [LEE] } : { loggedBy: OMAR, partners: [PAT] };
  await fillLog(
    school,
    UNITS.map((unit, index) => ({ ...unit, ...people(index) })),
  );
  const { id: unitId } = await school.db.unit.findFirstOrThrow({ where: { title: "Canals" } });
  await school.db.unitPartnerName.create({ data: { workspaceId, unitId, name: "Mr. José Rivera" } });
  for (const [id, name] of [
    [LEE, "Lee Librarian"],
    [TESS, "Tess Teacher"],
    [OMAR, "Omar Teacher"],
    [PAT, "Pat Principal"],
  ]) {
    await school.db.person.updateMany({ where: { id }, data: { name, seenAt: school.clock.now.toISOString() } });
  }
  return school;
}

const at = (id: string, name: string) => `<@${id}|${name}>`;

describe("a typed search", () => {
  it.each([
    [
      `${at(LEE, "lee")} grade 4 science level 3 October river`,
      "Units with Lee Librarian · grade 4 · Science · level 3 Collaboration · October 2026 · “river”: 2",
      ["Rivers of Life", "River Deltas"],
    ],
    [
      `${at(LEE, "lee")}`,
      "Units with Lee Librarian: 4",
      ["Día de los Muertos", "Science Fair", "Rivers of Life", "River Deltas"],
    ],
    [
      `${at(OMAR, "omar")} and ${at(PAT, "pat")}`,
      "Units with Omar Teacher and Pat Principal: 2",
      ["Canals", "Earth Party"],
    ],
    [`${at(OMAR, "omar")} ${at(LEE, "lee")}`, "Units with Omar Teacher and Lee Librarian", []],
    ["all grade 5", "All units · grade 5: 1", ["Rivers of Life"]],
    ["all grades 1-3", "All units · grades 1–3: 1", ["Earth Party"]],
    ["all K", "All units · grade K: 1", ["Día de los Muertos"]],
    ["all science", "All units · Science: 2", ["Rivers of Life", "River Deltas"]],
    ["all art", "All units · Art: 1", ["Día de los Muertos"]],
    ["all earth", "All units · “earth”: 1", ["Earth Party"]],
    ["all DIA muertos", "All units · “DIA muertos”: 1", ["Día de los Muertos"]],
    ["all level 4", "All units · level 4 Data-Driven Collaboration: 1", ["Earth Party"]],
    [
      "all 2026-27",
      "All units · school year 2026-27: 5",
      UNITS.toReversed().flatMap(({ title }) => (title === "Earth Party" ? [] : [title])),
    ],
    ["all last year", "All units · school year 2025-26: 1", ["Earth Party"]],
    [
      "all 2026",
      "All units · 2026: 5",
      UNITS.toReversed().flatMap(({ title }) => (title === "Earth Party" ? [] : [title])),
    ],
    ["all grade 1 2025", "All units · grade 1 · 2025: 1", ["Earth Party"]],
    ["all planned", "All units · planned: 1", ["Canals"]],
    ["all last week", "All units · week of Nov 2, 2026: 1", ["Día de los Muertos"]],
    ["all Oct 20", "All units · Tue, Oct 20: 1", ["Rivers of Life"]],
    ['all "Mr. Jose Rivera"', "All units · “Mr. Jose Rivera”: 1", ["Canals"]],
    ["all with Mr. Rivera", "All units · “Rivera”: 1", ["Canals"]],
    ["all @omar", "All units · “omar”: 2", ["Canals", "Earth Party"]],
    ["grade 4", "Your units · grade 4: 3", ["Science Fair", "Rivers of Life", "River Deltas"]],
    [
      `${at(TESS, "tess")} ${at(LEE, "lee")} November`,
      "Your units with Lee Librarian · November 2026: 1",
      ["Día de los Muertos"],
    ],
  ])("/unit list %s", async (typed, head, titles) => {
    const school = await sixUnits();
    const list = await ask(school, `list ${typed}`);
    expect(headOf(list.text)).toBe(head);
    expect(titlesIn(list.text)).toEqual(titles);
    expectGoodMessages(school);
  });

  it("finds as many units of a level as the report counts, whatever partners rated them", async () => {
    const school = await startSchool();
    await fillLog(school, []);
    const ratings: [number, number[]][] = [];
    for (const level of LEVELS) for (const a of LEVELS) for (const b of LEVELS) ratings.push([level, [a, b]]);
    await fillLog(
      school,
      ratings.map(([level], index) => ({
        title: `U ${index}`,
        date: "2026-11-02",
        level,
        loggedBy: TESS,
        partners: [LEE, OMAR, PAT],
      })),
    );
    const { workspaceId } = await school.db.school.findFirstOrThrow();
    const units = await school.db.unit.findMany();
    const numberOf = ({ title }: { title: string }) => Number(title.slice(2));
    await school.db.levelOpinion.createMany({
      data: units.flatMap((unit) => {
        const [, [lee, omar] = []] = ratings[numberOf(unit)] ?? [];
        const key = { workspaceId, unitId: unit.id };
        // The rating of someone who is no partner of the unit doesn't count, and neither does a question without an answer.
        return [
          { ...key, personId: LEE, level: lee ?? null },
          { ...key, personId: OMAR, level: omar ?? null },
          { ...key, personId: PAT, level: null },
        ];
      }),
    });
    await school.db.unitPartner.deleteMany({ where: { personId: OMAR, unit: { title: { endsWith: "3" } } } });
    const report = (await ask(school, "report November")).text;
    for (const level of LEVELS) {
      const counted = new RegExp(`${level} [A-Z][^:]*: (\\d+)`).exec(report)?.[1];
      expect(headOf((await ask(school, `list all level ${level} November`)).text)).toMatch(new RegExp(`: ${counted}$`));
    }
  });

  it("never looks into notes and evidence, which not everyone may read, and never shows them", async () => {
    const school = await sixUnits();
    for (const by of [TESS, OMAR, LEE, PAT]) {
      for (const words of ["canyon", "assessment"]) {
        expect((await ask(school, `list all ${words}`, { by })).text).toContain("No units found.");
      }
    }
    expectGoodMessages(school);
  });

  it("never finds what was deleted", async () => {
    const school = await sixUnits();
    await school.db.unit.updateMany({
      where: { title: "River Deltas" },
      data: { deletedAt: school.clock.now.toISOString() },
    });
    expect(titlesIn((await ask(school, "list all river")).text)).toEqual(["Canals", "Rivers of Life"]);
    expect(titlesIn((await ask(school, "list all")).text)).not.toContain("River Deltas");
  });

  it("is refused to a guest as before", async () => {
    const school = await sixUnits();
    expect((await ask(school, "list all river", { by: GUEST })).text).toContain("guests can't use it.");
  });
});

describe("a search that finds nothing", () => {
  it("offers the words alone, everyone's units, other dates, and everything", async () => {
    const school = await sixUnits();
    const list = await ask(school, "list science fair October");
    expect(list.text).toContain("Your units · Science · October 2026 · “fair”\nNo units found.");
    expect(wordsOnButtons(list)).toEqual([
      ...[
        "Search titles for “science fair October”",
        "Search everyone's",
        "Search all dates",
        "Filter",
        "See all units",
      ],
    ]);
    expect(headOf((await press(school, list, "Search all dates")).text)).toBe("Your units · Science · “fair”");
    expectGoodMessages(school);
  });

  it("finds a title that begins with a subject by its words alone", async () => {
    const school = await sixUnits();
    const list = await ask(school, "list science fair");
    const found = await press(school, list, "Search titles for “science fair”");
    expect(headOf(found.text)).toBe("Your units · “science fair”: 1");
    expectGoodMessages(school);
  });

  it("offers to log the line if it can be a unit", async () => {
    const school = await sixUnits();
    const list = await ask(school, `list kites, grade 5, level 2 with ${at(LEE, "lee")}`);
    expect(list.text).toContain("Units with Lee Librarian · grade 5 · level 2 Coordination · “kites”\nNo units found.");
    const saved = await press(school, list, "Log “kites”");
    expect(saved.text).toMatch(/^Saved: kites/);
    expect(await school.db.unit.findMany({ where: { title: "kites" }, include: { partners: true } })).toMatchObject([
      { level: 2, partners: [{ personId: LEE }] },
    ]);
    expect(school.logged.join("\n").toLowerCase()).not.toMatch(/kites/);
    expectGoodMessages(school);
  });
});

describe("pages of a search", () => {
  it("keep the search, and one click goes on to everyone's units or to all of them", async () => {
    const school = await startSchool();
    const unit = (index: number) => ({ title: `Maps ${index}`, date: "2026-10-02", loggedBy: TESS, partners: [LEE] });
    await fillLog(school, [
      ...Array.from({ length: 12 }, (_, index) => unit(index)),
      { ...unit(12), title: "Poems" },
      { ...unit(13), loggedBy: OMAR },
    ]);
    const first = await ask(school, "list maps October");
    expect(headOf(first.text)).toBe("Your units · October 2026 · “maps”: 12");
    expect(wordsOnButtons(first).slice(-4)).toEqual(["Filter", "See everyone's", "See all units", "Older"]);
    const second = await press(school, first, "Older");
    expect(second.text).toContain("11 to 12 of 12");
    const wider = await press(school, second, "See everyone's");
    expect(headOf(wider.text)).toBe("All units · October 2026 · “maps”: 13");
    expect(wider.text).toContain("1 to 10 of 13");
    expect(headOf((await press(school, wider, "See all units")).text)).toBe("All units: 14");
    expectGoodMessages(school);
  });

  it("carry everything at its longest", async () => {
    const school = await sixUnits();
    const words = "w".repeat(150);
    const people = [LEE, OMAR, PAT, GUEST].map((id) => `<@${id}>`).join(" ");
    const list = await ask(school, `list mine ${people} grades PK-12 Science level 3 October 2026 ${words}`);
    expect(list.text).toContain("No units found.");
    expect(headOf(list.text)?.length).toBeLessThan(300);
    expectGoodMessages(school);
  });

  it.each([
    [{ whose: "all", page: 0, people: ["' OR 1=1"] }],
    [{ whose: "all", page: 0, grades: ["13"] }],
    [{ whose: "all", page: 0, words: "" }],
    [{ whose: "all", page: 0, level: "9" }],
  ])("forged as %j no longer work", async (value) => {
    const school = await sixUnits();
    expect((await forge(school, { name: "list-page", value })).text).toContain("no longer works");
    expect((await forge(school, { name: "filter-units", value })).text).toContain("no longer works");
  });

  it("of an older version still work", async () => {
    const school = await sixUnits();
    const value = { whose: "mine", month: "2026-10", page: 0 };
    expect(headOf((await forge(school, { name: "list-page", value })).text)).toBe("Your units · October 2026: 3");
  });

  it("forged with people of nowhere find nothing", async () => {
    const school = await sixUnits();
    const list = await forge(school, { name: "list-page", value: { whose: "all", page: 0, people: ["U0NOBODY001"] } });
    expect(list.text).toContain("Units with someone unknown\nNo units found.");
    expectGoodMessages(school);
  });
});

describe("the form", () => {
  it("opens with the search in it, and its answer replaces the list", async () => {
    const school = await sixUnits();
    const list = await ask(school, `list mine ${at(LEE, "lee")} grade 4 science level 3 October river`);
    await press(school, list, "Filter");
    const actor = school.slack.as(TESS);
    expect(actor.modal()).toMatchObject({
      title: "Find units",
      values: {
        ...{
          words: "river",
          people: [LEE],
          grades: ["4"],
          subject: "Science",
          level: "3",
          time: "2026-10",
          whose: "mine",
        },
      },
    });
    const before = school.slack.countWhispersTo(TESS);
    await actor.fill({
      words: "",
      people: [],
      grades: ["1"],
      subject: null,
      level: "any",
      time: "2025-26",
      whose: "all",
    });
    await actor.submit();
    await school.slack.settle();
    expect(actor.modal()).toBeUndefined();
    expect(school.slack.countWhispersTo(TESS)).toBe(before);
    const shown = school.slack.whispersTo(TESS).at(-1)?.text ?? "";
    expect(headOf(shown)).toBe("All units · grade 1 · school year 2025-26: 1");
    expect(titlesIn(shown)).toEqual(["Earth Party"]);
    expectGoodMessages(school);
  });

  it("finds planned units, and everything when nothing is chosen", async () => {
    const school = await sixUnits();
    const list = await ask(school, "list mine");
    const actor = school.slack.as(TESS);
    const search = async (fields: Parameters<typeof actor.fill>[0]) => {
      await press(school, list, "Filter");
      await actor.fill(fields);
      await actor.submit();
      await school.slack.settle();
      return headOf(school.slack.whispersTo(TESS).at(-1)?.text ?? "");
    };
    expect(await search({ time: "planned", whose: "all" })).toBe("All units · planned: 1");
    expect(await search({ whose: "all" })).toBe("All units: 6");
    expect(await search({})).toBe("Your units: 4");
    expectGoodMessages(school);
  });

  it("works from the Home, where the list is a modal", async () => {
    const school = await sixUnits();
    await openHomeAgain(school);
    expect((await pressHome(school, "See all my units")).join("\n")).toContain("River Deltas");
    await pressModal(school, "Filter");
    const actor = school.slack.as(TESS);
    await actor.fill({ words: "muertos" });
    await actor.submit();
    await school.slack.settle();
    const shown = JSON.stringify(actor.modal());
    expect(shown).toContain("“muertos”: 1");
    expect(shown).not.toContain("River Deltas");
    expectGoodMessages(school);
  });
});
