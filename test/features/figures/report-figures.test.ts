// Librarians report a month's figures in a form: pre-filled, read as people type, checked, and saved whole or not at all.
import { describe, expect, it } from "vitest";
import { ask, lastWhisper, seeAfter, toForgedClick } from "../../support/asking.js";
import {
  chooseFigures,
  formText,
  openFigures,
  reportFigures,
  saveFigures,
  storedFigures,
} from "../../support/figuring.js";
import { modalOf } from "../../support/homing.js";
import { LEE, OMAR, PAT, startSchool, TESS } from "../../support/school.js";
import { expectGoodMessages } from "../../support/words.js";

const OCTOBER = { circulation: "2,117", classes: "74" };

describe("the form for a month's figures", () => {
  it("opens with the days counted, and saves what is typed", async () => {
    const school = await startSchool();
    await openFigures(school, "October");
    const lee = school.slack.as(LEE);
    expect(lee.modal()?.title).toBe("Figures: October 2026");
    expect(modalOf(school, LEE)[0]).toBe("I count 22 days open.");
    expect(lee.modal()?.values).toMatchObject({ daysOpen: "22", circulation: null, classes: null });
    const answer = await saveFigures(school, OCTOBER);
    expect(answer?.text.split("\n")).toEqual([
      "Saved: figures for October 2026.",
      "Circulation 2,117 in 22 days (96.2 a day). 74 classes served.",
    ]);
    expect(await storedFigures(school)).toEqual([
      "2026-10 circulation 2117",
      "2026-10 classes 74",
      "2026-10 daysOpen 2200",
    ]);
    expectGoodMessages(school);
  });

  it("shows what is stored, who changed it last and last year's figures when it opens again", async () => {
    const school = await startSchool();
    await reportFigures(school, "October 2025", { daysOpen: "21", circulation: "1 940", classes: "68" });
    await reportFigures(school, "October", { ...OCTOBER, daysOpen: "21,5" });
    await reportFigures(school, "October", { classes: "75" }, PAT);
    await openFigures(school, "October");
    expect(modalOf(school, LEE).slice(0, 3)).toEqual([
      "I count 22 days open. Last October: 21 · 1,940 · 68.",
      "Days Open and Monthly Circulation: Lee Librarian, Nov 10",
      "Number of Classes Served: Pat Principal, Nov 10",
    ]);
    expect(school.slack.as(LEE).modal()?.values).toMatchObject({
      daysOpen: "21.5",
      circulation: "2,117",
      classes: "75",
    });
  });

  it("keeps a figure that is cleared as not reported, and 0 as 0", async () => {
    const school = await startSchool();
    await reportFigures(school, "October", OCTOBER);
    const answer = await reportFigures(school, "October", { circulation: "", classes: "0" });
    expect(answer?.text).toContain("Open 22 days. 0 classes served. Not reported: circulation.");
    expect(await storedFigures(school)).toEqual(["2026-10 classes 0", "2026-10 daysOpen 2200"]);
  });

  it("doesn't count days again in a month whose days were cleared for a cause", async () => {
    const school = await startSchool();
    await openFigures(school, "October");
    await school.slack.as(LEE).fill({ explain: ["daysOpen"] });
    await school.slack.settle();
    await saveFigures(school, { ...OCTOBER, daysOpen: "", daysOpenCause: "Nobody kept a log of the closings" });
    await openFigures(school, "October");
    expect(school.slack.as(LEE).modal()?.values).toEqual({
      ...{ daysOpen: null, circulation: "2,117", classes: "74", explain: ["daysOpen"] },
      daysOpenCause: "Nobody kept a log of the closings",
    });
  });

  it("has a line for a cause only where one is wanted", async () => {
    const school = await startSchool();
    await openFigures(school, "October");
    expect(formText(school)).not.toContain("the cause");
    await school.slack.as(LEE).fill({ explain: ["circulation"] });
    await school.slack.settle();
    expect(formText(school)).toContain("Monthly Circulation: the cause");
    const answer = await saveFigures(school, { ...OCTOBER, circulationCause: "No checkouts during *state* testing" });
    expect(answer?.text).toContain("- Circulation: No checkouts during *state* testing");
    expect(await storedFigures(school)).toContain("2026-10 circulation 2117 (No checkouts during *state* testing)");
    // Without the choice, there is no cause.
    await openFigures(school, "October");
    await school.slack.as(LEE).fill({ explain: [] });
    await school.slack.settle();
    await saveFigures(school, {});
    expect(await storedFigures(school)).toContain("2026-10 circulation 2117");
    expectGoodMessages(school);
  });

  it("asks for what the settings add, and keeps it when it is asked for no longer", async () => {
    const school = await startSchool();
    await openFigures(school, "October");
    expect(formText(school)).not.toMatch(/Library Visits|by grade/);
    await school.slack.as(LEE).close();
    await chooseFigures(school, "byGrade,visits");
    await openFigures(school, "October");
    expect(school.slack.as(LEE).modal()?.values.byGrade).toMatch(/^PK:\nK:\n1:/);
    const byGrade = "K: 1,117\n1: 1000\n2:\n";
    const answer = await saveFigures(school, { ...OCTOBER, byGrade, visits: "840" });
    expect(answer?.text).toContain("840 visits.");
    expect(answer?.text).toContain("Circulation by grade: K: 1,117 · 1: 1,000");
    await chooseFigures(school, "");
    await openFigures(school, "October");
    expect(school.slack.as(LEE).modal()?.values).toMatchObject({ visits: "840" });
    expect(formText(school)).not.toContain("Lessons Taught");
  });

  it("keeps the circulation of a grade that the school no longer has", async () => {
    const school = await startSchool();
    await chooseFigures(school, "byGrade");
    await reportFigures(school, "October", { ...OCTOBER, byGrade: "12: 40\nK: 3" });
    await school.db.school.updateMany({ data: { grades: "K,1" } });
    await openFigures(school, "October");
    expect(school.slack.as(LEE).modal()?.values.byGrade).toBe("K: 3\n1:\n12: 40");
    await saveFigures(school, { byGrade: "K: 3\n1: 9\n12: 40" });
    expect((await storedFigures(school)).filter((row) => /circulation \w+ \d/.test(row))).toEqual([
      "2026-10 circulation 1 9",
      "2026-10 circulation 12 40",
      "2026-10 circulation K 3",
    ]);
  });

  it("leaves the days of a month that isn't over blank", async () => {
    const school = await startSchool();
    await openFigures(school, "November");
    expect(modalOf(school, LEE)[0]).toBe("I count 21 days open.");
    expect(school.slack.as(LEE).modal()?.values).toMatchObject({ daysOpen: null });
    await saveFigures(school, { circulation: "700" });
    expect((await ask(school, "report", { by: LEE })).text).toContain("Circulation 700.\n");
  });
});

