// Files for people: asked for under a report or by /unit export, sent to the one who asked, and never more than they may read.
import { randomUUID } from "node:crypto";
import readWorkbook from "read-excel-file/universal";
import { describe, expect, it } from "vitest";
import type { Message } from "../../../sandbox/workspace/messages.js";
import type { Month } from "../../../src/domain/time/month.js";
import { ask, clickOn, forge, lastWhisper, press, wordsOnButtons } from "../../support/asking.js";
import { filesOf, nextFile } from "../../support/received-files.js";
import { addUnits, DUE, reports, startOnTheEve, tickAt } from "../../support/reporting.js";
import { ADMIN, GUEST, LEE, OMAR, PAT, type School, STAFF, startSchool, TESS } from "../../support/school.js";
import { waitUntil } from "../../support/waiting.js";
import { reportFigures } from "../../support/yearly.js";

const october = [
  { title: "Rivers and Deltas", date: "2026-10-02", level: 2, loggedBy: TESS, partners: [LEE], grades: ["4"] },
  { title: "=HYPERLINK(1)", date: "2026-10-09", level: 3, loggedBy: OMAR, partners: [LEE], grades: ["6"] },
] as const;

async function startWithOctober(): Promise<School> {
  const school = await startSchool();
  for (const by of [TESS, LEE, OMAR, PAT]) await ask(school, "help", { by });
  await addUnits(school, october as never);
  return school;
}

/** Clicks a button of a whisper and waits until the answer is there. */
const choose = (school: School, message: Message, text: string, by: string) => press(school, message, text, by);

describe("Download", () => {
  it("under a posted report offers three kinds of file, and sends each to the reader who asked", async () => {
    const school = await startOnTheEve();
    await addUnits(school, october as never);
    await tickAt(school, DUE);
    const [posted] = reports(school);
    if (!posted) throw new Error("There is no report.");
    expect(wordsOnButtons(posted).slice(-4)).toEqual(["Read it", "Ask a question", "Thank the library", "Download"]);
    for (const [count, [format, start]] of [
      ["PDF", "%PDF"] as const,
      ["XLSX", "PK\u0003\u0004"] as const,
      ["CSV", "ï»¿D"] as const,
    ].entries()) {
      const choice = await press(school, posted, "Download", PAT);
      expect(wordsOnButtons(choice)).toEqual(["PDF", "XLSX", "CSV"]);
      expect(choice.text).toContain("Download October 2026 report as:");
      const answer = await choose(school, choice, format, PAT);
      expect(answer).toMatchObject({ ts: choice.ts, channel: ADMIN });
      expect(answer.text).toContain(`Making October 2026 report (${format}). You'll get it in your messages`);
      const file = await nextFile(school, PAT, count + 1);
      expect([file.start, file.name]).toEqual([start, `October 2026 report.${format.toLowerCase()}`]);
    }
    expect(filesOf(school, LEE)).toEqual([]);
    expect(school.slack.messagesIn(ADMIN).flatMap(({ files }) => files)).toEqual([]);
    const [sheet] = await readWorkbook(new Blob([filesOf(school, PAT)[1]?.bytes as never]) as never);
    expect(JSON.stringify(sheet)).toContain("Rivers and Deltas");
  });

  it("is under a report, a summary and the rubric that are shown, also in Home's modals", async () => {
    const school = await startWithOctober();
    const report = await ask(school, "report October", { by: TESS });
    await choose(school, await press(school, report, "Download", TESS), "PDF", TESS);
    expect((await nextFile(school, TESS)).title).toBe("October 2026 report (PDF)");
    const year = await ask(school, "year 2026-27", { by: LEE });
    const choice = await press(school, year, "Download", LEE);
    expect(wordsOnButtons(choice)).toEqual(["PDF", "XLSX", "CSV", "Year-end page (PDF)"]);
    await choose(school, choice, "Year-end page (PDF)", LEE);
    expect(await nextFile(school, LEE)).toMatchObject({ start: "%PDF", name: "2026-27 year-end page.pdf" });
    const rubric = await ask(school, "rubric", { by: LEE });
    await press(school, rubric, "Download", LEE);
    expect(await nextFile(school, LEE, 2)).toMatchObject({ start: "%PDF", name: "Levels of partnership.pdf" });
    const fall = await ask(school, "year Sep-Dec", { by: LEE });
    expect(wordsOnButtons(await press(school, fall, "Download", LEE))).toEqual(["PDF", "XLSX", "CSV"]);
  });
});

