// The summary of a year or another period, as people ask for it: who may, what it shows, sharing it, and odd years.
import { describe, expect, it } from "vitest";
import { ask, lastWhisper, press, seeAfter, wordsOnButtons } from "../../support/asking.js";
import { GRADE_4, LEE, OMAR, PAT, type School, STAFF, startSchool, TESS } from "../../support/school.js";
import { GIVEAWAY, startWithOtherWorkspace } from "../../support/two-workspaces.js";
import { expectGoodMessages } from "../../support/words.js";
import { addRatedUnits, reportFigures, tableOf } from "../../support/yearly.js";

const SHARE = "Share in channel";
const MARCH = new Date("2026-03-11T15:00:00Z");

async function startYear(now = MARCH): Promise<School> {
  const school = await startSchool({ now });
  await addRatedUnits(school, [
    { date: "2025-10-14", ratings: [2] },
    { date: "2026-03-03", ratings: [4] },
  ]);
  await reportFigures(school, { month: "2025-10", daysOpen: 22, circulation: 2117, classes: 74 });
  return school;
}

const lines = ({ text }: { text: string }) => text.split("\n");

describe("/unit year", () => {
  it("shows this school year so far to a teacher, with the month that is running", async () => {
    const school = await startYear();
    const shown = await ask(school, "year", { by: TESS });
    expect(lines(shown).slice(0, 2)).toEqual([
      "Library Utilization Report: Annual Summary 2025-26 so far · Lincoln School",
      "2 units supported, average level of partnership 3.0.",
    ]);
    expect(tableOf(shown).map((row) => row.split(" · ")[0])).toEqual([
      ...["Month", "September", "October", "November", "December", "January", "February", "March so far"],
      "Annual TOTAL",
    ]);
    expect(wordsOnButtons(shown)).toEqual([SHARE, "Download"]);
    expectGoodMessages(school);
  });

  it("offers librarians and admins, but not teachers, to fill in missing figures", async () => {
    const school = await startYear();
    for (const by of [LEE, PAT]) {
      const shown = await ask(school, "year", { by });
      expect(wordsOnButtons(shown)).toEqual([SHARE, "Fill in figures", "Year-end page", "Download"]);
      const list = await press(school, shown, "Fill in figures", by);
      expect(lines(list)[0]).toBe("Figures by month: 2025-26");
    }
    for (const month of ["2025-09", "2025-11", "2025-12", "2026-01", "2026-02"])
      await reportFigures(school, { month, daysOpen: 20, circulation: 0, classes: 0 });
    expect(wordsOnButtons(await ask(school, "year", { by: LEE }))).toEqual([SHARE, "Year-end page", "Download"]);
    // March's figures can be filled in from its last school day on.
    school.clock.now = new Date("2026-03-31T15:00:00Z");
    expect(wordsOnButtons(await ask(school, "year", { by: LEE }))).toEqual([
      SHARE,
      "Fill in figures",
      "Year-end page",
      "Download",
    ]);
    expectGoodMessages(school);
  });

  it.each([
    ["Sep-Dec", "September – December 2025", 4],
    ["fall", "Fall 2025", 4],
    ["October", "October 2025", 1],
  ])("shows a shorter period: %s", async (typed, _name, months) => {
    const school = await startYear();
    const shown = await ask(school, `year ${typed}`, { by: LEE });
    expect(tableOf(shown)).toContain("October · 22 · 2,117 · 96.2 · 74 · 1 · 2.0");
    expect(tableOf(shown)).toHaveLength(months + 2);
    expect(tableOf(shown).at(-1)).toBe("TOTAL · 22 · 2,117 · 96.2 · 74 · 1 · 2.0");
    expectGoodMessages(school);
  });

  it.each(["guff", "30", "2025-27", "Sep-"])("says how to ask, for %s", async (typed) => {
    const school = await startYear();
    const shown = await ask(school, `year ${typed}`, { by: LEE });
    expect(shown.text).toContain("/unit year");
    expect(tableOf(shown)).toEqual([]);
    expectGoodMessages(school);
  });

  it("says that a period hasn't begun", async () => {
    const school = await startYear();
    expect(lines(await ask(school, "year 2026-27", { by: LEE }))).toEqual([
      "2026-27 hasn't begun yet. /unit year shows this school year.",
      "You typed: /unit year 2026-27",
    ]);
    expect((await ask(school, "year spring", { by: LEE })).text).toContain("so far · Lincoln School");
    expectGoodMessages(school);
  });

  it("says that nothing is there yet in an empty school", async () => {
    const school = await startSchool({ now: MARCH });
    const shown = await ask(school, "year", { by: LEE });
    expect(shown.text).toContain("No units in 2025-26 yet.");
    expect(tableOf(shown)).toEqual([]);
    expectGoodMessages(school);
  });

  it("compares a leap day with the last day of February, and counts its units", async () => {
    const school = await startSchool({ now: new Date("2028-02-29T15:00:00Z") });
    await addRatedUnits(school, [
      { date: "2027-02-26", ratings: [2] },
      { date: "2027-03-01", ratings: [4] },
      { date: "2028-02-29", ratings: [3] },
    ]);
    const shown = await ask(school, "year", { by: LEE });
    expect(lines(shown)[1]).toBe(
      "1 unit supported, average level of partnership 3.0 (2026-27 by Feb 28, 2027: 1 unit, 2.0).",
    );
    expect(tableOf(await ask(school, "year Feb 2028", { by: LEE })).at(-1)).toContain(" · 1 · 3.0");
    expectGoodMessages(school);
  });
});

describe("sharing a year's summary", () => {
  it("posts it in the channel for everyone, as of the click", async () => {
    const school = await startYear();
    const shown = await ask(school, "year", { by: LEE });
    await addRatedUnits(school, [{ date: "2026-03-04", ratings: [4] }]);
    const after = await press(school, shown, SHARE, LEE);
    const [shared, ...more] = school.slack.messagesIn(STAFF);
    expect(more).toEqual([]);
    expect(shared?.text).toContain("3 units supported");
    expect(shared?.text).toContain(`Shared by ${LEE}.`);
    expect(shared && wordsOnButtons(shared)).toEqual(["Download"]);
    expect(after.text).toBe(`Shared in <#${STAFF}>. Everyone there can read it.`);
    expect(wordsOnButtons(after)).toEqual(["Take it back"]);
    expectGoodMessages(school);
  });

  it("clicked twice posts once", async () => {
    const school = await startYear();
    const shown = await ask(school, "year fall", { by: OMAR });
    const exchange = await seeAfter(school, () => school.slack.as(OMAR).click(shown, "share-year"), OMAR);
    await seeAfter(school, () => school.slack.deliver("interaction", exchange.request.payload, { twice: true }), OMAR);
    expect(school.slack.messagesIn(STAFF)).toHaveLength(1);
    expect(lastWhisper(school, OMAR).text).toContain("You already shared this summary.");
    expectGoodMessages(school);
  });

  it("says what to type where Bookend isn't", async () => {
    const school = await startYear();
    const refused = await press(school, await ask(school, "year", { by: LEE, channel: GRADE_4 }), SHARE, LEE);
    expect(refused.text).toContain("I'm not in that channel");
    expectGoodMessages(school);
  });
});

it("shows nothing of another workspace", async () => {
  const school = await startWithOtherWorkspace();
  const shown = await ask(school, "year", { by: LEE });
  expect(lines(shown)[1]).toBe("1 unit supported, average level of partnership 1.0.");
  expect(shown.text).not.toMatch(GIVEAWAY);
  expect(tableOf(shown).at(-1)).toContain("Annual TOTAL · not reported · not reported");
});