describe("figures that can't be", () => {
  it.each([
    [{ daysOpen: "32" }, { daysOpen: "October has only 31 days." }],
    [{ daysOpen: "-1" }, { daysOpen: "This can't be less than 0. Leave it blank if you don't know." }],
    [{ circulation: "2.117" }, { circulation: "Is this 2,117? Then enter 2117, without the point." }],
    [{ circulation: "lots" }, { circulation: "Enter a whole number, such as 2,117." }],
  ])("%j are refused at the field", async (fields, errors) => {
    const school = await startSchool();
    await openFigures(school, "October");
    await saveFigures(school, fields);
    expect(school.slack.as(LEE).modal()?.errors).toEqual(errors);
    expect(await storedFigures(school)).toEqual([]);
  });

  it("by grade are more than the whole, or have no whole", async () => {
    const school = await startSchool();
    await chooseFigures(school, "byGrade");
    await openFigures(school, "October");
    await saveFigures(school, { circulation: "10", byGrade: "K 6\n1 5" });
    const errors = () => school.slack.as(LEE).modal()?.errors;
    expect(errors()).toEqual({ byGrade: "The grades add up to 11, but the whole month has 10." });
    await saveFigures(school, { circulation: "" });
    expect(errors()).toEqual({
      circulation: "The grades add up to 11. Enter the circulation of the whole month, too.",
    });
    expect(await storedFigures(school)).toEqual([]);
  });

  it.each([
    [{ daysOpen: "25" }, "Days Open is 25, but I count 22 school days in October.", "2026-10 daysOpen 2500"],
    [{ circulation: "10000000" }, "Monthly Circulation is 10,000,000.", "2026-10 circulation 10000000"],
  ])("but are possible, such as %j, are asked about once", async (fields, why, row) => {
    const school = await startSchool();
    await openFigures(school, "October");
    await saveFigures(school, fields);
    expect(formText(school)).toContain(`*Not saved yet.* ${why} Save again if that's right.`);
    expect(await storedFigures(school)).toEqual([]);
    await saveFigures(school, {});
    expect(await storedFigures(school)).toContain(row);
    // What was said to be right isn't asked about again.
    await reportFigures(school, "October", { classes: "3" });
    expect(await storedFigures(school)).toContain("2026-10 classes 3");
    expectGoodMessages(school);
  });

  it("and are asked about again when they are others", async () => {
    const school = await startSchool();
    await openFigures(school, "October");
    await saveFigures(school, { daysOpen: "25" });
    await saveFigures(school, { daysOpen: "26" });
    expect(formText(school)).toContain("Days Open is 26");
    expect(await storedFigures(school)).toEqual([]);
  });
});