describe("/unit export", () => {
  it("asks what, then as what, and says that it is on its way in the same place", async () => {
    const school = await startWithOctober();
    const what = await ask(school, "export", { by: LEE });
    expect(what.text).toContain("What would you like to export from 2026-27?");
    expect(wordsOnButtons(what)).toEqual(["Units", "Plans", "Figures", "Everything"]);
    const format = await choose(school, what, "Units", LEE);
    expect([format.ts, wordsOnButtons(format)]).toEqual([what.ts, ["XLSX", "CSV"]]);
    const started = await choose(school, format, "CSV", LEE);
    expect([started.ts, started.text]).toEqual([
      what.ts,
      "Making 2026-27 units (CSV). You'll get it in your messages with Bookend.",
    ]);
    const { name, text, title } = await nextFile(school, LEE);
    expect([name, title]).toEqual(["2026-27 units.csv", "2026-27 units (CSV)"]);
    expect(text).toContain("Rivers and Deltas");
    expect(text).not.toContain(",=HYPERLINK");
  });

  it.each([
    ["units October csv", "October 2026 units.csv"],
    ["log as excel", "2026-27 units.xlsx"],
    ["everything 2026-27 csv", "2026-27 all data.zip"],
    ["everything xlsx", "2026-27 all data.xlsx"],
    ["figures xlsx", "2026-27 figures.xlsx"],
    ["report October as a PDF", "October 2026 report.pdf"],
    ["year 2026-27 pdf", "2026-27 summary.pdf"],
  ])("sends at once what is typed whole: %s", async (typed, name) => {
    const school = await startWithOctober();
    await reportFigures(school, { month: "2026-10" as Month, circulation: 2117 });
    await ask(school, `export ${typed}`, { by: LEE });
    const file = await nextFile(school, LEE);
    expect(file.name).toBe(name);
    expect(file.bytes.length).toBeGreaterThan(100);
    const comment = school.slack.directMessagesTo(LEE).at(-1)?.text;
    expect(comment).toBe("As of Nov 10, 2026. Only you got this file.");
  });

  it("needs no whisper in the conversation with Bookend", async () => {
    const school = await startWithOctober();
    await school.slack.as(LEE).command("/unit", "export units csv");
    await nextFile(school, LEE);
    await school.slack.settle();
    expect(school.slack.directMessagesTo(LEE).filter(({ deleted }) => !deleted)).toHaveLength(1);
    expect(school.slack.whispersTo(LEE).filter(({ text }) => text.includes("Making"))).toEqual([]);
  });

  it("gives a teacher what a teacher may read, and asks Slack again at each click", async () => {
    const school = await startWithOctober();
    const what = await ask(school, "export", { by: TESS });
    expect(wordsOnButtons(what)).toEqual(["Units", "Plans", "Reflections", "OH YEAHs", "Everything"]);
    expect((await ask(school, "export figures", { by: TESS })).text).toContain(
      "Only librarians and admins can export figures.",
    );
    const value = { what: "figures", from: "2026-10-01", to: "2026-10-31", as: "csv" };
    expect((await forge(school, { name: "download-as", value, by: TESS })).text).toContain(
      "Only librarians and admins",
    );
    expect(
      (await forge(school, { name: "download-as", value: { ...value, to: "2046-10-31" }, by: LEE })).text,
    ).toContain("older version of Bookend");
    const asked = await ask(school, "export figures", { by: PAT });
    await school.slack.updatePerson(PAT, { isAdmin: false });
    expect((await choose(school, asked, "CSV", PAT)).text).toContain("Only librarians and admins");
    expect((await ask(school, "export units csv", { by: GUEST })).text).toContain("guests can't use it");
    for (const person of [TESS, PAT, LEE]) expect(filesOf(school, person)).toEqual([]);
  });

  it("gives each person only their own private reflections", async () => {
    const school = await startWithOctober();
    const { id: schoolId, workspaceId } = await school.db.school.findFirstOrThrow();
    const at = { createdAt: school.clock.now.toISOString(), updatedAt: school.clock.now.toISOString() };
    for (const personId of [TESS, OMAR]) {
      await school.db.reflection.create({
        data: {
          ...{ id: randomUUID(), workspaceId, schoolId, personId, sheet: "benefits", audience: "me", ...at },
          answers: { create: [{ question: "learners-1", text: `what ${personId} wrote` }] },
        },
      });
    }
    await ask(school, "export reflections csv", { by: TESS });
    expect((await nextFile(school, TESS)).text).toContain(`what ${TESS} wrote`);
    await ask(school, "export everything csv", { by: PAT });
    await ask(school, "export reflections csv", { by: OMAR });
    const [others, own] = [await nextFile(school, PAT), await nextFile(school, OMAR)];
    expect(own.text).toContain(`what ${OMAR} wrote`);
    for (const { text } of [own, others]) expect(text).not.toContain(`what ${TESS} wrote`);
  });

  it("says so if there is nothing, or the words are no period", async () => {
    const school = await startWithOctober();
    await ask(school, "export units September csv", { by: LEE });
    await waitUntil(() =>
      expect(school.slack.directMessagesTo(LEE).at(-1)?.text).toBe(
        "I couldn't make September 2026 units (CSV): There's nothing in September 2026 yet. Try another time.",
      ),
    );
    const answer = await ask(school, "export units octobr", { by: LEE });
    expect(answer.text).toContain('I don\'t recognize the period "octobr". Did you mean October?');
    expect(wordsOnButtons(answer)).toEqual(["/unit export units October"]);
    expect(filesOf(school, LEE)).toEqual([]);
  });

  it("sends one file for a double click", async () => {
    const school = await startWithOctober();
    const format = await ask(school, "export units", { by: LEE });
    const clicked = await clickOn(school, format, "CSV", LEE);
    await clicked.repeat();
    await nextFile(school, LEE);
    await school.slack.settle();
    await clicked.repeat();
    await school.slack.settle();
    expect(filesOf(school, LEE)).toHaveLength(1);
    expect(lastWhisper(school, LEE).channel).toBe(STAFF);
  });
});
