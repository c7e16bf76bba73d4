// The figures that librarians reported, in the month's report: in one line, with causes; a change redraws a posted report.
import { describe, expect, it } from "vitest";
import { ask } from "../../support/asking.js";
import { chooseFigures, openFigures, reportFigures, saveFigures } from "../../support/figuring.js";
import { openHomeAgain } from "../../support/homing.js";
import { DUE, minutesAfter, startOnTheEve, tickAt } from "../../support/reporting.js";
import { ADMIN, LEE, PAT, type School } from "../../support/school.js";
import { expectGoodMessages } from "../../support/words.js";

const OCTOBER = { circulation: "2,117", classes: "74" };
const SENTENCE = "Circulation 2,117 in 22 days (96.2 a day). 74 classes served.";

const linesOf = ({ text }: { text: string }) => text.split("\n");

async function posted(school: School, minutes = 0): Promise<string[]> {
  await tickAt(school, minutesAfter(DUE, minutes));
  const [report, ...more] = school.slack
    .messagesIn(ADMIN)
    .filter(({ text }) => text.includes("Library Utilization Report"));
  expect(more).toEqual([]);
  return report ? linesOf(report) : [];
}

async function explain(school: School, cause: string): Promise<void> {
  await openFigures(school, "October");
  await school.slack.as(LEE).fill({ explain: ["circulation"] });
  await school.slack.settle();
  await saveFigures(school, { circulationCause: cause });
}

describe("a report", () => {
  it("has a line of figures below the grades, and the causes below it", async () => {
    const school = await startOnTheEve();
    await chooseFigures(school, "byGrade");
    await reportFigures(school, "October", { ...OCTOBER, byGrade: "K 1,117\n1 1,000" });
    await explain(school, "Two weeks of state testing");
    const lines = await posted(school);
    const at = lines.indexOf(SENTENCE);
    expect(lines[at - 1]).toMatch(/^Grades reached/);
    expect(lines.slice(at, at + 3)).toEqual([
      SENTENCE,
      "- Circulation: Two weeks of state testing",
      "Circulation by grade: K: 1,117 · 1: 1,000",
    ]);
    expectGoodMessages(school);
  });

  it("without figures says nothing of them", async () => {
    const school = await startOnTheEve();
    expect((await posted(school)).join("\n")).not.toMatch(/Circulation|not reported|Not reported/);
  });

  it("with some of them says quietly which weren't reported", async () => {
    const school = await startOnTheEve();
    await reportFigures(school, "October", { daysOpen: "", circulation: "2,117" });
    expect(await posted(school)).toContain("Circulation 2,117. Not reported: days open and classes served.");
  });

  it("shows figures of a month without units, too", async () => {
    const school = await startOnTheEve();
    await reportFigures(school, "September", { daysOpen: "20", circulation: "10", classes: "1" });
    const lines = linesOf(await ask(school, "report September", { by: LEE }));
    expect(lines).toContain("Circulation 10 in 20 days (0.5 a day). 1 class served.");
  });

  it.each([
    [
      "reported later",
      async (school: School) => void (await reportFigures(school, "October", OCTOBER)),
      "3 figures added",
    ],
    ["explained later", async (school: School) => explain(school, "Snow"), "circulation changed"],
    [
      "changed later",
      async (school: School) => void (await reportFigures(school, "October", { circulation: "2,118" })),
      "circulation changed",
    ],
    [
      "cleared later",
      async (school: School) => void (await reportFigures(school, "October", { classes: "" })),
      "classes served removed",
    ],
  ])("that was posted is redrawn when figures are %s, and says so", async (what, change, words) => {
    const school = await startOnTheEve();
    if (what !== "reported later") await reportFigures(school, "October", OCTOBER);
    expect((await posted(school)).join("\n")).not.toContain("Updated");
    await change(school);
    expect(await posted(school, 1)).toContain(`Updated Nov 3: ${words}.`);
    expectGoodMessages(school);
  });

  it("is at the top of a principal's Home with its figures", async () => {
    const school = await startOnTheEve();
    await reportFigures(school, "October", OCTOBER);
    await posted(school);
    expect(await openHomeAgain(school, PAT)).toContain(SENTENCE);
  });
});