describe("two librarians at once", () => {
  it("save different figures without a question", async () => {
    const school = await startSchool();
    await openFigures(school, "October");
    await openFigures(school, "October", PAT);
    await saveFigures(school, { circulation: "2,117", daysOpen: "" });
    await saveFigures(school, { classes: "74", daysOpen: "" }, PAT);
    expect(await storedFigures(school)).toEqual(["2026-10 circulation 2117", "2026-10 classes 74"]);
  });

  it("and the same figure: the second reads what changed, and what they typed is kept until they save again", async () => {
    const school = await startSchool();
    await openFigures(school, "October");
    await openFigures(school, "October", PAT);
    await saveFigures(school, OCTOBER);
    await saveFigures(school, { circulation: "2,118", classes: "74" }, PAT);
    expect(formText(school, PAT)).toContain(
      "While you had the form open: Lee Librarian changed Monthly Circulation: 2,117. Save again to replace that",
    );
    expect(school.slack.as(PAT).modal()?.values).toMatchObject({ circulation: "2,118", classes: "74" });
    expect(await storedFigures(school)).toContain("2026-10 circulation 2117");
    await saveFigures(school, {}, PAT);
    expect(await storedFigures(school)).toContain("2026-10 circulation 2118");
    expectGoodMessages(school);
  });

  it("one of whom clears what the other changes", async () => {
    const school = await startSchool();
    await reportFigures(school, "October", OCTOBER);
    await openFigures(school, "October", PAT);
    await reportFigures(school, "October", { classes: "" });
    await saveFigures(school, { classes: "75" }, PAT);
    expect(formText(school, PAT)).toContain("Number of Classes Served was cleared.");
    expect(await storedFigures(school)).not.toContain("2026-10 classes 75");
  });
});

describe("the same submission", () => {
  it("twice saves once and answers once", async () => {
    const school = await startSchool();
    await openFigures(school, "October");
    const lee = school.slack.as(LEE);
    await lee.fill(OCTOBER);
    const before = school.slack.countWhispersTo(LEE);
    const first = await lee.submit();
    await school.slack.settle();
    await school.slack.deliver("interaction", first.request.payload);
    await school.slack.settle();
    expect(school.slack.countWhispersTo(LEE)).toBe(before + 1);
    expect(await storedFigures(school)).toHaveLength(3);
  });

  it("after somebody else changed the figures doesn't bring the old ones back", async () => {
    const school = await startSchool();
    await openFigures(school, "October");
    const lee = school.slack.as(LEE);
    await lee.fill(OCTOBER);
    const first = await lee.submit();
    await school.slack.settle();
    await reportFigures(school, "October", { circulation: "2,200" }, PAT);
    await school.slack.deliver("interaction", first.request.payload);
    await school.slack.settle();
    expect(await storedFigures(school)).toContain("2026-10 circulation 2200");
  });
});

describe("who reports figures", () => {
  it("is a librarian or an admin, looked up again with each click and each save", async () => {
    const school = await startSchool();
    for (const by of [TESS, OMAR]) {
      for (const text of ["stats", "stats October"]) {
        expect((await ask(school, text, { by })).text).toContain("Only librarians and admins can see and change");
      }
    }
    const click = await toForgedClick(school, { name: "figures", value: { month: "2026-10" }, by: TESS });
    await seeAfter(school, () => school.slack.deliver("interaction", click), TESS);
    expect(lastWhisper(school, TESS).text).toContain("Only librarians and admins");
    await openFigures(school, "October");
    await school.db.person.updateMany({ where: { id: LEE }, data: { librarian: false } });
    await saveFigures(school, OCTOBER);
    expect(formText(school)).toContain("Only librarians and admins");
    expect(await storedFigures(school)).toEqual([]);
    expectGoodMessages(school);
  });
});

describe("which months", () => {
  it.each([
    ["stats 2026-12", "December 2026 hasn't begun, so it has no figures yet."],
    ["stats 1999-12", "Choose a month in 2000 or later."],
    ["stats Otcober", "Did you mean October?"],
  ])("%s is refused", async (text, words) => {
    const school = await startSchool();
    expect((await ask(school, text, { by: LEE })).text).toContain(words);
  });

  it("from before the school used Bookend are taken", async () => {
    const school = await startSchool();
    await reportFigures(school, "2019-03", OCTOBER);
    expect(await storedFigures(school)).toContain("2019-03 circulation 2117");
  });
});

describe("the school year", () => {
  it.each([
    ["2026", "2026-27"],
    ["2025", "2025-26"],
    ["last year", "2025-26"],
    ["fall", "2026-27"],
    ["year", "2026-27"],
  ])("that is typed, %s, is %s", async (typed, year) => {
    const school = await startSchool();
    expect((await ask(school, `stats ${typed}`, { by: LEE })).text).toContain(`Figures by month: ${year}`);
    expectGoodMessages(school);
  });

  it("shows five months a page, newest first, with what is missing, and one tap opens the form", async () => {
    const school = await startSchool();
    await reportFigures(school, "September", { circulation: "1,803", daysOpen: "21" });
    await reportFigures(school, "October", OCTOBER);
    const list = await ask(school, "stats", { by: LEE });
    expect(list.text.split("\n")).toEqual([
      "Figures by month: 2026-27",
      "November 2026 · Not over yet",
      "October 2026 · Complete",
      "22 days · circulation 2,117 · 74 classes",
      "September 2026 · Missing: classes served",
      "21 days · circulation 1,803",
      "Only librarians and admins see this list. Reports show the figures.",
    ]);
    await seeAfter(
      school,
      () => school.slack.as(LEE).click(list, (element) => JSON.stringify(element).includes("Fill in: September 2026")),
      LEE,
    );
    expect(school.slack.as(LEE).modal()?.title).toBe("Figures: September 2026");
    expectGoodMessages(school);
  });
});
